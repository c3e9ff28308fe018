"""What no row and no account answers for certain: the sentences, or the row, that most likely do."""

from dataclasses import replace

from index.types import Document
from service.answers import lookup
from service.answers.selection.choice import main_figure
from service.answers.selection.likely import counting, is_likely, ranked, stated
from service.answers.selection.preferred import asks_level, tells_change
from service.answers.selection.usable import of_visits
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.evidence.counting import counted_stems
from service.evidence.demands import demands, fails
from service.evidence.evidence import INCOMPLETE, Evidence, Found
from service.evidence.relevance import WEIGHTS, Relevant
from service.question import asks_number
from service.question.decisive import is_decisive
from service.types import Status

COVERED = 0.72
AS_GOOD = 0.35
QUOTED = 3
LIKELY_ROW = 0.9
"""From which a row is stated: less than for a sentence, whose nearness in meaning counts as well."""


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    if evidence.question.operation == "share" and evidence.question.quantity is None:
        evidence = replace(evidence, question=replace(evidence.question, quantity="percent"))
    documents = lookup.latest(evidence.scope.documents, evidence.question)
    numeric = asks_number(evidence.question)
    held = ranked(evidence, frozenset(document.id for document in documents))
    if asks_level(evidence.question):
        held = [one for one in held if not tells_change(stated(evidence, one.said))]
    likely = [one for one in held if is_likely(one, numeric, foreign=evidence.question.language == "en")]
    if not likely and numeric and _row(evidence, documents, composer):
        return "answered"
    # What has nearly all of the words is worth showing, whatever its meaning is taken to be.
    found = counting(likely) or [one for one in held if one.coverage >= COVERED and not numeric]
    if not found:
        return None
    for one in _best(found):
        document = evidence.document(one.said.document)
        lead = says(document, composer)
        say_quote(stated(evidence, one.said) or one.said, document, composer, lead)
    return "answered" if likely else "partial"


def _best(found: list[Relevant]) -> list[Relevant]:
    return [one for one in found if one.score >= found[0].score - AS_GOOD][:QUOTED]


def _row(evidence: Evidence, documents: list[Document], composer: Composer) -> bool:
    """State the row that is likeliest meant; False when none is likely."""
    ids = [document.id for document in documents]
    # A row that lacks a word of the question that must be there is of something else.
    decisive = any(is_decisive(word, evidence.question) for word in evidence.question.words)
    joined = any("-" in word.text and word.others == () for word in evidence.question.words)
    least = INCOMPLETE if decisive or evidence.needs_whole_name or joined else 0.0
    demanding = demands(evidence.question)
    counted = counted_stems(evidence.question, evidence.words())
    rows = [
        one
        for one in evidence.facts(ids)
        if one.fact.table is not None
        and not of_visits(one.fact, counted)
        and not fails(one.fact, evidence.document(one.fact.document), evidence.question, demanding)
        and one.coverage > least
        and _likeliness(evidence, one) >= LIKELY_ROW
    ]
    for one in sorted(rows, key=lambda one: -_likeliness(evidence, one)):
        document = evidence.document(one.fact.document)
        main = main_figure(one.fact, evidence.question, document.meta.period)
        if main is not None:
            lookup.say_fact(one.fact, main, evidence.question, document, composer)
            return True
    return False


def _likeliness(evidence: Evidence, one: Found) -> float:
    fact = one.fact
    near = WEIGHTS["passage"] * evidence.nearness(fact.document, fact.quote.start, fact.quote.end)
    about = WEIGHTS["activity"] * (fact.activity in {match.id for match in evidence.question.activities})
    return one.coverage + near + about
