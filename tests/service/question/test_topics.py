"""Which words of a question name what it is about."""

import pytest

from service.question import read_question
from service.types import Ask
from tests.service.build import case


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Hur mycket ska VA investera?", ["VA", "investera"]),
        ("va kostade LSS i Nacka", ["LSS"]),
        ("VA KOSTADE LSS?", ["LSS"]),
        ("Hur mycket blev EJ kvar av bidraget?", ["bidraget"]),
        ("Vad tynger ekonomin?", []),
    ],
    ids=case,
)
def test_a_short_word_in_capitals_is_an_abbreviation(text, topic):
    assert [word.text for word in read_question(Ask(text), ("Nacka",)).words] == topic


@pytest.mark.parametrize(
    "text",
    ["Hur mycket lade Nacka på familjehem?", "hur mycket spenderade Nacka på LSS", "what did Nacka spend on LSS?"],
)
def test_what_is_laid_out_on_something_is_money(text):
    assert read_question(Ask(text), ("Nacka",)).quantity == "money"
