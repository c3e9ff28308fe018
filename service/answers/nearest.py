"""What no row and no account answers: the sentences that most likely do, word for word."""

from index.types import Document
from service.answers import lookup
from service.answers.phrases import place_of, say_quote
from service.catalogue import Fact, Said
from service.composer import Composer
from service.evidence import Evidence
from service.question import asks_number
from service.relevance import Relevant, relevant
from service.types import Status

LIKELY, LIKELY_NUMBER, LIKELY_COUNT = 1.5, 1.8, 2.4
"""Scores from which a sentence is quoted. One that gives a number must be surer, for it will be taken as the answer,
and one that counts something else than what was asked for surest of all."""
COVERED = 0.72
AS_GOOD = 0.35
QUOTED = 3


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    documents = frozenset(document.id for document in lookup.latest(evidence.scope.documents, evidence.question))
    numeric = asks_number(evidence.question)
    ranked = [one for one in relevant(evidence, documents) if one.fits]
    likely = [one for one in ranked if one.score >= _enough(one, numeric)]
    # What has nearly all of the words is worth showing, whatever its meaning is taken to be.
    found = likely or [one for one in ranked if one.coverage >= COVERED and not numeric]
    if not found:
        return None
    for one in _best(found):
        document = evidence.document(one.said.document)
        fact = _fact(evidence, one.said)
        say_quote(fact or one.said, document, composer, f"{place_of(document, composer.language)}: ")
    return "answered" if likely else "partial"


def _enough(one: Relevant, numeric: bool) -> float:
    return LIKELY_COUNT if one.other else LIKELY_NUMBER if numeric else LIKELY


def likely_sentences(evidence: Evidence, limit: int = 3) -> list[Said]:
    """Sentences that are likely to be about what is asked, best first, whatever kind of number they hold."""
    documents = frozenset(document.id for document in lookup.latest(evidence.scope.documents, evidence.question))
    return [one.said for one in relevant(evidence, documents, limit) if one.score >= LIKELY]


def likely_numbers(evidence: Evidence, document: Document) -> list[Fact]:
    """Sentences of one report that likely give the asked kind of number, best first."""
    ranked = relevant(evidence, frozenset((document.id,)))
    likely = [one.said for one in ranked if one.fits and one.score >= _enough(one, numeric=True)]
    return [fact for said in likely if (fact := _fact(evidence, said)) is not None]


def _best(found: list[Relevant]) -> list[Relevant]:
    return [one for one in found if one.score >= found[0].score - AS_GOOD][:QUOTED]


def _fact(evidence: Evidence, said: Said) -> Fact | None:
    """The figures of the sentence, so that the answer tells of them too."""
    return evidence.catalogue.stated.get((said.document, said.statement.span.start))
