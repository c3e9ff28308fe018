"""A number that the question states, held against the figures of the facts that it is about."""

from decimal import Decimal

from index.numbers import Number, decimals_of, supports
from index.types import Document, Figure, Measure, PeriodKind
from service.answers import lookup
from service.answers.sentences.leads import NO, YES
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.evidence.evidence import ENOUGH, Evidence
from service.question import Question
from service.types import Status


def on_number(evidence: Evidence, composer: Composer) -> Status | None:
    """A stated number is held against the figures of the facts that it is about."""
    question = evidence.question
    for document in lookup.latest(evidence.scope.documents, question):
        candidates = _figures(evidence, document)
        if not candidates:
            continue
        for quantity in question.claimed:
            claim = Number(quantity.value or Decimal(0), quantity.decimals, quantity.text, unit=quantity.unit)
            for figure in candidates:
                source = (
                    Number(figure.value, decimals_of(figure.value), figure.text, unit=figure.unit)
                    if figure.value is not None
                    else None
                )
                if source is None or not supports(source, claim) or not _of_asked_time(figure, question):
                    continue
                if (
                    question.direction is not None
                    and figure.favourable is not None
                    and figure.favourable != question.direction
                ):
                    continue
                marker = composer.figure(document, figure)
                place = place_of(document, composer.language)
                composer.say(
                    f"{YES[composer.language]}, det står i rapporten från {place}."
                    if composer.language == "sv"
                    else f"{YES[composer.language]}, the report from {place} says so.",
                    marker,
                )
                lookup.answer(evidence, composer)
                return "answered"
        composer.say(
            f"{NO[composer.language]}, det stämmer inte med rapporten."
            if composer.language == "sv"
            else f"{NO[composer.language]}, that does not agree with the report."
        )
        status = lookup.answer(evidence, composer)
        if status is None:
            composer.sentences.pop()
            return None
        composer.warn("premise", composer.sentences[0].text)
        return status
    return None


def _of_asked_time(figure: Figure, question: Question) -> bool:
    """Whether the figure is of the horizon that the question names: the year's forecast is no eight months' outcome."""
    if figure.period is None:
        return True
    year = figure.period.kind is PeriodKind.YEAR
    if question.scope == "year" or (question.measures and question.asks(Measure.FORECAST)):
        return year
    return not year if question.scope == "to_date" else True


def _figures(evidence: Evidence, document: Document) -> list[Figure]:
    question = evidence.question
    if lookup.asks_accounts(question):
        return [f for one in lookup.accounts(evidence) if one.document.id == document.id for f in one.slots.values()]
    found = [f for f in evidence.facts([document.id], limit=8) if f.coverage >= ENOUGH]
    return [figure for one in found for figure in one.fact.figures]
