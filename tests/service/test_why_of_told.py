""" "Varför?" after an answer asks the reason of what the answer told; and whose a result is that names nobody."""

import pytest

from service.evidence.reasons import sides
from service.question import read_question
from service.question.premise import movement
from service.types import Ask, Turn
from tests.service.build import catalogue, plain, reply, table, written

ROWS = table(
    "Hemtjänst | 100 000 | 110 000 | -10 000",
    "Öppenvård vuxen | 9 000 | 9 700 | -700",
    "Flyktingmottagande | 500 | 200 | 300",
    "Summa | 109 500 | 119 900 | -10 400",
)
BODY = (
    f"# Ekonomi\n\n{ROWS}\n"
    "Hemtjänst gav 900 fler timmar än planerat. Underskottet för hemtjänst beror på fler äldre i norra delen.\n\n"
    "Nya lokaler för hemtjänst beror på en brand.\n\n"
    "Utfallet för flyktingmottagande är positivt med 0,2 miljoner kronor.\n\n"
    "Volymen av hushåll minskar under året. Att utfall och prognos är positiva beror på billigare bussresor.\n\n"
    "## Vuxna\n\n"
    "Kostnaderna för öppenvårdsinsatserna är högre än budgeterat på grund av att fler går i samtal på kvällstid.\n"
)
HELD = catalogue(written("Mallbo", BODY))


@pytest.mark.parametrize("text", ["varför?", "vad beror det på?", "hur kommer det sig?", "why?"])
@pytest.mark.parametrize("told", ["10,0 mnkr över budget.", ""], ids=["told", "untold"])
def test_a_bare_why_asks_for_the_reason_of_the_result_that_was_told(text, told):
    answer = reply(text, HELD, history=[("Hur gick det för hemtjänsten i Mallbo 2024?", told)])
    assert "10,0 m" in plain(answer.answer).replace("10.0 m", "10,0 m") or "SEK 10.0 million" in answer.answer
    assert "fler äldre i norra delen" in plain(answer.answer)


@pytest.mark.parametrize(
    ("told", "direction", "moved"),
    [
        ("Hemtjänst gick 10,0 mnkr över budget.", -1, None),
        ("Hemtjänst gick 10,0 mnkr under budget. Prognosen är 2 mnkr över budget.", 1, None),
        ("Hemtjänst ökade från 100,0 mnkr till 110,0 mnkr.", None, 1),
        ("110,0 mnkr.", None, None),
    ],
)
def test_how_it_went_is_taken_from_the_answer(told, direction, moved):
    question = read_question(Ask("varför?", history=(Turn("Vad kostade hemtjänsten i Mallbo?", told),)), ("Mallbo",))
    assert (question.direction, movement(question)) == (direction, moved)


def test_a_result_that_names_nobody_is_of_what_was_told_before_it():
    answer = reply("Varför gick flyktingmottagandet plus i Mallbo 2024?", HELD)
    assert "billigare bussresor" in plain(answer.answer)
    assert "billigare bussresor" not in plain(reply("Varför gick hemtjänsten back i Mallbo 2024?", HELD).answer)


def test_a_kind_of_care_under_the_heading_of_those_it_is_for():
    answer = reply("Varför gick öppenvården för vuxna över budget i Mallbo 2024?", HELD)
    assert "fler går i samtal på kvällstid" in plain(answer.answer)


@pytest.mark.parametrize("text", ["Glappet uppstod av olika anledningar.", "Alla delar lika oavsett orsak till dem."])
def test_a_word_for_a_reason_that_names_none_gives_none(text):
    assert sides(text) is None


def test_fewer_than_planned_is_no_fall():
    assert movement(read_question(Ask("varför har Mallbo färre lärare än budgeterat?"), ("Mallbo",))) is None
    assert movement(read_question(Ask("varför har Mallbo färre lärare än 2022?"), ("Mallbo",))) == -1


def test_a_result_whose_own_sentence_gives_the_reason_of_it():
    body = "# Färdtjänst\n\nFärdtjänst visar en positiv avvikelse om 5,7 miljoner kronor och det beror på färre resor."
    answer = reply("Varför gick färdtjänsten plus i Mallbo 2024?", catalogue(written("Mallbo", body)))
    assert "färre resor" in plain(answer.answer)
    assert "ingen orsak" not in plain(answer.answer)


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        ("Vad kostade hemtjänsten i Mallbo 2024?", "och totalt?", "Socialnämnden i Mallbo"),
        ("Hur gick hemtjänsten i Mallbo 2024?", "hur gick det för Mallbo totalt?", "Socialnämnden"),
    ],
)
def test_from_a_part_to_the_whole(before, text, said):
    assert said in plain(reply(text, HELD, history=[(before, "")]).answer)


def test_the_share_of_something_named_is_of_what_was_talked_about():
    history = (Turn("Vad kostade personlig assistans i Mallbo 2024?", "59,6 mnkr."),)
    question = read_question(Ask("hur stor del av LSS är det?", history=history), ("Mallbo",))
    assert question.text == "hur stor del av LSS är personlig assistans?"
    assert (question.places, question.operation) == (("Mallbo",), "share")


@pytest.mark.parametrize("text", ["hur många procent av budgeten är det?", "what percent of the budget is that?"])
def test_per_cent_of_the_budget_is_of_what_was_told_against_it(text):
    history = (Turn("Hur gick hemtjänsten i Mallbo 2024?", "10,0 mnkr över budget."),)
    assert read_question(Ask(text, history=history), ("Mallbo",)).operation == "of_budget"
