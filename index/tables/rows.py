"""What the rows of a table are: data, totals, group headings and prose; and which groups they stand under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.tables.cells import clean_label, is_sentence, is_value, mapped
from index.tables.draft import Draft, DraftRow
from index.types import Row, RowKind, Span

Groups = tuple[str, ...]

_PROSE = re.compile(r"(?:analys|kommentar(?:er)?|anm(?:ärkning)?|förklaring|motivering)\b[.:]?\s*", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:del|total)?summa\b|total(?:t|er|summa)?\b|s:a\b|(?:årets|periodens|balans|helårets) ?resultat\b", re.IGNORECASE
)
# Totals only where parts stand above them.
_RESULT = re.compile(
    r"(?:netto(?:kostnad|resultat|utfall)?|resultat)(?:er|en|et)?(?!\w)|verksamhetens \w+", re.IGNORECASE
)
_PARTS = re.compile(r"(?:varav|därav)\b|[-–•]")
_LONG = 70  # characters: a group heading is shorter
_DASHED = re.compile(r"\s[-–]\s")


def understand(drafted: Draft, text: str, groups: Groups) -> tuple[tuple[Row, ...], Groups]:
    """The draft's rows with kind and groups; `groups` is open at its beginning, and what is open at its end."""
    numeric = has_values(drafted.rows)
    rows: list[Row] = []
    parts = 0  # rows of data and totals above in this group: what a result could add up
    fresh = False  # whether the row above is a group heading
    source = [row for row in drafted.rows if row.label or not row.empty]
    for place, row in enumerate(source):
        last = place == len(source) - 1
        kind = _kind(row, numeric, parts, last)
        if kind is RowKind.PROSE:
            _add_prose(rows, row, text, groups)
            continue
        if kind is RowKind.GROUP:
            groups = nested(groups, clean_label(row.label), fresh)
            parts, fresh = 0, True
            rows.append(_row(row, kind, groups[:-1]))
            continue
        fresh = False
        if any(_TOTAL.match(group) for group in groups):
            kind = RowKind.TOTAL
        if kind is RowKind.TOTAL and last and _closes_all(rows, groups):
            groups = ()
        parts += 1
        rows.append(_row(row, kind, groups))
    return tuple(rows), groups


def has_values(rows: Sequence[DraftRow]) -> bool:
    """Whether some column holds mostly values, so that the table is one of figures and not of words."""
    width = max((len(row.cells) for row in rows), default=0)
    for place in range(width):
        filled = [cell.text for row in rows if place < len(row.cells) and (cell := row.cells[place])]
        if filled and sum(map(is_value, filled)) * 3 >= len(filled):
            return True
    return False


def _kind(row: DraftRow, numeric: bool, parts: int, last: bool) -> RowKind:
    label = clean_label(row.label)
    values = [cell.text for cell in row.cells if cell]
    if row.prose or (numeric and not any(map(is_value, values)) and _is_prose(row, values)):
        return RowKind.PROSE
    if not values:
        if _TOTAL.match(label) and last:
            return RowKind.TOTAL
        if _PARTS.match(row.label) or label[:1].islower() or len(label) > _LONG or not numeric:
            return RowKind.DATA
        return RowKind.GROUP
    if _TOTAL.match(label) or (_RESULT.match(label) and parts >= 2):
        return RowKind.TOTAL
    return RowKind.DATA


def _is_prose(row: DraftRow, values: Sequence[str]) -> bool:
    """Sentences about the row above: a footnote, a row headed "Analys", or one cell of sentences and nothing else."""
    if row.label.startswith("*") and not values:
        return True
    if _PROSE.match(row.label):
        return len(values) <= 1 and (not values or values[0] != "-")
    return not values and is_sentence(row.label)


def _add_prose(rows: list[Row], row: DraftRow, text: str, groups: Groups) -> None:
    """One more row of prose; prose that follows prose goes on with it."""
    head = _PROSE.match(row.label)
    spans = row.prose or _prose_spans(row, text, head)
    above = rows[-1] if rows and rows[-1].kind is RowKind.PROSE else None
    if above is not None and not head and not row.label.startswith("*"):
        known = (above.prose.span(0, len(above.prose.text)),) if above.prose and above.prose.text else ()
        joined = replace(above, span=above.span.joined(row.span), prose=mapped(text, known + spans))
        rows[-1] = joined
        return
    label = head.group().strip(" .:") if head else ""
    nothing: tuple[None, ...] = (None,) * len(row.cells)
    rows.append(Row(label, nothing, RowKind.PROSE, row.span, groups, prose=mapped(text, spans)))


def _prose_spans(row: DraftRow, text: str, head: re.Match[str] | None) -> tuple[Span, ...]:
    """Where the sentences of a row stand: its cells, or its label less the word that heads it."""
    cells = tuple(cell.span for cell in row.cells if cell)
    if cells:
        return cells
    first = text[row.span.start : row.span.end].split("\t", 1)[0].split("|", 1)[0]
    own = _PROSE.match(first) if head else None
    start = row.span.start + (own.end() if own else 0)
    end = row.span.start + len(first.rstrip())
    return (Span(start, end),) if end > start else ()


def nested(groups: Groups, label: str, fresh: bool) -> Groups:
    """The open groups after one more heading.

    A heading right below another one stands inside it. A later heading takes the place of the inner one when it is
    built like that one ("Vuxna - ..."), and else begins again from outside.
    """
    if fresh and groups:
        return (*groups, label)
    if len(groups) > 1:
        inner, outer = bool(_DASHED.search(groups[-1])), bool(_DASHED.search(groups[0]))
        if inner != outer and bool(_DASHED.search(label)) == inner:
            return (*groups[:-1], label)
    return (label,)


def _closes_all(rows: Sequence[Row], groups: Groups) -> bool:
    """Whether a last total adds up the whole table: it says so, or the groups before had no totals of their own."""
    if not groups or any(_TOTAL.match(group) for group in groups):
        return False
    if len({above.group for above in rows if above.kind is not RowKind.GROUP}) < 2:
        return False
    before = {above.group: above.kind for above in rows if above.kind in (RowKind.DATA, RowKind.TOTAL)}
    own = before.get(groups)
    totals = [kind for group, kind in before.items() if group != groups]
    return own is RowKind.TOTAL or RowKind.TOTAL not in totals


def _row(row: DraftRow, kind: RowKind, groups: Groups) -> Row:
    return Row(clean_label(row.label), row.cells, kind, row.span, groups, row.unit, placed=row.placed)
