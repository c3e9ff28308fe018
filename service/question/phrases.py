"""The phrases that tell what a question is about, read from the data file once, and slips in them put right."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.language import fold, stop_words
from service.question.abbreviations import written_apart

_WORDS = re.compile(r"<(\w+)>")


@cache
def phrases() -> dict[str, dict[str, re.Pattern[str]]]:
    """The patterns of every group by name, with the words that stand in angles put in (KeyError for unknown ones)."""
    data = tomllib.loads(files("service.question").joinpath("phrases.toml").read_text(encoding="utf-8"))
    words: dict[str, str] = {}

    def whole(pattern: str) -> str:
        return _WORDS.sub(lambda match: words[match[1]], pattern)

    for name, alike in data.pop("words").items():
        words[name] = f"(?:{'|'.join(map(whole, alike))})"
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
    data = tomllib.loads(files("service.question").joinpath("phrases.toml").read_text(encoding="utf-8"))
    return tuple(data["spelling"]["words"])


def spelled(text: str) -> str:
    """The question with slips in the words that say what kind of question it is put right ("kosntad")."""

    def right(match: re.Match[str]) -> str:
        word = fold(match.group())
        if len(word) < SHORTEST_SLIP or word in keywords():
            return match.group()
        near = process.extractOne(word, keywords(), scorer=OSA.distance, score_cutoff=1)
        return near[0] if near is not None and near[0][0] == word[0] else match.group()

    return re.sub(r"[^\W\d_]+", right, _in_full(written_apart(text)))


EITHER = re.compile(r"(?<=\w) el\.? (?!(?:i|för|per|på|och|till|under|av|från|som|är)\b|\d)(?=\w)", re.IGNORECASE)
AFTER_COST = re.compile(r"\b(?:kostar|kostade|för|på|av|med|till|förbrukar|vår|hur mycket)$", re.IGNORECASE)
ADDED = re.compile(r"(?<=[^\W\d_]{3}) plus (?=[^\W\d_]{3})", re.IGNORECASE)
PAYS = re.compile(
    r"^(\W*vem(?: är det som)?) (?:betala(?:r|de)|står för) (?:för )?(?:kostnaden för )?(?=\w{3})", re.IGNORECASE
)
"""Asks who the money comes from; what is paid is a measure."""
RESULT = re.compile(
    r"(?:går|gick|gått|räknar|blir|blev|ligger|visar|mest|minst|kommun|nämnd\w*|gör|gjorde|stort|enligt|minus|resultat\w*|hela"
    r"|budget\w*)"
)
"""What stands beside a "plus" that is a result."""


def _in_full(text: str) -> str:
    """ "El" between two things is "eller"; "A plus B" is A and B together, where nothing goes plus."""
    text = PAYS.sub(r"\1 finansierar ", text)
    for match in EITHER.finditer(text):
        if not AFTER_COST.search(text[: match.start()]):
            text = f"{text[: match.start()]} eller {text[match.end() :]}"
            break
    added = [match for match in ADDED.finditer(text) if not _is_result(text, match)]
    if not added:
        return text
    for match in reversed(added):
        text = f"{text[: match.start()]} och {text[match.end() :]}"
    return f"{text.rstrip(' ?!.')} tillsammans?"


def _is_result(text: str, plus: re.Match[str]) -> bool:
    """Whether a word beside a "plus" names nothing that could be added."""
    beside = (re.findall(r"[^\W_]+", text[: plus.start()])[-1:], re.findall(r"[^\W_]+", text[plus.end() :])[:1])
    words = [word.casefold() for found in beside for word in found]
    return any(word in stop_words() or RESULT.fullmatch(word) for word in words)
