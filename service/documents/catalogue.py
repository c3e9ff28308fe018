"""Some documents held ready for a question: their facts and sentences, looked up by what they are about.

Passages (for quoting at length, and for meaning rather than words) are `index.search`'s. A catalogue is of the few
documents that a question opens; `service.library.library` knows all that are stored and opens them.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Protocol

import numpy as np

from index.embedding.protocol import Floats
from index.language import fold
from index.types import Document, Figure, Measure
from service.documents.economy import Economy
from service.documents.facts import NOISY, Fact, Said, Shelf, facts_of
from service.documents.rows import LabelIndex, Labels, NamedRow
from service.documents.terms import fact_terms, said_terms
from service.question.committees import is_committee
from service.vocabulary.postings import Numbering, Postings, Statistics
from service.vocabulary.termindex import TermIndex, Texts

__all__ = ["NOISY", "Catalogue", "Fact", "Listing", "Said", "Shelf", "Volume", "facts_of"]


class Listing(Protocol):
    """Documents, whether they are open or not."""

    @property
    def documents(self) -> tuple[Document, ...]: ...

    def years(self, document: str) -> frozenset[int]:
        """The years that a document has figures of."""
        ...

    def committees(self, document: str) -> frozenset[str]:
        """The committees that a document has a table row for, folded."""
        ...


class Volume:
    """One document opened: its shelf, and what is found out about its facts and sentences when that is asked for."""

    def __init__(self, shelf: Shelf, activities: Sequence[str | None] | None = None) -> None:
        """`activities` are those of the facts, where they are known already."""
        self.shelf = shelf
        self.facts: tuple[Fact, ...] = tuple(facts_of(shelf, activities))
        self.worked_out: dict[Hashable, Economy | None] = {}
        self.said: tuple[Said, ...] = tuple(
            Said(shelf.document.id, statement, number) for number, statement in enumerate(shelf.statements)
        )

    @cached_property
    def fact_postings(self) -> Postings:
        return Postings.of(fact_terms(self.shelf, self.facts))

    @cached_property
    def said_postings(self) -> Postings:
        return Postings.of(said_terms(self.shelf))

    @cached_property
    def by_activity(self) -> Mapping[str, tuple[Figure, ...]]:
        """Activity id -> all figures of that activity, in reading order."""
        found: dict[str, list[Figure]] = defaultdict(list)
        for fact in self.facts:
            if fact.activity is not None:
                found[fact.activity] += fact.figures
        return {activity: tuple(figures) for activity, figures in found.items()}

    @cached_property
    def labels(self) -> LabelIndex:
        """The table rows among the facts by the labels that name them."""
        return LabelIndex([self._labels_of(fact) for fact in self.facts])

    def _labels_of(self, fact: Fact) -> Labels | None:
        if fact.table is None or fact.first.row is None or fact.headless:
            return None
        row = self.shelf.tables[fact.table].rows[fact.first.row]
        return Labels(fact.document, (row.label, fact.label), row.group, self.shelf.document.meta.noise >= NOISY)

    @cached_property
    def committees(self) -> frozenset[str]:
        """Committees that have a table row, folded: a whole municipality's report has one for each."""
        labels = {
            fold(label) for fact in self.facts if fact.table is not None for label in (fact.label, *fact.first.group)
        }
        return frozenset(label for label in labels if is_committee(label))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that figures of a known measure are of."""
        return frozenset(f.period.year for f in self.shelf.figures if f.period and f.measure is not Measure.OTHER)


class Catalogue:
    """Facts and sentences of some documents. Built once and read by many threads."""

    def __init__(self, shelves: Iterable[Shelf]) -> None:
        """A catalogue of shelves that are all there is."""
        self.volumes: tuple[Volume, ...] = tuple(Volume(shelf) for shelf in shelves)

    @classmethod
    def of(cls, volumes: Iterable[Volume]) -> "Catalogue":
        """A catalogue of volumes that are all there is."""
        catalogue = cls(())
        catalogue.volumes = tuple(volumes)
        return catalogue

    @cached_property
    def shelves(self) -> Mapping[str, Shelf]:
        return {volume.shelf.document.id: volume.shelf for volume in self.volumes}

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        return tuple(self.shelves[identity].document for identity in self.shelves)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for volume in self.volumes for fact in volume.facts)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        return tuple(said for volume in self.volumes for said in volume.said)

    @cached_property
    def municipalities(self) -> tuple[str, ...]:
        return municipalities(self.documents)

    @cached_property
    def fact_index(self) -> TermIndex:
        return _index(self.volumes, lambda volume: volume.fact_postings)

    def named_rows(self, question: str, documents: Container[str]) -> list[NamedRow]:
        """Table rows of the documents that the question names, the longest names first, then the most exact."""
        found: list[NamedRow] = []
        before = 0
        for volume in self.volumes:
            if volume.shelf.document.id in documents:
                rows = volume.labels.named(question, documents)
                found += [replace(row, number=row.number + before) for row in rows]
            before += len(volume.facts)
        return sorted(found, key=lambda row: (-row.words, -row.level, row.number))

    @cached_property
    def said_index(self) -> TermIndex:
        return _index(self.volumes, lambda volume: volume.said_postings)

    @cached_property
    def by_activity(self) -> Mapping[str, Mapping[str, tuple[Figure, ...]]]:
        """Activity id -> document id -> all figures of that activity, in reading order."""
        found: dict[str, dict[str, tuple[Figure, ...]]] = defaultdict(dict)
        for volume in self.volumes:
            for activity, figures in volume.by_activity.items():
                found[activity][volume.shelf.document.id] = figures
        return dict(found)

    @cached_property
    def stated(self) -> Mapping[tuple[str, int], Fact]:
        """The facts that are sentences, by document and where the sentence starts."""
        return {(fact.document, fact.quote.start): fact for fact in self.facts if fact.table is None}

    @cached_property
    def meanings(self) -> Floats | None:
        """A vector for each of `said`; None where some document has none."""
        rows = [shelf.meanings for shelf in self.shelves.values()]
        known = [row for row in rows if row is not None]
        return np.concatenate(known) if known and len(known) == len(rows) else None

    def facts_in(self, document: str) -> tuple[Fact, ...]:
        """One document's facts, in reading order."""
        return self._volume[document].facts

    def once(self, document: str, key: Hashable, work: Callable[[], Economy | None]) -> Economy | None:
        """Accounts that depend on a document alone: worked out the first time, and kept while it is open."""
        held = self._volume[document].worked_out
        if key not in held:
            held[key] = work()
        return held[key]

    def years(self, document: str) -> frozenset[int]:
        """The years that a document has figures of."""
        return self._volume[document].years

    def committees(self, document: str) -> frozenset[str]:
        """The committees that a document has a table row for, folded."""
        return self._volume[document].committees

    @cached_property
    def _volume(self) -> Mapping[str, Volume]:
        return {volume.shelf.document.id: volume for volume in self.volumes}


def municipalities(documents: Iterable[Document]) -> tuple[str, ...]:
    """The municipalities that documents are of, each once."""
    names = (document.meta.municipality for document in documents)
    return tuple(dict.fromkeys(name for name in names if name))


def _index(volumes: Sequence[Volume], postings_of: Callable[[Volume], Postings]) -> TermIndex:
    """An index of volumes that are all there is."""
    numbering = Numbering()
    held = [(found := postings_of(volume), numbering.of(found.terms)) for volume in volumes]
    statistics = Statistics(numbering, [(numbers, found.counts, found.size) for found, numbers in held])
    return TermIndex.over([Texts.of(found, numbers) for found, numbers in held], statistics)


def end_of(document: Document) -> int:
    """The day a report's period ends, as an ordinal to order reports by; 0 where it is not known."""
    return document.meta.period.end.toordinal() if document.meta.period else 0
