"""A compound that no text has is met by its last part, and counts for less than a word that texts have."""

import pytest

from service.vocabulary.termindex import IN_PART, UNHEARD, TermIndex, Word


@pytest.fixture
def index():
    return TermIndex([{"forelas": 1.0}, {"kvalitetsledningssystem": 1.0}, {"system": 1.0}, {"bo": 1}])


def test_a_lecture_on_the_web_is_a_lecture(index):
    coverage = index.score([Word("webbforelas")]).coverage
    assert coverage[0] > 0.5
    assert coverage[1:].tolist() == [0.0, 0.0, 0.0]


def test_a_longer_compound_of_the_same_ends_is_it(index):
    assert index.score([Word("kvalitetsystem")]).coverage[1] > 0.7


def test_it_weighs_less_than_a_word_that_texts_have(index):
    assert index.worth(Word("webbforelas")) == pytest.approx(IN_PART * index.idf("forelas"))
    assert index.worth(Word("xylofonmarsch")) == pytest.approx(UNHEARD * index.idf("xylofonmarsch"))
