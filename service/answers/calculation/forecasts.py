"""How a forecast has moved since one made earlier in the year: "mellan delår 1 och delår 2", "sedan tertial 1"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from index.types import Document, Figure, Measure, Reading
from service.answers import lookup
from service.answers.calculation.change import say_change
from service.answers.selection.choice import asks_earlier
from service.answers.sentences.phrases import subject
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.evidence import ENOUGH, Evidence
from service.question import Kind
from service.types import Status

MOVED = re.compile(
    r"\b(?:jamfort|jmf|mot|sedan|sen|mellan|fran|an|skillnad\w*|andra\w*|forandra\w*|forbattra\w*|forsamra\w*|okat|minskat"
    r"|than|since|between|from|changed?|improved?|worsened|compared)\b"
)
FACTS = 6


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The report's own forecast beside the earlier one, and how far apart they are; None where no row has both."""
    question = evidence.question
    if not question.asks(Measure.FORECAST) or not MOVED.search(question.folded):
        return None
    if question.kind in (Kind.WHY, Kind.LISTING, Kind.OVERVIEW, Kind.CONFLICT):
        return None
    for document in lookup.latest(evidence.scope.documents, question):
        if not asks_earlier(question, document.meta.period):
            continue
        for fact in _facts(evidence, document):
            pair = _pair(fact)
            if pair is not None:
                name = subject(fact.label, fact.activity, document, composer.language)
                lead = "Prognosen för " if composer.language == "sv" else "the forecast for "
                say_change(f"{lead}{name}", *pair, document, composer, apart="header")
                return "answered"
    return None


def _facts(evidence: Evidence, document: Document) -> Iterator[Fact]:
    question = evidence.question
    if not question.words and not question.activities:
        yield from evidence.wholes(document)
        return
    identifier = lookup.activity_asked(question)
    if identifier is not None:
        yield from evidence.rows(document, identifier)
    yield from (found.fact for found in evidence.facts([document.id], limit=FACTS) if found.sure >= ENOUGH)


def _pair(fact: Fact) -> tuple[Figure, Figure] | None:
    """The earlier forecast and the report's own, of one unit, year and side of the accounts."""
    held = [f for f in fact.figures if f.measure is Measure.FORECAST and f.reading is not Reading.UNREADABLE]
    held = [f for f in held if f.value is not None and f.period is not None]
    old, new = [f for f in held if f.earlier], [f for f in held if not f.earlier]
    for before in old:
        for after in new:
            same = before.unit == after.unit and before.line == after.line and before.period == after.period
            if same and (before.value or Decimal(0)) * (after.value or Decimal(0)) > 0:
                return before, after
    return None
