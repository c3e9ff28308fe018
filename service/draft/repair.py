"""Readable Swedish from text that OCR garbled: words put right where that is certain, sentences refused where not.

A garbled word is read as a known one only when every letter of the known word can have been read as what stands there,
and only when no other known word fits about as well. One unknown word makes the sentence unreadable.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from index.activities import activities
from index.lexicon import data_lines
from index.ocr import repair
from service.draft.body import Body

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_EDGES = '"”“«»,.:;!?…()'
_READ_AS = {
    "å": r"(?:å|a|é|á|ä|d|i|&|é’|§1|é’l|é’w|é\?|\?)",
    "ä": r"(?:ä|a|é|á|d|i|ii|éi|ai|éa|é’|à)",
    "ö": r"(?:ö|o|a|6|i|s|b’|b'|i\)'|i\)’|\)'|\)’|ii|5|S|G|é|o’|o'|w)",
    "l": r"(?:l|\[|\]|I|!|\|)",
    "r": r"(?:r|v|w)",
    "f": r"(?:f|ﬁ|fi|ﬂ|F)",
    "t": r"(?:t|f)",
    "m": r"(?:m|rn)",
    "j": r"(?:j|y|g|'g)",
}
"""What each letter is seen read as. The letters of a word that are not here must stand as they are."""

_FO = r"(?:fö|f(?:o|6|b|i|ii|é|o’|o'|b'|b’|i\)'|i\)’)|ﬁ(?:i|\)'|\)’|’|ir(?!r)|j|'|b)?|fb)"
_PAIRS = (
    ("fi", r"(?:fi|ﬁ)"),
    ("fl", r"(?:fl|ﬂ)"),
    ("fö", _FO),
    ("ti", r"(?:ti|ﬁ)"),
    ("ft", r"(?:ft|ﬁ|ﬂ)"),
    ("rn", r"(?:rn|m|vn)"),
    ("rv", r"(?:rv|w|vv)"),
    ("lj", r"(?:lj|y|ﬂj)"),
)
DOMINATES = 12
"""How many times more often a word must be used than the next that fits, to be the one that is meant."""


def readable(text: str, body: Body) -> str | None:
    """The sentence in whole words; None where some word of a garbled report cannot be told."""
    if not body.noisy:
        return text
    if text not in body.repaired:
        body.repaired[text] = _read(text, vocabulary(body))
    return body.repaired[text]


def _read(text: str, known: Mapping[str, int]) -> str | None:
    tokens = repair(_FIRST.sub("I ", text), known).split()
    found: list[str] = []
    for number, token in enumerate(tokens):
        word = _word(token, found[-1] if found else "", known)
        if word is None:
            return None
        if number and word != token and word[:1].isupper():
            word = word[:1].lower() + word[1:]
        found.append(word)
    return " ".join(found)


_FIRST = re.compile(r"^1 (?=[a-zåäö])")
_COMPARED = re.compile(
    r"(?:bättre|sämre|högre|lägre|mer|mindre|fler|färre|större|annat|annan|längre|kortare)$", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(r"(?:f\w{1,3}reg\w+|tidigare|f\w{1,2}rra|varje|flera|per|hela|\d+)$", re.IGNORECASE)


def _word(token: str, before: str, known: Mapping[str, int]) -> str | None:
    core = token.strip(_EDGES)
    if not core or re.fullmatch(r"[\d\s.,%–-]+", core):
        return token
    if core.lower() in ("ar", "dr", "ir", "ér", "éir", "iir"):
        year = core.lower() == "ar" and _YEAR_BEFORE.search(before) is not None
        return token.replace(core, "år" if year else "är")
    if core.lower() == "in":
        return token.replace(core, "än") if _COMPARED.search(before) else None
    lower = core.lower()
    if lower in known and not _maybe_bare(lower, known):
        return token
    right = _meant(lower, known)
    if right is None:
        return None
    return token.replace(core, right.capitalize() if core[:1].isupper() else right)


def _maybe_bare(word: str, known: Mapping[str, int]) -> bool:
    """Whether a known word may be another that lost its dots: "stod" for "stöd", "vard" for "vård"."""
    own = known.get(word, 0)
    return any(count > own for other, count in _fitting(word, known) if other != word)


def _meant(word: str, known: Mapping[str, int]) -> str | None:
    """The one known word that the garbled one can be."""
    ranked = sorted(_fitting(word, known), key=lambda pair: -pair[1])
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][1] < DOMINATES * ranked[1][1]:
        return None
    return ranked[0][0]


def _fitting(word: str, known: Mapping[str, int]) -> list[tuple[str, int]]:
    return [
        (other, count)
        for other, count in known.items()
        if abs(len(other) - len(word)) <= 3 and (len(other) > 2 or other in ("på", "så", "få", "nå", "ny"))
        if _pattern(other).fullmatch(word)
    ]


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """What a word can have been read as."""
    pieces, at = [], 0
    while at < len(word):
        pair = next((pattern for letters, pattern in _PAIRS if word.startswith(letters, at)), None)
        if pair is not None:
            pieces.append(pair)
            at += 2
        else:
            pieces.append(_READ_AS.get(word[at], re.escape(word[at])))
            at += 1
    return re.compile("".join(pieces), re.IGNORECASE)


def vocabulary(body: Body) -> Mapping[str, int]:
    """Words that are known to be Swedish, with how often clean reports use them; the lexicon's count once."""
    return body.known_words or lexicon_words()


@cache
def lexicon_words() -> Mapping[str, int]:
    text = files("index.lexicon").joinpath("parts.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    named = [word for one in activities() for phrase in (one.name, *one.words) for word in _WORD.findall(phrase)]
    stops = [word for line in data_lines("stopwords.txt") if not line.startswith("[") for word in line.split()]
    return dict.fromkeys((word.lower() for word in (*" ".join(lines).split(), *named, *stops)), 1)


def words_of(texts: Iterable[str]) -> Mapping[str, int]:
    """The words of clean texts with how often they are used, and the lexicon's."""
    counted = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    return {**lexicon_words(), **counted}
