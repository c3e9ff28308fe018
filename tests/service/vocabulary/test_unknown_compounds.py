"""A compound that no text has is met by its last part, and counts for less than a word that texts have."""

import pytest

from service.vocabulary.termindex import UNHEARD, TermIndex, Word


@pytest.fixture
def index():
    return TermIndex([{"forelas": 1.0}, {"kvalitetsledningssystem": 1.0}, {"system": 1.0}, {"bo": 1}])


def test_a_lecture_on_the_web_is_a_lecture(index):
    coverage = index.score([Word("webbforelas")]).coverage
    assert coverage[0] > 0.5
    assert coverage[1:].tolist() == [0.0, 0.0, 0.0]


def test_a_longer_compound_of_the_same_ends_is_it(index):
    assert index.score([Word("kvalitetsystem")]).coverage[1] > 0.7


def test_it_weighs_no_more_than_a_word_that_no_text_has(index):
    unheard = index.worth(Word("xylofonmarsch"))
    assert index.worth(Word("webbforelas")) == unheard == pytest.approx(UNHEARD * index.idf("xylofonmarsch"))


def test_what_begins_alike_and_ends_in_another_word_is_near():
    index = TermIndex([{"tolvstegsprogram": 1.0}, {"behandl": 1.0}, {"program": 1.0}])
    coverage = index.score([Word("tolvstegsbehandl")]).coverage
    assert coverage[0] > coverage[1] > 0
    assert coverage[2] == 0
