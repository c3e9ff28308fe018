"""Municipalities that a question names: among the 290, and among those of the stored reports."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from index.language import fold, stop_words
from index.lexicon import municipalities


@dataclass(frozen=True)
class Place:
    name: str  # short name: "Huddinge"
    start: int
    end: int


# Municipality names that are also ordinary words: read as places only with a capital or after "i".
ORDINARY = frozenset(
    [
        "mark",
        "ale",
        "boden",
        "håbo",
        "solna",
        "sala",
        "mora",
        "ånge",
        "eda",
        "hjo",
        "hedemora",
        "vara",
        "lund",
        "staden",
        "laxå",
        "tranås",
    ]
)


SHORT = {"gbg": "Göteborg", "sthlm": "Stockholm"}
"""How names are cut short in writing."""


@lru_cache(maxsize=8)
def _pattern(stored: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {fold(name): name for name in (*(town.name for town in municipalities()), *stored)} | SHORT
    longest_first = sorted(names, key=len, reverse=True)
    alternatives = "|".join(re.escape(name) for name in longest_first)
    # After the name: genitive, inhabitants ("nackaborna"), "kommun" written together.
    return re.compile(rf"(?<![a-z])({alternatives})(?:s|'s|bor|bors|borna|bornas|kommuns?)?(?![a-z])"), names


def find_places(text: str, stored: tuple[str, ...] = ()) -> tuple[Place, ...]:
    """Places in reading order; typed without dots ("enkoping") and in the genitive ("Nackas") too."""
    pattern, names = _pattern(stored)
    folded = fold(text)
    if len(folded) != len(text):  # a character that folds to two: positions would drift
        folded = "".join(fold(char)[:1] or " " for char in text)
    found = []
    for match in pattern.finditer(folded):
        name = names[match.group(1)]
        if _has_other_dots(text[match.start(1) : match.end(1)], name):
            continue
        ordinary = name.lower() in ORDINARY or match.group(1) in stop_words()
        if ordinary and not _looks_like_place(text, match):
            continue
        found.append(Place(name, match.start(), match.end()))
    return tuple(found) or _misspelt(folded, stored)


def _has_other_dots(typed: str, name: str) -> bool:
    """Whether a letter has dots that the name's has not: "våra" is no Vara, though "enkoping" is Enköping."""
    pairs = zip(typed.casefold(), name.casefold(), strict=False)
    return any(fold(one) != one and one != other for one, other in pairs)


SHORTEST_SLIP = 5
"""Letters of a name before one of them may be wrong or missing."""


def _misspelt(folded: str, stored: tuple[str, ...]) -> tuple[Place, ...]:
    """A stored report's municipality with one slip of the fingers ("Hudinge"), where no place is spelt right."""
    names = {fold(name): name for name in stored if len(name) >= SHORTEST_SLIP}
    for match in re.finditer(r"[a-z]{4,}", folded):
        word = match.group().removesuffix("s")
        for name in names:
            if word[:1] == name[:1] and 0 < OSA.distance(word, name, score_cutoff=1) <= 1:
                return (Place(names[name], match.start(), match.end()),)
    return ()


def _looks_like_place(text: str, match: re.Match[str]) -> bool:
    capital = text[match.start()].isupper() and match.start() > 0
    before = text[: match.start()].lower().split()[-1:]
    return capital or before in (["i"], ["in"]) or text[match.end() :].lower().lstrip().startswith("kommun")
