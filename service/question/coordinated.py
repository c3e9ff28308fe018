"""Two things of which a question asks the same: "hur många dygn och personer fanns på institution?"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from index.language import fold
from index.numbers.special import MONTH

Words = Sequence[re.Match[str]]

WORD = re.compile(r"[^\W\d_][\w\-–]*|\d[\d\-–]*|[,;:?()]")
OPENER = re.compile(
    r"\b(?:hur (?:många|mycket|stora?|stort|höga?|högt|låga?|lågt|har)|vad|vilk(?:en|et|a)"
    r"|how (?:many|much|large|high|has|have)|what|which)\b",
    re.IGNORECASE,
)
"""How a question begins that may ask for two things."""
STOPS = re.compile(
    r"i|pa|for|av|hos|inom|bland|mellan|med|till|fran|under|vid|mot|per|enligt|om|over|utan|som|att|den|det|de|dessa|dom|man|vi"
    r"|ar|var|blev|blir|ha(?:r|de|ft)|far|fick|fatt|finns|fanns|gar|gick|kosta\w*|star|stod|ligger|lag|bor|bodde|ska|kan"
    r"|kunde|ingar|ingick|delt(?:ar|og)|tar|tog|kom(?:mer)?|gor|gjorde"
    r"|en|ett|in|on|of|at|with|to|from|by|among|between|within|during|the|an?|that|which|who|there|is|are|was|were|did|do|does"
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
    at: int
    """Where the word stands that joins them."""


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


def pairs_in(text: str) -> Iterator[Pair]:
    """The pairs of things that a question of how much joins by "och", each with the question of either alone."""
    opened = OPENER.search(text)
    begins = NUMBER_OF.match(text)
    if (opened is None and begins is None) or (opened is not None and OPENER.search(text, opened.end())):
        return
    words = list(WORD.finditer(text, opened.end() if opened is not None else 0))
    for number, word in enumerate(words):
        if word.group().lower() not in JOINS or not 0 < number < len(words) - 1 or words[number - 1].group()[-1] == "-":
            continue
        left, right = _sides(words[:number], words[number + 1 :])
        if left and right:
            yield _pair(text, left, right, word.start())


def _sides(before: Words, after: Words) -> tuple[Words, Words]:
    """The words of the two things that stand before and after what joins them."""
    if ARTICLE.fullmatch(after[0].group()):  # "en plats utan tillstånd och en annan": all since the article
        first = next((n for n in reversed(range(len(before))) if ARTICLE.fullmatch(before[n].group())), None)
        return before[first:] if first is not None else (), (after[0], *_run(after[1:]))
    left = _run(before[::-1])[::-1]
    ahead = before[len(before) - len(left) - 1].group() if len(before) > len(left) else ""
    if ahead.lower() == after[0].group().lower() and _ends(ahead):
        after = after[1:]  # "för barn och för vuxna"
    right = _run(after)
    if min(len(left), len(right)) > 1 and left[0].group().lower() == right[0].group().lower():
        return left[1:], right[1:]  # "antal barn och antal vuxna"
    return left, right


def _run(words: Words) -> list[re.Match[str]]:
    return list(takewhile(lambda word: not _ends(word.group()) and not MONTHS.match(fold(word.group())), words))


def _pair(text: str, left: Words, right: Words, at: int) -> Pair:
    """Each side with its share of what both have: the verb's subject ("inleddes och avslutades"), the noun."""
    one, other = fold(left[-1].group()), fold(right[0].group())
    alike = one[-ALIKE:] == other[-ALIKE:]
    if len(right) == 1 and alike:
        left = left[-1:]
    aside = ASIDE.match(text, right[-1].end())
    end = aside.end() if aside is not None else right[-1].end()
    begun, rest = text[: left[0].start()], text[end:]
    first = text[left[0].start() : left[-1].end()]
    second = text[right[0].start() : end]
    noun = len(left) == 1 and len(right) > 1 and one[-1] in "ae" and other[-1] in "ae"
    shared = text[right[0].end() : right[-1].end()] if noun else ""  # "inledda och avslutade utredningar"
    return Pair(first, second, f"{begun}{first}{shared}{rest}", f"{begun}{second}{rest}", at)


ASIDE = re.compile(r"\s*\([^()]*\)")
NUMBER_OF = re.compile(r"\W*(?:antal|andel)(?:et|en)?\b", re.IGNORECASE)
ARTICLE = re.compile(r"en|ett|an?", re.IGNORECASE)
ALIKE = 3
"""Last letters that two words of one form have in common."""
MONTHS = re.compile(MONTH.lower())


def _stop(words: Iterator[re.Match[str]]) -> int | None:
    """Where the first word stands that is in no name of a thing."""
    return next((word.start() for word in words if word.group() not in "()" and _ends(word.group())), None)


def _ends(word: str) -> bool:
    return STOPS.fullmatch(fold(word)) is not None or word.lower() in JOINS or not word[0].isalpha()
