"""What is no figure and given twice: when a law begins, the case number of a paper."""

import pytest

from tests.service import build
from tests.service.build import case, plain, reply, warned

LAW = (
    "# Utveckling\n\nUnder året har förvaltningen förberett den nya parklagen som väntas träda i kraft 1 juli 2031.\n\n"
    "# Samverkan\n\n{}\n"
)
OTHER = "Samverkan ökar inför den nya parklagen som väntas träda i kraft i januari 2031."


def laws(sentence):
    return build.catalogue(build.written("Mallbo", LAW.format(sentence)))


@pytest.mark.parametrize(
    "text",
    [
        "När träder nya parklagen i kraft?",
        "nar borjar nya parklagen galla",
        "när kommer den nya parklagen i Mallbo",
    ],
    ids=case,
)
def test_both_days_of_a_law_are_given(text):
    answer = reply(text, laws(OTHER))
    told = plain(answer.answer)
    assert "1 juli 2031" in told
    assert "januari 2031" in told
    assert warned(answer) == ["conflict"]


def test_days_that_go_together_are_no_contradiction():
    answer = reply("När börjar nya parklagen gälla?", laws("Sommaren 2031 väntas en ny parklag träda i kraft."))
    assert "1 juli 2031" in plain(answer.answer)
    assert warned(answer) == []


def test_another_law_is_not_given():
    answer = reply("När börjar nya banklagen gälla?", laws(OTHER))
    assert "2031" not in answer.answer
    assert warned(answer) == []


NOTICE = """Kallelse till möte för parknämnden 2024

Tid: 2024-05-14, Kl: 18:00

Ordförande: Ada Gren

1.\tInformation från förvaltningen\tPN/2024:00011
2.\tSkötselplan för ängar\tPN/2024:00012

TJÄNSTESKRIVELSE

Parknämnden

2024-04-30

Parkförvaltningen

Dnr: PN/2024:00099

02 Skötselplan för ängar

Förslag till beslut

Parknämnden godkänner skötselplanen.

Sammanfattning av ärendet

Förvaltningen har berett ärendet.

"""


def test_both_case_numbers_are_given():
    held = build.catalogue(("möte.txt", NOTICE.encode()))
    answer = reply("vilket dnr har skötselplanen för ängar?", held)
    assert "00012" in answer.answer
    assert "00099" in answer.answer
    assert warned(answer) == ["conflict"]


def test_a_contradiction_about_case_numbers_is_told_where_they_are_asked_for():
    held = build.catalogue(("möte.txt", NOTICE.encode()))
    answer = reply("När är mötet i parknämnden?", held)
    assert "00099" not in answer.answer
