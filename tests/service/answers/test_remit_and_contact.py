"""All that a committee does, who lives somewhere, and what the heads and feet of papers print once."""

import pytest

from tests.service import build
from tests.service.build import plain, reply

ACCOUNTS = build.table(
    "Stödboende | 9 000 | 8 300 | 700", "Jourhem | 4 000 | 4 100 | -100", "Summa | 13 000 | 12 400 | 600"
)
FOOT = (
    "Adress: Mallbo kommun, 123 45 MALLBO · Org.nr: 212000-0000 · Bankgiro: 123-4567\n\nMedborgarcenter: 08-123 450 00"
)
HEAD = "Socialnämnd\n\nMaja Ek\n\nDnr: SN/2024:00303\n\n05 Ansökan om statsbidrag för våldsutsatta"


def report(body):
    return build.catalogue(build.written("Mallbo", f"# Verksamhet\n\n{body}\n"))


@pytest.mark.parametrize(
    "text", ["Vad är budgeten för individ- och familjeomsorgen i Mallbo?", "vad är budgeten för IFO i mallbo"]
)
def test_individual_and_family_care_is_all_that_the_committee_does(text):
    held = build.catalogue(build.written("Mallbo", f"# Socialnämnden\n\n# Ekonomi\n\n{ACCOUNTS}"))
    answer = plain(reply(text, held).answer)
    assert "13,0" in answer
    assert "Individ- och familjeomsorg" not in answer


def test_who_lives_in_a_municipality_is_no_number_of_places():
    held = report("I Mallbo bor 39 kunder på stödboende.\n\nI snitt var 13 barn placerade.")
    assert reply("hur många bor i Mallbo", held).status == "not_found"


def test_how_many_there_are_is_no_difference():
    table = "| Volym | Augusti 2024 | Budget 2024 |\n|---|---|---|\n| Familjehem, årsplatser | 128 | 120 |\n"
    held = report(f"Placerade barn som bor i familjehem var 14 färre än budgeterat.\n\n{table}")
    answer = plain(reply("hur många barn bor i familjehem i Mallbo", held).answer)
    assert "14 färre" not in answer


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Vad är telefonnumret till medborgarcenter i Mallbo?", "08-123 450 00"),
        ("vilket organisationsnummer har Mallbo", "212000-0000"),
        ("vilket bankgiro har Mallbo", "123-4567"),
        ("vem skrev ansökan om statsbidrag för våldsutsatta", "Maja Ek"),
    ],
)
def test_what_is_printed_once(text, held):
    assert held in reply(text, report(f"{HEAD}\n\nAnsökan gäller statsbidrag.\n\n{FOOT}")).answer
