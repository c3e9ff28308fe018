"""Text to vectors.

`load_embedder()` gives the default model, which is bundled and needs no download; `load_embedder(name_or_folder)` any
sentence-transformers model. torch, transformers and sentence-transformers are imported only by what needs them: they
take seconds, and serving the default model needs none of them.
"""

from index.embedding.default import load_default
from index.embedding.hashing import HashEmbedder
from index.embedding.protocol import Embedder, Progress

__all__ = ["Embedder", "HashEmbedder", "Progress", "load_embedder"]


def load_embedder(model: str | None = None) -> Embedder:
    """The default model, or another by name or folder. Raises MissingExtra or StoreError with what to do."""
    if model is None:
        return load_default()
    from index.embedding.sentence import SentenceEmbedder

    return SentenceEmbedder(model)
