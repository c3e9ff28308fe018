"""How often the right sentence comes first, and the weights that the questions themselves would give.

`python -m eval.relevance` asks every development question whose evidence stands in a sentence. It prints the share of
them that have such a sentence among the first 1, 3 and 10, with the weights of `service.evidence.relevance` and with
weights fitted to four fifths of the questions and tried on the fifth (softmax over each question's sentences).
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.metrics.citing import Source, places_of
from eval.places import REPORTS, data_folder
from eval.questions import Part, Question, load
from eval.runner import sources_of
from eval.store import engine_on
from service.engine import BelaggEngine
from service.evidence.relevance import WEIGHTS, relevant
from service.types import Ask

FOLDS, STEPS, RATE, HELD_BACK = 5, 400, 0.5, 1e-3
FIRST = (1, 3, 10)
ALL = 10**6

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """A question's sentences: features (sentences, features), and which of them bear the evidence."""

    features: Floats
    right: NDArray[np.bool_]

    def rank(self, weights: Floats) -> int:
        """How many sentences come before the first right one."""
        order = np.argsort(-(self.features @ weights), kind="stable")
        return int(np.nonzero(self.right[order])[0][0])


def case_of(question: Question, engine: BelaggEngine, sources: Sequence[Source]) -> Case | None:
    """None where no sentence that is looked at bears the evidence."""
    evidence = engine.evidence(Ask(question.question, question.filters, history=question.history))
    documents = frozenset(document.id for document in evidence.scope.documents)
    found = relevant(evidence, documents, ALL)
    spans = [place for item in question.evidence for place in places_of(item, sources)]
    right = [
        any(
            place.document == one.said.document
            and place.start < one.said.statement.span.end
            and one.said.statement.span.start < place.end
            for place in spans
        )
        for one in found
    ]
    if not any(right):
        return None
    return Case(np.array([one.features for one in found], np.float64), np.array(right))


def fitted(cases: Sequence[Case]) -> Floats:
    """Weights under which the right sentences are likeliest, by gradient ascent from those in use."""
    scale = np.concatenate([case.features for case in cases]).std(axis=0) + 1e-9
    weights = np.array(list(WEIGHTS.values())) * scale
    for _ in range(STEPS):
        gradient = -HELD_BACK * weights
        for case in cases:
            features = case.features / scale
            chances = _softmax(features @ weights)
            wanted = chances * case.right
            gradient += (wanted / wanted.sum() - chances) @ features / len(cases)
        weights = weights + RATE * gradient
    found: Floats = weights / scale
    return found / found[0] if found[0] > 0 else found


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


def tried(cases: Sequence[Case]) -> list[int]:
    """Ranks with weights fitted to the other folds, shuffled by a fixed seed."""
    order = np.random.default_rng(0).permutation(len(cases))
    ranks = []
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS].tolist())
        weights = fitted([case for n, case in enumerate(cases) if n not in held])
        ranks += [cases[n].rank(weights) for n in held]
    return ranks


def shares(ranks: Sequence[int]) -> str:
    return ", ".join(f"{sum(rank < first for rank in ranks) / len(ranks):.0%} first {first}" for first in FIRST)


def main(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.relevance", description=__doc__)
    parser.add_argument("--reports", type=Path, default=REPORTS)
    parser.add_argument("--data", type=Path, default=data_folder())
    chosen = parser.parse_args(given)
    parts: tuple[Part, ...] = ("dev", "dev2")
    with engine_on([chosen.reports], chosen.data) as engine:
        sources = sources_of(engine)
        questions = [q for part in parts for q in load(part) if q.evidence]
        cases = [case for q in questions if (case := case_of(q, engine, sources)) is not None]
    used = np.array(list(WEIGHTS.values()))
    print(f"{len(cases)} questions with their evidence in a sentence")
    print(f"weights in use:  {shares([case.rank(used) for case in cases])}")
    print(f"fitted, held out: {shares(tried(cases))}")
    print("fitted to all:   " + ", ".join(f"{n} {w:.2f}" for n, w in zip(WEIGHTS, fitted(cases), strict=True)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
