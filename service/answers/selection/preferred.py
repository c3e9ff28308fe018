"""Of the facts that may answer those of the very sort that is asked for: an average, people, what a month's name is on.

"Hur många är placerade i snitt?" is answered by no month's number, "hur många vuxna?" rather by persons than by
placements, and "i september" by what speaks of September. Where none is of that sort the others may still answer.
"""

import re
from collections.abc import Callable

from index.language import fold
from index.types import Document, Measure
from service.answers.selection.likely import likely_numbers
from service.documents.catalogue import NOISY, Fact
from service.evidence.counting import PEOPLE, SOMEBODY, counted_stems
from service.evidence.evidence import ENOUGH, Evidence, Found
from service.evidence.overlap import Terms
from service.question import Question
from service.question.forms import MONTHS, months_asked

CLOSE = 0.06
"""Scores nearer than this to the best are as good."""
WITHIN = 0.15
"""How far behind the best fact one may be that is of the asked sort."""
MEAN = re.compile(r"\b(?:\w*snitt(?:et|ligt?|liga)?|genomsnitt\w*|medel(?:antal|varde|tal)\w*|average|mean)\b")
TELLS_MEAN = re.compile(r"snitt|\bmedel(?:antal|varde|tal)|\baverage\b")
ACTS_COUNTED = re.compile(r"placering|dygn|utredning|aktualisering|timm|besok|anmalning|beslut|kontrakt|arsplats")
"""What is counted of people's dealings, a person as often as it may be."""
ASIDE = re.compile(r"\([^()]*\)")
"""What a row's name says in passing: "assistans (beslut av kommunen)" counts no decisions."""
ACTS_ASKED = re.compile(rf"placer|{ACTS_COUNTED.pattern}")


def preferred(usable: list[Found], evidence: Evidence, document: Document) -> list[Found]:
    """The facts of the asked sorts, sort by sort; all of them where none is, or only ones far behind.

    How many there are is told by no difference, so that of those none is left.
    """
    if asks_level(evidence.question):
        usable = [found for found in usable if not tells_change(found.fact)]
    for of_sort in _sorts(evidence, document):
        best = max((found.score for found in usable), default=0.0)
        fitting = [found for found in usable if of_sort(found.fact)]
        if any(found.score >= best - WITHIN for found in fitting):
            usable = fitting
    return usable


def with_likely(usable: list[Found], evidence: Evidence, document: Document) -> list[Found]:
    """The facts with the likeliest sentence among them before the other sentences: it has meaning on its side too.

    One of another sort than what is asked for goes before none that is of it.
    """
    first = max((f for f in usable if f.fact.table is None), key=lambda f: f.score, default=None)
    likely = likely_numbers(evidence, document) if first is not None else []
    sorts = _sorts(evidence, document)
    for of_sort in sorts:
        if likely and first is not None and of_sort(first.fact) and not of_sort(likely[0]):
            return usable
        likely = [fact for fact in likely if of_sort(fact)] or likely
    if not likely or first is None:
        return usable
    if _is_of_something_else(likely[0], usable, evidence, document):
        return usable
    kept = [f for f in usable if f.fact is not likely[0]]
    return [*kept, Found(likely[0], ENOUGH, first.score + CLOSE / 2, ENOUGH)]


def _is_of_something_else(likely: Fact, usable: list[Found], evidence: Evidence, document: Document) -> bool:
    """Whether neither a sentence nor its headings name what a fact must be of, and another fact does."""
    needed = [word for word in evidence.words() if word.essential]
    told = Terms.words(" ".join((likely.text or likely.quote.of(document.text), *likely.first.section)))
    if not needed or any(told.has(word) for word in needed):
        return False
    return max(found.sure for found in usable) >= ENOUGH


def asks_mean(question: Question) -> bool:
    return MEAN.search(question.folded) is not None


def asks_level(question: Question) -> bool:
    """Whether it is asked how many there are, and not by how much that has changed or differs."""
    return question.quantity == "count" and question.operation is None and CHANGED.search(question.folded) is None


CHANGED = re.compile(
    r"\b(?:fler|farre|mer|mindre|hogre|lagre|okat|okade|okar|okning\w*|minsk\w+|nya|extra|tillkom\w*|skillnad\w*|avvik\w*"
    r"|vaxt|vuxit|borta|forsvunn\w*|more|fewer|less|new|change\w*|increas\w+|decreas\w+|differ\w*)\b"
)


def tells_change(fact: Fact | None) -> bool:
    """Whether a sentence says only how many more or fewer there are."""
    return (
        fact is not None
        and fact.table is None
        and bool(fact.figures)
        and all(f.measure is Measure.CHANGE for f in fact.figures)
    )


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
        sorts.append(lambda fact: fact.table is None or not ACTS_COUNTED.search(fold(ASIDE.sub("", fact.label))))
    return sorts


def _told(fact: Fact, document: Document) -> str:
    """A sentence, or the names of a row and its columns, folded."""
    if fact.table is None:
        return fold(fact.text or fact.quote.of(document.text))
    return fold(" ".join((fact.label, *fact.first.group, *(figure.header for figure in fact.figures))))
