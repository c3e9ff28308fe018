"""Two things that no figures set side by side, but a sentence does: "en familjehemsplats är hälften så dyr som ..."."""

import re

from index.language import fold
from service.answers import lookup
from service.answers.calculation.joint import keys_of
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.evidence.evidence import Evidence
from service.evidence.relevance import relevant
from service.question.sides import sides_of
from service.types import Status

PRICE = re.compile(r"\b(?:dyr|billig|kosta|pris|expensive|cheap)")
HELD = re.compile(
    r"\b(?:an|som|jamfort|jamforelse|daremot|hogre|lagre|fler|farre|mer|mindre|dyrare|billigare|battre|samre|halften|dubbelt"
    r"|lika|medan|respektive|\d+)\b"
)
"""What sets things side by side in a sentence."""
LIKELY = 40


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The likeliest sentence that sets all of the things side by side; None where none does."""
    sides = sides_of(evidence.question)
    if sides is None:
        return None
    price = PRICE.search(evidence.question.folded) is not None
    keys = [keys_of(evidence, words) for words in sides.items]
    documents = frozenset(d.id for d in lookup.latest(evidence.scope.documents, evidence.question))
    for one in relevant(evidence, documents, LIKELY):
        said = fold(one.said.statement.text)
        named = all(any(key in said for key in of_one) for of_one in keys)
        if named and (PRICE if price else HELD).search(said) and HELD.search(said):
            document = evidence.document(one.said.document)
            say_quote(one.said, document, composer, says(document, composer))
            return "answered"
    return None
