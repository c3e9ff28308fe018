"""Whether a number of a checked text and one of a report can be of the same thing, time and measure."""

import re
from decimal import Decimal

from index.activities import related
from index.audit.subjects import TOTAL, line_of_total
from index.types import Figure, Line, Measure, Period, PeriodKind
from service.draft.claim import Claim

BEFORE = re.compile(
    r"föregående år|förra året|året (?:innan|före)|ett år tidigare|the year before|last year|a year before",
    re.IGNORECASE,
)
LEVELS = (Measure.BUDGET, Measure.OUTCOME, Measure.FORECAST)
OTHER_ORDER = 10
"""Times by which one of two amounts may exceed the other and still be meant as the same."""


def of_one_order(one: Figure, other: Figure) -> bool:
    """Whether two amounts can be meant as the same thing: a price per pupil is not the whole's cost."""
    small, large = sorted(abs(figure.base_value or Decimal(0)) for figure in (one, other))
    return large <= OTHER_ORDER * small


def same_subject(one: str, other: str) -> bool:
    return one == other or (TOTAL not in (one, other) and related(one, other))


def line_of(figure: Figure, subject: str | None) -> Line | None:
    return figure.line or line_of_total(figure) or (Line.NET if subject == TOTAL else None)


def same_measure(claimed: Measure, stated: Measure) -> bool:
    """Deviations are often told as forecasts and the other way; levels of different kinds are never one."""
    if claimed is stated:
        return True
    if claimed in LEVELS and stated in LEVELS:
        return False
    return not (claimed is Measure.TARGET and stated in LEVELS)


def same_period(claim: Claim, claimed: Figure, stated: Figure) -> bool:
    """Years must agree. Inside the year a table's column is exact; a sentence often leaves the period to the reader."""
    one, other = claimed.period, stated.period
    if one is None or other is None:
        return True
    if claimed.table is not None:
        return ends_alike(one, other)
    if BEFORE.search(claim.sentence) and other.year == one.year - 1:
        return True
    return one.year == other.year or PeriodKind.ROLLING in (one.kind, other.kind)


def ends_alike(one: Period, other: Period) -> bool:
    """The same stretch: same end, and a whole year is no part of one."""
    same_end = (one.end.year, one.end.month) == (other.end.year, other.end.month)
    whole = (one.kind is PeriodKind.YEAR, other.kind is PeriodKind.YEAR)
    return same_end and whole[0] == whole[1]
