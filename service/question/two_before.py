"""A follow-up about the last two answers together: "vad skiljer det?" after "... 2023?" and "och 2020?"."""

import re
from dataclasses import replace

from index.language import fold
from service.question.reading import read
from service.question.types import Kind, Question, TopicWord

BETWEEN = re.compile(
    r"\b(?:skilj\w*|skillnad\w*|differens\w*|(?:sen|sedan) dess|emellan|mellan (?:dem|dom|de tva)"
    r"|differ\w*|since then|between (?:them|the two))\b"
)
"""Asks how far apart the two are."""
THEM = ("dem", "dom", "de", "dess", "varandra", "them")


def of_two(question: Question, earlier: Question, before: Question, stored: tuple[str, ...]) -> Question | None:
    """The question of both; None where it is not about the two, or they are not one thing at two places or times."""
    bare = (
        any(fold(word.text) not in THEM for word in question.words)
        or question.activities
        or question.places
        or question.years
        or question.measures
    )
    if bare or BETWEEN.search(question.folded) is None:
        return None
    places = tuple(dict.fromkeys((*earlier.places, *before.places)))
    years = tuple(dict.fromkeys((*earlier.years, *before.years)))
    one, two = _own(earlier, before), _own(before, earlier)
    moved = (len(places) > 1, set(earlier.years) != set(before.years) and len(years) == 2, bool(one and two))
    if sum(moved) != 1:
        return None
    if moved[2]:
        common = [w.text for w in before.words if w not in two]
        where = " ".join((*before.places, *map(str, before.years)))
        text = f"skillnaden i {' '.join(common)} mellan {_said(one)} och {_said(two)} i {where}"
        return replace(read(text, "sv", stored), language=question.language, followed=True)
    kind = Kind.COMPARE if moved[0] else Kind.LOOKUP
    return replace(
        before,
        text=question.text,
        english=question.english,
        language=question.language,
        kind=kind,
        places=places,
        years=years,
        periods=() if moved[1] else before.periods,
        report_years=(),
        operation="difference",
        followed=True,
        told=(),
        own=(),
        moved=False,
    )


def _own(one: Question, other: Question) -> tuple[TopicWord, ...]:
    """The words that only the one of two questions has."""
    held = {word.text.casefold() for word in other.words}
    return tuple(word for word in one.words if word.text.casefold() not in held)


def _said(words: tuple[TopicWord, ...]) -> str:
    return " ".join(word.text for word in words)
