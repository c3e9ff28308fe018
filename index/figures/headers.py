"""Column headers -> what a column measures, for which period, in which unit, on which side of the accounts."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files

from index.figures import when
from index.numbers import unit_of
from index.types import Line, Measure, Period, PeriodKind, Table, Unit

_LEVELS = re.compile(r"\s+\|\s+")
_PER_MONTH = re.compile(
    r"\b(?:per|tom|t\.?o\.?m\.?|till och med)\s+(?:sista\s+|\d{1,2}\s+)?"
    r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
)
_MONTH_END = re.compile(r"\b20\d\d-(?:0[1-9]|1[0-2])-(?:2[89]|3[01])\b")
_DEVIATION = re.compile(r"\bavvik")
_DIFFERENCE = re.compile(r"\b(?:diff|differens|skillnad)")
_WORD = re.compile(r"[^\W\d_]+")
_GRANT = re.compile(r"\b(?:stats)?bidrag|\bbelopp|\bsokt\b|\bbevilja|\berhall")
_SIGNS = re.compile(r"\(\s*[+\-−–/ ]+\s*\)")


@dataclass(frozen=True)
class Column:
    """One value column. None stands for what neither the header nor the document says."""

    header: str
    measure: Measure | None = None
    against: Measure | None = None  # a deviation's other side: OUTCOME or FORECAST
    period: Period | None = None
    unit: Unit | None = None
    line: Line | None = None
    said: when.Said = field(default_factory=when.Said)


@dataclass(frozen=True)
class _Vocabulary:
    measures: tuple[tuple[Measure, re.Pattern[str]], ...]
    lines: tuple[tuple[Line, re.Pattern[str]], ...]
    block_rows: dict[str, Line]
    about_above: dict[str, Measure]
    counted: re.Pattern[str]
    year: re.Pattern[str]
    to_date: re.Pattern[str]
    previous: re.Pattern[str]


def fold(text: str) -> str:
    """Lower case without å ä ö and accents, signs in parentheses dropped, white space single."""
    plain = unicodedata.normalize("NFKD", _SIGNS.sub(" ", text).lower())
    return " ".join("".join(ch for ch in plain if not unicodedata.combining(ch)).split())


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """One pattern for a list of words: "*" at the end lets any ending follow, "^" at the start wants it first."""
    parts = []
    for word in words:
        lead = r"^\W*" if word.startswith("^") else r"(?<![a-z0-9])"
        bare = word.removeprefix("^")
        tail = r"[a-z]*" if bare.endswith("*") else r"(?![a-z])"
        parts.append(lead + re.escape(bare.removesuffix("*")) + tail)
    return re.compile("|".join(parts))


@cache
def _vocabulary() -> _Vocabulary:
    with files("index.lexicon").joinpath("measures.toml").open("rb") as source:
        data = tomllib.load(source)
    extent = data["extent"]
    return _Vocabulary(
        measures=tuple((Measure(entry["id"]), _pattern(entry["words"])) for entry in data["measure"]),
        lines=tuple((Line(entry["id"]), _pattern(entry["words"])) for entry in data["line"]),
        block_rows={word: Line(line) for line, words in data["block_rows"].items() for word in words},
        about_above={word: Measure(measure) for measure, words in data["about_above"].items() for word in words},
        counted=_pattern(data["counted"]["nouns"]),
        year=_pattern(extent["year"]),
        to_date=_pattern(extent["todate"]),
        previous=_pattern(extent["previous"]),
    )


def block_line(label: str) -> Line | None:
    """The side of the accounts that a whole row label names ("Netto", "Kostnader (-)")."""
    return _vocabulary().block_rows.get(fold(label).strip(" *:"))


def about_above(label: str) -> Measure | None:
    """The measure of a row that is about the row above it ("Procentuell förändring")."""
    return _vocabulary().about_above.get(fold(label).strip(" *:()"))


def counted(label: str) -> str | None:
    """The noun that a label counts without saying "antal" ("Skyddat boende, årsplatser"), as printed."""
    hit = _vocabulary().counted.search(fold(label))
    return next((word for word in _WORD.findall(label) if fold(word) == hit.group()), hit.group()) if hit else None


def only_measure(label: str) -> bool:
    """Whether a row label is nothing but a measure with its period ("Utfall 2023", "Avvikelse mot budget")."""
    rest = fold(label)
    for _, pattern in _vocabulary().measures:
        rest = pattern.sub(" ", rest)
    for pattern in (_vocabulary().year, _vocabulary().to_date, _vocabulary().previous):
        rest = pattern.sub(" ", rest)
    return not re.sub(r"\b(?:mot|i|per|av|och)\b|[^a-z]", "", re.sub(r"\([^)]*\)", " ", rest))


def line_of(label: str) -> Line | None:
    """The side of the accounts that a header or label speaks of, where it speaks of one only."""
    found = {line for line, pattern in _vocabulary().lines if pattern.search(fold(label))}
    return found.pop() if len(found) == 1 else None


def _measures(level: str) -> list[Measure]:
    return [measure for measure, pattern in _vocabulary().measures if pattern.search(level)]


def _from_budget(level: str) -> bool:
    """ "Diff prognos-budget": what a difference from the budget is called where it is not called a deviation."""
    found = _measures(level)
    return _DIFFERENCE.search(level) is not None and Measure.BUDGET in found and len(found) > 2


def _against(level: str) -> Measure | None:
    found = _measures(level)
    if Measure.FORECAST in found or _vocabulary().year.search(level):
        return Measure.FORECAST
    return Measure.OUTCOME if Measure.OUTCOME in found else None


def _said(levels: list[str], document: Period | None, flow: bool) -> when.Said:
    """What the header says of time; its last level counts most. Money "per augusti" is what has flowed until then."""
    words = _vocabulary()
    joined = " ".join(levels)
    flows = flow and (_PER_MONTH.search(joined) is not None or _MONTH_END.search(joined) is not None)
    to_date = words.to_date.search(joined) is not None or flows
    period = next((hit for level in levels[::-1] if (hit := when.explicit(level, document, to_date))), None)
    year = next((lone for level in levels[::-1] if (lone := when.bare_year(level))), None)
    return when.Said(
        period=period,
        year=year,
        whole_year=words.year.search(joined) is not None,
        to_date=to_date,
        previous=words.previous.search(joined) is not None,
    )


@lru_cache(maxsize=4096)
def read_header(header: str, document: Period | None) -> Column:
    """What one header says by itself; `period` is set only where nothing of the rest of the table is needed."""
    levels = [fold(level) for level in _LEVELS.split(header) if level.strip()]
    measure = next((found[0] for level in levels[::-1] if (found := _measures(level))), None)
    against = None
    if measure is Measure.CHANGE and any(_from_budget(level) for level in levels):
        measure = Measure.DEVIATION
    if measure is Measure.DEVIATION:
        against = next((hit for level in levels[::-1] if (hit := _against(level))), None)
    unit = next((named for level in _LEVELS.split(header)[::-1] if (named := unit_of(level))), None)
    line = next((side for level in levels[::-1] if (side := line_of(level))), None)
    flow = measure in (Measure.OUTCOME, Measure.BUDGET, Measure.DEVIATION)
    return Column(header, measure, against, None, unit, line, _said(levels, document, flow))


def columns_of(table: Table, document: Period | None) -> tuple[Column, ...]:
    """All columns of a table, with what the columns beside them and the document add."""
    columns = [read_header(header, document) for header in table.columns]
    if not any(column.measure is Measure.BUDGET for column in columns):
        columns = [_between_forecasts(column, columns) for column in columns]
    stub_year = when.bare_year(fold(f"{table.stub} {table.caption}"))
    dated = [replace(column, period=_period(column, columns, document, stub_year)) for column in columns]
    dated = [_to_the_end(column, columns, document) for column in dated]
    if sum(not header for header in table.columns) > 1:  # several columns whose headers are lost: not all are of now
        dated = [column if column.header else replace(column, period=None) for column in dated]
    if _DEVIATION.search(fold(table.stub)) and all(column.measure is Measure.FORECAST for column in dated):
        dated = [replace(column, measure=Measure.DEVIATION, against=Measure.FORECAST) for column in dated]
    return tuple(_beside(column, at, dated) for at, column in enumerate(dated))


def _to_the_end(column: Column, columns: list[Column], document: Period | None) -> Column:
    """ "Utfall jan- 2024", whose last month a scan has lost: alone among the columns it is the report's own period."""
    period = column.period
    if (
        period is None
        or document is None
        or period.kind is not PeriodKind.MONTH
        or document.kind is not PeriodKind.SPAN
    ):
        return column
    opens = (period.start, column.measure) == (document.start, Measure.OUTCOME)
    months = sum(c.said.period is not None and c.said.period.kind is PeriodKind.MONTH for c in columns)
    return replace(column, period=document) if opens and months == 1 else column


def _between_forecasts(column: Column, columns: list[Column]) -> Column:
    """ "Avvikelse" beside two forecasts and no budget is the change between them."""
    forecasts = sum(other.measure is Measure.FORECAST for other in columns)
    if column.measure is Measure.DEVIATION and forecasts >= 2:
        return replace(column, measure=Measure.CHANGE, against=Measure.FORECAST)
    return column


def _period(column: Column, columns: list[Column], document: Period | None, stub_year: int | None) -> Period | None:
    said = column.said
    if column.measure is Measure.FORECAST:
        return _forecast_period(said, document, stub_year)
    if said.whole_year and not (said.period and said.period.kind is PeriodKind.SPAN):
        year = (said.period.year if said.period else None) or said.year or (document.year if document else None)
        return None if year is None else when.whole_year(year - (1 if said.previous else 0))
    if said.period is not None:
        return when.shifted(said.period, -1) if said.previous and said.year is None else said.period
    if said.previous:
        return when.shifted(document, -1) if document is not None else None
    if said.year is not None:
        return _year_period(column, said.year, document)
    return _silent_period(column, columns, document, stub_year)


def _forecast_period(said: when.Said, document: Period | None, stub_year: int | None) -> Period | None:
    """A forecast is of the whole year, also "Prognos aug 2024" and "Prognos delår 1"; a span of months is itself."""
    if said.period is not None and said.period.kind is PeriodKind.SPAN and not said.whole_year:
        return said.period
    year = (
        (said.period.year if said.period else None) or said.year or stub_year or (document.year if document else None)
    )
    return when.whole_year(year) if year is not None else None


def _year_period(column: Column, year: int, document: Period | None) -> Period | None:
    """A lone year: what has happened of it by the document's end, or all of it for plans and earlier years."""
    planned = column.measure in (Measure.BUDGET, Measure.TARGET)
    closed = "bokslut" in fold(column.header)
    against = column.measure is Measure.DEVIATION and column.against is Measure.FORECAST
    if column.measure is Measure.DEVIATION and column.against is None:
        return None
    if column.said.to_date or not (planned or closed or against):
        if document is not None and document.year == year:
            return document
        if column.said.to_date and document is not None:
            return when.shifted(document, year - document.year)
    return when.whole_year(year)


def _silent_period(
    column: Column, columns: list[Column], document: Period | None, stub_year: int | None
) -> Period | None:
    if document is None:
        return when.whole_year(stub_year) if stub_year is not None else None
    if column.measure in (Measure.DEVIATION, Measure.CHANGE) and not column.said.to_date:
        return None
    if column.measure is Measure.TARGET:
        return when.whole_year(document.year)
    if column.measure is Measure.BUDGET and not column.said.to_date:
        others = [other for other in columns if other.measure is Measure.BUDGET and other is not column]
        forecast = any(other.measure is Measure.FORECAST for other in columns)
        if forecast and not any(other.said.year or other.said.whole_year for other in others):
            return when.whole_year(stub_year or document.year)
    if column.measure in (Measure.AMOUNT, None) and any(_GRANT.search(fold(other.header)) for other in columns):
        return when.whole_year(stub_year or document.year)  # grants are given, and accounted for, by calendar year
    if column.measure is Measure.AMOUNT and stub_year is not None:
        return when.whole_year(stub_year)
    return document if stub_year is None or stub_year == document.year else when.whole_year(stub_year)


def _beside(column: Column, at: int, columns: list[Column]) -> Column:
    """A deviation or change without a period of its own takes that of the column that it is the outcome of."""
    if column.period is not None or column.measure not in (Measure.DEVIATION, Measure.CHANGE):
        return column
    wanted = (column.against,) if column.against else (Measure.OUTCOME, Measure.FORECAST)
    left = [other for other in columns[:at] if other.measure in wanted and other.period is not None]
    if column.against is None and column.measure is Measure.CHANGE:
        left = [other for other in columns[:at] if other.period is not None]
    right = [other for other in columns[at + 1 :] if other.measure in wanted and other.period is not None]
    nearest = left[-1] if left else right[0] if right else None
    if nearest is None:
        return column
    against = column.against or (nearest.measure if nearest.measure in (Measure.OUTCOME, Measure.FORECAST) else None)
    return replace(column, period=nearest.period, against=against)
