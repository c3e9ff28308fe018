"""Everyday ways of asking how the accounts went."""

import pytest

from index.types import Measure
from service.question import Kind, read_question
from service.question.premise import movement
from service.types import Ask
from tests.service import build
from tests.service.build import case, plain, reply

STORED = ("Provsjö", "Mallbo", "Exempelköping")


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Har barn och unga i Mallbo råd med det de gör?", 1),
        ("Blev det dyrare än man trott för barn och unga i Mallbo?", -1),
        ("hur stort är hålet i budgeten i Mallbo", -1),
        ("Vad fattas för att nå balans i Mallbo?", -1),
        ("Räcker pengarna året ut i Mallbo?", 1),
        ("Pengarna räcker inte i Mallbo, eller?", -1),
        ("finns det tillräckligt med pengar i Mallbo", 1),
        ("Saknas det pengar i Mallbo?", -1),
        ("varför räcker inte pengarna för barn och unga i Mallbo?", -1),
        ("varför drar barn och unga i Mallbo mindre än väntat", 1),
        ("blir det röda siffror i Mallbo", -1),
        ("sprack budgeten för barn och unga i Mallbo", -1),
    ],
    ids=case,
)
def test_a_turn_of_phrase_asks_for_the_deviation_and_names_nothing(text, direction):
    question = read_question(Ask(text), STORED)
    assert Measure.DEVIATION in question.measures
    assert question.direction == direction
    assert [word.text for word in question.words if word.text.lower() not in ("barn", "unga")] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vilka råd ger mottagningen?", ["råd", "mottagningen"]),
        ("Fattas det platser i Mallbo?", ["platser"]),
        ("hur gick det för råd och stöd i Mallbo", ["råd"]),
    ],
    ids=case,
)
def test_the_same_words_name_things_elsewhere(text, words):
    found = [word.text for word in read_question(Ask(text), STORED).words]
    assert [word for word in words if word in found] == words


@pytest.mark.parametrize(
    "text",
    [
        "vad blev dyrare än väntat i Mallbo",
        "var gick det back i Mallbo",
        "what went over budget in Mallbo",
        "where did Mallbo overspend?",
    ],
    ids=case,
)
def test_what_went_one_way_is_ranked(text):
    assert read_question(Ask(text), STORED).kind is Kind.COMPARE
    answer = reply(text, build.samples())
    assert "Barn och unga" in plain(answer.answer)
    assert all(row[1].startswith("−") for row in answer.table.rows)


def test_what_is_held_against_a_plan_has_not_moved():
    assert movement(read_question(Ask("varför drar barn och unga mindre än väntat"), STORED)) is None
    assert movement(read_question(Ask("varför är antalet mindre än i fjol"), STORED)) == -1


def test_was_is_no_where():
    assert read_question(Ask("Var sjukfrånvaron hög i Mallbo?"), STORED).kind is Kind.YESNO
