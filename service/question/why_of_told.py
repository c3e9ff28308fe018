"""What "varför?" after an answer asks the reason of: the result, or the rise or fall, that the answer told."""

import re
from dataclasses import replace

from index.language import fold
from index.types import Measure
from service.question.phrases import phrases
from service.question.premise import movement
from service.question.types import Kind, Question

TOLD = re.compile(r"(?:[^.\n]|\.(?=\S))+")
"""The first sentence of an answer: what was asked for."""


def why_of_told(question: Question, before: Question, answer: str) -> Question:
    """A question of why that says nothing itself of how things went: as the answer before it told."""
    if question.kind is not Kind.WHY or question.direction is not None or movement(question) is not None:
        return question
    question = replace(question, quantity=None)  # the reason of an amount is none
    match = TOLD.search(answer)
    told = fold(match.group()) if match is not None else ""
    way = _way(told)
    rose = movement(replace(before, text=told, english="", turns=""))
    if way is None and rose is None:
        way, rose = before.direction, movement(before)
    text = before.text if rose is None or movement(before) == rose else told
    question = replace(question, text=f"{question.text} {text}", turns=before.turns if text is before.text else "")
    if way is None and rose is None and before.kind is Kind.OVERVIEW and before.activities and not question.measures:
        return replace(question, measures=(Measure.DEVIATION,))  # how it went was told against the budget
    # How much it rose by is no figure of any row.
    return replace(question, direction=way, told=() if rose is not None else question.told)


def _way(told: str) -> int | None:
    """Whether a folded sentence tells of a surplus or a deficit; None where it tells of neither, or of both."""
    ways = phrases()["direction"]
    plus, minus = ways["favourable"].search(told) is not None, ways["unfavourable"].search(told) is not None
    return None if plus == minus else 1 if plus else -1
