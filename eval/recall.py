"""How much of the evidence a search brings up: among the first k passages, and in the first 4,000 characters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.metrics.citing import Place, Source, cited, places_of
from eval.questions import Question
from index.types import Filters

DEPTHS = (1, 3, 5, 10, 20)
CHARACTERS = 4000
ASKED_FOR = 60
"""Passages asked for: enough of the shortest to fill the characters."""


@dataclass(frozen=True)
class Found:
    """A passage that a search brought up: where it stands and how many characters a reader of it gets."""

    place: Place
    length: int


Search = Callable[[str, Filters, int], Sequence[Found]]


@dataclass(frozen=True)
class Recall:
    """Shares (0..1) of a question's evidence items: at each depth, and within the characters."""

    question: str
    at: dict[int, float]
    within: float


def recalls(questions: Sequence[Question], sources: Sequence[Source], search: Search) -> list[Recall]:
    """The recall of every question that has evidence. A follow-up is searched for with the question before it."""
    return [recall(question, sources, search) for question in questions if question.evidence]


def recall(question: Question, sources: Sequence[Source], search: Search) -> Recall:
    wanted = [places_of(evidence, sources) for evidence in question.evidence]
    earlier = [turn.question for turn in question.history[-1:]]
    hits = search(" ".join([*earlier, question.question]), question.filters, ASKED_FOR)
    places = [hit.place for hit in hits]

    def share(first: int) -> float:
        return cited(places[:first], wanted) / len(wanted)

    return Recall(question.id, {k: share(k) for k in DEPTHS}, share(_fitting(hits)))


def _fitting(hits: Sequence[Found]) -> int:
    """How many of the first hits fit the characters together."""
    total = 0
    for number, hit in enumerate(hits):
        total += hit.length
        if total > CHARACTERS:
            return number
    return len(hits)
