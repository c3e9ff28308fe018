"""Percentages of a table against the figures that they are computed from."""

from collections.abc import Iterator
from decimal import Decimal

from index.audit.findings import Finding, FindingKind, Operation, place, swedish
from index.audit.tables import AuditTable
from index.figures.grid import GridRow, quantum
from index.figures.headers import about_above
from index.numbers import Number
from index.types import Figure, Measure, UnitKind

_HUNDRED = Decimal(100)


def share_findings(table: AuditTable) -> Iterator[Finding]:
    """Percentage changes between columns and goal attainment that do not follow from the figures beside them."""
    yield from _changes(table)
    yield from _attainments(table)


def percent_range(part: Number, whole: Number) -> tuple[Decimal, Decimal] | None:
    """Least and greatest percentage that two rounded numbers allow; None where the whole may be nothing."""
    half, rest = quantum(part) / 2, quantum(whole) / 2
    if abs(whole.value) <= rest:
        return None
    ratios = [(part.value + a) / (whole.value + b) * _HUNDRED for a in (-half, half) for b in (-rest, rest)]
    return min(ratios), max(ratios)


def agrees(printed: Number, low: Decimal, high: Decimal) -> bool:
    """Whether the printed percentage, with its rounding, lies in the range."""
    half = quantum(printed) / 2
    return low <= printed.value + half and high >= printed.value - half


def _changes(table: AuditTable) -> Iterator[Finding]:
    above: GridRow | None = None
    for row in table.grid.rows:
        if about_above(row.label) is Measure.CHANGE and above is not None:
            for column in range(1, len(row.numbers)):
                yield from _change(table, above, row, column)
        else:
            above = row


def _change(table: AuditTable, above: GridRow, row: GridRow, column: int) -> Iterator[Finding]:
    printed, new, old = row.numbers[column], above.numbers[column], above.numbers[column - 1]
    figure, base, earlier = table.figure(row, column), table.figure(above, column), table.figure(above, column - 1)
    if printed is None or new is None or old is None or old.value == 0:
        return
    if figure is None or base is None or earlier is None:
        return
    if figure.unit.kind is not UnitKind.PERCENT:
        return
    spread = percent_range(new, old)
    exact = (new.value - old.value) / old.value * _HUNDRED
    if spread is None:
        return
    low, high = spread[0] - _HUNDRED, spread[1] - _HUNDRED
    if _rounded(exact, printed) == printed.value:
        return
    explained = agrees(printed, low, high)
    calculation = f"({swedish(new.value)} − {_bracketed(old.value)}) / {swedish(old.value)} = {_percent(exact)}"
    yield _finding(figure, (base, earlier), Operation.CHANGE, exact, calculation, explained)


def _attainments(table: AuditTable) -> Iterator[Finding]:
    """ "Måluppfyllelse" is the outcome in percent of the target of the same year."""
    for column, header in enumerate(table.grid.columns):
        if header.measure is not Measure.ATTAINMENT:
            continue
        targets = [at for at, other in enumerate(table.grid.columns) if other.measure is Measure.TARGET]
        outcomes = [at for at, other in enumerate(table.grid.columns) if other.measure is Measure.OUTCOME]
        outcomes = [at for at in outcomes if table.grid.columns[at].period == header.period]
        if len(targets) != 1 or len(outcomes) != 1:
            continue
        for row, printed, outcome, target in table.grid.triples(column, outcomes[0], targets[0]):
            figure, base = table.figure(row, column), table.figure(row, outcomes[0])
            aim = table.figure(row, targets[0])
            spread = percent_range(outcome, target)
            if figure is None or base is None or aim is None or spread is None:
                continue
            exact = outcome.value / target.value * _HUNDRED
            if _rounded(exact, printed) != printed.value:
                calculation = f"{swedish(outcome.value)} / {swedish(target.value)} = {_percent(exact)}"
                explained = agrees(printed, *spread)
                yield _finding(figure, (base, aim), Operation.SHARE, exact, calculation, explained)


def _rounded(exact: Decimal, printed: Number) -> Decimal:
    return exact.quantize(quantum(printed))


def _bracketed(value: Decimal) -> str:
    return f"({swedish(value)})" if value < 0 else swedish(value)


def _percent(value: Decimal) -> str:
    return swedish(value.quantize(Decimal("0.1")), "procent")


def _finding(
    figure: Figure,
    inputs: tuple[Figure, Figure],
    operation: Operation,
    exact: Decimal,
    calculation: str,
    explained: bool,
) -> Finding:
    printed = place(figure)
    ending = "Skillnaden ryms i avrundningen." if explained else "Skillnaden är större än avrundning förklarar."
    message = f"{printed.what}: angivet {swedish(printed.value, 'procent')} men beräknat {_percent(exact)}. {ending}"
    value = exact.quantize(Decimal("0.01"))
    first, second = place(inputs[0]), place(inputs[1])
    return Finding(
        FindingKind.SHARE,
        message,
        printed,
        first,
        calculation,
        value,
        explained,
        inputs=(first, second),
        operation=operation,
    )
