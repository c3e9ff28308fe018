"""Comments inside a table ("Analys ...") against the row that they are about."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.audit.findings import Finding, FindingKind, place, swedish
from index.audit.subjects import agree, near
from index.types import Figure, Measure, Parsed, RowKind, Span, UnitKind

_AIM = re.compile(r"mål(?:et|värdet|värde|nivån?)?\s+(?:om|på|är)\s+(?:totalt\s+|minst\s+)?$", re.IGNORECASE)
_REACH = 40  # characters before a number in which a target is named
_KINDS = (UnitKind.PERCENT, UnitKind.COUNT)
_ALMOST = Decimal("0.15")  # how far apart two values may be and still be meant as one
_AIMED = Decimal("0.3")


def comment_findings(parsed: Parsed, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Outcomes and targets that a comment gives otherwise than the row above it."""
    cells: dict[tuple[int | None, int | None], list[Figure]] = {}
    for figure in figures:
        if figure.table is not None and figure.value is not None and figure.unit.kind in _KINDS:
            cells.setdefault((figure.table, figure.row), []).append(figure)
    said = [figure for figure in figures if figure.table is None and figure.value is not None]
    for at, table in enumerate(parsed.tables):
        above: int | None = None
        for index, row in enumerate(table.rows):
            if row.kind is not RowKind.PROSE:
                above = index
            elif above is not None:
                mine = cells.get((at, above), [])
                yield from _comment(parsed, mine, [one for one in said if row.span.covers(one.span)])


def _comment(parsed: Parsed, row: Sequence[Figure], said: Sequence[Figure]) -> Iterator[Finding]:
    for measure in (Measure.OUTCOME, Measure.TARGET):
        cell = _latest(row, measure)
        if cell is None:
            continue
        alike = [one for one in said if _same_unit(one, cell) and not _is_end_of_range(parsed, one)]
        aims = [one for one in alike if _is_aim(parsed, one)]
        mine = aims if measure is Measure.TARGET else [one for one in alike if one not in aims and _is_outcome(one)]
        if any(agree(one, cell) or _rounds(one, cell) for one in alike):
            continue
        new = [one for one in mine if not any(agree(one, other) or _rounds(one, other) for other in row)]
        close = [one for one in new if near(one, cell, _share(measure))]
        if len(close) == 1 and len(new) == 1:
            yield _finding(close[0], cell)


def _share(measure: Measure) -> Decimal:
    return _AIMED if measure is Measure.TARGET else _ALMOST


def _latest(row: Sequence[Figure], measure: Measure) -> Figure | None:
    """The cell of the measure, the last year's where there are several."""
    found = [cell for cell in row if cell.measure is measure and cell.period is not None]
    return max(found, key=lambda cell: (cell.period.end if cell.period is not None else None, cell.span), default=None)


def _same_unit(said: Figure, cell: Figure) -> bool:
    if said.unit.kind is UnitKind.PERCENT or cell.unit.kind is UnitKind.PERCENT:
        return said.unit.kind is cell.unit.kind
    return said.unit.kind is UnitKind.COUNT and said.unit.symbol == cell.unit.symbol


def _is_end_of_range(parsed: Parsed, figure: Figure) -> bool:
    """Whether it is one end of "96-98 procent"."""
    before = parsed.text[max(0, figure.span.start - 3) : figure.span.start]
    after = parsed.text[figure.span.end : figure.span.end + 3]
    return re.search(r"\d\s?[-–]\s?$", before) is not None or re.match(r"\s?[-–]\s?\d", after) is not None


def _is_aim(parsed: Parsed, figure: Figure) -> bool:
    before = Span(max(0, figure.span.start - _REACH), figure.span.start).of(parsed.text)
    return _AIM.search(before) is not None


def _is_outcome(figure: Figure) -> bool:
    return figure.measure in (Measure.OUTCOME, Measure.SHARE, Measure.OTHER)


def _rounds(said: Figure, cell: Figure) -> bool:
    """Whether a round number ("cirka 9 procent") may stand for the cell's."""
    return said.approximate and near(said, cell, Decimal("0.05"))


def _finding(said: Figure, cell: Figure) -> Finding:
    one, two = place(said), place(cell)
    printed = swedish(two.value, two.unit.symbol)
    message = f"Kommentaren anger {one.text} men tabellen {printed} ({two.what}) på raden ovanför."
    return Finding(FindingKind.PROSE, message, one, two, "")
