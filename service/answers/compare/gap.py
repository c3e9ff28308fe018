"""How far two values that are set side by side are from each other."""

from dataclasses import dataclass
from decimal import Decimal

from index.numbers import POINTS, decimals_of
from index.types import Figure, Measure, UnitKind
from service.answers.calculation.values import percent_text, value_text
from service.composer import Composer, signed_value


@dataclass(frozen=True)
class Gap:
    """A difference in words; `percent` of the lower one is "" where that says nothing."""

    text: str
    percent: str

    @property
    def told(self) -> str:
        """ "1 720 tkr (4,4 procent)"."""
        return f"{self.text} ({self.percent})" if self.percent else self.text


def gap_between(
    high: Figure,
    low: Figure,
    markers: list[int],
    place: str | None,
    composer: Composer,
    *,
    one_report: bool,
    even: bool = False,
) -> Gap | None:
    """The difference, entered as calculated; None where there is none to speak of, of no size unless `even`.

    Deviations are taken with their signs, for the reader: a deficit and a surplus are apart by both. Of all else the
    sign only tells cost from income, which within one table is no matter of size.
    """
    deviates = high.measure is Measure.DEVIATION
    if high.value is None or low.value is None or (one_report and _opposed(high, low)):
        return None
    unit = max(high.unit, low.unit, key=lambda one: one.scale)
    told = [Decimal(str(signed_value(f))) if deviates else abs(f.value or Decimal(0)) for f in (high, low)]
    values = [value * f.unit.scale / unit.scale for f, value in zip((high, low), told, strict=True)]
    fine = max if unit.kind is UnitKind.PERCENT and one_report else min  # "9" beside "6,5" per cent is 9,0
    decimals = fine(decimals_of(f.value or Decimal(0)) for f in (high, low) if f.unit == unit)
    gap = (values[0] - values[1]).quantize(Decimal(1).scaleb(-decimals))
    if not gap and not even:
        return None
    shown = POINTS if unit.kind is UnitKind.PERCENT else unit
    text = value_text(abs(gap), shown, decimals, composer.language)
    inputs = [(str(value), marker) for value, marker in zip(told, markers, strict=True)]
    composer.derive(text, str(gap), shown.symbol, "difference", inputs, high, place)
    if unit.kind is UnitKind.PERCENT or not values[1] or not gap or deviates:
        return Gap(text, "")
    share = ((values[0] - values[1]) / values[1] * 100).quantize(Decimal("0.1"))
    percent = percent_text(share, composer.language)
    composer.derive(percent, str(share), "%", "percent_change", inputs, high, place)
    return Gap(text, percent)


def _opposed(high: Figure, low: Figure) -> bool:
    """Whether one table has the one as income and the other as cost."""
    apart = (high.value or Decimal(0)) * (low.value or Decimal(0)) < 0 and high.measure is not Measure.DEVIATION
    return apart and high.table is not None and high.table == low.table


def gap_clause(gap: Gap | None, composer: Composer) -> str:
    """ "; skillnaden är 1 720 tkr (4,4 procent)"; "" where there is none."""
    if gap is None:
        return ""
    return f"; skillnaden är {gap.told}" if composer.language == "sv" else f"; the difference is {gap.told}"
