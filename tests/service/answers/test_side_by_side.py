"""Reports set side by side in percent of their budgets, and what may not be set beside what is asked for."""

import pytest

from tests.service import build
from tests.service.build import plain, reply, warned

HEADS = "Budget helår | Prognos helår | Avvikelse helår"


def accounts(budget, forecast, deviation):
    row = f"{budget} | {forecast} | {deviation}"
    return "# Ekonomi\n\n" + build.table(f"Hemtjänst | {row}", f"Summa | {row}", columns=HEADS)


@pytest.fixture(scope="module")
def held():
    return build.catalogue(
        build.written("Mallbo", accounts("100 000", "104 000", "-4 000")),
        build.written("Provsjö", accounts("400 000", "406 000", "-6 000")),
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Vilken kommun har störst avvikelse i procent av budgeten?", "Mallbo 4,0 procent över budget"),
        ("Vilken kommun har minst avvikelse i procent av budgeten?", "Provsjö 1,5 procent över budget"),
        ("Vilken kommun går sämst i procent mot budget?", "Mallbo 4,0 procent över budget"),
        ("Vilken kommun går bäst i procent mot budget?", "Provsjö 1,5 procent över budget"),
    ],
)
def test_deviations_are_ranked_by_their_share_of_the_budget(text, first, held):
    answer = reply(text, held)
    assert answer.status == "answered"
    assert plain(answer.answer).split(": ")[1].startswith(first)
    assert [row[0] for row in answer.table.rows] == [first.split()[0], *({"Mallbo", "Provsjö"} - {first.split()[0]})]


def test_a_sentence_with_a_word_of_the_name_is_not_of_the_activity():
    body = "# Ekonomi\n\nÖppenvården, den biståndsbedömda, väntas visa ett underskott om 0,5 miljoner kronor.\n"
    aided = "# Ekonomi\n\n" + build.table("Ekonomiskt bistånd | 30 | 31 | -1", "Summa | 30 | 31 | -1")
    held = build.catalogue(build.written("Mallbo", aided), build.written("Provsjö", body))
    answer = reply("Jämför ekonomiskt bistånd i Mallbo och Provsjö", held)
    assert answer.status == "partial"
    assert answer.table.rows[-1][:2] == ("Provsjö", "redovisas inte")


def test_counts_of_unlike_things_are_warned_of_and_not_subtracted():
    one = "# Volymer\n\nInom hemtjänsten finns 80 kunder i augusti.\n"
    two = "# Volymer\n\nInom hemtjänsten finns 60 ärenden i augusti.\n"
    held = build.catalogue(build.written("Mallbo", one), build.written("Provsjö", two))
    answer = reply("Hur många har hemtjänst i Mallbo och Provsjö?", held)
    assert "80" in answer.answer
    assert "skillnaden" not in answer.answer
    assert "definition" in warned(answer)


def test_two_years_of_one_place_that_count_unlike_things_make_no_change():
    one = "# Volymer\n\nAntalet placeringar i hemtjänst var 80 i augusti.\n"
    two = "# Volymer\n\nI genomsnitt har 95 kunder haft hemtjänst under perioden januari till augusti.\n"
    held = build.catalogue(build.written("Mallbo", one, 2020), build.written("Mallbo", two, 2023))
    answer = reply("Är det fler eller färre i hemtjänst i Mallbo 2023 än 2020?", held)
    assert "ökade med" not in answer.answer
