"""What the rest of a document says of deviations that their own table leaves open: their direction, a damaged sign."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.activities import canonical
from index.figures.reconstruct import swedish
from index.numbers import Number, parse_cell
from index.types import Figure, Measure, Reading, UnitKind


def with_common_direction(figures: Sequence[Figure]) -> list[Figure]:
    """Money deviations whose table does not show what a plus means take the meaning that all other tables share."""
    plus = _plus(figures)
    return [replace(figure, favourable=_direction(figure, plus)) if _is_open(figure) else figure for figure in figures]


def _plus(figures: Sequence[Figure]) -> int:
    """+1 where a plus is good in every table that shows it, -1 where it is bad in every one, else 0."""
    meanings = {
        figure.favourable * (1 if figure.value > 0 else -1)
        for figure in figures
        if figure.table is not None and figure.measure is Measure.DEVIATION and figure.favourable and figure.value
        and figure.line is None
    }  # fmt: skip
    return meanings.pop() if len(meanings) == 1 else 0


def _is_open(figure: Figure) -> bool:
    return (
        figure.table is not None
        and figure.measure is Measure.DEVIATION
        and figure.favourable is None
        and figure.value is not None
        and figure.unit.kind is UnitKind.MONEY
    )


def _direction(figure: Figure, plus: int) -> int | None:
    if not figure.value:
        return 0 if figure.value is not None else None
    return plus * (1 if figure.value > 0 else -1) or None


def confirmed_by_prose(figures: Sequence[Figure], sentences: Sequence[Figure]) -> list[Figure]:
    """Deviations that could not be read for want of a sign or comma, where a sentence states the very amount."""
    plus = _plus(figures)
    stated = [figure for figure in sentences if figure.measure is Measure.DEVIATION and figure.favourable]
    return [_confirmed(figure, stated, plus) if _is_unread(figure) else figure for figure in figures]


def _is_unread(figure: Figure) -> bool:
    return figure.reading is Reading.UNREADABLE and figure.measure is Measure.DEVIATION and figure.table is not None


def _confirmed(figure: Figure, stated: Sequence[Figure], plus: int) -> Figure:
    number, name = parse_cell(figure.text), canonical(figure.activity)
    if number is None or name is None or plus == 0:
        return figure
    hits = [
        other
        for other in stated
        if canonical(other.activity) == name and other.period == figure.period and _says(other, number)
    ]
    if not hits or len({other.favourable for other in hits}) > 1:
        return figure
    said = hits[0]
    value = abs(said.value or Decimal(0)) * (said.favourable or 0) * plus
    reading = Reading.READ if value == number.value else Reading.RECONSTRUCTED
    note = (
        ""
        if reading is Reading.READ
        else f"Källan har {figure.text}; läst som {swedish(value)}: texten anger {said.text}."
    )
    return replace(figure, value=value, reading=reading, note=note, favourable=said.favourable, unit=said.unit)


def _says(said: Figure, number: Number) -> bool:
    """The sentence's amount has the cell's digits, comma or not."""
    if said.value is None or said.unit.kind is not UnitKind.MONEY:
        return False
    digits = "".join(ch for ch in number.text if ch.isdigit()).lstrip("0")
    amount = "".join(ch for ch in f"{said.value}" if ch.isdigit()).lstrip("0")
    return bool(digits) and digits in (amount, amount.rstrip("0"))
