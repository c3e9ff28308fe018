"""Whether many of the staff leave, how they are, and what went well: what an everyday question of a report asks."""

import pytest

from tests.service import build
from tests.service.build import plain, reply

STAFF = (
    "# Personal\n\n"
    "Personalomsättningen har minskat till 8,4 procent. "
    "Sjukfrånvaron är 6,1 procent. "
    "Resultatet av medarbetarenkäten har ökat och personalen är nöjd med arbetsmiljön.\n\n"
    "# Placeringar\n\nHittills i år har 14 placeringar avslutats.\n"
)
HELD = build.catalogue(build.written("Mallbo", STAFF))
SILENT = build.catalogue(build.written("Granby", "# Placeringar\n\nHittills i år har 14 placeringar avslutats.\n"))
GOALS = (
    "# Mål\n\n"
    "| Nämndmål | Måluppfyllelse |\n| --- | --- |\n"
    "| Fler unga får stöd i tid | Uppfyllt |\n"
    "| Kön till boendestöd är kort | Ej uppfyllt |\n"
    "| Alla barn blir hörda | Uppfyllt |\n"
)
JUDGED = build.catalogue(build.written("Mallbo", GOALS))


@pytest.mark.parametrize(
    "question", ["slutar många i Mallbo?", "slutar folk i Mallbo", "har många sagt upp sig i Mallbo"]
)
def test_those_who_leave_are_told_under_turnover(question):
    answer = reply(question, HELD)
    assert "8,4 procent" in plain(answer.answer)
    assert "14 placeringar" not in answer.answer


def test_a_share_is_no_number_of_them():
    assert "8,4" not in reply("hur många slutar i Mallbo", HELD).answer


def test_what_the_year_ends_at_is_no_turnover():
    assert "8,4" not in reply("vad slutar året på i Mallbo", HELD).answer


def test_what_else_ends_is_no_answer():
    assert reply("slutar många i Granby?", SILENT).status == "not_found"


def test_children_who_leave_school_are_no_staff():
    assert "8,4" not in reply("slutar många barn skolan i Mallbo?", HELD).answer


def test_how_the_staff_are_is_no_question_of_costs():
    answer = plain(reply("mår personalen bra i Mallbo", HELD).answer)
    assert "6,1 procent" in answer
    assert answer.count("6,1 procent") == 1


def test_what_went_well_is_the_goals_that_are_met():
    answer = reply("nämn tre saker som gått bra i Mallbo", JUDGED).answer
    assert "Fler unga får stöd i tid" in answer
    assert "Alla barn blir hörda" in answer
    assert "Kön till boendestöd" not in answer


def test_what_went_badly_is_those_that_are_not():
    answer = reply("vad har gått dåligt i Mallbo?", JUDGED).answer
    assert "Kön till boendestöd" in answer
    assert "Alla barn blir hörda" not in answer


def test_as_many_as_are_asked_for():
    answer = reply("nämn 2 saker som gått bra i Mallbo", JUDGED).answer
    assert answer.count("\n- ") == 2
