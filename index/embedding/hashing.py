"""An embedder without a model, for tests and for trying things out."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from index.embedding.protocol import Floats, Progress

_WORD = re.compile(r"\w+")


class HashEmbedder:
    """Hashed word and letter-trigram counts: texts that share words are near each other, and nothing else is known.

    The same text gives the same vector in every process and on every machine.
    """

    def __init__(self, dimensions: int = 64) -> None:
        if dimensions < 1:
            raise ValueError(f"dimensions must be at least 1, got {dimensions}")
        self._dimensions = dimensions

    @property
    def name(self) -> str:
        return f"hash-{self._dimensions}@1"

    @property
    def dimensions(self) -> int:
        return self._dimensions

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        vectors = np.zeros((len(texts), self._dimensions), np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self.embed_query(text)
        if progress is not None and texts:
            progress(len(texts), len(texts))
        return vectors

    def embed_query(self, text: str) -> Floats:
        vector = np.zeros(self._dimensions, np.float32)
        for word in _WORD.findall(text.lower()):
            marked = f"<{word}>"
            for feature in (word, *(marked[i : i + 3] for i in range(len(marked) - 2))):
                code = int.from_bytes(hashlib.blake2b(feature.encode(), digest_size=8).digest(), "little")
                vector[code % self._dimensions] += 1.0 if code >> 63 else -1.0
        length = float(np.linalg.norm(vector))
        if length == 0.0:  # no words, or features that cancelled out: any fixed direction will do
            vector[0] = length = 1.0
        return vector / np.float32(length)
