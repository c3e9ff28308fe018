"""The runner: what it prints, writes and exits with, on a scripted engine; and the real reports, quickly."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

import eval.__main__ as command
from eval.compare import accept, accepted, regressions
from eval.questions import GoldFigure, load
from eval.runner import cases, run, summary
from eval.store import RememberingEmbedder, engine_on
from index.embedding.hashing import HashEmbedder
from index.types import Filters, Hit, Passage, PassageKind, Span
from service.types import Answer, Ask
from tests.eval.answers import ROW, TEXT, answer, question
from tests.reports import FOLDER, report

GOOD = answer("Barnavården gick 19,9 mnkr över budget jämfört med det som var planerat [1].", ROW)
BAD = answer("Barnavården gick 199 mnkr över budget jämfört med det som var planerat [1].", ROW)
KEY = question(GoldFigure(Decimal(-19947), "tkr", None, -1))


class Scripted:
    """Gives the answers in turn; remembers what it was asked."""

    def __init__(self, *answers: Answer) -> None:
        self.asked: list[Ask] = []
        self._answers = answers

    def ask(self, ask: Ask) -> Answer:
        self.asked.append(ask)
        return self._answers[(len(self.asked) - 1) % len(self._answers)]

    def search(self, query: str, filters: Filters, k: int) -> list[Hit]:
        start = TEXT.index(ROW)
        passage = Passage(ROW, "", Span(start, start + len(ROW)), (), PassageKind.ROW)
        return [Hit("doc", 1, passage, 1.0)][:k]

    def documents(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(id="doc", name="900_x.txt", text=TEXT)]


class Broken(Scripted):
    def ask(self, ask: Ask) -> Answer:
        raise RuntimeError("trasig")


def test_run_judges_and_measures_the_search() -> None:
    done = run(Scripted(GOOD), [KEY])
    assert [(v.right, v.cited, v.evidence, v.unsupported) for v in done.verdicts] == [(True, 1, 1, ())]
    assert [(each.at[1], each.within) for each in done.recalls] == [(1.0, 1.0)]
    told = summary(done.verdicts, done.recalls)
    assert (told.scores["right"].value, told.unsupported) == (1.0, 0)  # type: ignore[union-attr]


def test_an_engine_that_breaks_is_wrong_and_the_run_goes_on() -> None:
    done = run(Broken(), [KEY, KEY], search=False)
    assert [verdict.right for verdict in done.verdicts] == [False, False]
    assert done.verdicts[0].answer.answer == "(RuntimeError: trasig)"


def test_unsupported_numbers_are_a_regression_without_anything_accepted() -> None:
    assert [each.score for each in regressions(cases(run(Scripted(BAD), [KEY], search=False).verdicts), None)] == [
        "faithful"
    ]


def test_a_fall_is_told_from_chance_question_by_question() -> None:
    before = {"right": {str(n): 1.0 for n in range(100)}, "faithful": {"1": 1.0}}
    one_lost = {"right": before["right"] | {"1": 0.0}, "faithful": {"1": 1.0}}
    eight_lost = {"right": before["right"] | {str(n): 0.0 for n in range(8)}, "faithful": {"1": 1.0}}
    assert regressions(one_lost, before) == ()
    (fallen,) = regressions(eight_lost, before)
    assert str(fallen) == "right: 92.0 %, accepted 100.0 %"


def test_more_false_not_found_is_a_fall() -> None:
    before = {"false_not_found": {str(n): 0.0 for n in range(100)}}
    after = {"false_not_found": {str(n): float(n < 8) for n in range(100)}}
    assert [each.score for each in regressions(after, before)] == ["false_not_found"]
    assert regressions(before, after) == ()


def test_what_was_accepted_is_read_back(tmp_path: Path) -> None:
    now = cases(run(Scripted(GOOD), [KEY]).verdicts)
    accept("dev", now, tmp_path)
    assert accepted("dev", tmp_path) == now
    assert accepted("test", tmp_path) is None


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[Answer]]:
    answers = [GOOD]

    @contextmanager
    def engine(reports: Sequence[Path], data: Path) -> Iterator[Scripted]:
        yield Scripted(*answers)

    monkeypatch.setattr(command, "engine_on", engine)
    monkeypatch.setattr(command, "load", lambda part: (KEY,))
    monkeypatch.setattr(command, "accepted", lambda part: None)
    return answers


def test_the_command_prints_a_table_and_writes_every_answer(scripted, tmp_path, capsys) -> None:
    out, wrong = tmp_path / "out.json", tmp_path / "wrong.txt"
    given = ["--reports", str(tmp_path), "--out", str(out), "--failures", str(wrong)]
    assert command.main(given) == 0
    printed = capsys.readouterr().out
    assert "lookup" in printed
    assert "unsupported" in printed
    assert json.loads(out.read_text())["answers"][0]["answer"]["answer"] == GOOD.answer
    assert wrong.read_text() == ""


def test_the_command_fails_on_an_unsupported_number(scripted, tmp_path, capsys) -> None:
    scripted[:] = [BAD]
    assert command.main(["--reports", str(tmp_path), "--failures", "-"]) == 1
    printed = capsys.readouterr().out
    assert "FELL  faithful: 0.0 %, accepted 100.0 %" in printed
    assert "unproven  199 mnkr: no such number" in printed
    assert "wrong     figure: -19947 tkr" in printed


def test_missing_reports_are_said(tmp_path, capsys) -> None:
    assert command.main(["--reports", str(tmp_path / "none")]) == 2
    assert "--reports" in capsys.readouterr().err


def test_vectors_are_kept_between_runs(tmp_path: Path) -> None:
    class Counting(HashEmbedder):
        embedded = 0

        def embed_passages(self, texts, progress=None):
            Counting.embedded += len(texts)
            return super().embed_passages(texts, progress)

    first = RememberingEmbedder(Counting(), tmp_path / "v.npz").embed_passages(["ett", "två", "ett"])
    again = RememberingEmbedder(Counting(), tmp_path / "v.npz").embed_passages(["två", "ett"])
    assert Counting.embedded == 2
    assert (first[0] == again[1]).all()
    assert (first[1] == again[0]).all()


def test_a_fifth_of_the_development_questions_on_the_real_reports(tmp_path: Path) -> None:
    """No unsupported number in any answer; right and found well above what a broken engine gives."""
    report("000")  # skips where the reports are missing
    with engine_on([FOLDER], tmp_path, HashEmbedder()) as engine:
        done = run(engine, load("dev")[::5], search=False)
    assert len(done.verdicts) == 40
    assert [each for verdict in done.verdicts for each in verdict.unsupported] == []
    told = summary(done.verdicts)
    assert told.scores["right"].value >= 0.5  # type: ignore[union-attr]
    assert told.scores["honest_not_found"].value >= 0.6  # type: ignore[union-attr]
