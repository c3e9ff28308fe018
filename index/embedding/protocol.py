"""What every embedder offers."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]
"""Told (texts done, texts in all) now and then, and at the end."""


class Embedder(Protocol):
    """Turns text into vectors of length 1; their inner product is the cosine.

    `name` is stored beside the vectors: it names the model and its version, never the library that runs it, and two
    embedders of one name give vectors that may be compared. Calls from several threads at once are allowed.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """float32 (len(texts), dimensions), one row a text in the same order."""
        ...

    def embed_query(self, text: str) -> Floats:
        """float32 (dimensions,)."""
        ...
