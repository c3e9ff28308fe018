"""The store: one SQLite file that is the truth about every document that has been read in.

A document comes and goes in one transaction, so that a process killed at any moment leaves it whole or absent.
Every change makes the generation one greater; what is derived from the store (the FAISS index, caches) carries the
generation it was made from.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from index import figure_query, records, schema
from index.audit import Finding
from index.codec import decode, decode_all
from index.errors import ModelMismatch, StoreError
from index.records import Derived
from index.terms import passage_fields
from index.types import (
    Document,
    Figure,
    Filters,
    Measure,
    Metadata,
    Page,
    Part,
    Passage,
    Section,
    Statement,
    Table,
    UnitKind,
)

T = TypeVar("T")
Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]

ALL = Filters()


@dataclass(frozen=True)
class Entry:
    """A stored document without its text: what a list of documents shows."""

    id: str
    name: str
    meta: Metadata
    fingerprint: str
    added: datetime
    characters: int
    passages: int
    tables: int
    figures: int
    statements: int
    sources: tuple[str, ...]


@dataclass(frozen=True)
class StoredPassage:
    id: int
    document: str
    passage: Passage


@dataclass(frozen=True)
class Counts:
    documents: int
    passages: int
    tables: int
    figures: int
    statements: int


class Store:
    """A folder's documents. Safe to use from many threads: each call borrows a connection of its own."""

    def __init__(self, folder: Path) -> None:
        """Opens the store in `folder`, made when there is none; raises StoreError when it cannot be used."""
        self.folder = folder.expanduser()
        self._path = self.folder / schema.FILE
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue()
        self._closed = False
        self._writing = Lock()
        self._idle.put(schema.connect(self.folder))

    @classmethod
    def open(cls, folder: Path | str) -> "Store":
        return cls(Path(folder))

    def close(self) -> None:
        """Closes the connections; a store that was closed refuses further calls."""
        self._closed = True
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for the block; SQLite's errors come out as StoreError."""
        if self._closed:
            raise StoreError("Lagret är stängt. Öppna det igen.")
        try:
            connection = self._idle.get_nowait()
        except Empty:
            connection = schema.connect(self.folder)
        try:
            with schema.guarded(self._path):
                yield connection
        finally:
            if self._closed:
                connection.close()
            else:
                self._idle.put(connection)

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._writing, self.reading() as connection, schema.transaction(connection):
            yield connection
            connection.execute("UPDATE state SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")

    def add(
        self,
        document: Document,
        passages: Sequence[Passage],
        vectors: Vectors,
        *,
        model: str,
        tables: Sequence[Table] = (),
        figures: Sequence[Figure] = (),
        statements: Sequence[Statement] = (),
        meanings: Vectors | None = None,
        findings: Sequence[Finding] = (),
        derived: Sequence[Derived] = (),
        source: str | None = None,
        fingerprint: str = "",
    ) -> None:
        """Stores a document whole, in the place of itself and of what `source` (an absolute path) held before.

        `vectors` has one row a passage and `meanings` one a statement (None: all zeros, near nothing), both made by
        `model`; raises ModelMismatch when the store holds another's.
        """
        if vectors.ndim != 2 or vectors.shape[0] != len(passages):
            raise ValueError(f"{len(passages)} passages need as many vectors, got an array of {vectors.shape}")
        if meanings is None:
            meanings = np.zeros((len(statements), vectors.shape[1]), np.float32)
        if meanings.shape != (len(statements), vectors.shape[1]):
            raise ValueError(f"{len(statements)} statements need as many vectors, got an array of {meanings.shape}")
        fields = passage_fields(passages, document.meta.noise)
        counts = (len(passages), len(tables), len(figures), len(statements))
        with self._changing() as connection:
            self._compare(records.model(connection), model, vectors.shape[1])
            sources = records.sources_of(connection, document.id) + ([source] if source is not None else [])
            records.delete_document(connection, document.id)
            records.insert_document(connection, document, fingerprint, counts)
            records.insert_passages(connection, document.id, passages, vectors, fields)
            records.insert_tables(connection, document.id, tables)
            records.insert_figures(connection, document.id, figures)
            records.insert_statements(connection, document.id, statements, meanings)
            records.insert_findings(connection, document.id, findings)
            records.insert_derived(connection, document.id, derived)
            records.set_model(connection, model, vectors.shape[1])
            for path in sources:
                records.assign_source(connection, path, document.id)

    def link(self, source: str, document: str) -> None:
        """Notes that `source` (an absolute path) holds a stored document; what it held before goes."""
        with self._changing() as connection:
            records.check_known(connection, document)
            records.assign_source(connection, source, document)

    def keep_derived(self, document: str, derived: Sequence[Derived]) -> None:
        """Stores what was worked out from a document after it was read in. The store's content is the same as before.

        Nothing happens when the document is gone.
        """
        with self._writing, self.reading() as connection, schema.transaction(connection):
            if connection.execute("SELECT 1 FROM documents WHERE id = ?", [document]).fetchone() is not None:
                records.insert_derived(connection, document, derived)

    def derived(self, kind: str, version: str) -> dict[str, bytes]:
        """What of a kind has been worked out, by document."""
        query = "SELECT document, payload FROM derived WHERE kind = ? AND version = ?"
        with self.reading() as connection:
            return dict(connection.execute(query, [kind, version]).fetchall())

    def derived_of(self, document: str, kind: str, version: str) -> bytes | None:
        """What of a kind has been worked out from one document; None when nothing has."""
        query = "SELECT payload FROM derived WHERE kind = ? AND document = ? AND version = ?"
        with self.reading() as connection:
            row = connection.execute(query, [kind, document, version]).fetchone()
        return None if row is None else bytes(row[0])

    def remove(self, document: str) -> None:
        """Takes a document out; raises UnknownDocument."""
        with self._changing() as connection:
            records.check_known(connection, document)
            records.delete_document(connection, document)

    def check_model(self, name: str, dimensions: int) -> None:
        """Raises ModelMismatch when the stored vectors are another model's."""
        self._compare(self.model, name, dimensions)

    def _compare(self, stored: tuple[str, int] | None, name: str, dimensions: int) -> None:
        if stored is not None and stored != (name, dimensions):
            raise ModelMismatch(
                f"Rapporterna i {self.folder} är inlästa med modellen {stored[0]} ({stored[1]} dimensioner), men nu "
                f"används {name} ({dimensions} dimensioner). Ställ in {stored[0]} igen, eller välj en annan datamapp "
                "och läs in rapporterna dit."
            )

    @property
    def model(self) -> tuple[str, int] | None:
        """Name and dimensions of the model that made the stored vectors; None in an empty store."""
        with self.reading() as connection:
            return records.model(connection)

    @property
    def generation(self) -> int:
        with self.reading() as connection:
            return records.generation(connection)

    @property
    def version(self) -> str:
        """Identity and generation: what is derived from this very state of this very store carries it."""
        with self.reading() as connection:
            return records.version(connection)

    @property
    def counts(self) -> Counts:
        columns = ", ".join(f"total({name})" for name in ("passages", "tables", "figures", "statements"))
        with self.reading() as connection:
            row = connection.execute(f"SELECT count(*), {columns} FROM documents").fetchone()
        return Counts(*map(int, row))

    def documents(self, filters: Filters = ALL) -> list[Entry]:
        """What is stored, without the texts; by municipality, committee, year and name."""
        where, values = records.conditions(filters)
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT id, name, meta, fingerprint, added, characters, passages, tables, figures, statements "
                f"FROM documents WHERE {where} {_ORDER}",
                values,
            ).fetchall()
            sources: dict[str, list[str]] = {}
            for path, document in connection.execute("SELECT path, document FROM sources ORDER BY path"):
                sources.setdefault(document, []).append(path)
        return [
            Entry(
                id=row[0],
                name=row[1],
                meta=decode(Metadata, row[2]),
                fingerprint=row[3],
                added=datetime.fromisoformat(row[4]),
                characters=row[5],
                passages=row[6],
                tables=row[7],
                figures=row[8],
                statements=row[9],
                sources=tuple(sources.get(row[0], ())),
            )
            for row in rows
        ]

    def municipalities(self) -> list[str]:
        """The municipalities that documents are about, in lower case."""
        query = "SELECT DISTINCT municipality_key FROM documents WHERE municipality_key IS NOT NULL ORDER BY 1"
        with self.reading() as connection:
            return [row[0] for row in connection.execute(query)]

    def matching(self, filters: Filters) -> frozenset[str] | None:
        """Ids of the documents that the filters leave; None when they leave all."""
        if filters == ALL:
            return None
        where, values = records.conditions(filters)
        with self.reading() as connection:
            return frozenset(row[0] for row in connection.execute(f"SELECT id FROM documents WHERE {where}", values))

    def document(self, document: str) -> Document:
        """A document with its text; raises UnknownDocument."""
        row = self._row(document, "id, name, meta, text, pages, parts, sections")
        return Document(
            id=row[0],
            name=row[1],
            meta=decode(Metadata, row[2]),
            text=row[3],
            pages=decode(tuple[Page, ...], row[4]),
            parts=decode(tuple[Part, ...], row[5]),
            sections=decode(tuple[Section, ...], row[6]),
        )

    def text(self, document: str) -> str:
        """A document's text, which every span points into; raises UnknownDocument."""
        return str(self._row(document, "text")[0])

    def _row(self, document: str, columns: str) -> tuple[Any, ...]:
        with self.reading() as connection:
            row = connection.execute(f"SELECT {columns} FROM documents WHERE id = ?", [document]).fetchone()
        if row is None:
            raise records.unknown(document)
        return tuple(row)

    def fingerprint(self, document: str) -> str | None:
        """The fingerprint that a document was stored with; None when it is not stored."""
        with self.reading() as connection:
            row = connection.execute("SELECT fingerprint FROM documents WHERE id = ?", [document]).fetchone()
        return None if row is None else str(row[0])

    def source(self, path: str) -> str | None:
        """The document that a file (its absolute path) held when it was last read in."""
        with self.reading() as connection:
            row = connection.execute("SELECT document FROM sources WHERE path = ?", [path]).fetchone()
        return None if row is None else str(row[0])

    def passages(self, ids: Sequence[int]) -> list[StoredPassage]:
        """The passages with these numbers, in their order; numbers that are no longer there are left out."""
        found: dict[int, StoredPassage] = {}
        with self.reading() as connection:
            for some in records.portions(ids):
                query = f"SELECT id, document, payload FROM passages WHERE id IN ({records.marks(some)})"
                found |= {row[0]: _stored(row) for row in connection.execute(query, some)}
        return [found[number] for number in ids if number in found]

    def passages_of(self, document: str) -> list[StoredPassage]:
        """A document's passages in reading order; raises UnknownDocument."""
        with self.reading() as connection:
            records.check_known(connection, document)
            query = "SELECT id, document, payload FROM passages WHERE document = ? ORDER BY number"
            return [_stored(row) for row in connection.execute(query, [document])]

    def around(self, passage: int, reach: int) -> list[StoredPassage]:
        """A passage and up to `reach` on each side of it in its document, in reading order; [] when it is gone."""
        query = (
            "SELECT p.id, p.document, p.payload FROM passages p JOIN passages at ON at.document = p.document "
            "WHERE at.id = ? AND p.number BETWEEN at.number - ? AND at.number + ? ORDER BY p.number"
        )
        with self.reading() as connection:
            return [_stored(row) for row in connection.execute(query, [passage, reach, reach])]

    def passage_ids(self, documents: frozenset[str]) -> Ids:
        """Numbers of all passages of some documents, ascending."""
        found: list[int] = []
        with self.reading() as connection:
            for some in records.portions(sorted(documents)):
                query = f"SELECT id FROM passages WHERE document IN ({records.marks(some)})"
                found += [row[0] for row in connection.execute(query, some)]
        return np.array(sorted(found), dtype=np.int64)

    def all_passage_ids(self) -> Ids:
        """Numbers of all passages, ascending; a number is never given to another passage."""
        with self.reading() as connection:
            rows = connection.execute("SELECT id FROM passages ORDER BY id").fetchall()
        return np.array([row[0] for row in rows], dtype=np.int64)

    def vectors_of(self, ids: Ids) -> tuple[Ids, Vectors]:
        """Those of the numbers that are still there, ascending, and their vectors."""
        found: dict[int, bytes] = {}
        with self.reading() as connection:
            model = records.model(connection)
            for some in records.portions(ids.tolist()):
                found |= dict(
                    connection.execute(f"SELECT id, vector FROM passages WHERE id IN ({records.marks(some)})", some)
                )
        numbers = sorted(found)
        return np.array(numbers, dtype=np.int64), _matrix([found[number] for number in numbers], model)

    def vectors(self) -> tuple[str, Ids, Vectors]:
        """The version, every passage's number, and every passage's vector (one row each), of one moment."""
        with self.reading() as connection:
            connection.execute("BEGIN")
            try:
                version, model = records.version(connection), records.model(connection)
                rows = connection.execute("SELECT id, vector FROM passages ORDER BY id").fetchall()
            finally:
                connection.execute("ROLLBACK")
        ids = np.array([row[0] for row in rows], dtype=np.int64)
        return version, ids, _matrix([row[1] for row in rows], model)

    def known_vectors(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """Vectors of those of the texts that some stored passage has been embedded as already."""
        return self._known(texts, "passages", "<f4")

    def known_meanings(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """Vectors of those of the texts that some stored statement has been embedded as already."""
        return self._known(texts, "statements", "<f2")

    def _known(self, texts: Sequence[str], table: str, kind: str) -> dict[str, Vectors]:
        keys = {records.digest(text): text for text in texts}
        found: dict[str, Vectors] = {}
        with self.reading() as connection:
            for some in records.portions(list(keys)):
                query = f"SELECT digest, vector FROM {table} WHERE digest IN ({records.marks(some)})"
                for key, vector in connection.execute(query, some):
                    found[keys[key]] = np.frombuffer(vector, dtype=kind).astype(np.float32)
        return found

    def tables(self, document: str) -> list[Table]:
        """A document's tables in reading order; raises UnknownDocument."""
        return self._payloads("tables", Table, document)

    def statements(self, document: str) -> list[Statement]:
        """A document's sentences in reading order; raises UnknownDocument."""
        return self._payloads("statements", Statement, document)

    def meanings(self, document: str) -> Vectors:
        """The vectors of a document's sentences, one row each in reading order; raises UnknownDocument."""
        with self.reading() as connection:
            records.check_known(connection, document)
            query = "SELECT vector FROM statements WHERE document = ? ORDER BY number"
            rows = [row[0] for row in connection.execute(query, [document])]
            model = records.model(connection)
        return _matrix(rows, model, "<f2")

    def findings(self, document: str) -> list[Finding]:
        """What the audit found in a document, in reading order; raises UnknownDocument."""
        return self._payloads("findings", Finding, document)

    def _payloads(self, table: str, kind: type[T], document: str) -> list[T]:
        with self.reading() as connection:
            records.check_known(connection, document)
            rows = connection.execute(f"SELECT payload FROM {table} WHERE document = ? ORDER BY number", [document])
            return decode_all(kind, [row[0] for row in rows])

    def figures_of(self, document: str) -> list[Figure]:
        """A document's figures in reading order; raises UnknownDocument."""
        return self._payloads("figures", Figure, document)

    def figures(
        self,
        filters: Filters = ALL,
        *,
        activity: str | None = None,
        measure: Measure | None = None,
        year: int | None = None,
        unit: UnitKind | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[tuple[str, Figure]]:
        """Figures, each with its document's id: by document, then in reading order; `limit` of them after `offset`.

        `filters` choose documents; `activity`, `measure`, `year` (of the figure's own period) and `unit` choose
        figures. Those that call the activity just so come before those that call the same one something else.
        """
        page = [-1 if limit is None else limit, offset]
        with self.reading() as connection:
            chosen = figure_query.chosen(connection, filters, activity, measure, year, unit)
            query = f"SELECT document, payload FROM figures WHERE {chosen.where} {chosen.order} LIMIT ? OFFSET ?"
            rows = connection.execute(query, [*chosen.values, *chosen.order_values, *page])
            return [(row[0], decode(Figure, row[1])) for row in rows]

    def count_figures(
        self, filters: Filters = ALL, *, activity: str | None = None, measure: Measure | None = None
    ) -> int:
        """How many figures `figures` would give."""
        with self.reading() as connection:
            chosen = figure_query.chosen(connection, filters, activity, measure)
            query = f"SELECT count(*) FROM figures WHERE {chosen.where}"
            return int(connection.execute(query, chosen.values).fetchone()[0])


_ORDER = "ORDER BY municipality_key, committee_key, year, name, id"


def _matrix(blobs: Sequence[bytes], model: tuple[str, int] | None, kind: str = "<f4") -> Vectors:
    numbers = np.frombuffer(b"".join(blobs), dtype=kind).astype(np.float32)
    return numbers.reshape(len(blobs), model[1] if model else 0)


def _stored(row: tuple[int, str, str]) -> StoredPassage:
    return StoredPassage(row[0], row[1], decode(Passage, row[2]))
