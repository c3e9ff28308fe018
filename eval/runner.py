"""Asks an engine the questions of a part and sums up what comes back."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from eval.judge import Verdict, judge
from eval.metrics.citing import Place, Source
from eval.metrics.statistics import Score, percentile, share
from eval.questions import Question
from eval.recall import DEPTHS, Found, Recall, Search, recalls
from index.types import Filters
from service.api.contract import Engine
from service.types import Answer, Ask


@dataclass(frozen=True)
class Run:
    verdicts: tuple[Verdict, ...]
    recalls: tuple[Recall, ...]


@dataclass(frozen=True)
class Summary:
    """Scores by name; None where there was nothing to score. Shares are 0..1; `unsupported` is a count."""

    count: int
    scores: dict[str, Score | None]
    unsupported: int
    answers_unsupported: int
    p50: float
    p95: float


def run(
    engine: Engine,
    questions: Sequence[Question],
    told: Callable[[Verdict], None] = lambda _: None,
    search: bool = True,
) -> Run:
    """Every question asked once, in order."""
    sources = sources_of(engine)
    verdicts = []
    for question in questions:
        ask = Ask(question.question, question.filters, history=question.history)
        started = time.perf_counter()
        answer = _asked(engine, ask)
        verdicts.append(judge(question, answer, sources, (time.perf_counter() - started) * 1000))
        told(verdicts[-1])
    found = recalls(questions, sources, searching(engine)) if search else []
    return Run(tuple(verdicts), tuple(found))


def _asked(engine: Engine, ask: Ask) -> Answer:
    """The answer; an engine that breaks has given none, and the run goes on to say so of each question."""
    try:
        return engine.ask(ask)
    except Exception as error:
        return Answer("not_found", "sv", f"({type(error).__name__}: {error})")


def sources_of(engine: Engine) -> tuple[Source, ...]:
    return tuple(Source(document.id, document.name, document.text) for document in engine.documents())


def searching(engine: Engine) -> Search:
    """The engine's search in the form that recall is measured in."""

    def search(query: str, filters: Filters, k: int) -> list[Found]:
        hits = engine.search(query, filters, k)
        return [
            Found(Place(hit.document, hit.content.span.start, hit.content.span.end), len(hit.content.text))
            for hit in hits
        ]

    return search


Cases = dict[str, dict[str, float]]
"""By score, what each question that it is about contributes (0..1)."""


def cases(verdicts: Sequence[Verdict], found: Iterable[Recall] = ()) -> Cases:
    """Every score's cases by question id; `eval/README.md` defines the scores."""
    found = list(found)
    findable = [verdict for verdict in verdicts if verdict.question.expect != "not_found"]
    missing = [verdict for verdict in verdicts if verdict.question.expect == "not_found"]

    def by_id(chosen: Iterable[Verdict], value: Callable[[Verdict], float]) -> dict[str, float]:
        return {verdict.question.id: float(value(verdict)) for verdict in chosen}

    return {
        "right": by_id(verdicts, lambda verdict: verdict.right),
        "cited": by_id((v for v in verdicts if v.evidence), lambda verdict: verdict.cited / verdict.evidence),
        "faithful": by_id(verdicts, lambda verdict: not verdict.unsupported),
        "honest_not_found": by_id(missing, lambda verdict: verdict.honest_not_found),
        "false_not_found": by_id(findable, lambda verdict: verdict.false_not_found),
        "language": by_id(verdicts, lambda verdict: verdict.language),
        **{f"recall_at_{k}": {each.question: each.at[k] for each in found} for k in DEPTHS},
        "recall_4000": {each.question: each.within for each in found},
    }


def summary(verdicts: Sequence[Verdict], found: Iterable[Recall] = ()) -> Summary:
    times = [verdict.milliseconds for verdict in verdicts]
    return Summary(
        len(verdicts),
        {name: share(list(values.values())) for name, values in cases(verdicts, found).items()},
        sum(len(verdict.unsupported) for verdict in verdicts),
        sum(bool(verdict.unsupported) for verdict in verdicts),
        percentile(times, 50) if times else 0.0,
        percentile(times, 95) if times else 0.0,
    )
