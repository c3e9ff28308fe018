"""Placements in a table against the days that they are counted from: days in care over days of the period."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.audit.findings import Finding, FindingKind, place, swedish
from index.audit.tables import AuditTable
from index.figures.grid import GridRow
from index.language import fold
from index.types import Figure

_DAYS = re.compile(r"\b(?:dygn|vardygn|placeringsdygn)\b(?!.*\bper\b)")
_PLACED = re.compile(r"\bplaceringar\b(?!.*\bper\b)")
_AGREED = Decimal("0.02")  # a leap day more or less
_OFF = Decimal("0.05")
_OTHERS = 2  # columns that must follow the rule before one that does not is doubted


def average_findings(tables: Sequence[AuditTable]) -> Iterator[Finding]:
    """Columns whose placements are not the days over the period, in tables whose other columns are."""
    for table in tables:
        days = [row for row in table.grid.rows if _DAYS.search(fold(row.label))]
        placed = [row for row in table.grid.rows if _PLACED.search(fold(row.label))]
        if len(days) == len(placed) == 1 and days[0].group == placed[0].group:
            yield from _columns(table, days[0], placed[0])


def _columns(table: AuditTable, days: GridRow, placed: GridRow) -> Iterator[Finding]:
    agreed, doubted = 0, []
    for column in range(len(table.grid.columns)):
        total, mean = table.figure(days, column), table.figure(placed, column)
        expected = _expected(total)
        if expected is None or mean is None or not mean.value or total is None:
            continue
        gap = abs(mean.value - expected) / expected
        if gap <= _AGREED + Decimal("0.05") / expected:
            agreed += 1
        elif gap > _OFF:
            doubted.append((mean, total, expected))
    if agreed >= _OTHERS and len(doubted) == 1:
        yield _finding(*doubted[0])


def _expected(days: Figure | None) -> Decimal | None:
    if days is None or not days.value or days.period is None:
        return None
    length = (days.period.end - days.period.start).days + 1
    return abs(days.value) / length


def _finding(mean: Figure, days: Figure, expected: Decimal) -> Finding:
    printed, base = place(mean), place(days)
    exact = expected.quantize(Decimal("0.1"))
    length = (days.period.end - days.period.start).days + 1 if days.period is not None else 0
    calculation = f"{swedish(base.value)} dygn / {length} dagar = {swedish(exact)}"
    message = (
        f"{printed.what}: angivet {swedish(printed.value)} men {swedish(base.value)} dygn på {length} dagar är "
        f"{swedish(exact)}; de andra kolumnerna följer regeln."
    )
    return Finding(FindingKind.AVERAGE, message, printed, base, calculation, exact)
