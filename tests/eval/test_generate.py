"""A model on a leash and off it: what it invents is counted where nothing stops it, and nowhere else."""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from eval.generate import CHUNKS, STEP, Measured, count_line, plain_request
from eval.metrics import Source
from eval.places import ROOT
from eval.plain import chunks_of
from eval.replies import BATCH, Replayed, Replies, fill, free, keeps_to
from eval.runner import sources_of
from index.embedding import HashEmbedder
from index.search import Searcher
from index.store import Store
from service.engine import BelaggEngine
from service.model import Message, Request
from tests.eval.answers import question
from tests.service.rewriting.test_phrasing_engine import REPORT

HOW = replace(question(), question="Hur gick barn och unga i Skissby?")
NOT_THERE = replace(question(), id="900-y", question="Hur många bibliotek finns det i Solna?")


class Inventor:
    """Says the same of everything, several texts at a time, and remembers how many it was asked for."""

    name = "inventor"

    def __init__(self, text: str) -> None:
        self.text = text
        self.batches: list[list[Request]] = []

    def warm(self) -> None:
        """Nothing to do."""

    def generate(self, messages: Sequence[Message], **_: object) -> str:
        raise AssertionError("several are asked for together")

    def generate_many(self, requests: Sequence[Request], seconds: float) -> list[str]:
        self.batches.append(list(requests))
        return [self.text] * len(requests)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BelaggEngine]:
    folder = tmp_path_factory.mktemp("generate")
    (folder / "skissby.md").write_text(REPORT, encoding="utf-8")
    with closing(Store(folder / "data")) as store:
        embedder = HashEmbedder()
        made = BelaggEngine(store, Searcher(store, embedder), embedder)
        assert not made.ingest([folder / "skissby.md"], {}, None).failed
        yield made


def measured(engine: BelaggEngine, generator: Inventor, folder: Path) -> Measured:
    return Measured(engine, sources_of(engine), generator, folder)


def test_what_is_invented_is_counted_only_where_nothing_stops_it(engine: BelaggEngine, tmp_path: Path) -> None:
    lies = Inventor("Barn och unga gick 99,9 mnkr över budget [1]. Det kostade 203,3 mnkr [1].")
    told = measured(engine, lies, tmp_path)
    told.ask([HOW, NOT_THERE])
    first, second = told.told
    assert (first.outcome, second.outcome) == ("rejected", "")
    assert first.held.unsupported == ()
    assert first.held.numbers >= 3
    assert first.loose is not None
    assert first.loose.numbers == 2
    assert [each.split(":")[0] for each in first.loose.unsupported] == ["99,9 mnkr"]
    assert (second.loose, second.held.numbers) == (None, 0)
    assert count_line("loose", [first.loose]) == "loose: 1 texts, 2 numbers, 1 unsupported (in 1 texts)"


def test_what_is_kept_is_not_written_again(engine: BelaggEngine, tmp_path: Path) -> None:
    first = Inventor("Inget.")
    measured(engine, first, tmp_path).ask([HOW])
    assert first.batches
    again = Inventor("Något annat.")
    told = measured(engine, again, tmp_path)
    told.ask([HOW])
    assert again.batches == []
    assert told.told[0].loose is not None
    assert told.told[0].loose.answer == "Inget."


def test_the_engine_itself_stays_without_a_model(engine: BelaggEngine, tmp_path: Path) -> None:
    measured(engine, Inventor("Inget."), tmp_path).ask([HOW])
    assert engine.status().generator == "none"
    assert engine.smoother() is None


def request(text: str, numbers: frozenset[str] | None = None, tokens: int = 9) -> Request:
    return Request((Message("user", text),), tokens, numbers)


def test_a_free_text_that_keeps_to_the_numbers_is_the_held_one(tmp_path: Path) -> None:
    replies = Replies(tmp_path / "r.jsonl", "m")
    held = [request("a", frozenset({"19,9"})), request("b", frozenset({"7"}))]
    generator = Inventor("Det var 19,9 mnkr.")
    fill(replies, [*map(free, held), *held], generator, lambda done, of: None)
    assert [[one.numbers for one in batch] for batch in generator.batches] == [[None, None], [frozenset({"7"})]]
    assert replies.get(held[0]) == "Det var 19,9 mnkr."
    assert len((tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()) == 4


@pytest.mark.parametrize(
    ("text", "kept"), [("19,9 mnkr", True), ("19", False), ("19,95", False), ("x", True), ("[1]", False)]
)
def test_keeping_to_numbers(text: str, kept: bool) -> None:
    assert keeps_to(text, {"19,9"}) is kept


def test_texts_of_one_length_go_together(tmp_path: Path) -> None:
    wanted = [request("x" * (number % 7), tokens=10 * (number % 3)) for number in range(3 * BATCH)]
    generator = Inventor("Ja.")
    lines = []
    fill(Replies(tmp_path / "r.jsonl", "m"), wanted, generator, lambda done, of: lines.append((done, of)))
    asked = [one for batch in generator.batches for one in batch]
    assert [one.max_tokens for one in asked] == sorted(one.max_tokens for one in asked)
    assert len(asked) == len(set(wanted)) == lines[-1][0] == lines[-1][1]
    assert max(map(len, generator.batches)) <= BATCH < STEP


def test_another_model_has_its_own_texts(tmp_path: Path) -> None:
    Replies(tmp_path / "r.jsonl", "m").add(request("a"), "text")
    assert Replies(tmp_path / "r.jsonl", "m").get(request("a")) == "text"
    assert Replies(tmp_path / "r.jsonl", "n").get(request("a")) is None
    assert Replies(tmp_path / "r.jsonl", "m").get(request("a", tokens=8)) is None
    assert json.loads((tmp_path / "r.jsonl").read_text(encoding="utf-8"))["text"] == "text"


def test_what_is_not_kept_is_noted(tmp_path: Path) -> None:
    replayed = Replayed("m", Replies(tmp_path / "r.jsonl", "m"))
    assert replayed.generate([Message("user", "a")], max_tokens=9, seconds=1.0, numbers={"1"}) == ""
    assert replayed.asked == [request("a", frozenset({"1"}))]


def test_the_plain_loop_is_held_against_its_chunks(engine: BelaggEngine, tmp_path: Path) -> None:
    source = Source("doc", "doc.md", "Det kostade 14,4 miljoner kronor.")
    chunks = chunks_of([source])
    told = Measured(engine, [source], Inventor("Det kostade 14,4 miljoner kronor och 99 mnkr."), tmp_path)
    (found,) = told.plain([HOW], chunks, lambda query, allowed: list(allowed))
    assert found.numbers == 2
    assert [each.split(":")[0] for each in found.unsupported] == ["99 mnkr"]
    asked, best = plain_request(HOW, chunks, lambda query, allowed: list(allowed))
    assert HOW.question in asked.messages[0].content
    assert len(best) == 1 <= CHUNKS
    assert (ROOT / "eval").is_dir()
