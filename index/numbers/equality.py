"""When a source's number supports a claim's: rounding-aware, one-way, unit-safe.

Magnitudes only. Whether a deviation is good or bad is told by words as often as by a sign, and the sign means
different things in different tables: direction is compared apart, by `agree`.

Units. Kinds never mix: per cent are not percentage points, money is not a count. What may stand for what:

- money, percent and points: only the same kind. A bare number never becomes money or per cent, nor the other way.
- a source without unit (a table cell under no unit) supports claims without unit, counts, indices and durations:
  the claim's noun is then the row's label, which this function does not see.
- a claim without unit is supported by sources without unit, counts, indices and durations, and as little by money.
- a count of nothing named supports a duration ("Antal dygn": the unit was the label), and so does the reverse.
- counts of different nouns support each other, since nouns are inflected and translated.
- durations need the same unit of time (dygn and dagar are one).
"""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from index.numbers.records import Measured
from index.numbers.units import UNKNOWN
from index.types import Unit, UnitKind

_STRICT = (UnitKind.MONEY, UnitKind.PERCENT, UnitKind.POINTS)
_TIME = {"dagar": "dygn"}


def supports(source: Measured, claim: Measured) -> bool:
    """Whether `source` (what a document states) supports `claim` (what an answer says), signs aside.

    24 107 tkr supports 24,1 mnkr; 24,1 mnkr does not support 24,11 mnkr: a claim may be rounded, never finer than its
    source. Both ways of rounding a tie are accepted. -4,4 mnkr supports 4 400 tkr: the same number, no digit added.
    """
    if source.value is None or claim.value is None:
        return False
    if not _units_agree(source.unit or UNKNOWN, claim.unit or UNKNOWN):
        return False
    scale, claim_scale = (source.unit or UNKNOWN).scale, (claim.unit or UNKNOWN).scale
    exact = abs(source.value) * scale
    stated = abs(claim.value) * claim_scale
    step = scale.scaleb(-source.decimals)
    claim_step = claim_scale.scaleb(-claim.decimals)
    if claim_step < step:
        return exact == stated and _adds_no_digit(stated, step, claim)
    ratio = exact / claim_step
    return any(
        ratio.quantize(Decimal(1), rounding) * claim_step == stated for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN)
    )


def _adds_no_digit(stated: Decimal, step: Decimal, claim: Measured) -> bool:
    """A finer unit written without decimals adds no digit when it only ends in zeros: 4,4 mnkr is 4 400 tkr."""
    return claim.decimals == 0 and stated % step == 0


def agree(source_direction: int | None, claim_direction: int | None) -> bool:
    """Whether two directions (+1 favourable, -1 unfavourable, 0 nil, None not told) can both be true."""
    if source_direction is None or claim_direction is None:
        return True
    return source_direction == claim_direction


def _units_agree(source: Unit, claim: Unit) -> bool:
    if source.kind in _STRICT or claim.kind in _STRICT:
        return source.kind is claim.kind
    if UnitKind.UNKNOWN in (source.kind, claim.kind):
        return True
    kinds = {source.kind, claim.kind}
    if kinds == {UnitKind.DURATION}:
        return _TIME.get(source.symbol, source.symbol) == _TIME.get(claim.symbol, claim.symbol)
    if kinds == {UnitKind.COUNT, UnitKind.DURATION}:
        return "" in (source.symbol, claim.symbol)
    return source.kind is claim.kind
