"""The FAISS index of a store as it is now: loaded when what is saved fits, built anew when not, kept up in between."""

from contextlib import suppress
from threading import Lock

import numpy as np
import numpy.typing as npt

from index.store import Store, Vectors
from index.vectors import StaleIndex, VectorIndex

FILE = "vectors.faiss"
PATCHED = 0.2
"""Share of the passages that may have come or gone before the index is built anew instead of changed."""

Ids = npt.NDArray[np.int64]


class NearestPassages:
    """Passages by the nearness of their vectors. Safe to use from many threads."""

    def __init__(self, store: Store, model: str) -> None:
        self._store = store
        self._model = model
        self._lock = Lock()
        self._index: VectorIndex | None = None
        self._ids: Ids = np.empty(0, np.int64)

    def search(self, vector: Vectors, limit: int, documents: frozenset[str] | None) -> list[tuple[int, float]]:
        """Numbers and cosines of the nearest passages of some documents (None: of all), nearest first."""
        index = self.current()
        allowed = None if documents is None else self._store.passage_ids(documents)
        numbers, scores = index.search(vector, limit, allowed)
        return list(zip(numbers.tolist(), scores.tolist(), strict=True))

    def current(self) -> VectorIndex:
        """The index of the store as it is now."""
        with self._lock:
            version = self._store.version
            if self._index is None:
                self._index = self._loaded(version) or self._built()
            elif self._index.generation != version:
                self._index = self._patched(self._index, version) or self._built()
            return self._index

    def _loaded(self, version: str) -> VectorIndex | None:
        try:
            index = VectorIndex.load(self._store.folder / FILE, version, self._model)
        except StaleIndex:
            return None
        self._ids = self._store.all_passage_ids()
        return index if len(index) == len(self._ids) else None

    def _built(self) -> VectorIndex:
        index = VectorIndex.of(self._store, self._model)
        self._ids = self._store.all_passage_ids()
        # What cannot be saved is built again the next time: searching must not fail for it.
        with suppress(OSError, RuntimeError):
            index.save(self._store.folder / FILE)
        return index

    def _patched(self, index: VectorIndex, version: str) -> VectorIndex | None:
        """The index with what came and without what went; None when that is too much."""
        now = self._store.all_passage_ids()
        new, gone = np.setdiff1d(now, self._ids), np.setdiff1d(self._ids, now)
        if len(new) + len(gone) > PATCHED * len(now) or not len(self._ids):
            return None
        # A passage's number is never given to another, so that numbers alone tell what has changed.
        found, vectors = self._store.vectors_of(new)
        index.remove(gone, version)
        index.add(found, vectors, version)
        self._ids = np.setdiff1d(now, np.setdiff1d(new, found))
        return index
