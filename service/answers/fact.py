"""Who, when, what is: the sentences of the text that cover the question, word for word."""

from service.answers import lookup
from service.answers.phrases import place_of, say_quote
from service.composer import Composer
from service.evidence import Evidence
from service.types import Status

COVERED = 0.72
"""A quoted sentence carries no figure to hold it to, so it must cover more of what was asked than a fact."""
QUOTED = 2


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    documents = {document.id for document in lookup.latest(evidence.scope.documents, evidence.question)}
    found = [(said, score) for said, score in evidence.sentences() if said.document in documents and score >= COVERED]
    if not found:
        return None
    best = found[0][1]
    for said, _ in [pair for pair in found if pair[1] >= best - 0.08][:QUOTED]:
        document = evidence.document(said.document)
        say_quote(said, document, composer, f"{place_of(document, composer.language)}: ")
    return "answered"
