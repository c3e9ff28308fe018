"""Whether a short text has a word that was asked for: as it is, in a compound, under another name, or garbled."""

from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from index.activities import activity as activity_of
from index.activities import match as match_activities
from index.language import stem, tokenise
from service.vocabulary.postings import COMPOUND, SHORTEST_PART, Word

PART = 0.6
"""How far "jourhem" covers "jourhemsplacerade"."""
NAMED = 0.9
"""How far another name of the same activity covers the one that was asked for."""
LIKE = 82.0
"""Likeness from which a garbled word may be the one that was asked for."""


@dataclass(frozen=True)
class Terms:
    """A text's words, stemmed, and the activities that it names."""

    stems: frozenset[str]
    activities: frozenset[str]
    noisy: bool = False

    @staticmethod
    def of(text: str, noisy: bool = False) -> "Terms":
        return _of(text, noisy)

    @staticmethod
    def words(text: str, noisy: bool = False) -> "Terms":
        """The words alone: to find the activities that a text names takes longer."""
        return Terms(_stems(text), frozenset(), noisy)

    def with_activities(self, ids: tuple[str, ...]) -> "Terms":
        """The same with activities that the text is about without naming them."""
        return replace(self, activities=self.activities | frozenset(ids))

    def has(self, word: Word) -> float:
        """How well the text has a word, 0 to 1."""
        if any(other[0] == "#" and other[1:] in self.activities for other in word.others if other):
            return NAMED if word.stem not in self.stems else 1.0
        if any(_kin(other[1:], one) for other in word.others if other[:1] == "#" for one in self.activities):
            return max(PART, self._by_words(word))
        return self._by_words(word)

    def _by_words(self, word: Word) -> float:
        return max((self._has(one) for one in (word.stem, *word.others) if one and one[0] != "#"), default=0.0)

    def _has(self, wanted: str) -> float:
        if wanted in self.stems:
            return 1.0
        if len(wanted) < SHORTEST_PART:
            return 0.0
        if any(one.startswith(wanted) or one.endswith(wanted) for one in self.stems):
            return COMPOUND
        if any(len(one) > SHORTEST_PART and (wanted.startswith(one) or wanted.endswith(one)) for one in self.stems):
            return PART
        if self.noisy and process.extractOne(wanted, self.stems, scorer=fuzz.ratio, score_cutoff=LIKE):
            return COMPOUND
        return 0.0


@lru_cache(maxsize=1 << 12)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(token) for token in tokenise(text))


def _kin(one: str, other: str) -> bool:
    """Whether one activity is the other's next wider one: an HVB is an institution."""
    return activity_of(one).parent == other or activity_of(other).parent == one


@lru_cache(maxsize=1 << 12)
def _of(text: str, noisy: bool) -> Terms:
    return Terms(_stems(text), frozenset(match.id for match in match_activities(text)), noisy)
