"""Is a deviation good or bad for the budget? Worked out from the table's own arithmetic.

Tables print costs as positive or as negative numbers, and deviations as budget minus outcome or the other way round.
All rows together show which: the way that most rows add up is the table's convention.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from index.figures.grid import Grid, GridRow, tolerance
from index.language import fold
from index.types import Line, Measure

_MAJORITY = Decimal("0.6")  # share of a column's rows that must add up
_NOISY_SHARE = Decimal("0.4")  # the same, where OCR has damaged rows
_RESULT = re.compile(r"\bresultat")
_COST = re.compile(r"(?:kostnad(?:er|erna|en)?|utgift(?:er|erna|en)?)\b")
_NET = re.compile(r"netto")
_LOST_SIGNS = 4  # one printed minus in so many is enough where OCR loses them


@dataclass(frozen=True)
class Pairing:
    """Deviation column `deviation` is `sign` times (column `budget` minus column `other`)."""

    deviation: int
    budget: int
    other: int
    sign: int
    matches: int
    rows: int


@dataclass(frozen=True)
class Convention:
    """`costs` is +1 where the table prints costs as positive numbers, -1 where as negative; 0 when it does not show."""

    costs: int
    pairings: tuple[Pairing, ...] = ()

    def pairing(self, column: int) -> Pairing | None:
        return next((pair for pair in self.pairings if pair.deviation == column), None)

    def favours(self, column: int, line: Line | None) -> int:
        """+1 when a plus in that deviation column is good, -1 when a minus is, 0 when the table does not show."""
        pair = self.pairing(column)
        if pair is None or self.costs == 0:
            return 0
        flipped = self.costs > 0 and line is Line.INCOME
        return self.costs * pair.sign * (-1 if flipped else 1)


def convention_of(grid: Grid, noisy: bool = False) -> Convention:
    """The table's way of printing costs and deviations; `noisy` when OCR may have lost minus signs."""
    costs = _cost_sign(grid, noisy)
    pairings = []
    for column in range(len(grid.columns)):
        pair = _pair(grid, column) or (_unsigned_pair(grid, column, costs) if noisy else None)
        if pair is not None:
            pairings.append(pair)
    return Convention(costs, tuple(pairings))


def compare(budget: Decimal, other: Decimal, costs: int, line: Line | None) -> int | None:
    """+1 when `other` (outcome or forecast) is better than `budget`, -1 when worse, 0 when equal, None when unknown."""
    if budget == other:
        return 0
    if costs == 0:
        return None
    better = other < budget if costs > 0 and line is not Line.INCOME else other > budget
    return 1 if better else -1


def _pair(grid: Grid, deviation: int) -> Pairing | None:
    measure = grid.columns[deviation].measure
    if measure not in (Measure.DEVIATION, Measure.CHANGE):
        return None
    base = Measure.BUDGET if measure is Measure.DEVIATION else Measure.FORECAST
    wanted = (Measure.OUTCOME, Measure.FORECAST, None) if measure is Measure.DEVIATION else (Measure.FORECAST,)
    found: list[Pairing] = []
    for budget, first in enumerate(grid.columns):
        for other, second in enumerate(grid.columns):
            if len({budget, other, deviation}) == 3 and first.measure is base and second.measure in wanted:
                found += [_tried(grid, deviation, budget, other, sign) for sign in (1, -1)]
    if measure is Measure.CHANGE:  # a forecast minus the one before it: the later stands to the left
        found = [pair for pair in found if pair.budget > pair.other] or found
    good = [pair for pair in found if pair.matches >= 1 and pair.matches >= _MAJORITY * pair.rows]
    return max(good, key=lambda pair: (pair.matches, -abs(deviation - pair.other)), default=None)


def _unsigned_pair(grid: Grid, deviation: int, costs: int) -> Pairing | None:
    """The same from absolute values, which OCR keeps: the rows that kept their minus tell the sign."""
    if grid.columns[deviation].measure is not Measure.DEVIATION or costs == 0:
        return None
    found: list[Pairing] = []
    for budget, first in enumerate(grid.columns):
        for other, second in enumerate(grid.columns):
            if first.measure is Measure.BUDGET and second.measure in (Measure.OUTCOME, Measure.FORECAST):
                found.append(_tried_unsigned(grid, deviation, budget, other, costs))
    good = [pair for pair in found if pair.sign and pair.matches >= 3 and pair.matches >= _NOISY_SHARE * pair.rows]
    return max(good, key=lambda pair: (pair.matches, -abs(deviation - pair.other)), default=None)


def _tried_unsigned(grid: Grid, deviation: int, budget: int, other: int, costs: int) -> Pairing:
    matches = rows = overruns = 0
    for _, d, b, y in grid.triples(deviation, budget, other):
        gap = abs(b.value) - abs(y.value)
        if d.value == 0 and gap == 0:
            continue
        rows += 1
        if abs(abs(d.value) - abs(gap)) <= tolerance(d, b, y):
            matches += 1
            overruns += (d.value < 0) * (1 if gap < 0 else -1)
    good_plus = 0 if overruns == 0 else 1 if overruns > 0 else -1
    return Pairing(deviation, budget, other, good_plus * costs, matches, rows)


def _tried(grid: Grid, deviation: int, budget: int, other: int, sign: int) -> Pairing:
    matches = rows = 0
    for _, d, b, y in grid.triples(deviation, budget, other):
        if d.value == 0 and b.value == y.value:
            continue  # nil fits every convention
        rows += 1
        matches += abs(d.value - sign * (b.value - y.value)) <= tolerance(d, b, y)
    return Pairing(deviation, budget, other, sign, matches, rows)


def _cost_sign(grid: Grid, noisy: bool) -> int:
    """The sign of what is not income in the budget, outcome and forecast columns, by majority of its rows."""
    wanted = [
        at
        for at, column in enumerate(grid.columns)
        if column.measure in (Measure.BUDGET, Measure.OUTCOME, Measure.FORECAST) and column.line is not Line.INCOME
    ]
    signs = [_sign(row.value(at)) for row in _cost_rows(grid) for at in wanted]
    if noisy and signs.count(-1) * _LOST_SIGNS >= len(signs):
        return -1  # a minus is often lost and seldom made up
    balance = sum(signs)
    return 0 if balance == 0 else 1 if balance > 0 else -1


def _cost_rows(grid: Grid) -> Iterable[GridRow]:
    """Rows that are costs or nets; the rows that say which side they are on come first, if there are any.

    A result may end on either side of nought, so that beside rows of costs it says nothing of how those are printed.
    """
    said = [row for row in grid.rows if row.line in (Line.COST, Line.NET)]
    named = [row for row in grid.rows if row.line is Line.COST or _names_a_cost(row.label)]
    if named and all(_RESULT.search(fold(row.label)) for row in said if row.line is Line.NET):
        return named
    return said or [row for row in grid.rows if row.line is not Line.INCOME]


def _names_a_cost(label: str) -> bool:
    """Whether a label's last compound is of costs ("Räntekostnader", "Köpta tjänster, driftkostnad")."""
    return _COST.search(fold(label)) is not None and _NET.search(fold(label)) is None


def _sign(value: Decimal | None) -> int:
    return 0 if value is None or value == 0 else 1 if value > 0 else -1
