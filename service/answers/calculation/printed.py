"""A change that the report itself gives, where it does not print both ends: "12,9 mnkr mindre än samma period 2019"."""

import re
from decimal import Decimal

from index.language import fold
from index.types import Document, Figure, Line, Measure, Reading, UnitKind
from service.answers import lookup
from service.answers.selection.choice import fits_unit
from service.answers.selection.earlier import SINCE
from service.answers.selection.likely import likely_facts
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.evidence import ENOUGH, Evidence
from service.question import Question
from service.types import Status

FACTS = 12
SIDES = {"income": re.compile(r"\bintakt"), "cost": re.compile(r"\bkostnad")}


def say_printed(evidence: Evidence, composer: Composer) -> Status | None:
    """Quote the first sentence of the reports that gives the change; None where none about what is asked does."""
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        if say_stated(evidence, document, composer) or _say(_about(evidence, document), evidence, document, composer):
            return "answered"
    return None


def say_stated(evidence: Evidence, document: Document, composer: Composer) -> bool:
    """Quote the sentence that says by how much money the asked side of the accounts, or activity, has changed."""
    if evidence.question.quantity not in (None, "money"):
        return False
    facts = (fact for fact in evidence.catalogue.facts_in(document.id) if fact.table is None)
    return _say([fact for fact in facts if _is_of_asked(fact, evidence.question)], evidence, document, composer)


def say_another(evidence: Evidence, document: Document, composer: Composer) -> bool:
    """Quote, beside a change that has been calculated, another reading of what is asked, never the same once more."""
    return _say(_about(evidence, document)[:1], evidence, document, composer)


def _say(facts: list[Fact], evidence: Evidence, document: Document, composer: Composer) -> bool:
    told = [abs(Decimal(figure.value)) for figure in composer.figures if figure.derived is not None]
    for fact in facts:
        if _gives_change(fact, evidence, document) and not _is_told(fact, told):
            say_quote(fact, document, composer, says(document, composer))
            return True
    return False


def _is_told(fact: Fact, told: list[Decimal]) -> bool:
    """Whether one of the changes is that of the sentence, which may be rounded and in another scale."""
    changes = [abs(f.value) for f in fact.figures if f.measure is Measure.CHANGE and f.value is not None]
    return any(
        abs(one - scale * two) < NEAR for one in changes for two in told for scale in (1, Decimal("0.001"), 1000)
    )


NEAR = Decimal("0.06")


def _is_of_asked(fact: Fact, question: Question) -> bool:
    """Whether a sentence's change of money is of the one activity, or the one side of all accounts, asked for."""
    changes = [f for f in fact.figures if f.measure is Measure.CHANGE and f.unit.kind is UnitKind.MONEY]
    identifier = lookup.activity_asked(question)
    if not changes or identifier is not None:
        return bool(changes) and fact.activity == identifier
    side = Line(question.line) if question.line else None
    return not question.words and not question.activities and side is not None and changes[0].line is side


def _about(evidence: Evidence, document: Document) -> list[Fact]:
    """Sentences about what is asked; about all income or all costs where nothing else is named."""
    question = evidence.question
    if not question.words and not question.activities:
        side = SIDES.get(question.line or "")
        if side is None:
            return []
        facts = [f for f in evidence.catalogue.facts_in(document.id) if f.table is None]
        return [f for f in facts if side.search(fold(f.quote.of(document.text))[:OPENING])]
    named = [f.fact for f in evidence.facts([document.id], limit=FACTS) if f.sure >= ENOUGH and f.fact.table is None]
    return [*named, *likely_facts(evidence, frozenset((document.id,)))]


OPENING = 40
"""Characters at the start of a sentence, which say what it is about."""


def _gives_change(fact: Fact, evidence: Evidence, document: Document) -> bool:
    """Whether a sentence tells a change from an earlier time: from the asked year where it names years of its own."""
    said, reported = fold(fact.quote.of(document.text)), document.meta.period
    earlier = [str(year) for year in evidence.question.years if reported is not None and year < reported.year]
    of_year = any(year in said for year in earlier)
    if earlier and not of_year and YEAR.search(said):
        return False
    return (of_year or SINCE.search(said) is not None) and any(_is_change(f, evidence) for f in fact.figures)


YEAR = re.compile(r"\b20\d\d\b")


def _is_change(figure: Figure, evidence: Evidence) -> bool:
    if figure.measure is not Measure.CHANGE or figure.reading is Reading.UNREADABLE or figure.value is None:
        return False
    return figure.unit.kind in (UnitKind.PERCENT, UnitKind.POINTS) or fits_unit(figure, evidence.question)
