"""Who, when, what is: the sentences of the text that cover the question, word for word."""

import re

from index.language import fold
from service.answers import lookup
from service.answers.selection.person import asks_person, names_holder, names_one_of, names_person
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Said
from service.evidence.demands import fulfils
from service.evidence.evidence import Evidence
from service.evidence.relevance import relevant
from service.types import Status

COVERED = 0.72
"""A quoted sentence carries no figure to hold it to, so it must cover more of what was asked than a fact."""
QUOTED = 3
LEAST_WORDS = 2
"""Words of a sentence that tells anything: one that says "Status" alone tells nothing."""
WITH_FORM = 0.5
"""What a date adds to a sentence when it is asked when something is, and a name when it is asked who."""
AS_GOOD = 0.3
FAR = 1.0
"""What a sentence that covers the question is worth at least, however far its meaning is from it."""
WHO = re.compile(r"(?m)^\W*(?:vem|vilka ar|who|vad (?:heter|hette|kallas))\b")
CALLED = re.compile(r"(?m)^\W*vad (?:heter|hette|kallas)\b|\bwhat (?:is|are|was|were) .*\bcalled\b")
DATED = re.compile(r"(?m)^(nar|when)\b|\bdatum|\bdate\b|\bvilken dag\b")
CONTENT = re.compile(
    r"\bvad (?:ingar|innehaller|innefattar|omfattar|innebar|bestar|ar en del av)\b|\bvad \w+ bestar\b|\bingar i\b"
    r"|\bvad raknas (?:\w+ )?(?:in|till|som)\b|\bvad menas med\b"
    r"|\bwhat (?:is included in|counts as|does .* (?:include|cover|consist))\b"
)
HAS_CONTENT = re.compile(r"\b(?:innehaller|innefattar|omfattar|bestar|ingar|inbegriper|samlingsbegrepp)\b")
"""How a sentence says what a thing is made of."""
_MONTHS = (
    "jan(uari)?|feb(ruari)?|mars|apr(il)?|maj|juni?|juli?|aug(usti)?|sep(tember)?|okt(ober)?|nov(ember)?|dec(ember)?"
)
HAS_DATE = re.compile(rf"\b\d{{4}}-\d\d|\b({_MONTHS}) \d{{4}}|\b\d{{1,2}} ({_MONTHS})\b")


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    documents = {document.id for document in lookup.latest(evidence.scope.documents, evidence.question)}
    covering = [said for said, score in evidence.sentences() if said.document in documents and score >= COVERED]
    if asks_person(evidence.question):
        covering = [said for said in covering if names_person(said.statement.text)]
    covering = [said for said in covering if fulfils(said.statement.text, evidence.question)]
    covering = [said for said in covering if len(said.statement.text.split()) >= LEAST_WORDS]
    if not covering:
        return None
    found = _ranked(covering, evidence, frozenset(documents))
    best = found[0][1]
    for said, _ in [pair for pair in found if pair[1] >= best - AS_GOOD][:QUOTED]:
        document = evidence.document(said.document)
        say_quote(said, document, composer, says(document, composer))
    return "answered"


def _ranked(covering: list[Said], evidence: Evidence, documents: frozenset[str]) -> list[tuple[Said, float]]:
    """Sentences that cover the question, the likeliest to answer first: of many with the same word meaning tells."""
    near = {(one.said.document, one.said.number): one.score for one in relevant(evidence, documents, NEAR)}
    folded = evidence.question.folded
    dated, who = DATED.search(folded) is not None, WHO.search(folded) is not None
    called = CALLED.search(folded) is not None
    content = CONTENT.search(folded) is not None
    own = [word.stem for word in evidence.words()]
    keys = [*own, *(key for word in evidence.words() for key in word.others if key[:1] != "#")]

    def merit(said: Said) -> float:
        text = said.statement.text
        form = WITH_FORM * (dated and HAS_DATE.search(fold(text)) is not None)
        form += WITH_FORM * (content and HAS_CONTENT.search(fold(text)) is not None)
        form += (
            WITH_FORM
            * (names_person(text) + names_holder(text, keys, whole=True) + names_holder(text, own, whole=True))
            if who
            else 0.0
        )
        form += WITH_FORM * (called and names_one_of(text, own))
        return near.get((said.document, said.number), FAR) + form

    return sorted(((said, merit(said)) for said in covering), key=lambda pair: -pair[1])


NEAR = 60
"""Sentences whose likelihood is looked at."""
