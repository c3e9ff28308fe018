"""Every numeric cell of a table -> a Figure that knows its activity, measure, period, unit and side."""

import re
from dataclasses import dataclass, replace

from index.activities import activity, match
from index.figures import headers
from index.figures.direction import Convention, convention_of
from index.figures.grid import Grid, GridRow, grid_of
from index.figures.headers import Column
from index.numbers import PERCENT, UNKNOWN, Number, count, unit_of
from index.types import (
    Cell,
    Figure,
    Line,
    Measure,
    Parsed,
    Period,
    PeriodKind,
    Row,
    RowKind,
    Span,
    Table,
    Unit,
    UnitKind,
)

_ASIDE = re.compile(r"\butifran\b.*|\bi driftsredovisning.*")
_COUNTED = re.compile(r"^\W*(?:varav\s+)?(?:(?:genomsnittlig[at]*|totala?)\s+)?antal", re.IGNORECASE)
_VARAV = re.compile(r"^\W*varav\b", re.IGNORECASE)
_SAID_ABOUT = re.compile(
    r"\b(?:belopp|siffror|uppgifter|tabell\w*)\b[^.]{0,60}\b(?:tkr|mnkr|mkr|kronor|kr)\b", re.IGNORECASE
)
_UNIT_NOTE = re.compile(r"\([^)]*\)|,?\s+(?:i\s+)?(?:mnkr|tkr|mkr|mnr|kkr)\b", re.IGNORECASE)
_CALENDAR = re.compile(r"\bdatum\b|\bstart\b|\bslut\b|\bar\b")
_MONEY_MEASURES = (Measure.BUDGET, Measure.OUTCOME, Measure.FORECAST, Measure.DEVIATION, Measure.AMOUNT, Measure.CHANGE)
STRONG = (UnitKind.PERCENT, UnitKind.POINTS, UnitKind.MONEY, UnitKind.DURATION, UnitKind.INDEX)


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
    return TableReading(tuple(chain), first, replace(grid, columns=columns), convention, section, before, context)


def _context(table: Table, above: TableReading | None) -> tuple[str, ...]:
    """The activity that the stub or caption names ("Heldygnsvård Vuxna 21–64 år"): its rows are about that.

    "Varav SiS" goes on from the table above it.
    """
    for text in (table.stub, table.caption):
        if text and any(not found.weak and not activity(found.id).topic for found in match(text)):
            name = _UNIT_NOTE.sub("", text).strip(" ,;:")
            return (*above.context, name) if above is not None and _VARAV.match(text) else (name,)
    return ()


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


def table_figures(parsed: Parsed, reading: TableReading, document: Period | None) -> list[Figure]:
    """All numeric cells of a table, row by row."""
    found: list[Figure] = []
    above = ""
    for row in reading.grid.rows:
        source = parsed.tables[row.table].rows[row.index]
        for at, number in enumerate(row.numbers):
            cell = source.cells[at]
            if number is None or cell is None or _is_calendar(number, reading.grid.columns[at]):
                continue
            found.append(figure_of(parsed, reading, row, source, at, number, cell, above, document))
        if row.label and headers.about_above(row.label) is None and not _VARAV.match(row.label):
            above = row.label
    return found


def _is_calendar(number: Number, column: Column) -> bool:
    """A year under a header that asks for one is no quantity."""
    lone_year = number.decimals == 0 and 1950 <= number.value <= 2100 and len(number.text.strip()) == 4
    return lone_year and column.measure is None and _CALENDAR.search(headers.fold(column.header)) is not None


def figure_of(
    parsed: Parsed,
    reading: TableReading,
    row: GridRow,
    source: Row,
    at: int,
    number: Number,
    cell: Cell,
    above: str,
    document: Period | None,
) -> Figure:
    column = reading.grid.columns[at]
    about = headers.about_above(row.label)
    name, group, line = activity_of(reading, row, above)
    measure = about or _measure(column, row, reading.grid, document)
    unit = PERCENT if about and number.unit is None else unit_for(reading, row, source, at, number)
    favourable = None
    bare = unit.kind is UnitKind.UNKNOWN and not any(other.unit for other in reading.first.rows)
    if measure in (Measure.DEVIATION, Measure.CHANGE) and about is None and (bare or unit.kind is UnitKind.MONEY):
        favourable = _favourable(reading.convention, at, number, line or column.line)
    return Figure(
        value=number.value,
        text=number.text,
        unit=unit,
        activity=name,
        measure=measure,
        span=_number_span(parsed.text, cell, number),
        quote=source.span,
        section=reading.section,
        group=(*reading.context, *group),
        line=line or column.line,
        period=column.period,
        favourable=favourable,
        header=column.header,
        table=row.table,
        row=row.index,
        column=at,
        total=_is_total(name) or (source.kind is RowKind.TOTAL and not (row.group and headers.block_line(row.label))),
    )


def _is_total(activity: str) -> bool:
    return headers.fold(activity).split(" ")[0].strip("*:") in ("totalt", "summa", "total", "totalsumma")


def activity_of(reading: TableReading, row: GridRow, above: str) -> tuple[str, tuple[str, ...], Line | None]:
    """What the row is about, the groups it stands in, and its side of the accounts.

    A group called "Intäkter" or "Kostnader" is the side of its rows, not what they are about. "Netto" under "Barn och unga" is about Barn och unga; "Procentuell förändring" and "varav" are about the row above.
    """
    line = headers.block_line(row.label)
    group = row.group[:-1] if row.group and headers.block_line(row.group[-1]) is not None else row.group
    if line is not None and group:
        return group[-1], group[:-1], line
    if headers.about_above(row.label) is not None and above:
        return above, group, None
    if _VARAV.match(row.label) and above:
        return row.label, (*group, above), line
    if not row.label:
        return (group[-1] if group else reading.first.caption or reading.first.stub), group[:-1], line
    return row.label, group, line or row.line


def _measure(column: Column, row: GridRow, grid: Grid, document: Period | None) -> Measure:
    """The column's measure; where its header names none, the row's, else what a past period must be: an outcome."""
    if column.measure is not None:
        return column.measure
    said = headers.read_header(row.label, document)
    if said.measure is not None and headers.only_measure(row.label):
        return said.measure
    if any(other.measure is Measure.AMOUNT for other in grid.columns) and column.line is not None:
        return Measure.AMOUNT
    if column.period is not None and (document is None or column.period.end <= document.end):
        return Measure.OUTCOME
    return Measure.OTHER


def _favourable(convention: Convention, at: int, number: Number, line: Line | None) -> int | None:
    if number.value == 0:
        return 0
    good = convention.favours(at, line)
    return None if good == 0 else good * (1 if number.value > 0 else -1)


def _number_span(text: str, cell: Cell, number: Number) -> Span:
    """Where the number itself stands in its cell."""
    printed = cell.span.of(text)
    at = printed.find(number.text)
    if at >= 0:
        return Span(cell.span.start + at, cell.span.start + at + len(number.text))
    return cell.span


# ---- units -----------------------------------------------------------------------------------------------------


def unit_for(reading: TableReading, row: GridRow, source: Row, at: int, number: Number) -> Unit:
    """The cell's unit from whatever says it closest: cell, unit column, row label, column, group, table, text before.

    UNKNOWN where nothing says it.
    """
    table, column = reading.first, reading.grid.columns[at]
    label = unit_of(row.label) if row.label else None
    strong = label if label is not None and (label.kind in STRONG or _COUNTED.match(row.label)) else None
    group = next((hit for name in row.group[::-1] if (hit := unit_of(name)) and _says(name, hit)), None)
    around = _table_unit(table)
    return (
        number.unit
        or (_column_unit(source.unit) if source.unit and _unit_column_applies(reading, at) else None)
        or strong
        or column.unit
        or group
        or around
        or _neighbour_unit(reading.grid, column)
        or label
        or _text_unit(reading)
        or UNKNOWN
    )


def _says(name: str, unit: Unit) -> bool:
    return unit.kind in STRONG or "antal" in name.lower()


def _column_unit(printed: str) -> Unit:
    return unit_of(printed) or count(printed.lower())


def _unit_column_applies(reading: TableReading, at: int) -> bool:
    """A unit column beside volume columns ("Volymenhet") is theirs, not that of the money deviations further on."""
    column = reading.grid.columns[at]
    headers_folded = [_ASIDE.sub("", headers.fold(header)) for header in reading.first.columns]
    if not any("volym" in header for header in headers_folded):
        return True
    if column.measure is Measure.DEVIATION:
        return reading.convention.pairing(at) is not None
    return "volym" in headers_folded[at] or column.measure is None


def _table_unit(table: Table) -> Unit | None:
    for text in (table.stub, table.caption):
        unit = unit_of(text) if text else None
        if unit is not None and _says(text, unit):
            return unit
    return None


def _neighbour_unit(grid: Grid, column: Column) -> Unit | None:
    """Where two money columns or more agree on a unit, the money column between them without one shares it."""
    money = [other.unit for other in grid.columns if other.unit is not None and other.unit.kind is UnitKind.MONEY]
    if len(money) < 2 or len(set(money)) > 1:
        return None
    return money[0] if column.measure in _MONEY_MEASURES or column.line is not None else None


def _text_unit(reading: TableReading) -> Unit | None:
    """A money unit that the heading gives, or a sentence before the table that speaks of its amounts."""
    for text in (reading.section[-1] if reading.section else "", _SAID_ABOUT.search(reading.before)):
        words = text if isinstance(text, str) else text.group() if text is not None else ""
        unit = unit_of(words) if words else None
        if unit is not None and unit.kind is UnitKind.MONEY:
            return unit
    return None
