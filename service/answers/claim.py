"""Yes or no: the verdict first, then the figure that gives it."""

import re
from dataclasses import replace
from decimal import Decimal

from index.language import fold
from index.numbers import Number, decimals_of, supports
from index.types import Document, Figure, Measure
from service.answers import calculation, fact, listing, lookup, trend
from service.answers.choice import main_figure
from service.answers.phrases import place_of, say_accounts, say_row
from service.answers.premise import movement
from service.answers.series import series
from service.answers.unreported import is_unreported, say_unreported
from service.composer import Composer
from service.evidence import ENOUGH, Evidence
from service.types import Language, Status

YES: dict[Language, str] = {"sv": "Ja", "en": "Yes"}
NO: dict[Language, str] = {"sv": "Nej", "en": "No"}


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The verdict where a figure gives one; else what the reports say about it."""
    question = evidence.question
    stated = [q for q in question.claimed if q.value is not None]
    if stated:
        status = _on_number(evidence, composer)
        if status is not None:
            return status
    if question.direction is not None and (lookup.activity_asked(question) or not question.words):
        status = _on_direction(evidence, composer)
        if status is not None:
            return status
    if REACHED.search(question.folded):
        status = _on_target(evidence, composer)
        if status is not None:
            return status
    moved = movement(question)
    if moved is not None:
        status = _on_movement(evidence, composer, moved)
        if status is not None:
            return status
    return lookup.answer(evidence, composer) or _by_sentence(evidence, composer)


def _verdict(holds: bool, composer: Composer) -> str:
    return (YES if holds else NO)[composer.language]


def _on_direction(evidence: Evidence, composer: Composer) -> Status | None:
    found = lookup.accounts(evidence)
    known = [one for one in found if one.direction is not None]
    if not known:
        return None
    for one in known[: lookup.PLACES]:
        asked = evidence.question.asks(Measure.FORECAST)
        figures = one.deviations[::-1] if asked else one.deviations
        holds = figures[0].favourable == evidence.question.direction
        lead = _verdict(holds, composer)
        before = len(composer.sentences)
        say_accounts(one, composer, lookup.activity_asked(evidence.question))
        _prefix(composer, before, lead)
        if not holds:
            composer.warn("premise", composer.sentences[before].text, composer.sentences[before].markers)
    return "answered"


def _prefix(composer: Composer, number: int, lead: str) -> None:
    """Put the verdict before a sentence that is already there."""
    sentence = composer.sentences[number]
    text = sentence.text
    composer.sentences[number] = replace(sentence, text=f"{lead}, {text[:1].lower()}{text[1:]}")


def _on_number(evidence: Evidence, composer: Composer) -> Status | None:
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
                if source is None or not supports(source, claim):
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


def _figures(evidence: Evidence, document: Document) -> list[Figure]:
    question = evidence.question
    if lookup.asks_accounts(question):
        return [f for one in lookup.accounts(evidence) if one.document.id == document.id for f in one.slots.values()]
    found = [f for f in evidence.facts([document.id], limit=8) if f.coverage >= ENOUGH]
    return [figure for one in found for figure in one.fact.figures]


REACHED = re.compile(
    r"\b(nar|nas|nadde|naddes|klarar|klarade|uppna\w*|uppfyll\w*|meets?|met|reach\w*)\b"
    r".*\b(\w*mal\w*|targets?|goals?)\b"
)


def _on_target(evidence: Evidence, composer: Composer) -> Status | None:
    """Whether an indicator has reached its target for the year."""
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        for found in evidence.facts([document.id], limit=6):
            outcome, target = listing.held_against(found.fact, document)
            if found.sure < ENOUGH or target is None:
                continue
            if outcome is None:
                if is_unreported(found.fact, target, evidence):
                    say_unreported(found.fact, target, evidence, document, composer)
                    lookup.say_fact(found.fact, target, evidence.question, document, composer)
                    return "answered"
                continue
            lead = _verdict(not listing.falls_short(found.fact, outcome, target), composer)
            say_row(found.fact, outcome, [target], document, composer)
            _prefix(composer, len(composer.sentences) - 1, lead)
            return "answered"
    return None


def _on_movement(evidence: Evidence, composer: Composer, moved: int) -> Status | None:
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        found = series(evidence, document)
        told = calculation.in_sentence(evidence, document) if found is None else None
        if told is not None:
            _, before, last = told
            start = len(composer.sentences)
            calculation.say_change(*told, document, composer)
            change = abs(last.value or Decimal(0)) - abs(before.value or Decimal(0))
            _prefix(composer, start, _verdict(change * moved > 0, composer))
            return "answered"
        if found is None:
            continue
        row, points = found
        main = main_figure(row, evidence.question, document.meta.period)
        last, before = points[-1], points[-2]
        if main is None or last.value is None or before.value is None:
            continue
        change = abs(last.value) - abs(before.value)
        holds = change * moved > 0
        start = len(composer.sentences)
        trend.say_series(row, points[-2:], document, composer)
        _prefix(composer, start, _verdict(holds, composer))
        return "answered"
    return None


NEGATED = re.compile(r"\b(inte|inga|inget|ingen|ej|aldrig|upphort|avslag|avslogs)\b")


def _by_sentence(evidence: Evidence, composer: Composer) -> Status | None:
    """What the text says of it; a sentence that denies it outright gives the verdict."""
    status = fact.answer(evidence, composer)
    if (
        status is not None
        and NEGATED.search(fold(composer.sentences[0].text))
        and not NEGATED.search(evidence.question.folded)
    ):
        first = composer.sentences[0]
        composer.sentences[0] = replace(first, text=f"{NO[composer.language]}. {first.text}")
    return status
