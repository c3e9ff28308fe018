"""The days on which a report lets a law take effect."""

import pytest

from index.audit import FindingKind
from index.audit.effects import effect_findings, law_key, takes_effect
from index.types import Span, Statement


def said(text, at=0):
    return Statement(text, Span(at, at + len(text)), ())


def days(*texts):
    statements = [said(text, 1000 * number) for number, text in enumerate(texts)]
    return [(one.kind, one.first.text, one.second.text) for one in effect_findings(statements)]


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Ängslagen", "ang"),
        ("ängslag", "ang"),
        ("ängslagstiftningen", "ang"),
        ("lagen", ""),
        ("anslag", ""),
        ("parkförordningen", "park"),
    ],
)
def test_the_name_of_a_law_without_its_ending(word, key):
    assert law_key(word) == key


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Den nya parklagen väntas träda i kraft 1 juli 2031.", "2031-07-01"),
        ("Parklagen träder i kraft den 1juli 2031.", "2031-07-01"),
        ("Sommaren 2031 väntas en ny parklag att träda i kraft.", "2031-06/2031-08"),
        ("Parklagen väntas träda i kraft 2031.", "2031-01/2031-12"),
        ("Den 1 april 2030 trädde lag (2029:79) om bänkar i kraft.", "2030-04-01"),
    ],
)
def test_when_a_law_takes_effect(text, code):
    effect = takes_effect(said(text))
    assert effect is not None
    assert effect.day.code == code


@pytest.mark.parametrize(
    "text", ["Parklagen gäller sedan länge.", "Beslutet träder i kraft 1 juli 2031.", "Parklagen ska träda i kraft."]
)
def test_no_law_or_no_day(text):
    assert takes_effect(said(text)) is None


def test_two_days_that_cannot_both_be():
    july, january = "Den nya parklagen träder i kraft 1 juli 2031.", "Ny parklag väntas träda i kraft i januari 2031."
    assert days(july, january) == [(FindingKind.EFFECT, "1 juli 2031", "januari 2031")]


@pytest.mark.parametrize(
    "other",
    [
        "Sommaren 2031 väntas en ny parklag att träda i kraft.",  # goes with the day
        "Parklagen väntas träda i kraft 2031.",
        "Banklagen träder i kraft 1 januari 2031.",  # another law
        "Lagen träder i kraft 1 januari 2031.",  # no telling which
        "Parklagsändringen träder i kraft 1 januari 2031.",  # a change of it
    ],
)
def test_no_contradiction(other):
    assert days("Den nya parklagen träder i kraft 1 juli 2031.", other) == []
