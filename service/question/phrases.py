"""The phrases that tell what a question is about, read from the data file once, and slips in them put right."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.language import fold

_WORDS = re.compile(r"<(\w+)>")


@cache
def phrases() -> dict[str, dict[str, re.Pattern[str]]]:
    """The patterns of every group by name, with the words that stand in angles put in (KeyError for unknown ones)."""
    data = tomllib.loads(files("service").joinpath("phrases.toml").read_text(encoding="utf-8"))
    words = {name: f"(?:{'|'.join(alike)})" for name, alike in data.pop("words").items()}

    def whole(pattern: str) -> str:
        return _WORDS.sub(lambda match: words[match[1]], pattern)

    return {
        group: {name: re.compile("|".join(map(whole, patterns)), re.MULTILINE) for name, patterns in entries.items()}
        for group, entries in data.items()
    }


def named(group: str, text: str) -> str | None:
    """The first name of a phrase group whose patterns occur in the text."""
    return next((name for name, pattern in phrases()[group].items() if pattern.search(text)), None)


SHORTEST_SLIP = 6
"""Letters of a word before one of them may be wrong."""


@cache
def keywords() -> tuple[str, ...]:
    data = tomllib.loads(files("service").joinpath("phrases.toml").read_text(encoding="utf-8"))
    return tuple(data["spelling"]["words"])


def spelled(text: str) -> str:
    """The question with slips in the words that say what kind of question it is put right ("kosntad")."""

    def right(match: re.Match[str]) -> str:
        word = fold(match.group())
        if len(word) < SHORTEST_SLIP or word in keywords():
            return match.group()
        near = process.extractOne(word, keywords(), scorer=OSA.distance, score_cutoff=1)
        return near[0] if near is not None and near[0][0] == word[0] else match.group()

    return re.sub(r"[^\W\d_]+", right, text)
