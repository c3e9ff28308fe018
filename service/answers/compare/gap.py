"""How far two values that are set side by side are from each other."""

from decimal import Decimal

from index.numbers import POINTS, decimals_of
from index.types import Document, Figure, Measure, UnitKind
from service.answers.calculation.values import percent_text, value_text
from service.composer import Composer, signed_value


def say_gap(high: Figure, low: Figure, markers: list[int], document: Document, composer: Composer) -> str:
    """ "; skillnaden är 1 720 tkr", entered as calculated; "" where there is none to speak of.

    Deviations are taken with their signs, for the reader: a deficit and a surplus are apart by both.
    """
    deviates = high.measure is Measure.DEVIATION
    if high.value is None or low.value is None or (high.value * low.value < 0 and not deviates):
        return ""
    unit = max(high.unit, low.unit, key=lambda one: one.scale)
    told = [Decimal(str(signed_value(f))) if deviates else abs(f.value or Decimal(0)) for f in (high, low)]
    values = [value * f.unit.scale / unit.scale for f, value in zip((high, low), told, strict=True)]
    fine = max if unit.kind is UnitKind.PERCENT else min  # "9" beside "6,5" per cent is 9,0
    decimals = fine(decimals_of(f.value or Decimal(0)) for f in (high, low) if f.unit == unit)
    gap = (values[0] - values[1]).quantize(Decimal(1).scaleb(-decimals))
    if not gap:
        return ""
    language = composer.language
    shown = POINTS if unit.kind is UnitKind.PERCENT else unit
    text = value_text(abs(gap), shown, decimals, language)
    inputs = [(str(value), marker) for value, marker in zip(told, markers, strict=True)]
    place = document.meta.municipality
    composer.derive(text, str(gap), shown.symbol, "difference", inputs, high, place)
    said = f"; skillnaden är {text}" if language == "sv" else f"; the difference is {text}"
    if unit.kind is UnitKind.PERCENT or not values[1] or deviates:
        return said
    share = ((values[0] - values[1]) / values[1] * 100).quantize(Decimal("0.1"))
    percent = percent_text(share, language)
    composer.derive(percent, str(share), "%", "percent_change", inputs, high, place)
    return f"{said} ({percent})"
