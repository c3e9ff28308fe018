import pytest

from service.question import read_question
from service.question.sides import parts_of, sides_of
from service.types import Ask


def read(text):
    return read_question(Ask(text), ("Mallbo", "Provsjö"))


def words(items):
    return [" ".join(word.text for word in item) for item in items]


@pytest.mark.parametrize(
    ("text", "items", "common"),
    [
        ("Vad är dyrast i Mallbo, barn och unga eller vuxna?", ["barn unga", "vuxna"], []),
        ("Är det männen eller kvinnorna som är borta sjuka mest?", ["männen", "kvinnorna"], ["borta", "sjuka"]),
        ("Hur mycket mer än männen är kvinnorna sjuka?", ["kvinnorna", "männen"], ["sjuka"]),
        ("Hur mycket högre är kvinnornas frånvaro än männens?", ["kvinnornas", "männens"], ["frånvaro"]),
        ("How much more expensive is a SiS place than a foster home place?", ["SiS", "familjehem"], []),
        ("Hur mycket skiljer det mellan jourhem och familjehem?", ["jourhem", "familjehem"], []),
        ("Frånvaro män och kvinnor i Mallbo, vilka ligger högst?", ["män", "kvinnor"], ["Frånvaro"]),
        ("Hur mycket skiljer mäns och kvinnors frånvaro?", ["mäns", "kvinnors"], ["frånvaro"]),
        ("Hur många fler började än slutade?", ["började", "slutade"], ["medarbetare"]),
        ("Vilken åldersgrupp/grupp kostar mest: barn eller vuxna?", ["barn", "vuxna"], []),
        ("Vilket gick sämst, dygnsvården eller den biståndsbedömda öppenvården?",
         ["dygnsvården", "biståndsbedömda öppenvården"], []),
    ],
)  # fmt: skip
def test_what_is_set_side_by_side(text, items, common):
    sides = sides_of(read(text))
    assert sides is not None
    assert words(sides.items) == items
    assert [word.text for word in sides.common] == common


@pytest.mark.parametrize(
    "text",
    [
        "Hur mycket mer kostade lokalerna än samma tid förra året?",
        "Är det fler eller färre placerade i år?",
        "Hur många fler fick öppenvård aug 2024 än aug 2023 (barn och unga)?",
        "Hur många fler hushåll än budgeterat får bistånd?",
        "Hur mycket dyrare blev jourhem 2024 än 2023?",
        "Mallbo klarar budgeten, eller?",
    ],
)
def test_a_time_a_plan_and_a_direction_are_no_second_thing(text):
    assert sides_of(read(text)) is None


def test_what_is_put_together():
    parts = parts_of(read("Hur många placeringar i institution, jourhem och familjehem blir det tillsammans?"))
    assert parts is not None
    assert words(parts.items) == ["institution", "jourhem", "familjehem"]


def test_one_activity_with_och_in_its_name_is_not_two():
    assert parts_of(read("Vad kostar barn och unga sammanlagt?")) is None


def test_plus_between_two_things_puts_them_together():
    parts = parts_of(read("Vad kostar institution plus jourhem i Mallbo?"))
    assert parts is not None
    assert words(parts.items) == ["institution", "jourhem"]


@pytest.mark.parametrize("text", ["Gick Mallbo från plus till minus?", "Hur mycket går Mallbo plus enligt prognosen?"])
def test_a_plus_that_is_a_result_adds_nothing(text):
    assert parts_of(read(text)) is None


def test_el_between_two_things_is_eller():
    assert "Mallbo eller Provsjö" in read("Mallbo el Provsjö - vem går bäst?").text
    assert "kostar el" in read("Vad kostar el för lokalerna i Mallbo?").text
