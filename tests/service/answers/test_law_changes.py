"""Laws that change are no list of what is done by a law in force."""

from tests.service import build
from tests.service.build import reply

ROWS = build.table("Insatser till vuxna | 9 000 | 8 000 | 1 000", "Insatser till barn | 4 000 | 4 500 | -500")
UNDER = f"# Insatser enligt Socialtjänstlagen (SoL)\n\n{ROWS}"
COMING = "# Framåt\n\nEn ny socialtjänstlag väntas träda i kraft 2025. Den nya lagstiftningen kräver mer.\n"


def test_rows_under_a_law_are_no_change_of_it():
    held = build.catalogue(build.written("Mallbo", UNDER))
    assert reply("Vilka lagändringar påverkar nämnden i Mallbo?", held).status == "not_found"


def test_a_law_to_come_is():
    answer = reply(
        "Vilka lagändringar påverkar nämnden i Mallbo?", build.catalogue(build.written("Mallbo", UNDER + COMING))
    )
    assert "ny socialtjänstlag" in answer.answer or "nya lagstiftningen" in answer.answer
    assert "Insatser till vuxna" not in answer.answer
