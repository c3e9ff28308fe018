"""What a question asks for besides what its answer tells, where a sentence of the same paragraph tells that.

"Hur många vårdnadshavare svarade, och hur många ungdomar?": the report gives each a sentence of its own, and the
answer that quotes the one has the other beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from index.types import Statement
from service.answers.selection.choice import fits_unit
from service.answers.sentences.quoting import say_quote
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.antecedents import same_paragraph
from service.evidence.evidence import Evidence
from service.evidence.overlap import PART, Terms
from service.question import Kind, asks_number
from service.vocabulary.termindex import Word

KINDS = (Kind.LOOKUP, Kind.COMPARE, Kind.TREND)
NEARBY = 2
"""Sentences before and after one that is told which may tell the rest."""


@dataclass(frozen=True)
class _Beside:
    fact: Fact
    held: float  # how much it has of what is lacking
    distance: int


def say_lacking(evidence: Evidence, composer: Composer) -> None:
    """Quote the sentence beside those of the answer that has most of what the question names and they do not."""
    question = evidence.question
    if question.kind not in KINDS or not asks_number(question) or not composer.citations:
        return
    told = " ".join((*(one.quote for one in composer.citations), *(one.text for one in composer.sentences)))
    terms = Terms.of(told)
    lacking = [word for word in evidence.words() if not word.foreign and terms.has(word) < PART]
    if not lacking:
        return
    best = max(_beside(lacking, evidence, composer), key=lambda one: (one.held, -one.distance), default=None)
    if best is not None:
        say_quote(best.fact, evidence.document(best.fact.document), composer)


def _beside(lacking: list[Word], evidence: Evidence, composer: Composer) -> Iterator[_Beside]:
    """The sentences with a figure of the asked kind that stand beside the told ones and have a lacking word."""
    stated = evidence.catalogue.stated
    cited = {(one.document, one.start) for one in composer.citations}
    for document, start in cited & stated.keys():
        statements = evidence.catalogue.shelves[document].statements
        for distance, one in _around(statements, start):
            fact = stated.get((document, one.span.start))
            if fact is None or (document, one.span.start) in cited:
                continue
            if not any(fits_unit(figure, evidence.question) for figure in fact.figures):
                continue
            own = Terms.of(one.text)
            held = sum(own.has(word) for word in lacking)
            if held >= PART:
                yield _Beside(fact, held, distance)


def _around(statements: tuple[Statement, ...], start: int) -> Iterator[tuple[int, Statement]]:
    at = next((n for n, one in enumerate(statements) if one.span.start == start), None)
    if at is None:
        return
    for n in range(max(0, at - NEARBY), min(len(statements), at + NEARBY + 1)):
        if n != at and same_paragraph(statements[n], statements[at]):
            yield abs(n - at), statements[n]
