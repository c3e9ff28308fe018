"""Calculations in the words that people ask for them with, over small made-up reports."""

import pytest

from tests.service import build
from tests.service.build import plain, reply

YEARS = "Budget jan-aug | Utfall jan-aug | Avvikelse jan-aug | Utfall jan-aug föregående år"
ACCOUNTS = build.table(
    "Barn och unga | 90 000 | 96 000 | -6 000 | 88 000",
    "Missbruksvård | 30 000 | 24 000 | 6 000 | 26 000",
    "Summa | 120 000 | 120 000 | 0 | 114 000",
    columns=YEARS,
)
PRICES = """
## Nyckeltal

| Nyckeltal | Augusti 2023 | Augusti 2024 |
| --- | --- | --- |
| SiS, årskostnad (tkr) | 2 100 | 2 400 |
| Jourhem, årskostnad (tkr) | 500 | 550 |

## Volymer

| Årsplatser | Augusti 2023 | Augusti 2024 |
| --- | --- | --- |
| Institution | 12 | 10 |
| Jourhem | 20 | 25 |
| Familjehem | 50 | 48 |
"""
GOALS = """
## Mål

| Indikatorer | 2023 | 2024-31 aug | Mål 2024 |
| --- | --- | --- | --- |
| Andel anställda som gått brandutbildningen (%) | 10 | 31 | 45 |
"""
STAFF = """
## Personal

| Sjukfrånvaro (%) | Kvinnor 2024 | Män 2024 |
| --- | --- | --- |
| Sjukfrånvaro totalt | 7,4 | 5,1 |

Familjerådgivningen hade 640 samtal till och med augusti i år. Samma period förra året hade 500 samtal genomförts.

I augusti var 80 ungdomar aktuella för fältgruppen, varav 20 i Norrbyn.
"""


@pytest.fixture(scope="module")
def held():
    return build.catalogue(build.written("Mallbo", "# Ekonomi\n\n" + ACCOUNTS + PRICES + GOALS + STAFF))


def derived(answer):
    return [(f.value, f.unit, f.derived.operation) for f in answer.figures if f.derived is not None]


def test_a_month_s_part_is_divided_by_the_months_of_its_period(held):
    answer = reply("Vad kostar barn och unga per månad i Mallbo?", held)
    assert plain(answer.answer) == (
        "Barn och unga i Mallbo är i snitt 12,0 mnkr per månad januari–augusti 2024: 96,0 mnkr på 8 månader."
    )
    assert derived(answer) == [("12000", "tkr", "ratio")]


def test_the_dearer_of_two_rows_with_the_difference(held):
    answer = reply("Hur mycket dyrare är en SiS-plats än jourhem i Mallbo i augusti 2024?", held)
    assert plain(answer.answer).startswith("I Mallbo är SiS, årskostnad")
    assert ("1850", "tkr", "difference") in derived(answer)


def test_two_columns_of_a_row_are_compared(held):
    answer = reply("Är det kvinnorna eller männen som är mest sjuka i Mallbo?", held)
    assert plain(answer.answer).startswith("I Mallbo är kvinnorna (7,4 procent")
    assert derived(answer) == [("2.3", "procentenheter", "difference")]


def test_the_smaller_is_named_first_where_it_is_asked_for(held):
    answer = reply("Vad är billigast i Mallbo, barn och unga eller missbruksvården?", held)
    assert plain(answer.answer).startswith("I Mallbo är Missbruksvård (24,0 mnkr januari–augusti 2024) lägst")


def test_named_rows_of_one_table_are_put_together(held):
    answer = reply("Hur många platser i institution, jourhem och familjehem är det tillsammans i Mallbo 2024?", held)
    assert [entry for entry in derived(answer) if entry[2] == "sum"] == [("83", "årsplatser", "sum")]


def test_the_gap_to_a_target(held):
    answer = reply("Hur långt från målet är Mallbo med brandutbildningen?", held)
    assert "14 procentenheter lägre än mål" in plain(answer.answer)
    assert derived(answer) == [("-14", "procentenheter", "difference")]


def test_the_year_before_may_stand_in_the_next_sentence(held):
    answer = reply("Hur många fler samtal hade familjerådgivningen i Mallbo än förra året?", held)
    assert ("140", "samtal", "difference") in derived(answer)


def test_a_part_whose_unit_the_whole_tells(held):
    answer = reply("Hur stor andel av ungdomarna i fältgruppen i Mallbo kommer från Norrbyn?", held)
    assert derived(answer) == [("25.0", "%", "share")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Lägger Mallbo mer eller mindre pengar på barn och unga än förra året?", "Mer: "),
        ("Kostar missbruksvården mer eller mindre i Mallbo än förra året?", "Mindre: "),
    ],
)
def test_the_direction_that_was_asked_for_is_said_first(text, word, held):
    answer = reply(text, held)
    assert answer.answer.startswith(word)


def test_nothing_is_calculated_between_unlike_units(held):
    answer = reply("Hur mycket dyrare är SiS än brandutbildningen i Mallbo?", held)
    assert derived(answer) == []


def test_two_reports_of_one_board_by_the_same_months():
    rows = ("Personal | 40 000 | {} | 0 | 1", "Summa | 40 000 | {} | 0 | 1")
    reports = [
        build.written("Mallbo", "# Ekonomi\n\n" + build.table(*(r.format(v) for r in rows), columns=YEARS), year=year)
        for year, v in ((2020, "40 000"), (2023, "46 000"))
    ]
    answer = reply("Hur har personalnotan i Mallbo förändrats från 2020 till 2023?", build.catalogue(*reports))
    assert "ökade med 6,0 mnkr (15,0 procent)" in plain(answer.answer)
    assert {c.period for c in answer.citations} == {"2020-01/2020-08", "2023-01/2023-08"}


def test_the_best_is_the_largest_surplus_and_not_the_largest_deviation(held):
    answer = reply("Vad gick bäst mot budget i Mallbo 2024?", held)
    assert plain(answer.answer).startswith("I Mallbo har Missbruksvård störst överskott mot budget")
