import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import Concept, FtsLexical, Weigher
from index.store import Store
from index.terms import passage_fields
from index.types import Document, Metadata, Passage, PassageKind, Span

TEXTS = [
    "Placeringar av barn har ökat under året.",
    "Antalet barnplaceringar är lägre än väntat.",
    "Sjukfrånvaron bland anställda minskade till 7,4 procent.",
    "Kostnaden för köpt vård uppgår till 24 107 tkr.",
    "Ekonomiskt bistånd betalas ut till färre hushåll.",
    "Familjehemsplaceringarna blir fler.",
    "Nämnden har beslutat om en ny riktlinje.",
]


def passages(texts, context=""):
    return [Passage(text, context, Span(0, 1), (), PassageKind.PROSE) for text in texts]


def put(store, id, texts, context="", noise=0.0):
    document = Document(id, id, Metadata(id, noise=noise), "x")
    store.add(document, passages(texts, context), np.ones((len(texts), 2), np.float32), model="m")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("data")) as opened:
        put(opened, "a", TEXTS, "Storvik")
        put(opened, "b", ["Ekonomiskt bistind till fier hushill", "P[aceringar av bam", "Ovrigt"], "Älvö", noise=0.3)
        yield opened


def found(store, query, documents=None, limit=10):
    ids = [number for number, _ in FtsLexical(store).search(query, documents, limit)]
    return [one.passage.text for one in store.passages(ids)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("barnplaceringar", TEXTS[1]),
        ("placeringar av barn", TEXTS[0]),
        ("sjukfranvaro", TEXTS[2]),
        ("frånvaro", TEXTS[2]),
        ("kopt vard", TEXTS[3]),
        ("vad kostade köpt vård?", TEXTS[3]),
        ("24107", TEXTS[3]),
        ("24 107", TEXTS[3]),
        ("familjehem", TEXTS[5]),
        ("sjukfrånvarro", TEXTS[2]),
        ("riktlinjer", TEXTS[6]),
        ("beslutade nämnden", TEXTS[6]),
    ],
)
def test_the_first_hit(store, query, first):
    assert found(store, query)[0] == first


def test_a_compound_finds_its_words_and_the_words_find_the_compound(store):
    assert set(found(store, "barnplaceringar", frozenset({"a"}))) >= {TEXTS[0], TEXTS[1]}
    assert set(found(store, "placeringar av barn", frozenset({"a"}))) >= {TEXTS[0], TEXTS[1]}


def test_the_part_of_a_compound_that_matters_is_its_head(store):
    assert TEXTS[5] in found(store, "barnplaceringar", frozenset({"a"}))


@pytest.mark.parametrize("query", ["ekonomiskt bistånd", "ekonomiskt bistand älvö", "placeringar"])
def test_a_noisy_document_is_found_through_its_garbling(store, query):
    assert any("bistind" in text or "P[acer" in text for text in found(store, query, frozenset({"b"})))


def test_a_misprint_is_found_beside_the_right_word(store):
    texts = found(store, "ekonomiskt bistånd")
    assert texts[0] == TEXTS[4]
    assert "Ekonomiskt bistind till fier hushill" in texts


def test_filters_come_before_ranking(store):
    assert found(store, "ekonomiskt bistånd hushåll", frozenset({"b"}), limit=1) == [
        "Ekonomiskt bistind till fier hushill"
    ]
    assert found(store, "barn", frozenset()) == []
    assert found(store, "sjukfrånvaro", frozenset({"nowhere"})) == []


@pytest.mark.parametrize(
    "query", ["", "   ", "och att den", "?!", "xyzzyq", '"', "AND OR NOT", "a* NEAR(b)", "words : barn"]
)
def test_odd_queries_are_answered(store, query):
    assert isinstance(found(store, query), list)


@given(st.text(max_size=60))
def test_any_query_is_answered(store, query):
    scores = [score for _, score in FtsLexical(store).search(query, None, 5)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_what_is_added_later_is_found(tmp_path):
    with Store.open(tmp_path) as store:
        lexical = FtsLexical(store)
        put(store, "a", TEXTS[:2])
        assert lexical.search("riktlinje", None, 5) == []
        put(store, "b", TEXTS[5:])
        assert len(lexical.search("riktlinje", None, 5)) == 1
        store.remove("b")
        assert lexical.search("riktlinje", None, 5) == []


def test_a_passage_that_covers_more_of_the_query_scores_higher():
    weigher = Weigher([Concept("barn", weight=1.0), Concept("utred", weight=3.0)])
    both, rare, common, none = (weigher.coverage("", words, "", "") for words in ("barn utred", "utred", "barn", ""))
    assert both > rare > common > none == 0


def test_a_word_that_stands_again_counts_a_little_more():
    weigher = Weigher([Concept("barn")])
    assert weigher.coverage("", "barn barn", "", "") > weigher.coverage("", "barn", "", "")


def test_words_that_stand_together_in_the_query_count_more_where_they_stand_together():
    weigher = Weigher([Concept("barn"), Concept("utred")])
    assert weigher.coverage("", "barn utred x x x x", "", "") > weigher.coverage("", "barn x x x x utred", "", "")


def test_a_key_is_found_whole_in_what_is_stored():
    weigher = Weigher([Concept("barn")])
    assert weigher.coverage("barnvagn", "barnhem", "ungbarn", "barns") == 0


def test_a_word_counts_more_than_what_it_stands_under_and_its_compound():
    weigher = Weigher([Concept("barn", fold="barn")])
    fields = ("context", "words", "parts", "folds")
    worth = {field: weigher.coverage(*("barn" if one == field else "" for one in fields)) for field in fields}
    scores = [worth[field] for field in ("words", "parts", "context", "folds")]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_only_a_noisy_document_has_ocr_keys():
    (clean,) = passage_fields(passages(["Ekonomiskt bistånd"]))
    (noisy,) = passage_fields(passages(["Ekonomiskt bistånd"]), noise=0.3)
    assert clean.folds == ()
    assert len(noisy.folds) == 2
