"""What is put in the store comes out, chosen and counted, one transaction a document."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.errors import ModelMismatch, StoreError, UnknownDocument
from index.store import Counts, Store
from index.store.check import problems
from index.store.records import Derived, digest, embedding_text
from index.types import (
    Filters,
    Measure,
    UnitKind,
)
from tests.index.store.made import MODEL, TEXT, document, figure, passage, put, statement, table, vectors


def test_what_is_put_in_comes_out(store):
    texts = (TEXT, "Kostnaden för köpt vård ökade.")
    doc = put(
        store,
        texts=texts,
        tables=[table()],
        figures=[figure(), figure("Vuxna")],
        statements=[statement()],
        fingerprint="f",
    )
    assert store.document("a") == doc
    assert store.text("a") == TEXT
    assert [(one.document, one.passage) for one in store.passages_of("a")] == [("a", passage(text)) for text in texts]
    assert store.tables("a") == [table()]
    assert store.figures() == [("a", figure()), ("a", figure("Vuxna"))]
    assert store.statements("a") == [statement()]
    assert store.counts == Counts(1, 2, 1, 2, 1)
    assert store.fingerprint("a") == "f"
    assert store.model == (MODEL, 4)
    version, ids, matrix = store.vectors()
    assert (version, store.generation) == (store.version, 1)
    assert ids.tolist() == [one.id for one in store.passages_of("a")]
    np.testing.assert_array_equal(matrix, vectors(2))
    assert problems(store) == []


def test_an_empty_store(store):
    assert store.documents() == []
    assert store.figures() == []
    assert store.counts == Counts(0, 0, 0, 0, 0)
    assert store.model is None
    version, ids, matrix = store.vectors()
    assert (version, ids.tolist(), matrix.shape) == (store.version, [], (0, 0))
    assert store.generation == 0


def test_a_list_entry_has_no_text_and_all_else(store):
    put(store, texts=("a", "b"), tables=[table()], figures=[figure()], source="/tmp/a.txt", fingerprint="f")
    (entry,) = store.documents()
    assert (entry.id, entry.name, entry.characters) == ("a", "a.txt", len(TEXT))
    assert (entry.passages, entry.tables, entry.figures, entry.statements) == (2, 1, 1, 0)
    assert entry.sources == ("/tmp/a.txt",)
    assert entry.meta == document().meta


def test_it_is_all_there_after_opening_again(tmp_path):
    with Store.open(tmp_path) as first:
        put(first, figures=[figure()])
    with Store.open(tmp_path) as second:
        assert second.document("a") == document()
        assert second.figures() == [("a", figure())]
        assert second.generation == 1


def test_adding_again_replaces(store):
    put(store, texts=("ett", "två"), figures=[figure()] * 3)
    before = {one.id for one in store.passages_of("a")}
    put(store, texts=("tre",), figures=[figure()])
    assert [one.passage.text for one in store.passages_of("a")] == ["tre"]
    assert store.counts == Counts(1, 1, 0, 1, 0)
    assert store.figures() == [("a", figure())]
    assert not before & {one.id for one in store.passages_of("a")}  # numbers are never used again
    assert store.generation == 2
    assert problems(store) == []


def test_a_changed_file_replaces_what_it_held(store):
    put(store, document("old"), source="/r/a.txt")
    put(store, document("new"), source="/r/a.txt")
    assert [entry.id for entry in store.documents()] == ["new"]
    assert store.source("/r/a.txt") == "new"
    assert store.generation == 2  # one transaction


def test_a_document_that_another_file_holds_too_stays(store):
    put(store, document("old"), source="/r/a.txt")
    store.link("/r/copy.txt", "old")
    put(store, document("new"), source="/r/a.txt")
    assert {entry.id for entry in store.documents()} == {"old", "new"}
    assert store.source("/r/copy.txt") == "old"


def test_an_upload_replaces_nothing(store):
    put(store, document("one"))
    put(store, document("two"))
    assert {entry.id for entry in store.documents()} == {"one", "two"}


def test_linking_a_file_to_another_document_lets_the_old_one_go(store):
    put(store, document("one"), source="/r/a.txt")
    put(store, document("two"), source="/r/b.txt")
    store.link("/r/a.txt", "two")
    assert [(entry.id, entry.sources) for entry in store.documents()] == [("two", ("/r/a.txt", "/r/b.txt"))]
    assert problems(store) == []


def test_reading_anew_keeps_the_sources(store):
    put(store, source="/r/a.txt")
    put(store)
    assert store.source("/r/a.txt") == "a"


def test_removing(store):
    put(store, figures=[figure()], tables=[table()], statements=[statement()], source="/r/a.txt")
    put(store, document("b"))
    store.remove("a")
    assert [entry.id for entry in store.documents()] == ["b"]
    assert store.counts == Counts(1, 1, 0, 0, 0)
    assert store.source("/r/a.txt") is None
    assert store.generation == 3
    assert problems(store) == []


@pytest.mark.parametrize("call", ["document", "text", "passages_of", "tables", "statements", "remove"])
def test_an_unknown_document_is_said_so(store, call):
    with pytest.raises(UnknownDocument, match="id 'x'"):
        getattr(store, call)("x")
    assert store.generation == 0


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), {"a", "b", "c"}),
        (Filters(municipality=("storVIK",)), {"a", "b"}),
        (Filters(municipality=("Storvik", "Älvö")), {"a", "b", "c"}),
        (Filters(municipality=("älvö",)), {"c"}),
        (Filters(year=(2020,)), {"b"}),
        (Filters(municipality=("Storvik",), year=(2024,)), set()),
        (Filters(committee=("SOCIALNÄMNDEN",)), {"a", "b"}),
        (Filters(document=("a", "c")), {"a", "c"}),
    ],
    ids=["all", "case", "two", "swedish-letters", "year", "and", "committee", "document"],
)
def test_filters(store, filters, found):
    put(store, document("a"), figures=[figure()])
    put(store, document("b", year=2020), figures=[figure()])
    put(store, document("c", "Älvö", committee="Skolnämnden"), figures=[figure()])
    assert {entry.id for entry in store.documents(filters)} == found
    assert {id for id, _ in store.figures(filters)} == found
    assert {id for id, _ in store.figures(filters, measure=Measure.DEVIATION)} == found
    assert store.matching(filters) == (None if filters == Filters() else found)


@pytest.mark.parametrize(
    ("chosen", "texts"),
    [
        ({}, ["1", "2", "3"]),
        ({"activity": "barn  OCH unga"}, ["1", "3"]),
        ({"measure": Measure.BUDGET}, ["2"]),
        ({"year": 2022}, ["3"]),
        ({"unit": UnitKind.PERCENT}, ["2"]),
        ({"activity": "Barn och unga", "year": 2023}, ["1"]),
        ({"activity": "Barn och unga 0–20 år"}, ["1", "3"]),
        ({"activity": "Unga i parken"}, []),
    ],
    ids=["all", "activity", "measure", "year", "unit", "two", "another-name", "part-of-name"],
)
def test_choosing_figures(store, chosen, texts):
    figures = [
        figure(value="1"),
        figure("Vuxna", "2", Measure.BUDGET, unit=UnitKind.PERCENT),
        figure(value="3", year=2022),
    ]
    put(store, figures=figures)
    assert [found.text for _, found in store.figures(**chosen)] == texts


def test_passages_come_in_the_order_asked_for(store):
    put(store, texts=("ett", "två", "tre"))
    ids = [one.id for one in store.passages_of("a")]
    assert [one.passage.text for one in store.passages([ids[2], 999, ids[0]])] == ["tre", "ett"]


def test_passage_numbers_of_documents(store):
    put(store, document("a"), texts=("ett", "två"))
    put(store, document("b"), texts=("tre",))
    assert store.passage_ids(frozenset({"a", "b"})).tolist() == [1, 2, 3]
    assert store.passage_ids(frozenset({"b"})).tolist() == [3]
    assert store.passage_ids(frozenset()).tolist() == []


def test_vectors_by_number(store):
    put(store, texts=("ett", "två", "tre"))
    assert store.all_passage_ids().tolist() == [1, 2, 3]
    ids, matrix = store.vectors_of(np.array([3, 99, 1]))
    assert ids.tolist() == [1, 3]
    np.testing.assert_array_equal(matrix, vectors(3)[[0, 2]])
    assert store.vectors_of(np.array([], dtype=np.int64))[1].shape == (0, 4)


def test_no_two_states_share_a_version(tmp_path):
    versions = []
    for name in ("a", "b"):
        with Store.open(tmp_path / name) as store:
            versions.append(store.version)
            put(store)
            versions.append(store.version)
        with Store.open(tmp_path / name) as store:
            assert store.version == versions[-1]
    assert len(set(versions)) == 4


def test_vectors_of_known_texts(store):
    put(store, texts=("ett", "två"))
    known = store.known_vectors([embedding_text(passage("två")), embedding_text(passage("tre"))])
    assert {text: vector.tolist() for text, vector in known.items()} == {embedding_text(passage("två")): [5, 6, 7, 8]}
    assert digest("ett") != digest("två")


def test_another_model_is_refused_and_nothing_is_lost(store):
    put(store)
    with pytest.raises(ModelMismatch, match=r"test@1 \(4 dimensioner\).*other \(4 dimensioner\)"):
        put(store, document("b"), model="other")
    with pytest.raises(ModelMismatch):
        put(store, document("a"), matrix=vectors(1, 8))
    with pytest.raises(ModelMismatch):
        store.check_model("other", 4)
    store.check_model(MODEL, 4)
    assert [entry.id for entry in store.documents()] == ["a"]
    assert store.generation == 1


def test_an_emptied_store_takes_another_model(store):
    put(store)
    store.remove("a")
    put(store, model="other", matrix=vectors(1, 8))
    assert store.model == ("other", 8)


def test_vectors_must_fit_the_passages(store):
    with pytest.raises(ValueError, match="1 passages need as many vectors"):
        put(store, matrix=vectors(2))


def test_a_failed_add_leaves_the_document_as_it_was(store, monkeypatch):
    put(store, texts=("ett",), figures=[figure()])

    def fail(*_):
        raise RuntimeError("struck")

    monkeypatch.setattr("index.store.records.insert_statements", fail)
    with pytest.raises(RuntimeError, match="struck"):
        put(store, texts=("två", "tre"))
    assert [one.passage.text for one in store.passages_of("a")] == ["ett"]
    assert store.generation == 1
    assert problems(store) == []


def test_figures_that_were_read_are_not_given_after_a_change(store):
    put(store, figures=[figure()])
    assert len(store.figures()) == 1
    put(store, figures=[figure(), figure("Vuxna")])
    assert len(store.figures()) == 2


def test_many_threads(store):
    def work(number):
        put(store, document(f"d{number}"), texts=("ett", "två"), figures=[figure()])
        return len(store.figures(Filters(document=(f"d{number}",)))), store.text(f"d{number}")

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(24))) == [(1, TEXT)] * 24
    assert store.counts == Counts(24, 48, 0, 24, 0)
    assert store.generation == 24
    assert problems(store) == []


def test_two_stores_on_one_folder_see_each_other(tmp_path):
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        put(one)
        assert [entry.id for entry in other.documents()] == ["a"]
        other.remove("a")
        assert one.documents() == []
        assert one.generation == 2


def test_a_closed_store_refuses(store):
    store.close()
    with pytest.raises(StoreError, match="stängt"):
        store.documents()


OUTLINES = [Derived("outline", "1", b"one"), Derived("index", "1", b"two")]


def test_what_is_derived_is_found_by_kind_and_version(store):
    put(store, derived=OUTLINES)
    put(store, document("b"))
    assert (store.derived("outline", "1"), store.derived_of("a", "index", "1")) == ({"a": b"one"}, b"two")
    assert (store.derived("outline", "2"), store.derived_of("a", "index", "2")) == ({}, None)
    assert store.derived_of("b", "index", "1") is None


def test_what_is_derived_goes_with_its_document(store):
    put(store, derived=OUTLINES)
    store.remove("a")
    assert store.derived("outline", "1") == {}
    assert problems(store) == []


def test_what_is_derived_again_takes_the_place_of_the_old_and_changes_no_generation(store):
    put(store, derived=OUTLINES)
    before = store.generation
    store.keep_derived("a", [Derived("outline", "2", b"new")])
    store.keep_derived("gone", [Derived("outline", "2", b"new")])
    assert (store.derived("outline", "1"), store.derived("outline", "2")) == ({}, {"a": b"new"})
    assert store.generation == before


def test_figures_are_counted_and_paged(store):
    put(store, figures=[figure(activity=f"Verksamhet {number}") for number in range(5)])
    put(store, document("b"), figures=[figure(activity="Verksamhet 1")])
    assert store.count_figures() == 6
    assert store.figures(offset=2, limit=3) == store.figures()[2:5]
    assert store.count_figures(activity="verksamhet  1") == 2
    assert store.count_figures(Filters(document=("b",)), measure=figure().measure) == 1


def test_an_activity_is_chosen_by_any_of_its_names_the_very_words_first(store):
    names = ("Barn- och ungdomsvård", "Barn och unga 0-20 år", "Vuxna", "Barn och unga")
    put(store, figures=[figure(activity=name) for name in names])
    found = [one.activity for _, one in store.figures(activity="barn och unga")]
    assert found == ["Barn och unga", "Barn- och ungdomsvård", "Barn och unga 0-20 år"]
    assert store.count_figures(activity="barn och unga") == 3
    assert [one.activity for _, one in store.figures(activity="barn och unga", offset=1, limit=1)] == [found[1]]
    assert store.figures(Filters(document=("gone",)), activity="barn och unga") == []
