from decimal import Decimal

import pytest

from index.types import Line
from service.documents.economy import Slot, economy, is_whole, is_whole_line
from tests.service import build
from tests.service.build import case

COLUMNS = (
    "Budget helår | Prognos helår | Avvikelse helår | Budget jan-aug | Utfall jan-aug | Avvikelse jan-aug "
    "| Utfall jan-aug föregående år"
)
ROWS = (
    "Barn och unga | 150 000 | 165 000 | -15 000 | 100 000 | 110 000 | -10 000 | 95 000",
    "Vuxna | 75 000 | 73 000 | 2 000 | 50 000 | 48 000 | 2 000 | 47 000",
    "Summa | 225 000 | 238 000 | -13 000 | 150 000 | 158 000 | -8 000 | 142 000",
)


def held(body):
    return build.catalogue(build.written("Mallbo", body))


def accounts_of(catalogue, activity="barn_och_unga", line=Line.NET):
    document = catalogue.documents[0]
    return economy(document, "Barn och unga", catalogue.by_activity[activity][document.id], line)


def values(accounts):
    return {slot: figure.value for slot, figure in accounts.slots.items()}


@pytest.mark.parametrize(
    ("label", "whole"),
    [
        ("Summa", True),
        ("Totalt (mnkr)", True),
        ("Årets resultat", True),
        ("Socialnämnden", True),
        ("Nettokostnad", True),
        ("", True),
        ("Summa barn och unga", False),
        ("Vuxna", False),
        ("Personal", False),
    ],
    ids=case,
)
def test_labels_that_say_only_that_they_are_the_total(label, whole):
    assert is_whole(label) is whole


def test_every_place_is_filled_from_one_row():
    accounts = accounts_of(held("# Ekonomi\n\n" + build.table(*ROWS, columns=COLUMNS)))
    assert values(accounts) == {
        Slot.YEAR_BUDGET: Decimal(150_000),
        Slot.FORECAST: Decimal(165_000),
        Slot.FORECAST_DEVIATION: Decimal(-15_000),
        Slot.BUDGET: Decimal(100_000),
        Slot.OUTCOME: Decimal(110_000),
        Slot.DEVIATION: Decimal(-10_000),
        Slot.PREVIOUS: Decimal(95_000),
    }


def test_the_forecast_s_direction_goes_before_the_period_s():
    turned = "Barn och unga | 150 000 | 149 000 | 1 000 | 100 000 | 110 000 | -10 000 | 95 000"
    accounts = accounts_of(
        held(
            "# Ekonomi\n\n"
            + build.table(
                turned,
                ROWS[1],
                "Summa | 225 000 | 222 000 | 3 000 | 150 000 | 158 000 | -8 000 | 142 000",
                columns=COLUMNS,
            )
        )
    )
    assert [figure.favourable for figure in accounts.deviations] == [-1, 1]
    assert accounts.direction == 1
    assert accounts.size == 10_000_000.0


def test_gaps_are_filled_from_another_table_but_never_from_another_row_of_the_same():
    first = build.table(
        "Barn och unga | 100 000 | 110 000 | -10 000",
        "Vuxna | 50 000 | 48 000 | 2 000",
        "Summa | 150 000 | 158 000 | -8 000",
    )
    second = build.table(
        "Barn och unga | 150 000 | 165 000 | -15 000",
        "Vuxna | 75 000 | 73 000 | 2 000",
        "Summa | 225 000 | 238 000 | -13 000",
        columns="Budget helår | Prognos helår | Avvikelse helår",
    )
    accounts = accounts_of(held(f"# Ekonomi\n\n{first}\n## Prognos\n\n{second}"))
    assert values(accounts)[Slot.OUTCOME] == Decimal(110_000)
    assert values(accounts)[Slot.FORECAST_DEVIATION] == Decimal(-15_000)
    assert len({figure.table for figure in accounts.slots.values()}) == 2


def test_an_amount_of_another_order_is_another_thing():
    body = "# Ekonomi\n\n" + build.table(
        "Barn och unga | 100 000 | 110 000 | -10 000", "Summa | 100 000 | 110 000 | -10 000"
    )
    body += "\nPrognosen för barn och unga är 2,0 miljoner kronor för helåret.\n"
    assert Slot.FORECAST not in accounts_of(held(body)).slots


def test_counts_and_other_years_fill_no_place():
    body = "# Volymer\n\n" + build.table(
        "Barn och unga | 12 | 14", columns="Utfall 2020 | Utfall 2021", stub="Antal placerade"
    )
    catalogue = held(body)
    figures = [figure for fact in catalogue.facts for figure in fact.figures]
    assert figures
    assert economy(catalogue.documents[0], "Barn och unga", figures) is None


def test_income_and_cost_lines_have_accounts_of_their_own():
    catalogue = build.samples("testhamn")
    outcomes = {
        line: accounts_of(catalogue, "ekonomiskt_bistand", line)[Slot.OUTCOME].value
        for line in (Line.INCOME, Line.COST, Line.NET)
    }
    assert outcomes == {Line.INCOME: Decimal(2640), Line.COST: Decimal(-66310), Line.NET: Decimal(-63670)}


@pytest.mark.parametrize(
    ("sample", "activity", "deviation", "forecast"),
    [
        ("exempelkoping", "barn_och_unga", "-10347", "-14850"),
        ("exempelkoping", "ekonomiskt_bistand", "-2158", "-2670"),
        ("provsjo", "barn_och_unga", "3.5", "3.5"),
        ("mallbo", "barn_och_unga", "-4.6", "-6.8"),
        ("mallbo", "vuxna", "2.7", "2.6"),
    ],
    ids=case,
)
def test_the_samples_accounts(sample, activity, deviation, forecast):
    accounts = accounts_of(build.samples(sample), activity)
    assert values(accounts)[Slot.DEVIATION] == Decimal(deviation)
    assert values(accounts)[Slot.FORECAST_DEVIATION] == Decimal(forecast)
    assert accounts.direction == (1 if Decimal(forecast) > 0 else -1)


@pytest.mark.parametrize(
    ("label", "whole"),
    [
        ("Verksamhetens intäkter", True),
        ("Kostnader (-)", True),
        ("Summa kostnader", True),
        ("Övriga intäkter", False),
        ("Bidrag kostnader", False),
        ("Årets resultat", False),
    ],
)
def test_all_income_and_all_costs_by_their_label(label, whole):
    assert is_whole_line(label) is whole
