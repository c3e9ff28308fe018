"""What documents consist of, read from the store: passages, tables, sentences, figures, findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from index.audit import Finding
from index.codec import decode, decode_all
from index.store import figure_query, records
from index.store.connections import Connections
from index.store.records import ALL
from index.types import Figure, Filters, Measure, Passage, Statement, Table, UnitKind

T = TypeVar("T")


@dataclass(frozen=True)
class StoredPassage:
    id: int
    document: str
    passage: Passage


class ContentReading(Connections):
    """What is read of documents' contents."""

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

    def tables(self, document: str) -> list[Table]:
        """A document's tables in reading order; raises UnknownDocument."""
        return self._payloads("tables", Table, document)

    def statements(self, document: str) -> list[Statement]:
        """A document's sentences in reading order; raises UnknownDocument."""
        return self._payloads("statements", Statement, document)

    def findings(self, document: str) -> list[Finding]:
        """What the audit found in a document, in reading order; raises UnknownDocument."""
        return self._payloads("findings", Finding, document)

    def figures_of(self, document: str) -> list[Figure]:
        """A document's figures in reading order; raises UnknownDocument."""
        return self._payloads("figures", Figure, document)

    def _payloads(self, table: str, kind: type[T], document: str) -> list[T]:
        with self.reading() as connection:
            records.check_known(connection, document)
            rows = connection.execute(f"SELECT payload FROM {table} WHERE document = ? ORDER BY number", [document])
            return decode_all(kind, [row[0] for row in rows])

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


def _stored(row: tuple[int, str, str]) -> StoredPassage:
    return StoredPassage(row[0], row[1], decode(Passage, row[2]))
