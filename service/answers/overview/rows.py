"""Rows and sentences about something, picked for an overview."""

import re
from collections.abc import Iterable

from index.language import fold
from index.types import Document, Statement
from service.answers.selection.choice import main_figure
from service.answers.sentences.phrases import say_row
from service.answers.sentences.quoting import say_quote
from service.composer import Composer
from service.documents.catalogue import Fact, Said
from service.evidence.evidence import Evidence
from service.vocabulary.termindex import Word

SURE = 0.9


def say_measured(evidence: Evidence, document: Document, composer: Composer, word: str) -> bool:
    """The row, else the sentence with figures, that is most plainly about one thing ("sjukfranvaro")."""
    scores = evidence.catalogue.fact_index.score([Word(word)])
    rows: list[tuple[float, Fact]] = [
        # Of table rows the one that says little else; of sentences the first, which is the most general.
        (
            float(scores.precision[n]) + 1 + 0.5 * _of_the_year(fact, document) - OF_PART * _is_part(fact)
            if fact.table is not None
            else -fact.quote.start / 1e9,
            fact,
        )
        for n, fact in enumerate(evidence.catalogue.facts)
        if fact.document == document.id and scores.coverage[n] > (SURE if fact.table is not None else SURE - 0.05)
    ]
    for _, fact in sorted(rows, key=lambda pair: -pair[0])[:3]:
        main = main_figure(fact, evidence.question, document.meta.period)
        if main is None:
            continue
        if fact.table is not None:
            say_row(fact, main, [], document, composer)
        else:
            say_quote(fact, document, composer)
        return True
    return False


OF_PART = 3.0
"""What a row of one part of the organisation is behind a sentence that may be of all of it."""
PART = re.compile(
    r"\b(?:inom|pa|vid|hos) (?!(?:social)?namnden|(?:social)?forvaltningen|kommunen)\w+|\w+(?:enhet|sektion)"
)


def _is_part(fact: Fact) -> bool:
    return PART.search(fold(fact.label)) is not None


def _of_the_year(fact: Fact, document: Document) -> bool:
    reported = document.meta.period
    return reported is not None and any(f.period is not None and f.period.year == reported.year for f in fact.figures)


def say_sentences(statements: Iterable[Statement], document: Document, composer: Composer) -> None:
    for statement in statements:
        say_quote(Said(document.id, statement), document, composer)
