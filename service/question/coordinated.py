"""Two things of which a question asks the same: "hur många dygn och personer fanns på institution?"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.language import fold

WORD = re.compile(r"[^\W\d_][\w\-–]*|\d[\d\-–]*|[,;:?]")
OPENER = re.compile(
    r"\b(?:hur (?:många|mycket|stora?|stort|höga?|högt|låga?|lågt)|vad (?:är|var|blev|blir|kostar|kostade)"
    r"|vilk(?:en|et|a)|how (?:many|much|large|high)|what (?:is|was|are|were)|which)\b",
    re.IGNORECASE,
)
"""How a question begins that may ask for two things."""
STOPS = re.compile(
    r"i|pa|for|av|hos|inom|med|till|fran|under|vid|mot|per|enligt|om|over|utan|som|att|den|det|de|dessa|dom|man|vi"
    r"|ar|var|blev|blir|ha(?:r|de|ft)|far|fick|fatt|finns|fanns|gar|gick|kosta\w*|star|stod|ligger|lag|bor|bodde|ska|kan"
    r"|kunde|ingar|ingick|delt(?:ar|og)|tar|tog|kom(?:mer)?|gor|gjorde"
    r"|in|on|of|at|with|to|from|by|among|within|during|the|an?|that|which|who|there|is|are|was|were|did|do|does"
    r"|have|has|had|got?"
)
"""Folded words that stand in no name of a thing: prepositions, pronouns, articles and plain verbs."""
JOINS = frozenset(("och", "samt", "respektive", "and"))


@dataclass(frozen=True)
class Pair:
    """Two things that a question joins, and the question about each alone."""

    left: str
    right: str
    first: str
    second: str


def shared_rest(first: str, second: str) -> tuple[str, str] | None:
    """Two whole questions where the first part only counts and the rest is said of both; None for other parts.

    "Hur många dygn" and "hur många personer hade Nacka på institution" share what comes after the persons.
    """
    one, two = OPENER.match(first), OPENER.match(second)
    if one is None or two is None:
        return None
    counted = first[one.end() :].strip()
    if not counted or _stop(WORD.finditer(counted)) is not None:
        return None
    rest = _stop(WORD.finditer(second, two.end()))
    if rest is None or not second[two.end() : rest].strip():
        return None
    begun = second[: two.end()]
    return f"{first[: one.end()]} {counted} {second[rest:]}", f"{begun[:1].upper()}{begun[1:]}{second[two.end() :]}"


def _stop(words: Iterator[re.Match[str]]) -> int | None:
    """Where the first word stands that is in no name of a thing."""
    return next((word.start() for word in words if _ends(word.group())), None)


def _ends(word: str) -> bool:
    return STOPS.fullmatch(fold(word)) is not None or not word[0].isalpha()
