"""Calculations that an answer shows, made again from their cited inputs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, DivisionByZero, InvalidOperation

from index.numbers import PERCENT, POINTS, UNKNOWN, Measured, Number, decimals_of, supports
from index.types import Unit, UnitKind
from service.types import Operation
from service.verify.records import DerivedFigure, DerivedInput
from service.verify.sources import Reading, Source

MONTHS = Unit(UnitKind.DURATION, "månader")
ALL = replace(PERCENT, symbol="procent av det hela")
MOST_DECIMALS = 2
"""Decimals that a quotient may be given with."""


@dataclass(frozen=True)
class Recomputed:
    """The exact result, in `unit`; `finest` is the smallest step that its inputs can carry, in that unit."""

    value: Decimal
    unit: Unit
    finest: int
    direction: int | None

    def supports(self, claim: Measured) -> bool:
        scale = claim.unit.scale if claim.unit is not None else self.unit.scale
        exactly = claim.value is not None and abs(claim.value) == abs(self.value)
        if scale.scaleb(-claim.decimals) < self.unit.scale.scaleb(-self.finest) and not exactly:
            return False
        exact = Number(self.value, max(decimals_of(self.value), claim.decimals), "")
        return supports(Number(exact.value, exact.decimals, "", unit=self.unit), claim)


def recompute(figure: DerivedFigure, readings: Mapping[int, Reading]) -> Recomputed | str:
    """The figure's result calculated anew, or a sentence in Swedish that says why it does not hold."""
    figure = _with_whole(_with_months(figure, readings))
    sources = [_source(one, readings) for one in figure.inputs]
    missing = [one for one, source in zip(figure.inputs, sources, strict=True) if source is None]
    if missing:
        return f"Talet {missing[0].value} i uträkningen står inte i källa [{missing[0].marker}]."
    if figure.operation not in ("sum", "mean") and len(figure.inputs) != 2:
        return f"En uträkning av slaget {figure.operation} ska ha två tal, den har {len(figure.inputs)}."
    kinds = {one.unit.kind for one in figure.inputs}
    if len(kinds) != 1 and kinds != {UnitKind.COUNT, UnitKind.UNKNOWN} and figure.operation != "ratio":
        return "Uträkningen blandar enheter av olika slag."
    try:
        base = _calculate(figure.operation, [one.value * one.unit.scale for one in figure.inputs])
    except (DivisionByZero, InvalidOperation):
        return "Uträkningen delar med noll."
    unit = _result_unit(figure)
    value = base / unit.scale
    stated = Number(figure.value, decimals_of(figure.value), "", unit=unit)
    exact = Recomputed(value, unit, _finest(figure, unit), _direction(figure.operation, sources))
    if not supports(Number(value, max(decimals_of(value), stated.decimals), "", unit=unit), stated):
        return f"Uträkningen ger {value.normalize():f}, inte {figure.value}."
    return exact


def months_in(figure: DerivedFigure, readings: Mapping[int, Reading]) -> int | None:
    """What an amount of a period is divided by: its months, which no quote counts but its citation's period tells.

    None where the figure is no such quotient.
    """
    if figure.operation != "ratio" or len(figure.inputs) != 2:
        return None
    amount, months = figure.inputs
    reading = readings.get(months.marker)
    if reading is None or amount.unit.kind is not UnitKind.MONEY or amount.marker != months.marker:
        return None
    first = min(reading.months, default=0)
    spans = {last - first + 1 for last in reading.months if last > first}
    return int(months.value) if months.value in spans else None


def _with_months(figure: DerivedFigure, readings: Mapping[int, Reading]) -> DerivedFigure:
    """The figure with its number of months marked as a plain number."""
    if months_in(figure, readings) is None:
        return figure
    amount, months = figure.inputs
    return replace(figure, inputs=(amount, replace(months, unit=MONTHS)))


def is_rest(figure: DerivedFigure) -> bool:
    """Whether a share is taken from the whole, which is a hundred per cent and which no quote has to say."""
    if figure.operation != "difference" or len(figure.inputs) != 2 or figure.unit.kind is not UnitKind.PERCENT:
        return False
    whole, part = figure.inputs
    return (whole.value, whole.marker) == (WHOLE, part.marker) and part.unit == PERCENT and 0 < part.value < WHOLE


WHOLE = Decimal(100)


def _with_whole(figure: DerivedFigure) -> DerivedFigure:
    """The figure with the whole of its share marked as one."""
    if not is_rest(figure):
        return figure
    whole, part = figure.inputs
    return replace(figure, inputs=(replace(whole, unit=ALL), part))


def _source(one: DerivedInput, readings: Mapping[int, Reading]) -> Source | None:
    reading = readings.get(one.marker)
    if reading is None:
        return None
    if one.unit is MONTHS or one.unit is ALL:
        return Source(one.value, 0, one.unit, None)
    claim = Number(one.value, decimals_of(one.value), "", unit=one.unit)
    return next((source for source in reading.sources if supports(source, claim)), None)


def _calculate(operation: Operation, values: list[Decimal]) -> Decimal:
    if operation == "sum":
        return sum(values, Decimal(0))
    if operation == "mean":
        return sum(values, Decimal(0)) / len(values)
    first, second = values
    if operation == "difference":
        return first - second
    if operation == "ratio":
        return first / second
    if operation == "share":
        return 100 * first / second
    return 100 * (first - second) / abs(second)


def _result_unit(figure: DerivedFigure) -> Unit:
    if figure.operation == "ratio":
        amount, parts = figure.inputs
        if amount.unit.kind is UnitKind.MONEY and parts.unit.kind in (UnitKind.COUNT, UnitKind.UNKNOWN):
            return figure.unit if figure.unit.kind is UnitKind.MONEY else amount.unit
        return amount.unit if parts.unit is MONTHS else UNKNOWN
    if figure.operation in ("share", "percent_change"):
        return PERCENT
    units = [one.unit for one in figure.inputs]
    if figure.operation == "difference" and units[0].kind is UnitKind.PERCENT:
        return PERCENT if units[0] is ALL else POINTS
    return figure.unit if figure.unit.kind is units[0].kind else units[0]


def _finest(figure: DerivedFigure, unit: Unit) -> int:
    """How many decimals, in `unit`, the result can be given with."""
    if figure.operation in ("sum", "difference"):
        steps = [one.unit.scale.scaleb(-decimals_of(one.value)) for one in figure.inputs]
        return max(0, -(max(steps) / unit.scale).adjusted())
    return MOST_DECIMALS


def _direction(operation: Operation, sources: list[Source | None]) -> int | None:
    """Sums and means of numbers that all go the same way go that way."""
    if operation not in ("sum", "mean"):
        return None
    directions = {source.direction for source in sources if source is not None}
    return directions.pop() if len(directions) == 1 else None
