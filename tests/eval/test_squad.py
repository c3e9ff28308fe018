"""The loader and measure of a public reading-comprehension set, on a set of our own in its layout."""

import json
from pathlib import Path

import pytest

from eval.metrics.citing import Place, Source
from eval.recall import Found
from eval.squad import Comprehension, load, main, outcomes, table, write_contexts
from index.errors import LoadError

CONTEXT = "Biblioteket öppnar klockan 9.\n\nEtt lånekort kostar 25 kr och gäller i fem år."
ITEM = {
    "question": "Vad kostar ett lånekort?",
    "context": CONTEXT,
    "choices": [
        {"text": "9", "start": 27, "end": 28, "type": "Distractor", "extra": None},
        {"text": "25 kr", "start": CONTEXT.index("25 kr"), "end": CONTEXT.index("25 kr") + 5, "type": "Correct answer"},
    ],
}


def written(tmp_path: Path, value: object) -> Path:
    path = tmp_path / "set.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


@pytest.mark.parametrize("value", [[ITEM], {"data": [ITEM]}], ids=["list", "object"])
def test_both_layouts_are_read(tmp_path: Path, value: object) -> None:
    (told,) = load(written(tmp_path, value))
    assert (told.question, told.answer) == ("Vad kostar ett lånekort?", "25 kr")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"x": 1}, "expected a list"),
        ([{**ITEM, "choices": []}], "question 1 lacks a field"),
        ([{key: value for key, value in ITEM.items() if key != "context"}], "question 1 lacks a field"),
        ([{**ITEM, "choices": [{"start": 5, "end": 900, "type": "Correct answer"}]}], "outside its context"),
    ],
    ids=["no-list", "no-answer", "no-context", "outside"],
)
def test_another_layout_is_refused(tmp_path: Path, value: object, said: str) -> None:
    with pytest.raises(LoadError, match=said):
        load(written(tmp_path, value))


def test_a_context_is_written_once(tmp_path: Path) -> None:
    questions = [Comprehension(f"{number}?", CONTEXT, 0, 5) for number in range(3)]
    assert write_contexts(questions, tmp_path) == {CONTEXT: "0000.txt"}
    assert (tmp_path / "0000.txt").read_text(encoding="utf-8") == CONTEXT


def test_documents_and_answers_are_counted_apart() -> None:
    at = CONTEXT.index("25 kr")
    hits = [
        Found(Place("d", 0, 29), 29),
        Found(Place("e", 0, 50), 4000),
        Found(Place("d", at - 10, at + 20), 30),
    ]
    question = Comprehension(str(ITEM["question"]), CONTEXT, at, at + 5)
    (told,) = outcomes([question], {CONTEXT: "0000.txt"}, [Source("d", "0000.txt", CONTEXT)], lambda q, f, k: hits)
    assert told.document == {1: 1.0, 5: 1.0, 10: 1.0}
    assert told.answer == {1: 0.0, 5: 1.0, 10: 1.0}
    assert told.within == 0.0
    assert "| x | 100.0 % | 100.0 % | 100.0 % | 0.0 % | 100.0 % | 100.0 % | 0.0 % |" in table({"x": [told]})


def test_a_missing_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err
