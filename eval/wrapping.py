"""An embedder around another, for those that only change how passages are embedded."""

from collections.abc import Sequence

from index.embedding import Embedder
from index.embedding.protocol import Floats, Progress


class WrappedEmbedder:
    """Embeds as the inner one does."""

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner

    @property
    def name(self) -> str:
        return self._inner.name

    @property
    def dimensions(self) -> int:
        return self._inner.dimensions

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        return self._inner.embed_passages(texts, progress)

    def embed_query(self, text: str) -> Floats:
        return self._inner.embed_query(text)
