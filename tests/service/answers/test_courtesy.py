"""Civil words get a civil line without figures, whatever was asked before."""

import pytest

from tests.service import build
from tests.service.build import reply


@pytest.mark.parametrize(
    ("text", "opening"),
    [("hej", "Hej!"), ("Tack så mycket!", "Varsågod!"), ("ok", "Bra."), ("thanks", "You are welcome!")],
)
def test_a_civil_line(text, opening):
    earlier = ("Gick barn och unga över budget i Exempelköping?",)
    answer = reply(text, build.samples(), history=earlier)
    assert answer.answer.startswith(opening)
    assert answer.status == "not_found"
    assert not answer.figures
    assert not answer.citations
    assert "Exempelköping" in answer.answer


def test_what_can_be_asked():
    answer = reply("Vad kan jag fråga om?", build.samples())
    assert "källa" in answer.answer


def test_a_question_with_a_greeting_is_answered():
    answer = reply("Hej, gick nämnden över budget i Exempelköping?", build.samples())
    assert answer.status == "answered"
