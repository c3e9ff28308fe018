"""What a word means: explained by the sentence that does so, never by a row that has it."""

import pytest

from service.answers.fact.definition import explains
from tests.service.build import catalogue, plain, reply, table, written

TEXT = (
    "# Arbetssätt\n\nArbetet med ORU (oro, råd och uppföljning) har utökats. "
    "Insatsen Hemsväng som riktar sig till unga vuxna har startat. HVB har köpts för mer än väntat.\n\n"
)
ROWS = table("HVB | 12 | 14", columns="Utfall 2024 | Utfall 2023", stub="Antal")
HELD = catalogue(written("Mallbo", TEXT + ROWS))


@pytest.mark.parametrize("question", ["vad är ORU?", "Vad betyder ORU", "vad står ORU för?", "what does ORU mean?"])
def test_letters_are_written_out(question):
    assert "oro, råd och uppföljning" in reply(question, HELD).answer


@pytest.mark.parametrize("question", ["vad är HVB?", "vad är ett HVB", "what is an HVB?"])
def test_a_row_explains_nothing(question):
    answer = reply(question, HELD)
    assert answer.status == "not_found"
    assert "12" not in answer.answer


def test_whom_a_thing_is_for_tells_what_it_is():
    assert "unga vuxna" in reply("vad innebär Hemsväng?", HELD).answer


def test_how_large_is_no_question_of_what_it_means():
    assert "12" in plain(reply("hur många HVB i Mallbo", HELD).answer)


@pytest.mark.parametrize(
    ("text", "term", "holds"),
    [
        ("Strategin Group Violence Intervention (GVI) har införts.", "GVI", True),
        ("Andelen (HVB) är 12 procent.", "HVB", False),
        ("Familjehem är ett enskilt hem som tar emot barn.", "familjehem", True),
        ("Familjehem är 12 fler än i fjol.", "familjehem", False),
        ("Med brukare avses den som har en insats.", "brukare", True),
    ],
)
def test_what_explains_a_word(text, term, holds):
    assert explains(text, term) is holds
