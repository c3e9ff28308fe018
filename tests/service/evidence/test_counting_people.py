"""What "hur många" counts: the noun after it, or, before a verb, whoever does it."""

import pytest

from service.evidence.counting import SOMEBODY, counted_stems, same_thing
from service.question import read_question
from service.types import Ask
from tests.service import build
from tests.service.build import reply

BODY = (
    "# Föräldrastöd\n\n"
    "Det finns totalt elva utförare av rådgivning.\n\n"
    "# Boende\n\n"
    "41 kunder med insats enligt LSS har sitt boende utanför Mallbo kommun.\n"
)
HELD = build.catalogue(build.written("Mallbo", BODY))


def counted(question):
    return counted_stems(read_question(Ask(question)), [])


@pytest.mark.parametrize(
    "question", ["hur många tittade på den", "hur många bor på hemmet", "hur många gick på kursen"]
)
def test_before_a_verb_whoever_does_it_is_counted(question):
    assert counted(question) == {SOMEBODY}


@pytest.mark.parametrize("question", ["hur många i personalen har gått kursen", "hur många på hemmet svarade"])
def test_whoever_is_somewhere_is_counted_and_not_the_place(question):
    assert counted(question) == {SOMEBODY}


def test_what_is_described_is_counted_with_what_describes_it():
    assert counted("hur många grovt kriminella ungdomar finns det") == {"grovt", "kriminel", "ungdom"}


@pytest.mark.parametrize("question", ["hur många placerade barn finns det", "hur många barn gick kursen"])
def test_a_noun_is_counted_by_its_name(question):
    assert SOMEBODY not in counted(question)


@pytest.mark.parametrize(("noun", "same"), [("anvand", True), ("familj", True), ("forelas", False)])
def test_somebody_is_no_thing(noun, same):
    assert same_thing(noun, SOMEBODY) is same


def test_customers_are_customers_in_a_compound_too():
    assert same_thing("kund", "lsskund")


def test_a_company_is_a_provider():
    assert "elva utförare" in reply("hur många företag finns det för rådgivning i Mallbo", HELD).answer


def test_an_abbreviation_typed_together_is_found():
    assert "41 kunder" in reply("hur många lsskunder bor utanför Mallbo", HELD).answer
