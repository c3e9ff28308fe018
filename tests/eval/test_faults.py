"""Planted faults turn a run red: the measuring is worth nothing if it does not see them.

The real engine answers questions about the sample reports; then its answers are spoilt in the ways a broken gate,
composer or citation would spoil them, and the run is held against the unspoilt one.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from eval.compare import regressions
from eval.judge import judge
from eval.metrics.citing import Source
from eval.questions import Evidence, GoldFigure, Question
from eval.runner import cases, sources_of
from eval.store import engine_on
from index.embedding.hashing import HashEmbedder
from service.types import Answer, Ask

SAMPLES = Path(__file__).resolve().parents[2] / "eval" / "samples"
FILES = ("exempelkoping.md", "mallbo.txt", "testhamn.txt")
MEASURES = {"deviation": "avvikelsen", "outcome": "utfallet"}


@dataclass(frozen=True)
class Asked:
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    sources: tuple[Source, ...]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    questions = tuple(question for file in FILES for question in questions_of(file))
    reports = [SAMPLES / file for file in FILES]
    with engine_on(reports, tmp_path_factory.mktemp("faults"), HashEmbedder()) as engine:
        answers = tuple(engine.ask(Ask(question.question)) for question in questions)
        return Asked(questions, answers, sources_of(engine))


def questions_of(file: str) -> list[Question]:
    """A dozen of a sample's known deviations and outcomes, each as a question."""
    reports = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))["reports"]
    report = next(each for each in reports if each["file"] == file)
    known = [each for each in report["figures"] if each["measure"] in MEASURES and Decimal(each["value"]) != 0]
    return [
        Question(
            f"{file}-{number}",
            f"Hur stor var {MEASURES[figure['measure']]} för {figure['activity']} i {report['municipality']}?",
            "sv",
            "expert",
            "lookup",
            (file,),
            (GoldFigure(Decimal(figure["value"]), figure["unit"], figure["period"], figure["favourable"]),),
            (),
            (Evidence(file, (figure["near"],)),),
            (),
            "answered",
        )
        for number, figure in enumerate(known[:14])
    ]


def told(asked: Asked, answers: Sequence[Answer]) -> dict[str, dict[str, float]]:
    return cases([judge(q, a, asked.sources, 1.0) for q, a in zip(asked.questions, answers, strict=True)])


def red(asked: Asked, answers: Sequence[Answer]) -> set[str]:
    """The scores that fell, beside the unspoilt run."""
    return {each.score for each in regressions(told(asked, answers), told(asked, asked.answers))}


def spoilt(answer: Answer, change: Callable[[str], str]) -> Answer:
    """The text changed, and the records with it, as they come from the same sentences."""
    return replace(answer, answer=change(answer.answer), figures=())


def test_the_unspoilt_run_is_green(asked: Asked) -> None:
    scores = told(asked, asked.answers)
    assert len(asked.questions) == 42
    assert sum(scores["right"].values()) >= 30, "too few right answers to see a fault by"
    assert red(asked, asked.answers) == set()


def test_a_gate_that_lets_144_pass_for_14_4(asked: Asked) -> None:
    moved = [spoilt(answer, lambda text: re.sub(r"(\d),(\d)", r"\1\2", text)) for answer in asked.answers]
    assert red(asked, moved) >= {"faithful", "right"}


def test_one_lost_comma_in_one_answer(asked: Asked) -> None:
    """Faithfulness has no margin: one number in one answer of many is enough."""
    place = next(i for i, answer in enumerate(asked.answers) if re.search(r"\d,\d mnkr", answer.answer))
    moved = list(asked.answers)
    moved[place] = spoilt(moved[place], lambda text: re.sub(r"(\d),(\d mnkr)", r"\1\2", text, count=1))
    assert red(asked, moved) == {"faithful"}


def test_a_swapped_sign(asked: Asked) -> None:
    swaps = {"över budget": "under budget", "under budget": "över budget", "överskott": "underskott"}
    swaps |= {"underskott": "överskott", "−": "+", "+": "−"}
    pattern = re.compile("|".join(map(re.escape, swaps)))
    turned = [
        spoilt(answer, lambda text: pattern.sub(lambda match: swaps[match.group()], text)) for answer in asked.answers
    ]
    assert red(asked, turned) >= {"right"}


def test_a_dropped_unit(asked: Asked) -> None:
    bare = [spoilt(answer, lambda text: re.sub(r" (mnkr|tkr|kronor|procent)\b", "", text)) for answer in asked.answers]
    assert red(asked, bare) >= {"faithful", "right"}


def test_another_unit(asked: Asked) -> None:
    wrong = [spoilt(answer, lambda text: re.sub(r"\bmnkr\b", "tkr", text)) for answer in asked.answers]
    assert red(asked, wrong) >= {"faithful", "right"}


def test_shuffled_citations(asked: Asked) -> None:
    """Every answer with the citations of the one after it."""
    others = asked.answers[1:] + asked.answers[:1]
    shuffled = [replace(answer, citations=other.citations) for answer, other in zip(asked.answers, others, strict=True)]
    assert red(asked, shuffled) >= {"faithful", "cited"}


def test_an_invented_quote(asked: Asked) -> None:
    """A quote that is changed to fit the number is not what the document says there."""

    def invented(answer: Answer) -> Answer:
        told = answer.answer.replace(",", ",1")
        quotes = tuple(replace(one, quote=f"{one.quote} {told}") for one in answer.citations)
        return replace(answer, answer=told, citations=quotes)

    assert red(asked, [invented(answer) for answer in asked.answers]) >= {"faithful"}


def test_always_not_found(asked: Asked) -> None:
    silent = [Answer("not_found", "sv", "Det framgår inte av rapporterna.") for _ in asked.answers]
    assert red(asked, silent) >= {"right", "cited", "false_not_found"}


def test_the_other_language(asked: Asked) -> None:
    english = Answer("not_found", "en", "The report does not say what it was.")
    assert red(asked, [english] * len(asked.answers)) >= {"language", "right"}
