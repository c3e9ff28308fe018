"""Search by words: SQLite's FTS5 finds candidates, and how much of the query each one covers ranks them.

A query is a list of concepts, one a word. A concept is met by its word, by the word in what the passage stands under,
by a compound that contains it, by its own parts when it is a compound, by the OCR key, or by a word that is spelt
almost so, each worth less than the one before.
"""

import math
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from threading import Lock
from typing import Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.compounds import Vocabulary
from index.language import english_stem, is_english, stem, tokenise
from index.store import Store, records
from index.terms import fold_key, fold_prefix

CANDIDATES = 200
"""Passages that are ranked by coverage; FTS5's own order (bm25) chooses them."""
COMMON = 0.25
"""Share of all passages that a word may stand in and still be looked for on its own."""
NEAR = 3
"""Words, function words not counted, within which two words belong together."""
ASKED = 16
"""Queries whose weighed passages are kept."""
KNOWN_WORDS = 50_000
"""The store's commonest words that compounds are cut into and misspellings compared with."""
MIN_TYPO = 5
MAX_GUESSES = 3

_WORD, _COMPOUND_OF, _PARTS, _CONTEXT, _FOLD, _GUESS, _HEAD = 1.0, 0.75, 0.85, 0.7, 0.6, 0.75, 0.3
_TOGETHER = 0.12
"""What a passage loses in which none of the query's neighbouring words are near each other."""
_REPEATED = 0.1
"""What a word that stands again and again adds, at most."""
_BM25 = "bm25(terms, 0.6, 1.0, 0.5, 0.4)"


class Lexical(Protocol):
    """Search by words. A faster index than SQLite's can take its place."""

    def search(self, query: str, documents: frozenset[str] | None, limit: int) -> list[tuple[int, float]]:
        """Numbers and scores (0 to 1, the share of the query that is covered) of the best passages, best first.

        Only passages of `documents` are looked at; None means all.
        """
        ...


@dataclass(frozen=True)
class Concept:
    """One word of a query and what may stand for it."""

    key: str
    parts: tuple[str, ...] = ()  # of a compound, without those that are several parts
    fold: str = ""  # the whole OCR key
    prefix: str = ""  # the beginning of the OCR keys of its forms
    guesses: tuple[str, ...] = ()  # words of the store that are spelt almost so
    weight: float = 1.0


@dataclass(frozen=True)
class _Asked:
    """What a query asks for, and how much of it each passage that was weighed for it covers."""

    concepts: Sequence[Concept]
    weigher: "Weigher"
    covered: dict[int, float]


class _Known:
    """What the store's words are, at one generation."""

    def __init__(self, generation: int, passages: int, words: tuple[str, ...]) -> None:
        self.generation = generation
        self.passages = passages
        self.words = words
        self.vocabulary = Vocabulary(words)
        self.near = lru_cache(maxsize=4096)(self._near)
        # The same query is asked of everything and of the places that it names, one right after the other.
        self.asked: dict[str, _Asked] = {}

    def _near(self, key: str, far: int) -> tuple[tuple[str, int], ...]:
        """The store's words at most `far` letters from a word, with how far they are."""
        found = process.extract(key, self.words, scorer=OSA.distance, score_cutoff=far, limit=4 * MAX_GUESSES)
        return tuple((word, int(distance)) for word, distance, _ in found)


class FtsLexical:
    """The `Lexical` on the store's own FTS5 table. Safe to use from many threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._known: _Known | None = None

    def search(self, query: str, documents: frozenset[str] | None, limit: int) -> list[tuple[int, float]]:
        if documents is not None and not documents:
            return []
        known = self._words()
        with self._store.reading() as connection:
            asked = self._asked(connection, query, known)
            concepts = asked.concepts
            if not concepts:
                return []
            wanted = max(limit, CANDIDATES)
            rows = _matches(connection, " AND ".join(map(_expression, concepts)), documents, wanted)
            if len(rows) < limit and (len(concepts) > 1 or concepts[0].parts):
                rows |= _matches(connection, _any_of(concepts, connection, known.passages), documents, wanted)
        for number, columns in rows.items():
            if number not in asked.covered:
                asked.covered[number] = asked.weigher.coverage(*columns)
        scored = [(number, asked.covered[number]) for number in rows]
        # Python's sort keeps FTS5's order among equals.
        return sorted((one for one in scored if one[1] > 0), key=lambda one: -one[1])[:limit]

    def _asked(self, connection: sqlite3.Connection, query: str, known: _Known) -> _Asked:
        """What the query asks for; what was weighed for it a moment ago is still there."""
        with self._lock:
            asked = known.asked.get(query)
        if asked is None:
            concepts = self._concepts(connection, query, known)
            asked = _Asked(concepts, Weigher(concepts), {})
            with self._lock:
                while len(known.asked) >= ASKED:
                    del known.asked[next(iter(known.asked))]
                known.asked[query] = asked
        return asked

    def _concepts(self, connection: sqlite3.Connection, query: str, known: _Known) -> list[Concept]:
        frequency = partial(_frequency, connection)
        tokens = list(dict.fromkeys(tokenise(query)))
        found = {}
        for token in tokens:
            found[stem(token)] = _concept(token, known, frequency, english=is_english(query))
        return list(found.values())

    def _words(self) -> _Known:
        generation = self._store.generation
        with self._lock:
            if self._known is None or self._known.generation != generation:
                with self._store.reading() as connection:
                    query = "SELECT term FROM vocabulary WHERE col IN ('words', 'context') GROUP BY term"
                    rows = connection.execute(f"{query} ORDER BY max(doc) DESC, term LIMIT ?", [KNOWN_WORDS])
                    words = tuple(row[0] for row in rows if row[0].isalpha())
                    passages = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
                self._known = _Known(generation, passages, words)
            return self._known


def _concept(token: str, known: _Known, frequency: Callable[[str], int], *, english: bool) -> Concept:
    key = stem(token)
    keys = [key, *([english_stem(token)] if english else [])]
    parts = tuple(part for part in known.vocabulary.split(token) if not known.vocabulary.split(part))
    count = max(map(frequency, keys))
    guesses = () if parts and not count else _guesses(key, known, frequency, count)
    if english and keys[-1] != key:
        guesses = (*guesses, keys[-1])
    seen = max([count, *map(frequency, guesses)])
    if not seen and parts:
        seen = min(map(frequency, parts))
    weight = math.log(1 + (known.passages - seen + 0.5) / (seen + 0.5))
    (fold,) = fold_key(token) or ("",)
    return Concept(key, parts, fold, fold_prefix(token), guesses, max(weight, 0.05))


def _guesses(key: str, known: _Known, frequency: Callable[[str], int], count: int) -> tuple[str, ...]:
    """The words nearest to a word that no passage has; for a word that some have, its rarer misprints.

    None for a short word or a number.
    """
    if len(key) < MIN_TYPO + bool(count) or not key.isalpha():
        return ()
    far = 1 if count or len(key) < MIN_TYPO + 3 else 2
    near = [one for one in known.near(key, far) if one[0] != key]
    best = min((distance for _, distance in near), default=0)
    words = [word for word, distance in near if distance == best]
    return tuple(word for word in words if not count or frequency(word) < count)[:MAX_GUESSES]


def _frequency(connection: sqlite3.Connection, key: str) -> int:
    """Passages that a word stands in, itself or in what they stand under."""
    query = "SELECT max(doc) FROM vocabulary WHERE term = ? AND col IN ('words', 'context', 'parts')"
    return int(connection.execute(query, [key]).fetchone()[0] or 0)


def _expression(concept: Concept) -> str:
    """The concept in FTS5's query language. Keys are letters, digits and points: nothing to escape but the point."""
    choices = [_anywhere(key) for key in (concept.key, *concept.guesses)]
    if concept.parts:
        choices.append("(" + " AND ".join(map(_anywhere, concept.parts)) + ")")
    if concept.fold:
        choices.append(f'(folds : "{concept.fold}")')
    if concept.prefix:
        choices.append(f'(folds : "{concept.prefix}" *)')
    return "(" + " OR ".join(choices) + ")"


def _anywhere(key: str) -> str:
    return f'({{context words parts}} : "{key}")'


def _any_of(concepts: Sequence[Concept], connection: sqlite3.Connection, passages: int) -> str:
    """Any of the concepts; words that stand nearly everywhere choose nothing and cost most, so they are left out."""
    rare = [one for one in concepts if _frequency(connection, one.key) <= COMMON * passages]
    chosen = rare or concepts
    heads = [_anywhere(concept.parts[-1]) for concept in chosen if concept.parts]
    return " OR ".join([*map(_expression, chosen), *heads])


def _matches(
    connection: sqlite3.Connection, expression: str, documents: frozenset[str] | None, limit: int
) -> dict[int, Sequence[str]]:
    """The passages that match, by number, with their columns (context, words, parts, folds), best first by bm25."""
    query = "SELECT rowid, context, words, parts, folds FROM terms WHERE terms MATCH ?"
    values: list[str | int] = [expression]
    if documents is not None:
        # The plus keeps SQLite from running the whole match anew for each number of the list.
        # One JSON value, since a filter may leave more documents than a statement takes parameters.
        query += " AND +rowid IN (SELECT id FROM passages WHERE document IN (SELECT value FROM json_each(?)))"
        values.append(records.json_list(documents))
    rows = connection.execute(f"{query} ORDER BY {_BM25} LIMIT ?", [*values, limit])
    return {row[0]: row[1:] for row in rows}


class Weigher:
    """Says how much of a query a passage covers."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self._concepts = concepts
        self._total = sum(concept.weight for concept in concepts)
        self._wanted = {key for concept in concepts for key in (concept.key, *concept.parts, *concept.guesses)}

    def coverage(self, context: str, words: str, parts: str, folds: str) -> float:
        """The share of the query that a passage covers, 0 to 1; rarer words count more.

        The keys of the passage are as they are stored, with a blank between them (`index.terms.Fields`).
        """
        # A few of very many keys are looked for: in the columns as they are; only of words are the places needed.
        places: dict[str, list[int]] = {}
        for place, word in enumerate(words.split()):
            if word in self._wanted:
                places.setdefault(word, []).append(place)
        context, parts, folds = f" {context} ", f" {parts} ", f" {folds} "

        def worth(key: str) -> float:
            if key in places:
                return _WORD + _REPEATED * (1 - 1 / len(places[key]))
            return _COMPOUND_OF if f" {key} " in parts else _CONTEXT if f" {key} " in context else 0.0

        covered = sum(concept.weight * _best(concept, worth, folds) for concept in self._concepts)
        apart = 1 - _togetherness(self._concepts, places)
        return covered / self._total / (_WORD + _REPEATED) * (1 - _TOGETHER * apart)


def _togetherness(concepts: Sequence[Concept], places: Mapping[str, Sequence[int]]) -> float:
    """The share of the query's neighbouring words that stand near each other in the text too."""
    said = [key for concept in concepts for key in _as_said(concept, places)]
    pairs = list(pairwise(said))
    near = sum(
        any(abs(one - other) <= NEAR for one in places[first] for other in places[second])
        for first, second in pairs
        if first in places and second in places
    )
    return near / len(pairs) if pairs else 1.0


def _as_said(concept: Concept, places: Collection[str]) -> Sequence[str]:
    """The word or the parts by which a text has the concept."""
    if concept.key in places:
        return (concept.key,)
    if concept.parts:
        return concept.parts
    return next(([guess] for guess in concept.guesses if guess in places), [concept.key])


def _best(concept: Concept, worth: Callable[[str], float], folds: str) -> float:
    found = [worth(concept.key), *(_GUESS * worth(guess) for guess in concept.guesses)]
    if concept.parts:
        each = [worth(part) for part in concept.parts]
        found.append(_PARTS * sum(each) / len(each) if all(each) else _HEAD * each[-1])
    if (concept.fold and f" {concept.fold} " in folds) or (concept.prefix and f" {concept.prefix}" in folds):
        found.append(_FOLD)
    return max(found)
