"""Which readings of misread numbers satisfy every equation that they stand in.

Values are whole numbers of half units of the last decimal, so that rounding is exact: a printed number may be half a
unit off, and an equation over n numbers may be n half units off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

Key = tuple[int, int, int]  # table, row, column


@dataclass(frozen=True)
class Candidate:
    """One way to read a cell. `how` says what was done to what is printed; "" when nothing."""

    value: Decimal
    how: str = ""
    slack: int = 0  # half units that a coarser print may hide


@dataclass(frozen=True)
class Equation:
    """The terms, each times its factor, come to nothing within one half unit a term.

    `firm` equations follow from one table's own structure; the others (the same figure in two tables) may rightly fail.
    """

    terms: tuple[tuple[Key, int], ...]
    what: str  # in Swedish: "prognos − budget", "summan av raderna"
    firm: bool = True

    @property
    def in_row(self) -> bool:
        return len({key[:2] for key, _ in self.terms}) == 1

    def has(self, key: Key) -> bool:
        return any(other == key for other, _ in self.terms)

    def without(self, key: Key) -> tuple[tuple[Key, int], ...]:
        return tuple(term for term in self.terms if term[0] != key)

    def factor(self, key: Key) -> int:
        return next(factor for other, factor in self.terms if other == key)


Domains = Mapping[Key, Sequence[Candidate]]


def supported(equation: Equation, domains: Domains, key: Key, decimals: int) -> list[Candidate]:
    """The readings of `key` for which the other cells can be read so that the equation holds."""
    reach, base = _reach(equation.without(key), domains, decimals)
    slack = len(equation.terms)
    found = []
    for candidate in domains[key]:
        target = -equation.factor(key) * _whole(candidate.value, decimals) - base
        wide = slack + candidate.slack
        low = max(target - wide, 0)
        width = target + wide - low + 1
        if width > 0 and (reach >> low) & ((1 << width) - 1):
            found.append(candidate)
    return found


def _whole(value: Decimal, decimals: int) -> int:
    return int(value.scaleb(decimals) * 2)


def _reach(terms: Sequence[tuple[Key, int]], domains: Domains, decimals: int) -> tuple[int, int]:
    """All sums that the terms can come to: bit i is set when `base` + i is one."""
    reach, base = 1, 0
    for key, factor in terms:
        values: set[int] = set()
        for candidate in domains[key]:
            middle = factor * _whole(candidate.value, decimals)
            values.update(range(middle - candidate.slack, middle + candidate.slack + 1))
        if not values:
            return 0, 0
        low = min(values)
        reach = _shifted(reach, {value - low for value in values})
        base += low
    return reach, base


def _shifted(reach: int, steps: set[int]) -> int:
    total = 0
    for step in steps:
        total |= reach << step
    return total


def holds(equation: Equation, domains: Domains, decimals: int) -> bool:
    """Whether the equation can hold at all."""
    return bool(supported(equation, domains, equation.terms[0][0], decimals))


def propagate(equations: Sequence[Equation], domains: Domains, decimals: int) -> dict[Key, list[Candidate]]:
    """Readings left when every equation that can hold does."""
    left = {key: list(found) for key, found in domains.items()}
    changed = True
    while changed:
        changed = False
        for equation in equations:
            if all(len(left[key]) == 1 for key, _ in equation.terms) or not holds(equation, left, decimals):
                continue
            for key, _ in equation.terms:
                kept = supported(equation, left, key, decimals) if len(left[key]) > 1 else []
                if kept and len(kept) < len(left[key]):
                    left[key], changed = kept, True
    return left
