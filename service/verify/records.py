"""What the gate is given and what it answers."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.types import Unit
from service.types import Operation


@dataclass(frozen=True)
class Known:
    """A figure that the index read from a quote: what the quote's own characters cannot tell (unit, direction)."""

    value: Decimal
    unit: Unit
    favourable: int | None = None
    text: str = ""  # as printed in the quote; "" when it is reconstructed

    @property
    def decimals(self) -> int:
        exponent = self.value.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0


@dataclass(frozen=True)
class Evidence:
    """One citation: its verbatim quote and what stands around it.

    `unit` is the unit of the quote's bare numbers (a table row's unit stands in the header). `context` is what else
    the citation says: title, period, section path, table header; years, dates and labels may come from it, but no
    quantities.
    """

    quote: str
    unit: Unit | None = None
    context: str = ""
    municipality: str | None = None
    figures: tuple[Known, ...] = ()


@dataclass(frozen=True)
class DerivedInput:
    value: Decimal
    unit: Unit
    marker: int


@dataclass(frozen=True)
class DerivedFigure:
    """A number that follows from cited ones. Signs count: a deviation is minus when unfavourable.

    difference = first - second; sum; mean; ratio = first / second; share = 100 * first / second (percent);
    percent_change = 100 * (first - second) / |second|: the newer value comes first. A difference between two
    percentages is in percentage points.
    """

    value: Decimal
    unit: Unit
    operation: Operation
    inputs: tuple[DerivedInput, ...]


class ProblemKind(StrEnum):
    NUMBER = "number"  # no cited quote supports it
    UNCITED = "uncited"  # a number in a sentence without a citation
    DIRECTION = "direction"
    YEAR = "year"  # a year, date or month that no citation has
    LABEL = "label"  # an age, a reference or "tertial 2" that no citation has
    CITATION = "citation"  # a mark without a citation
    MUNICIPALITY = "municipality"
    DERIVED = "derived"  # a calculation that does not hold
    QUOTE = "quote"  # quoted words that the citation does not have


@dataclass(frozen=True)
class Problem:
    kind: ProblemKind
    text: str  # the piece of the answer that fails
    reason: str  # a sentence in Swedish


@dataclass(frozen=True)
class Checked:
    """A sentence of the answer with what is wrong with it."""

    text: str
    markers: tuple[int, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.problems


@dataclass(frozen=True)
class Verdict:
    sentences: tuple[Checked, ...]

    @property
    def ok(self) -> bool:
        return all(sentence.ok for sentence in self.sentences)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for sentence in self.sentences for problem in sentence.problems)


@dataclass(frozen=True)
class Enforced:
    """`kept`: sentences that may leave; `dropped`: those that may not, with their problems."""

    kept: tuple[str, ...]
    dropped: tuple[Checked, ...]
