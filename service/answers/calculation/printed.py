"""A change that the report itself gives, where it does not print both ends: "12,9 mnkr mindre än samma period 2019"."""

import re
from decimal import Decimal

from index.language import fold
from index.types import Document, Figure, Measure, Reading, UnitKind
from service.answers import lookup
from service.answers.choice import fits_unit
from service.answers.likely import likely_facts
from service.answers.quoting import say_quote, says
from service.catalogue import Fact
from service.composer import Composer
from service.evidence import ENOUGH, Evidence
from service.types import Status

FACTS = 12
SIDES = {"income": re.compile(r"\bintakt"), "cost": re.compile(r"\bkostnad")}
SINCE = re.compile(
    r"samma (?:period|tid)|motsvarande|foregaende ar|aret (?:innan|fore)|forra aret|i fjol|jamfort med|sedan|\ban\b"
)
"""What a sentence says that tells of a change from an earlier time."""


def say_printed(evidence: Evidence, composer: Composer, only: Document | None = None) -> Status | None:
    """Quote the sentence that gives the change; None where no sentence about what is asked does.

    Beside a change that has been calculated (`only` in that report) another reading of what is asked is quoted, never
    the same change once more.
    """
    documents = lookup.latest(evidence.scope.documents, evidence.question) if only is None else [only]
    told = [abs(Decimal(figure.value)) for figure in composer.figures if figure.derived is not None]
    for document in documents:
        for fact in _candidates(evidence, document)[: None if only is None else 1]:
            if _gives_change(fact, evidence, document) and not _is_told(fact, told):
                say_quote(fact, document, composer, says(document, composer))
                return "answered"
    return None


def _is_told(fact: Fact, told: list[Decimal]) -> bool:
    """Whether one of the changes is that of the sentence, which may be rounded and in another scale."""
    changes = [abs(f.value) for f in fact.figures if f.measure is Measure.CHANGE and f.value is not None]
    return any(
        abs(one - scale * two) < NEAR for one in changes for two in told for scale in (1, Decimal("0.001"), 1000)
    )


NEAR = Decimal("0.06")


def _candidates(evidence: Evidence, document: Document) -> list[Fact]:
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
    if SINCE.search(fold(fact.quote.of(document.text))) is None:
        return False
    return any(_is_change(figure, evidence) for figure in fact.figures)


def _is_change(figure: Figure, evidence: Evidence) -> bool:
    if figure.measure is not Measure.CHANGE or figure.reading is Reading.UNREADABLE or figure.value is None:
        return False
    return figure.unit.kind in (UnitKind.PERCENT, UnitKind.POINTS) or fits_unit(figure, evidence.question)
