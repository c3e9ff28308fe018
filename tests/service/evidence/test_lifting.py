"""Passages of a search, lifted by what inside them bears on the question."""

from contextlib import closing

import pytest

from index.embedding.hashing import HashEmbedder
from index.search import Searcher
from index.store import Store
from index.types import Filters
from service.engine import BelaggEngine
from service.evidence.lifting import lifted
from service.types import MAX_QUESTION, Ask
from tests.service import build

MALLBO = build.SAMPLES / "mallbo.txt"


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    embedder = HashEmbedder()
    store = Store(tmp_path_factory.mktemp("lifting"))
    with closing(BelaggEngine(store, Searcher(store, embedder), embedder)) as held:
        held.ingest([MALLBO], {}, None)
        yield held


def deviations(engine):
    """The places of what the tables and the text say that barn och unga deviates by."""
    _, found = engine.figures(Filters(), None, "deviation", 0, 200)
    return [figure.span for _, figure in found if "barn och unga" in figure.activity.lower()]


def holds(hit, spans):
    return any(hit.content.span.start <= span.start and span.end <= hit.content.span.end for span in spans)


@pytest.mark.parametrize(
    "query",
    [
        "Hur mycket avvek barn och unga från budgeten?",
        "How much did children and young people deviate from the budget?",
    ],
)
def test_the_row_asked_for_comes_first_in_either_language(engine, query):
    first, second, *_ = engine.search(query, Filters(), 5)
    assert holds(first, deviations(engine))
    assert holds(second, deviations(engine))


def test_hits_stay_the_same_and_are_scored_within_one(engine):
    evidence = engine.evidence(Ask("Hur stor var sjukfrånvaron?"))
    hits = engine._searcher.search("sjukfrånvaro", Filters(), 20)
    found = lifted(hits, evidence)
    assert {hit.passage for hit in found} == {hit.passage for hit in hits}
    assert all(0 <= hit.score <= 1 for hit in found)
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)


def test_a_passage_that_holds_the_row_gains_and_another_does_not(engine):
    evidence = engine.evidence(Ask("Hur mycket avvek barn och unga från budgeten?"))
    hits = engine._searcher.search("barn och unga", Filters(), 40)
    before = {hit.passage: hit.score for hit in hits}
    after = {hit.passage: hit.score for hit in lifted(hits, evidence)}
    gains = {hit.passage: after[hit.passage] * 1.4 - before[hit.passage] for hit in hits}
    held = [gains[hit.passage] for hit in hits if holds(hit, deviations(engine))]
    assert max(held) == pytest.approx(max(gains.values()))
    assert min(gains.values()) == pytest.approx(0)


def test_nothing_found_stays_nothing(engine):
    assert lifted([], engine.evidence(Ask("Vad är budgeten?"))) == []
    assert engine.search("   ", Filters(), 5) == []


def test_a_whole_text_is_compared_as_it_stands(engine):
    assert engine.search("budget för barn och unga " * MAX_QUESTION, Filters(), 3)
