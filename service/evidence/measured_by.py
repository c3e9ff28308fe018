"""What a fact is of, where a word that it shares with the question does not make it what is asked for.

"Månadsplaceringar" are not "årsplaceringar", and "varor och tjänster" are not what "hemtjänsten" cost.
"""

import re

from index.activities import match, related
from index.language import fold
from index.types import Measure
from service.documents.catalogue import Fact
from service.question import Question

_COUNTED = r"(?:placer|plats)"
_IN_WORD = re.compile(rf"\b(manad|ar|dygn)s?{_COUNTED}")
_BESIDE = re.compile(
    rf"\b{_COUNTED}\w*\b.*\b(?:per|varje|om|i)\s+(manad|dygn)|\b(?:per|varje|om)\s+(manad|dygn)\b.*\b{_COUNTED}"
)


def counts_otherwise(fact: Fact, question: str) -> bool:
    """Whether a fact counts places or placements by another stretch of time than the question (folded) names."""
    asked = _stretch(question)
    if asked is None:
        return False
    texts = (f"{figure.unit.symbol} {' '.join(figure.group)} {fact.label}" for figure in fact.figures)
    own = {_IN_WORD.search(fold(text)) for text in texts}
    told = {match[1] for match in own if match is not None}
    return bool(told) and asked not in told


def _stretch(question: str) -> str | None:
    inside = _IN_WORD.search(question)
    if inside is not None:
        return inside[1]
    beside = _BESIDE.search(question)
    return next((one for one in beside.groups() if one), None) if beside is not None else None


def is_of_another(fact: Fact, question: Question) -> bool:
    """Whether a table row is of another activity than the one asked for, which nothing around the row names."""
    asked = {one.id for one in question.activities}
    if fact.table is None or fact.activity is None or len(asked) != 1:
        return False
    if any(related(fact.activity, one) for one in asked):
        return False
    first = fact.first
    around = " ; ".join((fact.label, *first.group, *first.section[-2:], *{f.header for f in fact.figures}))
    return not any(related(found.id, one) for found in match(around) for one in asked)


PLANNED = frozenset((Measure.BUDGET, Measure.FORECAST, Measure.DEVIATION))


def tells_no_plan(fact: Fact, question: Question) -> bool:
    """Whether a budget is asked for and a row has none, nor anything that is held against one."""
    # What "goes to" a thing, a budget too, may be what has been spent: the word must be there.
    budget = question.measures == (Measure.BUDGET,) and "budget" in question.folded
    if fact.table is None or not budget or question.quantity not in (None, "money"):
        return False
    names = fold(" ".join((fact.label, *(figure.header for figure in fact.figures))))
    return "budget" not in names and not any(figure.measure in PLANNED for figure in fact.figures)
