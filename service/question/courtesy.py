"""What is said to be civil and asks nothing of the reports: a greeting, thanks, "what can I ask"."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

from index.language import fold
from service.types import Language

LONGEST = 12
"""Words of a text that may be nothing but civil."""


class Courtesy(StrEnum):
    GREETING = "greeting"
    THANKS = "thanks"
    ASSENT = "assent"
    HELP = "help"


@cache
def _data() -> dict[str, list[str]]:
    data: dict[str, list[str]] = tomllib.loads(
        files("service.question").joinpath("courtesy.toml").read_text(encoding="utf-8")
    )
    return data


@cache
def _patterns() -> dict[Courtesy, re.Pattern[str]]:
    data = _data()
    ending = rf"(?: (?:{'|'.join(data['ending'])}))*"
    return {kind: re.compile(rf"(?:{'|'.join(data[kind])}){ending}") for kind in Courtesy}


def courtesy_of(text: str) -> Courtesy | None:
    """Which of them the whole of a text is; None for a question."""
    words = re.findall(r"[^\W_]+", fold(text))
    if len(words) > LONGEST:
        return None
    said = " ".join(words)
    return next((kind for kind, pattern in _patterns().items() if pattern.fullmatch(said)), None)


def spoken(text: str) -> Language:
    """The language of a civil text, too short to tell by its letters."""
    return "en" if set(re.findall(r"[^\W_]+", fold(text))).intersection(_data()["english"]) else "sv"
