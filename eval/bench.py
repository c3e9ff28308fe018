"""How fast, how large and how soon ready Belägg is, beside references measured in the same run: `belagg bench`.

Each size runs in processes of its own: one reads the reports in, one opens the store afresh and answers. At 1,000
reports (`--large`) the passages get made-up vectors, as encoding is measured at the smaller sizes; questions are
embedded by the real model everywhere.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from eval import bench_embedding
from eval.bench_stages import asked_in, cold_answer, ingested, served_answer
from eval.places import REPORTS, ROOT
from eval.store import reading_code
from eval.synthetic import Style, generate

RESULTS = ROOT / "eval" / "results"
SIZES = (5, 100)
LARGE = 1000
QUERIES = 60


@dataclass(frozen=True)
class Level:
    """One size's figures. Times of stages are seconds a report; `recall` is the index's share of the exact top ten."""

    reports: int
    passages: int
    figures: int
    ingest_s: float
    passages_per_second: float
    parse: float
    figures_s: float
    derive: float
    embed: float
    write: float
    plain_ratio: float | None  # plain sentence-transformers' time for these passages / the whole ingest's
    ingest_mb: float
    disk_mb: float
    open_s: float
    cold_ms: float
    p50_ms: float
    p95_ms: float
    slowest_ms: float
    search_p50_ms: float
    search_p95_ms: float
    exact_ms: float
    index_ms: float
    recall: float
    serve_mb: float
    made_up_vectors: bool


def measure(size: int, folder: Path, scratch: Path, plain_rate: float | None) -> Level:
    """One size: ingest and answering in a process each."""
    data = data_of(size, scratch)
    told: dict[str, float] = {}
    for step in ("ingest", "ask"):
        out = scratch / f"{data.name}-{step}.json"
        if step == "ingest" and out.is_file():  # kept from an earlier run by the same code
            told |= json.loads(out.read_text(encoding="utf-8"))
            continue
        command = [sys.executable, "-m", "eval.bench", "--child", step, "--size", str(size)]
        command += ["--reports", str(folder), "--data", str(data), "--out", str(out)]
        subprocess.run(command, check=True, cwd=ROOT)
        told |= json.loads(out.read_text(encoding="utf-8"))
    made_up = size >= LARGE
    told["plain_ratio"] = None if made_up or not plain_rate else told["passages"] / plain_rate / told["ingest_s"]  # type: ignore[assignment]
    told["made_up_vectors"] = made_up
    return Level(**{field.name: told[field.name] for field in fields(Level)})  # type: ignore[arg-type]


def data_of(size: int, scratch: Path) -> Path:
    """Where reports are read in to; another place for each version of the code that reads them."""
    return scratch / f"data-{size}-{reading_code()}"


def synthetic(count: int, folder: Path) -> Path:
    """A folder with so many made-up reports of all layouts."""
    folder.mkdir(parents=True, exist_ok=True)
    styles = list(Style)
    for seed in range(count):
        report = generate(seed, styles[seed % len(styles)])
        (folder / f"{seed:04}-{report.name}").write_text(report.text, encoding="utf-8")
    return folder


def machine() -> str:
    """The machine by what matters here: processor cores and memory."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {pages / 2**30:.0f} GB memory, {platform.system()}, Python {platform.python_version()}"


# Report ---------------------------------------------------------------------------------------------------------

_ROWS = (
    ("passages", "passages", "{:,.0f}"),
    ("figures", "figures", "{:,.0f}"),
    ("whole ingest, s", "ingest_s", "{:.1f}"),
    ("passages a second, whole ingest", "passages_per_second", "{:.0f}"),
    ("times plain sentence-transformers (encoding alone)", "plain_ratio", "{:.1f}"),
    ("parse, s a report", "parse", "{:.3f}"),
    ("figures, s a report", "figures_s", "{:.3f}"),
    ("outlines for answering, s a report", "derive", "{:.3f}"),
    ("embed, s a report", "embed", "{:.3f}"),
    ("write, s a report", "write", "{:.3f}"),
    ("memory while reading in, MB", "ingest_mb", "{:.0f}"),
    ("on disk, MB", "disk_mb", "{:.1f}"),
    ("open the store and load the model, s", "open_s", "{:.2f}"),
    ("first answer after that, ms", "cold_ms", "{:.0f}"),
    ("answer, median, ms", "p50_ms", "{:.0f}"),
    ("answer, 95th percentile, ms", "p95_ms", "{:.0f}"),
    ("slowest answer, ms", "slowest_ms", "{:.0f}"),
    ("search, median, ms", "search_p50_ms", "{:.0f}"),
    ("search, 95th percentile, ms", "search_p95_ms", "{:.0f}"),
    ("vector search, ms", "index_ms", "{:.2f}"),
    ("exact FAISS search, ms", "exact_ms", "{:.2f}"),
    ("share of the exact top ten", "recall", "{:.3f}"),
    ("memory while answering, MB", "serve_mb", "{:.0f}"),
)


def markdown(levels: Sequence[Level], encoding: Sequence[bench_embedding.Measured], starts: dict[str, float]) -> str:
    """The results as a page."""
    lines = ["# Benchmarks", "", f"{machine()}. Times are wall clock; other work on the machine makes them worse.", ""]
    lines += ["## Encoding", "", bench_embedding.table(list(encoding)), ""] if encoding else []
    lines += ["## Start", ""]
    lines += [f"- {name}: {seconds:.1f} s" for name, seconds in starts.items()]
    lines += ["", "## Reading in and answering", ""]
    lines.append("| | " + " | ".join(f"{level.reports:,} reports" for level in levels) + " |")
    lines.append("|---|" + "---:|" * len(levels))
    for label, name, form in _ROWS:
        cells = [getattr(level, name) for level in levels]
        lines.append(f"| {label} | " + " | ".join("–" if cell is None else form.format(cell) for cell in cells) + " |")
    if any(level.made_up_vectors for level in levels):
        lines += ["", f"At {LARGE:,} reports the passages' vectors are made up (see `eval/bench.py`)."]
    return "\n".join(lines) + "\n"


def main(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="belagg bench", description="Mäter tider, minne och storlek bredvid det man annars hade byggt."
    )
    parser.add_argument("--reports", type=Path, default=REPORTS, help="fem rapporter; annars påhittade")
    parser.add_argument("--large", action="store_true", help=f"mät också {LARGE} påhittade rapporter")
    parser.add_argument("--only", type=int, action="append", help="bara så här många rapporter; får upprepas")
    parser.add_argument("--no-encoding", action="store_true", help="jämför inte sätten att räkna vektorer")
    parser.add_argument("--out", type=Path, default=RESULTS, help="mappen för bench.json och bench.md")
    parser.add_argument(
        "--data", type=Path, help="mapp där det inlästa sparas till nästa mätning; annars en tillfällig"
    )
    parser.add_argument("--child", choices=("ingest", "ask"), help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, default=5, help=argparse.SUPPRESS)
    chosen = parser.parse_args(given)
    if chosen.child:
        made_up = chosen.size >= LARGE
        reading = chosen.child == "ingest"
        told = ingested(chosen.reports, chosen.data, made_up) if reading else asked_in(chosen.data, made_up, QUERIES)
        chosen.out.write_text(json.dumps(told), encoding="utf-8")
        return 0
    return _run(chosen)


def _run(chosen: argparse.Namespace) -> int:
    sizes = chosen.only or [*SIZES, *([LARGE] if chosen.large else [])]
    encoding = []
    if not chosen.no_encoding:
        folder = chosen.reports if chosen.reports.is_dir() else ROOT / "eval" / "samples"
        encoding = bench_embedding.measure([0, _served()], folder, 96, 1)
    plain_rate = encoding[0].passages_per_second if encoding else None
    levels: list[Level] = []
    starts: dict[str, float] = {}
    with nullcontext(chosen.data) if chosen.data else tempfile.TemporaryDirectory() as place:
        scratch = Path(place)
        scratch.mkdir(parents=True, exist_ok=True)
        for size in sizes:
            real = size == 5 and chosen.reports.is_dir()
            folder = chosen.reports if real else synthetic(size, scratch / f"reports-{size}")
            print(f"{size} reports ...", file=sys.stderr, flush=True)
            levels.append(measure(size, folder, scratch, plain_rate))
            if not starts:
                starts["belagg ask in a fresh process"] = cold_answer(data_of(size, scratch))
                starts["belagg serve, from start to its first answer"] = served_answer(data_of(size, scratch))
    page = markdown(levels, encoding, starts)
    print(page)
    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / "bench.md").write_text(page, encoding="utf-8")
    kept = {
        "machine": machine(),
        "when": time.strftime("%Y-%m-%d"),
        "encoding": [asdict(each) for each in encoding],
        "start_s": starts,
        "levels": [asdict(level) for level in levels],
    }
    (chosen.out / "bench.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


def _served() -> int:
    """The way of encoding that is the default here."""
    from importlib.util import find_spec

    names = [way.name for way in bench_embedding.WAYS]
    return names.index("OpenVINO, as served" if find_spec("openvino") else "ONNX Runtime, float32")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
