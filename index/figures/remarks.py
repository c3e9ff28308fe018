"""Remarks that are a name and an amount with its sign ("Förskola + 6 239 tkr", "Grundskola - 1 942 tkr"): deviations.

One such line could be anything; where a document prints plus before some of them, minus before the others is no dash
and no cost.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.figures.labels import label_before
from index.figures.subject import fold
from index.numbers import find_quantities
from index.periods import whole_year
from index.types import Figure, Measure, UnitKind

_SIGN = re.compile(r"(?P<sign>\+/-|[-+−–])(?P<gap>[ \u00a0]?)(?=\d|$)")
_FORECAST = re.compile(r"\s*(?:ett |en )?prognos", re.IGNORECASE)
_ENOUGH = 2  # remarks whose own words say that they are forecasts
_INVESTED = re.compile(r"\binvest")


@dataclass(frozen=True)
class _Remark:
    label: str
    sign: str
    spaced: bool


def with_signed_remarks(figures: Sequence[Figure], text: str) -> list[Figure]:
    """The figures of sentences, those of signed remarks as deviations of what the remark names."""
    found = {at: remark for at, figure in enumerate(figures) if (remark := _remark(figure, text)) is not None}
    signs = {remark.sign for remark in found.values()}
    if "+" not in signs or signs <= {"+", "+/-"}:
        return list(figures)
    spaced = any(remark.spaced for remark in found.values() if remark.sign == "+")
    ahead = sum(_FORECAST.match(text, figures[at].quote.end) is not None for at in found) >= _ENOUGH
    told = {at: _told(figures[at], remark, spaced) for at, remark in found.items()}
    return [_of_the_year(told[at]) if at in told and ahead else told.get(at, figures[at]) for at in range(len(figures))]


def _of_the_year(figure: Figure) -> Figure:
    """Where the words under the remarks speak of forecasts, what is to come of the year is told, not what has been."""
    return figure if figure.period is None else replace(figure, period=whole_year(figure.period.year))


def _remark(figure: Figure, text: str) -> _Remark | None:
    """The remark whose amount the figure is: a line of its own, or the first line of what it opens."""
    if figure.unit.kind is not UnitKind.MONEY or figure.value is None:
        return None
    line = figure.quote.of(text).split("\n")[0].strip(" •\t")
    quantities = find_quantities(line)
    start = text.find(line, figure.quote.start)
    if len(quantities) != 1 or not start <= figure.span.start < start + len(line):
        return None
    label = label_before(line, quantities[0])
    at = figure.span.start - start
    sign = _SIGN.search(line[:at]) or _SIGN.match(line, at)
    return _Remark(label, sign["sign"], bool(sign["gap"])) if label and sign is not None else None


def _told(figure: Figure, remark: _Remark, spaced: bool) -> Figure:
    """The remark's figure; a dash with a space after it is a minus only where pluses have one too."""
    named = replace(figure, activity=remark.label)
    if remark.spaced and not spaced and remark.sign != "+":
        return named
    if _INVESTED.search(fold(" ".join(figure.section))):  # spending less than planned on investments is no deficit
        deviation = named.measure is Measure.DEVIATION
        return replace(named, measure=Measure.CHANGE if deviation else named.measure, favourable=None)
    size = abs(figure.value or Decimal(0))
    if remark.sign == "+/-" or not size:
        return replace(named, measure=Measure.DEVIATION, favourable=0)
    way = 1 if remark.sign == "+" else -1
    return replace(named, value=size * way, measure=Measure.DEVIATION, favourable=way)
