"""The Swedish words that a garbled word may have been, as a tree of letters with how unlikely each word is."""

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache

from index.activities import activities
from index.language import fold, stop_words
from index.lexicon import data_lines, municipalities

RARE = 4000
"""The rank of a word that only stands among the names and parts of compounds."""
_PER_RANK = 0.08
_FORM, _OWN = 0.25, 0.3
"""What a form that was worked out, and a word that only the document itself has, are less likely."""
SHORTEST_PART = 4
"""Letters of a word that may be part of a compound."""

_ENDINGS = (
    ("else", ("", "n", "r", "rna", "ns")),
    ("ande", ("", "t", "n", "na", "ts")),
    ("ende", ("", "t", "n", "na", "ts")),
    ("ning", ("ning", "ningen", "ningens", "ningar", "ningarna", "nings", "are", "aren", "arna", "arnas")),
    ("ing", ("", "en", "ens", "ar", "arna", "s")),
    ("het", ("", "en", "ens", "er", "erna", "s")),
    ("tion", ("", "en", "ens", "er", "erna", "s")),
    ("nad", ("", "en", "ens", "er", "erna")),
    ("skap", ("", "et", "en", "er", "s")),
    ("are", ("", "n", "ns", "na", "nas")),
    ("lig", ("", "a", "t", "en", "are", "ast")),
    ("ig", ("", "a", "t", "are")),
    ("isk", ("", "a", "t")),
    ("bar", ("", "a", "t")),
    ("era", ("", "r", "s", "de", "t", "ts", "des", "d", "ing", "ingen", "ingar")),
    ("ar", ("a", "ade", "at", "as", "ad", "ades", "ats", "are", "aren", "arna")),
)
"""Endings and the forms of words that have them: those that hold for nearly all such words."""
_NOUN = ("en", "et", "ar", "s")

Tree = dict[str, "Node"]


class Node:
    """A place in the tree: what may follow, and the cost of the word and of the part that end here."""

    __slots__ = ("next", "part", "word")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.word: float | None = None
        self.part: float | None = None


class Lexicon:
    """Known words with their costs: 0 for the commonest, more the rarer."""

    def __init__(self, more: Iterable[str] = ()) -> None:
        """`more` are words of the document itself that look sound."""
        self.costs: dict[str, float] = dict(_costs())
        for word in more:
            self.costs.setdefault(word, cost_of(RARE) + _OWN)
        self.root = Node()
        for word, cost in self.costs.items():
            self._add(word, cost)
        for part in _parts():
            self._part(part)

    def __contains__(self, word: object) -> bool:
        return word in self.costs

    def _add(self, word: str, cost: float) -> None:
        node = self._place(word)
        node.word = cost if node.word is None else min(cost, node.word)

    def _part(self, word: str) -> None:
        cost = self.costs.get(word, cost_of(RARE))
        for form in _first_forms(word):
            node = self._place(form)
            node.part = cost if node.part is None else min(cost, node.part)

    def _place(self, word: str) -> Node:
        node = self.root
        for letter in word:
            node = node.next.setdefault(letter, Node())
        return node


def cost_of(rank: int) -> float:
    return _PER_RANK * math.log(rank + 1)


@cache
def _costs() -> dict[str, float]:
    ranked = [word for line in data_lines("words.txt") for word in line.split()]
    found = {word: cost_of(rank) for rank, word in enumerate(ranked)}
    dotted = {fold(word) for word in stop_words("sv") if fold(word) != word}
    for word in (*_named(), *_dictionary(), *sorted(stop_words("sv") - dotted)):
        if word.isalpha():
            found.setdefault(word, cost_of(RARE))
    for word, cost in list(found.items()):
        for form in _forms(word):
            if form not in found or found[form] > cost + _FORM:
                found[form] = cost + _FORM
    for word in _dictionary():
        for ending in _NOUN:
            found.setdefault(word + ending, cost_of(RARE) + _FORM)
    return found


def _forms(word: str) -> Iterator[str]:
    for ending, others in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            base = word[: -len(ending)] if ending in ("era", "ar", "ning") else word
            stems = "er" if ending == "era" else ""
            for other in others:
                yield base + stems + (other if ending != "era" or other else "a")
            break
    if len(word) > SHORTEST_PART and word[-1] not in "sxz":
        yield word + "s"


@cache
def _named() -> tuple[str, ...]:
    phrases = [phrase for one in activities() for phrase in (one.name, *one.words)]
    words = [word for phrase in phrases for word in re.findall(r"[^\W\d_]+", phrase)]
    places = [name for one in municipalities() for name in (one.name, f"{one.name}s")]
    return tuple(dict.fromkeys(word.lower() for word in (*words, *places) if not word.isupper()))


@cache
def _dictionary() -> tuple[str, ...]:
    return tuple(word for line in data_lines("parts.txt") for word in line.split() if len(word) > 2)


@cache
def _parts() -> tuple[str, ...]:
    listed = [word for line in data_lines("words.txt") for word in line.split() if len(word) >= SHORTEST_PART]
    return tuple(word for word in dict.fromkeys((*_dictionary(), *listed)) if word not in stop_words("sv"))


def _first_forms(word: str) -> Iterator[str]:
    """A word as it stands before another in a compound: `verksamhet-s-`, `skol-`, `familj-e-`."""
    yield word
    yield word + "s"
    if word[-1] in "ae" and len(word) > SHORTEST_PART:
        yield word[:-1]
