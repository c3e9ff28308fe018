"""Who somebody is, what something is called, and which things a sentence names."""

import pytest

from service.answers.selection.person import names_holder, names_person
from tests.service import build
from tests.service.build import reply


def report(body):
    return build.catalogue(build.written("Mallbo", f"# Verksamhet\n\n{body}\n"))


JOURHEM = (
    "Jourhem väst är en verksamhet som delas av Mallbo, Ekerö, Tyresö och Värmdö.\n\n"
    "I genomsnitt har 81,3 placeringar gjorts per månad i jourhem.\n"
)


def test_municipalities_are_those_that_a_sentence_names_and_no_figure():
    answer = reply("Vilka kommuner delar jourhem med Mallbo?", report(JOURHEM))
    assert len(answer.citations) == 1
    assert "Tyresö" in answer.answer
    assert "81,3" not in answer.answer


def test_somebody_is_known_by_a_sentence_with_a_name():
    held = report(
        "Alla nya chefer erbjuds ett bra stöd av ledningen.\n\n"
        "Chefer i förvaltningen träffas varje vecka.\n\n"
        "Socialdirektör Maja Ek informerade om läget.\n"
    )
    assert "Maja Ek" in reply("Vem är socialdirektör i Mallbo?", held).citations[0].quote


@pytest.mark.parametrize("text", ["Vem är kommundirektör i Mallbo?", "Who is the head of the agency in Mallbo?"])
def test_a_sentence_that_names_nobody_is_no_answer_to_who(text):
    held = report("Kommundirektören ansvarar för att planen följs.\n\nChefen för enheten tar fram planen.")
    assert reply(text, held).status == "not_found"


def test_what_something_is_called():
    held = report("Förvaltningen har tecknat nytt avtal för sitt verksamhetssystem (Mappen).")
    assert "Mappen" in reply("Vad heter verksamhetssystemet i Mallbo?", held).answer


def test_an_office_stands_with_its_holder():
    assert names_person("Beslutet fattades av Maja Ek.")
    assert not names_person("Beslutet fattades i Mallbo kommun.")
    assert names_holder("HR-chef, Maja Ek", ["chef"])
    assert not names_holder("Chefen följer planen som togs fram under hela hösten av Maja Ek", ["chef"])


def test_only_everyday_words_are_looked_for_where_nothing_else_is_left():
    held = report("Hittills i år har 45 medarbetare slutat.\n\nNämnden höll nio möten.")
    assert "45 medarbetare" in reply("Hur många slutade på soc i Mallbo?", held).answer


def test_what_is_counted_is_what_was_to_be_counted():
    held = report("Av nitton ungdomar som har aktualiserats har sjutton påbörjat en insats.")
    assert reply("Hur många orosanmälningar kom in i Mallbo?", held).status == "not_found"
