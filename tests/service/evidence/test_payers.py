"""Who pays is answered by what tells of money from somebody."""

import pytest

from service.evidence.payers import asks_payer, tells_payer
from service.question import read_question
from service.types import Ask
from tests.service import build
from tests.service.build import reply

HELD = build.catalogue(
    build.written(
        "Mallbo",
        "# Fältgruppen\n\nFältgruppen har fyra medarbetare och går ut varje kväll. Fältgruppen finansieras av"
        " länsstyrelsen.\n",
    )
)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Vem betalar för fältgruppen?", True),
        ("Who funds the field group?", True),
        ("Hur finansieras fältgruppen?", True),
        ("Vem leder fältgruppen?", False),
        ("Vad betalar Mallbo för fältgruppen?", False),
    ],
)
def test_a_question_of_who_pays(text: str, asks: bool) -> None:
    assert asks_payer(read_question(Ask(text), ("Mallbo",))) is asks


def test_what_tells_of_a_payer() -> None:
    assert tells_payer("gruppen finansieras av lansstyrelsen")
    assert not tells_payer("gruppen har fyra medarbetare")


@pytest.mark.parametrize("text", ["Vem betalar för fältgruppen i Mallbo?", "Vem finansierar fältgruppen i Mallbo?"])
def test_the_sentence_that_tells_it_is_quoted_alone(text: str) -> None:
    answer = reply(text, HELD).answer
    assert "finansieras av länsstyrelsen" in answer
    assert "fyra medarbetare" not in answer
