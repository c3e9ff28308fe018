"""The store's rows: what is written for a document, what is deleted, and how filters become SQL."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from index.audit import Finding
from index.codec import encode
from index.errors import UnknownDocument
from index.language import fold
from index.terms import Fields
from index.types import Document, Figure, Filters, Metadata, Page, Part, Passage, Section, Statement, Table

T = TypeVar("T")

ALL = Filters()
"""Filters that leave everything."""


@dataclass(frozen=True)
class Derived:
    """Something worked out from one document alone, so that it need not be worked out again.

    `version` changes when the way of working it out does; what is stored under another version is not found.
    """

    kind: str
    version: str
    payload: bytes


_MANY = 500
"""Parameters of one SQL statement; older SQLite versions allow 999."""


def digest(text: str) -> bytes:
    """What a text's vector is found by."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()


def embedding_text(passage: Passage) -> str:
    """What is embedded of a passage: its text under what it stands in."""
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


def statement_text(statement: Statement) -> str:
    """What is embedded of a sentence: it under its heading, which often names what the sentence only calls "it"."""
    return f"{statement.section[-1]}: {statement.text}" if statement.section else statement.text


def activity_key(activity: str) -> str:
    """What equal activities share: "Barn  och UNGA" and "barn och unga"."""
    return " ".join(fold(activity).split())


def unknown(document: str) -> UnknownDocument:
    return UnknownDocument(f"Det finns ingen rapport med id {document!r}. Se listan med ”belagg documents”.")


def check_known(connection: sqlite3.Connection, document: str) -> None:
    """Raises UnknownDocument."""
    if connection.execute("SELECT 1 FROM documents WHERE id = ?", [document]).fetchone() is None:
        raise unknown(document)


def conditions(filters: Filters) -> tuple[str, list[Any]]:
    """A WHERE clause over `documents` and its values."""
    columns: tuple[tuple[str, Sequence[Any]], ...] = (
        ("municipality_key", [name.casefold() for name in filters.municipality]),
        ("committee_key", [name.casefold() for name in filters.committee]),
        ("year", filters.year),
        ("id", filters.document),
    )
    clauses = [f"{column} IN ({marks(values)})" for column, values in columns if values]
    return " AND ".join(clauses) or "1", [value for _, values in columns for value in values]


def marks(values: Sequence[Any]) -> str:
    return ",".join("?" * len(values))


def json_list(values: Iterable[str]) -> str:
    """The values as one SQL parameter, for `json_each`."""
    return json.dumps(sorted(values))


def portions(values: Sequence[T]) -> Iterator[list[T]]:
    """The values in lists that one SQL statement can take."""
    for start in range(0, len(values), _MANY):
        yield list(values[start : start + _MANY])


def insert_document(
    connection: sqlite3.Connection, document: Document, fingerprint: str, counts: Sequence[int]
) -> None:
    """`counts` are those of passages, tables, figures and statements."""
    meta = document.meta
    connection.execute(
        f"INSERT INTO documents VALUES ({marks(range(17))})",
        [
            document.id,
            document.name,
            fingerprint,
            datetime.now(UTC).isoformat(timespec="seconds"),
            meta.municipality and meta.municipality.casefold(),
            meta.committee and meta.committee.casefold(),
            meta.period and meta.period.year,
            encode(Metadata, meta),
            len(document.text),
            *counts,
            encode(tuple[Page, ...], document.pages),
            encode(tuple[Part, ...], document.parts),
            encode(tuple[Section, ...], document.sections),
            document.text,
        ],
    )


def insert_passages(
    connection: sqlite3.Connection,
    document: str,
    passages: Sequence[Passage],
    vectors: npt.NDArray[np.float32],
    fields: Sequence[Fields],
) -> None:
    matrix = np.asarray(vectors, dtype="<f4")
    for number, (passage, vector, terms) in enumerate(zip(passages, matrix, fields, strict=True)):
        key = connection.execute(
            "INSERT INTO passages (document, number, digest, vector, payload) VALUES (?, ?, ?, ?, ?)",
            [document, number, digest(embedding_text(passage)), vector.tobytes(), encode(Passage, passage)],
        ).lastrowid
        columns = [" ".join(keys) for keys in (terms.context, terms.words, terms.parts, terms.folds)]
        connection.execute(
            "INSERT INTO terms (rowid, context, words, parts, folds) VALUES (?, ?, ?, ?, ?)", [key, *columns]
        )


def insert_tables(connection: sqlite3.Connection, document: str, tables: Sequence[Table]) -> None:
    rows = [(document, number, encode(Table, table)) for number, table in enumerate(tables)]
    connection.executemany("INSERT INTO tables VALUES (?, ?, ?)", rows)


def insert_figures(connection: sqlite3.Connection, document: str, figures: Sequence[Figure]) -> None:
    rows = [
        (
            document,
            number,
            activity_key(figure.activity),
            str(figure.measure),
            figure.period and figure.period.year,
            str(figure.unit.kind),
            encode(Figure, figure),
        )
        for number, figure in enumerate(figures)
    ]
    connection.executemany(f"INSERT INTO figures VALUES ({marks(range(7))})", rows)


def insert_statements(
    connection: sqlite3.Connection,
    document: str,
    statements: Sequence[Statement],
    vectors: npt.NDArray[np.float32],
) -> None:
    """`vectors`, one a statement, are kept in half precision: they order sentences, and nothing finer is asked."""
    rows = [
        (document, number, encode(Statement, statement), digest(statement_text(statement)), vector.tobytes())
        for number, (statement, vector) in enumerate(zip(statements, np.asarray(vectors, dtype="<f2"), strict=True))
    ]
    connection.executemany("INSERT INTO statements VALUES (?, ?, ?, ?, ?)", rows)


def insert_findings(connection: sqlite3.Connection, document: str, findings: Sequence[Finding]) -> None:
    rows = [(document, number, encode(Finding, finding)) for number, finding in enumerate(findings)]
    connection.executemany("INSERT INTO findings VALUES (?, ?, ?)", rows)


def insert_derived(connection: sqlite3.Connection, document: str, derived: Sequence[Derived]) -> None:
    rows = [(document, one.kind, one.version, one.payload) for one in derived]
    connection.executemany("INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?)", rows)


def delete_document(connection: sqlite3.Connection, document: str) -> None:
    """Takes out all of a document; nothing happens when it is not stored."""
    # A virtual table takes part in the transaction but not in foreign keys.
    connection.execute("DELETE FROM terms WHERE rowid IN (SELECT id FROM passages WHERE document = ?)", [document])
    connection.execute("DELETE FROM documents WHERE id = ?", [document])


def assign_source(connection: sqlite3.Connection, source: str, document: str) -> None:
    """Notes that a file holds a document; what it held before goes, unless another file holds that too."""
    row = connection.execute("SELECT document FROM sources WHERE path = ?", [source]).fetchone()
    connection.execute("INSERT OR REPLACE INTO sources VALUES (?, ?)", [source, document])
    if row is None or row[0] == document:
        return
    if connection.execute("SELECT 1 FROM sources WHERE document = ?", [row[0]]).fetchone() is None:
        delete_document(connection, row[0])


def sources_of(connection: sqlite3.Connection, document: str) -> list[str]:
    rows = connection.execute("SELECT path FROM sources WHERE document = ? ORDER BY path", [document])
    return [row[0] for row in rows]


def generation(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT value FROM state WHERE key = 'generation'").fetchone()[0])


def version(connection: sqlite3.Connection) -> str:
    """The store's identity and generation: no two states of any two stores share it."""
    found = dict(connection.execute("SELECT key, value FROM state WHERE key IN ('identity', 'generation')").fetchall())
    return f"{found['identity']}.{found['generation']}"


def model(connection: sqlite3.Connection) -> tuple[str, int] | None:
    """Name and dimensions of the model behind the stored vectors; None while there are none."""
    # The model of vectors that are all gone again binds nobody.
    if connection.execute("SELECT 1 FROM passages LIMIT 1").fetchone() is None:
        return None
    found = dict(connection.execute("SELECT key, value FROM state WHERE key IN ('model', 'dimensions')").fetchall())
    return found["model"], int(found["dimensions"])


def set_model(connection: sqlite3.Connection, name: str, dimensions: int) -> None:
    rows = [("model", name), ("dimensions", str(dimensions))]
    connection.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", rows)
