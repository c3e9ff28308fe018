"""`python -m eval.drafts`: drafts a summary of every report and says how good the drafts are.

Of each draft: the share of its figures that are proven; how many of the figures in the economy part of the report's
own summary it has; how long its sentences are; whether it repeats words of the report's own summary.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from index.ingest import analyse
from index.numbers import Quantity, find_quantities, supports
from index.types import Figure, UnitKind
from service.documents.catalogue import Shelf
from service.draft.body import Body, Copies, bare, body_of
from service.draft.compose import make_draft
from service.draft.proof import as_number
from service.draft.records import Draft, Length, Order

REPORTS = Path(__file__).resolve().parents[1].parent / "shared" / "reports"
MOST_WORDS, LEAST_COVERED = 22, 0.8
_ECONOMIC = re.compile(r"ekonom|resultat|budget|prognos")
_QUOTED = re.compile(r"[”“][^”“]*[”“]")


@dataclass(frozen=True)
class Coverage:
    """Figures of a summary that the draft has, out of all; `missing` as they are printed."""

    covered: int
    every: int
    missing: tuple[str, ...] = ()

    @property
    def share(self) -> float | None:
        return self.covered / self.every if self.every else None


@dataclass(frozen=True)
class Score:
    report: str
    figures: int
    proven: float
    prose: Coverage  # of the summary's sentences
    cells: Coverage  # of the summary's tables
    words: float  # median of the sentences
    longest: int
    copied: tuple[str, ...]
    dropped: int
    left_out: tuple[str, ...]

    @property
    def everything(self) -> Coverage:
        return Coverage(
            self.prose.covered + self.cells.covered,
            self.prose.every + self.cells.every,
            self.prose.missing + self.cells.missing,
        )

    @property
    def good(self) -> bool:
        share = self.everything.share
        covered = share is None or share >= LEAST_COVERED
        return self.proven == 1 and covered and self.words <= MOST_WORDS and not self.copied


def shelf_of(path: Path) -> Shelf:
    found = analyse(path)
    return Shelf(found.document, found.figures, found.parsed.tables, found.statements, found.findings)


def score(name: str, shelf: Shelf, draft: Draft) -> Score:
    body = body_of(shelf)
    said = [number for one in draft.sentences for number in find_quantities(one.text, draft.language == "en")]
    copies = Copies(body.summary_text)
    runs = [copies.run(_QUOTED.sub(" ", one.text)) for one in draft.sentences]
    lengths = [len(one.text.split()) for one in draft.sentences] or [0]
    reference = economy_part(shelf, body)
    return Score(
        report=name,
        figures=len(draft.proofs),
        proven=draft.share_proven,
        prose=covered([f for f in reference if f.table is None], said),
        cells=covered([f for f in reference if f.table is not None], said),
        words=median(lengths),
        longest=max(lengths),
        copied=tuple(run for run in runs if run),
        dropped=sum(point.kind == "dropped" for point in draft.open_points),
        left_out=tuple(one.heading for one in draft.left_out),
    )


def economy_part(shelf: Shelf, body: Body) -> list[Figure]:
    """Money, and percentages beside it, in the economy part of the report's own summary.

    The part is what stands under a heading about the economy; where there is none, every sentence and row with money.
    """
    inside = [
        figure
        for figure in shelf.figures
        if figure.value is not None and any(span.covers(figure.span) for span in body.summary)
    ]
    headed = [figure for figure in inside if any(_ECONOMIC.search(bare(heading)) for heading in figure.section)]
    money = {figure.quote for figure in inside if figure.unit.kind is UnitKind.MONEY}
    chosen = headed or [figure for figure in inside if figure.quote in money]
    return [figure for figure in chosen if figure.unit.kind in (UnitKind.MONEY, UnitKind.PERCENT)]


def covered(reference: Sequence[Figure], said: Sequence[Quantity]) -> Coverage:
    missing = [figure.text for figure in reference if not any(_same(figure, number) for number in said)]
    return Coverage(len(reference) - len(missing), len(reference), tuple(missing))


def _same(figure: Figure, number: Quantity) -> bool:
    """The same amount: one may be the other rounded."""
    own = as_number(figure)
    return own is not None and (supports(own, number) or supports(number, own))


def run(reports: Path, length: Length) -> list[tuple[Score, Draft]]:
    shelves = {path.stem: shelf_of(path) for path in sorted(reports.iterdir()) if path.is_file()}
    order = Order(length=length)
    drafts = {name: make_draft(shelf, order, list(shelves.values())) for name, shelf in shelves.items()}
    return [(score(name, shelves[name], draft), draft) for name, draft in drafts.items()]


def summary(scores: Sequence[Score]) -> str:
    """The scores as a table, with the lists of what is missing under it."""
    rows = [
        [
            one.report[:3],
            str(one.figures),
            f"{one.proven:.0%}",
            _share(one.prose),
            _share(one.cells),
            _share(one.everything),
            f"{one.words:g}",
            str(one.longest),
            str(len(one.copied)),
            str(one.dropped),
        ]
        for one in scores
    ]
    heads = ["report", "figures", "proven", "prose", "cells", "covered", "words", "longest", "copied", "dropped"]
    widths = [max(len(row[i]) for row in (heads, *rows)) for i in range(len(heads))]
    lines = ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in (heads, *rows)]
    lines.append("")
    for one in scores:
        if one.everything.missing:
            lines.append(f"{one.report[:3]} does not have: {', '.join(one.everything.missing)}")
        lines += [f"{one.report[:3]} repeats: {run}" for run in one.copied]
        if one.left_out:
            lines.append(f"{one.report[:3]} leaves out: {', '.join(one.left_out)}")
    return "\n".join(lines)


def _share(coverage: Coverage) -> str:
    return "–" if coverage.share is None else f"{coverage.covered}/{coverage.every} {coverage.share:.0%}"


def as_json(scores: Sequence[Score]) -> list[dict[str, object]]:
    return [
        {
            "report": one.report,
            "figures": one.figures,
            "proven": one.proven,
            "covered": one.everything.covered,
            "reference": one.everything.every,
            "missing": list(one.everything.missing),
            "median_words": one.words,
            "copied": list(one.copied),
            "left_out": list(one.left_out),
            "good": one.good,
        }
        for one in scores
    ]


def main(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.drafts", description=__doc__)
    parser.add_argument("--reports", type=Path, default=REPORTS, help="the folder of the reports")
    parser.add_argument("--length", choices=("short", "normal", "long"), default="normal")
    parser.add_argument("--out", type=Path, help="the scores, as JSON")
    parser.add_argument("--texts", action="store_true", help="show the drafts too")
    chosen = parser.parse_args(given)
    if not chosen.reports.is_dir():
        print(f"The reports are not in {chosen.reports}; name their folder with --reports.", file=sys.stderr)
        return 2
    done = run(chosen.reports, chosen.length)
    if chosen.texts:
        for one, draft in done:
            print(f"# {one.report[:3]} {draft.report}\n")
            for section in draft.sections:
                print(f"## {section.heading}\n")
                for paragraph in section.paragraphs():
                    print(" ".join(sentence.text for sentence in paragraph), "\n")
    scores = [one for one, _ in done]
    print(summary(scores))
    if chosen.out:
        chosen.out.write_text(json.dumps(as_json(scores), ensure_ascii=False, indent=1), encoding="utf-8")
    return 0 if all(one.good for one in scores) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
