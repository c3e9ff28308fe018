"""`python -m eval`: asks the questions of a part and says how good the answers are."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.questions import PARTS, load
from eval.report import as_json, failures, scores_table, tables
from eval.runner import run, summary
from eval.store import engine_on

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT.parent / "shared" / "reports"


def arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--reports", type=Path, default=REPORTS, help="the folder of the five real reports")
    parser.add_argument("--data", type=Path, default=ROOT / ".data" / "eval", help="what has been read in is kept here")
    parser.add_argument("--out", type=Path, help="every answer with its verdict, as JSON")
    parser.add_argument("--failures", type=Path, help="what is not right, as text; - for the screen")
    parser.add_argument("--only", default="", help="only questions whose id or kind begins so")
    parser.add_argument("--no-search", action="store_true", help="leave out the recall of the search")
    return parser.parse_args(given)


def main(given: Sequence[str]) -> int:
    chosen = arguments(given)
    if not chosen.reports.is_dir():
        print(f"The reports are not in {chosen.reports}; name their folder with --reports.", file=sys.stderr)
        return 2
    questions = [q for q in load(chosen.part) if q.id.startswith(chosen.only) or q.kind.startswith(chosen.only)]
    with engine_on([chosen.reports], chosen.data) as engine:
        done = run(engine, questions, search=not chosen.no_search)
    told = summary(done.verdicts, done.recalls)
    print(tables(done), "", scores_table(told), sep="\n")
    if chosen.out:
        chosen.out.write_text(json.dumps(as_json(done, told, chosen.part), ensure_ascii=False, indent=1, default=str))
    if chosen.failures:
        text = failures(done.verdicts)
        if str(chosen.failures) == "-":
            print(text)
        else:
            chosen.failures.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
