"""What a reader would be misled by: signs lost over years, a yes of another time, a name that leaves something out."""

import pytest

from index.language import stem
from service.question.negation import disagrees, left_out
from tests.service import build
from tests.service.build import reply


def ask(text, *history):
    return reply(text, build.real(), history=history)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hur mycket skiljer Huddinges resultat mellan 2020 och 2023?", "försämrades med 29,2 mnkr"),
        ("How much did Huddinge's forecast result change between 2020 and 2023?", "worsened by SEK 39.2 million"),
    ],
)
def test_a_surplus_that_became_a_deficit_moved_by_both(text, said):
    answer = ask(text)
    assert said in answer.answer
    moved = next(figure for figure in answer.figures if figure.derived)
    assert {one.value[0] == "-" for one in moved.derived.inputs} == {True, False}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Räknar Nacka med 9 miljoner plus för helåret?", "Nej"),
        ("Gick Nacka 9 miljoner plus till och med augusti 2023?", "Ja"),
        ("Blir det 13 miljoner underskott i Huddinge för helåret 2023?", "Nej"),
        ("Gick Huddinge 13 miljoner back till och med augusti 2023?", "Ja"),
    ],
)
def test_a_yes_is_of_the_time_that_was_asked_for(text, first):
    assert ask(text).answer.startswith(first)


@pytest.mark.parametrize(
    "text",
    [
        "Har sjukfrånvaron minskat i Nacka?",
        "Klarar Enköping budget för barn på institution?",
        "Har Nacka för lite socialsekreterare?",
    ],
)
def test_a_sentence_about_something_else_gives_no_verdict(text):
    assert not ask(text).answer.startswith("Nej")


def test_what_a_name_leaves_out():
    assert left_out("Vuxna, ej beroendeproblematik") == left_out("vuxna utan beroendeproblematik")
    assert disagrees("Insatser till vuxna (ej LSS/SFB)", "kostar insatser enligt lss", frozenset({stem("lss")}))
    assert not disagrees("Insatser till vuxna (ej LSS/SFB)", "kostar insatser till vuxna", frozenset({stem("vuxna")}))
    assert disagrees("Vuxna med beroendeproblematik", "vuxna ej missbruk", frozenset())
    assert not disagrees("Vuxna, ej beroendeproblematik", "vuxna utan missbruk", frozenset())


def test_the_row_that_leaves_out_is_found():
    assert "49,7 mnkr" in ask("Vad är prognosen för vuxna ej missbruk i Botkyrka?").answer


def test_an_amount_after_why_asks_how_much_again():
    answer = ask("och för hela året?", "Hur går det för barn och unga i Huddinge 2023?", "varför?")
    assert "24,1 mnkr" in answer.answer
