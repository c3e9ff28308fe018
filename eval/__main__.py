"""Asks the questions of a part and says how good the answers are: `python -m eval`, `belagg eval`."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from eval import drafts, plain
from eval.compare import accept, accepted, regressions
from eval.generate import MODEL, Measured, count_line
from eval.judge import Verdict
from eval.metrics.statistics import share
from eval.places import REPORTS, data_folder
from eval.questions import Part, Question, load
from eval.recall import recalls
from eval.report import as_json, failures, percent, scores_table, tables
from eval.runner import Run, cases, run, sources_of, summary
from eval.store import engine_on, remembering
from index.errors import BelaggError
from service.engine import BelaggEngine
from service.model import load_generator


def arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="belagg eval", description="Ställer en dels frågor och säger hur bra svaren är."
    )
    parser.add_argument("--part", choices=get_args(Part), default="dev", help="test är bara för redovisning")
    parser.add_argument("--reports", type=Path, default=REPORTS, help="mappen med de fem rapporterna")
    parser.add_argument("--data", type=Path, default=data_folder(), help="här sparas det som har lästs in")
    parser.add_argument("--out", type=Path, help="skriv varje svar med dess bedömning som JSON i den här filen")
    parser.add_argument("--failures", help="skriv det som inte är rätt som text i den här filen; - för skärmen")
    parser.add_argument("--only", default="", help="bara frågor vars id eller slag börjar så")
    parser.add_argument("--no-search", action="store_true", help="mät inte sökningen")
    parser.add_argument("--plain", action="store_true", help="mät också vanliga textbitar med samma modell")
    parser.add_argument(
        "--generate",
        type=int,
        nargs="?",
        const=-1,
        metavar="N",
        help="låt en språkmodell skriva om svaren på N frågor (annars alla) och räkna siffror utan stöd; det som är "
        "skrivet sparas, så att en avbruten körning kan fortsätta",
    )
    parser.add_argument("--generator", default=MODEL, metavar="M", help=f"språkmodellen; {MODEL} om inget sägs")
    parser.add_argument("--accept", action="store_true", help="gör körningen till den som senare jämförs med")
    parser.add_argument("--quiet", action="store_true", help="visa inte hur långt den har kommit")
    return parser.parse_args(given)


def main(given: Sequence[str]) -> int:
    """The exit code: 1 for an unsupported number or a score that fell, 2 when nothing could be measured."""
    if "--drafts" in given:
        return drafts.main([argument for argument in given if argument != "--drafts"])
    chosen = arguments(given)
    if not chosen.reports.is_dir():
        print(f"Rapporterna finns inte i {chosen.reports}; ange deras mapp med --reports.", file=sys.stderr)
        return 2
    questions = [q for q in load(chosen.part) if q.id.startswith(chosen.only) or q.kind.startswith(chosen.only)]
    try:
        with engine_on([chosen.reports], chosen.data) as engine:
            done = run(engine, questions, Progress(len(questions), chosen.quiet), search=not chosen.no_search)
            print(tables(done), "", scores_table(summary(done.verdicts, done.recalls)), sep="\n")
            if chosen.plain:
                _print_plain(engine, questions, chosen.data)
            if chosen.generate:
                _print_generated(engine, spread(questions, chosen.generate), chosen)
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
        print(f"ACCEPTED  {accept(chosen.part, now)}")
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
    print(f"\n{'plain systems':18}{'recall_at_5':>16}{'recall_at_10':>16}{'recall_4000':>16}")
    for name, search in plain.systems(sources, shelves, remembering(data)).items():
        found = recalls(questions, sources, search)
        scores = [share([each.at[k] for each in found]) for k in (5, 10)] + [share([each.within for each in found])]
        print(f"{name:18}" + "".join(f"{percent(score):>16}" for score in scores))


def spread(questions: Sequence[Question], count: int) -> list[Question]:
    """`count` of the questions, evenly from all; every one for a negative count."""
    if count < 0 or count >= len(questions):
        return list(questions)
    return [questions[number * len(questions) // count] for number in range(count)]


def _print_generated(engine: BelaggEngine, questions: Sequence[Question], chosen: argparse.Namespace) -> None:
    """Numbers that no source bears in a model's texts, held and not; counts alone for the test part."""

    def report(line: str) -> None:
        if not chosen.quiet:
            print(line, file=sys.stderr, flush=True)

    sources = sources_of(engine)
    measured = Measured(engine, sources, load_generator(chosen.generator), chosen.data)
    loop = []
    try:
        measured.ask(questions, report)
        if chosen.plain:
            chunks = plain.chunks_of(sources)
            rank = plain.fused(plain.dense(chunks, remembering(chosen.data)), plain.bm25(chunks))
            loop = measured.plain(questions, chunks, rank, report)
    except KeyboardInterrupt:
        report("interrupted; these are the counts so far")
    loose = [each.loose for each in measured.told if each.loose is not None]
    outcomes = Counter(each.outcome or "not asked" for each in measured.told)
    print(f"\n{chosen.generator} on {len(measured.told)} of {len(questions)} questions, its words", dict(outcomes))
    print(count_line("  with constraint and gate", [each.held for each in measured.told]))
    print(count_line("  with neither            ", loose))
    if loop:
        print(count_line("  plain loop on chunks    ", loop))
    if chosen.part != "test":
        for each in [*(one for one in loose if one.unsupported), *loop][:5]:
            print(
                f"  {each.question}: {each.answer[:160]!r}",
                *(f"    {one[:100]}" for one in each.unsupported[:3]),
                sep="\n",
            )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
