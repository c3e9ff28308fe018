"""An abbreviation typed together with the word after it is read as the two."""

import pytest

from service.question.abbreviations import written_apart


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("hur många lsskunder bor här", "hur många lss-kunder bor här"),
        ("HVBplaceringar", "HVB-placeringar"),
        ("lvuärenden och sfistudier", "lvu-ärenden och sfi-studier"),
    ],
)
def test_what_follows_an_abbreviation_is_a_word_of_its_own(typed, read):
    assert written_apart(typed) == read


@pytest.mark.parametrize("word", ["sista", "amerikanska", "lss-kunder", "assistans"])
def test_a_word_that_only_begins_as_an_abbreviation_stays(word):
    assert written_apart(word) == word
