"""The words of table headers: what kind they are, healed where the PDF broke them, repaired where OCR garbled them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import Levenshtein

from index.tables.cells import fold, is_year

MEASURE, PERIOD, LINE, TEXT, UNIT, STUB, LINK = "measure", "period", "line", "text", "unit", "stub", "link"

_LETTERS = str.maketrans("åäáàâãöóòôøéèêëüúìíç", "aaaaaaoooooeeeeuuiic")
_EDGES = ".,:;()[]*|\"'_‘’“”-–"
_CACHED = 20_000  # words remembered
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec")
_MONTH_RANGE = re.compile(rf"(?:{'|'.join(_MONTHS)})\w*\s*[-–—]\s*(?:{'|'.join(_MONTHS)})\w*", re.IGNORECASE)
_BROKEN_RANGE = re.compile(
    r"(?:(?<=\d)([-–])\s+(?=\d)|(?<=[a-z])([-–])\s+(?=(?:feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)))"
)


@cache
def vocabulary() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Folded word -> (the word as it should be written, its kinds)."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for line in (files("index.lexicon") / "header_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or ":" not in line:
            continue
        kind, words = line.split(":", 1)
        for word in words.split():
            key = plain(word) or word
            written, kinds = found.get(key, (word, frozenset()))
            found[key] = (written, kinds | {kind.strip()})
    return found


def plain(word: str) -> str:
    """Lower case without diacritics and without punctuation at the ends."""
    return word.strip(_EDGES).casefold().translate(_LETTERS)


@lru_cache(maxsize=_CACHED)
def kinds(word: str) -> frozenset[str]:
    """What a header word can be; the empty set for a word that the vocabulary lacks. Years and months are periods."""
    key = plain(word) or word
    known = vocabulary().get(key)
    if known is not None:
        return known[1]
    if is_year(key) or _MONTH_RANGE.fullmatch(key):
        return frozenset({PERIOD})
    if "/" in key and all(part and kinds(part) for part in key.split("/")):
        return frozenset().union(*(kinds(part) for part in key.split("/")))
    return frozenset({MEASURE}) if _compound(key) else frozenset()


def is_measure(word: str) -> bool:
    return MEASURE in kinds(word)


def is_month(word: str) -> bool:
    return plain(word)[:3] in _MONTHS and PERIOD in kinds(word)


@lru_cache(maxsize=_CACHED)
def _compound(word: str) -> bool:
    """Whether the word is two words of the vocabulary written as one: "budgetavvikelse", "helårsprognos"."""
    known = vocabulary()
    for cut in range(3, len(word) - 2):
        head, tail = word[:cut], word[cut:]
        if tail in known and (head in known or (head.endswith("s") and head[:-1] in known)):
            return bool((known[tail][1] | known.get(head.removesuffix("s"), ("", frozenset()))[1]) & {MEASURE})
    return False


def heal(text: str) -> str:
    """A header with its words put together again: "Budgeta vvikelse" gives "Budgetavvikelse".

    Words that are words on their own stay apart ("Budget avvikelse").
    """
    words = fold(text).split(" ")
    healed: list[str] = []
    place = 0
    while place < len(words):
        step = next((n for n in (2, 3) if _broken(words[place : place + n], n)), 1)
        healed.append("".join(_unhyphened(words[place : place + step])))
        place += step
    return _BROKEN_RANGE.sub(r"\1\2", " ".join(healed))


def _unhyphened(parts: list[str]) -> list[str]:
    return [part.removesuffix("-") for part in parts[:-1]] + parts[-1:] if len(parts) > 1 else parts


def _broken(parts: list[str], count: int) -> bool:
    """Whether the parts are one word of the vocabulary that was torn apart."""
    if len(parts) < count or not all(parts) or not all(part[:1].islower() for part in parts[1:]):
        return False
    whole = plain("".join(_unhyphened(parts)))
    if len(whole) < 5 or not (whole in vocabulary() or _compound(whole)):
        return False
    return not all(kinds(part) for part in parts)


@lru_cache(maxsize=_CACHED)
def repair(word: str) -> str:
    """A header word garbled by OCR as it should be written ("Awvikelse" gives "Avvikelse"); else the word itself.

    Only words of the vocabulary are restored, never digits.
    """
    key = plain(word)
    if len(key) < 5 or any(letter.isdigit() for letter in key):
        return word
    known = vocabulary().get(key)
    best = known[0] if known is not None else _nearest(key)
    if best is None or word.strip(_EDGES).casefold() == best:
        return word
    lead = word[: len(word) - len(word.lstrip(_EDGES))]
    trail = word[len(word.rstrip(_EDGES)) :]
    written = best.capitalize() if word.strip(_EDGES)[:1].isupper() else best
    return lead + written + trail


def _nearest(key: str) -> str | None:
    """The one word of the vocabulary within a small edit distance; inflections ("budgeten") are no misreadings."""
    if kinds(key):
        return None
    limit = 1 if len(key) < 8 else 2
    for candidate, (written, _) in vocabulary().items():
        if len(candidate) < 5 or candidate.startswith(key) or key.startswith(candidate):
            continue
        if Levenshtein.distance(key, candidate, score_cutoff=limit) <= limit:
            return written
    return _glued(key)


def _glued(key: str) -> str | None:
    """ "Utflljan-ang" is "utfall jan-aug": a measure and a range of months run together and misread."""
    best, distance = None, max(2, len(key) // 3) + 1
    for measure in ("utfall", "budget", "prognos"):
        for month in _MONTHS[1:]:
            near = Levenshtein.distance(key.replace("-", ""), f"{measure}jan{month}", score_cutoff=distance - 1)
            if near < distance:
                best, distance = f"{measure} jan-{month}", near
    return best
