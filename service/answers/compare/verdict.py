"""Whether one of two things is the more, or the less, as a question that wants yes or no says."""

import re

from index.types import Figure, Measure
from service.answers.selection.alike import order
from service.question import Question

WHETHER = re.compile(
    r"\W*(?:ar|var|blev|blir|har|hade|kostar|kostade|gick|gar|lag|ligger|finns|fanns|is|are|was|were|does|do|did|has|have)\b"
    r"(?!.*\b(?:vilke[nt]|vilka|vad|vem|hur|which|what|who|how|eller|or)\b)"
)
THAN = re.compile(
    r"\b(?:(?P<more>hogre|storre|fler|mer|dyrare|langre|more|higher|larger|bigger|greater|longer)"
    r"|(?P<less>lagre|mindre|farre|billigare|kortare|less|lower|fewer|smaller|cheaper|shorter)"
    r"|(?P<better>battre|better)|(?P<worse>samre|worse))\b(?: [^,.;]*?)? (?:an|than)\b"
)


def is_so(first: Figure, second: Figure, question: Question) -> bool | None:
    """Whether the first that is named is more, or less, than the second; None where no yes or no is asked for."""
    said = THAN.search(question.folded) if WHETHER.match(question.folded) else None
    if said is None:
        return None
    one, other = order(first), order(second)
    if first.measure is not Measure.DEVIATION:
        return None if said["better"] or said["worse"] else one > other if said["more"] else one < other
    ways = [figure.favourable for figure in (first, second)]
    if None in ways:
        return None
    if said["better"] or said["worse"]:
        return one > other if said["better"] else one < other
    if question.direction is None or any(way != question.direction for way in ways):
        return None  # of a deficit and a surplus neither is the larger deficit
    return abs(one) > abs(other) if said["more"] else abs(one) < abs(other)
