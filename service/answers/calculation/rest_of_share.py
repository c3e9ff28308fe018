"""What is left of a share that a report gives: "hur stor andel nådde inte målet?" where it says how many did."""

import re
from dataclasses import replace
from decimal import Decimal

from index.language import fold
from index.numbers import PERCENT, decimals_of
from index.types import Document, Figure, UnitKind
from service.answers import lookup
from service.answers.calculation.values import value_text
from service.answers.selection.choice import main_figure
from service.answers.sentences.phrases import place_of, subject
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.evidence import ENOUGH, Evidence
from service.question import Kind, Question
from service.types import Status
from service.wording import amount, when

WITHOUT = r"saknar|saknade|saknat|missar|missade|missat|lacks?|lacked"
NOT = re.compile(rf"\b(?:inte|ej|icke|aldrig|not|never|utan|without|{WITHOUT})\b|n't\b")
LACKS = re.compile(WITHOUT)
HOW_LARGE = re.compile(
    r"\bhur (?:stor|hog|lag) (?:del|andel)|\bhur (?:manga|stor) procent|\bvilken (?:del|andel)\b|\bhow many per ?cent"
    r"|\bwhat (?:share|proportion|percentage|per ?cent)"
)
WHOLE = Decimal(100)
FACTS = 4


def asked(question: Question) -> bool:
    """Whether it is asked how large a share has not done, or got, something."""
    folded = question.folded
    alone = question.kind in (Kind.LOOKUP, Kind.COMPARE) and question.operation in (None, "share")
    return alone and HOW_LARGE.search(folded) is not None and NOT.search(folded) is not None


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The rest of the whole, with the share that the report gives; None where it gives none, or the rest itself."""
    question = evidence.question
    if not asked(question):
        return None
    words = tuple(word for word in question.words if LACKS.fullmatch(fold(word.text)) is None)
    evidence = replace(evidence, question=replace(question, words=words, quantity="percent", operation=None))
    for document in lookup.latest(evidence.scope.documents, question):
        held = _share(evidence, document)
        if held is not None:
            _say(*held, document, composer)
            return "answered"
    return None


def _share(evidence: Evidence, document: Document) -> tuple[Fact, Figure] | None:
    """The share that the best row or sentence gives, where that does not itself say of whom it is not so."""
    for found in evidence.facts([document.id], limit=FACTS):
        figure = main_figure(found.fact, evidence.question, document.meta.period) if found.sure >= ENOUGH else None
        if figure is None or figure.unit.kind is not UnitKind.PERCENT or figure.value is None:
            continue
        fact = found.fact
        said = fact.label if fact.table is not None else fact.quote.of(document.text)
        if NOT.search(fold(said)) or not 0 < figure.value < WHOLE:
            return None
        return fact, figure
    return None


def _say(fact: Fact, figure: Figure, document: Document, composer: Composer) -> None:
    """ "De övriga är 38 procent: ... i Nacka 62 procent (utfall 2023)."."""
    language, value = composer.language, abs(figure.value or Decimal(0))
    marker = composer.figure(document, figure)
    rest = value_text(WHOLE - value, PERCENT, decimals_of(value), language)
    inputs = [(str(WHOLE), marker), (str(value), marker)]
    composer.derive(rest, str(WHOLE - value), "%", "difference", inputs, figure, document.meta.municipality)
    name, place = subject(fact.label, fact.activity, document, language), place_of(document, language)
    told = f"{name} – {amount(figure, language)}{when(figure.period, language)}"
    lead = f"De övriga i {place} är {rest}" if language == "sv" else f"The rest in {place} are {rest}"
    composer.say(f"{lead}: {told}.", marker)
