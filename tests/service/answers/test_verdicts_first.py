"""Yes or no first: of a budget in balance, of what there was none of, of a target on the way, of what stands before."""

import pytest

from tests.service import build
from tests.service.build import plain, reply, warned

ROWS = (
    "Hemtjänst | 100 000 | 110 000 | -10 000",
    "Förskola | 50 000 | 48 000 | 2 000",
    "Museum | 20 000 | 20 000 | 0",
    "Summa | 170 000 | 178 000 | -8 000",
)
TOLD = """# Händelser

Nämnden har en ökning av andelen anställda kvinnor medan andelen män har minskat.

Inga skadade bänkar har upptäckts i parkerna.

Målet om gröna bänkar kommer inte att nås under året.

Kommunen har sett att barn som har bevittnat, hört eller upplevt bråk inte får någon insats.

| Mått | Utfall 2024 | Mål 2024 |
|---|---|---|
| Andel gröna bänkar (%) | 40 | 60 |
| Andel hela gungor (%) | 95 | 90 |
"""


@pytest.fixture
def held():
    return build.catalogue(build.written("Mallbo", TOLD))


@pytest.fixture
def accounts():
    return build.catalogue(build.written("Mallbo", f"# Ekonomi\n\n{build.table(*ROWS)}\n"))


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Har andelen män ökat bland de anställda i Mallbo?", "Nej. "),
        ("Fanns det några skadade bänkar i Mallbo?", "Nej. "),
        ("Kommer Mallbo nå målet för gröna bänkar?", "Nej. "),
    ],
)
def test_the_verdict_stands_first(question, opening, held):
    assert reply(question, held).answer.startswith(opening)


def test_a_target_on_the_way_is_told_with_how_far_it_has_come(held):
    assert "40 procent" in plain(reply("Kommer Mallbo nå målet för gröna bänkar?", held).answer)


def test_what_a_part_of_the_sentence_denies_is_no_yes(held):
    assert not reply("Har Mallbo insatser till barn som bevittnat bråk?", held).answer.startswith("Ja")


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Är ekonomin i balans för förskolan i Mallbo?", "Ja, "),
        ("Är ekonomin i balans för hemtjänsten i Mallbo?", "Nej, "),
        ("Låg hemtjänsten i linje med budget i Mallbo?", "Nej, "),
    ],
)
def test_balance_and_in_line_with_the_budget(question, opening, accounts):
    assert reply(question, accounts).answer.startswith(opening)


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Varför låg hemtjänsten i linje med budget i Mallbo?", True),
        ("Varför låg museet i linje med budget i Mallbo?", False),
    ],
)
def test_a_budget_that_was_not_kept_to_is_no_budget_in_line(question, wrong, accounts):
    answer = reply(question, accounts)
    assert ("premise" in warned(answer)) is wrong
    assert answer.answer.startswith("Det stämmer inte") is wrong


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Varför är andelen gröna bänkar högre än målet i Mallbo?", True),
        ("Varför är andelen hela gungor högre än målet i Mallbo?", False),
    ],
)
def test_the_side_of_the_target_that_a_question_presumes(question, wrong, held):
    answer = reply(question, held)
    assert answer.answer.startswith("Det stämmer inte.") is wrong
    assert "mål 2024" in plain(answer.answer)


GOALS = """## Läsning

Arbetet har fortsatt. Måluppfyllelsen bedöms vara god.

## Rena parker

Måluppfyllelsen bedöms sammantaget som godtagbar.
"""


def test_all_goals_were_not_met():
    answer = reply("Varför nåddes alla mål i Mallbo?", build.catalogue(build.written("Mallbo", GOALS)))
    assert answer.answer.startswith("Det stämmer inte.")
    assert "Rena parker" in answer.answer
    assert "Läsning" not in answer.answer


SHORT = """# Ekonomi

Nämnden har ansökt om 9,2 miljoner kronor för bokbussen. Nämnden har tilldelats 5,1 miljoner kronor. Det innebär ett
underskott om 4,3 miljoner kronor.
"""


def test_the_gap_between_two_amounts_of_the_question_and_what_the_report_says_of_it():
    held = build.catalogue(build.written("Mallbo", SHORT))
    answer = reply("Mallbo sökte 9,2 miljoner för bokbussen och fick 5,1 - hur stort blir glappet?", held)
    assert plain(answer.answer).startswith("Skillnaden är 4,1 mnkr: 9,2 mnkr mot 5,1 mnkr")
    assert "4,3" in answer.answer
    assert "conflict" in warned(answer)


def test_a_row_that_leaves_out_what_is_asked_about_does_not_answer():
    rows = ("Resultat exklusive flyktingkostnader | 10 000 | 9 000 | 1 000", "Summa | 20 000 | 19 000 | 1 000")
    held = build.catalogue(build.written("Mallbo", f"# Ekonomi\n\n{build.table(*rows)}\n"))
    assert reply("Hur gick det för flyktingmottagandet i Mallbo?", held).status == "not_found"
