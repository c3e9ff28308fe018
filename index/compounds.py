"""Swedish compounds taken apart: `familjehemsplaceringar` is familj + hem + placering.

A word is cut only into words that are known: the lexicon's, and those that the text or the store itself uses.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from index.language import fold, stem

MIN_WORD = 6
"""Shortest word that is taken apart."""
MIN_PART = 3
MIN_LEARNED = 5
"""Shortest word that is learned from a text as a part; shorter ones cut too much by chance."""
MIN_HEAD = 5
"""Shortest known last part that an unknown first part is cut from."""
MAX_PARTS = 4

# "hem-s-placering", "familj-e-hem", "barn-a-vård", "kvinn-o-jour", "gat-u-belysning"
_LINKS = ("", "s", "e", "o", "u", "a")


class Vocabulary:
    """The words that may be parts of compounds: the lexicon's and those that are learned from texts."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        known = _lexicon()
        self._parts: dict[str, str] = dict(known[0])
        self._heads: set[str] = set(known[1])
        for word in words:
            self._learn(word)
        self.split = lru_cache(maxsize=1 << 16)(self._split)

    def _learn(self, word: str) -> None:
        # A compound is no building block: its parts are.
        if len(word) >= MIN_LEARNED and word.isalpha() and not _split_known(word):
            key = stem(word)
            self._heads.add(key)
            self._parts.setdefault(word, key)
            if len(key) >= MIN_LEARNED:
                self._parts.setdefault(key, key)

    def _split(self, word: str) -> tuple[str, ...]:
        """The keys of a folded word's parts, and of neighbouring parts together; () when it is no compound."""
        if len(word) < MIN_WORD or not word.isalpha():
            return ()
        own = stem(word)
        if own in self._heads:
            # Inflected forms of a known simple word are no compounds.
            return () if own in _lexicon()[1] else _split_known(word)
        cuts = self._cuts(word) or self._cut_at_head(word)
        return self._keys(word, cuts) if cuts else ()

    def covers(self, word: str) -> bool:
        """Whether a folded word is a compound all of whose parts are known."""
        return len(word) >= MIN_WORD and word.isalpha() and bool(self._cuts(word))

    def knows(self, word: str) -> bool:
        """Whether a folded word is known in some form, or a compound of known words."""
        return stem(word) in self._heads or self.covers(word)

    def _cuts(self, word: str) -> tuple[tuple[int, int], ...]:
        """Start and end of each part without its linking letter; the fewest parts that cover the word."""
        best: dict[int, tuple[tuple[int, int], ...]] = {0: ()}
        done: tuple[tuple[int, int], ...] = ()
        for start in range(len(word) - MIN_PART + 1):
            before = best.get(start)
            if before is None or len(before) >= MAX_PARTS:
                continue
            if before and stem(word[start:]) in self._heads and (not done or len(before) + 1 < len(done)):
                done = (*before, (start, len(word)))
            for end in range(start + MIN_PART, len(word) - MIN_PART + 1):
                if word[start:end] not in self._parts:
                    continue
                for link in _LINKS:
                    if word.startswith(link, end):
                        then = end + len(link)
                        if then not in best or len(before) + 1 < len(best[then]):
                            best[then] = (*before, (start, end))
        return done

    def _cut_at_head(self, word: str) -> tuple[tuple[int, int], ...]:
        """A known last word after something unknown: `grindtorpsskolan`."""
        lexicon = _lexicon()[1]
        for start in range(MIN_PART, len(word) - MIN_HEAD + 1):
            head = word[start:]
            if len(stem(head)) >= MIN_PART + 1 and stem(head) in lexicon:
                return ((0, start), (start, len(word)))
        return ()

    def _keys(self, word: str, cuts: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
        keys = []
        for first in range(len(cuts)):
            for last in range(first, len(cuts)):
                if last - first + 1 < len(cuts):
                    piece = word[cuts[first][0] : cuts[last][1]]
                    keys.append(self._parts.get(piece) or stem(piece))
        return tuple(dict.fromkeys(keys))


@cache
def base() -> Vocabulary:
    """The lexicon alone."""
    return Vocabulary()


@lru_cache(maxsize=1 << 16)
def _split_known(word: str) -> tuple[str, ...]:
    return base().split(word)


@cache
def _lexicon() -> tuple[dict[str, str], frozenset[str]]:
    """Forms that may stand first in a compound with their keys, and the keys that may stand last."""
    text = files("index.lexicon").joinpath("parts.txt").read_text(encoding="utf-8")
    words = [fold(word) for line in text.splitlines() if not line.startswith("#") for word in line.split()]
    words = [word for word in words if len(word) >= MIN_PART]
    forms: dict[str, str] = {}
    for word in words:
        forms[word] = stem(word)
    for word in words:
        # "skola" is "skol" in front, "kvinna" is "kvinn" with a linking o.
        if word[-1] in "aeo" and len(word) > MIN_PART:
            forms.setdefault(word[:-1], stem(word))
    return forms, frozenset(stem(word) for word in words)
