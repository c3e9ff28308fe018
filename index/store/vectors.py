"""The vectors that the store keeps: passages' for the index, sentences' for what an answer is chosen by."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.store import records
from index.store.connections import Connections

Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]


class VectorReading(Connections):
    """What is read of passages' numbers and of vectors."""

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

    def meanings(self, document: str) -> Vectors:
        """The vectors of a document's sentences, one row each in reading order; raises UnknownDocument."""
        with self.reading() as connection:
            records.check_known(connection, document)
            query = "SELECT vector FROM statements WHERE document = ? ORDER BY number"
            rows = [row[0] for row in connection.execute(query, [document])]
            model = records.model(connection)
        return _matrix(rows, model, "<f2")


def _matrix(blobs: Sequence[bytes], model: tuple[str, int] | None, kind: str = "<f4") -> Vectors:
    numbers = np.frombuffer(b"".join(blobs), dtype=kind).astype(np.float32)
    return numbers.reshape(len(blobs), model[1] if model else 0)
