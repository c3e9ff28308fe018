"""Which rows of a table add up to which: found from labels and order, confirmed by the numbers themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from index.figures.grid import Grid, GridRow, tolerance
from index.figures.headers import block_line, fold
from index.numbers import Number
from index.types import Line, RowKind

_TOTAL = re.compile(
    r"^(?:summa\b|totalt?\b|delsumma\b|verksamhetens (?:intakter|kostnader|nettokostnad\w*)\b|arets resultat\b|netto\b"
    r"|nettokostnad\w*$|resultat$|summering\b)"
)
_PART_OF_ABOVE = re.compile(r"^\W*varav\b")


@dataclass(frozen=True)
class Sum:
    """Row `total` is what rows `parts` add up to (indices into Grid.rows); `sure` where most columns agree."""

    total: int
    parts: tuple[int, ...]
    sure: bool


@dataclass(frozen=True)
class Check:
    """One column of a `Sum`: what is printed and what the parts come to."""

    total: Number
    parts: tuple[Number, ...]
    column: int

    @property
    def added(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def gap(self) -> Decimal:
        return self.total.value - self.added

    @property
    def within_rounding(self) -> bool:
        return abs(self.gap) <= tolerance(self.total, *self.parts)


def is_total(row: GridRow) -> bool:
    return row.kind is RowKind.TOTAL or _TOTAL.match(fold(row.label)) is not None


def checks(grid: Grid, found: Sum) -> Iterator[Check]:
    """The sum in every column where the total and at least two parts are printed and no part is missing in between."""
    for column in range(len(grid.columns)):
        total = grid.rows[found.total].numbers[column]
        parts = tuple(number for at in found.parts if (number := grid.rows[at].numbers[column]) is not None)
        if total is not None and len(parts) >= 2:
            yield Check(total, parts, column)


def sums_of(grid: Grid) -> tuple[Sum, ...]:
    """Every sum that the table's labels and order suggest and its numbers do not rule out."""
    found: list[Sum] = []
    for at, row in enumerate(grid.rows):
        if not any(number is not None for number in row.numbers):
            continue
        for suggestions in (_block(grid, at), _across_groups(grid, at), _above(grid, at)):
            best = _best(grid, at, list(suggestions))
            if best is not None:
                found.append(best)
    return tuple(found)


def _best(grid: Grid, at: int, suggestions: list[tuple[int, ...]]) -> Sum | None:
    """The suggestion that holds in most columns and comes closest; the first if none holds and a total row asks."""
    scored: list[tuple[int, int, Decimal, tuple[int, ...]]] = []
    for parts in suggestions:
        results = list(checks(grid, Sum(at, parts, False)))
        if results:
            gap = sum((abs(check.gap) for check in results), Decimal(0))
            scored.append((sum(check.within_rounding for check in results), len(results), gap, parts))
    if not scored:
        return None
    held, tried, _, parts = max(scored, key=lambda item: (item[0] / item[1], item[0], -item[2] if item[0] else 0))
    if held == 0 and grid.rows[at].kind is not RowKind.TOTAL:
        return None
    return Sum(at, parts, 2 * held >= tried and held > 0)


def _above(grid: Grid, at: int) -> Iterator[tuple[int, ...]]:
    """A total row is the sum of the rows since the last total, of the last totals, or of both."""
    row = grid.rows[at]
    if not is_total(row) or (row.group and block_line(row.label) is not None):
        return
    above = [other for other in range(at) if not _PART_OF_ABOVE.match(fold(grid.rows[other].label))]
    totals = [other for other in above if is_total(grid.rows[other])]
    data = [other for other in above if other not in totals]
    last = totals[-1] if totals else -1
    since = tuple(other for other in data if other > last)
    if len(since) >= 2:
        yield since
    if len(totals) >= 2:
        yield tuple(totals[-2:])
        yield (*totals[-2:], *since)
        yield tuple(totals)
        yield (*totals, *since)
    elif totals and since:
        yield (totals[-1], *since)
    if len(data) >= 2:
        yield tuple(data)


def _block(grid: Grid, at: int) -> Iterator[tuple[int, ...]]:
    """Netto is Intäkter plus Kostnader of the same group."""
    row = grid.rows[at]
    if block_line(row.label) is not Line.NET or not row.group:
        return
    same = [other for other, found in enumerate(grid.rows[:at]) if found.group == row.group]
    parts = [other for other in same if block_line(grid.rows[other].label) in (Line.INCOME, Line.COST)]
    if len(parts) == 2:
        yield tuple(parts)


def _across_groups(grid: Grid, at: int) -> Iterator[tuple[int, ...]]:
    """A row under a group called Totalt or Summa is the sum of the rows with its label under the other groups."""
    row = grid.rows[at]
    if not row.group or not _TOTAL.match(fold(row.group[-1])):
        return
    label = fold(row.label)
    parts = tuple(
        other
        for other, found in enumerate(grid.rows[:at])
        if fold(found.label) == label
        and found.group != row.group
        and not any(_TOTAL.match(fold(g)) for g in found.group)
    )
    if len(parts) >= 2:
        yield parts
