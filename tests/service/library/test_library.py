"""The library: what is known of every report, and what is opened of a few."""

from contextlib import closing

import numpy as np
import pytest

from index.embedding.hashing import HashEmbedder
from index.errors import UnknownDocument
from index.ingest import ingest, ingest_bytes
from index.search import Searcher
from index.store import Store
from index.store.records import Derived
from index.types import Filters, Line
from service.documents.catalogue import Catalogue
from service.documents.economy import Slot
from service.engine import BelaggEngine
from service.evidence.evidence import Evidence
from service.evidence.scope import scope_of
from service.library import library as module
from service.library import narrowing
from service.library.library import Library, Room
from service.library.outline import INDEX, OUTLINE, WHOLE, derive, derive_from, read_index, read_outline, version
from service.types import Ask
from service.vocabulary.postings import Word
from tests.service import build

EMBEDDER = HashEmbedder()


def report(place, deviation, year=2024, extra=""):
    """A report whose board and whose care of children went so many tkr over (-) or under budget."""
    spent = 110_000 - deviation
    rows = (f"Barn och unga | 110 000 | {spent} | {deviation}", f"Summa | 110 000 | {spent} | {deviation}")
    return build.written(place, "# Ekonomi\n\n" + build.table(*rows) + extra, year)


@pytest.fixture
def store(tmp_path):
    with closing(Store(tmp_path)) as held:
        yield held


def add(store, *reports):
    for one in reports:
        ingest_bytes(*one, store, EMBEDDER, derive=derive_from)


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    with closing(Store(tmp_path_factory.mktemp("samples"))) as held:
        ingest([build.SAMPLES], held, EMBEDDER, derive=derive_from)
        yield held


def whole(store):
    """A catalogue of everything at once, to compare with."""
    library = Library(store)
    return Catalogue([library.shelf(document.id) for document in library.documents])


WORDS = [Word("barn"), Word("placer"), Word("sjukfranvaro", essential=True), Word("kostnadr")]


def test_opened_one_by_one_the_reports_score_as_all_at_once(samples):
    everything, library = whole(samples), Library(samples)
    for name in ("fact_index", "said_index"):
        expected = getattr(everything, name).score(WORDS)
        found = [getattr(library.opened([d.id]), name).score(WORDS) for d in library.documents]
        assert {one.missing for one in found} == {expected.missing}
        for part in ("coverage", "precision", "essential"):
            joined = np.concatenate([getattr(one, part) for one in found])
            np.testing.assert_allclose(joined, getattr(expected, part), rtol=1e-6)


def test_no_fact_covers_more_than_its_outline_promises(samples):
    everything, library = whole(samples), Library(samples)
    scores = everything.fact_index.score(WORDS)
    promised = library.fact_outlines.score(WORDS)
    for number, fact in enumerate(everything.facts):
        place = library.places[fact.document]
        assert scores.coverage[number] <= promised.coverage[place] + 1e-6
        assert scores.essential[number] <= promised.essential[place]


def test_accounts_are_those_that_an_answer_reads(samples):
    everything, library = whole(samples), Library(samples)
    question = build.asked("Hur gick det?", everything)
    evidence = Evidence(everything, question, scope_of(everything, question, Filters()), {})
    for activity in ("barn_och_unga", "ekonomiskt_bistand"):
        held = {
            one.document.id: {slot: (float(figure.base_value), figure.favourable) for slot, figure in one.slots.items()}
            for one in evidence.economies(activity)
        }
        assert library.accounts(activity, Line.NET) == held
    boards = {d.id: board for d in everything.documents if (board := evidence.board(d)) is not None}
    assert set(library.accounts(WHOLE, Line.NET)) == set(boards)
    assert len(boards) > 2


def test_metadata_and_years_are_known_without_opening(store):
    add(store, report("Mallbo", -5_000), report("Provsjö", 2_000, 2023))
    library = Library(store)
    assert library.municipalities == ("Mallbo", "Provsjö")
    assert [document.text for document in library.documents] == ["", ""]
    assert [sorted(library.years(document.id)) for document in library.documents] == [[2024], [2023]]
    assert len(library.shelves) == 2


def test_what_was_not_derived_at_ingest_is_when_it_is_needed_and_kept(store):
    ingest_bytes(*report("Mallbo", -5_000), store, EMBEDDER)
    assert store.derived(OUTLINE, version()) == {}
    library = Library(store)
    (document,) = library.documents
    assert library.accounts(WHOLE, Line.NET)[document.id][Slot.DEVIATION] == (-5_000_000, -1)
    assert set(store.derived(OUTLINE, version())) == set(store.derived(INDEX, version())) == {document.id}


def test_what_another_version_derived_is_not_used(store):
    add(store, report("Mallbo", -5_000))
    (document,) = Library(store).documents
    store.keep_derived(document.id, [Derived(OUTLINE, "0", b"old"), Derived(INDEX, "0", b"old")])
    library = Library(store)
    assert [fact.activity for fact in library.opened([document.id]).facts] == ["barn_och_unga", None]
    assert set(store.derived(OUTLINE, version())) == {document.id}


def test_a_later_generation_reads_only_what_is_new(store, monkeypatch):
    add(store, report("Mallbo", -5_000))
    first = Library(store)
    add(store, report("Provsjö", 2_000))
    read = []
    monkeypatch.setattr(module, "read_outline", lambda data: read.append(1) or read_outline(data))
    second = Library(store, first)
    assert (len(read), second.municipalities) == (1, ("Mallbo", "Provsjö"))
    assert (len(first.documents), second.fact_statistics.size) == (1, 4)


def test_a_removed_report_is_gone(store):
    add(store, report("Mallbo", -5_000), report("Provsjö", 2_000))
    before = Library(store)
    gone = before.documents[0].id
    store.remove(gone)
    after = Library(store, before)
    assert after.municipalities == ("Provsjö",)
    assert after.fact_statistics.size == 2
    with pytest.raises(UnknownDocument):
        before.opened([gone])


def test_opened_reports_are_kept_while_there_is_room(store):
    add(store, *(report(place, -5_000) for place in ("Mallbo", "Provsjö", "Skissby")))
    library = Library(store)
    one, two, three = (document.id for document in library.documents)
    shelf = library.shelf(one)
    assert library.shelf(one) is shelf
    size = library._open(one).room
    library._room = Room(2 * size + size // 2)
    shelves = [library.shelf(document) for document in (one, two, one, three)]
    assert library.shelf(one) is shelves[0]
    assert library.shelf(two) is not shelves[1]


def test_an_index_comes_back_as_it_was_written():
    shelf = build.shelf(report("Mallbo", -5_000, extra="\nDet beror på fler placeringar.\n"))
    outline, index = (one.payload for one in derive(shelf))
    assert read_index(index).activities == ("barn_och_unga", None)
    assert read_outline(outline).facts.size == 2
    assert read_outline(outline).said.size == len(shelf.statements)


# Many reports -------------------------------------------------------------------------------------------------

PLACES = [
    f"{first}{second}" for first in ("Mall", "Prov", "Skiss", "Utkast", "Påhitt") for second in ("bo", "sjö", "by")
]
DEVIATIONS = {place: (-1) ** number * 1_000 * (number + 1) for number, place in enumerate(PLACES)}


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """An engine with fifteen reports, and limits that make them too many to open."""
    with pytest.MonkeyPatch.context() as patch, closing(Store(tmp_path_factory.mktemp("many"))) as store:
        patch.setattr(narrowing, "MOST", 8)
        patch.setattr(narrowing, "SOME", 6)
        add(store, *(report(place, deviation) for place, deviation in DEVIATIONS.items()))
        add(store, report("Nybo", -90_000, extra="\nSjukfrånvaron var 7,4 procent.\n"))
        yield BelaggEngine(store, Searcher(store, EMBEDDER), EMBEDDER)


def places(answer):
    return list(dict.fromkeys(citation.municipality for citation in answer.citations))


def scope_warnings(answer):
    return [warning.message for warning in answer.warnings if warning.kind == "scope"]


def test_the_most_telling_of_many_come_first_and_the_rest_are_counted(many):
    answer = many.ask(Ask("Hur gick det mot budget för barn och unga?"))
    largest = sorted(DEVIATIONS, key=lambda place: -abs(DEVIATIONS[place]))
    assert places(answer) == ["Nybo", *largest[:4]]
    assert scope_warnings(answer)[0].startswith("16 rapporter har sådana uppgifter; svaret tar upp 5 av dem.")


def test_a_comparison_of_many_has_both_ends(many):
    answer = many.ask(Ask("Jämför avvikelsen mot budget för barn och unga"))
    best, worst = max(DEVIATIONS, key=DEVIATIONS.__getitem__), "Nybo"
    assert f"Bäst mot budget ligger {best}" in answer.answer
    assert f"sämst {worst}" in answer.answer
    assert len(answer.table.rows) == 8
    assert len(scope_warnings(answer)) == 1


def test_what_one_report_of_many_has_is_found(many):
    answer = many.ask(Ask("Hur stor var sjukfrånvaron?"))
    assert (answer.status, places(answer), scope_warnings(answer)) == ("answered", ["Nybo"], [])
    assert "7,4 procent" in answer.answer


def test_a_named_municipality_is_opened_whatever_their_number(many):
    place = PLACES[0]
    answer = many.ask(Ask(f"Vad var avvikelsen för barn och unga i {place}?"))
    assert (places(answer), scope_warnings(answer)) == ([place], [])


def test_what_none_of_many_has_is_not_found(many):
    answer = many.ask(Ask("Vad kostade skolskjutsarna?"))
    assert (answer.status, scope_warnings(answer)) == ("not_found", [])


def test_few_reports_are_all_opened(store):
    add(store, report("Mallbo", -5_000), report("Provsjö", 2_000))
    with closing(BelaggEngine(store, Searcher(store, EMBEDDER), EMBEDDER)) as engine:
        answer = engine.ask(Ask("Hur gick det mot budget för barn och unga?"))
    assert (places(answer), scope_warnings(answer)) == (["Mallbo", "Provsjö"], [])
