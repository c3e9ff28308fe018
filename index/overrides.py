"""What a user says about a report instead of leaving it to its content."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from index.errors import LoadError
from index.language import fold
from index.lexicon import municipalities
from index.metadata import override
from index.types import Metadata, Period, PeriodKind, ReportKind

FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True)
class Overrides:
    """None leaves a fact to the content."""

    municipality: str | None = None
    committee: str | None = None
    kind: ReportKind | None = None
    year: int | None = None
    period: Period | None = None
    title: str | None = None

    def or_else(self, other: "Overrides") -> "Overrides":
        """These, and the other's where these say nothing."""
        own = {one.name: getattr(self, one.name) for one in fields(self)}
        return replace(other, **{name: value for name, value in own.items() if value is not None})


UNSAID = Overrides()


def read_overrides(values: Mapping[str, object]) -> Overrides:
    """The overrides that a form, a command line or a manifest names; raises LoadError on what it cannot use."""
    known = {one.name for one in fields(Overrides)}
    for name in values:
        if name not in known:
            raise LoadError(f"Uppgiften ”{name}” känns inte igen. De som finns är {', '.join(sorted(known))}.")
    given = {name: value for name, value in values.items() if value is not None}
    return Overrides(
        municipality=_municipality(given["municipality"]) if "municipality" in given else None,
        committee=_text("committee", given["committee"]) if "committee" in given else None,
        kind=_kind(given["kind"]) if "kind" in given else None,
        year=_year(given["year"]) if "year" in given else None,
        period=_period(given["period"]) if "period" in given else None,
        title=_text("title", given["title"]) if "title" in given else None,
    )


def apply(overrides: Overrides, meta: Metadata) -> Metadata:
    """The metadata with the overrides in it; doubts that they settle go."""
    if overrides == UNSAID:
        return meta
    period = overrides.period
    if overrides.year is not None and period is None:
        period = _in_year(meta.period, overrides.year)
    return override(
        meta,
        municipality=overrides.municipality,
        committee=overrides.committee,
        kind=overrides.kind,
        period=period,
        title=overrides.title,
    )


def parse_period(text: str) -> Period:
    """A period from ISO 8601: "2023", "2023-08", "2023-08-31", "2023-01/2023-08"; raises ValueError."""
    first, _, last = text.strip().partition("/")
    start, end = _bounds(first), _bounds(last or first)
    if end[1] < start[0]:
        raise ValueError(f"the period ends before it begins: {text}")
    return Period(start[0], end[1], _kind_of(start[0], end[1]))


def _bounds(text: str) -> tuple[date, date]:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if match is None:
        raise ValueError(f"no date: {text!r}")
    year, month, day = (int(group) if group else None for group in match.groups())
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"no year of a report: {text!r}")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, _days(year, month))
    return date(year, month, day), date(year, month, day)


def _days(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError(f"no month: {month}")
    return monthrange(year, month)[1]


def _kind_of(start: date, end: date) -> PeriodKind:
    if start == end:
        return PeriodKind.POINT
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return PeriodKind.YEAR
    if (start.year, start.month) == (end.year, end.month):
        return PeriodKind.MONTH
    return PeriodKind.SPAN


def _in_year(period: Period | None, year: int) -> Period:
    """The same stretch of another year; the whole year when no stretch is known."""
    if period is None:
        return parse_period(str(year))
    before = period.end.year - period.start.year

    def moved(day: date, to: int) -> date:
        return day.replace(year=to, day=min(day.day, _days(to, day.month)))

    return Period(moved(period.start, year - before), moved(period.end, year), period.kind)


def _municipality(value: object) -> str:
    name = _text("municipality", value)
    for place in municipalities():
        if fold(name) in (fold(place.name), fold(place.full_name)):
            return place.name
    raise LoadError(f"”{name}” är ingen av Sveriges 290 kommuner. Skriv kommunens namn, till exempel Huddinge.")


def _kind(value: object) -> ReportKind:
    try:
        return ReportKind(_text("kind", value).casefold())
    except ValueError as error:
        kinds = ", ".join(ReportKind)
        raise LoadError(f"”{value}” är ingen sorts rapport (kind). De som finns är {kinds}.") from error


def _year(value: object) -> int:
    text = str(value).strip()
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise LoadError(f"Året ”{value}” ska skrivas med fyra siffror, till exempel 2023.")
    return int(text)


def _period(value: object) -> Period:
    if isinstance(value, Period):
        return value
    try:
        return parse_period(_text("period", value))
    except ValueError as error:
        raise LoadError(
            f"Perioden ”{value}” ska skrivas som 2023-01/2023-08, 2023-08, 2023-08-31 eller 2023."
        ) from error


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise LoadError(f"Uppgiften ”{name}” ska vara en text som inte är tom.")
    return " ".join(value.split())
