"""A run as tables to read and as JSON to keep."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from eval.judge import Verdict
from eval.metrics.statistics import Score
from eval.runner import Run, Summary, summary

_COLUMNS = ("right", "cited", "false_not_found", "honest_not_found", "language", "recall_4000")


def tables(run: Run) -> str:
    """Scores by kind of question and by report, with all of them last."""
    recall = {each.question: each for each in run.recalls}
    lines = [f"{'':18}{'n':>4}  " + "".join(f"{name:>18}" for name in _COLUMNS) + f"{'unsupported':>13}"]

    def add(name: str, verdicts: Sequence[Verdict]) -> None:
        found = [recall[verdict.question.id] for verdict in verdicts if verdict.question.id in recall]
        told = summary(verdicts, found)
        cells = "".join(f"{percent(told.scores[column]):>18}" for column in _COLUMNS)
        lines.append(f"{name:18}{told.count:>4}  {cells}{told.unsupported:>13}")

    for name, verdicts in _groups(run.verdicts, lambda verdict: verdict.question.kind):
        add(name, verdicts)
    lines.append("")
    for name, verdicts in _groups(run.verdicts, report_of):
        add(name, verdicts)
    lines.append("")
    for name, verdicts in _groups(run.verdicts, lambda verdict: verdict.question.language):
        add(name, verdicts)
    for name, verdicts in _groups(run.verdicts, lambda verdict: verdict.question.words):
        add(name, verdicts)
    lines.append("")
    add("all", run.verdicts)
    return "\n".join(lines)


def report_of(verdict: Verdict) -> str:
    return verdict.question.report[0] if len(verdict.question.report) == 1 else verdict.question.id.split("-")[0]


def _groups(verdicts: Iterable[Verdict], key: Callable[[Verdict], str]) -> Iterable[tuple[str, list[Verdict]]]:
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(key(verdict), []).append(verdict)
    return sorted(groups.items())


def percent(score: Score | None) -> str:
    """ "58 % (52–64)": the value and its interval."""
    if score is None:
        return "–"
    return f"{100 * score.value:.0f} % ({100 * score.low:.0f}–{100 * score.high:.0f})"


def scores_table(told: Summary) -> str:
    """Every score of a summary, a line each, with its 95 per cent interval."""
    lines = [f"{name:18}{percent(score):>18}" for name, score in told.scores.items()]
    lines.append(f"{'unsupported':18}{told.unsupported:>5} numbers in {told.answers_unsupported} answers")
    lines.append(f"{'latency':18}{told.p50:>5.0f} ms median, {told.p95:.0f} ms 95th percentile")
    return "\n".join(lines)


def failures(verdicts: Iterable[Verdict]) -> str:
    """What is not right, compactly: question, kind, what is missing, and the answer."""
    lines = []
    for verdict in verdicts:
        if verdict.right and not verdict.unsupported and verdict.cited == verdict.evidence and verdict.language:
            continue
        question = verdict.question
        lines.append(f"{question.id} [{question.kind}, {question.language}] {question.question}")
        if question.history:
            lines.append(f"    after     {question.history[-1].question}")
        lines += [f"    wrong     {each}" for each in verdict.wrong]
        lines += [f"    unproven  {each}" for each in verdict.unsupported]
        if verdict.cited < verdict.evidence:
            anchors = " | ".join(evidence.anchors[0] for evidence in question.evidence)
            lines.append(f"    cited     {verdict.cited} of {verdict.evidence}: {anchors}")
        if not verdict.language:
            lines.append(f"    language  {verdict.answer.language}, wanted that of: {question.language}")
        lines.append(f"    got       ({verdict.answer.status}) {verdict.answer.answer}")
        lines.append("")
    return "\n".join(lines)


def as_json(run: Run, told: Summary, part: str) -> dict[str, Any]:
    recall = {each.question: each for each in run.recalls}
    return {
        "part": part,
        "summary": asdict(told),
        "answers": [_verdict_object(verdict, recall) for verdict in run.verdicts],
    }


def _verdict_object(verdict: Verdict, recall: dict[str, Any]) -> dict[str, Any]:
    question = verdict.question
    found = recall.get(question.id)
    return {
        "id": question.id,
        "kind": question.kind,
        "question": question.question,
        "right": verdict.right,
        "wrong": verdict.wrong,
        "unsupported": verdict.unsupported,
        "cited": [verdict.cited, verdict.evidence],
        "language": verdict.language,
        "recall_4000": found.within if found else None,
        "expected": {
            "status": question.expect,
            "figures": [f"{f.value} {f.unit}".strip() for f in question.figures if f.required],
            "alternatives": question.alternatives,
            "anchors": [evidence.anchors[0] for evidence in question.evidence],
        },
        "milliseconds": round(verdict.milliseconds, 1),
        "answer": asdict(verdict.answer),
    }
