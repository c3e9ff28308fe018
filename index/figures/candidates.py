"""The ways in which a damaged number could have been printed."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from index.figures.grid import Grid
from index.figures.solve import Candidate
from index.numbers import Number

_SHARE = 0.5  # of a column's numbers with decimals that must print the same number of them
_NEGATIVE = 0.25  # of a column's numbers that must have kept a minus for the others to be doubted
_ALIKE = {"0": "986", "9": "0", "8": "03", "6": "05", "1": "74", "4": "1", "7": "12", "2": "7", "3": "8", "5": "6"}
_LETTERS = {"o": "0", "O": "0", "l": "1", "I": "1", "]": "1", "n": "11", "A": "4", "S": "5", "B": "8"}

MINUS, COMMA, DIGIT, LETTER = "minustecken saknas", "decimalkomma saknas", "felläst siffra", "felläst tecken"


def column_decimals(grid: Grid, at: int) -> int:
    """How many decimals the column prints; 0 where it prints none or does not agree with itself."""
    printed = [number.decimals for row in grid.rows if (number := row.numbers[at]) is not None]
    with_decimals = [decimals for decimals in printed if decimals]
    if not with_decimals or len(with_decimals) < _SHARE * len(printed):
        return 0
    return Counter(with_decimals).most_common(1)[0][0]


def mostly_negative(grid: Grid, at: int) -> bool:
    """Whether the column prints costs with a minus, some of which may be lost."""
    values = [value for row in grid.rows if (value := row.value(at))]
    return bool(values) and sum(value < 0 for value in values) >= _NEGATIVE * len(values)


def readings_of(number: Number, decimals: int, signed: bool, finest: int) -> list[Candidate]:
    """The number as printed, or with its comma back where the column prints decimals and it has none; with its minus
    back too where the column prints minuses and it has no sign."""
    digits = _digits(number)
    if number.decimals == 0 and decimals > 0 and len(digits) > decimals and int(digits):
        shape = (Decimal(int(digits)).scaleb(-decimals), COMMA, 0)
    else:
        shape = (abs(number.value), "", _slack(number.decimals, finest) if decimals else 0)
    value, how, slack = shape
    if number.value < 0:
        return [Candidate(-value, how, slack)]
    found = [Candidate(value, how, slack)]
    if signed and not number.sign_printed and number.value != 0:
        found.append(Candidate(-value, _both(how, MINUS), slack))
    return found


def coarse_reading(number: Number, decimals: int, finest: int) -> Candidate | None:
    """The number as printed where its column prints decimals and it has none: whole kronor, or lost decimals."""
    if number.decimals or not decimals or number.value == 0:
        return None
    return Candidate(number.value, "", _slack(0, finest))


def _both(first: str, second: str) -> str:
    return f"{first}, {second}" if first else second


def _slack(decimals: int, finest: int) -> int:
    """Half units of the finest print that a coarser one may hide beyond its own half unit."""
    return 0 if decimals >= finest else 10 ** (finest - decimals) - 1


def _digits(number: Number) -> str:
    return "".join(ch for ch in number.text if ch.isdigit())


def junk_readings(text: str) -> list[Candidate]:
    """Letters that OCR prints for digits ("n" for 11, "o" for 0), as a number; empty where they make none."""
    made = "".join(_LETTERS.get(ch, ch) for ch in text.strip())
    if not made.lstrip("-").isdigit() or made == text.strip():
        return []
    return [Candidate(Decimal(made), LETTER)]


def confusions(number: Number, decimals: int, signs: Iterable[int]) -> list[Candidate]:
    """The number with one digit misread, one of a pair of equal digits lost, or its comma read as a digit."""
    digits = _digits(number)
    places = number.decimals if number.decimals else decimals
    made = {
        (digits[:at] + other + digits[at + 1 :], places) for at, ch in enumerate(digits) for other in _ALIKE.get(ch, "")
    }
    made |= {(digits[:at] + ch + digits[at:], places) for at, ch in enumerate(digits)}
    if number.decimals == 0 and decimals > 0 and len(digits) > decimals + 1:
        made.add((digits[: -decimals - 1] + digits[-decimals:], decimals))
    values = {Decimal(int(text)).scaleb(-places) for text, places in made}
    return [Candidate(sign * value, DIGIT) for value in sorted(values) for sign in sorted(signs)]
