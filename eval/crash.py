"""Kills an ingest at random moments and looks at what is left: `python -m eval.crash --times 100`.

Each round fills a store with reports made for the purpose, kills the process that reads in newer versions of half of
them together with new ones, and checks that every document is there whole, as it was or as it is to be, or not at all.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedding.hashing import HashEmbedder
from index.ingest import Analysis, analyse, ingest
from index.store import Store
from index.store.check import problems
from index.store.records import embedding_text

REPORTS = 16
READY = "ready"
SUBJECTS = ("Barn och unga", "Vuxna", "Ekonomiskt bistånd", "Familjerätt", "Öppenvård", "Administration")
CAUSES = ("fler placeringar", "lägre volymer", "vakanta tjänster", "högre priser", "en försenad start")


@dataclass(frozen=True)
class Outcome:
    """What a round found: how many documents were whole, and what was wrong."""

    stored: int
    done: bool  # the ingest was through before it was killed
    wrong: tuple[str, ...]


def write_report(folder: Path, number: int, version: int) -> Path:
    """A small interim report with prose and a table; the same for the same number and version."""
    draw = random.Random(f"{number} {version}")
    lines = [f"# Delårsrapport {number} per augusti 2023", "", f"Version {version}.", ""]
    for subject in SUBJECTS:
        value = f"{draw.randint(1, 99)},{draw.randint(0, 9)}"
        lines += [f"## {subject}", "", f"Utfallet är {value} miljoner kronor. Det beror på {draw.choice(CAUSES)}.", ""]
        lines += ["| Verksamhet (tkr) | Budget 2023 | Utfall jan-aug 2023 |", "|---|---|---|"]
        lines += [f"| {subject} {row} | {draw.randint(1, 99999)} | {draw.randint(1, 99999)} |" for row in range(4)]
        lines.append("")
    path = folder / f"rapport-{number:02}.md"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def crash(folder: Path, seed: int, longest: float) -> Outcome:
    """One round in an empty folder: an ingest killed within `longest` seconds after it began."""
    reports, data = folder / "reports", folder / "data"
    reports.mkdir()
    paths = [write_report(reports, number, 1) for number in range(REPORTS)]
    with Store.open(data) as store:
        ingest(paths[::2], store, HashEmbedder())
    old = {path: analyse(path) for path in paths[::2]}
    for number in range(REPORTS):
        write_report(reports, number, 2)
    new = {path: analyse(path) for path in paths}

    done = _killed(reports, data, random.Random(seed).uniform(0, longest))
    with Store.open(data) as store:
        wrong = list(_wrong(store, old, new))
        stored = store.counts.documents
        ingest([reports], store, HashEmbedder())
        wrong += [f"after reading in again: {line}" for line in _wrong(store, {}, new)]
    return Outcome(stored, done, tuple(wrong))


def _killed(reports: Path, data: Path, delay: float) -> bool:
    """Starts an ingest, kills it `delay` seconds after its first file; whether it was through by then."""
    command = [sys.executable, "-m", "eval.crash", "--child", str(reports), str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        line = child.stdout.readline() if child.stdout else ""
        if line.strip() != READY:
            raise RuntimeError(f"the ingest did not start: exit status {child.wait()}")
        time.sleep(delay)
        done = child.poll() is not None
        child.kill()
    return done


def _wrong(store: Store, old: dict[Path, Analysis], new: dict[Path, Analysis]) -> Iterator[str]:
    """What is not as it must be: a document that is neither its old nor its new self, or is gone."""
    yield from problems(store)
    for path, analysis in new.items():
        id = store.source(str(path))
        expected = {one.document.id: one for one in (analysis, old.get(path)) if one is not None}
        if id is None:
            if path in old or not old:
                yield f"{path.name} is gone"
        elif id not in expected:
            yield f"{path.name} is a document that it never was: {id}"
        else:
            yield from (f"{path.name}: {line}" for line in _unlike(store, expected[id]))
    if len(store.documents()) != sum(store.source(str(path)) is not None for path in new):
        yield "documents without a source are left"


def _unlike(store: Store, expected: Analysis) -> Iterator[str]:
    id = expected.document.id
    held = store.passages_of(id)
    embedder = HashEmbedder()
    vectors = store.known_vectors([embedding_text(one.passage) for one in held])
    checks = {
        "document": store.document(id) == expected.document,
        "passages": tuple(one.passage for one in held) == expected.passages,
        "tables": tuple(store.tables(id)) == expected.parsed.tables,
        "figures": tuple(figure for one, figure in store.figures() if one == id) == expected.figures,
        "statements": tuple(store.statements(id)) == expected.statements,
        "vectors": all(np.allclose(vector, embedder.embed_passages([text])[0]) for text, vector in vectors.items()),
    }
    yield from (f"its {what} are not what was stored" for what, right in checks.items() if not right)


def _child(reports: Path, data: Path) -> None:
    with Store.open(data) as store:
        print(READY, flush=True)
        ingest([reports], store, HashEmbedder())


def _usual_time() -> float:
    """Seconds that an undisturbed ingest of new reports takes here."""
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        for number in range(REPORTS):
            write_report(reports, number, 2)
        with Store.open(Path(folder) / "data") as store:
            started = time.monotonic()
            ingest([reports], store, HashEmbedder())
            return time.monotonic() - started


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.crash", description="Kill an ingest at random moments.")
    parser.add_argument("--times", type=int, default=100, help="how often (100)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments (1)")
    parser.add_argument("--child", nargs=2, type=Path, metavar=("REPORTS", "DATA"), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.child:
        _child(*given.child)
        return 0
    longest = 1.2 * _usual_time()
    outcomes = []
    for number in range(given.times):
        with tempfile.TemporaryDirectory() as folder:
            outcome = crash(Path(folder), given.seed + number, longest)
        outcomes.append(outcome)
        for line in outcome.wrong:
            print(f"round {number + 1}: {line}")
    broken = sum(bool(outcome.wrong) for outcome in outcomes)
    through = sum(outcome.done for outcome in outcomes)
    counts = sorted(outcome.stored for outcome in outcomes)
    print(
        f"{given.times} kills within {longest:.2f} s ({through} after the end): {broken} stores broken; "
        f"{counts[0]} to {counts[-1]} of {REPORTS} documents stored at the kill"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
