"""A table ready to be read cell by cell: its columns, numbers, conventions and what stands around it."""

import re
from dataclasses import dataclass, replace

from index.activities import ActivityMatch, activity, canonical, match
from index.figures import headers
from index.figures.chart_titles import chart_title
from index.figures.direction import Convention, convention_of
from index.figures.grid import Grid, grid_of
from index.figures.headers import Column
from index.types import Measure, Parsed, Period, PeriodKind, Table

_VARAV = re.compile(r"^\W*varav\b", re.IGNORECASE)
_UNIT_NOTE = re.compile(r"\([^)]*\)|,?\s+(?:i\s+)?(?:mnkr|tkr|mkr|mnr|kkr)\b", re.IGNORECASE)


@dataclass(frozen=True)
class TableReading:
    """A table, with those that go on from it over page breaks, and everything that its cells need."""

    tables: tuple[int, ...]  # into Parsed.tables
    first: Table
    grid: Grid
    convention: Convention
    section: tuple[str, ...]
    before: str  # the paragraph before it
    context: tuple[str, ...] = ()  # what the table itself says its rows are about
    chart: str = ""  # the chart that it sums up, where its rows are nothing but measures


def read_tables(parsed: Parsed, document: Period | None, noisy: bool = False) -> list[TableReading]:
    """Every table once, those split over pages put together."""
    chains: list[list[int]] = []
    for index, table in enumerate(parsed.tables):
        chain = next((chain for chain in chains if chain[-1] == table.continued), None)
        if chain is not None and len(parsed.tables[chain[0]].columns) == len(table.columns):
            chain.append(index)
        else:
            chains.append([index])
    readings: list[TableReading] = []
    for chain in chains:
        readings.append(_read(parsed, chain, document, readings[-1] if readings else None, noisy))
    return readings


def _read(
    parsed: Parsed, chain: list[int], document: Period | None, above: TableReading | None, noisy: bool
) -> TableReading:
    """The chain's columns, numbers and conventions; a deviation's period is that of what it compares."""
    first = parsed.tables[chain[0]]
    grid = grid_of([(at, parsed.tables[at]) for at in chain], headers.columns_of(first, document))
    convention = convention_of(grid, noisy)
    columns = tuple(_compared(grid, convention, at, document) for at in range(len(grid.columns)))
    section, before = _place(parsed, chain[0])
    context = _context(first, above)
    whole = replace(grid, columns=columns)
    return TableReading(tuple(chain), first, whole, convention, section, before, context, chart_title(first, before))


def _context(table: Table, above: TableReading | None) -> tuple[str, ...]:
    """The activity that the stub or caption names ("Heldygnsvård Vuxna 21–64 år"): its rows are about that.

    "Varav SiS" goes on from the table above it.
    """
    for text in (table.stub, table.caption):
        name = _UNIT_NOTE.sub("", text).strip(" ,;:")
        if name and (_is_activity(name) or any(_tells(found) for found in match(text))):
            return (*above.context, name) if above is not None and _VARAV.match(text) else (name,)
    return ()


def _tells(found: ActivityMatch) -> bool:
    return not found.weak and not activity(found.id).topic


def _is_activity(name: str) -> bool:
    """A word that only hints at an activity in a sentence ("beroende") is its name where it stands alone."""
    identifier = canonical(name)
    return identifier is not None and not activity(identifier).topic and any(m.id == identifier for m in match(name))


def _compared(grid: Grid, convention: Convention, at: int, document: Period | None) -> Column:
    """A deviation column takes the period of the column that arithmetic shows it to compare; a silent budget too."""
    column = grid.columns[at]
    pair = convention.pairing(at)
    if pair is not None:
        other = grid.columns[pair.other]
        if column.said.silent or column.period is None or column.said.year is not None:
            against = other.measure if other.measure in (Measure.OUTCOME, Measure.FORECAST) else column.against
            return replace(column, period=other.period or column.period, against=against)
    if column.measure is Measure.BUDGET and column.said.silent:
        pair = next((pair for pair in convention.pairings if pair.budget == at), None)
        if pair is not None and grid.columns[pair.other].measure is Measure.OUTCOME:
            return replace(column, period=grid.columns[pair.other].period)
    if column.measure is Measure.DEVIATION and column.against is None and column.period is not None:
        partial = column.period == document and column.period.kind is not PeriodKind.YEAR
        return replace(column, against=Measure.OUTCOME if partial else None)
    return column


def _place(parsed: Parsed, index: int) -> tuple[tuple[str, ...], str]:
    """The heading path over a table and the paragraph before it."""
    before = ""
    for block in parsed.blocks:
        if block.table == index:
            return parsed.sections[block.section].path, before
        before = block.body.text if block.table is None else ""
    return (), ""
