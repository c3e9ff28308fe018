import pytest

from index.compounds import Vocabulary, base
from index.language import fold, stem


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("barnplaceringar", ["barn", "placering"]),
        ("familjehemsplaceringar", ["familj", "hem", "placering"]),
        ("barnavårdsutredning", ["barn", "vård", "utredning"]),
        ("ungdomsvård", ["ungdom", "vård"]),
        ("kvinnojour", ["kvinna", "jour"]),
        ("gatubelysning", ["gata", "belysning"]),
        ("skolskjutsar", ["skola", "skjuts"]),
        ("sjukfrånvaron", ["sjuk", "frånvaro"]),
        ("nettokostnader", ["netto", "kostnad"]),
        ("månadsplaceringar", ["månad", "placering"]),
        ("hvbplacering", ["hvb", "placering"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_compound_is_its_parts(word, parts):
    keys = base().split(fold(word))
    assert [key for key in keys if not base().split(key)] == [stem(fold(part)) for part in parts]


@pytest.mark.parametrize(
    "word",
    [
        "verksamheter",
        "utbildning",
        "förvaltning",
        "avdelning",
        "information",
        "kommunikation",
        "huddinge",
        "särskilda",
        "barnens",
        "resultat",
        "kriminalitet",
        "hem",
        "20231",
        "2023-08",
    ],
)
def test_a_simple_word_is_left_whole(word):
    assert base().split(fold(word)) == ()


def test_neighbouring_parts_are_a_part_together():
    keys = base().split("familjehemsplaceringar")
    assert stem("familjehem") in keys


def test_a_word_of_the_text_is_a_part():
    assert base().split("trollkarlsskolan") == (stem("trollkarl"), stem("skola"))  # cut at the known head
    assert base().split("trollkarlsborg") == ()
    learned = Vocabulary(["trollkarl", "borgen"])
    assert learned.split("trollkarlsborgen") == (stem("trollkarl"), stem("borgen"))


def test_a_compound_of_the_text_is_no_building_block():
    learned = Vocabulary(["familjehem", "placering"])
    assert stem("hem") in learned.split("familjehemsplacering")


def test_learning_does_not_change_the_lexicon():
    Vocabulary(["trollkarl", "borgen"])
    assert base().split("trollkarlsborgen") == ()
