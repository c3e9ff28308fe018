"""Abbreviations typed together with the word after them: "lsskunder" is meant as "lss-kunder"."""

import re
from functools import cache

from index.activities import activities
from index.compounds import base
from index.language import fold

SHORTEST, LONGEST = 3, 4
"""Letters of an abbreviation: of two, any word may begin with them."""
SHORTEST_REST = 4
"""Letters of what follows."""


def written_apart(text: str) -> str:
    """The text with a hyphen after each abbreviation that a known word follows at once."""
    return _together().sub(_apart, text)


def _apart(match: re.Match[str]) -> str:
    return f"{match['short']}-{match['rest']}" if base().knows(fold(match["rest"])) else match.group()


@cache
def _together() -> re.Pattern[str]:
    names = {word for one in activities() for phrase in (one.name, *one.words) for word in re.findall(r"\w+", phrase)}
    short = sorted(name for name in names if name.isupper() and name.isalpha() and SHORTEST <= len(name) <= LONGEST)
    return re.compile(rf"\b(?P<short>{'|'.join(short)})(?P<rest>[^\W\d_]{{{SHORTEST_REST},}})\b", re.IGNORECASE)
