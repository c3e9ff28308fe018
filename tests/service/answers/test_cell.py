"""Cells that a question names: row first, then column, and what the accounts say beside them."""

import pytest

from tests.service import build
from tests.service.build import case, plain, reply, table, told

COLUMNS = (
    "Bokslut 2023 | Utfall jan-aug 2023 | Utfall jan-aug 2024 | Budget 2024 | Prognos delår 1 | Prognos helår 2024"
)
HELD = build.catalogue(
    build.written(
        "Fiktiva",
        "## Ekonomi\n\n"
        + table(
            "Mottagning | -8 700 | -5 600 | -7 000 | -10 400 | -10 900 | -10 500",
            "Verksamhetens intäkter | 21 600 | 12 100 | 11 200 | 16 800 | 16 600 | 16 500",
            "Taxor med avgift exklusive hyror | 2 800 | 1 700 | 1 300 | 1 500 | 1 600 | 1 600",
            "Summa | -258 600 | -176 700 | -179 500 | -279 700 | -276 000 | -274 700",
            columns=COLUMNS,
        )
        + "\n## Volymer\n\n"
        + table(
            "Mottagning | 2 500 | 2 582 | 82",
            columns="Volym budget | Volym prognos | Avvikelse volym",
            stub="Antal ärenden",
        )
        + "\n## Investeringar\n\n"
        + table("Summa | -1 500 | -1 000 | 500", columns="Budget 2024 | Prognos 2024 | Avvikelse"),
    )
)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Vad var Mottagning: Bokslut 2023 i Fiktiva 2024?", "outcome 2023-01/2023-12 8700"),
        ("vad var utfallet för mottagning jan-aug 2023 i Fiktiva", "outcome 2023-01/2023-08 5600"),
        ("Vad var utfallet för mottagningen jan-aug 2023 i Fiktiva 2024?", "outcome 2023-01/2023-08 5600"),
        ("Vad var bokslutet 2023 för mottagning enligt delårsrapporten 2024?", "outcome 2023-01/2023-12 8700"),
        ("Vad var Verksamhetens intäkter: Utfall jan-aug 2023 i Fiktiva 2024?", "outcome 2023-01/2023-08 12100"),
        ("Vad blev verksamhetens intäkter i Fiktiva 2024?", "outcome 2024-01/2024-08 11200"),
        ("Vad var Taxor med avgift exklusive hyror: Budget 2024 i Fiktiva?", "budget 2024-01/2024-12 1500"),
        ("Vad var prognosen för Mottagning i delår 1 i Fiktiva?", "forecast 2024-01/2024-12 10900"),
    ],
    ids=case,
)
def test_row_and_column_that_are_named_win(text, first):
    answer = reply(text, HELD)
    assert answer.status == "answered"
    assert told(answer)[0] == f"Fiktiva {first}"


def test_the_latest_forecast_is_meant_where_none_is_said():
    answer = reply("Vad är prognosen för Mottagning i Fiktiva?", HELD)
    assert "10,5 mnkr" in answer.answer
    assert "10,9 mnkr" not in answer.answer


@pytest.mark.parametrize(
    "text",
    ["Vad var Mottagning: Volym prognos i Fiktiva 2024?", "Vad är volymprognosen för mottagning i Fiktiva?"],
    ids=case,
)
def test_a_header_s_words_may_be_written_together(text):
    answer = reply(text, HELD)
    assert plain(answer.answer).startswith("Mottagning i Fiktiva: 2 582")


def test_accounts_that_have_the_cell_stand():
    answer = reply("Vad är utfallet för Mottagning jan-aug 2024 i Fiktiva?", HELD)
    assert "7,0 mnkr" in answer.answer
    assert "8,7 mnkr" not in answer.answer


def test_a_total_named_by_another_table_s_header_is_given_beside_the_accounts():
    answer = reply("Vad var Summa: Prognos 2024 i Fiktiva 2024?", HELD)
    assert "274,7 mnkr" in answer.answer
    assert "1,0 mnkr" in answer.answer


def test_a_question_that_says_more_than_the_row_is_about_something_else():
    answer = reply("Hur många barn i mottagning fick stöd i skolan i Fiktiva 2024?", HELD)
    assert answer.status == "not_found"


GROUPED = build.catalogue(
    build.written(
        "Fiktiva",
        "## Ekonomi\n\n"
        + table(
            "**Barn och unga** | | ",
            "Intäkter | 5 000 | 4 000",
            "Kostnader | -90 000 | -80 000",
            "Netto | -85 000 | -76 000",
            "**Vuxna** | | ",
            "Intäkter | 700 | 600",
            "Kostnader | -9 700 | -8 600",
            "Netto | -9 000 | -8 000",
            columns="Utfall jan-aug 2024 | Utfall jan-aug 2023",
        ),
    )
)


def test_group_and_label_choose_the_row():
    answer = reply("Vad var Vuxna Kostnader: Utfall jan-aug 2023 i Fiktiva 2024?", GROUPED)
    assert told(answer) == ["Fiktiva outcome 2023-01/2023-08 8600"]


def test_netto_alone_is_no_row_of_ten():
    answer = reply("Vad var netto: Utfall jan-aug 2023 i Fiktiva 2024?", GROUPED)
    assert not any("76000" in figure or "8000" in figure for figure in told(answer))


COMMITTEES = build.catalogue(
    build.written(
        "Fiktiva",
        "## Nämndernas resultat\n\n"
        + table(
            "Kommunstyrelsen | -50 000 | -51 000 | -1 000",
            "Tekniska nämnden | -20 000 | -19 000 | 1 000",
            columns="Budget 2024 | Prognos 2024 | Avvikelse",
            stub="Nämnd (tkr)",
        ),
        committee="Budgetberedningen",
    )
)


def test_another_committee_s_row_answers_for_it():
    answer = reply("Vad var budgeten för Kommunstyrelsen 2024 i Fiktiva?", COMMITTEES)
    assert answer.status == "answered"
    assert "50,0 mnkr" in answer.answer


def test_a_committee_without_report_or_row_is_absent():
    answer = reply("Vad var budgeten för Kulturnämnden 2024 i Fiktiva?", COMMITTEES)
    assert answer.status == "not_found"
