"""Weighted terms of many short texts, matched against a question's words: exact, in compounds, and mistyped.

Small texts (a row label, a sentence) need another measure than passages: how much of what was asked does it cover,
and how much does it say besides. Both are given, and what no text covers is known as missing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

SHORTEST_PART = 4
"""A shorter stem inside a longer word is more often chance than a compound's part."""
COMPOUND = 0.8
"""How far "placering" covers "familjehemsplacering": a kind of it, not it."""
SUFFIX_ONLY = 3
"""Letters that may be left over after an exact part before it counts as a compound (joining s, plural)."""
ESSENTIAL = 0.33
"""Weight with which an essential word must be there: in a heading is enough."""
UNHEARD = 0.35
"""What a word counts that no text has and that is not essential: as often a turn of phrase as what was asked for."""
FOREIGN = 0.1
TYPO_SCORE = 86.0
TYPO = 0.85
LONGEST_TYPO_SCAN = 20_000


@dataclass(frozen=True)
class Word:
    """A question's word: its stem and the stems that mean the same (a glossary's, an activity's id)."""

    stem: str
    others: tuple[str, ...] = ()
    essential: bool = False  # a text that does not have it does not answer
    foreign: bool = False  # of another language than the texts: not having it says little


@dataclass(frozen=True)
class Scores:
    """One entry a text: the share of the question that it covers (0..1), and of its own words that were asked for."""

    coverage: NDArray[np.float32]
    precision: NDArray[np.float32]
    essential: NDArray[np.float32]  # the share of the essential words that it has; 1 where none is essential
    missing: tuple[str, ...]  # stems that no text has


class TermIndex:
    """Postings of the terms of `texts`; term weights are how directly the text is about the term (0..1]."""

    def __init__(self, texts: Sequence[Mapping[str, float]]) -> None:
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, weights in enumerate(texts):
            for term, weight in weights.items():
                postings[term].append((number, weight))
        self.size = len(texts)
        self._ids = {term: np.array([n for n, _ in found], dtype=np.int32) for term, found in postings.items()}
        self._weights = {term: np.array([w for _, w in found], dtype=np.float32) for term, found in postings.items()}
        self._vocabulary = [term for term in self._ids if not term.startswith("#")]
        self._own = np.zeros(self.size, dtype=np.float32)
        for term, ids in self._ids.items():
            if not term.startswith("#"):
                np.add.at(self._own, ids, self._weights[term] * self.idf(term))

    def __contains__(self, term: str) -> bool:
        return term in self._ids

    def idf(self, term: str) -> float:
        """Inverse document frequency; an unknown term weighs as much as the rarest known one."""
        known = len(self._ids[term]) if term in self._ids else 0
        return float(np.log((self.size + 2) / (known + 1)))

    def score(self, words: Iterable[Word]) -> Scores:
        """Coverage and precision of every text against the words."""
        covered = np.zeros(self.size, dtype=np.float32)
        matched = np.zeros(self.size, dtype=np.float32)
        essential = np.zeros(self.size, dtype=np.float32)
        total, needed, missing = 0.0, 0, []
        for word in words:
            terms = self._matching(word)
            weight = self._weight(word, terms)
            needed += word.essential
            if not terms:
                missing.append(word.stem)
                total += weight * (1.0 if word.essential else FOREIGN if word.foreign else UNHEARD)
                continue
            total += weight
            has = self._has(terms, matched)
            covered += weight * has
            if word.essential:
                essential += has >= ESSENTIAL
        coverage = covered / total if total else covered
        precision = np.minimum(matched / np.maximum(self._own, 1e-6), 1.0)
        share = (essential / max(needed, 1) + (needed == 0)).astype(np.float32)
        return Scores(coverage, precision, share, tuple(missing))

    def _has(self, terms: Mapping[str, tuple[float, bool]], matched: NDArray[np.float32]) -> NDArray[np.float32]:
        """How far each text has a word that matches `terms`; what of its own words that is, is added to `matched`."""
        best = np.zeros(self.size, dtype=np.float32)
        inside = np.zeros(self.size, dtype=np.float32)
        for term, (factor, part) in terms.items():
            ids, weights = self._ids[term], self._weights[term] * factor
            if part:
                np.add.at(inside, ids, weights)
            else:
                best[ids] = np.maximum(best[ids], weights)
            if not term.startswith("#"):
                np.add.at(matched, ids, self._weights[term] * self.idf(term))
        return np.maximum(best, np.minimum(inside, 1.0))

    def _weight(self, word: Word, terms: Mapping[str, tuple[float, bool]]) -> float:
        """A word weighs by the commonest of what matches it: a compound of common parts is no rare word."""
        exact = [term for term, (factor, part) in terms.items() if factor >= TYPO and not part]
        if exact:
            return min(self.idf(term) for term in exact)
        return min((self.idf(term) for term in terms), default=self.idf(word.stem))

    def _matching(self, word: Word) -> dict[str, tuple[float, bool]]:
        """Known terms that the word matches: how well (0..1], and whether as a part of the word."""
        found: dict[str, tuple[float, bool]] = {}
        for stem in (word.stem, *word.others):
            if stem in self._ids:
                found[stem] = (1.0, False)
        if not word.stem.startswith("#"):
            for stem in (word.stem, *(other for other in word.others if not other.startswith("#"))):
                self._compounds(stem, found)
        if not found and len(word.stem) > SHORTEST_PART:
            self._typos(word.stem, found)
        return found

    def _compounds(self, stem: str, found: dict[str, tuple[float, bool]]) -> None:
        if len(stem) < SHORTEST_PART or any(char.isdigit() for char in stem):
            return
        for term in self._vocabulary:
            if term in found or len(term) < SHORTEST_PART:
                continue
            if len(term) > len(stem):
                if term.startswith(stem) or term.endswith(stem):
                    close = len(term) - len(stem) <= SUFFIX_ONLY and term.startswith(stem)
                    found[term] = (0.9 if close else COMPOUND, False)
            elif (stem.startswith(term) and self._known(stem[len(term) :])) or (
                stem.endswith(term) and self._known(stem[: -len(term)])
            ):
                found[term] = (min(0.95, len(term) / len(stem)), True)

    def _known(self, rest: str) -> bool:
        """Whether what remains of a compound is a word too: "personalomsättning" has nothing to do with "personal"."""
        bare = rest.removeprefix("s").removesuffix("s")
        return len(bare) < SUFFIX_ONLY or rest in self._ids or bare in self._ids

    def _typos(self, stem: str, found: dict[str, tuple[float, bool]]) -> None:
        if len(self._vocabulary) > LONGEST_TYPO_SCAN:
            return
        near = process.extract(stem, self._vocabulary, scorer=fuzz.ratio, score_cutoff=TYPO_SCORE, limit=3)
        for term, score, _ in near:
            if term[:1] == stem[:1]:
                found[term] = (TYPO * score / 100, False)
