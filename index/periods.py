"""Stretches of time that a text names: "jan-aug 2023", "per 31 augusti", "helår", "samma period föregående år".

A year is never invented: an expression without one takes `default_year` or the year of `document_period`, and is not a
period when neither is given. Expressions that only mean something beside the document ("föregående år", "perioden")
need `document_period`.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from index.numbers.special import DASH, MONTH, MONTHS
from index.types import Period, PeriodKind

Found = tuple[Period, int, int]

_YEAR = r"(?:19|20)\d{2}"
_SHORT_YEAR = r"[-’']?(?:1[5-9]|[23]\d)(?![\d,.%]|\s*[a-zåäö%])"
_ANY_YEAR = rf"(?:{_YEAR}|{_SHORT_YEAR})"
_TO = rf"\s*(?:{DASH}|till\s+(?:och\s+med\s+)?|t\.?o\.?m\.?\s|to\s|through\s|until\s)\s*"
_UPTO = (
    r"(?:(?:fram\s+)?till\s+och\s+med|t\.?\s?o\.?\s?m\.?|fram\s+till|till\s+utgången\s+av|ackumulera[dt]e?|ack\.?"
    r"|through|up\s+to|until|year\s+to\s+date)"
)
_AT = r"(?:(?:per|pr\.?|den|as\s+of|as\s+at|at)\s+(?:den\s+)?(?:sista\s+)?)"
_SAME = (
    r"(?:samma|motsvarande|same|corresponding)\s+"
    r"(?:(?:tids)?period(?:en)?|tid(?:punkt(?:en)?)?|månader(?:na)?|time|months?)"
)
# OCR reads the f and o of "föregående" and the ring of "år" in its own ways.
_LAST = (
    r"(?:(?:f[öo]|(?:ﬁ|fi)[ij]?)reg\w{2,5}nde|f[öo]rra|förgående)\s+[åad]r(?:et|s)?|i\s+fjol|fjol(?:år(?:et|s)?)?"
    r"|(?:last|previous|preceding|prior)\s+year"
)
_SWEDISH = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva")
_ENGLISH = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_COUNTED = {
    word: number
    for names in (map(str, range(2, 12)), _SWEDISH, _ENGLISH)
    for word, number in zip(names, range(2, 12), strict=True)
}
_COUNT = "|".join(_COUNTED)
_FIRST_MONTHS = rf"(?:första\s+(?:{_COUNT})|(?:{_COUNT})\s+första)\s+månader(?:na)?|first\s+(?:{_COUNT})\s+months"
_NOT_PART = r"(?<![\w/:.,-])"
_END = r"(?!\w|:\d|/\d|[,.]\d)"


_WHOLE_YEAR = re.compile(r"\bhel(?:t\s*)?år|\bhela\s+året|\bfull[\s-]year", re.IGNORECASE)
_OUTCOME = re.compile(r"\b(?:utfall|ack\.?|ackumulera\w*|outcome|actual)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Around:
    """What the document says about itself."""

    year: int | None
    period: Period | None


def whole_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), PeriodKind.YEAR)


def months(year: int, first: int, last: int) -> Period:
    """The months `first`..`last` of a year; the twelve of them are the whole year."""
    if (first, last) == (1, 12):
        return whole_year(year)
    return Period(date(year, first, 1), _month_end(year, last), PeriodKind.SPAN)


def month(year: int, number: int) -> Period:
    return Period(date(year, number, 1), _month_end(year, number), PeriodKind.MONTH)


def point(day: date) -> Period:
    return Period(day, day, PeriodKind.POINT)


def rolling(year: int, last: int) -> Period:
    """The twelve months up to and with month `last` of `year`."""
    first = date(year, 1, 1) if last == 12 else date(year - 1, last + 1, 1)
    return Period(first, _month_end(year, last), PeriodKind.ROLLING)


def year_to_date(day: date) -> Period:
    """From New Year to `day`'s month, as interim reports count."""
    return months(day.year, 1, day.month)


def in_year(period: Period, year: int) -> Period:
    """The same stretch of months in another year."""
    shift = year - period.end.year
    return Period(_moved(period.start, shift), _moved(period.end, shift), period.kind)


def find_periods(text: str, default_year: int | None = None, document_period: Period | None = None) -> list[Found]:
    """Every stretch of time that `text` names, in order, as (period, start, end)."""
    around = _Around(default_year or (document_period.year if document_period else None), document_period)
    found: list[Found] = []
    for match in _PATTERN.finditer(text):
        name = match.lastgroup or ""
        period = _READERS[name](match.group(), around)
        if period is not None:
            found.append((period, match.start(), match.end()))
    return found


def period_of(text: str, default_year: int | None = None, document_period: Period | None = None) -> Period | None:
    """The period that a header, caption or short phrase gives, or None.

    "Helår" wins, then the most precise of several ("Budget ackumulerad aug 2023"). An outcome for the document's own
    year is an outcome so far: a whole year's cannot be known before it has ended.
    """
    found = [period for period, _, _ in find_periods(text, default_year, document_period)]
    if not found:
        return None
    if _WHOLE_YEAR.search(text):  # "Prognos aug 2024 helår": made in August, for the year
        return whole_year(found[0].year)
    best = min(found, key=lambda period: period.kind is PeriodKind.YEAR)
    if (
        document_period is not None
        and best.kind is PeriodKind.YEAR
        and document_period.kind is not PeriodKind.YEAR
        and best.year == document_period.year
        and _OUTCOME.search(text)
    ):
        return document_period
    return best


def _month_end(year: int, number: int) -> date:
    return date(year, number, calendar.monthrange(year, number)[1])


def _moved(day: date, years: int) -> date:
    last = calendar.monthrange(day.year + years, day.month)[1]
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year + years, day.month, last if at_end else min(day.day, last))


def _day(year: int, number: int, day: int) -> date | None:
    return date(year, number, day) if 1 <= day <= calendar.monthrange(year, number)[1] else None


# What the matched expressions mean. Each reader gets the matched text.

_MONTHS_IN = re.compile(MONTH, re.IGNORECASE)
_YEARS_IN = re.compile(rf"(?<!\d){_YEAR}(?!\d)")


def _months_in(text: str) -> list[int]:
    return [MONTHS[match.group()[:3].lower()] for match in _MONTHS_IN.finditer(text)]


def _years_in(text: str) -> list[int]:
    years = [int(match.group()) for match in _YEARS_IN.finditer(text)]
    if years:
        return years
    short = re.search(r"[-’'\s]([1-3]\d)\s*$", text)
    return [2000 + int(short[1])] if short else []


def _year(text: str, around: _Around) -> int | None:
    years = _years_in(text)
    return years[-1] if years else around.year


def _read_rolling(text: str, around: _Around) -> Period | None:
    year, numbers = _year(text, around), _months_in(text)
    if year is not None and numbers:
        return rolling(year, numbers[-1])
    return None


def _read_range(text: str, around: _Around) -> Period | None:
    years, numbers = _years_in(text), _months_in(text)
    last = years[-1] if years else around.year
    if last is None or len(numbers) < 2:
        return None
    if len(years) > 1 and years[0] != last:
        return Period(date(years[0], numbers[0], 1), _month_end(last, numbers[-1]), PeriodKind.SPAN)
    return months(last, numbers[0], numbers[-1]) if numbers[0] <= numbers[-1] else None


def _read_days(text: str, around: _Around) -> Period | None:
    year, numbers = _year(text, around), _months_in(text)
    days = [int(digits) for digits in re.findall(r"(?<!\d)\d{1,2}(?!\d)", text)]
    if year is None or len(numbers) < 2 or len(days) < 2:
        return None
    start, end = _day(year, numbers[0], days[0]), _day(year, numbers[1], days[1])
    if start is None or end is None or start > end:
        return None
    if start.day == 1 and end == _month_end(end.year, end.month):
        return months(year, start.month, end.month)
    return Period(start, end, PeriodKind.SPAN)


def _read_upto(text: str, around: _Around) -> Period | None:
    year, numbers = _year(text, around), _months_in(text)
    return months(year, 1, numbers[-1]) if year is not None and numbers else None


def _read_iso(text: str, _: _Around) -> Period | None:
    year, number, *rest = (int(part) for part in text.split("-"))
    if rest:
        day = _day(year, number, rest[0])
        return point(day) if day else None
    return month(year, number)


def _read_code(text: str, _: _Around) -> Period | None:
    first, last = ([int(part) for part in piece.split("-")] for piece in text.split("/"))
    if first[0] == last[0]:
        return months(last[0], first[1], last[1])
    return Period(date(first[0], first[1], 1), _month_end(last[0], last[1]), PeriodKind.SPAN)


def _read_day(text: str, around: _Around) -> Period | None:
    year, numbers = _year(text, around), _months_in(text)
    days = [int(digits) for digits in re.findall(r"(?<!\d)\d{1,2}(?!\d)", text)]
    if year is None or not numbers:
        return None
    day = _day(year, numbers[0], days[0]) if days else _month_end(year, numbers[0])
    return point(day) if day else None


def _read_month_number(text: str, _: _Around) -> Period | None:
    return month(int(text[-4:]), int(text[:2]))


def _read_month(text: str, around: _Around) -> Period | None:
    year, numbers = _year(text, around), _months_in(text)
    return month(year, numbers[0]) if year is not None and numbers else None


def _read_first_months(text: str, around: _Around) -> Period | None:
    """ "De första åtta månaderna": from January on."""
    year = _year(text, around)
    count = next((number for word in text.lower().split() if (number := _COUNTED.get(word)) is not None), None)
    return months(year, 1, count) if year is not None and count is not None else None


def _read_part(text: str, around: _Around) -> Period | None:
    """Tertials, halves, quarters and "delår 2"."""
    year = _year(text, around)
    if year is None:
        return None
    lower = re.sub(_YEAR, "", text.lower())
    digit = re.search(r"[1-4]", lower)
    order = int(digit.group()) if digit else next((n for word, n in _ORDERS.items() if word in lower), 0)
    if "delår" in lower or "interim" in lower:
        return months(year, 1, 8) if order == 2 else None  # the first one ends in March, April or June
    length = 4 if "terti" in lower or "four-month" in lower else 3 if "kvartal" in lower or "q" in lower else 6
    if not 1 <= order <= 12 // length:
        return None
    first = 1 if re.match(rf"\s*(?:{_UPTO}|per|efter)\b", lower) else (order - 1) * length + 1
    return months(year, first, order * length)


_ORDERS = {"första": 1, "first": 1, "andra": 2, "second": 2, "tredje": 3, "third": 3, "fjärde": 4, "fourth": 4,
           "sista": 3, " iii": 3, " ii": 2, " i": 1}  # fmt: skip


def _read_same(text: str, around: _Around) -> Period | None:
    if around.period is None:
        return None
    years = _years_in(text)
    return in_year(around.period, years[-1] if years else around.period.year - 1)


def _read_month_last_year(text: str, around: _Around) -> Period | None:
    if around.year is None:
        return None
    numbers = _months_in(text)
    before = _Around(around.year - 1, None)
    if len(numbers) > 1:
        return _read_range(text, before)
    return _read_upto(text, before) if re.match(_UPTO, text, re.IGNORECASE) else _read_month(text, before)


def _read_last_year(_: str, around: _Around) -> Period | None:
    return whole_year(around.period.year - 1) if around.period is not None else None


def _read_this_period(text: str, around: _Around) -> Period | None:
    if around.period is None:
        return None
    years = _years_in(text)
    return in_year(around.period, years[-1]) if years else around.period


def _read_whole_year(text: str, around: _Around) -> Period | None:
    year = _year(text, around)
    return whole_year(year) if year is not None else None


def _read_years(text: str, _: _Around) -> Period | None:
    first, last = (int(digits) for digits in re.findall(_YEAR, text))
    return Period(date(first, 1, 1), date(last, 12, 31), PeriodKind.SPAN) if first < last else None


def _read_nothing(_text: str, _around: _Around) -> Period | None:
    return None


_MONTH_YEAR = rf"{MONTH}\.?(?:\s+månad)?(?:\s*{_ANY_YEAR})?"
_LONG_MONTH = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    r"|january|february|march|june|july|august|october)(?!\w)"
)

_EXPRESSIONS: tuple[tuple[str, str, Callable[[str, _Around], Period | None]], ...] = (
    ("none", rf"agenda\s+2030|{_YEAR}/\d{{1,6}}(?:\.\d+)?(?!-)|\d+/{_YEAR}|{_YEAR}:\d+", _read_nothing),
    ("code", rf"{_YEAR}-\d\d/{_YEAR}-\d\d", _read_code),
    ("rolling", rf"R\s?12\W+(?:\w+\W+){{0,4}}?{MONTH}(?:\s+{_ANY_YEAR})?", _read_rolling),
    (
        "rolling12",
        rf"(?:de\s+)?senaste\s+(?:12|tolv)\s+månaderna\W+(?:\(\s*R\s?12\s*\)\W*)?(?:\w+\W+){{0,4}}?{MONTH}(?:\s+{_YEAR})?",
        _read_rolling,
    ),
    (
        "monthslast",
        rf"(?:{_UPTO}\s+)?{MONTH}\.?(?:{_TO}{MONTH}\.?)?\s+(?:{_LAST})",
        _read_month_last_year,
    ),
    ("days", rf"\d{{1,2}}\s+{MONTH}(?:\s+{_YEAR})?{_TO}(?:den\s+)?\d{{1,2}}\s+{MONTH}(?:\s+{_YEAR})?", _read_days),
    ("range", rf"{MONTH}\.?(?:\s+{_YEAR})?{_TO}{MONTH}\.?(?:\s*månad)?(?:\s*{_ANY_YEAR})?", _read_range),
    ("upto", rf"{_YEAR}\s*{DASH}\s*\d{{1,2}}\s+{MONTH}", _read_upto),
    ("uptomonth", rf"{_UPTO}\s+(?:den\s+)?(?:\d{{1,2}}\s+|sista\s+)?{_MONTH_YEAR}", _read_upto),
    ("iso", r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![-\d])", _read_iso),
    (
        "day",
        rf"(?:{_AT})?(?:den\s+)?(?:3[01]|[12]?\d)(?::?e|st|nd|rd|th)?\s*(?:of\s+)?{MONTH}\.?(?:\s*,?\s*{_YEAR})?",
        _read_day,
    ),
    ("english", rf"{MONTH}\s+(?:3[01]|[12]?\d)(?:st|nd|rd|th)?,?\s+{_YEAR}", _read_day),
    (
        "atmonth",
        rf"(?:(?:per|as\s+of)\s+(?:den\s+)?|(?:(?:per\s+)?(?:den\s+)?sista|utgången\s+av)\s+){_MONTH_YEAR}",
        _read_day,
    ),
    ("number", rf"(?:0[1-9]|1[0-2])\s?-\s?{_YEAR}", _read_month_number),
    ("month", rf"{MONTH}\.?(?:\s+månad)?\s*{_ANY_YEAR}", _read_month),
    (
        "part",
        rf"(?:(?:{_UPTO}|per|efter)\s+)?(?:(?:tertial|tertiäl|kvartal|delår(?:srapport|suppföljning)?|Q|interim\s+report)\s?"
        rf"(?:[1-4]|I{{1,3}}(?!\w))|(?:(?:årets|the)\s+)?(?:första|andra|tredje|fjärde|first|second|third|fourth)\s+"
        rf"(?:halvåret|halvår|kvartalet|tertialet|half|quarter|four-month\s+period))(?:\s+(?:of\s+|år\s+)?{_YEAR})?",
        _read_part,
    ),
    (
        "firstmonths",
        rf"(?:(?:årets|de|the)\s+)?(?:{_FIRST_MONTHS})(?:\s+(?:av\s+|of\s+|under\s+|i\s+|in\s+|år\s+)?{_YEAR})?",
        _read_first_months,
    ),
    ("same", rf"{_SAME}\s+(?:år\s+|of\s+|in\s+|i\s+|under\s+|the\s+)?(?:{_LAST}|{_YEAR})", _read_same),
    ("samelast", rf"(?:{_LAST})s?\s+(?:under\s+)?{_SAME}", _read_same),
    (
        "wholeyear",
        rf"(?:hel(?:t)?år(?:et|s\w*)?|hela\s+(?:år(?:et)?|{_YEAR})|full[\s-]year|whole\s+year|årsprognos\w*|årsbudget\w*)"
        rf"(?:\s+(?:of\s+)?{_YEAR})?",
        _read_whole_year,
    ),
    (
        "soyear",
        rf"(?:ack\.?|ackumulera\w*|hittills|period(?:en)?)\s+(?:\w+\s+){{0,2}}?{_YEAR}(?!\s*{DASH}\s*\d)",
        _read_this_period,
    ),
    (
        "period",
        r"(?:period(?:en|ens)(?!\s+(?:19|20)\d\d)|hittills\s+i\s+år|year\s+to\s+date|the\s+period)",
        _read_this_period,
    ),
    ("last", rf"(?:{_LAST})", _read_last_year),
    ("schoolyear", rf"läsår\w*\s+{_YEAR}\s*[/–-]\s*\d+", _read_nothing),
    ("years", rf"{_YEAR}\s*{DASH}\s*{_YEAR}", _read_years),
    ("barmonth", _LONG_MONTH, _read_month),
    ("year", rf"(?:år(?:et)?\s+)?{_YEAR}", _read_whole_year),
)
_READERS = {name: reader for name, _, reader in _EXPRESSIONS}
_PATTERN = re.compile(
    _NOT_PART + "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _EXPRESSIONS) + ")" + _END,
    re.IGNORECASE,
)
