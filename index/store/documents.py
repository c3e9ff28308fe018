"""What the store says of whole documents: what is there, their texts, and where they came from."""

from dataclasses import dataclass
from datetime import datetime

from index.codec import decode
from index.store import records
from index.store.connections import Connections
from index.store.records import ALL
from index.types import Document, Filters, Metadata, Page, Part, Section

_ORDER = "ORDER BY municipality_key, committee_key, year, name, id"


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
class Counts:
    documents: int
    passages: int
    tables: int
    figures: int
    statements: int


class DocumentReading(Connections):
    """What is read of documents as wholes."""

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
