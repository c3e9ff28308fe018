"""Follow-ups that name what they are about themselves, and those that only seem to."""

import pytest

from service.question import read_question
from service.types import Ask, Turn

STORED = ("Stenby", "Dalby")


def read(text: str, *before: str):
    return read_question(Ask(text, history=tuple(Turn(one, "") for one in before)), STORED)


COST = "Vad kostade lokalerna i Stenby 2023?"
COUNT = "Hur många barn är placerade i Stenby 2023?"


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (COST, "Vilka mål missar de?"),
        (COUNT, "Vilka mål missar de?"),
        (COST, "Hur hög är deras sjukfrånvaro?"),
        (COST, "How high is their sick leave?"),
        (COUNT, "Hur stort är nämndens underskott?"),
        (COST, "Varför minskade antalet familjer som sökte stöd?"),
        (COST, "Stämmer andelen som tackar ja till familjebehandling?"),
    ],
)
def test_a_subject_of_its_own_is_asked_about_alone(before, text):
    question = read(text, before)
    assert question.places == ("Stenby",)
    assert question.followed
    assert not {"lokalerna", "barn", "placerade"} & {word.text for word in question.words}


def test_they_are_called_by_the_name_that_is_talked_about():
    assert read("Vilka mål missar de?", COST).text == "Vilka mål missar Stenby?"


@pytest.mark.parametrize(
    ("before", "text", "kept"),
    [
        (COUNT, "Hur många är pojkar?", "placerade"),
        (COUNT, "Hur länge stannar de?", "placerade"),
        (COST, "Hur stor del betalar nämnden?", "lokalerna"),
        (COST, "Hur stort är överskottet?", "lokalerna"),
    ],
)
def test_what_leans_on_the_question_before_keeps_its_words(before, text, kept):
    assert kept in [word.text for word in read(text, before).words]


@pytest.mark.parametrize(
    "text",
    ["Har fler börjat än slutat i Stenby de åtta första månaderna?", "Bor fler i Stenby de första fyra månaderna?"],
)
def test_a_part_of_the_year_claims_no_number(text):
    assert read(text).claimed == ()


def test_a_forecast_after_a_share_is_of_the_share():
    assert (
        read("Vilken prognos har de för hela 2023?", "Hur stor andel är nyanställda i Stenby 2023?").quantity
        == "percent"
    )
