"""When a budget is to be in balance: the sentences that tell a time for it, not what the accounts stand at now."""

import re

from index.language import fold
from service.answers import lookup
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Said
from service.evidence.demands import asks_when
from service.evidence.evidence import Evidence
from service.question import Question
from service.types import Status

ASKED = re.compile(
    r"\bi balans\b|\bga runt\b|\b(?:ga|gar|gick|komma|kommer) (?:\w+ ){0,3}plus\b"
    r"|\b(?:pa|over till|tillbaka pa) plus\b|\bin balance\b|\bbreak(?:s|ing)? even\b"
    r"|\bbalanced? (?:its|the|their|a)? ?(?:budget|books)\b"
)
TOLD = re.compile(r"\b(?:budget|ekonomi|resultat)\w* (?:\w+ ){0,3}i balans\b|\bi ekonomisk balans\b")
BY_YEAR = re.compile(r"\b20[2-9]\d\b")
BY_PART = re.compile(
    r"\barsskiftet\b|\barets slut\b|\bslutet av (?:aret|ar)\b|\b(?:sista|forsta|andra|tredje|fjarde) kvartalet\b"
)
"""Parts of the year that a report is of."""


def goes_first(question: Question) -> bool:
    """Whether the question asks when whole accounts are to be in balance."""
    return asks_when(question) and ASKED.search(question.folded) is not None and not question.activities


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The sentences that tell when; None where none does."""
    said = 0
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        shelf = evidence.catalogue.shelves[document.id]
        told = [
            (BY_YEAR.search(text) is None, number)
            for number, statement in enumerate(shelf.statements)
            if TOLD.search(text := fold(statement.text)) is not None and (BY_YEAR.search(text) or BY_PART.search(text))
        ]
        for _, number in sorted(told)[:1]:
            quote = Said(document.id, shelf.statements[number], number)
            say_quote(quote, document, composer, says(document, composer))
            said += 1
        if said == lookup.PLACES:
            break
    return "answered" if said else None
