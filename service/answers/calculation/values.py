"""How a calculated value is written."""

from decimal import Decimal

from index.numbers import MNKR, PERCENT, format_en, format_sv
from index.types import Figure, Unit, UnitKind
from service.types import Language


def value_text(value: Decimal, unit: Unit, decimals: int, language: Language) -> str:
    form = format_sv if language == "sv" else format_en
    if unit.kind is UnitKind.MONEY and unit.scale < MNKR.scale and value * unit.scale >= MNKR.scale:
        return f"{form(value * unit.scale / MNKR.scale, MNKR, 1)}"
    return form(value, unit, decimals)


def percent_text(share: Decimal, language: Language) -> str:
    """ "4,4 procent": to one decimal, as all calculated percentages are."""
    return (format_sv if language == "sv" else format_en)(share, PERCENT, 1)


def months_of(figure: Figure) -> tuple[int, int] | None:
    """The first and last month of a figure's period: amounts of unlike months are never set off."""
    period = figure.period
    return None if period is None else (period.start.month, period.end.month)
