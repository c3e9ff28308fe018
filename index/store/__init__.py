"""The store: one SQLite file that is the truth about every document that has been read in.

A document comes and goes in one transaction, so that a process killed at any moment leaves it whole or absent.
Every change makes the generation one greater; what is derived from the store (the FAISS index, caches) carries the
generation it was made from.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.audit import Finding
from index.errors import ModelMismatch
from index.store import records, schema
from index.store.contents import ContentReading, StoredPassage
from index.store.documents import Counts, DocumentReading, Entry
from index.store.records import ALL, Derived
from index.store.vectors import Ids, VectorReading, Vectors
from index.terms import passage_fields
from index.types import Document, Figure, Passage, Statement, Table

__all__ = ["ALL", "Counts", "Entry", "Ids", "Store", "StoredPassage", "Vectors"]


class Store(DocumentReading, ContentReading, VectorReading):
    """A folder's documents. Safe to use from many threads."""

    @classmethod
    def open(cls, folder: Path | str) -> "Store":
        return cls(Path(folder))

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

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
