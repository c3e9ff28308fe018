"""How many more or fewer than budgeted, where a sentence says it and the rows of the table give another number."""

import re
from collections.abc import Sequence

from index.audit import Finding, FindingKind
from index.language import fold
from index.types import Document
from service.answers import lookup
from service.answers.contradiction import clash
from service.answers.contradiction.conflicts import lead_of
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.documents.catalogue import Shelf
from service.evidence.evidence import Evidence
from service.types import Status
from service.vocabulary.polarity import matched
from service.vocabulary.termindex import Word

ASKED = re.compile(r"\b(?:fler|farre|more|fewer)\b.*\bbudget|\bbudget\w*\b.*\b(?:fler|farre|more|fewer)\b")
MOST = 0.6
"""Share of what is asked that the sentence and the rows together must name."""


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """Both numbers, with the rows that the one is counted from; None where the report gives no two."""
    question = evidence.question
    if question.quantity != "count" or ASKED.search(question.folded) is None:
        return None
    for document in lookup.latest(evidence.scope.documents, question):
        shelf = evidence.catalogue.shelves[document.id]
        finding = _meant(shelf, evidence.words())
        if finding is not None and _say(finding, shelf, document, composer):
            return "answered"
    return None


def _meant(shelf: Shelf, words: Sequence[Word]) -> Finding | None:
    """The one of the contradictions about volumes that has the most of what is asked."""
    held: list[tuple[int, Finding]] = []
    for finding in shelf.findings:
        if finding.kind is FindingKind.VOLUME:
            told = (finding.first.quote.of(shelf.document.text), finding.first.what, *(p.what for p in finding.inputs))
            held.append((len(matched(words, fold(" . ".join(told)))), finding))
    held.sort(key=lambda one: -one[0])
    if not held or not words or held[0][0] < MOST * len(words):
        return None
    return held[0][1] if len(held) == 1 or held[1][0] < held[0][0] else None


def _say(finding: Finding, shelf: Shelf, document: Document, composer: Composer) -> bool:
    told = clash.tell(finding, {figure.span: figure for figure in shelf.figures}, document, composer)
    if told is None:
        return False
    text = f"{lead_of(finding, place_of(document, composer.language), '', composer.language)}{told.text}."
    composer.say(text, *told.markers)
    composer.warn("conflict", text, told.markers)
    return True
