"""Every stored document by its outline, and the few that questions open.

Holding everything open costs a gigabyte at a thousand reports and half a minute at start; the outlines of as many take
some tens of megabytes and are read in a second. What a question needs is opened for it and kept while there is room.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

import numpy as np

from index.store import Entry, Store
from index.store.records import Derived
from index.types import Document, Line
from service.documents.catalogue import Catalogue, Shelf, Volume, municipalities
from service.documents.economy import Slot
from service.library.outline import (
    INDEX,
    LINES,
    OUTLINE,
    SLOTS,
    UNKNOWN_WAY,
    Accounts,
    Terms,
    derive,
    read_index,
    read_outline,
    version,
)
from service.vocabulary.postings import Numbering, Numbers, Statistics, Weights
from service.vocabulary.termindex import MOST_OF_IT, TermIndex, Texts

ROOM = 128 * 2**20
"""Bytes, roughly, that opened documents may take together: some thirty reports of a hundred pages."""

Key = tuple[str, str]
"""A document and its fingerprint: what is opened of it is of no use once it has been read in another way."""
Filled = dict[Slot, tuple[float, int | None]]
"""The places of some accounts: the amount in kronor and which way it goes (None: not known)."""


@dataclass(frozen=True)
class Counted:
    """The terms of one document's facts, or sentences, as numbers."""

    size: int
    numbers: Numbers
    counts: Numbers
    peaks: Weights


@dataclass(frozen=True)
class Card:
    """What is held of every document."""

    entry: Entry
    facts: Counted
    said: Counted
    years: frozenset[int]
    committees: frozenset[str]
    accounts: Accounts

    @property
    def key(self) -> Key:
        return self.entry.id, self.entry.fingerprint


@dataclass(frozen=True)
class Opened:
    """A document with everything that a question may ask of it."""

    volume: Volume
    facts: Texts
    said: Texts

    @property
    def room(self) -> int:
        """Bytes that it takes, roughly."""
        shelf = self.volume.shelf
        cells = sum(len(table.rows) * len(table.columns) for table in shelf.tables)
        figures, statements = len(shelf.figures), len(shelf.statements)
        vectors = shelf.meanings.nbytes if shelf.meanings is not None else 0
        return vectors + 3 * len(shelf.document.text) + 2500 * figures + 1500 * statements + 600 * cells


class Room:
    """Opened documents, those asked for last kept. Safe to use from many threads."""

    def __init__(self, size: int = ROOM) -> None:
        self._size = size
        self._taken = 0
        self._lock = Lock()
        self._held: OrderedDict[Key, Opened] = OrderedDict()

    def get(self, key: Key) -> Opened | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def keep(self, key: Key, opened: Opened) -> Opened:
        """The document that was opened, or the same if another thread has kept it meanwhile."""
        with self._lock:
            if key in self._held:
                return self._held[key]
            self._held[key] = opened
            self._taken += opened.room
            while self._taken > self._size and len(self._held) > 1:
                self._taken -= self._held.popitem(last=False)[1].room
            return opened


class Library:
    """What is stored at one generation of a store. Safe to use from many threads."""

    def __init__(self, store: Store, before: "Library | None" = None) -> None:
        """Reads the outlines of documents that `before`, of an earlier generation, does not have.

        Outlines that are missing, or of another version, are worked out and stored.
        """
        self._store = store
        self._room: Room = before._room if before is not None else Room()
        self._fact_numbers: Numbering = before._fact_numbers if before is not None else Numbering()
        self._said_numbers: Numbering = before._said_numbers if before is not None else Numbering()
        known = {card.key: card for card in before._cards.values()} if before is not None else {}
        entries = store.documents()
        new = [entry for entry in entries if (entry.id, entry.fingerprint) not in known]
        stored = store.derived(OUTLINE, version()) if len(new) > 1 else {}
        known |= {(entry.id, entry.fingerprint): self._card(entry, stored.get(entry.id)) for entry in new}
        self._cards: dict[str, Card] = {entry.id: known[entry.id, entry.fingerprint] for entry in entries}

    # Every document ---------------------------------------------------------------------------------------------

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All documents without their texts: name and metadata alone."""
        return tuple(Document(card.entry.id, card.entry.name, card.entry.meta, "") for card in self._cards.values())

    @cached_property
    def municipalities(self) -> tuple[str, ...]:
        return municipalities(self.documents)

    def years(self, document: str) -> frozenset[int]:
        """The years that a document has figures of."""
        return self._cards[document].years

    def committees(self, document: str) -> frozenset[str]:
        """The committees that a document has a table row for, folded."""
        return self._cards[document].committees

    @cached_property
    def shelves(self) -> Mapping[str, Shelf]:
        """All shelves; each is read when it is asked for."""
        return _Shelves(self)

    @cached_property
    def fact_statistics(self) -> Statistics:
        cards = self._cards.values()
        return Statistics(
            self._fact_numbers, [(card.facts.numbers, card.facts.counts, card.facts.size) for card in cards]
        )

    @cached_property
    def said_statistics(self) -> Statistics:
        cards = self._cards.values()
        return Statistics(self._said_numbers, [(card.said.numbers, card.said.counts, card.said.size) for card in cards])

    @cached_property
    def fact_outlines(self) -> TermIndex:
        """An index with a whole document for each text: no fact of it covers more of a question than this says."""
        return TermIndex.over([_across([card.facts for card in self._cards.values()])], self.fact_statistics)

    @cached_property
    def said_outlines(self) -> TermIndex:
        """The same for sentences."""
        return TermIndex.over([_across([card.said for card in self._cards.values()])], self.said_statistics)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """A document's place among the texts of the outlines' indexes."""
        return {document: place for place, document in enumerate(self._cards)}

    def accounts(self, activity: str, line: Line) -> dict[str, Filled]:
        """What the documents' accounts of an activity (WHOLE: of the whole committee) say, by document."""
        found: dict[str, Filled] = {}
        for document, card in self._cards.items():
            held = card.accounts
            if activity not in held.activities:
                continue
            rows = np.nonzero((held.activity == held.activities.index(activity)) & (held.line == LINES.index(line)))[0]
            if rows.size:
                # Whole columns at a time: number by number this took a tenth of a second over a thousand reports.
                slots, values, ways = (column[rows].tolist() for column in (held.slot, held.value, held.favourable))
                found[document] = {
                    SLOTS[slot]: (float(value), None if way == UNKNOWN_WAY else int(way))
                    for slot, value, way in zip(slots, values, ways, strict=True)
                }
        return found

    # Opening ----------------------------------------------------------------------------------------------------

    def opened(self, documents: Sequence[str]) -> Catalogue:
        """The documents ready for a question; raises UnknownDocument when one has been removed meanwhile."""
        return _OpenCatalogue([self._open(document) for document in documents], self)

    def shelf(self, document: str) -> Shelf:
        return self._open(document).volume.shelf

    def _open(self, document: str) -> Opened:
        card = self._cards[document]
        opened = self._room.get(card.key)
        return opened if opened is not None else self._room.keep(card.key, self._read(card))

    def _read(self, card: Card) -> Opened:
        shelf = _shelf(self._store, card.entry.id)
        payload = self._store.derived_of(card.entry.id, INDEX, version())
        if payload is None:  # taken away by hand, or by another version of the program
            payload = next(one.payload for one in _derived(self._store, shelf) if one.kind == INDEX)
        index = read_index(payload)
        return Opened(
            volume=Volume(shelf, index.activities),
            facts=Texts(card.facts.size, card.facts.numbers, card.facts.counts, *index.facts),
            said=Texts(card.said.size, card.said.numbers, card.said.counts, *index.said),
        )

    def _card(self, entry: Entry, payload: bytes | None) -> Card:
        payload = payload if payload is not None else self._store.derived_of(entry.id, OUTLINE, version())
        if payload is None:
            payload = next(
                one.payload for one in _derived(self._store, _shelf(self._store, entry.id)) if one.kind == OUTLINE
            )
        outline = read_outline(payload)
        return Card(
            entry=entry,
            facts=_counted(outline.facts, self._fact_numbers),
            said=_counted(outline.said, self._said_numbers),
            years=outline.years,
            committees=outline.committees,
            accounts=outline.accounts,
        )


class _OpenCatalogue(Catalogue):
    """A catalogue of opened documents, in which how rare a word is depends on all that are stored."""

    def __init__(self, opened: Sequence[Opened], library: Library) -> None:
        super().__init__(())
        self.volumes = tuple(one.volume for one in opened)
        self._opened = opened
        self._library = library

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All that are stored; only those of `shelves` have their texts."""
        return self._library.documents

    @cached_property
    def fact_index(self) -> TermIndex:
        return TermIndex.over([one.facts for one in self._opened], self._library.fact_statistics, MOST_OF_IT)

    @cached_property
    def said_index(self) -> TermIndex:
        return TermIndex.over([one.said for one in self._opened], self._library.said_statistics)


class _Shelves(Mapping[str, Shelf]):
    def __init__(self, library: Library) -> None:
        self._library = library

    def __getitem__(self, document: str) -> Shelf:
        return self._library.shelf(document)

    def __iter__(self) -> Iterator[str]:
        return (document.id for document in self._library.documents)

    def __len__(self) -> int:
        return len(self._library.documents)


def _shelf(store: Store, document: str) -> Shelf:
    return Shelf(
        document=store.document(document),
        figures=tuple(store.figures_of(document)),
        tables=tuple(store.tables(document)),
        statements=tuple(store.statements(document)),
        findings=tuple(store.findings(document)),
        meanings=store.meanings(document),
    )


def _derived(store: Store, shelf: Shelf) -> list[Derived]:
    made = derive(shelf)
    store.keep_derived(shelf.document.id, made)
    return made


def _counted(terms: Terms, numbering: Numbering) -> Counted:
    return Counted(terms.size, numbering.of(terms.names), terms.counts, terms.peaks)


def _across(documents: Sequence[Counted]) -> Texts:
    """Documents as the texts of one, each about a term as much as that of its texts which is most."""
    numbers = np.concatenate([one.numbers for one in documents]) if documents else np.zeros(0, np.int32)
    peaks = np.concatenate([one.peaks for one in documents]) if documents else np.zeros(0, np.float32)
    texts = np.repeat(np.arange(len(documents), dtype=np.int32), [len(one.numbers) for one in documents])
    order = np.argsort(numbers, kind="stable")
    known, counts = np.unique(numbers, return_counts=True)
    return Texts(len(documents), known, counts.astype(np.int32), texts[order], peaks[order])
