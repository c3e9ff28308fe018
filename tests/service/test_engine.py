"""The engine from end to end on a temporary store, with an embedder that needs no model."""

from contextlib import closing
from threading import Event, Thread

import pytest

from index.embedding.hashing import HashEmbedder
from index.errors import BadQuestion, EmptyFile, StoreError, UnknownDocument
from index.search import Searcher
from index.store import Store
from index.types import Filters
from service.documents.catalogue import Catalogue
from service.engine import BelaggEngine, check_question
from service.types import MAX_QUESTION, Ask, Turn
from tests.service import build
from tests.service.build import sound, told

PROVSJO, MALLBO = (build.SAMPLES / name for name in ("provsjo.txt", "mallbo.txt"))


def engine_in(folder):
    embedder = HashEmbedder()
    store = Store(folder)
    return BelaggEngine(store, Searcher(store, embedder), embedder)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """Two samples, read in once; only for tests that change nothing."""
    with closing(engine_in(tmp_path_factory.mktemp("engine"))) as held:
        report = held.ingest([PROVSJO, MALLBO], {}, None)
        assert [result.status for result in report.results] == ["added", "added"]
        yield held


def identity(engine, place):
    return next(document.id for document in engine.documents() if document.meta.municipality == place)


def check(answer, engine):
    return sound(answer, Catalogue(engine.catalogue().shelves.values()))


def test_an_answer_with_its_citations(engine):
    answer = check(engine.ask(Ask("Hur mycket drog barn och unga över budget i Mallbo?")), engine)
    assert (answer.status, answer.language) == ("answered", "sv")
    assert "4,6 mnkr över budget januari–augusti 2024" in answer.answer
    assert answer.citations[0].document == identity(engine, "Mallbo")


def test_what_answered_and_how_long_it_took(engine):
    answer = engine.ask(Ask("Vad är prognosen i Provsjö?"))
    assert (answer.model.embedding, answer.model.generator) == ("hash-64@1", "none")
    assert set(answer.timings_ms) == {"question", "search", "open", "compose", "verify"}
    assert all(lap >= 0 for lap in answer.timings_ms.values())


def test_the_same_question_always_has_the_same_answer(engine):
    one, two = (engine.ask(Ask("why is barn och unga over budget?")) for _ in range(2))
    assert (one.answer, one.citations, one.figures) == (two.answer, two.citations, two.figures)


def test_the_question_s_language_and_the_wanted_one(engine):
    assert engine.ask(Ask("why is barn och unga over budget?")).language == "en"
    assert engine.ask(Ask("why is barn och unga over budget?", language="sv")).language == "sv"


def test_filters_leave_reports_out(engine):
    answer = check(engine.ask(Ask("Vad kostade barn och unga?", Filters(municipality=("Provsjö",)))), engine)
    assert {figure.municipality for figure in answer.figures} == {"Provsjö"}
    answer = engine.ask(Ask("Vad kostade barn och unga?", Filters(year=(2011,))))
    assert (answer.status, answer.figures) == ("not_found", ())


def test_a_follow_up_keeps_what_was_asked_about(engine):
    first = "Hur mycket drog barn och unga över budget i Mallbo?"
    answer = check(engine.ask(Ask("och i Provsjö?", history=(Turn(first),))), engine)
    assert "Provsjö deviation 2023-01/2023-08 3.5" in told(answer)
    assert {figure.municipality for figure in answer.figures} == {"Provsjö"}


def test_not_found_gives_no_figure(engine):
    answer = check(engine.ask(Ask("Vad kostade skolskjutsarna i Solna 2023?")), engine)
    assert answer.status == "not_found"
    assert "Ingen rapport från Solna är inläst." in answer.answer


@pytest.mark.parametrize("text", ["", "   ", "\n\t"], ids=["empty", "spaces", "line break"])
def test_an_empty_question_is_refused(engine, text):
    with pytest.raises(BadQuestion, match=r"Frågan är tom\. Skriv en fråga om rapporterna\."):
        engine.ask(Ask(text))


def test_a_question_that_is_too_long_is_refused_with_both_lengths(engine):
    with pytest.raises(BadQuestion, match="Frågan är 10000 tecken lång; högst 2000 går att ställa"):
        engine.ask(Ask("a" * 10_000))
    check_question("a" * MAX_QUESTION)


@pytest.mark.parametrize("text", ["?", "...", "😀", "a", "[1]", "mnkr", "'; DROP TABLE documents; --", "ÅÄÖ åäö 2023"])
def test_a_question_of_nothing_is_answered_all_the_same(engine, text):
    assert check(engine.ask(Ask(text)), engine).status in ("answered", "partial", "not_found")


def test_search_finds_the_passage(engine):
    hits = engine.search("sjukfrånvaro korttidsfrånvaro", Filters(municipality=("Mallbo",)), 5)
    assert 0 < len(hits) <= 5
    assert {hit.document for hit in hits} == {identity(engine, "Mallbo")}
    assert any("sjukfrånvaro" in hit.content.text.lower() for hit in hits)


def test_the_documents_and_their_texts(engine):
    assert sorted(document.meta.municipality for document in engine.documents()) == ["Mallbo", "Provsjö"]
    document = engine.document(identity(engine, "Mallbo"))
    assert (document.name, document.meta.period.code) == ("mallbo.txt", "2024-01/2024-08")
    assert "Tertialbokslut 2 2024" in document.text
    with pytest.raises(UnknownDocument):
        engine.document("nope")


def test_figures_are_filtered_and_paged(engine):
    total, page = engine.figures(Filters(municipality=("Mallbo",)), "Vuxna 21-64 år", "deviation", 0, 10)
    assert total == len(page)
    assert {"2.6", "2.7"} == {str(figure.value) for _, figure in page}
    assert {(document.meta.municipality, figure.measure) for document, figure in page} == {("Mallbo", "deviation")}
    everything, first = engine.figures(Filters(), None, None, 0, 7)
    _, second = engine.figures(Filters(), None, None, 7, 7)
    assert everything > 14
    assert len(first) == len(second) == 7
    assert not {figure.span for _, figure in first} & {figure.span for _, figure in second}
    with pytest.raises(ValueError, match="height"):
        engine.figures(Filters(), None, "height", 0, 1)


def test_the_audit_of_a_report(engine):
    messages = " ".join(finding.message for finding in engine.audit(identity(engine, "Mallbo")))
    assert "6,3" in messages
    with pytest.raises(UnknownDocument):
        engine.audit("nope")


def test_the_status(engine):
    status = engine.status()
    assert (status.documents, status.embedding, status.generator) == (2, "hash-64@1", "none")
    assert status.passages > 50


def test_warming_up_changes_nothing(engine):
    engine.warm()
    engine.settle()
    assert engine.status().documents == 2


def test_a_question_waits_for_the_warming_and_no_other_does(engine, monkeypatch):
    begun, go_on, answered = Event(), Event(), Event()
    catalogue = engine.catalogue

    def slow():
        begun.set()
        assert go_on.wait(30)
        return catalogue()

    monkeypatch.setattr(engine, "catalogue", slow)
    warming = Thread(target=engine.warm)
    warming.start()
    assert begun.wait(30)
    asking = Thread(target=lambda: (engine.ask(QUESTION), answered.set()))
    asking.start()
    assert not answered.wait(0.05)
    go_on.set()
    assert answered.wait(30)
    warming.join(30)
    asking.join(30)


def test_a_warming_that_fails_lets_questions_through(engine, monkeypatch):
    def broken(*_):
        raise StoreError("damaged")

    with monkeypatch.context() as patch:
        patch.setattr("service.engine.BelaggEngine._answer", broken)
        with pytest.raises(StoreError):
            engine.warm()
    assert engine.ask(QUESTION).status in ("answered", "partial", "not_found")


def test_an_empty_store_answers_that_nothing_is_there(tmp_path):
    with closing(engine_in(tmp_path)) as engine:
        answer = engine.ask(Ask("Vad kostade barn och unga?"))
        assert (answer.status, answer.citations, answer.figures) == ("not_found", (), ())
        assert answer.answer.startswith("Det framgår inte av rapporterna.")
        assert (engine.documents(), engine.search("budget", Filters(), 5)) == ([], [])
        assert engine.figures(Filters(), None, None, 0, 10) == (0, [])
        assert (engine.status().documents, engine.status().passages) == (0, 0)
        engine.warm()


SMALL = "# Ekonomi\n\n" + build.table("Hemtjänst | 100 000 | 110 000 | -10 000", "Summa | 100 000 | 110 000 | -10 000")
QUESTION = Ask("Hur mycket drog hemtjänsten över budget?")


def test_what_is_added_and_removed_changes_the_answers(tmp_path):
    with closing(engine_in(tmp_path)) as engine:
        added = engine.add(*build.written("Mallbo", SMALL), {})
        assert (added.status, engine.ask(QUESTION).status) == ("added", "answered")
        assert engine.add(*build.written("Mallbo", SMALL), {}).status == "unchanged"
        engine.add(*build.written("Provsjö", SMALL.replace("110 000", "112 000").replace("10 000", "12 000")), {})
        places = {figure.municipality for figure in engine.ask(QUESTION).figures}
        assert places == {"Mallbo", "Provsjö"}
        engine.remove(added.document)
        assert {figure.municipality for figure in engine.ask(QUESTION).figures} == {"Provsjö"}
        with pytest.raises(UnknownDocument):
            engine.remove(added.document)


def test_a_file_without_text_is_refused_and_nothing_is_stored(tmp_path):
    with closing(engine_in(tmp_path)) as engine:
        with pytest.raises(EmptyFile):
            engine.add("tom.txt", b"", {})
        assert engine.documents() == []


def test_what_the_user_says_of_a_report_goes_before_what_it_says_itself(tmp_path):
    with closing(engine_in(tmp_path)) as engine:
        engine.add(*build.written("Mallbo", SMALL), {"municipality": "huddinge"})
        assert [document.meta.municipality for document in engine.documents()] == ["Huddinge"]


def test_the_store_is_read_again_in_a_new_session(tmp_path):
    with closing(engine_in(tmp_path)) as engine:
        engine.add(*build.written("Mallbo", SMALL), {})
        before = engine.ask(QUESTION)
    with closing(engine_in(tmp_path)) as engine:
        after = engine.ask(QUESTION)
    assert (after.answer, after.citations) == (before.answer, before.citations)
