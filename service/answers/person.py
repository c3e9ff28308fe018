"""Who somebody is: a sentence that names nobody is no answer, however much of the question it has."""

import re
from collections.abc import Iterable

from index.language import fold
from service.question import Question

ASKED = re.compile(
    r"(?m)^\W*(?:vem|who)\s+(?:(?:ar|var|is|was)\b(?! (?:ansvarig|responsible|det|that|it|de)\b)"
    r"|(?:har |has |had |hade )?(?:skr[ei]v\w*|undertecknat?\w*|handla(?:de|gt|gger)|wrote|written|signed)\b)"
)
NAME = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)? [A-ZÅÄÖ][a-zåäöé]+\b(?! kommun| stad| AB\b)")
BESIDE = 25
"""Characters before a name in which its office stands."""


def asks_person(question: Question) -> bool:
    """Whether somebody's name is asked for: "vem är socialdirektör"."""
    return ASKED.search(question.folded) is not None


def names_person(text: str) -> bool:
    return NAME.search(text) is not None


def names_holder(text: str, keys: Iterable[str]) -> bool:
    """Whether a name stands with one of the words (stems) of the office that is asked about."""
    wanted = tuple(keys)
    around = (fold(text[max(0, name.start() - BESIDE) : name.end()]) for name in NAME.finditer(text))
    return any(key in beside for beside in around for key in wanted)
