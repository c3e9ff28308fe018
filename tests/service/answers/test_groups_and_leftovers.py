"""Groups that cost more than planned, money left over, grants received, and persons in a row with an aside."""

import pytest

from tests.service.build import catalogue, plain, reply, table, written

YEAR = "Budget 2024 | Prognos 2024 | Avvikelse 2024 | Utfall jan-aug 2024"
ACCOUNTS = table(
    "Barn och unga | -50 000 | -54 000 | -4 000 | -36 000",
    "Vuxna | -40 000 | -39 000 | 1 000 | -25 000",
    "Summa | -90 000 | -93 000 | -3 000 | -61 000",
    columns=YEAR,
    stub="tkr",
)
HELD = catalogue(written("Mallbo", f"# Ekonomi\n\n{ACCOUNTS}\n# Arbete\n\nEn lära-cykla-grupp planeras i höst.\n"))


@pytest.mark.parametrize(
    "text", ["vilka grupper kostar mer än planerat i Mallbo", "vilka målgrupper går back i Mallbo"]
)
def test_groups_are_ranked_by_what_they_cost_beyond_plan(text):
    answer = reply(text, HELD).answer
    assert "Barn och unga" in answer
    assert "4,0 mnkr" in plain(answer)
    assert "cykla" not in answer


def test_what_is_over_is_what_the_year_leaves():
    answer = plain(reply("hur mycket pengar har Mallbo över", HELD).answer)
    assert "3,0 mnkr över budget" in answer


PERSONS = table(
    "Personlig assistans (beslut av kommunen) | 61 | 57",
    "Daglig verksamhet | 210 | 230",
    columns="2023 | 2024",
    stub="Antal personer med insatser",
)


def test_an_aside_in_a_rows_name_counts_nothing():
    body = f"# Insatser\n\n{PERSONS}\nUnder året har 3 kunder med personlig assistans flyttat till annat boende.\n"
    answer = reply("hur många personer har personlig assistans i Mallbo", catalogue(written("Mallbo", body))).answer
    assert "57 personer" in answer


GRANTS = table(
    "Statsbidrag för utsatta områden | 6 281 | 7 399 | -1 118",
    columns="Bidrag (tkr) | Kostnad (tkr) | Netto",
    stub="Extern finansiering",
)


@pytest.mark.parametrize("text", ["hur mycket fick Mallbo i statsbidrag", "hur mycket statsbidrag har Mallbo fått"])
def test_what_was_received_stands_in_the_column_of_grants(text):
    shelves = catalogue(written("Mallbo", f"# Extern finansiering\n\n{GRANTS}"))
    answer = plain(reply(text, shelves).answer)
    assert answer.split(";")[0].startswith("Statsbidrag för utsatta områden i Mallbo: 6,3 mnkr")


def test_what_became_of_something_is_told_as_an_overview():
    answer = reply("vad hände med vuxna i Mallbo", HELD)
    assert "1,0 mnkr" in plain(answer.answer)


def test_a_row_is_not_of_what_it_leaves_out():
    rows = table(
        "Årsplatser familjehem exkl ensamkommande | 111 | 128",
        "Årsplatser familjehem | 120 | 140",
        columns="Utfall 2023 | Utfall 2024",
        stub="Volymer",
    )
    answer = reply("vad hände med ensamkommande i Mallbo", catalogue(written("Mallbo", f"# Volymer\n\n{rows}")))
    assert "128" not in answer.answer
