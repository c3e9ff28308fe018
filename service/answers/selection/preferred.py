"""Of the facts that may answer those of the very sort that is asked for: an average, people, what a month's name is on.

"Hur många är placerade i snitt?" is answered by no month's number, "hur många vuxna?" rather by persons than by
placements, and "i september" by what speaks of September. Where none is of that sort the others may still answer.
"""

import re
from collections.abc import Callable

from index.language import fold
from index.types import Document
from service.documents.catalogue import NOISY, Fact
from service.evidence.counting import PEOPLE, SOMEBODY, counted_stems
from service.evidence.evidence import Evidence, Found
from service.question import Question
from service.question.forms import MONTHS, months_asked

WITHIN = 0.15
"""How far behind the best fact one may be that is of the asked sort."""
MEAN = re.compile(r"\b(?:\w*snitt(?:et|ligt?|liga)?|genomsnitt\w*|medel(?:antal|varde|tal)\w*|average|mean)\b")
TELLS_MEAN = re.compile(r"snitt|\bmedel(?:antal|varde|tal)|\baverage\b")
ACTS_COUNTED = re.compile(r"placering|dygn|utredning|aktualisering|timm|besok|anmalning|beslut|kontrakt|arsplats")
"""What is counted of people's dealings, a person as often as it may be."""
ACTS_ASKED = re.compile(rf"placer|{ACTS_COUNTED.pattern}")


def preferred(usable: list[Found], evidence: Evidence, document: Document) -> list[Found]:
    """The facts of the asked sorts, sort by sort; all of them where none is, or only ones far behind."""
    for of_sort in _sorts(evidence, document):
        best = max((found.score for found in usable), default=0.0)
        fitting = [found for found in usable if of_sort(found.fact)]
        if any(found.score >= best - WITHIN for found in fitting):
            usable = fitting
    return usable


def of_asked_sort(facts: list[Fact], evidence: Evidence, document: Document) -> list[Fact]:
    """The same of sentences that are all likely: those of the asked sorts, sort by sort, where any is."""
    for of_sort in _sorts(evidence, document):
        facts = [fact for fact in facts if of_sort(fact)] or facts
    return facts


def asks_mean(question: Question) -> bool:
    return MEAN.search(question.folded) is not None


def _sorts(evidence: Evidence, document: Document) -> list[Callable[[Fact], bool]]:
    """Tests of whether a fact is of a sort that the question asks for."""
    question = evidence.question
    counted = counted_stems(question, evidence.words()) if document.meta.noise < NOISY else frozenset()
    sorts: list[Callable[[Fact], bool]] = []
    if asks_mean(question):
        sorts.append(lambda fact: TELLS_MEAN.search(_told(fact, document)) is not None)
    months = months_asked(question) if not question.periods else ()
    if months:
        names = re.compile("|".join(rf"\b{list(MONTHS)[month - 1]}\b" for month in months))
        sorts.append(lambda fact: names.search(_told(fact, document)) is not None)
    people = any(one == SOMEBODY or one.startswith(PEOPLE) for one in counted)
    if people and not sorts and not ACTS_ASKED.search(question.folded):
        sorts.append(lambda fact: fact.table is None or ACTS_COUNTED.search(fold(fact.label)) is None)
    return sorts


def _told(fact: Fact, document: Document) -> str:
    """A sentence, or the names of a row and its columns, folded."""
    if fact.table is None:
        return fold(fact.text or fact.quote.of(document.text))
    return fold(" ".join((fact.label, *fact.first.group, *(figure.header for figure in fact.figures))))
