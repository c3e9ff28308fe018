"""Asks the questions of a part and says how good the answers are: `python -m eval`, `belagg eval`."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from eval import plain
from eval.compare import accept, accepted, regressions
from eval.generate import answers, bundled_generator
from eval.judge import Verdict
from eval.metrics.statistics import share
from eval.questions import PARTS, Question, load
from eval.recall import recalls
from eval.report import as_json, failures, scores_table, tables
from eval.runner import Run, cases, run, sources_of, summary
from eval.store import engine_on, remembering
from index.errors import BelaggError
from service.engine import BelaggEngine

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT.parent / "shared" / "reports"


def arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="belagg eval", description=__doc__)
    parser.add_argument("--part", choices=PARTS, default="dev", help="test is for reporting only")
    parser.add_argument("--reports", type=Path, default=REPORTS, help="the folder of the five real reports")
    parser.add_argument("--data", type=Path, default=ROOT / ".data" / "eval", help="what has been read in is kept here")
    parser.add_argument("--out", type=Path, help="every answer with its verdict, as JSON")
    parser.add_argument("--failures", help="what is not right, as text in this file; - for the screen")
    parser.add_argument("--only", default="", help="only questions whose id or kind begins so")
    parser.add_argument("--no-search", action="store_true", help="leave out the recall of the search")
    parser.add_argument("--plain", action="store_true", help="measure plain chunks with the same model beside it")
    parser.add_argument("--generate", type=int, default=0, metavar="N", help="let the small model answer N questions too")
    parser.add_argument("--accept", action="store_true", help="make this run the one that later runs are held against")
    parser.add_argument("--quiet", action="store_true", help="no progress")
    return parser.parse_args(given)


def main(given: Sequence[str]) -> int:
    """The exit code: 1 for an unsupported number or a score that fell, 2 when nothing could be measured."""
    chosen = arguments(given)
    if not chosen.reports.is_dir():
        print(f"The reports are not in {chosen.reports}; name their folder with --reports.", file=sys.stderr)
        return 2
    questions = [q for q in load(chosen.part) if q.id.startswith(chosen.only) or q.kind.startswith(chosen.only)]
    try:
        with engine_on([chosen.reports], chosen.data) as engine:
            done = run(engine, questions, Progress(len(questions), chosen.quiet), search=not chosen.no_search)
            print(tables(done), "", scores_table(summary(done.verdicts, done.recalls)), sep="\n")
            if chosen.plain:
                _print_plain(engine, questions, chosen.data)
            if chosen.generate:
                _print_generated(engine, questions[:: max(1, len(questions) // chosen.generate)], chosen.data)
    except BelaggError as error:
        print(error, file=sys.stderr)
        return 2
    return _concluded(chosen, done)


def _concluded(chosen: argparse.Namespace, done: Run) -> int:
    """Writes what was asked for, and holds the run against the accepted one."""
    now = cases(done.verdicts, done.recalls)
    if chosen.out:
        told = as_json(done, summary(done.verdicts, done.recalls), chosen.part)
        chosen.out.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    if chosen.failures == "-":
        print(failures(done.verdicts))
    elif chosen.failures:
        Path(chosen.failures).write_text(failures(done.verdicts), encoding="utf-8")
    fallen = regressions(now, accepted(chosen.part))
    for each in fallen:
        print(f"FELL  {each}")
    if chosen.accept and not chosen.only:
        print(f"accepted: {accept(chosen.part, now).relative_to(ROOT)}")
    return 1 if fallen else 0


class Progress:
    """One line on a terminal, rewritten; nothing where the error output is no terminal."""

    def __init__(self, total: int, quiet: bool) -> None:
        self._total, self._done, self._right = total, 0, 0
        self._shown = not quiet and sys.stderr.isatty()

    def __call__(self, verdict: Verdict) -> None:
        self._done += 1
        self._right += verdict.right
        if self._shown:
            end = "\n" if self._done == self._total else ""
            print(f"\r{self._done}/{self._total} asked, {self._right} right", end=end, file=sys.stderr, flush=True)


def _print_plain(engine: BelaggEngine, questions: Sequence[Question], data: Path) -> None:
    """The recall of plain chunks, measured as the engine's is."""
    sources, shelves = sources_of(engine), plain.shelves_of(engine.documents())
    print("\nplain systems      recall at 5      at 10    within 4,000 characters")
    for name, search in plain.systems(sources, shelves, remembering(data)).items():
        found = recalls(questions, sources, search)
        scores = [share([each.at[5] for each in found]), share([each.at[10] for each in found])]
        within = share([each.within for each in found])
        cells = "".join(f"{100 * score.value:>9.0f} %" for score in scores if score)
        print(f"{name:18}{cells}   " + (f"{100 * within.value:.0f} % ({100 * within.low:.0f}–{100 * within.high:.0f})" if within else "–"))


def _print_generated(engine: BelaggEngine, questions: Sequence[Question], data: Path) -> None:
    sources = sources_of(engine)
    chunks = plain.chunks_of(sources)
    rank = plain.fused(plain.dense(chunks, remembering(data)), plain.bm25(chunks))
    texts = {source.id: source.text for source in sources}
    told = answers(questions, chunks, rank, bundled_generator(), texts)
    unproven = sum(len(each.unsupported) for each in told)
    numbers = sum(each.numbers for each in told)
    print(f"\nplain generation without a gate: {len(told)} answers, {numbers} numbers, {unproven} of them unsupported")
    for each in told[:5]:
        print(f"  {each.question}: {each.answer[:160]!r} unsupported: {[one.split(':')[0] for one in each.unsupported]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
