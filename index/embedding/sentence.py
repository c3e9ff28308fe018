"""Any other model, through sentence-transformers."""

import contextlib
import hashlib
import io
import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding.protocol import Floats, Progress
from index.errors import MissingExtra, StoreError

_BATCH = {"cpu": 8}  # measured on two cores: half as fast again as the library's 32
_BATCH_ELSEWHERE = 64
_CHUNK = 256  # texts between two signs of progress
_E5 = re.compile(r"(^|[/_\-.])e5($|[/_\-.])", re.IGNORECASE)
_PROMPTS = {"query": ("query",), "passage": ("passage", "document", "corpus")}
_HEAD = 1 << 20  # bytes of a large file that go into the fingerprint


class SentenceEmbedder:
    """A sentence-transformers model by name or folder, in single precision.

    What is put before a query or a passage is what the model's own settings name, else what E5 models are known to
    need, else nothing. A name that is no folder is looked for in the local cache first and downloaded only from there
    on; raises StoreError when neither works.
    """

    def __init__(self, model: str | Path, name: str | None = None) -> None:
        self._model = _load(str(model))
        self._name = name or _identity(str(model), self._model)
        self._query = _prefix(self._model.prompts, "query", str(model))
        self._passage = _prefix(self._model.prompts, "passage", str(model))
        self._lock = threading.Lock()  # tokenizers and torch modules give no promise for several threads

    @property
    def name(self) -> str:
        return self._name

    @property
    def dimensions(self) -> int:
        # Renamed in version 5; the older name warns there.
        ask = getattr(self._model, "get_embedding_dimension", None) or self._model.get_sentence_embedding_dimension
        return int(ask())

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        distinct = sorted(dict.fromkeys(texts), key=len, reverse=True)
        place = {text: row for row, text in enumerate(distinct)}
        vectors = np.empty((len(distinct), self.dimensions), np.float32)
        for start in range(0, len(distinct), _CHUNK):
            chunk = distinct[start : start + _CHUNK]
            vectors[start : start + len(chunk)] = self._encode(chunk, self._passage)
            if progress is not None:
                progress(len(texts) * (start + len(chunk)) // len(distinct), len(texts))
        return np.take(vectors, np.array([place[text] for text in texts], np.int64), axis=0)

    def embed_query(self, text: str) -> Floats:
        vector: Floats = self._encode([text], self._query)[0]
        return vector

    def _encode(self, texts: list[str], prefix: str) -> Floats:
        with self._lock:
            vectors = self._model.encode(
                texts,
                prompt=prefix or None,
                batch_size=_BATCH.get(self._model.device.type, _BATCH_ELSEWHERE),
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return np.asarray(vectors, np.float32)


def _load(model: str) -> Any:
    try:
        # Here and not above: torch and transformers take seconds to import, and the default model needs neither.
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise MissingExtra(
            f"Modellen {model} behöver sentence-transformers: pip install sentence-transformers"
        ) from error
    if not Path(model).is_dir() and (Path(model).is_absolute() or model.startswith(".") or model.count("/") > 1):
        raise StoreError(f"Modellmappen {model} finns inte: ange en mapp med en sentence-transformers-modell")
    try:
        with contextlib.redirect_stderr(io.StringIO()):  # loading draws progress bars over the caller's
            return _local_first(SentenceTransformer, model)
    except Exception as error:  # a damaged folder or an unreachable hub raises whatever its library likes
        raise StoreError(
            f"Modellen {model} kan inte läsas ({_first_line(error)}): ange en mapp med en sentence-transformers-"
            "modell, hämta modellen där nätet nås, eller utelämna inställningen för att använda standardmodellen"
        ) from error


def _local_first(loader: Any, model: str) -> Any:
    try:
        return loader(model, local_files_only=True)
    except Exception:
        if Path(model).is_dir():
            raise
        return loader(model)


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]


def _prefix(prompts: dict[str, str], role: str, model: str) -> str:
    for key in _PROMPTS[role]:
        if prompts.get(key):
            return prompts[key]
    if _E5.search(model) and "instruct" not in model.lower():
        return f"{role}: "
    return ""


def _identity(model: str, loaded: Any) -> str:
    folder = Path(model)
    if folder.is_dir():
        return f"{folder.resolve().name}@{_fingerprint(folder)}"
    revision = getattr(getattr(loaded[0].auto_model, "config", None), "_commit_hash", None)
    return f"{model}@{revision[:8]}" if revision else model


def _fingerprint(folder: Path) -> str:
    """Eight hex digits of the files' names, sizes and first megabytes: two versions of a model differ there, and a
    model of gigabytes is not read twice."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(f"{path.relative_to(folder)}:{path.stat().st_size}\n".encode())
        with path.open("rb") as file:
            total.update(file.read(_HEAD))
    return total.hexdigest()[:8]
