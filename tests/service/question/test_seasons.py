"""Meetings by the season, and when something must be handed in."""

import pytest

from service.question import read_question
from service.question.forms import form_asked, months_asked
from service.types import Ask
from tests.service import build
from tests.service.build import plain, reply

HELD = build.catalogue(
    build.written(
        "Mallbo",
        "# Sammanträden\n\nFöljande datum föreslås för nämndens sammanträden 2025\n\n14 januari, 11 mars, 3 juni,\n\n"
        "2 september, 14 oktober och 9 december.\n\n# Läger\n\nAnsökan om bidrag till läger ska vara länsstyrelsen"
        " tillhanda senast 2024-11-15.\n\n# Ansvar\n\nNämnden har ansökt hos kommunstyrelsen om 7,4 miljoner kronor för"
        " fältgruppen.\n",
    )
)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("När möts nämnden hösten 2025?", tuple(range(8, 13))),
        ("When does the board meet in the spring?", tuple(range(1, 7))),
        ("När möts nämnden i mars?", (3,)),
        ("Var möts nämnden?", ()),
    ],
)
def test_the_months_of_a_season(text: str, months: tuple[int, ...]) -> None:
    assert months_asked(read_question(Ask(text), ("Mallbo",))) == months


@pytest.mark.parametrize(
    ("text", "told", "untold"),
    [
        ("När möts nämnden i Mallbo hösten 2025?", "2 september", "14 januari"),
        ("When are the meetings in spring 2025 in Mallbo?", "14 januari", "2 september"),
    ],
)
def test_only_the_meetings_of_the_season(text: str, told: str, untold: str) -> None:
    answer = plain(reply(text, HELD).answer)
    assert told in answer
    assert untold not in answer


@pytest.mark.parametrize(
    "text",
    ["What date must Mallbo hand in its application?", "När ska Mallbos ansökan lämnas in?"],
)
def test_when_something_must_be_in(text: str) -> None:
    form = form_asked(read_question(Ask(text), ("Mallbo",)))
    assert form is not None
    assert form.name == "deadline"
    assert "2024-11-15" in reply(text, HELD).answer


def test_an_office_that_is_asked_for_money_is_not_whose_report_is_meant() -> None:
    asked = read_question(Ask("Hur mycket bad Mallbo kommunstyrelsen om?"), ("Mallbo",))
    assert asked.committees == ()
    assert read_question(Ask("Hur gick det för kommunstyrelsen?"), ()).committees == ("Kommunstyrelsen",)
