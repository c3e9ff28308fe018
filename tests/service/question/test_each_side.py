import pytest

from service.question import Kind, read_question
from service.question.each_side import each_side
from service.types import Ask

PLACES = ("Mallbo", "Provsjö")


def sides(text):
    return each_side(read_question(Ask(text), PLACES), PLACES)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Vad kostar en HVB-placering per dygn i Mallbo jämfört med en plats på stödboende?",
         ["HVB-placering", "stödboende"]),
        ("Hur många våldsutövare respektive våldsutsatta har fått stöd i Mallbo?", ["våldsutövare", "våldsutsatta"]),
        ("Vad kostar ett dygn på institution i Mallbo 2023 mot en HVB-placering i Provsjö 2024?",
         ["institution", "HVB-placering"]),
        ("Går det fler barn i lågstadiet än i högstadiet i Mallbo?", ["lågstadiet", "högstadiet"]),
        ("Hur har kostnaden för personal i Mallbo ändrats mellan 2020 och 2023?", ["2020", "2023"]),
    ],
)  # fmt: skip
def test_a_comparison_is_taken_apart(text, named):
    assert [side.name for side in sides(text)] == named


def test_each_asks_for_its_own_thing_place_and_year_alone():
    one, other = (
        s.question for s in sides("Vad kostar ett dygn på SiS i Mallbo 2023 mot en HVB-placering i Provsjö 2024?")
    )
    assert (one.places, one.years) == (("Mallbo",), (2023,))
    assert (other.places, other.years) == (("Provsjö",), (2024,))
    assert {one.kind, other.kind} == {Kind.LOOKUP}
    assert "HVB" not in one.topic
    assert "SiS" not in other.topic


def test_what_is_left_out_of_the_one_is_taken_from_the_other():
    one, other = sides("Hur mycket dyrare är konsulentstött familjehem än eget i Mallbo?")
    assert "konsulentstött" in one.question.topic
    assert "familjehem" in other.question.topic
    assert "konsulentstött" not in other.question.topic


def test_what_comes_before_the_comparative_is_said_of_both():
    one, other = sides("Är sjukfrånvaron högre i hela nämnden än inom hemtjänsten i Mallbo?")
    assert "sjukfrånvaron" in one.question.topic
    assert "sjukfrånvaron" in other.question.topic
    assert "hemtjänsten" not in one.question.topic
    assert (one.name, other.name) == ("hela nämnden", "hemtjänsten")


def test_the_one_is_of_the_others_sort():
    one, other = sides("Hur många hade institutionsvård i Mallbos beroendevård jämfört med stödboende?")
    assert (one.name, other.name) == ("institutionsvård", "stödboende")


def test_of_what_has_changed_the_change_is_asked():
    made = sides("Har kostnaden för familjehem eller för HVB ökat mest i Mallbo?")
    assert [side.question.kind for side in made] == [Kind.TREND, Kind.TREND]


@pytest.mark.parametrize(
    "text",
    [
        "Hur mycket kostar barn och unga i Mallbo?",
        "Vad kostar barn och vuxna tillsammans i Mallbo?",
        "Varför kostar HVB mer än stödboende i Mallbo?",
    ],
)
def test_nothing_else_is_taken_apart(text):
    assert sides(text) == ()
