"""Questions that leave two opposites open: "plus eller minus", "ökar eller minskar". They want neither yes nor no."""

import re

from index.language import fold
from service.vocabulary.polarity import opposed

JOINT = re.compile(r"\b(?:eller|or)\b(?! (?:hur|inte|ej|not)\b)")
EITHER = re.compile(r"\b(?:over (?:eller|or) under|under (?:eller|or) over)\b")
NEAR = 3
"""Words on either side of "eller" that may be the opposites."""


def alternatives(text: str) -> str | None:
    """The name of the pair of opposites between which a question asks; None where it asks of no two."""
    folded = fold(text)
    if EITHER.search(folded):
        return "result"
    for joint in JOINT.finditer(folded):
        before, after = folded[: joint.start()].split()[-NEAR:], folded[joint.end() :].split()[:NEAR]
        found = opposed(" ".join(before), " ".join(after))
        if found is not None:
            return found
    return None
