import pytest

from service.evidence.overlap import Terms
from service.evidence.reasons import MILD, OUTRIGHT, PURPOSE, has_cue, sides
from service.vocabulary.postings import Word


@pytest.mark.parametrize(
    ("text", "explained", "reason", "gain"),
    [
        (
            "Kostnaderna för färdtjänst ökar till följd av nya avtal.",
            "kostnaderna for fardtjanst okar ",
            " nya avtal.",
            OUTRIGHT,
        ),
        ("På grund av en brand stängde lokalen, som hyrs.", " som hyrs.", " en brand stangde lokalen", OUTRIGHT),
        (
            "Den främsta orsaken till förseningen är att leverantören bytts ut.",
            " forseningen",
            "att leverantoren bytts ut.",
            OUTRIGHT,
        ),
        ("Resorna blev färre eftersom skolan stängde.", "resorna blev farre ", " skolan stangde.", MILD),
        ("Grupperna delades i syfte att korta kön.", "grupperna delades ", " korta kon.", PURPOSE),
    ],
)
def test_what_is_explained_and_the_reason_are_told_apart(text, explained, reason, gain):
    two = sides(text)
    assert (two.explained.strip(), two.reason.strip(), two.gain) == (explained.strip(), reason.strip(), gain)


def test_what_follows_from_a_reason_comes_after_it():
    two = sides("Två tjänster är vakanta vilket leder till lägre kostnader.")
    assert two.reason.strip() == "tva tjanster ar vakanta"
    assert two.explained.endswith("lagre kostnader.")


@pytest.mark.parametrize(
    "text",
    [
        "Utfallet är 12 mnkr, vilket innebär en negativ avvikelse med 2 mnkr.",
        "Kostnaden var 31 mnkr i jämförelse med föregående år då kostnaden var 50 mnkr.",
        "Nämnden höll fyra möten.",
    ],
)
def test_what_only_tells_the_size_gives_no_reason(text):
    assert sides(text) is None


def test_a_sentence_that_as_a_whole_explains_the_one_before():
    assert has_cue("back", "Detta då uppföljningen visat brister.")
    assert has_cue("back", "Överskottet beror på en vakans.")
    assert not has_cue("back", "Överskottet inom administrationen förklaras med vakanser.")


@pytest.mark.parametrize(
    ("word", "text", "held"),
    [
        (Word("plac"), "Antalet placeringar minskade", 1.0),
        (Word("hushal"), "Antal biståndshushåll", 0.8),
        (Word("hvb", ("#hvb",)), "Dygnen inom institutionsvården", 0.6),
        (Word("stodboend", ("#stodboende",)), "Antal dygn", 0.0),
    ],
)
def test_how_well_a_text_has_a_word(word, text, held):
    assert Terms.of(text).has(word) == held


def test_what_is_one_of_the_reasons_stands_before_the_word():
    two = sides("Högre lön är ett av de vanligaste skälen till att förare byter arbetsgivare.")
    assert two.reason.strip() == "hogre lon"
    assert two.explained.strip() == "att forare byter arbetsgivare."
