"""Every numeric cell of a table -> a Figure that knows its activity, measure, period, unit and side."""

import re

from index.figures import headers
from index.figures.cell_units import unit_for
from index.figures.chart_titles import summed
from index.figures.direction import Convention
from index.figures.grid import Grid, GridRow
from index.figures.headers import Column
from index.figures.rounds import made_earlier
from index.figures.table_reading import TableReading
from index.numbers import PERCENT, Number
from index.types import Cell, Figure, Line, Measure, Parsed, Period, PeriodKind, Row, RowKind, Span, Unit, UnitKind

_VARAV = re.compile(r"^\W*varav\b", re.IGNORECASE)
_WAGE = re.compile(
    r"\b(?:medel|genomsnitts?|snitt|median|manads|grund|begynnelse)[ -]?lon(?:en|er)?\b|\blon(?:elage|en)?\b"
)
# Rows that are what is left of the budget, whatever their columns are called: a plus is good, a minus bad.
_KEPT_TO_BUDGET = re.compile(r"\bbudget(?:hallning|foljsamhet|resultat)|\bover-?\s?/\s?underskott")
_CALENDAR = re.compile(r"\bdatum\b|\bstart\b|\bslut\b|\bar\b")


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
    column = summed(reading.grid.columns[at], row.label, document)
    about = headers.about_above(row.label)
    name, group, line = activity_of(reading, row, above)
    measure = about or _measure(column, row, reading.grid, document)
    if measure is Measure.OUTCOME and _is_wage(column.header, row.label, reading.first.stub, reading.first.caption):
        measure = Measure.AMOUNT
    unit = PERCENT if about and number.unit is None else unit_for(reading, row, source, at, number)
    favourable = None
    bare = unit.kind is UnitKind.UNKNOWN and not any(other.unit for other in reading.first.rows)
    if measure in (Measure.OUTCOME, Measure.FORECAST) and _is_left_of_budget(row.label, unit):
        measure, favourable = Measure.DEVIATION, (number.value > 0) - (number.value < 0)
    elif measure in (Measure.DEVIATION, Measure.CHANGE) and about is None and (bare or unit.kind is UnitKind.MONEY):
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
        header=row.label if reading.chart else column.header,
        table=row.table,
        row=row.index,
        column=at,
        earlier=_is_earlier(column, measure, document),
        total=_is_total(name) or (source.kind is RowKind.TOTAL and not (row.group and headers.block_line(row.label))),
    )


def _is_left_of_budget(label: str, unit: Unit) -> bool:
    return unit.kind is UnitKind.MONEY and _KEPT_TO_BUDGET.search(headers.fold(label)) is not None


def _is_wage(*texts: str) -> bool:
    """Whether what people earn is told: a price of work, not the outcome of an activity's accounts."""
    return any(_WAGE.search(headers.fold(text)) for text in texts)


def _is_earlier(column: Column, measure: Measure, document: Period | None) -> bool:
    forecast = measure is Measure.FORECAST or (measure is Measure.DEVIATION and column.against is not Measure.OUTCOME)
    whole = column.period is not None and column.period.kind is PeriodKind.YEAR
    return forecast and whole and document is not None and made_earlier(headers.fold(column.header), document)


def _is_total(activity: str) -> bool:
    return headers.fold(activity).split(" ")[0].strip("*:") in ("totalt", "summa", "total", "totalsumma")


def activity_of(reading: TableReading, row: GridRow, above: str) -> tuple[str, tuple[str, ...], Line | None]:
    """What the row is about, the groups it stands in, and its side of the accounts.

    A group called "Intäkter" or "Kostnader" is the side of its rows, not what they are about. "Netto" under
    "Barn och unga" is about Barn och unga; "Procentuell förändring" and "varav" are about the row above.
    """
    if reading.chart:
        return reading.chart, (), None
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
