"""Premises told with a word for the kind of thing, or for who is in it: held against the row of the thing itself."""

import pytest

from tests.service import build
from tests.service.build import plain, reply, warned

ROWS = (
    "Ekonomiskt bistånd | 50 000 | 48 000 | 2 000",
    "Missbruksvård | 20 000 | 25 000 | -5 000",
    "Summa | 70 000 | 73 000 | -3 000",
)
CAUSES = """Överskottet för missbruksvården i våras beror på placeringar som avslutades tidigt.

Underskottet för missbruksvården beror på att placeringar blivit dyrare."""
STAYS = """# Boende

| Skyddat boende | 2023 | 2024 |
|---|---|---|
| Antal dygn i skyddat boende | 900 | 700 |
"""


@pytest.fixture
def accounts():
    return build.catalogue(build.written("Mallbo", f"# Ekonomi\n\n{build.table(*ROWS)}\n\n{CAUSES}\n"))


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Varför drog placeringarna inom missbruksvården över budget i Mallbo?", False),
        ("Varför gick insatserna inom ekonomiskt bistånd över budget i Mallbo?", True),
    ],
)
def test_the_word_for_the_kind_hides_no_row(question, wrong, accounts):
    answer = reply(question, accounts)
    assert answer.answer.startswith("Det stämmer inte") is wrong
    assert ("under budget" if wrong else "över budget") in plain(answer.answer)


def test_what_explains_a_surplus_explains_no_deficit(accounts):
    answer = reply("Varför drog placeringarna inom missbruksvården över budget i Mallbo?", accounts)
    assert "dyrare" in answer.answer
    assert "avslutades tidigt" not in answer.answer


def test_women_and_children_in_shelters_are_all_in_shelters():
    held = build.catalogue(build.written("Mallbo", STAYS))
    answer = reply("Varför bor fler kvinnor och barn i skyddat boende i Mallbo?", held)
    assert answer.answer.startswith("Det stämmer inte.")
    assert warned(answer) == ["premise"]


def test_children_alone_are_not_all():
    held = build.catalogue(build.written("Mallbo", STAYS))
    assert not reply("Varför bor fler barn i skyddat boende i Mallbo?", held).answer.startswith("Det stämmer inte")


def test_a_smaller_group_of_the_same_name_denies_nothing():
    groups = """# Volymer

## Barn

| Årsplaceringar | 2023 | 2024 |
|---|---|---|
| Stödboende | 12,0 | 9,0 |

## Vuxna

| Årsplaceringar | 2023 | 2024 |
|---|---|---|
| Stödboende | 40,0 | 70,0 |
"""
    answer = reply("Varför ökar antalet i stödboende i Mallbo?", build.catalogue(build.written("Mallbo", groups)))
    assert not answer.answer.startswith("Det stämmer inte")


FEWER = "# Vård\n\nUnder året har placeringar inom jourvård minskat markant och detta är resultatet av samverkan.\n"


def test_that_fewer_are_placed_does_not_deny_that_it_is_dearer():
    answer = reply("varför blev det dyrare med jourvård i Mallbo", build.catalogue(build.written("Mallbo", FEWER)))
    assert "stämmer inte" not in answer.answer
