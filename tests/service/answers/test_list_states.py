"""Which state a list is asked in, goals judged in words alone, and a table of which OCR kept pieces."""

import pytest

from index.types import Document, Span
from service.answers.listing.source import Entry
from service.answers.listing.state import State, asked_state
from service.answers.listing.telling import is_shredded
from service.question import read_question
from service.question.kinds import Kind
from service.types import Ask
from tests.service import build
from tests.service.build import plain, reply


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("vilka risker blir inte klara", State.UNMET),
        ("lista riskerna och om de blir klara", None),
        ("vilka atgarder finns och vilken status har de", None),
        ("mal uppfyllda eller inte", None),
        ("vilka mal naddes inte, och hur langt ifran var man", State.UNMET),
        ("vilka uppdrag finns och hur langt har de kommit", None),
        ("vilka atgarder blir klara i ar", State.EXPECTED),
        ("vilka mal bedomdes som goda", State.MET),
        ("vilka mal nas delvis", State.PARTLY),
    ],
)
def test_the_state_that_is_asked_for(text, state):
    assert asked_state(text) is state


def test_goals_judged_only_in_words_are_told_in_those_words():
    body = "# Trygghet\n\nMåluppfyllelsen bedöms vara god.\n\n# Miljö\n\nMåluppfyllelsen bedöms som godtagbar.\n"
    answer = reply("vilka mål nåddes inte i mallbo", build.catalogue(build.written("Mallbo", body)))
    text = plain(answer.answer)
    assert "Måluppfyllelsen bedöms vara god." in text
    assert "bedöms som godtagbar" in text


def entry(text):
    return Entry(text, Span(0, len(text)))


def noisy(document, share):
    return Document(
        **{**document.__dict__, "meta": document.meta.__class__(**{**document.meta.__dict__, "noise": share})}
    )


def test_a_table_of_which_pieces_are_left_is_called_hard_to_read():
    held = build.catalogue(build.written("Mallbo", "# Risker\n\nInga."))
    document = next(iter(held.shelves.values())).document
    pieces = (entry("Risk Kontroll Resultat s & . avvikelse"), entry("ver| amhe&system genomförd utan J g"))
    whole = (entry("Risk för fel i loggen"), entry("Risk att samtal inte dokumenteras"))
    assert is_shredded(pieces, noisy(document, 0.3))
    assert not is_shredded(whole, noisy(document, 0.3))
    assert not is_shredded(pieces, document)


@pytest.mark.parametrize(("text", "year"), [("sjukfrånvaron huddinge -23", 2023), ("sommaren '24 i nacka", 2024)])
def test_a_year_by_its_last_digits(text, year):
    assert read_question(Ask(text), ("Huddinge", "Nacka")).years == (year,)


def test_minus_before_an_amount_is_no_year():
    assert read_question(Ask("varför blev det -23 mnkr i nacka"), ("Nacka",)).years == ()


def test_a_city_cut_short_is_known():
    assert read_question(Ask("hur går det för gbg"), ("Göteborg",)).places == ("Göteborg",)


def test_why_something_with_a_form_of_its_own_changes_is_no_question_for_the_form():
    body = "# LSS\n\nAntalet kunder med kontaktperson har minskat. Det beror på att fler flyttat till eget boende."
    question = "varför minskar antalet kontaktpersoner i mallbo?"
    assert read_question(Ask(question), ("Mallbo",)).kind is Kind.WHY
    assert reply(question, build.catalogue(build.written("Mallbo", body))).status == "answered"
