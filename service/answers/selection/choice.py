"""Which figures of a fact answer a question, and which belong beside them."""

import re
from dataclasses import replace

from index.figures.rounds import made_earlier
from index.language import fold, stem, tokenise
from index.periods import find_periods
from index.types import Document, Figure, Line, Measure, Period, PeriodKind, Reading, UnitKind
from service.documents.catalogue import Fact
from service.evidence.evidence import same_period
from service.evidence.granted import asks_received, is_grant_column
from service.question import Question

BESIDE = 4
"""Neighbouring figures that a reader can take in with one value."""


def fits_time(figure: Figure, question: Question, reported: Period | None) -> bool:
    """Whether a figure is of the time that the question asks for; a question without a time fits all."""
    if question.periods:
        exact = [p for p in question.periods if p.kind is not PeriodKind.YEAR]
        if exact and len(question.years) > 1 and reported is not None and reported.year in question.years:
            # "jan-aug 2020 eller 2023": the same months of each report's own year
            return any(_same_months(figure.period, period, reported.year) for period in exact)
        if exact:
            return any(same_period(figure.period, period) for period in exact)
    if len(question.years) > 1 and reported is not None and reported.year in question.years:
        # "Huddinge 2023 med Botkyrka 2024": each report by its own year
        return figure.period is not None and figure.period.year == reported.year
    years = question.years
    if question.scope == "previous" and reported is not None and len(question.measures) <= 1:
        # "förra året i Huddinge 2023": the year named is the report's
        years = (reported.year - 1,) if years in ((), (reported.year,)) else years
    if years:
        return figure.period is not None and figure.period.year in years
    return True


def _same_months(one: Period | None, other: Period, year: int) -> bool:
    return (
        one is not None
        and one.year == year
        and one.end.month == other.end.month
        and (one.start.month == other.start.month or one.kind != other.kind)
    )


def main_figure(fact: Fact, question: Question, reported: Period | None) -> Figure | None:
    """The figure of the fact that the question asks for; None when it has none of the asked time."""
    if fact.headless:
        return None
    usable = [
        f
        for f in fact.figures
        if f.reading is not Reading.UNREADABLE and fits_time(f, question, reported) and fits_unit(f, question)
    ]
    if not usable:
        return None
    return max(usable, key=lambda f: (merit(f, question, reported), -fact.figures.index(f)))


def figure_of_named_time(fact: Fact, question: Question, document: Document) -> Figure | None:
    """The figure of a sentence that itself names the asked time ("enligt beslut 14 juni"), whatever time it is of."""
    asked = [p for p in question.periods if not _is_report_year(p, document.meta.period)]
    if fact.table is not None or not asked:
        return None
    named = [period for period, _, _ in find_periods(fact.text or fact.quote.of(document.text))]
    if not any(same_period(one, period) for one in named for period in asked):
        return None
    return main_figure(fact, replace(question, periods=(), years=()), document.meta.period)


EARLIER = 3.0
"""What a forecast made earlier in the year stands behind the report's own, unless it is the one asked for."""


def asks_earlier(question: Question, reported: Period | None) -> bool:
    """Whether an earlier forecast of the year is asked for: "prognosen i delår 1", "föregående prognos"."""
    last_time = question.asks(Measure.FORECAST) and LAST_TIME.search(question.folded) is not None
    return reported is not None and (last_time or made_earlier(question.folded, reported))


LAST_TIME = re.compile(
    r"\b(?:sedan|sen|an|mot|fran|jamfort med|since|than|from|compared (?:to|with)) (?:den |the )?"
    r"(?:(?:forra|senaste|sista|foregaende|last|previous) (?:gangen|rapporten|uppfoljningen|bokslutet|time|report)"
    r"|sist)\b"
)
"""What a forecast is held against, by the report before."""


def merit(figure: Figure, question: Question, reported: Period | None) -> float:
    """How well a figure's measure, unit, header and period are those asked for."""
    merit = 0.0
    if figure.earlier:
        merit += EARLIER if asks_earlier(question, reported) else -EARLIER
    if figure.measure in question.measures and (
        figure.measure is not Measure.TARGET or TARGET_ASKED.search(question.folded)
    ):
        merit += 4 - question.measures.index(figure.measure)
    elif figure.measure is Measure.OUTCOME and question.measures == (Measure.TARGET,):
        merit += 3  # "når det målet?" asks for the value, with the target beside it
    elif not question.measures:
        merit += {
            Measure.OUTCOME: 2.0,
            Measure.AMOUNT: 2.0,
            Measure.SHARE: 2.0,
            Measure.OTHER: 1.8,
            Measure.FORECAST: 1.1,  # where nothing has come out yet, what is expected is nearer to it than a difference
            Measure.DEVIATION: 1.0,
        }.get(figure.measure, 0.5)
    merit += _unit_merit(figure, question) + HEADER * _header_words(figure, question)
    merit += HEADER * (COST.search(question.folded) is not None and COST_COLUMN.match(fold(figure.header)) is not None)
    merit += GRANTED * (asks_received(question) and is_grant_column(figure.header))
    wanted = Line(question.line) if question.line else Line.NET
    aside = figure.measure is Measure.DEVIATION and not question.asks(Measure.DEVIATION)  # of costs, it is net
    merit += 0.0 if aside else 0.6 if figure.line is wanted else -0.6 if figure.line is not None else 0.0
    if question.scope == "year" and figure.period and figure.period.kind is PeriodKind.YEAR:
        merit += 1.5
    if question.scope == "to_date" and figure.period and figure.period.kind is not PeriodKind.YEAR:
        merit += 1.0
    if any(same_period(figure.period, p) for p in question.periods if not _is_report_year(p, reported)):
        merit += 1.5
    if reported is not None and figure.period is not None:
        merit += 1.0 if figure.period.year == reported.year else -0.3 * abs(reported.year - figure.period.year)
        merit += (
            0.5 if (figure.period.end.year, figure.period.end.month) == (reported.year, reported.end.month) else 0.0
        )
    return merit


GRANTED = 2.0
"""What it counts that a column is of what was received, where that is asked: more than that another is the net."""


def _is_report_year(period: Period, reported: Period | None) -> bool:
    """Whether a bare year only says which report is meant, and not that its whole year is."""
    return period.kind is PeriodKind.YEAR and reported is not None and period.year == reported.year


TIME_ASKED = re.compile(
    r"\b(\w*dygn|dag|dagar|\w*timm(?:e|en|ar|ars|arna)|veck\w+|manad\w*|hur lang\w*|tid\w*"
    r"|days?|hours?|weeks?|months?|how long)\b"
)
MUCH = re.compile(r"\bhur (mycket|mkt)\b|\bhow much\b")
"""Asks for an amount, never for how many there are."""
MANY = re.compile(r"\bhur manga\b|\bhow many\b")
GROWS = re.compile(
    r"\b(?:oka|okar|okade|okat|minska|minskar|minskade|minskat|vaxa|vaxer|vaxte|vuxit|stiga|stiger|steg|stigit|sjunka|sjunker"
    r"|sjonk|sjunkit|grow|grows|grew|grown|increase[ds]?|decrease[ds]?)\b"
)
"""Asks by how much something grows, which may be told in anything."""
TARGET_ASKED = re.compile(
    r"\b(vad|vilket|vilka|hur) (\w+ ){0,3}(ar|var|lyder) (\w+ )?(mal|etappmal|malvarde)"
    r"|\bwhat (\w+ ){0,3}target|\bmal\w* (for|ar|var) 20"
)
HEADER = 2.0
COST = re.compile(r"\bkosta\w*|\bcosts?\b")
COST_COLUMN = re.compile(r"kostnad(?:er)? ?(?:\((?:tkr|mnkr|kr)\))?$")
"""What a thing costs stands in a column of that name, beside the grant that pays for it."""


def asks_target(question: Question) -> bool:
    """Whether the target itself is asked for, and not how it goes against it."""
    return TARGET_ASKED.search(question.folded) is not None


def _header_words(figure: Figure, question: Question) -> int:
    """How many of the topic's words stand in the figure's column header ("Kvinnor 07-2020")."""
    header = {stem(token) for token in tokenise(figure.header)}
    return sum(stem(token) in header for word in question.words for token in tokenise(word.text))


ASKED_UNITS = {
    "money": (UnitKind.MONEY,),
    "percent": (UnitKind.PERCENT, UnitKind.POINTS, UnitKind.UNKNOWN),
    "count": (UnitKind.COUNT, UnitKind.UNKNOWN, UnitKind.INDEX, UnitKind.DURATION),
}


def fits_unit(figure: Figure, question: Question) -> bool:
    """Whether a figure is of the kind that "hur många", "hur stor andel" or "vad kostade" asks for."""
    if figure.unit.kind is UnitKind.DURATION and figure.table is None and not TIME_ASKED.search(question.folded):
        return False  # "sett över 18 månader" says how long it was looked at, not how much there was
    if question.quantity is None:
        return figure.unit.kind is not UnitKind.COUNT or MUCH.search(question.folded) is None or grows(question)
    if figure.unit.kind is UnitKind.INDEX and figure.table is None and MANY.search(question.folded):
        return False  # 83,5 on a scale is no number of anybody
    if figure.unit.kind is UnitKind.UNKNOWN and figure.table is None:
        return question.quantity == "count"
    return figure.unit.kind in ASKED_UNITS[question.quantity]


def grows(question: Question) -> bool:
    """Whether a growth is asked for: "hur mycket ökar befolkningen" may be told in people."""
    return GROWS.search(question.folded) is not None


def _unit_merit(figure: Figure, question: Question) -> float:
    if question.quantity is None:
        return 0.0
    return 1.5 if figure.unit.kind is ASKED_UNITS[question.quantity][0] else 0.0


def beside(fact: Fact, main: Figure) -> list[Figure]:
    """Figures of the same row that a reader needs with the value: target, budget, forecast, the year before."""
    order = {
        Measure.TARGET: 0,
        Measure.BUDGET: 1,
        Measure.DEVIATION: 2,
        Measure.FORECAST: 3,
        Measure.OUTCOME: 4,
        Measure.ATTAINMENT: 5,
        Measure.CHANGE: 6,
    }
    others = [
        f
        for f in fact.figures
        if f is not main
        and f.reading is not Reading.UNREADABLE
        and f.unit.kind is main.unit.kind
        and f.header != main.header
    ]
    others.sort(key=lambda f: (order.get(f.measure, 9), -(f.period.end.toordinal() if f.period else 0)))
    return others[:BESIDE]
