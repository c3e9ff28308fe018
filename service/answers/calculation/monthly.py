"""What something costs, or brings in, a month: its amount spread evenly over the months that it is of."""

import re
from dataclasses import replace
from decimal import Decimal

from index.language import fold
from index.numbers import decimals_of
from index.types import Document, Figure, Measure, Period, PeriodKind, UnitKind
from service.answers import lookup
from service.answers.calculation.values import value_text
from service.answers.selection.alike import pick
from service.answers.selection.choice import main_figure
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.documents.catalogue import Fact
from service.english.agreement import agreeing
from service.evidence.demands import CALCULATED, asks_of_one, states_rate
from service.evidence.evidence import ENOUGH, Evidence
from service.types import Status
from service.wording import amount, capital, when

RATE = re.compile(r"\b(per|i) (\w+ och )?(manad|dygn|dag|timme|vecka|hushall|person|plats)|\bsnitt|genomsnitt")
"""A row of this kind is a rate already."""
LEVELS = (Measure.OUTCOME, Measure.BUDGET, Measure.FORECAST)


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """A month's part of what is asked for, for each report that has an amount of several months."""
    question = evidence.question
    if question.quantity not in (None, "money"):
        return None  # "hur många hushåll per månad" asks for what the report counts
    asked = replace(evidence, question=replace(question, quantity="money"))
    said = False
    for document in lookup.latest(evidence.scope.documents, question)[: lookup.PLACES]:
        stated = _stated(asked, document)
        if stated is not None:
            lookup.say_fact(*stated, asked.question, document, composer)
            said = True
            continue
        found = pick(asked, document) if not asks_of_one(question) else None  # all that is paid is not what one gets
        months = months_of(found[1].period) if found is not None else 0
        if found is not None and months > 1 and _is_sum(found[1], found[0]):
            _say(*found, months, document, composer)
            said = True
    return "answered" if said else None


def _stated(evidence: Evidence, document: Document) -> tuple[Fact, Figure] | None:
    """The row or sentence that itself tells what it is a month, with its amount."""
    for found in evidence.facts([document.id]):
        text = found.fact.text or found.fact.quote.of(document.text)
        if found.sure < ENOUGH or not states_rate(found.fact, text, CALCULATED):
            continue
        main = main_figure(found.fact, evidence.question, document.meta.period)
        if main is not None and main.unit.kind is UnitKind.MONEY:
            return found.fact, main
    return None


def months_of(period: Period | None) -> int:
    """The months that were counted up in a period; 0 where it is a reading or a moving year."""
    if period is None or period.kind not in (PeriodKind.YEAR, PeriodKind.SPAN):
        return 0
    return 12 * (period.end.year - period.start.year) + period.end.month - period.start.month + 1


def _is_sum(figure: Figure, label: str) -> bool:
    if figure.unit.kind is not UnitKind.MONEY or figure.measure not in LEVELS or not figure.value:
        return False
    return not RATE.search(fold(f"{label} {figure.header}"))


def _say(label: str, figure: Figure, months: int, document: Document, composer: Composer) -> None:
    """ "... är i snitt 25,4 mnkr per månad januari–augusti 2023: 203,3 mnkr på 8 månader"."""
    language, marker = composer.language, composer.figure(document, figure)
    value = abs(figure.value or Decimal(0))
    decimals = decimals_of(value)
    share = (value / months).quantize(Decimal(1).scaleb(-decimals))
    text = value_text(share, figure.unit, decimals, language)
    inputs = [(str(value), marker), (str(months), marker)]
    period = figure.period.code if figure.period else None
    place = place_of(document, language)
    composer.derive(
        text, str(share), figure.unit.symbol, "ratio", inputs, figure, document.meta.municipality, period=period
    )
    stretch, whole = when(figure.period, language), amount(figure, language)
    if language == "sv":
        said = f"{label} i {place} är i snitt {text} per månad{stretch}: {whole} på {months} månader."
    else:
        verb = agreeing("is", label)
        said = f"{label} in {place} {verb} on average {text} a month{stretch}: {whole} over {months} months."
    composer.say(capital(said), marker)
