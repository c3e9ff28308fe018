"""Sums and deviations inside a report's tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.audit.findings import Finding, FindingKind, Operation, place, swedish
from index.figures.grid import Grid, GridRow, tolerance
from index.figures.sums import Check, checks, sums_of
from index.figures.table_reading import TableReading
from index.numbers import Number, decimals_of
from index.types import Figure, Measure, Reading, UnitKind

Key = tuple[int, int, int]  # table, row, column
_NAMES = {Measure.BUDGET: "budget", Measure.FORECAST: "prognos", Measure.OUTCOME: "utfall"}
_FEW = 3  # parts that an average is told from a total by
_SHOWN_PARTS = 8


@dataclass(frozen=True)
class AuditTable:
    """A table's reading with the figures that its cells became; the grid holds reconstructed values."""

    reading: TableReading
    grid: Grid
    figures: Mapping[Key, Figure]

    def figure(self, row: GridRow, column: int) -> Figure | None:
        return self.figures.get((row.table, row.index, column))


@dataclass(frozen=True)
class Proof:
    """An equation that a cell stands in and that holds, as a reader would check it, with the cells in it."""

    text: str
    cells: tuple[Figure, ...] = ()


def audit_tables(readings: Sequence[TableReading], figures: Sequence[Figure]) -> list[AuditTable]:
    """The tables with their figures' values; what is unreadable is left out."""
    by_key = {
        (figure.table, figure.row, figure.column): figure
        for figure in figures
        if figure.table is not None and figure.row is not None and figure.column is not None
    }
    found = []
    for reading in readings:
        rows = tuple(_with_values(row, by_key) for row in reading.grid.rows)
        mine = {key: figure for key, figure in by_key.items() if key[0] in reading.tables}
        found.append(AuditTable(reading, Grid(reading.grid.columns, rows), mine))
    return found


def _with_values(row: GridRow, figures: Mapping[Key, Figure]) -> GridRow:
    numbers: list[Number | None] = []
    for column in range(len(row.numbers)):
        figure = figures.get((row.table, row.index, column))
        if figure is None or figure.value is None:
            numbers.append(None)
        else:
            numbers.append(Number(figure.value, decimals_of(figure.value), figure.text, figure.value < 0, figure.unit))
    return replace(row, numbers=tuple(numbers))


# ---- sums ------------------------------------------------------------------------------------------------------


def sum_findings(table: AuditTable) -> Iterator[Finding]:
    """Totals that are not what their parts come to."""
    for found in sums_of(table.grid):
        if not found.sure:
            continue
        total, parts = table.grid.rows[found.total], [table.grid.rows[at] for at in found.parts]
        for check in checks(table.grid, found):
            figure = table.figure(total, check.column)
            if figure is None or check.gap == 0 or not _complete(table, parts, check.column) or not _adds(check):
                continue
            cells = [cell for part in parts if (cell := table.figure(part, check.column)) is not None]
            yield _sum_finding(figure, check, cells)


def _complete(table: AuditTable, parts: Sequence[GridRow], column: int) -> bool:
    """Whether every part that is printed could be read."""
    figures = (table.figure(part, column) for part in parts)
    return all(figure is None or figure.reading is not Reading.UNREADABLE for figure in figures)


def _adds(check: Check) -> bool:
    """Percentages, scores and averages are not added up."""
    unit = check.total.unit
    kind = UnitKind.UNKNOWN if unit is None else unit.kind
    if kind is UnitKind.UNKNOWN and _is_mean(check):
        return False
    return kind in (UnitKind.MONEY, UnitKind.COUNT, UnitKind.UNKNOWN)


def _is_mean(check: Check) -> bool:
    """Whether a total lies between the parts and far below what they come to: it is their average, of days say."""
    sizes = [abs(number.value) for number in check.parts if number.value]
    if len(sizes) < _FEW:
        return False
    total = abs(check.total.value)
    return min(sizes) < total < max(sizes) and total * 2 < abs(check.added)


def _sum_finding(figure: Figure, check: Check, cells: Sequence[Figure]) -> Finding:
    unit = figure.unit.symbol
    terms = [swedish(number.value) for number in check.parts]
    shown = (
        " + ".join(f"({term})" if term.startswith("−") else term for term in terms)
        if len(terms) <= _SHOWN_PARTS
        else f"{len(terms)} rader"
    )
    explained = check.within_rounding
    ending = "Skillnaden ryms i avrundningen." if explained else "Skillnaden är större än avrundning förklarar."
    message = (
        f"{place(figure).what}: raderna summerar till {swedish(check.added, unit)} men summan är angiven till "
        f"{swedish(check.total.value, unit)}. {ending}"
    )
    calculation = f"{shown} = {swedish(check.added, unit)}; angivet {swedish(check.total.value, unit)}"
    return Finding(
        FindingKind.SUM,
        message,
        place(figure),
        None,
        calculation,
        check.added,
        explained,
        inputs=tuple(place(cell) for cell in cells if cell.value is not None),
        operation=Operation.SUM,
    )


# ---- deviations ------------------------------------------------------------------------------------------------


def deviation_findings(table: AuditTable) -> Iterator[Finding]:
    """Deviations that are not the difference of the columns they compare, in the table's own convention."""
    for pair in table.reading.convention.pairings:
        names = [
            _NAMES.get(m, "utfall") if (m := table.grid.columns[at].measure) else "utfall"
            for at in (pair.other, pair.budget)
        ]
        for row, deviation, budget, other in table.grid.triples(pair.deviation, pair.budget, pair.other):
            expected = pair.sign * (budget.value - other.value)
            figure, against = table.figure(row, pair.deviation), table.figure(row, pair.other)
            planned = table.figure(row, pair.budget)
            if figure is None or against is None or planned is None or deviation.value == expected:
                continue
            first, second = (other, budget) if pair.sign < 0 else (budget, other)
            formula = " − ".join(names if pair.sign < 0 else names[::-1])
            explained = abs(deviation.value - expected) <= tolerance(deviation, budget, other)
            cells = (against, planned) if pair.sign < 0 else (planned, against)
            yield _deviation_finding(figure, against, formula, (first, second), cells, expected, explained)


def _deviation_finding(
    figure: Figure,
    against: Figure,
    formula: str,
    numbers: tuple[Number, Number],
    cells: tuple[Figure, Figure],
    expected: Decimal,
    explained: bool,
) -> Finding:
    unit = figure.unit.symbol
    first, second = numbers
    bracketed = f"({swedish(second.value)})" if second.value < 0 else swedish(second.value)
    calculation = f"{formula}: {swedish(first.value)} − {bracketed} = {swedish(expected, unit)}"
    ending = "Skillnaden ryms i avrundningen." if explained else "Skillnaden är större än avrundning förklarar."
    printed = place(figure)
    message = (
        f"{printed.what}: avvikelsen är angiven till {swedish(printed.value, unit)} men {formula} ger "
        f"{swedish(expected, unit)}. {ending}"
    )
    return Finding(
        FindingKind.DEVIATION,
        message,
        printed,
        place(against),
        calculation,
        expected,
        explained,
        inputs=tuple(place(cell) for cell in cells),
        operation=Operation.DIFFERENCE,
    )


# ---- proofs ----------------------------------------------------------------------------------------------------


def proofs(tables: Sequence[AuditTable]) -> dict[Key, Proof]:
    """For every cell that takes part in an equation that holds: that equation."""
    found: dict[Key, Proof] = {}
    for table in tables:
        for pair in table.reading.convention.pairings:
            for row, deviation, budget, other in table.grid.triples(pair.deviation, pair.budget, pair.other):
                expected = pair.sign * (budget.value - other.value)
                if abs(deviation.value - expected) <= tolerance(deviation, budget, other):
                    first, second = (other, budget) if pair.sign < 0 else (budget, other)
                    bracketed = f"({swedish(second.value)})" if second.value < 0 else swedish(second.value)
                    text = f"{swedish(first.value)} − {bracketed} = {swedish(expected)}"
                    columns = (pair.other, pair.budget, pair.deviation)
                    proof = Proof(text, _cells(table, [row], columns))
                    for column in columns:
                        found.setdefault((row.table, row.index, column), proof)
        for one in sums_of(table.grid):
            for check in checks(table.grid, one):
                if one.sure and check.within_rounding:
                    text = f"raderna summerar till {swedish(check.added)}"
                    rows = [table.grid.rows[at] for at in (one.total, *one.parts)]
                    proof = Proof(text, _cells(table, rows[:1], (check.column,)))
                    for row in rows:
                        found.setdefault((row.table, row.index, check.column), proof)
    return found


def _cells(table: AuditTable, rows: Sequence[GridRow], columns: Sequence[int]) -> tuple[Figure, ...]:
    """The readable cells of an equation; of a sum only its total."""
    cells = (table.figure(row, column) for row in rows for column in columns)
    return tuple(cell for cell in cells if cell is not None and cell.value is not None)
