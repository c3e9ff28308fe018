"""The bundled model as it is served: a tokenizer and a runner, without torch or transformers.

Importing those takes seconds and hundreds of megabytes; a command that asks one question should not pay for it.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from index.embedding.batching import TOKENS_PER_THREAD, batches, pad_batch
from index.embedding.folder import PASSAGE_PREFIX, QUERY_PREFIX
from index.embedding.pieces import Pieces
from index.embedding.protocol import Floats, Progress
from index.embedding.runner import Runner
from index.embedding.tokens import MAX_TOKENS

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_CHARACTERS = 32 * MAX_TOKENS
"""Of a text that is looked at: far beyond what 512 tokens can cover, and so little that a huge text costs nothing."""

SHORT = 4000
"""Characters of a question up to which it is faster to read without the library than to load that."""

_CHUNK = 512  # texts tokenised at a time, so that progress shows and memory stays small


class ServedEmbedder:
    """Embeds with `query: ` and `passage: ` before the text, as the model was trained."""

    def __init__(
        self, name: str, dimensions: int, pad: int, tokenizer: "Callable[[], Tokenizer]", pieces: Pieces, runner: Runner
    ) -> None:
        """`tokenizer` is called when the first passages are embedded; questions do with `pieces`."""
        self._name = name
        self._dimensions = dimensions
        self._pad = pad
        self._tokenizer = cache(tokenizer)
        self._pieces = pieces
        self._runner = runner

    @property
    def name(self) -> str:
        return self._name

    @property
    def dimensions(self) -> int:
        return self._dimensions

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        distinct = list(dict.fromkeys(texts))  # rows of tables repeat: nothing is embedded twice
        place = {text: row for row, text in enumerate(distinct)}
        vectors = np.empty((len(distinct), self._dimensions), np.float32)
        for start in range(0, len(distinct), _CHUNK):
            encoded = [self._tokens(_begun(PASSAGE_PREFIX, text)) for text in distinct[start : start + _CHUNK]]
            done = start
            for batch in batches(encoded, self._pad, TOKENS_PER_THREAD * self._runner.threads):
                vectors[[start + row for row in batch.rows]] = self._runner.run(batch.ids, batch.mask)
                done += len(batch.rows)
                if progress is not None:
                    progress(len(texts) * done // len(distinct), len(texts))
        return np.take(vectors, np.array([place[text] for text in texts], np.int64), axis=0)

    def embed_query(self, text: str) -> Floats:
        asked = _begun(QUERY_PREFIX, text)
        tokens = self._pieces.encode(asked) if len(asked) <= SHORT else None
        batch = pad_batch((0,), [tokens if tokens is not None else self._tokens(asked)], self._pad)
        vector: Floats = self._runner.run(batch.ids, batch.mask)[0]
        return vector

    def _tokens(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer().encode(text).ids
        return ids


def _begun(prefix: str, text: str) -> str:
    return prefix + text[:MAX_CHARACTERS]
