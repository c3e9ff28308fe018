"""What a column or a row of a report is called, in English where every word of it is known."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from index.language import fold

_UNIT = re.compile(r"\((?:tkr|mnkr|mkr|kr|tsek|msek|%|procent|antal)\)|,?\s*\b(?:tkr|mnkr|mkr)\b", re.IGNORECASE)
_ONE = (
    r"(?:\d[\d/.:–-]*|jan\w*|feb\w*|mars?|apr\w*|maj|juni?|juli?|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*|helar\w*|perioden?"
    r"|t\d|r12)"
)
_TIME = re.compile(rf"{_ONE}(?:[-–/]{_ONE})*|[-–/]")
_AGES = re.compile(r"\b\d+\s?[-–]\s?\d+ år\b", re.IGNORECASE)
"""Whom a row is of by age: the Swedish beside it says it."""
_WORD = re.compile(r"[^\s,|]+")


@lru_cache(maxsize=1024)
def without_times(heading: str) -> str:
    """A heading less its units and times, which an answer says in its own words."""
    words = _WORD.findall(_UNIT.sub(" ", heading))
    return " ".join(word for word in words if not _TIME.fullmatch(fold(word)))


@lru_cache(maxsize=1024)
def english(heading: str) -> str | None:
    """A heading in English, units and times left out; None where a word of it is not known, or none is left."""
    known = _words()
    words = [fold(word).strip("()*:") for word in without_times(_AGES.sub(" ", heading)).split()]
    found: list[str] = []
    place = 0
    while place < len(words):
        for length in range(min(LONGEST, len(words) - place), 0, -1):
            meant = known.get(" ".join(words[place : place + length]))
            if meant is not None:
                found += [*_between(found, meant), meant]
                break
        else:
            return None
        place += length
    return " ".join(found) or None


def _between(found: list[str], meant: str) -> list[str]:
    """What English has before whom a row is of: care "for" adults, a share "of" women."""
    if not found or meant not in PEOPLE or JOINED.search(found[-1]) is not None:
        return []
    return ["of"] if found[-1] == "share" else ["for"]


PEOPLE = frozenset(("women", "men", "girls", "boys", "children", "young people", "adults", "families"))
JOINED = re.compile(
    r"(?:\b(?:of|for|per|and|in|with|to|from|by|excluding|including|other|total|average|individual|placed|new|which|not)"
    r"|ing|ed)$"
)
"""What stands directly before people: "number of", "placed", "accompanying"."""

LONGEST = 4
"""Words of a phrase that is known as a whole."""


@cache
def _words() -> dict[str, str]:
    return dict(tomllib.loads(files("service.english").joinpath("headings.toml").read_text(encoding="utf-8"))["words"])
