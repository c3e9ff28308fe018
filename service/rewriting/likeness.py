"""Whether an English sentence may be a translation of a Swedish one, by how near they are in meaning.

Models place all sentences of a field close together, each at a distance of its own, so no fixed nearness tells. What
tells is whether the translation is nearer to its sentence than every sentence of the field that says something else.
"""

from collections.abc import Callable
from threading import Lock

import numpy as np

from index.embedding import Embedder

Likeness = Callable[[str, str], bool]
"""(Swedish sentence, English text) -> whether the text may be its translation."""

MARGIN = 0.015
"""How much nearer a translation must be than the nearest contrast."""

CONTRASTS = (
    "The report is about the municipality, its committee and the budget for the year.",
    "The surplus is due to vacant positions and lower costs of care.",
    "The deficit is due to more and more expensive placements than expected.",
    "The costs of agency staff have risen because it is hard to recruit.",
    "The number of households receiving income support has fallen compared with last year.",
    "State grants that were not budgeted explain the deviation.",
    "The cost of personal assistance is rising as more cases have been taken over.",
    "Inflation has led to higher prices and rents.",
    "Sick leave is lower than last year.",
    "The committee has decided on measures to reach a balanced budget.",
    "The goal is not expected to be met during the year.",
    "More people have applied for housing and support.",
)
"""Things that such reports say, in words of our own."""


class MeaningLikeness:
    """Compares by an embedding model that knows both languages. Safe to use from many threads."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._lock = Lock()
        self._contrasts: np.ndarray | None = None

    def __call__(self, swedish: str, english: str) -> bool:
        with self._lock:
            if self._contrasts is None:
                self._contrasts = self._embedder.embed_passages(list(CONTRASTS))
        quote, text = self._embedder.embed_passages([swedish, english])
        near = float(quote @ text)
        # A contrast that says the very same as the translation is none.
        others = [float(quote @ other) for other in self._contrasts if float(text @ other) < SAME]
        return near >= max(others, default=0.0) + MARGIN


SAME = 0.93
"""From this nearness on two English sentences say the same."""
