"""Things of a kind that no list is of, named in one sentence: which schools, which municipalities, which companies.

"Vilka kommuner delar jourhem?" is answered by the sentence that names them, not by a list with the same word in its
heading nor by a row of figures.
"""

import re

from index.language import fold, stem, tokenise
from service.answers import lookup
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.evidence.evidence import Evidence
from service.evidence.overlap import Terms
from service.evidence.relevance import Relevant, relevant
from service.question import Question
from service.question.listed import asked_kinds
from service.question.places import find_places
from service.types import Status

ASKED = re.compile(r"^\W*(?:i |med |in |with )?(?:vilka|which|what)\s+(?:(?:andra|olika|other)\s+)*(\w{4,})")
OF_MUNICIPALITIES = re.compile(
    r"^(?:invanare|bor|boende|personer|de som bor|people|residents) (?:\w+ )?(?:i|fran|in|from) "
    r"(?:vilka|which|what) (kommun|municipalit)"
)
"""Asks of the people of which municipalities something is told."""
MUNICIPALITY = ("kommun", "municipal")
SEVERAL = re.compile(
    r"(?:[^\W\d]|-)+(?: [^\W\d]\S*){0,3}, (?:\S+ ){1,5}?(?:och|samt) \w|\b[A-ZÅÄÖ]\w+ (?:och|samt) [A-ZÅÄÖ]\w+"
)
"""Three things with commas and "och", or two names."""
LIKELY, COVERED = 1.9, 0.6
AS_GOOD = 0.35
LEAST_PLACES = 2
QUOTED = 2


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """Quote the sentence that names the things asked for; None where the question asks for no such or none does."""
    question = evidence.question
    noun = _noun(question)
    if noun is None:
        return None
    documents = frozenset(one.id for one in lookup.latest(evidence.scope.documents, question))
    found = [
        one
        for one in relevant(evidence, documents)
        if one.named and one.score >= LIKELY and one.coverage >= COVERED and _names(one, noun, question)
    ]
    for one in found[:QUOTED]:
        if one.score < found[0].score - AS_GOOD:
            break
        document = evidence.document(one.said.document)
        say_quote(one.said, document, composer, says(document, composer))
    return "answered" if found else None


def _noun(question: Question) -> str | None:
    """What is asked to be named; None where that is a figure, or something that reports have lists of."""
    match = ASKED.search(question.folded) or OF_MUNICIPALITIES.search(question.folded)
    if match is None or question.measures or question.quantity is not None or question.direction is not None:
        return None
    if match[1].startswith(MUNICIPALITY):
        return MUNICIPALITY[0] if question.words or question.activities else None
    return None if asked_kinds(question.folded) else match[1]


def _names(one: Relevant, noun: str, question: Question) -> bool:
    """Whether a sentence names several of what is asked for."""
    text = one.said.statement.text
    if noun == MUNICIPALITY[0]:
        asked = {fold(place) for place in question.places}
        return len({fold(place.name) for place in find_places(text)} - asked) >= LEAST_PLACES
    wanted = next((word for word in question.words if fold(word.text) == noun), None)
    if wanted is None or SEVERAL.search(text) is None:
        return False
    terms = Terms.words(text)
    keys = [stem(token) for token in tokenise(wanted.text)]
    return any(key in one_stem for key in keys for one_stem in terms.stems)
