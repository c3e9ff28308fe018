"""What a name or a question leaves out: "vuxna, ej beroendeproblematik", "insatser (ej LSS)", "utan missbruk"."""

import re
from functools import lru_cache

from index.language import fold, stem

_LEFT_OUT = re.compile(
    r"\b(?:ej|utan|icke|exkl|exklusive|exkluderat|utom|without|excluding|excl|not|non)\b"
    r"\W+(?:(?:med|a|an|the|in|som har)\W+)?"
    r"(?P<words>[^\W_]+(?:/[^\W_]+)*)"
)


@lru_cache(maxsize=1 << 14)
def left_out(text: str) -> frozenset[str]:
    """The stems of the words that a text leaves out."""
    found = (match["words"].split("/") for match in _LEFT_OUT.finditer(fold(text)))
    return frozenset(stem(word) for words in found for word in words)


def disagrees(label: str, question: str, asked: frozenset[str]) -> bool:
    """Whether a row's name leaves out what the question asks for, or has what the question leaves out.

    `question` is its words folded, `asked` their stems.
    """
    without, unwanted = left_out(label), left_out(question)
    if unwanted:
        return not without
    return any(_of_one_root(one, other) for one in without for other in asked)


ROOT = 7
"""Letters that two compounds of one thing begin with: "flyktingkostnader", "flyktingmottagande"."""


def _of_one_root(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= ROOT and one[:ROOT] == other[:ROOT])
