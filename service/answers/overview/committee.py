"""A committee in a report of the whole municipality: its row of accounts, and what the text says of it."""

import re

from index.language import fold
from index.types import Document, Measure, UnitKind
from service.answers.selection.choice import beside, main_figure
from service.answers.sentences.phrases import say_row
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Fact, Said
from service.evidence.antecedents import distinct, with_antecedent
from service.evidence.causereadings import is_economic
from service.evidence.evidence import Evidence
from service.question.committees import named_in

ROWS, TOLD = 2, 3
ACCOUNTED = (Measure.OUTCOME, Measure.FORECAST, Measure.DEVIATION)
INVESTED = re.compile(r"invester")
LONGEST = 60
"""Words of a sentence that tells of one committee."""


def say_committee(evidence: Evidence, document: Document, name: str, composer: Composer, *, brief: bool) -> bool:
    """The committee's rows of accounts and the sentences about its economy; False where there are none."""
    rows = _rows(evidence, document, name)
    for fact in rows[: 1 if brief else ROWS]:
        main = main_figure(fact, evidence.question, document.meta.period)
        if main is not None:
            say_row(fact, main, beside(fact, main), document, composer)
    told = [] if brief else _told(evidence, document, name)
    for said in told:
        say_quote(said, document, composer, "" if rows else says(document, composer))
    return bool(rows or told)


def _rows(evidence: Evidence, document: Document, name: str) -> list[Fact]:
    """Its rows with an outcome or a forecast in money, those of running costs first."""
    found = [
        fact
        for fact in evidence.catalogue.facts_in(document.id)
        if fact.table is not None
        and fold(fact.label) == name
        and any(f.measure in ACCOUNTED and f.unit.kind is UnitKind.MONEY for f in fact.figures)
    ]
    return sorted(found, key=lambda fact: (_of_investments(evidence, fact), -len(fact.figures)))


def _of_investments(evidence: Evidence, fact: Fact) -> bool:
    table = evidence.catalogue.shelves[fact.document].tables[fact.table or 0]
    about = " ".join((*fact.first.section[-2:], table.caption, table.stub, *fact.first.group))
    return INVESTED.search(fold(about)) is not None


def _told(evidence: Evidence, document: Document, name: str) -> list[Said]:
    """Sentences that name the committee and tell of its economy in figures, in reading order."""
    statements = evidence.catalogue.shelves[document.id].statements
    found = []
    for said in evidence.catalogue.said:
        text = said.statement.text
        if said.document != document.id or len(text.split()) > LONGEST or not any(c.isdigit() for c in text):
            continue
        if is_economic(text) and named_in(fold(text), {name}):
            found.append(with_antecedent(said, statements, said.number))
    return distinct(found, TOLD)
