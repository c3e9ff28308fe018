from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.embedding import HashEmbedder
from index.errors import ModelMismatch
from index.ingest import analyse, ingest
from index.nearest import FILE, NearestPassages
from index.search import DEFAULT, Searcher, Weights
from index.store import Store
from index.store.records import embedding_text
from index.types import Document, Filters, Metadata, Passage, PassageKind, Period, PeriodKind, Span
from tests.reports import FOLDER, report

TEXTS = {
    "a": ["Placeringar av barn har ökat.", "Sjukfrånvaron minskade till 7,4 procent.", "Kostnaden för köpt vård steg."],
    "b": ["Antalet barnplaceringar är 40.", "Sjukfrånvaron är 8,1 procent.", "Nämnden har en ny ordförande."],
}
EMBEDDER = HashEmbedder()


def put(store, id, texts, municipality=None, year=None, kind=PassageKind.PROSE, sections=()):
    from datetime import date

    period = Period(date(year, 1, 1), date(year, 12, 31), PeriodKind.YEAR) if year else None
    passages = [
        Passage(text, "", Span(n, n + 1), (sections[n],) if sections else (), kind) for n, text in enumerate(texts)
    ]
    vectors = EMBEDDER.embed_passages([embedding_text(one) for one in passages])
    document = Document(id, id, Metadata(id, municipality, "Socialnämnden", period=period), "x" * 99)
    store.add(document, passages, vectors, model=EMBEDDER.name)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path) as opened:
        put(opened, "a", TEXTS["a"], "Storvik", 2023)
        put(opened, "b", TEXTS["b"], "Älvö", 2024)
        yield opened


@pytest.fixture
def searcher(store):
    return Searcher(store, EMBEDDER)


def texts(hits):
    return [hit.content.text for hit in hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("barnplaceringar", TEXTS["b"][0]),
        ("placeringar av barn", TEXTS["a"][0]),
        ("sjukfranvaro 8,1", TEXTS["b"][1]),
        ("kopt vard", TEXTS["a"][2]),
        ("ny ordforande", TEXTS["b"][2]),
    ],
)
def test_the_best_hit(searcher, query, first):
    hits = searcher.search(query, k=3)
    assert hits[0].content.text == first
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize(
    ("filters", "documents"),
    [
        (Filters(), {"a", "b"}),
        (Filters(municipality=("STORVIK",)), {"a"}),
        (Filters(year=(2024,)), {"b"}),
        (Filters(document=("b",)), {"b"}),
        (Filters(committee=("socialnämnden",), municipality=("älvö",)), {"b"}),
        (Filters(municipality=("Ingenstans",)), set()),
    ],
    ids=["all", "municipality", "year", "document", "two", "none"],
)
def test_filters_come_before_ranking(searcher, filters, documents):
    hits = searcher.search("sjukfrånvaron", filters, k=10)
    assert {hit.document for hit in hits} == documents
    assert len(hits) == sum(len(TEXTS[id]) for id in documents)


def test_a_hit_can_be_looked_up(store, searcher):
    hit = searcher.search("ordförande", k=1)[0]
    (stored,) = store.passages([hit.passage])
    assert (stored.document, stored.passage) == (hit.document, hit.content)


@pytest.mark.parametrize("query", ["", "   "])
def test_an_empty_query_finds_nothing(searcher, query):
    assert searcher.search(query) == []


def test_an_empty_store(tmp_path):
    with Store.open(tmp_path) as store:
        assert Searcher(store, EMBEDDER).search("barn") == []


def test_k_must_be_positive(searcher):
    with pytest.raises(ValueError, match="at least 1"):
        searcher.search("barn", k=0)


def test_another_models_vectors_are_refused(store):
    with pytest.raises(ModelMismatch):
        Searcher(store, HashEmbedder(32))


def test_words_alone_and_meaning_alone(store):
    words = Searcher(store, EMBEDDER, weights=Weights(words=1, meaning=0))
    assert texts(words.search("ordförande", k=1)) == [TEXTS["b"][2]]
    meaning = Searcher(store, EMBEDDER, weights=Weights(words=0, meaning=1))
    query = EMBEDDER.embed_query("ordförande")
    _, ids, matrix = store.vectors()
    nearest = ids[np.argsort(-(matrix @ query))].tolist()
    assert [hit.passage for hit in meaning.search("ordförande", k=6)] == nearest


def test_rows_can_be_weighed(store):
    put(store, "row", ["Sjukfrånvaron minskade till 7,5 procent."], kind=PassageKind.ROW)
    assert Searcher(store, EMBEDDER, weights=Weights(row=0.1)).search("sjukfrånvaro", k=1)[0].document != "row"
    assert Searcher(store, EMBEDDER, weights=Weights(row=10)).search("sjukfrånvaro", k=1)[0].document == "row"
    assert DEFAULT.row > 0


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        ("Summa — Budget: 12; Utfall: 13", 1),
        ("Summa: — budget: 12; utfall: 13.", 1),
        ("Summa — Budget: 12; Utfall: 14", 2),
    ],
    ids=["same", "same-words", "other-number"],
)
def test_what_says_the_same_is_given_once(tmp_path, other, kept):
    with Store.open(tmp_path) as store:
        put(store, "a", ["Summa — Budget: 12; Utfall: 13", other])
        put(store, "b", ["Summa — Budget: 12; Utfall: 13"])
        found = Searcher(store, EMBEDDER).search("summa budget utfall")
        assert [hit.document for hit in found].count("a") == kept
        assert [hit.document for hit in found].count("b") == 1  # another document's is another fact


def test_neighbours_stay_in_the_section(tmp_path):
    with Store.open(tmp_path) as store:
        put(store, "a", ["ett", "två", "tre", "fyra"], sections=("Mål", "Ekonomi", "Ekonomi", "Ekonomi"))
        searcher = Searcher(store, EMBEDDER)
        ids = store.all_passage_ids().tolist()
        assert [one.passage.text for one in searcher.neighbours(ids[1])] == ["två", "tre"]
        assert [one.passage.text for one in searcher.neighbours(ids[2], 2)] == ["två", "tre", "fyra"]
        assert searcher.neighbours(999) == []


def test_changes_are_noticed(store, searcher):
    assert texts(searcher.search("riktlinje", k=1)) != ["En ny riktlinje gäller."]
    put(store, "c", ["En ny riktlinje gäller."])
    assert texts(searcher.search("riktlinje", k=1)) == ["En ny riktlinje gäller."]
    store.remove("c")
    assert "c" not in {hit.document for hit in searcher.search("riktlinje")}
    store.remove("a")
    store.remove("b")
    assert searcher.search("riktlinje") == []


def test_many_threads_while_the_store_changes(store, searcher):
    def look(number):
        if number % 5 == 0:
            put(store, f"d{number}", [f"Rapport nummer {number} om skolskjuts."])
        return searcher.search("sjukfrånvaro 8,1", k=1)[0].content.text

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(look, range(40))) == {TEXTS["b"][1]}
    assert searcher.search("skolskjuts", k=1)[0].document.startswith("d")


def exact(store, query, k):
    """What brute force finds."""
    _, ids, matrix = store.vectors()
    scores = matrix @ query
    order = np.lexsort((ids, -scores))[:k]
    return ids[order].tolist()


class TestNearestPassages:
    def numbers(self, store, k=4):
        query = EMBEDDER.embed_query("sjukfrånvaron minskade")
        found = NearestPassages(store, EMBEDDER.name).search(query, k, None)
        assert [number for number, _ in found] == exact(store, query, k)

    def test_is_built_saved_and_loaded(self, store, monkeypatch):
        self.numbers(store)
        assert (store.folder / FILE).exists()
        monkeypatch.setattr(Store, "vectors", None)  # what is saved is used
        query = EMBEDDER.embed_query("sjukfrånvaron minskade")
        assert len(NearestPassages(store, EMBEDDER.name).search(query, 4, None)) == 4

    @pytest.mark.parametrize("damage", ["missing", "cut", "sidecar"])
    def test_is_built_anew_when_damaged(self, store, damage):
        self.numbers(store)
        path = store.folder / FILE
        if damage == "missing":
            path.unlink()
        elif damage == "cut":
            path.write_bytes(path.read_bytes()[:-9])
        else:
            path.with_name(FILE + ".json").write_text("{")
        self.numbers(store)

    def test_is_built_anew_when_behind(self, store):
        self.numbers(store)
        put(store, "c", ["Sjukfrånvaron minskade igen."])
        self.numbers(store)

    def test_follows_small_and_large_changes(self, store):
        put(store, "many", [f"Sjukfrånvaron i enhet {number} minskade." for number in range(40)])
        nearest = NearestPassages(store, EMBEDDER.name)
        query = EMBEDDER.embed_query("sjukfrånvaron i enhet 7 minskade")
        for change in (
            lambda: None,
            lambda: put(store, "c", ["Sjukfrånvaron i enhet 77 minskade."]),
            lambda: store.remove("c"),
            lambda: put(store, "a", ["Sjukfrånvaron i enhet 777 minskade."]),
            lambda: store.remove("many"),
        ):
            change()
            assert [number for number, _ in nearest.search(query, 10, None)] == exact(store, query, 10)
            assert len(nearest.current()) == len(store.all_passage_ids())

    def test_another_stores_index_is_not_used(self, store, tmp_path):
        self.numbers(store)
        with Store.open(tmp_path / "other") as other:
            put(other, "x", ["Annat innehåll."])
            put(other, "y", ["Sjukfrånvaron minskade inte."])
            for name in (FILE, FILE + ".json"):
                (other.folder / name).write_bytes((store.folder / name).read_bytes())
            assert other.generation == store.generation
            self.numbers(other, k=2)

    def test_an_index_that_cannot_be_saved_is_used_all_the_same(self, store, monkeypatch):
        def refuse(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("index.vectors.VectorIndex.save", refuse)
        self.numbers(store)


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    report("000")
    with Store.open(tmp_path_factory.mktemp("real")) as store:
        ingest([FOLDER], store, EMBEDDER)
        yield store


@pytest.mark.parametrize(
    ("query", "municipality", "words"),
    [
        ("barnplaceringar", None, "placer"),
        ("sjukfranvaro huddinge", "Huddinge", "jukfrånvaro"),
        ("sjukfrånvarro nacka", "Nacka", "jukfrånvaro"),
        ("kopt vard", None, "köpt vård"),
        ("kopt vard huddinge 2023", "Huddinge", "köpt vård"),
        ("ekonomiskt bistand enkoping", "Enköping", "konomiskt bist"),
        ("underskott familjehemsplaceringar botkyrka", "Botkyrka", "amiljehem"),
    ],
)
def test_the_real_reports(real, query, municipality, words):
    hits = Searcher(real, EMBEDDER, weights=Weights(words=1, meaning=0)).search(query, k=3)
    assert any(words in hit.content.text for hit in hits)
    if municipality:
        places = {entry.id: entry.meta.municipality for entry in real.documents()}
        assert places[hits[0].document] == municipality


def test_an_english_question_finds_swedish_names(real):
    hits = Searcher(real, EMBEDDER, weights=Weights(words=1, meaning=0)).search(
        "why is barn och unga over budget?", k=10
    )
    places = {entry.id: entry.meta.municipality for entry in real.documents()}
    assert {"Huddinge", "Nacka", "Botkyrka"} <= {places[hit.document] for hit in hits}


def test_the_analysis_of_a_report_is_what_is_stored(real):
    found = analyse(report("002"))
    assert [one.passage for one in real.passages_of(found.document.id)] == list(found.passages)


def test_a_scrap_of_text_does_not_lead(tmp_path):
    with Store.open(tmp_path) as store:
        put(store, "a", ["Sjukfrånvaro", "Sjukfrånvaron minskade under året."])
        assert texts(Searcher(store, EMBEDDER).search("sjukfrånvaro", k=1)) == ["Sjukfrånvaron minskade under året."]


@pytest.mark.parametrize(
    ("query", "first"),
    [("köpt vård storvik", "a"), ("köpt vård i Storviks kommun", "a"), ("köpt vård älvö", "b"), ("köpt vård", "b")],
)
def test_a_municipality_in_the_query_is_meant(tmp_path, query, first):
    with Store.open(tmp_path) as store:
        put(store, "a", ["Kostnaden för vård som har köpts av andra ökade under perioden."], "Storvik")
        put(store, "b", ["Köpt vård blev dyrare."], "Älvö")
        assert Searcher(store, EMBEDDER).search(query, k=1)[0].document == first


def test_a_filter_goes_before_a_municipality_in_the_query(searcher):
    hits = searcher.search("sjukfrånvaro storvik", Filters(municipality=("Älvö",)))
    assert {hit.document for hit in hits} == {"b"}
