"""The period that a table header speaks of: what it says itself, and what it leaves to the document to say.

A header names a period outright ("jan-aug 2023"), or only an extent ("helår", "ackumulerad"), or only a year
("Bokslut 2023"), or nothing ("Utfall"); what is missing is taken from the document's own period, never invented.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from index.types import Period, PeriodKind

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_YEAR = r"(?:19|20)\d{2}"
_DASH = r"\s*(?:-|–|—|−|till|tom|t\.?o\.?m\.?)\s*"
_SPAN = re.compile(rf"\b(?P<first>{_MONTH}){_DASH}(?P<last>{_MONTH})(?:\s*(?P<year>{_YEAR}|\d{{2}}\b))?")
_UPTO = re.compile(rf"\b(?P<year>{_YEAR}){_DASH}(?:\d{{1,2}}\s+)?(?P<last>{_MONTH})(?!\w)")
_NUMERIC = re.compile(rf"\b(?P<month>0[1-9]|1[0-2])\s*-\s*(?P<year>{_YEAR})\b")
_ISO = re.compile(rf"\b(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?\b")
_DAY = re.compile(rf"\b(?:per\s+)?(?P<day>[0-3]?\d)\s+(?P<month>{_MONTH})(?:\s*(?P<year>{_YEAR}))?")
_MONTH_YEAR = re.compile(rf"\b(?P<month>{_MONTH})\s*(?P<year>{_YEAR})\b")
_MONTH_ALONE = re.compile(rf"\b(?P<month>{_MONTH})(?!\w)")
_TERTIAL = re.compile(rf"\b(?:tertial|t)\s?(?P<number>[123])(?:\s+(?P<year>{_YEAR}))?\b")
_QUARTER = re.compile(rf"\b(?:kvartal|kv|q)\s?(?P<number>[1-4])(?:\s+(?P<year>{_YEAR}))?\b")
_ROLLING = re.compile(r"\br\s?12\b|\brullande\b|senaste 12 manaderna")
_BARE_YEAR = re.compile(rf"(?<![\d-])(?P<year>{_YEAR})(?![\d:])")


@dataclass(frozen=True)
class Said:
    """What a header says of time. `period` is complete; else what there is of it."""

    period: Period | None = None
    year: int | None = None
    whole_year: bool = False  # "helår"
    to_date: bool = False  # "ackumulerad", "perioden"
    previous: bool = False  # "föregående år"

    @property
    def silent(self) -> bool:
        return self.period is None and self.year is None and not (self.whole_year or self.to_date or self.previous)


def whole_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), PeriodKind.YEAR)


def months(year: int, first: int, last: int) -> Period:
    """Whole months `first` to `last` of a year."""
    kind = PeriodKind.YEAR if (first, last) == (1, 12) else PeriodKind.MONTH if first == last else PeriodKind.SPAN
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]), kind)


def shifted(period: Period, years: int) -> Period:
    """The same stretch of another year."""
    return Period(_moved(period.start, years), _moved(period.end, years), period.kind)


def _moved(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _four(year: str | None, fallback: int | None) -> int | None:
    if not year:
        return fallback
    return int(year) if len(year) == 4 else 2000 + int(year)


def explicit(text: str, document: Period | None, to_date: bool) -> Period | None:
    """The period that folded `text` names outright; a missing year is the document's. None when it names none.

    `to_date` reads a lone month as the months up to it: "ackumulerad aug 2023" is January to August.
    """
    fallback = document.year if document is not None else None
    if _ROLLING.search(text):
        return _rolling(text, document)
    for pattern in (_SPAN, _UPTO):
        if (hit := pattern.search(text)) is not None:
            year = _four(hit["year"], fallback)
            first = _month(hit["first"]) if pattern is _SPAN else 1
            return months(year, first, _month(hit["last"])) if year is not None else None
    if (hit := _TERTIAL.search(text) or _QUARTER.search(text)) is not None:
        year, number = _four(hit["year"], fallback), int(hit["number"])
        length = 4 if hit.re is _TERTIAL else 3
        first = 1 if to_date else (number - 1) * length + 1
        return months(year, first, number * length) if year is not None else None
    return _point_or_month(text, fallback, to_date)


def _rolling(text: str, document: Period | None) -> Period | None:
    hit = _MONTH_YEAR.search(text) or _NUMERIC.search(text)
    if hit is not None:
        month = int(hit["month"]) if hit.re is _NUMERIC else _month(hit["month"])
        end = months(int(hit["year"]), month, month).end
    elif document is not None:
        end = document.end
    else:
        return None
    start = date(end.year if end.month == 12 else end.year - 1, end.month % 12 + 1, 1)
    return Period(start, end, PeriodKind.ROLLING)


def _point_or_month(text: str, fallback: int | None, to_date: bool) -> Period | None:
    if (hit := _DAY.search(text)) is not None and 1 <= int(hit["day"]) <= 31:
        year = _four(hit["year"], fallback)
        if year is None:
            return None
        month = _month(hit["month"])
        if to_date:
            return months(year, 1, month)
        day = date(year, month, min(int(hit["day"]), monthrange(year, month)[1]))
        return Period(day, day, PeriodKind.POINT)
    if (hit := _ISO.search(text)) is not None:
        year, month = int(hit["year"]), int(hit["month"])
        if not hit["day"]:
            return months(year, 1 if to_date else month, month)
        day = date(year, month, min(int(hit["day"]), monthrange(year, month)[1]))
        return Period(day, day, PeriodKind.POINT)
    if (hit := _NUMERIC.search(text)) is not None:
        return months(int(hit["year"]), int(hit["month"]), int(hit["month"]))
    if (hit := _MONTH_YEAR.search(text)) is not None:
        last = _month(hit["month"])
        return months(int(hit["year"]), 1 if to_date else last, last)
    if (hit := _MONTH_ALONE.search(text)) is not None and fallback is not None:
        last = _month(hit["month"])
        return months(fallback, 1 if to_date else last, last)
    return None


def bare_year(text: str) -> int | None:
    """The last lone year in the text."""
    years = _BARE_YEAR.findall(text)
    return int(years[-1]) if years else None
