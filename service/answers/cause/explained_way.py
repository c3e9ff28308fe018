"""Causes of the result that there was: what explains a surplus explains no deficit."""

import re

from index.language import fold
from service.answers.cause.reasons import Reason
from service.evidence.reasons import OUTRIGHT

WAYS = {
    1: re.compile(r"\b(?:positiv\w*|overskott\w*|\w*overskott|plus|battre an budget\w*|lagre an budget\w*)\b"),
    -1: re.compile(r"\b(?:negativ\w*|underskott\w*|\w*underskott|minus|samre an budget\w*|hogre an budget\w*)\b"),
}
"""How a sentence says that a result is good, or bad, for the budget."""


def of_the_way(reasons: list[Reason], direction: int | None) -> list[Reason]:
    """The reasons less those that say only that it went the other way; all of them where none would be left."""
    if not direction:
        return reasons
    told = {n: fold(one.said.statement.text) for n, one in enumerate(reasons)}
    kept = [
        one
        for n, one in enumerate(reasons)
        if WAYS[direction].search(told[n]) is not None or WAYS[-direction].search(told[n]) is None
    ]
    return kept or reasons


def is_of(reason: Reason, identifier: str | None) -> bool:
    """Whether a sentence may be about an activity: it names it, or none."""
    about = reason.said.statement.activities
    return not about or identifier in about


def bears_out(reasons: list[Reason], direction: int | None) -> bool:
    """Whether the likeliest reason explains outright a result that went as the question says."""
    best = reasons[0] if reasons else None
    if best is None or not direction or best.gain < OUTRIGHT:
        return False
    said = best.explained
    return WAYS[direction].search(said) is not None and WAYS[-direction].search(said) is None
