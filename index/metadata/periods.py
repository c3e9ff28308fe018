"""Which months a report covers, and its year."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index.types import Period, PeriodKind

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_MONTH = r"(jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäöﬁﬂ]*\.?"
_YEAR = r"(?:[\s,]*(20\d\d))?"
_DAY = r"(?:(?:den|sista|utgången av)\s+)*(?:\d{1,2}\s+)?"
_TO = r"\s*(?:[-–—]|till(?: och med)?|t\.?o\.?m\.?)\s*"
_FROM = rf"(?:(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*\.?{_TO})?"
_TITLES = (
    r"(?:delårs\w*|månads\w*|tertial\w*|ekonomisk (?:uppföljning|rapport)|ekonomirapport|uppföljning|prognos\w*|bokslut"
    r"|rapport)"
)
_PATTERNS = (
    (re.compile(rf"{_TITLES}(?:\s+(?:per|för))?[\s,:–-]+{_FROM}{_DAY}{_MONTH}{_YEAR}\b", re.I), 3),
    (re.compile(rf"jan(?:uari)?\.?{_TO}{_MONTH}{_YEAR}", re.I), 2),
    (re.compile(rf"\bper\s+{_DAY}{_MONTH}{_YEAR}", re.I), 2),
    (re.compile(rf"\b(?:till och med|t\.?o\.?m\.?|fram till|ack\w*\.?)\s+{_DAY}{_MONTH}{_YEAR}", re.I), 1),
)
_TITLED = re.compile(
    r"(?<!\d )(?<!\d\. )\b(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
    r"\s+(20\d\d)\b",
    re.I,
)
_TERTIAL = re.compile(rf"\btertial(?:bokslut|rapport|uppföljning)?(?:et|en)?\s*(1|2|3|II?I?)\b{_YEAR}", re.I)
_INTERIM = re.compile(rf"\bdelår(?:s(?:rapport|bokslut|uppföljning|redovisning))?(?:en|et)?\s*(1|2)\b{_YEAR}", re.I)
_YEARS = re.compile(
    r"(?:\b(under|för|helåret|helår|år|året|prognos(?:en)?|budget|våren|hösten)\s+(?:för\s+)?)?\b(20[0-4]\d)\b", re.I
)
_COMPARED = re.compile(
    r"\b(?:samma|motsvarande|jämfört med|jämförelse med|föregående|sedan|mot|än|från|bokslut\w*)"
    r"\s+(?:[^\s.;]+\s+){0,4}$",
    re.I,
)
_REACH = 60  # characters before a year in which a word can make it a year of comparison
_PLANNED = re.compile(r"budget|prognos|etappmål|\bmål|\bplan", re.I)
_HAPPENED = re.compile(r"utfall|bokslut|ackumulera|\back\b|redovisat", re.I)
_SEVERAL_YEARS = re.compile(r"20\d\d\s*[-–]\s*20\d\d")
_HEADER_YEAR = re.compile(r"\b20[0-4]\d\b")


@dataclass(frozen=True)
class End:
    """The last month of what a report covers, with its year where it is said."""

    month: int
    year: int | None


def ends_in(text: str) -> Counter[End]:
    """The month ends that `text` names, weighed by how they are named."""
    found: Counter[End] = Counter()
    for pattern, weight in _PATTERNS:
        for match in pattern.finditer(text):
            found[End(_month(match.group(1)), _year(match.group(2)))] += weight
    for match in _TERTIAL.finditer(text):
        number = match.group(1)
        tertial = int(number) if number.isdigit() else len(number)
        found[End(4 * tertial, _year(match.group(2)))] += 2
    for match in _INTERIM.finditer(text):
        found[End(4 * int(match.group(1)), _year(match.group(2)))] += 1
    return found


def titled(text: str) -> Counter[End]:
    """The months that titles name with their year and without a day: "Äldrenämnden, mars 2025"."""
    found: Counter[End] = Counter()
    for match in _TITLED.finditer(text):
        found[End(_month(match.group(1)), int(match.group(2)))] += 1
    return found


def likely_month(ends: Counter[End]) -> int | None:
    """The month most named; None when none is, or when two are named alike."""
    months: Counter[int] = Counter()
    for end, weight in ends.items():
        months[end.month] += weight
    ranked = months.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def likely_year(texts: Iterable[str]) -> int | None:
    """The year that the texts speak of most, years named as the present one ("under 2023") counting more."""
    years: Counter[int] = Counter()
    for text in texts:
        for match in _YEARS.finditer(text):
            years[int(match.group(2))] += 3 if match.group(1) else 1
    ranked = years.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def year_of_work(prose: str, headers: Iterable[str], month: int | None) -> int | None:
    """The year that a report without one in its titles is about, from its prose and the headers of its tables.

    Years of comparison ("samma period 2022") say nothing; a table's budget, forecast and goals are mostly for the
    year in hand; and nothing has an outcome later than that.
    """
    years: Counter[int] = Counter()
    for match in _YEARS.finditer(prose):
        if not _COMPARED.search(prose, max(0, match.start(2) - _REACH), match.start(2)):
            years[int(match.group(2))] += 3 if match.group(1) else 1
    for end, weight in ends_in(prose).items():
        if end.year and end.month == month:
            years[end.year] += weight
    first = 0
    for header in headers:
        named = [] if _SEVERAL_YEARS.search(header) else [int(text) for text in _HEADER_YEAR.findall(header)]
        years.update({year: 2 if _PLANNED.search(header) else 1 for year in named})
        if named and _HAPPENED.search(header):
            first = max(first, *named)
    ranked = Counter({year: weight for year, weight in years.items() if year >= first}).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def from_january(year: int, month: int) -> Period:
    """January to `month`; the twelve months are the year."""
    kind = PeriodKind.YEAR if month == 12 else PeriodKind.SPAN
    return Period(date(year, 1, 1), date(year, month, monthrange(year, month)[1]), kind)


def in_words(period: Period) -> str:
    """ "januari–augusti 2023", "helår 2023", "31 augusti 2023"."""
    if period.kind is PeriodKind.YEAR:
        return f"helår {period.year}"
    if period.kind is PeriodKind.POINT:
        return day_in_words(period.end)
    first, last = MONTHS[period.start.month - 1], MONTHS[period.end.month - 1]
    if period.start.year != period.end.year:
        return f"{first} {period.start.year}–{last} {period.end.year}"
    return f"{last} {period.year}" if first == last else f"{first}–{last} {period.year}"


def day_in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(name.lower()))


def _year(text: str | None) -> int | None:
    return int(text) if text else None
