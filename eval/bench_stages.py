"""What a benchmark's child processes do: read reports in with a clock on every stage, answer, and start afresh."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError

import numpy as np

import index.ingest
from eval.metrics.statistics import percentile
from eval.wrapping import WrappedEmbedder
from index.embedding import Embedder, load_embedder
from index.embedding.hashing import HashEmbedder
from index.embedding.protocol import Floats, Progress
from index.search import Searcher
from index.store import Store
from index.types import Document, Figure, Filters, Measure
from service.engine import BelaggEngine
from service.library.outline import derive_from
from service.types import Ask

STAGES = {
    "parse": ("load_bytes", "find_tables", "parse", "read_metadata", "extract_statements", "make_passages"),
    "figures_s": ("extract_figures", "audit"),
}
"""Names that `index.ingest` calls, by the stage whose time they are."""

ASKED = {Measure.OUTCOME: "utfallet", Measure.FORECAST: "prognosen", Measure.DEVIATION: "avvikelsen"}
TOP = 10
_ALL = Filters()
READY_WITHIN = 60


class MadeUp(WrappedEmbedder):
    """The real model for questions; for passages vectors made without it, of the same kind and name."""

    def __init__(self, inner: Embedder) -> None:
        super().__init__(inner)
        self._quick = HashEmbedder(inner.dimensions)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        return self._quick.embed_passages(texts, progress)


@contextmanager
def clocked(spent: dict[str, float]) -> Iterator[None]:
    """Adds the time of each stage's functions to `spent` while it lasts."""
    called = [name for names in STAGES.values() for name in names if hasattr(index.ingest, name)]
    held = {name: getattr(index.ingest, name) for name in called}

    def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return function(*given, **named)
            finally:
                spent[stage] += time.perf_counter() - began

        return call

    for stage, names in STAGES.items():
        for name in names:
            if name in held:
                setattr(index.ingest, name, timed(stage, held[name]))
    try:
        yield
    finally:
        for name, function in held.items():
            setattr(index.ingest, name, function)


def ingested(reports: Path, data: Path, made_up: bool) -> dict[str, float]:
    """Reads a folder in; seconds a report by stage."""
    inner = load_embedder()
    inner.embed_passages(["Uppvärmning av modellen."])
    embedder = MadeUp(inner) if made_up else inner
    spent: dict[str, float] = defaultdict(float)
    with closing(Store(data)) as store, clocked(spent):
        store.add = _timed_method(store.add, "write", spent)  # type: ignore[method-assign]
        timed = _Timed(embedder, spent)
        began = time.perf_counter()
        told = index.ingest.ingest([reports], store, timed, derive=_timed_method(derive_from, "derive", spent))
        whole = time.perf_counter() - began
        Searcher(store, embedder).search("budget")  # builds and saves the vector index
        counts = store.counts
    read = max(1, told.count("added"))
    figures = sum(result.figures for result in told.results)
    return {
        "reports": counts.documents,
        "passages": counts.passages,
        "figures": figures,
        "ingest_s": whole,
        "passages_per_second": counts.passages / whole,
        **{stage: spent[stage] / read for stage in ("parse", "figures_s", "derive", "embed", "write")},
        "ingest_mb": _peak(),
        "disk_mb": sum(path.stat().st_size for path in data.rglob("*") if path.is_file()) / 2**20,
    }


class _Timed(WrappedEmbedder):
    """An embedder whose time is told."""

    def __init__(self, inner: Embedder, spent: dict[str, float]) -> None:
        super().__init__(inner)
        self._spent = spent

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        began = time.perf_counter()
        made = self._inner.embed_passages(texts, progress)
        self._spent["embed"] += time.perf_counter() - began
        return made


def _timed_method(method: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        began = time.perf_counter()
        told = method(*given, **named)
        spent[stage] += time.perf_counter() - began
        return told

    return call


def asked_in(data: Path, made_up: bool, queries: int) -> dict[str, float]:
    """Opens the store afresh and answers."""
    began = time.perf_counter()
    store, embedder = Store(data), load_embedder()
    searcher = Searcher(store, MadeUp(embedder) if made_up else embedder)
    engine = BelaggEngine(store, searcher, embedder)
    opened = time.perf_counter() - began
    with closing(engine):
        first = _milliseconds(lambda: engine.ask(Ask("Hur gick det mot budget för barn och unga?")))
        engine.warm()  # as the service does at its start
        engine.settle()
        questions = _questions(engine, queries)
        answering = [_milliseconds(lambda q=question: engine.ask(Ask(q))) for question in questions]  # type: ignore[misc]
        searching = [_milliseconds(lambda q=question: engine.search(q + " nu", _ALL, TOP)) for question in questions]  # type: ignore[misc]
        memory = _peak()  # before the vectors are held a second and a third time to compare searches
        return {
            "open_s": opened,
            "cold_ms": first,
            "p50_ms": percentile(answering, 50),
            "p95_ms": percentile(answering, 95),
            "slowest_ms": max(answering),
            "search_p50_ms": percentile(searching, 50),
            "search_p95_ms": percentile(searching, 95),
            **_against_exact(store, embedder, questions),
            "serve_mb": memory,
        }


def _questions(engine: BelaggEngine, count: int) -> list[str]:
    """Questions about figures that the store holds, spread over its reports, every fourth without a municipality."""
    documents = engine.listed()
    asked: list[str] = []
    for number in range(count):
        document = documents[number * len(documents) // count]
        _, found = engine.figures(Filters(document=(document.id,)), None, None, 0, 10_000)
        fit = [figure for _, figure in found if figure.measure in ASKED and figure.activity and figure.period]
        if fit:
            asked.append(_question(number, document, fit[number * 7 % len(fit)]))
    return asked


def _question(number: int, document: Document, figure: Figure) -> str:
    place = f" i {document.meta.municipality}" if document.meta.municipality and number % 4 else ""
    year = f" {figure.period.year}" if figure.period and number % 3 else ""
    opening = f"Varför blev {ASKED[figure.measure]}" if number % 5 == 0 else f"Vad var {ASKED[figure.measure]}"
    return f"{opening} för {figure.activity}{place}{year}?"


def _against_exact(store: Store, embedder: Embedder, questions: Sequence[str]) -> dict[str, float]:
    """The store's own vector search beside FAISS's exact one."""
    import faiss

    from index.nearest import NearestPassages

    _, ids, vectors = store.vectors()
    exact = faiss.IndexFlatIP(vectors.shape[1])
    exact.add(vectors)
    own = NearestPassages(store, embedder.name)
    own.current()
    shared, times = [], {"exact_ms": [0.0], "index_ms": [0.0]}
    for question in questions:
        query = np.asarray(embedder.embed_query(question), np.float32)
        began = time.perf_counter()
        _, rows = exact.search(query[None], TOP)
        middle = time.perf_counter()
        mine = own.search(query, TOP, None)
        times["exact_ms"].append((middle - began) * 1000)
        times["index_ms"].append((time.perf_counter() - middle) * 1000)
        shared.append(len({int(ids[row]) for row in rows[0]} & {number for number, _ in mine}) / min(TOP, len(ids)))
    return {name: percentile(taken[1:], 50) for name, taken in times.items()} | {"recall": sum(shared) / len(shared)}


# Starting afresh ------------------------------------------------------------------------------------------------

QUESTION = "Hur gick det mot budget?"


def cold_answer(data: Path) -> float:
    """Seconds that `belagg ask` takes in a fresh process."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "service.cli", "ask", QUESTION, "--data", str(data)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - began


def served_answer(data: Path) -> float:
    """Seconds from starting the service to its first answer over HTTP."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.perf_counter()
    command = [sys.executable, "-m", "service.cli", "serve", "--data", str(data), "--port", str(port)]
    service = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.perf_counter() - began < READY_WITHIN:
            if _asked_over_http(port):
                return time.perf_counter() - began
            time.sleep(0.05)
        raise TimeoutError(f"the service gave no answer within {READY_WITHIN} s")
    finally:
        service.terminate()
        service.wait()


def _asked_over_http(port: int) -> bool:
    body = json.dumps({"question": QUESTION}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/ask", data=body, headers={"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=READY_WITHIN) as response:
            return bool(json.load(response)["status"])
    except (URLError, ConnectionError):
        return False


def _milliseconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def _peak() -> float:
    from eval.bench_embedding import _peak as peak

    return peak()
