"""The weighted terms of one document's texts, and how common each term is among the texts of all documents.

Postings depend on their document alone, so they are made when it is read in and stored; what makes a word rare or
common depends on everything that is stored, and is put together from the documents' counts.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from index.language import stem as search_key

SHORTEST_PART = 4
"""A shorter stem inside a longer word is more often chance than a compound's part."""
COMPOUND = 0.8
"""How far "placering" covers "familjehemsplacering": a kind of it, not it."""
SUFFIX_ONLY = 3
"""Letters that may be left over after an exact part before it counts as a compound (joining s, plural)."""
SHORTEST_LAST = 5
"""Letters of the last part of a compound whose first part no text has."""
LONGEST_FIRST = 7
"""Letters of a first part that no text has by itself, from which a compound with another last part is of the same."""
TYPO_SCORE = 86.0
TYPO = 0.85
LONGEST_TYPO_SCAN = 200_000
"""Terms above which a mistyped word is no longer looked for: some tens of milliseconds."""
PREFIXED = re.compile(r".*(?:be|for)|o|(?!e)\w")
"""What may stand before a word and make another of it: "bedömd" is no sort of "dömd", "oönskad" none of "önskad"."""
REMEMBERED = 4096
"""Words whose matching terms are kept."""

Numbers = NDArray[np.int32]
Weights = NDArray[np.float32]
Matches = dict[int, tuple[float, bool]]
"""Term number -> how well a word matches it (0..1], and whether it is only a part of the word."""


@dataclass(frozen=True)
class Word:
    """A question's word: its stem and the stems that mean the same (a glossary's, an activity's id)."""

    stem: str
    others: tuple[str, ...] = ()
    essential: bool = False  # a text that does not have it does not answer
    foreign: bool = False  # of another language than the texts


@dataclass(frozen=True)
class Postings:
    """Which texts of a document have which terms. Texts are numbered from 0, terms are in the order of `terms`."""

    size: int  # texts
    terms: tuple[str, ...]
    counts: Numbers  # texts that have each term
    texts: Numbers  # term by term, ascending
    weights: Weights  # how directly a text is about the term (0..1], beside `texts`

    @classmethod
    def of(cls, texts: Sequence[Mapping[str, float]]) -> "Postings":
        found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, weights in enumerate(texts):
            for term, weight in weights.items():
                found[term].append((number, weight))
        pairs = [pair for some in found.values() for pair in some]
        return cls(
            size=len(texts),
            terms=tuple(found),
            counts=np.array([len(some) for some in found.values()], np.int32),
            texts=np.array([number for number, _ in pairs], np.int32),
            weights=np.array([weight for _, weight in pairs], np.float32),
        )

    @property
    def ends(self) -> NDArray[np.int64]:
        """Where each term's entries end."""
        return np.cumsum(self.counts, dtype=np.int64)

    @property
    def peaks(self) -> Weights:
        """Each term's greatest weight."""
        return np.maximum.reduceat(self.weights, self.ends - self.counts) if len(self.weights) else self.weights


class Numbering:
    """Terms as numbers, in the order in which they were first met. Only grows; safe to use from many threads."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        self._numbers: dict[str, int] = {}
        self._growing = Lock()

    def of(self, terms: Sequence[str]) -> Numbers:
        """The numbers of terms, new ones for those that have none."""
        with self._growing:
            numbers = self._numbers
            for term in terms:
                if term not in numbers:
                    numbers[term] = len(self.terms)
                    self.terms.append(term)
            return np.fromiter((numbers[term] for term in terms), np.int32, len(terms))

    def get(self, term: str) -> int | None:
        return self._numbers.get(term)

    def __getstate__(self) -> list[str]:
        return self.terms

    def __setstate__(self, terms: list[str]) -> None:
        self.__init__()  # type: ignore[misc]
        self.of(terms)


class Statistics:
    """In how many of all texts each term stands, and which terms match a word: exactly, in compounds, or mistyped."""

    def __init__(self, numbering: Numbering, documents: Iterable[tuple[Numbers, Numbers, int]]) -> None:
        """`documents` are the term numbers, the texts that have each, and the number of texts, of every document."""
        held = list(documents)
        length = len(numbering.terms)
        self.size = sum(size for _, _, size in held)
        self.counts: NDArray[np.int64] = np.zeros(length, np.int64)
        if held:
            numbers = np.concatenate([numbers for numbers, _, _ in held])
            counts = np.concatenate([counts for _, counts, _ in held])
            self.counts = np.bincount(numbers, counts, length).astype(np.int64)
        self.idfs: NDArray[np.float64] = np.log((self.size + 2) / (self.counts + 1))
        self._numbering = numbering
        known = np.nonzero(self.counts)[0].tolist()
        self._vocabulary = [n for n in known if not numbering.terms[n].startswith("#")]
        self.words: NDArray[np.float64] = np.zeros(length)  # 1 for a term that is a word, 0 for an activity's id
        self.words[self._vocabulary] = 1
        self._sorted: tuple[list[str], list[str]] | None = None
        self._matched: dict[tuple[str, tuple[str, ...]], Matches] = {}
        self._by_part: set[tuple[str, tuple[str, ...]]] = set()

    def number(self, term: str) -> int | None:
        """A term's number; None when no text has it."""
        number = self._numbering.get(term)
        return number if number is not None and number < len(self.counts) and self.counts[number] else None

    def idf(self, term: str) -> float:
        """Inverse document frequency; an unknown term weighs as much as the rarest known one could."""
        number = self.number(term)
        return float(self.idfs[number] if number is not None else np.log(self.size + 2))

    def weight(self, word: Word) -> float:
        """A word weighs by the commonest of what matches it: a compound of common parts is no rare word."""
        terms = self.matching(word)
        exact = [number for number, (factor, part) in terms.items() if factor >= TYPO and not part]
        if exact:
            return min(float(self.idfs[number]) for number in exact)
        return min((float(self.idfs[number]) for number in terms), default=self.idf(word.stem))

    def matching(self, word: Word) -> Matches:
        """The known terms that a word matches."""
        key = (word.stem, word.others)
        found = self._matched.get(key)
        if found is None:
            if len(self._matched) >= REMEMBERED:
                self._matched.clear()
            found = self._matched[key] = self._matching(word)
        return found

    def is_heard(self, word: Word) -> bool:
        """Whether some text has the word, and not only what ends as it does."""
        return bool(self.matching(word)) and (word.stem, word.others) not in self._by_part

    def _matching(self, word: Word) -> Matches:
        found: Matches = {}
        for stem in (word.stem, *word.others):
            number = self.number(stem)
            if number is not None:
                found[number] = (1.0, False)
        if not word.stem.startswith("#"):
            for stem in (word.stem, *(other for other in word.others if not other.startswith("#"))):
                self._compounds(stem, found)
        if not found and len(word.stem) > SHORTEST_PART:
            self._typos(word.stem, found)
        if not found:
            self._last_part(word.stem, found)
            self._by_part.add((word.stem, word.others))
        return found

    def _compounds(self, stem: str, found: Matches) -> None:
        if len(stem) < SHORTEST_PART or any(char.isdigit() for char in stem):
            return
        for term in self._longer(stem):
            close = len(term) - len(stem) <= SUFFIX_ONLY and term.startswith(stem)
            self._add(term, 0.9 if close else COMPOUND, False, found)
        for cut in range(1, len(stem)):
            for part, rest in ((stem[:cut], stem[cut:]), (stem[cut:], stem[:cut])):
                if len(rest) < SUFFIX_ONLY and stem.startswith(rest):
                    continue  # "ny" before "anställda" makes others of them
                if len(part) >= SHORTEST_PART and self.number(part) is not None and self._known(rest):
                    self._add(part, min(0.95, len(part) / len(stem)), True, found)

    def _last_part(self, stem: str, found: Matches) -> None:
        """The longest last part of an unknown compound, and what is before it where the texts have that too."""
        for cut in range(SUFFIX_ONLY, len(stem) - SHORTEST_PART + 2):
            first, last = search_key(stem[:cut]), stem[cut:]
            known = len(first) > SHORTEST_PART and self.number(first) is not None
            if self.number(last) is None or (len(last) < SHORTEST_LAST and not known):
                continue
            self._add(last, min(0.95, len(last) / len(stem)), True, found)
            if known:
                self._add(first, min(0.95, cut / len(stem)), True, found)
            for term in self._longer(last):  # "kvalitetssystem" for "kvalitetsledningssystem"
                if term.startswith(stem[:cut]) and term.endswith(last):
                    self._add(term, COMPOUND, False, found)
            if not known and cut >= LONGEST_FIRST:
                for term in self._longer(stem[:cut]):  # "tolvstegsprogram" for "tolvstegsbehandling"
                    if term.startswith(stem[:cut]):
                        self._add(term, COMPOUND, False, found)
            return

    def _add(self, term: str, factor: float, part: bool, found: Matches) -> None:
        number = self.number(term)
        if number is not None:
            found.setdefault(number, (factor, part))

    def _longer(self, stem: str) -> Iterator[str]:
        """Words that begin or end with the stem and are longer than it."""
        if self._sorted is None:
            words = [self._numbering.terms[number] for number in self._vocabulary]
            self._sorted = sorted(words), sorted(word[::-1] for word in words)
        for words, key, step in ((self._sorted[0], stem, 1), (self._sorted[1], stem[::-1], -1)):
            place = bisect_left(words, key)
            while place < len(words) and words[place].startswith(key):
                longer = words[place][::step]
                if len(longer) > len(key) and not (step < 0 and PREFIXED.fullmatch(longer.removesuffix(stem))):
                    yield longer
                place += 1

    def _known(self, rest: str) -> bool:
        """Whether what remains of a compound is a word too: "personalomsättning" has nothing to do with "personal"."""
        bare = rest.removeprefix("s").removesuffix("s")
        return len(bare) < SUFFIX_ONLY or self.number(rest) is not None or self.number(bare) is not None

    def _typos(self, stem: str, found: Matches) -> None:
        if len(self._vocabulary) > LONGEST_TYPO_SCAN:
            return
        words = [self._numbering.terms[number] for number in self._vocabulary]
        near = process.extract(stem, words, scorer=fuzz.ratio, score_cutoff=TYPO_SCORE, limit=3)
        for term, score, place in near:
            if term[:1] == stem[:1]:
                found[self._vocabulary[place]] = (TYPO * score / 100, False)
