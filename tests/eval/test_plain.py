"""The plain systems that search is measured against."""

import numpy as np
import pytest

from eval.metrics.citing import Place, Source
from eval.plain import Chunk, Shelf, bm25, chunks_of, dense, fixed, fused, library_splitters, searching, systems
from index.embedding.hashing import HashEmbedder
from index.types import Filters
from tests.eval.answers import SOURCE

TEXTS = ("barn och unga i familjehem", "ekonomiskt bistånd till hushåll", "barn barn barn", "sjukfrånvaro")
CHUNKED = [Chunk(Place(f"d{number % 2}", number, number + 1), text) for number, text in enumerate(TEXTS)]
ALL = range(len(CHUNKED))


def test_fixed_pieces_overlap_and_cover_everything() -> None:
    text = "".join(chr(97 + number % 26) for number in range(2000))
    pieces = fixed(text)
    assert [len(piece) for piece in pieces] == [900, 900, 500]
    assert pieces[0][750:] == pieces[1][:150]
    assert text.startswith(pieces[0])
    assert text.endswith(pieces[-1])


def test_pieces_know_where_they_stand() -> None:
    source = Source("d", "x", "abc" * 1000)
    assert all(source.text[c.place.start : c.place.end] == c.text for c in chunks_of([source]))


def test_bm25_by_hand() -> None:
    """One word in one of four texts of mean length 3.0: the shorter text with it more often is first."""
    assert bm25(CHUNKED)("barn", ALL) == [2, 0]
    assert bm25(CHUNKED)("Ekonomiskt", ALL) == [1]
    assert bm25(CHUNKED)("saknas", ALL) == []
    assert bm25(CHUNKED)("barn", [0, 1]) == [0]


def test_dense_is_exact() -> None:
    model = HashEmbedder()
    matrix = model.embed_passages(list(TEXTS))
    expected = np.argsort(-(matrix @ model.embed_query("barn och unga")), kind="stable").tolist()
    assert dense(CHUNKED, model)("barn och unga", ALL) == expected


def test_fusion_prefers_what_both_find() -> None:
    def first(query, allowed):
        return [0, 1]

    def second(query, allowed):
        return [2, 1]

    assert fused(first, second)("x", ALL) == [1, 0, 2]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), {"d0", "d1"}),
        (Filters(municipality=("åköping",)), {"d0"}),
        (Filters(year=(2024,)), {"d1"}),
        (Filters(municipality=("Åköping",), year=(2024,)), set()),
    ],
    ids=["none", "municipality", "year", "both"],
)
def test_filters_go_before_the_ranking(filters: Filters, expected: set[str]) -> None:
    shelves = {"d0": Shelf("Åköping", 2023), "d1": Shelf("Öby", 2024)}
    search = searching(CHUNKED, shelves, lambda query, allowed: list(allowed))
    assert {hit.place.document for hit in search("x", filters, 10)} == expected


def test_systems_are_named_and_search_the_sources() -> None:
    told = systems([SOURCE], {"doc": Shelf("Åköping", 2023)}, HashEmbedder())
    assert {"fixed dense", "fixed bm25", "fixed fused"} <= set(told)
    (hit,) = told["fixed bm25"]("sjukfrånvaron", Filters(), 5)
    assert (hit.place, hit.length) == (Place("doc", 0, len(SOURCE.text)), len(SOURCE.text))


def test_splitters_of_libraries_are_optional() -> None:
    assert set(library_splitters()) <= {"langchain", "llamaindex", "haystack"}
