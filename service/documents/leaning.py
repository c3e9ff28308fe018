"""Sentences that tell their figure of what the sentence before is of, without naming it again."""

import re
from functools import lru_cache

from index.language import fold

SAME_TIME = re.compile(
    r"\b(?:samma|motsvarande) (?:\w+ )?(?:period|tid(?:punkt)?|manad|siffr\w+|tal|antal|andel|varde)\b"
    r"|\b(?:forra|foregaende|fjol)(?:ars?| ars?)?(?:et)?\b|\b(?:aret|perioden) (?:innan|fore|dessforinnan)\b"
)
"""Holds something against another time."""
COMPARES = re.compile(rf"^(?:(?:under|for|vid|per|i) )?(?:{SAME_TIME.pattern}|jamfor\w+ med)")
PART = re.compile(
    r"^(?:av (?:dessa|dem|de)\b|varav\b|omraknat\b"
    r"|(?:det|detta) (?:ar|ger|motsvarar|innebar|utgor|uppgar|blir)\b(?! (?:ocksa|aven|viktigt)\b))"
)
"""Tells a part of what was told, or the same in another measure."""
WHOLE_TIME = re.compile(r"^(?:det )?(?:genomsnitt\w*|snitt\w*|medel\w*)\b")


@lru_cache(maxsize=1 << 13)
def leans(text: str) -> bool:
    """Whether a sentence goes on with the figure before it: a part of it, the year before, the whole year's mean."""
    folded = fold(text)
    return any(pattern.match(folded) for pattern in (COMPARES, PART, WHOLE_TIME))
