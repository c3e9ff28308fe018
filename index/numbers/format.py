"""Numbers as a reader reads them.

Swedish: decimal comma, thousands parted by a no-break space (U+00A0: kept together in every browser and office
program, unlike the thin spaces that some fonts lack), a real minus (U+2212), an ordinary space before the unit.
English: decimal point, thousands by comma, "SEK 19.9 million".
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from index.numbers.records import decimals_of
from index.numbers.units import MNKR, TKR
from index.types import Unit, UnitKind

NO_BREAK_SPACE = "\u00a0"
MINUS_SIGN = "\u2212"

_ENGLISH_MONEY = {"kr": "", "tkr": " thousand", "mnkr": " million", "mdkr": " billion"}
_ENGLISH_TIME = {
    "dygn": "day", "dagar": "day", "timmar": "hour", "veckor": "week", "månader": "month", "minuter": "minute",
    "år": "year",
}  # fmt: skip
_MILLION = Decimal(1_000_000)
_FINE_KRONOR = Decimal(100_000)  # below this, thousands would lose what a price per day says


class HasAmount(Protocol):
    """A figure: a value with its unit."""

    @property
    def value(self) -> Decimal | None: ...

    @property
    def unit(self) -> Unit: ...


@dataclass(frozen=True)
class Amount:
    """A value in a unit, with the decimals it is to be shown with."""

    value: Decimal
    unit: Unit
    decimals: int


def format_sv(value: Decimal, unit: Unit, decimals: int | None = None) -> str:
    """`value` in Swedish: "19,9 mnkr", "1 234 tkr", "5,1 procent". `decimals` rounds half up; None keeps all."""
    number = _grouped(value, decimals, NO_BREAK_SPACE, ",")
    if unit.kind is UnitKind.PERCENT:
        return f"{number} procent"
    if unit.kind is UnitKind.POINTS:
        return f"{number} {'procentenhet' if number in ('1', MINUS_SIGN + '1') else 'procentenheter'}"
    return f"{number} {unit.symbol}".rstrip()


def format_en(value: Decimal, unit: Unit, decimals: int | None = None) -> str:
    """`value` in English: "SEK 19.9 million", "5.1 percent", "7 percentage points". Counts come without their noun."""
    number = _grouped(value, decimals, ",", ".")
    one = number in ("1", MINUS_SIGN + "1")
    if unit.kind is UnitKind.MONEY:
        return f"SEK {number}{_ENGLISH_MONEY[unit.symbol]}"
    if unit.kind is UnitKind.PERCENT:
        return f"{number} percent"
    if unit.kind is UnitKind.POINTS:
        return f"{number} percentage point{'' if one else 's'}"
    if unit.kind is UnitKind.DURATION:
        return f"{number} {_ENGLISH_TIME.get(unit.symbol, unit.symbol)}{'' if one else 's'}"
    return number


def to_mnkr(figure: HasAmount) -> Amount | None:
    """How an answer shows a figure: money of a million or more in mnkr with one decimal, smaller in tkr.

    What is already printed in mnkr or mdkr stays as printed, and so do prices in kronor that thousands would blur.
    Other units stay. None for an unreadable figure.
    """
    if figure.value is None:
        return None
    value, unit = figure.value, figure.unit
    if unit.kind is not UnitKind.MONEY or unit.symbol in ("mnkr", "mdkr"):
        return Amount(value, unit, decimals_of(value))
    base = value * unit.scale
    if abs(base) >= _MILLION:
        return Amount((base / MNKR.scale).quantize(Decimal("0.1"), ROUND_HALF_UP), MNKR, 1)
    if unit.symbol == "kr" and abs(base) >= _FINE_KRONOR:
        return Amount((base / TKR.scale).quantize(Decimal(1), ROUND_HALF_UP), TKR, 0)
    return Amount(value, unit, decimals_of(value))


def _grouped(value: Decimal, decimals: int | None, thousands: str, point: str) -> str:
    places = decimals_of(value) if decimals is None else decimals
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    sign = MINUS_SIGN if rounded < 0 else ""
    whole, _, fraction = f"{abs(rounded):,f}".partition(".")
    return sign + whole.replace(",", thousands) + (point + fraction if fraction else "")
