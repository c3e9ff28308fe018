"""How many more or fewer than budgeted a sentence says, against the rows of counts that it speaks of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from index.activities import canonical
from index.audit.findings import Finding, FindingKind, Operation, Place, place, swedish
from index.audit.subjects import named_in, parts_named
from index.language import fold, stem, stop_words
from index.types import Figure, Measure, Parsed, RowKind, UnitKind

_STATED = re.compile(
    r"\W*(?P<side>fler|färre)\b[^.;]{0,60}?\bän\s+(?:vad\s+som\s+(?:är\s+|har\s+|var\s+)?)?(?:budget\w*|planera\w*)",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"prognos|förvänta|beräkna|väntas", re.IGNORECASE)
_REACH = 110  # characters after the number in which the budget is named
_BACK = 160  # characters before it in which a forecast is
_ROWS = 6  # rows that one sentence may sum up; of more, nobody knows which
_WORD = re.compile(r"[^\W\d_]{5,}")
_STAFF = re.compile(r"arbetare|anställ|tjänst|medarbet|personal", re.IGNORECASE)
_PART = re.compile(r"^\s*(?:[-–*]|varav)\s*", re.IGNORECASE)

Rows = Mapping[tuple[int, int], Mapping[Measure, Figure]]


def volume_findings(parsed: Parsed, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Differences from the budget in places, people or cases that no choice of the rows gives."""
    groups = _groups(parsed, figures)
    for figure in figures:
        if figure.table is not None or figure.unit.kind is not UnitKind.COUNT or figure.value is None:
            continue
        stated = _STATED.search(parsed.text, figure.span.start, min(figure.span.end + _REACH, figure.quote.end))
        if stated is None or stated.start("side") > figure.span.end + 2:
            continue
        before = parsed.text[max(figure.quote.start, figure.span.start - _BACK) : figure.span.start]
        measures = (Measure.FORECAST,) if _AHEAD.search(before) else (Measure.FORECAST, Measure.OUTCOME)
        side = 1 if fold(stated["side"]) == "fler" else -1
        staff = _is_staff(figure)
        rows = _meant(
            figure, {key: rows for key, rows in groups.items() if _is_staff(rows[0][Measure.BUDGET]) == staff}
        )
        if rows:
            yield from _against(figure, side * abs(figure.value), rows, measures)


def _groups(parsed: Parsed, figures: Sequence[Figure]) -> dict[tuple[str, ...], list[dict[Measure, Figure]]]:
    """The rows of counts that have a budget, by the group that they stand under; parts of the row above left out."""
    rows: dict[tuple[int, int], dict[Measure, Figure]] = {}
    for figure in figures:
        counted = figure.table is not None and figure.unit.kind is UnitKind.COUNT and figure.value is not None
        if not counted or figure.total or not figure.group or _PART.match(figure.activity) is not None:
            continue
        held = rows.setdefault((figure.table or 0, figure.row or 0), {})
        known = held.get(figure.measure)
        if known is None or _later(figure, known):
            held[figure.measure] = figure
    found: dict[tuple[str, ...], list[dict[Measure, Figure]]] = {}
    for (table, row), held in rows.items():
        budget = held.get(Measure.BUDGET)
        if budget is not None and parsed.tables[table].rows[row].kind is not RowKind.PROSE:
            found.setdefault((str(table), *budget.group), []).append(held)
    return found


def _is_staff(figure: Figure) -> bool:
    """Whether it counts those who work there: no place and no case is held against them."""
    return _STAFF.search(f"{figure.unit.symbol} {figure.activity if figure.table is not None else ''}") is not None


def _later(one: Figure, other: Figure) -> bool:
    return one.period is not None and other.period is not None and one.period.end > other.period.end


def _meant(
    figure: Figure, groups: Mapping[tuple[str, ...], list[dict[Measure, Figure]]]
) -> list[dict[Measure, Figure]]:
    """The rows that the sentence is about: the group of its activity, the rows that it names, that of its heading."""
    named = canonical(figure.activity)
    own = [rows for key, rows in groups.items() if named is not None and canonical(key[-1]) == named]
    if len(own) != 1:
        about = parts_named(figure.activity)
        own = [rows for key, rows in groups.items() if about and about & named_in(key[-1]) == about]
    if len(own) == 1:
        return own[0]
    words = _words(figure.activity)
    single = [[row] for rows in groups.values() for row in rows if _words(row[Measure.BUDGET].activity) & words]
    if len(single) == 1:
        return single[0]
    heading = fold(figure.section[-1]) if figure.section else ""
    under = [rows for key, rows in groups.items() if fold(key[-1]) == heading]
    return under[0] if len(under) == 1 else []


def _words(text: str) -> frozenset[str]:
    """The stems of the telling words of a label."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if fold(word) not in stop_words())


def _against(
    figure: Figure, stated: Decimal, rows: Sequence[Mapping[Measure, Figure]], measures: Sequence[Measure]
) -> Iterator[Finding]:
    if len(rows) > _ROWS:
        return
    for measure in measures:
        pairs = [(row[measure], row[Measure.BUDGET]) for row in rows if measure in row]
        gaps = [(one.value or Decimal(0)) - (other.value or Decimal(0)) for one, other in pairs]
        if any(sum(some) == stated for size in range(1, len(gaps) + 1) for some in combinations(gaps, size)):
            return
    pairs = [(row[measures[0]], row[Measure.BUDGET]) for row in rows if measures[0] in row]
    gap = sum(((one.value or Decimal(0)) - (other.value or Decimal(0)) for one, other in pairs), Decimal(0))
    if len(pairs) == len(rows) and gap * stated > 0:
        yield _finding(figure, pairs, gap)


def _finding(figure: Figure, pairs: Sequence[tuple[Figure, Figure]], gap: Decimal) -> Finding:
    cells: tuple[Place, ...] = tuple(place(one) for one, _ in pairs) + tuple(place(other) for _, other in pairs)
    reached, planned = (
        sum((figure.value or Decimal(0) for figure in side), Decimal(0)) for side in zip(*pairs, strict=True)
    )
    side = "fler" if gap > 0 else "färre"
    calculation = f"{swedish(reached)} mot budgeterade {swedish(planned)}"
    message = (
        f"Texten anger {figure.text} än budgeterat ({figure.activity}) men raderna i tabellen ger "
        f"{swedish(abs(gap))} {side}: {calculation}."
    )
    return Finding(
        FindingKind.VOLUME, message, place(figure), None, calculation, gap, inputs=cells, operation=Operation.SUM
    )
