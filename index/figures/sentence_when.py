"""The period of a number in a sentence."""

import re
from dataclasses import dataclass

from index.figures.rounds import made_earlier
from index.figures.subject import fold
from index.numbers import Quantity
from index.periods import Found, find_periods, in_year, whole_year, year_to_date
from index.types import Figure, Measure, Metadata, Parsed, PartKind, Period, PeriodKind, Span, UnitKind

_CLAUSE = re.compile(
    r"[;:]\s|,?\s(?:samtidigt som|medan|men|vilket|varav|där|beror|berodde|förklaras)\s|,\s(?:som|och|däremot|dock)\s",
    re.IGNORECASE,
)
_COMPARAND = re.compile(
    r"(?:\bän|jämfört med|i jämförelse (?:med|mot)|j[éeäai]\S{2,8}(?:\s\[)?\S{0,6}se\s+med"
    r"|\bmot|sedan|i förhållande till|från|i nivå (?:med|för)"
    r"|i paritet med)\s+(?:för\s+|under\s+|med\s+|åren\s+)?$",
    re.IGNORECASE,
)
_YEAR_ENDS = r"[åa]rets\s+(?:slut|sista\s+(?:\w+\s+)?m[åa]nader)|slutet\s+av\s+[åa]ret"
_LATER = re.compile(_YEAR_ENDS, re.IGNORECASE)
_FOR_THE_YEAR = re.compile(
    rf"prognos|helår|{_YEAR_ENDS}|vid årsbokslut|vid året|för året|per år|årsbudget|investeringsbudget|budgetram"
    r"|\bkommer\s+(?:\w+\s+)?att\s+(?:resultera|ge|innebära|leda|medföra|redovisa|visa|bli|hamna)\b",
    re.IGNORECASE,
)
# "jämfört med föregående år då kostnaden var 76,2": what is compared with is told of here.
_WHEN_IT_WAS = re.compile(
    r"\s?|,?\s+(?:d[åa]|n[äa]r)\s+(?:\w+\s+){0,3}?(?:var|uppgick\s+till|l[åa]g\s+p[åa])\s+(?:(?:ca|cirka|drygt)\s+)?",
    re.IGNORECASE,
)
_BETWEEN_YEARS = re.compile(r"\bmellan\s+((?:19|20)\d\d)\s+och\s+((?:19|20)\d\d)")
_FROM_TO = re.compile(r"\b(från|till)\s+$", re.IGNORECASE)
_LONE_YEAR = re.compile(r"(?<![\d–-])(?<![–-]\s)20\d\d(?!\s?[–-]\s?\d)(?!\d)")
_ROUND = re.compile(
    r"\b(?:i|per|enligt|vid)\s+(?:årets\s+|nämndens\s+)?(?:första\s+)?"
    r"(?:(?:delårs?\w*|tertial\w*|kvartal|prognosen?|(?:månads)?uppföljning\w*)\s+(?:(?:per|i|för)\s+)?)?"
    r"(?:[1-3]\b|första\s+(?:delår|tertial|kvartal)\w*|januari|februari|mars|april|maj|juni|juli)",
    re.IGNORECASE,
)
_EACH = re.compile(r"\s+(?:per|om)\s+(?:var)?(?:dygn|plats|timme|manad|person|barn|individ|hushall|vecka)")
_COSTS_EACH = re.compile(r"\b(?:dygn|plats|timme|placering|manad)\w*\s+(?:\S+\s+){0,4}?kosta|\w*pris\w*\s+per\b")
_BESIDE = 30  # characters after a number in which it may be said which forecast it is
_ENCLOSED = (PartKind.APPLICATION, PartKind.PLAN)
_AHEAD = (Measure.AMOUNT, Measure.FORECAST, Measure.BUDGET)
_FROM = re.compile(r"\bfrån\s+$", re.IGNORECASE)
_TO = re.compile(r"\s*till\s+$", re.IGNORECASE)
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
    label: str = ""  # what stands before its only number, where it is nothing but a label and an amount
    next_year: int | None = None  # the year ahead that an application or plan is for


def year_ahead(parsed: Parsed, section: int, document: Period | None) -> int | None:
    """The year that an application or a plan is for, where a heading, the paper's title or its item's names one that
    lies after the document's period."""
    if document is None:
        return None
    part = parsed.sections[section].part
    titles = [*parsed.sections[section].path, *(one.title for one in parsed.parts[part : part + 1])]
    if 0 < part < len(parsed.parts) and parsed.parts[part].kind in _ENCLOSED:
        titles.append(parsed.parts[part - 1].title)
    for title in reversed(titles):
        years = {int(year) for year in _LONE_YEAR.findall(title)}
        if len(years) == 1 and (year := years.pop()) > document.year:
            return year
    return None


def is_earlier(place: Place, number: Quantity, stop: int, measure: Measure) -> bool:
    """Whether a forecast, or its deviation, is said to be one made earlier in the year than the report."""
    if measure not in (Measure.FORECAST, Measure.DEVIATION) or place.meta.period is None:
        return False
    begin = clause_start(place.text, number.outer_start)
    stop = min(stop, number.outer_end + _BESIDE)
    return any(
        made_earlier(fold(found.group()), place.meta.period)
        and not _COMPARAND.search(place.text, max(0, found.start() - 40), found.start())
        for where in ((begin, number.outer_start), (number.outer_end, stop))
        for found in _ROUND.finditer(place.text, *where)
    )


def is_price(place: Place, number: Quantity) -> bool:
    """What one day, place or month costs is a price, not what the activity has cost."""
    folded = fold(place.text)
    begin = clause_start(place.text, number.outer_start)
    return _EACH.match(folded, number.outer_end) is not None or (
        _COSTS_EACH.search(folded, begin, number.outer_start) is not None
    )


def clause_edges(text: str, position: int) -> list[int]:
    """Where the clauses before `position` begin, and `position` itself."""
    return [0, *(match.end() - 1 for match in _CLAUSE.finditer(text, 0, position)), position]


def clause_start(text: str, position: int) -> int:
    return clause_edges(text, position)[-2]


def period_of_sentence(
    place: Place, number: Quantity, around: tuple[int, int], measure: Measure, again: Figure | None
) -> Period | None:
    """The period said beside the number, else in its sentence before it, else the one that its measure speaks of."""
    reported = place.meta.period
    begin, stop = around
    later = _LATER.search(place.text, begin, number.outer_start)
    if again is not None and measure is Measure.DEVIATION and again.measure is measure and later is None:
        return again.period
    said = _said_period(place, number, begin, stop)
    if said is None and _is_start_of_change(place.text, number, stop):
        return _compared_period(place, number)
    for_the_year = measure in (Measure.FORECAST, Measure.TARGET) or (
        measure in (Measure.DEVIATION, Measure.BUDGET)
        and _FOR_THE_YEAR.search(
            place.text, clause_start(place.text, number.outer_start), min(stop, number.outer_end + 25)
        )
    )
    if said is None and place.next_year is not None and (measure in _AHEAD or place.label):
        return whole_year(place.next_year)
    if for_the_year:
        year = said.year if said is not None else reported.year if reported is not None else None
        return whole_year(year) if year is not None else None
    if (
        measure in (Measure.AMOUNT, Measure.BUDGET)
        and said is not None
        and said.kind is PeriodKind.YEAR
        and not is_price(place, number)
    ):
        return said
    if said is None:
        return reported
    if said.kind is PeriodKind.YEAR and reported is not None and said.year == reported.year:
        return reported
    if said.kind is PeriodKind.MONTH and reported is not None and said.end == reported.end:
        return reported if number.unit.kind is UnitKind.MONEY else said
    if said.kind is PeriodKind.POINT and number.unit.kind is UnitKind.MONEY:
        return year_to_date(said.end)
    return said


def _is_start_of_change(text: str, number: Quantity, stop: int) -> bool:
    """Whether the number is where a change began: "från 16,8 till 12,5 procent" is 12,5 now."""
    return _FROM.search(text, 0, number.outer_start) is not None and _TO.match(text, number.outer_end, stop) is not None


def _compared_period(place: Place, number: Quantity) -> Period | None:
    """The period that the rest of the sentence compares with; None where it names none: it is not the report's own."""
    later = [item for item in find_periods(place.text, document_period=place.meta.period) if item[1] > number.outer_end]
    return next((item[0] for item in later if _COMPARAND.search(place.text, max(0, item[1] - 40), item[1])), None)


def _said_period(place: Place, number: Quantity, begin: int, stop: int) -> Period | None:
    found = find_periods(place.text, document_period=place.meta.period)
    plain = [
        item
        for item in found
        if not _is_decision(item, place.text)
        and (_is_compared(place.text, item, number) or not _COMPARAND.search(place.text, max(0, item[1] - 40), item[1]))
    ]
    between = _BETWEEN_YEARS.search(place.text)
    if between is not None and (side := _FROM_TO.search(place.text, 0, number.outer_start)):
        return whole_year(int(between[1] if side[1].lower() == "från" else between[2]))
    before = [item for item in plain if item[2] <= number.outer_start]
    after = [item for item in plain if number.outer_end <= item[1] and item[2] <= stop]
    if after and "," not in place.text[number.outer_end : after[0][1]]:
        return _as_long_as(after[0], before, place.text)
    if before and _is_compared(place.text, before[-1], number):
        return _as_long_as(before[-1], before[:-1], place.text)
    near = [item for item in before if item[1] >= begin]
    return (near or before)[-1][0] if before else None


def _is_compared(text: str, found: Found, number: Quantity) -> bool:
    """Whether the number is that of the period it stands right after: what the sentence compares with."""
    return found[2] <= number.start and _WHEN_IT_WAS.fullmatch(text, found[2], number.start) is not None


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
