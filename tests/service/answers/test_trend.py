import pytest

from tests.service import build
from tests.service.build import case, plain, reply, told


def test_the_series_with_its_direction_and_change():
    answer = reply("Hur har sjukfrånvaron utvecklats i Exempelköping?", build.samples())
    assert answer.status == "answered"
    assert plain(answer.answer) == (
        "Sjukfrånvaro, totalt (%) i Exempelköping minskade från 7,4 procent helåret 2022 "
        "till 6,8 procent januari–augusti 2024, en minskning med 0,6 procentenheter. "
        "Serien: 7,4 procent helåret 2022, 7,9 procent helåret 2023 och 6,8 procent januari–augusti 2024."
    )
    assert [plain(row[1]) for row in answer.table.rows] == ["7,4 procent", "7,9 procent", "6,8 procent"]
    assert [row[0] for row in answer.table.rows] == ["Helåret 2022", "Helåret 2023", "Januari–augusti 2024"]


def test_a_change_in_percent_is_in_percentage_points():
    derived = reply("Hur har sjukfrånvaron utvecklats i Exempelköping?", build.samples()).figures[-1]
    assert (derived.text, derived.unit, derived.value, derived.derived.operation) == (
        "0,6 procentenheter",
        "procentenheter",
        "-0.6",
        "difference",
    )
    assert [one.value for one in derived.derived.inputs] == ["6.8", "7.4"]


def test_a_count_s_change_is_given_in_number_and_percent():
    answer = reply("Hur har antalet dygn i heldygnsvård för barn och unga utvecklats i Mallbo?", build.samples())
    assert told(answer)[:5] == [
        f"Mallbo outcome {year}-01/{year}-06 {value}"
        for year, value in ((2020, 11020), (2021, 11946), (2022, 12700), (2023, 13412), (2024, 14870))
    ]
    assert "ökade från 11 020 dygn januari–juni 2020 till 14 870 dygn januari–juni 2024" in plain(answer.answer)
    assert [(f.value, f.derived.operation) for f in answer.figures[5:]] == [
        ("3850", "difference"),
        ("34.9", "percent_change"),
    ]


def test_the_trend_in_english():
    answer = reply("How has sick leave developed in Testhamn?", build.samples())
    assert plain(answer.answer).startswith(
        "Sick leave (Sjukfrånvaro totalt (%)) in Testhamn fell from 8.3 percent for the full year 2022 "
        "to 7.1 percent for the full year 2024, a decrease of 1.2 percentage points."
    )


def test_the_years_that_are_named_bound_the_series():
    answer = reply("Hur utvecklades sjukfrånvaron mellan åren 2022 och 2023 i Testhamn?", build.samples())
    assert {figure.period for figure in answer.figures if figure.derived is None} == {
        "2022-01/2022-12",
        "2023-01/2023-12",
    }


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Hur har kostnaden för ekonomiskt bistånd utvecklats i Testhamn?", ["2024-01/2024-08", "2025-01/2025-08"]),
        (
            "Hur har kostnaden för barn och unga utvecklats i Exempelköping?",
            ["2023-01/2023-08", "2024-01/2024-08"],
        ),
    ],
    ids=case,
)
def test_a_whole_year_s_cost_is_no_point_of_a_series_of_eight_months(text, periods):
    answer = reply(text, build.samples())
    assert [figure.period for figure in answer.figures if figure.derived is None] == periods


def report(year, outcome):
    body = "# Ekonomi\n\n" + build.table(
        f"Hemtjänst | 50 000 | {outcome} | {50_000 - outcome}", f"Summa | 50 000 | {outcome} | {50_000 - outcome}"
    )
    return build.written("Mallbo", body, year)


def test_two_reports_of_a_municipality_make_a_series():
    held = build.catalogue(report(2022, 48_000), report(2024, 60_000))
    answer = reply("Hur har kostnaden för hemtjänsten utvecklats i Mallbo från 2022 till 2024?", held)
    assert answer.status == "answered"
    assert plain(answer.answer) == (
        "Hemtjänst i Mallbo ökade med 12,0 mnkr (25,0 procent), "
        "från 48,0 mnkr januari–augusti 2022 till 60,0 mnkr januari–augusti 2024."
    )
    assert {citation.document for citation in answer.citations} == {document.id for document in held.documents}


def test_one_point_is_no_trend():
    answer = reply("Hur har kostnaden för hemtjänsten utvecklats i Mallbo?", build.catalogue(report(2024, 60_000)))
    assert "ökade" not in answer.answer
    assert "Mallbo outcome 2024-01/2024-08 60000" in told(answer)


def test_a_series_of_what_was_left_of_the_budget_keeps_its_signs():
    body = "# Ekonomi\n\n" + build.table(
        "Budgethållning | -30,9 mnkr | -5,4 mnkr | 16,6 mnkr",
        columns="Utfall 2021 | Utfall 2022 | Utfall 2023",
        stub="Mått",
    )
    held = build.catalogue(build.written("Mallbo", body))
    answer = reply("Hur har budgethållningen utvecklats i Mallbo 2021 till 2023?", held)
    assert plain(answer.answer) == (
        "Budgethållning i Mallbo: −30,9 mnkr helåret 2021, −5,4 mnkr helåret 2022 och +16,6 mnkr helåret 2023."
    )
    assert [plain(row[1]) for row in answer.table.rows] == ["−30,9 mnkr", "−5,4 mnkr", "+16,6 mnkr"]
