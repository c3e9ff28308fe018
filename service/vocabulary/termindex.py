"""Weighted terms of many short texts, matched against a question's words: exact, in compounds, and mistyped.

Small texts (a row label, a sentence) need another measure than passages: how much of what was asked does it cover,
and how much does it say besides. Both are given, and what no text covers is known as missing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.vocabulary.postings import SHORTEST_PART, Matches, Numbering, Numbers, Postings, Statistics, Weights, Word

__all__ = ["SHORTEST_PART", "Scores", "TermIndex", "Texts", "Word"]

ESSENTIAL = 0.33
"""Weight with which an essential word must be there: in a heading is enough."""
MOST_OF_IT = 0.7
"""How much of an essential word its parts must make up in a fact: "tjänst" is no "hemtjänst". A sentence may go on
about "jouren" that the one before it called "socialjouren"."""
UNHEARD = 0.35
"""What a word counts that no text has and that is not essential: as often a turn of phrase as what was asked for.
The same of a compound of which texts have only the last part."""
HELD = 16
"""Questions whose scores are kept: one answer asks for the same ones again and again."""


@dataclass(frozen=True)
class Scores:
    """One entry a text: the share of the question that it covers (0..1), and of its own words that were asked for."""

    coverage: NDArray[np.float32]
    precision: NDArray[np.float32]
    essential: NDArray[np.float32]  # the share of the essential words that it has; 1 where none is essential
    missing: tuple[str, ...]  # stems that no text of any document has


class Texts:
    """One document's texts by their terms' numbers; the arrays are those of `Postings`."""

    def __init__(self, size: int, numbers: Numbers, counts: Numbers, texts: Numbers, weights: Weights) -> None:
        self.size = size
        self.numbers = numbers
        self._place = {number: place for place, number in enumerate(numbers.tolist())}
        self._ends = np.cumsum(counts).tolist()
        self._counts = counts
        self._texts = texts
        self._weights = weights
        self._own: tuple[Statistics, Weights] | None = None

    @classmethod
    def of(cls, postings: Postings, numbers: Numbers) -> "Texts":
        return cls(postings.size, numbers, postings.counts, postings.texts, postings.weights)

    def entries(self, term: int) -> tuple[Numbers, Weights] | None:
        """The texts that have a term and with what weight; None when none has."""
        place = self._place.get(term)
        if place is None:
            return None
        start, end = self._ends[place - 1] if place else 0, self._ends[place]
        return self._texts[start:end], self._weights[start:end]

    def own(self, statistics: Statistics) -> Weights:
        """What each text's words weigh together."""
        if self._own is None or self._own[0] is not statistics:
            worth = (statistics.idfs * statistics.words)[self.numbers]
            spread = np.repeat(worth, self._counts) * self._weights
            self._own = statistics, np.bincount(self._texts, spread, self.size).astype(np.float32)
        return self._own[1]


class TermIndex:
    """The texts of some documents; how rare a word is depends on all documents."""

    def __init__(self, texts: Sequence[Mapping[str, float]]) -> None:
        """An index of texts that are all there is; term weights are how directly a text is about the term (0..1]."""
        postings, numbering = Postings.of(texts), Numbering()
        numbers = numbering.of(postings.terms)
        statistics = Statistics(numbering, [(numbers, postings.counts, postings.size)])
        self._hold([Texts.of(postings, numbers)], statistics)

    @classmethod
    def over(cls, documents: Sequence[Texts], statistics: Statistics, parts: float = ESSENTIAL) -> "TermIndex":
        """An index of documents, their texts one after the other.

        `parts` is how much of an essential word a text must have that has only parts of it.
        """
        index = cls.__new__(cls)
        index._hold(documents, statistics, parts)
        return index

    def _hold(self, documents: Sequence[Texts], statistics: Statistics, parts: float = ESSENTIAL) -> None:
        self._parts = parts
        self.size = sum(texts.size for texts in documents)
        self._documents = tuple(documents)
        self._statistics = statistics
        self._held: dict[tuple[Word, ...], Scores] = {}

    def __contains__(self, term: str) -> bool:
        return self._statistics.number(term) is not None

    def idf(self, term: str) -> float:
        return self._statistics.idf(term)

    def having(self, term: str) -> list[int]:
        """The numbers of the texts that have exactly the term, in order; empty where none has."""
        number, before, found = self._statistics.number(term), 0, list[int]()
        for texts in self._documents if number is not None else ():
            held = texts.entries(number) if number is not None else None
            if held is not None:
                found += [before + int(one) for one in held[0]]
            before += texts.size
        return found

    def worth(self, word: Word) -> float:
        """What a question's word weighs; little where no text has it, for it may be a turn of phrase."""
        if word.essential or self._statistics.is_heard(word):
            return self._statistics.weight(word)
        return self._statistics.idf(word.stem) * UNHEARD

    def score(self, words: Iterable[Word]) -> Scores:
        """Coverage and precision of every text against the words."""
        key = tuple(words)
        scores = self._held.get(key)
        if scores is None:
            if len(self._held) >= HELD:
                self._held.clear()
            scores = self._held[key] = self._scored(key)
        return scores

    def _scored(self, words: Sequence[Word]) -> Scores:
        asked = []
        total, missing = 0.0, []
        for word in words:
            terms = self._statistics.matching(word)
            total += self.worth(word)
            if terms:
                asked.append((word, self.worth(word), terms))
            else:
                missing.append(word.stem)
        needed = sum(word.essential for word in words)
        parts = [self._of(texts, asked, total, needed) for texts in self._documents]
        empty = np.zeros(0, np.float32)
        coverage, precision, essential = (
            (np.concatenate(each) for each in zip(*parts, strict=True))
            if parts
            else (
                empty,
                empty,
                empty,
            )
        )
        return Scores(coverage, precision, essential, tuple(missing))

    def _of(
        self, texts: Texts, asked: Sequence[tuple[Word, float, Matches]], total: float, needed: int
    ) -> tuple[Weights, Weights, Weights]:
        """Coverage, precision and essential words of one document's texts."""
        covered = np.zeros(texts.size, np.float32)
        matched = np.zeros(texts.size, np.float32)
        essential = np.zeros(texts.size, np.float32)
        for word, weight, terms in asked:
            found = self._has(texts, terms, matched)
            if found is None:
                continue
            has, inside = found
            covered += weight * np.maximum(has, inside)
            if word.essential:
                essential += (has >= ESSENTIAL) | (inside >= self._parts)
        coverage = covered / total if total else covered
        precision = np.minimum(matched / np.maximum(texts.own(self._statistics), 1e-6), 1.0)
        share = (essential / max(needed, 1) + (needed == 0)).astype(np.float32)
        return coverage, precision, share

    def _has(self, texts: Texts, terms: Matches, matched: Weights) -> tuple[Weights, Weights] | None:
        """How far each text has a word that matches `terms`, and how much of the word by parts of it alone.

        What of a text's own words that is, is added to `matched`.

        None when no text has any.
        """
        best: Weights | None = None
        inside: Weights | None = None
        for term, (factor, part) in terms.items():
            found = texts.entries(term)
            if found is None:
                continue
            if best is None or inside is None:
                best, inside = np.zeros(texts.size, np.float32), np.zeros(texts.size, np.float32)
            numbers, own = found
            weights = own * np.float32(factor)
            if part:
                inside[numbers] += weights
            else:
                best[numbers] = np.maximum(best[numbers], weights)
            if self._statistics.words[term]:
                matched[numbers] += own * np.float32(self._statistics.idfs[term])
        return None if best is None or inside is None else (best, np.minimum(inside, np.float32(1)))
