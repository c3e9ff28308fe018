"""Hybrid search: by words and by meaning, with the filters applied before either ranks."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from threading import Lock

from index.embedding.protocol import Embedder, Floats
from index.language import terms, tokenise
from index.lexical import FtsLexical, Lexical
from index.lexicon import municipalities
from index.nearest import NearestPassages
from index.store import ALL, Store, StoredPassage
from index.types import Filters, Hit, Passage, PassageKind

CANDIDATES = 100
"""Passages that each way of searching proposes."""
SHORTLIST = 40
"""Passages, beside twice those asked for, whose kind is weighed and which are compared for repetition."""
ELSEWHERE = 0.6
"""What a passage about another municipality than the query names is worth beside one about it."""
SCRAP = 3
"""Words below which prose without a figure is a scrap."""
SAME = 0.9
"""Share of common words from which two passages with the same numbers say the same."""
REMEMBERED = 512
"""Queries whose vectors are kept."""
READ = 4096
"""Passages that are kept read."""


@dataclass(frozen=True)
class Weights:
    """What words and meaning count, and each kind of passage."""

    words: float = 0.6
    meaning: float = 0.4
    prose: float = 1.0
    row: float = 1.0
    scrap: float = 0.3  # a few words without a figure: they say nothing and resemble everything

    def of(self, passage: Passage) -> float:
        if passage.kind is PassageKind.ROW:
            return self.row
        scrap = len(passage.text.split()) < SCRAP and not any(one.isdigit() for one in passage.text)
        return self.scrap if scrap else self.prose


DEFAULT = Weights()


class Searcher:
    """Searches a store. Safe to use from many threads; notices by itself when the store has changed."""

    def __init__(
        self, store: Store, embedder: Embedder, lexical: Lexical | None = None, weights: Weights = DEFAULT
    ) -> None:
        """Raises ModelMismatch when the store's vectors were made by another model."""
        store.check_model(embedder.name, embedder.dimensions)
        self._store = store
        self._embedder = embedder
        self._lexical = lexical or FtsLexical(store)
        self._weights = weights
        self._nearest = NearestPassages(store, embedder.name)
        self._remembering = Lock()
        self._queries: OrderedDict[str, Floats] = OrderedDict()
        self._read: OrderedDict[int, StoredPassage] = OrderedDict()
        self._read_at = store.generation

    def search(self, query: str, filters: Filters = ALL, k: int = 10) -> list[Hit]:
        """The k best passages of the documents that the filters leave, best first; fewer where there are fewer."""
        if k < 1:
            raise ValueError(f"k must be at least 1, got {k}")
        scores = self._scores(query, filters, k)
        named = () if filters.municipality else self._named(query)
        if named:
            # A place in the query is meant: elsewhere a passage must be much better to come before.
            there = self._scores(query, replace(filters, municipality=named), k)
            scores = {number: score * ELSEWHERE for number, score in scores.items()} | there
        hits = [self._hit(one, scores[one.id]) for one in self._passages(list(scores))]
        return _distinct(sorted(hits, key=lambda hit: (-hit.score, hit.passage)), k)

    def _scores(self, query: str, filters: Filters, k: int) -> dict[int, float]:
        """More passages than asked for, by number; of what kind they are is not yet weighed."""
        documents = self._store.matching(filters)
        if not query.strip() or (documents is not None and not documents):
            return {}
        wanted = max(CANDIDATES, 2 * k)
        words = dict(self._lexical.search(query, documents, wanted))
        meaning = _spread(self._nearest.search(self.vector(query), wanted, documents))
        scores = self._mixed(words, meaning)
        best = sorted(scores, key=lambda number: (-scores[number], number))[: SHORTLIST + 2 * k]
        return {number: scores[number] for number in best}

    def _passages(self, numbers: list[int]) -> list[StoredPassage]:
        """The passages with these numbers; the same ones are found for many a query, and are kept read."""
        generation = self._store.generation
        with self._remembering:
            if self._read_at != generation:
                self._read, self._read_at = OrderedDict(), generation
            read = self._read
            kept = [number for number in numbers if number in read]
            for number in kept:
                read.move_to_end(number)
            found = {number: read[number] for number in kept}
        missing = [number for number in numbers if number not in found]
        if missing:
            found |= {one.id: one for one in self._store.passages(missing)}
            with self._remembering:
                for number in missing:
                    if number in found:
                        read[number] = found[number]
                while len(read) > READ:
                    read.popitem(last=False)
        return [found[number] for number in numbers if number in found]

    def _named(self, query: str) -> tuple[str, ...]:
        """The stored municipalities that a query names; none whose name is also an ordinary word."""
        said = set(terms(query))
        return tuple(name for name in self._store.municipalities() if name not in _words() and said >= _terms(name))

    def neighbours(self, passage: int, reach: int = 1) -> list[StoredPassage]:
        """A passage with up to `reach` before and after it in its section, in reading order; [] when it is gone."""
        near = self._store.around(passage, reach)
        section = [one.passage.section for one in near if one.id == passage]
        return [one for one in near if one.passage.section in section]

    def _mixed(self, words: dict[int, float], meaning: dict[int, float]) -> dict[int, float]:
        share = self._weights
        return {
            number: share.words * words.get(number, 0.0) + share.meaning * meaning.get(number, 0.0)
            for number in words | meaning
        }

    def _hit(self, one: StoredPassage, score: float) -> Hit:
        return Hit(one.document, one.id, one.passage, score * self._weights.of(one.passage))

    def vector(self, query: str) -> Floats:
        """The query's vector, remembered for the next time it is asked."""
        with self._remembering:
            if query in self._queries:
                self._queries.move_to_end(query)
                return self._queries[query]
        vector = self._embedder.embed_query(query)
        with self._remembering:
            self._queries[query] = vector
            while len(self._queries) > REMEMBERED:
                self._queries.popitem(last=False)
        return vector


@cache
def _words() -> frozenset[str]:
    return frozenset(place.name.casefold() for place in municipalities() if place.word)


@lru_cache(maxsize=4096)
def _terms(name: str) -> frozenset[str]:
    return frozenset(terms(name))


def _spread(found: list[tuple[int, float]]) -> dict[int, float]:
    """A query's cosines spread over 0 to 1: those of one model lie close together, of another far apart."""
    if not found:
        return {}
    low, high = min(score for _, score in found), max(score for _, score in found)
    return {number: (score - low) / (high - low) if high > low else 1.0 for number, score in found}


def _distinct(hits: Iterable[Hit], k: int) -> list[Hit]:
    """The first k that do not repeat an earlier one of the same document."""
    kept: list[Hit] = []
    said: dict[str, list[_Said]] = defaultdict(list)
    for hit in hits:
        own, others = _said(hit.content.text), said[hit.document]
        if not any(_same(own, other) for other in others):
            kept.append(hit)
            others.append(own)
        if len(kept) == k:
            break
    return kept


@dataclass(frozen=True)
class _Said:
    tokens: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=2048)
def _said(text: str) -> _Said:
    """What a passage is compared by; the same ones are found again and again."""
    tokens = frozenset(tokenise(text))
    return _Said(tokens, frozenset(token for token in tokens if token[0].isdigit()))


def _same(one: _Said, other: _Said) -> bool:
    if one.numbers != other.numbers:
        return False
    shared = len(one.tokens & other.tokens)
    return one.tokens == other.tokens or shared >= SAME * len(one.tokens | other.tokens) > 0
