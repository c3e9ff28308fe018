"""What a number is once it is read: a table cell's number, or a number that stands in running prose."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from index.types import Unit


class Measured(Protocol):
    """Anything that `supports` compares: a value with its printed precision and unit."""

    @property
    def value(self) -> Decimal | None: ...

    @property
    def decimals(self) -> int: ...

    @property
    def unit(self) -> Unit | None: ...


@dataclass(frozen=True)
class Number:
    """A table cell's number. `value` keeps the printed digits: `-24 107` is Decimal("-24107"), `5,0` Decimal("5.0")."""

    value: Decimal
    decimals: int
    text: str  # as printed
    sign_printed: bool = False
    unit: Unit | None = None


class NumberKind(StrEnum):
    QUANTITY = "quantity"
    YEAR = "year"
    DATE = "date"
    AGE = "age"  # "0–20 år", "över 18 år": says who, not how much
    REFERENCE = "reference"  # case, law, paragraph and phone numbers, names such as Covid-19
    ORDINAL = "ordinal"  # "tertial 2", "Mål 4", "dag 1-14", list and heading numbers


@dataclass(frozen=True)
class Quantity:
    """A number in running text. Only those of kind QUANTITY say how much of something there is.

    `start`..`end` is the numeral with its sign; `outer_start`..`outer_end` takes in the unit ("SEK 19.9 million",
    "minus 11,3 mnkr"). `date` is (year, month, day) of a DATE, with None for what it does not say.
    """

    kind: NumberKind
    text: str
    start: int
    end: int
    outer_start: int
    outer_end: int
    value: Decimal | None
    decimals: int
    unit: Unit
    approximate: bool = False
    sign_printed: bool = False
    spelled: bool = False
    date: tuple[int | None, int | None, int | None] | None = None

    @property
    def base_value(self) -> Decimal | None:
        """The value in the unit kind's base unit (kronor for money)."""
        return None if self.value is None else self.value * self.unit.scale


def decimals_of(value: Decimal) -> int:
    """How many decimals `value` was printed with: Decimal("5.0") has one."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
