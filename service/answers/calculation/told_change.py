"""A change that a sentence of the report states, where the report does not give what it changed from."""

import re

from index.language import fold
from index.types import Document, Line, Measure, UnitKind
from service.answers import lookup
from service.answers.quoting import say_quote, says
from service.catalogue import Fact
from service.composer import Composer
from service.evidence import Evidence

COMPARED = re.compile(r"\b(?:samma (?:period|tid)|motsvarande period|foregaende ar|aret (?:innan|fore)|forra aret)\b")


def say_told_change(evidence: Evidence, document: Document, composer: Composer) -> bool:
    """Quote the sentence that says by how much money the asked side or activity changed from another year."""
    fact = next((one for one in evidence.catalogue.facts_in(document.id) if _tells(one, evidence, document)), None)
    if fact is None:
        return False
    say_quote(fact, document, composer, says(document, composer))
    return True


def _tells(fact: Fact, evidence: Evidence, document: Document) -> bool:
    question = evidence.question
    changes = [f for f in fact.figures if f.measure is Measure.CHANGE and f.unit.kind is UnitKind.MONEY]
    if fact.table is not None or not changes or question.quantity not in (None, "money"):
        return False
    identifier = lookup.activity_asked(question)
    if identifier is not None:
        meant = fact.activity == identifier
    else:
        side = Line(question.line) if question.line else None
        meant = not question.words and not question.activities and side is not None and changes[0].line is side
    said = fold(fact.quote.of(document.text))
    earlier = [year for year in question.years if document.meta.period and year < document.meta.period.year]
    named = any(str(year) in said for year in earlier) if earlier else COMPARED.search(said) is not None
    return meant and named
