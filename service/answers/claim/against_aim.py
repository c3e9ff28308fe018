"""Whether something lies above or below its target: "ligger X under etappmålet", "is X lower than the target"."""

import re

from service.answers import listing, lookup
from service.answers.sentences.leads import lead, prefix
from service.answers.sentences.phrases import say_row
from service.composer import Composer
from service.evidence.evidence import ENOUGH, Evidence
from service.question import Question
from service.types import Status

_AIM = r"(?:\w+ ){0,3}?(?:\w*(?<!an)mal(?:et|en|vardet|nivan|siffran)?|targets?|goals?|milestones?)\b"
ABOVE = re.compile(rf"\b(?:over|above|(?:hogre|storre|fler|mera?|higher|more|larger) (?:an|than)) {_AIM}")
BELOW = re.compile(rf"\b(?:under|below|(?:lagre|mindre|farre|lower|less|fewer) (?:an|than)) {_AIM}")


def on_aim(evidence: Evidence, composer: Composer) -> Status | None:
    """Yes or no by the row of an indicator, outcome and target side by side; None where no row has both."""
    side = _side(evidence.question)
    if side is None:
        return None
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        for found in evidence.facts([document.id], limit=6):
            outcome, target = listing.held_against(found.fact, document)
            if found.sure < ENOUGH or outcome is None or target is None:
                continue
            say_row(found.fact, outcome, [target], document, composer)
            more = (outcome.value or 0) - (target.value or 0)
            prefix(composer, len(composer.sentences) - 1, lead(more * side > 0, composer))
            return "answered"
    return None


def _side(question: Question) -> int | None:
    """+1 for above, -1 for below; None where the question says neither or both."""
    above, below = ABOVE.search(question.folded) is not None, BELOW.search(question.folded) is not None
    return None if above == below else 1 if above else -1
