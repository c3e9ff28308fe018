"""The period that a table header speaks of: what it says itself, and what it leaves to the document to say.

A header names a period outright ("jan-aug 2023"), or only an extent ("helår", "ackumulerad"), or only a year
("Bokslut 2023"), or nothing ("Utfall"); what is missing is taken from the document's own period, never invented.
"""

import re
from dataclasses import dataclass

from index.periods import find_periods, in_year, whole_year, year_to_date
from index.types import Period, PeriodKind

_BARE_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d{2}(?![\d:])")
_EXTENT = re.compile(r"\bhel(?:t\s?)?ar\w*|\bforegaende\b|\bforra\b|\bfg\b|\back\w*\.?|\butfall\w*")
_TERTIAL = re.compile(r"\bt\s?(?=[123]\b)")
_MONTHS = re.compile(r"\bjan\w*")

__all__ = ["Said", "bare_year", "explicit", "shifted", "whole_year"]


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


def shifted(period: Period, years: int) -> Period:
    """The same stretch of another year."""
    return in_year(period, period.year + years)


def explicit(text: str, document: Period | None, to_date: bool) -> Period | None:
    """The part of a year or day that folded `text` names outright; a missing year is the document's. None for none.

    `to_date` reads a lone month or day as what has gone of the year by then: "ackumulerad aug 2023" is January to
    August.
    """
    year = document.year if document is not None else None
    for period, _, _ in find_periods(_TERTIAL.sub("tertial ", _EXTENT.sub(" ", text)), year):
        if period.kind is PeriodKind.YEAR and not _MONTHS.search(text):
            continue
        if to_date and period.kind in (PeriodKind.MONTH, PeriodKind.POINT):
            return year_to_date(period.end)
        return period
    return None


def bare_year(text: str) -> int | None:
    """The last lone year in the text."""
    years = _BARE_YEAR.findall(text)
    return int(years[-1]) if years else None
