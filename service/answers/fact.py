"""Who, when, what is: the sentences of the text that cover the question, word for word."""

import re

from index.language import fold
from service.answers import lookup
from service.answers.phrases import place_of, say_quote
from service.composer import Composer
from service.evidence import Evidence
from service.types import Status

COVERED = 0.72
"""A quoted sentence carries no figure to hold it to, so it must cover more of what was asked than a fact."""
QUOTED = 3
WITH_DATE = 0.2
"""What a date adds to a sentence when it is asked when something is."""
DATED = re.compile(r"(?m)^(nar|when)\b|\bdatum|\bdate\b|\bvilken dag\b")
_MONTHS = (
    "jan(uari)?|feb(ruari)?|mars|apr(il)?|maj|juni?|juli?|aug(usti)?|sep(tember)?|okt(ober)?|nov(ember)?|dec(ember)?"
)
HAS_DATE = re.compile(rf"\b\d{{4}}-\d\d|\b({_MONTHS}) \d{{4}}|\b\d{{1,2}} ({_MONTHS})\b")


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    documents = {document.id for document in lookup.latest(evidence.scope.documents, evidence.question)}
    found = [(said, score) for said, score in evidence.sentences() if said.document in documents and score >= COVERED]
    if DATED.search(evidence.question.folded):
        found = [
            (said, score + WITH_DATE * (HAS_DATE.search(fold(said.statement.text)) is not None))
            for said, score in found
        ]
        found.sort(key=lambda pair: -pair[1])
    if not found:
        return None
    best = found[0][1]
    for said, _ in [pair for pair in found if pair[1] >= best - 0.08][:QUOTED]:
        document = evidence.document(said.document)
        say_quote(said, document, composer, f"{place_of(document, composer.language)}: ")
    return "answered"
