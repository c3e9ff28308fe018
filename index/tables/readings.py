"""Which of several ways to read a run of numbers as cells is the right one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from index.tables.values import Cells, number

_SUM = 4.0  # what a sum that comes out is worth, in digits of difference


def numbers_of(cells: Cells) -> list[Decimal | None]:
    return [number(cell) for cell in cells]


def usual_digits(certain: Sequence[Cells]) -> list[float]:
    """How many digits each column's numbers have as a rule, from rows that can be read in one way only."""
    width = min((len(row) for row in certain), default=0)
    return [float(median(_digits(row, place) for row in certain)) for place in range(width)]


def choose(ways: Sequence[Cells], usual: Sequence[float]) -> Cells:
    """The reading that agrees best: with the usual number of digits in each column, and with its own arithmetic."""
    if len(ways) == 1:
        return ways[0]
    return min(ways, key=lambda way: _cost(way, usual))


def _digits(cells: Cells, place: int) -> int:
    return sum(map(str.isdigit, "".join(token.text for token in cells[place]).split(",")[0]))


def _cost(way: Cells, usual: Sequence[float]) -> float:
    """How badly a reading fits: digits away from what is usual, or from its neighbours; less where sums come out."""
    sizes = [_digits(way, place) for place in range(len(way))]
    if usual:
        cost = float(sum(abs(size - other) for size, other in zip(sizes, usual, strict=False)))
    else:
        cost = float(max(sizes) - min(sizes))
    values = numbers_of(way)
    for first, second, third in zip(values, values[1:], values[2:], strict=False):
        if first is not None and second is not None and third is not None and third != 0:
            cost -= _SUM * (abs(abs(second - first) - abs(third)) <= 1)
    return cost
