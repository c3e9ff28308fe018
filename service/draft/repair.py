"""Readable Swedish from text that OCR garbled: words put right where that is certain, sentences refused where not."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from index.activities import activities
from index.language import fold
from index.lexicon import data_lines
from index.ocr import fold_ocr, repair
from service.draft.body import Body

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TOKEN = re.compile(r"\S+")
_EDGES = "\"”“«»,.:;!?…()"
_ASCENDING = re.compile(r"[åäö]")
MOST_UNKNOWN = 0


def readable(text: str, body: Body) -> str | None:
    """The sentence in whole words; None where some word of a garbled report cannot be told."""
    if not body.noisy:
        return text
    words = vocabulary(body)
    repaired = repair(text, words)
    found = [_word(match.group(), words) for match in _TOKEN.finditer(repaired)]
    return None if any(word is None for word in found) else " ".join(str(word) for word in found)


def _word(token: str, words: frozenset[str]) -> str | None:
    core = token.strip(_EDGES)
    if not core or any(c.isdigit() for c in core):
        return token
    if core.lower() in words or (core.isupper() and core.isalpha() and len(core) < 5):
        return token
    known = _keys(words).get(fold_ocr(core), ())
    near = [word for word in known if abs(len(word) - len(core)) <= 2]
    if len(near) != 1:
        return None
    right = near[0] if not core[:1].isupper() else near[0].capitalize()
    return token.replace(core, right)


@lru_cache(maxsize=4)
def _keys(words: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(fold_ocr(word), []).append(word)
    return {key: tuple(forms) for key, forms in found.items()}


def vocabulary(body: Body) -> frozenset[str]:
    """Words that are known to be Swedish: the lexicon's."""
    return lexicon_words() | body.known_words


@cache
def lexicon_words() -> frozenset[str]:
    text = files("index.lexicon").joinpath("parts.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    named = [word for one in activities() for phrase in (one.name, *one.words) for word in _WORD.findall(phrase)]
    stops = [word for line in data_lines("stopwords.txt") if not line.startswith("[") for word in line.split()]
    return frozenset(word.lower() for word in (*" ".join(lines).split(), *named, *stops))


def words_of(texts: Iterable[str], least: int = 1) -> frozenset[str]:
    """The words that texts use at least `least` times."""
    counted = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    return frozenset(word for word, times in counted.items() if times >= least)


__all__ = ["fold", "readable", "vocabulary", "words_of"]
