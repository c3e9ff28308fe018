"""How a calculated value is written."""

from decimal import Decimal

from index.numbers import MNKR, format_en, format_sv
from index.types import Figure, Unit, UnitKind
from service.types import Language


def value_text(value: Decimal, unit: Unit, decimals: int, language: Language) -> str:
    form = format_sv if language == "sv" else format_en
    if unit.kind is UnitKind.MONEY and unit.scale < MNKR.scale and value * unit.scale >= MNKR.scale:
        return f"{form(value * unit.scale / MNKR.scale, MNKR, 1)}"
    return form(value, unit, decimals)


def months_of(figure: Figure) -> tuple[int, int] | None:
    """The first and last month of a figure's period: amounts of unlike months are never set off."""
    period = figure.period
    return None if period is None else (period.start.month, period.end.month)
