"""Sentences against tables, and sentences against their own arithmetic."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.activities import canonical
from index.audit.findings import Finding, FindingKind, place, swedish
from index.audit.subjects import (
    TOTAL,
    Topic,
    agree,
    ambiguous_columns,
    comparable_lines,
    line_of_total,
    magnitude,
    named_in,
    names_committee,
    near,
    parts_named,
    prose_subject,
    speaks_of_the_budget,
    table_subject,
    topic,
)
from index.audit.tables import Key, Proof
from index.types import Figure, Line, Measure, Parsed, PeriodKind, Span, UnitKind

_COMPARED = (Measure.BUDGET, Measure.OUTCOME, Measure.FORECAST, Measure.DEVIATION)
_ANCHORS = 2  # amounts of a section that must stand in one row before its activity is taken for that row
_DIGITS = 2
_SIDES = {Line.INCOME, Line.COST}
_YEAR_END = re.compile(r"årets slut|helår|för året|vid året|prognos|beräknas|förvänta", re.IGNORECASE)
_ROW = "rad"  # subject of a table row whose label names no known activity
_SIZE = Decimal("0.5")  # how far apart two amounts may be and still be meant as one
_NEXT = Decimal("0.05")  # the same, where only a neighbouring amount says which row is meant
_CLOSE = Decimal("0.15")  # the same, where only the heading says what the sentence is about


@dataclass(frozen=True)
class _Tables:
    """The money cells of all tables, by what they speak of and by activity."""

    by_topic: dict[Topic, list[Figure]]
    by_subject: dict[str, list[Figure]]


def prose_findings(
    parsed: Parsed, figures: Sequence[Figure], committee: str | None, proven: Mapping[Key, Proof]
) -> Iterator[Finding]:
    """Amounts in sentences that differ from what the tables state of the same activity, measure and period."""
    tables = _tables(figures)
    said = [figure for figure in figures if _is_said(parsed, figure)]
    anchors = _anchors(said, tables, committee)
    neighbours = _neighbours(parsed, said, tables, committee)
    for figure in said:
        sentence = figure.quote.of(parsed.text)
        subject, size = prose_subject(figure, committee) or _whole(figure, sentence, committee), _CLOSE
        if (figure.section, subject or figure.activity) in anchors:
            subject, size = anchors[figure.section, subject or figure.activity], _SIZE
        elif figure.span in neighbours:
            same = neighbours[figure.span] == subject
            subject, size = neighbours[figure.span], _CLOSE if same else _NEXT
        elif names_committee(sentence, committee) if subject == TOTAL else subject in named_in(sentence):
            size = _SIZE
        changed = subject not in (TOTAL, prose_subject(figure, committee))
        aimed = replace(figure, line=None) if changed else figure
        if subject is not None:
            yield from _against(aimed, subject, sentence, tables, proven, size)


def _whole(figure: Figure, sentence: str, committee: str | None) -> str | None:
    """TOTAL for a sentence that says itself that it is about the committee and names no part of it."""
    whole = names_committee(sentence, committee) and not parts_named(sentence)
    return TOTAL if whole and figure.line is not Line.INCOME else None


def _tables(figures: Sequence[Figure]) -> _Tables:
    found, unclear = _Tables({}, {}), ambiguous_columns(figures)
    for figure in figures:
        if figure.table is None or figure.unit.kind is not UnitKind.MONEY or figure.value is None:
            continue
        if (figure.table, figure.column) in unclear:
            continue
        subject = table_subject(figure) or f"{_ROW} {figure.table} {figure.row}"
        found.by_subject.setdefault(subject, []).append(figure)
        if (key := topic(figure, subject)) is not None:
            found.by_topic.setdefault(key, []).append(figure)
    return found


def _is_said(parsed: Parsed, figure: Figure) -> bool:
    return (
        figure.table is None
        and figure.unit.kind is UnitKind.MONEY
        and figure.measure in _COMPARED
        and speaks_of_the_budget(figure.quote.of(parsed.text))
    )


def _anchors(said: Sequence[Figure], tables: _Tables, committee: str | None) -> dict[tuple[tuple[str, ...], str], str]:
    """Activities that the tables call something else: the one row that states several amounts of that section."""
    places: dict[tuple[tuple[str, ...], str], list[Figure]] = {}
    for figure in said:
        subject = prose_subject(figure, committee)
        if subject is None or subject not in tables.by_subject:
            places.setdefault((figure.section, subject or figure.activity), []).append(figure)
    found: dict[tuple[tuple[str, ...], str], str] = {}
    for key, group in places.items():
        hits = [
            subject
            for subject, cells in tables.by_subject.items()
            if sum(any(_same_amount(figure, cell) for cell in cells) for figure in group) >= _ANCHORS
        ]
        if len(hits) == 1:
            found[key] = hits[0]
    return found


def _neighbours(parsed: Parsed, said: Sequence[Figure], tables: _Tables, committee: str | None) -> dict[Span, str]:
    """Amounts of a paragraph whose activity no table names, beside an amount that is one row's and no other's."""
    found: dict[Span, str] = {}
    for block in parsed.blocks:
        here = [figure for figure in said if block.table is None and block.span.covers(figure.span)]
        lost = [figure for figure in here if _is_lost(parsed, figure, tables, committee)]
        rows = {
            subject
            for figure in lost
            for subject, cells in tables.by_subject.items()
            if any(_same_amount(figure, cell) and cell.period == figure.period for cell in cells)
        }
        if len(rows) == 1:
            found |= {figure.span: next(iter(rows)) for figure in lost}
    return found


def _is_lost(parsed: Parsed, figure: Figure, tables: _Tables, committee: str | None) -> bool:
    """Whether the sentence's activity is no row's, or is the committee's for want of a better one."""
    subject = prose_subject(figure, committee)
    if subject == TOTAL:
        return not names_committee(figure.quote.of(parsed.text), committee)
    return subject not in tables.by_subject


def _same_amount(figure: Figure, cell: Figure) -> bool:
    """The very amount, of two digits or more, and the same kind of figure."""
    if (figure.measure is Measure.DEVIATION) != (cell.measure is Measure.DEVIATION):
        return False
    digits = len(figure.value.as_tuple().digits) if figure.value is not None else 0
    (a, half_a), (b, half_b) = magnitude(figure), magnitude(cell)
    return digits >= _DIGITS and abs(abs(a) - abs(b)) < half_a + half_b


def _against(
    figure: Figure, subject: str, sentence: str, tables: _Tables, proven: Mapping[Key, Proof], size: Decimal
) -> Iterator[Finding]:
    row = tables.by_subject.get(subject, [])
    same = _candidates(figure, subject, tables, figure.measure)
    if figure.measure is Measure.FORECAST and not any(near(figure, other) for other in same):
        same = _candidates(figure, subject, tables, Measure.DEVIATION)  # "prognosen är +1,9 miljoner"
    if not same or any(agree_loosely(figure, other) for other in same):
        return
    if figure.line is None and {cell.line for cell in row if cell.measure is figure.measure} == _SIDES:
        return  # what is left of both sides is neither of them
    year_end = _YEAR_END.search(sentence) is not None
    if any(_is_that(figure, other, year_end) for other in row):
        return  # the sentence speaks of another figure of that row
    other = min(same, key=lambda one: abs(abs(magnitude(one)[0]) - abs(magnitude(figure)[0])))
    if near(figure, other, size) or _breaks_balance(figure, other, sentence):
        yield _finding(figure, other, proven)


def _breaks_balance(figure: Figure, other: Figure, sentence: str) -> bool:
    """Whether the section of a row says outright that its year ends off budget, where the row ends right on it.

    Nought is near nothing, so that only the heading tells that the two are of one thing.
    """
    heading = canonical(figure.section[-1]) if figure.section else None
    alone = heading is not None and canonical(figure.activity) == heading and not parts_named(sentence) - {heading}
    yearly = figure.period is not None and figure.period.kind is PeriodKind.YEAR
    level = other.measure is Measure.DEVIATION and magnitude(other)[0] == 0
    return alone and yearly and level and figure.measure is Measure.DEVIATION and bool(figure.favourable)


def _candidates(figure: Figure, subject: str, tables: _Tables, measure: Measure) -> list[Figure]:
    key = topic(figure, subject)
    if key is None:
        return []
    found = tables.by_topic.get(Topic(key.subject, measure, key.period, key.kind, key.earlier), [])
    side = figure.line or (Line.NET if subject == TOTAL else None)
    return [other for other in found if comparable_lines(side, line_of_total(other))]


def agree_loosely(first: Figure, second: Figure) -> bool:
    """The same amount, with its direction where both figures know theirs."""
    if agree(first, second):
        return True
    if first.favourable is not None and second.favourable is not None:
        return False
    (a, half_a), (b, half_b) = magnitude(first), magnitude(second)
    return abs(abs(a) - abs(b)) < half_a + half_b or abs(a) == abs(b)


def _is_that(figure: Figure, other: Figure, year_end: bool) -> bool:
    """Whether the amount is another figure of the same row: an outcome read as a deviation, the year's as the period's.

    Two deviations of a row are told apart only where the sentence speaks of the year's end.
    """
    if figure.measure is Measure.DEVIATION and other.measure is Measure.DEVIATION and not year_end:
        return False
    (a, half_a), (b, half_b) = magnitude(figure), magnitude(other)
    return abs(abs(a) - abs(b)) < half_a + half_b


def _finding(figure: Figure, other: Figure, proven: Mapping[Key, Proof]) -> Finding:
    said, printed = place(figure), place(other)
    key = (other.table or 0, other.row or 0, other.column or 0)
    proof = proven.get(key)
    gap = abs(abs(magnitude(figure)[0]) - abs(magnitude(other)[0])) / figure.unit.scale
    message = (
        f"Texten anger {said.text} ({figure.activity}) men tabellen {swedish(printed.value, printed.unit.symbol)} "
        f"({printed.what}). Skillnad {swedish(gap.normalize() + Decimal(0), figure.unit.symbol)}."
    )
    calculation = proof.text if proof is not None else ""
    supported = printed.value if proof is not None else None
    inputs = tuple(place(cell) for cell in proof.cells) if proof is not None else ()
    return Finding(FindingKind.PROSE, message, said, printed, calculation, supported=supported, inputs=inputs)
