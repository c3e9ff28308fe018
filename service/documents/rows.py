"""Row selection: the table rows that a question names in the reports' own words.

A row is named by its label, word for word; failing that by the stems of its words, and in a document that OCR garbled
by keys that see through it. The groups that it stands under make the name longer, and the longest name wins. What is
only meant, not named, is for the coverage of `service.vocabulary.termindex`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from index.language import fold, stem, stop_words
from index.ocr import fold_ocr

LONGEST = 30
"""Words of a label; what is longer is a sentence in a cell."""
SHORTEST_GARBLED = 5
"""Letters of a key that says enough to tell one garbled label from another."""

Span = tuple[int, int]


class Level(IntEnum):
    """How exactly a question names a row, the best highest."""

    GARBLED = 1
    STEMS = 2
    WRITTEN = 3


@dataclass(frozen=True)
class Labels:
    """What names a row: its label as printed and as read, and the labels of its groups."""

    document: str
    own: tuple[str, ...]
    groups: tuple[str, ...]
    noisy: bool

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(label for label in (*self.own, *self.groups) if label))


@dataclass(frozen=True)
class NamedRow:
    """A row with the places in the question that name it."""

    number: int  # among the facts
    document: str
    level: Level
    spans: tuple[Span, ...]  # in order, none inside another
    words: int  # of the question that they take up
    named: tuple[str, ...]  # labels of the row and its groups that the question has
    unnamed: tuple[str, ...]  # and those that it does not have


Keys = list[tuple[str, int, int]]


def _written(text: str) -> Keys:
    return [(fold(m.group()), m.start(), m.end()) for m in re.finditer(r"[^\W_]+", text)]


def _stems(text: str) -> Keys:
    return [(_stem(word), start, end) for word, start, end in _written(text) if word not in stop_words()]


def _stem(word: str) -> str:
    """The stem of a word, the same for "mottagandet" as for "mottagande"."""
    return stem(word[:-1] if word.endswith("andet") else word)


def _garbled(text: str) -> Keys:
    keys = [(fold_ocr(m.group()), m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    return [(key, start, end) for key, start, end in keys if key]


_READERS: dict[Level, Callable[[str], Keys]] = {
    Level.WRITTEN: _written,
    Level.STEMS: _stems,
    Level.GARBLED: _garbled,
}


@lru_cache(maxsize=1 << 14)
def key_of(label: str, level: Level) -> str:
    """What a label is looked up by; "" for one that names nothing."""
    words = [word for word, _, _ in _READERS[level](label)]
    key = " ".join(words)
    if len(words) > LONGEST or not re.search(r"[a-z]{2}", key):
        return ""
    return "" if level is Level.GARBLED and len(key) < SHORTEST_GARBLED else key


class LabelIndex:
    """Rows by their labels; asked with a question, it gives the rows whose labels stand in it."""

    def __init__(self, labels: Sequence[Labels | None]) -> None:
        self._labels = labels
        self._rows: dict[Level, dict[str, list[int]]] = {level: defaultdict(list) for level in Level}
        for number, one in enumerate(labels):
            if one is None:
                continue
            for level in Level if one.noisy else (Level.STEMS, Level.WRITTEN):
                for key in {key_of(own, level) for own in one.own} - {""}:
                    self._rows[level][key].append(number)

    def named(self, question: str, documents: Container[str]) -> list[NamedRow]:
        """Rows of the documents that the question names, the longest names first, then the most exact."""
        places = _places(question)
        found: dict[int, tuple[Level, Span]] = {}
        for level in sorted(Level, reverse=True):
            for key, span in places.runs[level].items():
                for number in self._rows[level].get(key, ()):
                    held = found.get(number)
                    if held is None or (held[0] is level and _length(span) > _length(held[1])):
                        found[number] = (level, span)
        rows = []
        for number, (level, span) in found.items():
            labels = self._labels[number]
            if labels is not None and labels.document in documents:
                rows.append(_named(number, labels, level, span, places))
        rows.sort(key=lambda row: (-row.words, -row.level, row.number))
        return rows


class _Places:
    """Where a question has which runs of words, the first place of each."""

    def __init__(self, question: str) -> None:
        self.words = _written(question)
        self.runs: dict[Level, dict[str, Span]] = {level: {} for level in Level}
        for level, runs in self.runs.items():
            for key, span in _runs(_READERS[level](question)):
                runs.setdefault(key, span)

    def of(self, label: str, level: Level) -> Span | None:
        """Where the question has a label, as exactly as `level` or more so."""
        for one in (other for other in sorted(Level, reverse=True) if other >= level):
            key = key_of(label, one)
            if key in self.runs[one]:
                return self.runs[one][key]
        return None


@lru_cache(maxsize=8)
def _places(question: str) -> _Places:
    return _Places(question)


def _named(number: int, labels: Labels, level: Level, span: Span, places: _Places) -> NamedRow:
    """The row with all of its labels that the question has, each at the row's own level of exactness or better."""
    found = {label: places.of(label, level) for label in labels.all}
    spans = {span, *(place for place in found.values() if place is not None)}
    kept = tuple(sorted(s for s in spans if not any(s != o and o[0] <= s[0] and s[1] <= o[1] for o in spans)))
    taken = sum(any(s <= start and end <= e for s, e in kept) for _, start, end in places.words)
    return NamedRow(
        number,
        labels.document,
        level,
        kept,
        taken,
        named=tuple(label for label, place in found.items() if place is not None),
        unnamed=tuple(label for label, place in found.items() if place is None),
    )


def _length(span: Span) -> int:
    return span[1] - span[0]


def _runs(keys: Keys) -> Iterator[tuple[str, Span]]:
    """Every run of words as one key, with where it stands."""
    for first in range(len(keys)):
        parts = []
        for word, _, end in keys[first : first + LONGEST]:
            parts.append(word)
            yield " ".join(parts), (keys[first][1], end)
