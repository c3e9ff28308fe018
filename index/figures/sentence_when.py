"""The period of a number in a sentence."""

import re
from dataclasses import dataclass

from index.numbers import Quantity
from index.periods import Found, find_periods, in_year, whole_year, year_to_date
from index.types import Figure, Measure, Metadata, Period, PeriodKind, Span, UnitKind

_CLAUSE = re.compile(
    r"[;:]\s|,?\s(?:samtidigt som|medan|men|vilket|varav|där|beror|berodde|förklaras)\s|,\s(?:som|och|däremot|dock)\s",
    re.IGNORECASE,
)
_COMPARAND = re.compile(
    r"(?:\bän|jämfört med|i jämförelse (?:med|mot)|\bmot|sedan|i förhållande till|från|i nivå (?:med|för)"
    r"|i paritet med)\s+(?:för\s+|under\s+|med\s+|åren\s+)?$",
    re.IGNORECASE,
)
_FOR_THE_YEAR = re.compile(
    r"prognos|helår|årets slut|vid årsbokslut|vid året|för året|per år|årsbudget|budgetram", re.IGNORECASE
)
_BETWEEN_YEARS = re.compile(r"\bmellan\s+((?:19|20)\d\d)\s+och\s+((?:19|20)\d\d)")
_FROM_TO = re.compile(r"\b(från|till)\s+$", re.IGNORECASE)
_SAME_PERIOD = re.compile(r"samma|motsvarande|same|corresponding", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """A sentence with everything that its numbers take from around it."""

    text: str
    span: Span  # of the sentence in the stored text
    section: tuple[str, ...]
    activity: str  # what it is about when it names nothing itself
    group: tuple[str, ...]
    meta: Metadata
    named: str  # what it names itself


def clause_start(text: str, position: int) -> int:
    return max((match.end() - 1 for match in _CLAUSE.finditer(text, 0, position)), default=0)


def period_of_sentence(
    place: Place, number: Quantity, around: tuple[int, int], measure: Measure, again: Figure | None
) -> Period | None:
    """The period said beside the number, else in its sentence before it, else the one that its measure speaks of."""
    reported = place.meta.period
    if again is not None and measure is Measure.DEVIATION and again.measure is measure:
        return again.period
    begin, stop = around
    said = _said_period(place, number, begin, stop)
    for_the_year = measure in (Measure.FORECAST, Measure.TARGET) or (
        measure in (Measure.DEVIATION, Measure.BUDGET)
        and _FOR_THE_YEAR.search(
            place.text, clause_start(place.text, number.outer_start), min(stop, number.outer_end + 25)
        )
    )
    if for_the_year:
        year = said.year if said is not None else reported.year if reported is not None else None
        return whole_year(year) if year is not None else None
    if said is None:
        return reported
    if said.kind is PeriodKind.YEAR and reported is not None and said.year == reported.year:
        return reported
    if said.kind is PeriodKind.MONTH and reported is not None and said.end == reported.end:
        return reported if number.unit.kind is UnitKind.MONEY else said
    if said.kind is PeriodKind.POINT and number.unit.kind is UnitKind.MONEY:
        return year_to_date(said.end)
    return said


def _said_period(place: Place, number: Quantity, begin: int, stop: int) -> Period | None:
    found = find_periods(place.text, document_period=place.meta.period)
    plain = [
        item
        for item in found
        if not _is_decision(item, place.text)
        and (0 <= number.start - item[2] <= 1 or not _COMPARAND.search(place.text, max(0, item[1] - 40), item[1]))
    ]
    between = _BETWEEN_YEARS.search(place.text)
    if between is not None and (side := _FROM_TO.search(place.text, 0, number.outer_start)):
        return whole_year(int(between[1] if side[1].lower() == "från" else between[2]))
    before = [item for item in plain if item[2] <= number.outer_start]
    after = [item for item in plain if number.outer_end <= item[1] and item[2] <= stop]
    if after and "," not in place.text[number.outer_end : after[0][1]]:
        return _as_long_as(after[0], before, place.text)
    if before and before[-1][2] >= number.start - 1:
        return _as_long_as(before[-1], before[:-1], place.text)
    near = [item for item in before if item[1] >= begin]
    return (near or before)[-1][0] if before else None


def _as_long_as(found: Found, before: list[Found], text: str) -> Period:
    """ "föregående år" beside "under årets första halvår" is the first half of that year."""
    period, start, end = found
    relative = period.kind is PeriodKind.YEAR or _SAME_PERIOD.match(text[start:end])
    longer = before and relative and not re.search(r"\d", text[start:end])
    return in_year(before[-1][0], period.year) if longer else period


def _is_decision(found: Found, text: str) -> bool:
    """A day in the middle of a month is when something was decided, not what a figure is for."""
    period, start, end = found
    if period.kind is not PeriodKind.POINT or re.match(r"(?:per|as of|at)\b", text[start:end], re.IGNORECASE):
        return False
    return period.end != year_to_date(period.end).end
