"""Whether an answer says what its question's key asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from eval.questions import GoldFigure, Question
from eval.reader import Kind, Number, read
from service.types import Answer

_MONEY = {"kr": Decimal(1), "tkr": Decimal(10) ** 3, "mnkr": Decimal(10) ** 6, "mdkr": Decimal(10) ** 9}
_ACCEPTED = {"answered": ("answered", "partial"), "partial": ("partial",), "not_found": ("not_found",)}


SERIES = 120
"""Characters within which a figure without sign beside others with minus reads as plus."""


class Fault(StrEnum):
    STATUS = "status"
    FIGURE = "figure"  # a required figure is missing
    DIRECTION = "direction"  # it is there, but good is said of bad, or neither
    UNIT = "unit"  # its digits are there with another unit
    IDEA = "idea"  # none of the wordings of a required idea
    TEMPTING = "tempting"  # a wrong figure is given first, or instead


@dataclass(frozen=True)
class Shortcoming:
    fault: Fault
    wanted: str

    def __str__(self) -> str:
        return f"{self.fault}: {self.wanted}"


@dataclass(frozen=True)
class Amount:
    value: Decimal
    kind: Kind
    scale: Decimal
    half: Decimal

    @property
    def base(self) -> Decimal:
        return self.value * self.scale


def amount(value: Decimal, unit: str) -> Amount:
    """A gold value with its unit, and half a step of its last printed place in the base unit."""
    scale = _MONEY.get(unit, Decimal(1))
    kind = Kind.MONEY if unit in _MONEY else {"%": Kind.PERCENT, "procentenheter": Kind.POINTS}.get(unit, Kind.BARE)
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Amount(value, kind, scale, scale * Decimal(1).scaleb(-places) / 2)


def written(answer: Answer) -> str:
    """All that a reader of the answer sees: its text, and its table a row a line with the headers repeated."""
    lines = [answer.answer]
    if answer.table is not None:
        for row in answer.table.rows:
            cells = zip(answer.table.columns, row, strict=False)
            lines.append("; ".join(f"{column}: {cell}" for column, cell in cells) + ".")
    return "\n".join(lines)


def shortcomings(question: Question, answer: Answer) -> tuple[Shortcoming, ...]:
    """What keeps the answer from being right; empty for a right one."""
    found = []
    if answer.status not in _ACCEPTED[question.expect]:
        found.append(Shortcoming(Fault.STATUS, f"{question.expect}, got {answer.status}"))
    text = written(answer)
    numbers = read(text, answer.language == "en", words=True)
    signed = _signed(answer)
    for figure in question.figures:
        if figure.required and (missing := _none_given(figure, numbers, signed)):
            found.append(missing)
    low = text.lower()
    for wordings in question.alternatives:
        if not any(wording in low for wording in wordings):
            found.append(Shortcoming(Fault.IDEA, " / ".join(wordings)))
    found += _tempted(question, numbers)
    return tuple(found)


def _none_given(
    figure: GoldFigure, numbers: Sequence[Number], signed: Sequence[tuple[Amount, int]]
) -> Shortcoming | None:
    """What is missing of the figure when none of its readings is given."""
    missing = [_missing(reading, numbers, signed) for reading in figure.readings]
    return None if None in missing else missing[0]


def _missing(figure: GoldFigure, numbers: Sequence[Number], signed: Sequence[tuple[Amount, int]]) -> Shortcoming | None:
    wanted = amount(figure.value, figure.unit)
    label = f"{figure.value} {figure.unit}".strip()
    same = [number for number in numbers if gives(number, wanted)]
    if not same:
        other_unit = any(abs(number.value) == abs(figure.value) for number in numbers)
        return Shortcoming(Fault.UNIT if other_unit else Fault.FIGURE, label)
    if figure.direction in (None, 0):
        return None
    told = {_direction(number, numbers, signed) for number in same}
    if figure.direction in told:
        return None
    got = sorted(map(str, told))
    return Shortcoming(Fault.DIRECTION, f"{label} wants {figure.direction:+d}, got {', '.join(got)}")


def gives(number: Number, wanted: Amount) -> bool:
    """The same amount in the same kind of unit, rounded by either side or by none; the sign aside."""
    kinds = {number.kind, wanted.kind}
    if len(kinds) > 1 and not (kinds == {Kind.BARE, Kind.PERCENT} and wanted.kind is Kind.BARE):
        return False
    if number.base == 0 and wanted.base != 0:
        return False
    # Money may be given in a smaller unit than the key's; anything else may only be rounded by the answer.
    step = max(number.half, wanted.half) if wanted.kind is Kind.MONEY else number.half
    return abs(abs(number.base) - abs(wanted.base)) <= step


def _signed(answer: Answer) -> list[tuple[Amount, int]]:
    """The deviations among the answer's figures, with what their records say of them."""
    found = []
    for figure in answer.figures:
        try:
            value = Decimal(figure.value)
        except InvalidOperation:
            continue
        if figure.measure == "deviation" and value != 0:
            found.append((amount(value, figure.unit), 1 if value > 0 else -1))
    return found


def _direction(number: Number, numbers: Sequence[Number], signed: Iterable[tuple[Amount, int]]) -> int | None:
    """By the words a reader sees, else by the figure's record, else as the one without minus among others with."""
    if number.direction is not None:
        return number.direction
    recorded = next((sign for recorded, sign in signed if gives(number, recorded)), None)
    if recorded is not None:
        return recorded
    near = [other for other in numbers if other.kind is number.kind and abs(other.start - number.end) < SERIES]
    return 1 if any(other.value < 0 for other in near) else None


def _tempted(question: Question, numbers: Sequence[Number]) -> list[Shortcoming]:
    """Tempting figures given as the answer.

    They are when they stand before every required figure; where none is required, when one is the first figure; and
    anywhere in the answer to what the reports do not say. Beside the right figure they are context.
    """
    rights = [amount(each.value, each.unit) for f in question.figures if f.required for each in f.readings]
    allowed = [amount(each.value, each.unit) for f in question.figures for each in f.readings]
    if rights:
        first = next((place for place, n in enumerate(numbers) if any(gives(n, right) for right in rights)), None)
        numbers = numbers[:first]
    elif question.expect != "not_found":
        numbers = numbers[:1]
    return [
        Shortcoming(Fault.TEMPTING, f"{wrong.value} {wrong.unit}".strip())
        for wrong in question.tempting
        if any(
            gives(number, amount(wrong.value, wrong.unit)) and not any(gives(number, right) for right in allowed)
            for number in numbers
        )
    ]
