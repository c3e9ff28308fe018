"""What a number in a sentence measures, whether it is good for the budget, and its side of the accounts."""

import re

from index.figures.sentence_when import Place, clause_start, is_price
from index.figures.subject import fold, words
from index.numbers import Quantity
from index.numbers.direction import compared_with_budget, direction_by_words, direction_of
from index.types import Figure, Line, Measure, UnitKind

_BESIDE_BUDGET = re.compile(r"\b(?:bättre|sämre|högre|lägre)\s+än\b", re.IGNORECASE)


# "Ansökningarna är färre än budgeterad nivå, 484 i snitt": the level compared with is named, then comes the outcome.
_COMPARED_BEFORE = re.compile(r"\b(?:an|till|med|mot)\s+(?:\w+\s+)?budget\w*(?:\s+(?:niva|volym)\w*)?\s*[,.;]\s")


def measure_of(place: Place, number: Quantity, begin: int, stop: int, again: Figure | None) -> Measure:
    text, kind = place.text, number.unit.kind
    if kind is UnitKind.POINTS:
        return Measure.CHANGE
    folded = fold(text)
    compared = max((m.end() for m in _COMPARED_BEFORE.finditer(folded, begin, number.outer_start)), default=begin)
    counted_apart = kind is UnitKind.COUNT and compared > begin
    if not counted_apart and direction_by_words(text, number.start, number.end) is not None:
        return Measure.DEVIATION
    if number.sign_printed and compared_with_budget(text, number.start, number.end):
        return Measure.DEVIATION
    if number.sign_printed and kind is UnitKind.MONEY and number.value and number.value > 0:
        return Measure.DEVIATION  # nobody writes a plus before what something cost
    if words().after.match(folded, number.outer_end, stop):
        return Measure.CHANGE
    clause = max(compared if counted_apart else begin, clause_start(text, number.outer_start))
    strong = [match.lastgroup for match in words().strong.finditer(folded, clause, number.outer_start)]
    if place.label and kind is UnitKind.MONEY and not strong:
        return Measure.AMOUNT if place.next_year is not None else _weak(folded, 0, number) or Measure.AMOUNT
    if strong:
        named = Measure(strong[-1] or "")
        return Measure.DEVIATION if named is Measure.FORECAST and _is_result(place, number) else named
    if again is not None and again.unit.kind is kind and again.measure is not Measure.DEVIATION:
        return again.measure
    if kind is UnitKind.PERCENT and re.match(r"\s+av\b", text[number.outer_end :]):
        return Measure.SHARE
    weakly = _weak(folded, clause, number) or _weak(folded, 0, number)
    if kind is UnitKind.MONEY and is_price(place, number):
        return Measure.AMOUNT
    if kind is UnitKind.MONEY:
        return weakly if weakly not in (None, Measure.SHARE) else Measure.AMOUNT
    return Measure.SHARE if weakly is Measure.SHARE and kind is UnitKind.PERCENT else Measure.OUTCOME


def _weak(folded: str, begin: int, number: Quantity) -> Measure | None:
    """The measure that the last weak word between `begin` and the number names."""
    found = [match.lastgroup for match in words().weak.finditer(folded, begin, number.outer_start)]
    return Measure(found[-1] or "") if found else None


def _is_result(place: Place, number: Quantity) -> bool:
    """ "Prognosen är -2,5 mnkr": a forecast with a minus is a result, unless it is set beside the budget next."""
    minus = number.sign_printed and number.value is not None and number.value < 0
    return minus and number.unit.kind is UnitKind.MONEY and not _BESIDE_BUDGET.search(place.text, number.outer_end)


def favourable_of(place: Place, number: Quantity, measure: Measure) -> int | None:
    if measure is not Measure.DEVIATION:
        return None
    return direction_of(place.text, number.start, number.end)


def line_of(place: Place, number: Quantity) -> Line | None:
    if number.unit.kind is not UnitKind.MONEY:
        return None
    folded = fold(place.text)
    for begin in (clause_start(place.text, number.outer_start), 0):
        named = [match.lastgroup for match in words().line.finditer(folded, begin, number.outer_start)]
        if named:
            return Line(named[-1] or "")
    return None
