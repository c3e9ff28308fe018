"""The engine that is measured: the real one, on a store that is kept until the code that reads reports changes."""

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np

from eval.wrapping import WrappedEmbedder
from index.embedding import Embedder, load_embedder
from index.embedding.protocol import Floats, Progress
from index.errors import LoadError
from index.search import Searcher
from index.store import Store
from service.engine import BelaggEngine

INDEX = Path(__file__).resolve().parents[1] / "index"


class RememberingEmbedder(WrappedEmbedder):
    """An embedder that keeps its passages' vectors in a file, so that a store made anew costs no embedding."""

    def __init__(self, inner: Embedder, path: Path) -> None:
        super().__init__(inner)
        self._path = path
        self._known: dict[str, Floats] = {}
        if path.is_file():
            with np.load(path) as held:
                self._known = dict(zip(held["keys"].tolist(), held["vectors"], strict=True))

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        keys = [hashlib.sha256(f"{self.name}\n{text}".encode()).hexdigest() for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if new:
            made = self._inner.embed_passages(list(new.values()), progress)
            self._known |= dict(zip(new, made, strict=True))
            self._keep()
        return np.stack([self._known[key] for key in keys]) if keys else np.zeros((0, self.dimensions), np.float32)

    def _keep(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        aside = self._path.with_suffix(".new.npz")
        np.savez(aside, keys=np.array(list(self._known)), vectors=np.stack(list(self._known.values())))
        aside.replace(self._path)


def remembering(data: Path, embedder: Embedder | None = None) -> RememberingEmbedder:
    """The default model, or another, with what it has embedded kept under `data`."""
    inner = embedder or load_embedder()
    return RememberingEmbedder(inner, data / f"vectors-{_short(inner.name)}.npz")


@contextmanager
def engine_on(reports: Sequence[Path], data: Path, embedder: Embedder | None = None) -> Iterator[BelaggEngine]:
    """The engine with the reports read in, kept under `data` until the code that reads them changes."""
    model = remembering(data, embedder)
    folder = data / f"{_short(model.name)}-{reading_code()}"
    for old in data.glob(f"{_short(model.name)}-*"):
        if old != folder:
            shutil.rmtree(old)
    with closing(Store(folder)) as store:
        engine = BelaggEngine(store, Searcher(store, model), model)
        told = engine.ingest(list(reports), {}, None)
        if told.failed:
            raise LoadError("; ".join(f"{result.name}: {result.message}" for result in told.failed))
        yield engine


def reading_code() -> str:
    """Changes with whatever decides how a file is read."""
    code = hashlib.sha256()
    for path in sorted(path for path in INDEX.rglob("*") if path.suffix in (".py", ".toml", ".txt", ".csv")):
        code.update(path.relative_to(INDEX).as_posix().encode() + path.read_bytes())
    return code.hexdigest()[:12]


def _short(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]
