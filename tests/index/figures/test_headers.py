"""Column headers -> measure, period, unit and side."""

import pytest

from index.figures.headers import about_above, block_line, columns_of, only_measure, read_header
from index.numbers import PERCENT, TKR
from index.periods import months
from index.types import Line, Measure, Span, Table, TableStyle

TO_AUGUST = months(2023, 1, 8)
FULL, PARTIAL = "2023-01/2023-12", "2023-01/2023-08"


def read(*columns: str, document=TO_AUGUST, stub: str = ""):
    return columns_of(Table(TableStyle.PIPE, stub, columns, (), Span(0, 0), None), document)


def period(header: str, *beside: str, document=TO_AUGUST) -> str | None:
    found = read(header, *beside, document=document)[0].period
    return found.code if found else None


@pytest.mark.parametrize(
    ("header", "measure", "code"),
    [
        ("Budget helår", Measure.BUDGET, FULL),
        ("Prognos helår", Measure.FORECAST, FULL),
        ("Avvikelse helår", Measure.DEVIATION, FULL),
        ("Budget ackumulerad aug 2023", Measure.BUDGET, PARTIAL),
        ("Utfall jan-aug föregående år", Measure.OUTCOME, "2022-01/2022-08"),
        ("Utfall perioden", Measure.OUTCOME, PARTIAL),
        ("Utfall per augusti", Measure.OUTCOME, PARTIAL),
        ("Bokslut 2022", Measure.OUTCOME, "2022-01/2022-12"),
        ("Utfall 2023", Measure.OUTCOME, PARTIAL),
        ("Utfall period 2023", Measure.OUTCOME, PARTIAL),
        ("Utfall jan - aug 22", Measure.OUTCOME, "2022-01/2022-08"),
        ("Utfall helår 2022", Measure.OUTCOME, "2022-01/2022-12"),
        ("Prognos aug 2023 helår", Measure.FORECAST, FULL),
        ("Prognos delår 1", Measure.FORECAST, FULL),
        ("Avv budget / prog helår", Measure.DEVIATION, FULL),
        ("Utfall 2023-08-31", Measure.OUTCOME, PARTIAL),
        ("Totalbudget 2023", Measure.BUDGET, FULL),
        ("Etappmål 2023", Measure.TARGET, FULL),
        ("Målvärde 2030", Measure.TARGET, "2030-01/2030-12"),
        ("Måluppfyllelse 2023", Measure.ATTAINMENT, PARTIAL),
        ("2023 – 31 aug", None, PARTIAL),
        ("2021", None, "2021-01/2021-12"),
        ("jan-jun 2019", None, "2019-01/2019-06"),
        ("Augusti 2022", None, "2022-08/2022-08"),
        ("Kvinnor 07-2020", None, "2020-07/2020-07"),
        ("HELÅR | Budget", Measure.BUDGET, FULL),
        ("PERIOD JAN-AUG | Utfall", Measure.OUTCOME, PARTIAL),
        ("Ack utfall 2023 | Utfall netto", Measure.OUTCOME, PARTIAL),
        ("Helår budget och prognos 2023 | Budget netto", Measure.BUDGET, FULL),
        ("Helår budget och prognos 2023 | Prognos avvikelse", Measure.DEVIATION, FULL),
        ("Andel % av nettokostnad jan-aug 2023", Measure.SHARE, PARTIAL),
        ("Antal utförare per 31 augusti 2023", None, "2023-08-31"),
        ("Ack utfall apr 2023", Measure.OUTCOME, "2023-01/2023-04"),
        ("Avvikelse T1 2023", Measure.DEVIATION, "2023-01/2023-04"),
    ],
)
def test_a_header_says_its_measure_and_period(header, measure, code):
    found = read(header)[0]
    assert (found.measure, found.period.code if found.period else None) == (measure, code)


def test_bare_headers_beside_the_years_are_the_period_to_date():
    found = read("Utfall", "Budget", "Budgetavvikelse", "Prognos 2023", "Budget 2023", "Prognosavvikelse")
    assert [column.period.code for column in found] == [PARTIAL, PARTIAL, PARTIAL, FULL, FULL, FULL]
    assert [column.against for column in found] == [None, None, Measure.OUTCOME, None, None, Measure.FORECAST]


def test_a_bare_budget_beside_a_forecast_and_no_other_budget_is_the_years():
    found = read("Budget", "Utfall perioden", "Prognos helår")
    assert [column.period.code for column in found] == [FULL, PARTIAL, FULL]


def test_a_deviation_takes_the_period_of_what_it_compares():
    found = read("Budget 2023", "Prognos 2023", "Utfall 2023", "Avvikelse budget/utfall", "Avvikelse budget/prognos")
    assert [column.period.code for column in found] == [FULL, FULL, PARTIAL, PARTIAL, FULL]


def test_a_deviation_between_two_forecasts_is_a_change():
    assert [column.measure for column in read("Prognos delår 2", "Prognos delår 1", "Avvikelser prognoser")] == [
        Measure.FORECAST,
        Measure.FORECAST,
        Measure.CHANGE,
    ]


def test_without_a_document_period_only_what_the_header_says_is_known():
    assert period("Utfall", document=None) is None
    assert period("Budget helår", document=None) is None
    assert period("Utfall jan-aug 2023", document=None) == PARTIAL
    assert period("Bokslut 2022", document=None) == "2022-01/2022-12"


def test_a_year_in_the_stub_dates_amounts_without_a_date():
    assert read("Sökt belopp", stub="Beviljade bidrag 2022, mnkr")[0].period.code == "2022-01/2022-12"


@pytest.mark.parametrize(
    ("header", "unit", "line"),
    [
        ("Kostnad (tkr)", TKR, Line.COST),
        ("Utfall intäkter", None, Line.INCOME),
        ("Utfall netto", None, Line.NET),
        ("Andel (%)", PERCENT, None),
        ("Utfall", None, None),
    ],
)
def test_a_header_says_its_unit_and_side(header, unit, line):
    found = read_header(header, TO_AUGUST)
    assert (found.unit, found.line) == (unit, line)


def test_row_labels_that_are_a_side_of_a_block():
    assert [
        block_line(label) for label in ("Intäkter (+)", "Kostnader (-)", "Netto (+/-)", "Intäkter från avgifter")
    ] == [
        Line.INCOME,
        Line.COST,
        Line.NET,
        None,
    ]


def test_row_labels_about_the_row_above():
    assert about_above("Procentuell förändring") is Measure.CHANGE
    assert about_above("Förändring av arbetssätt") is None


def test_labels_that_are_nothing_but_a_measure():
    assert only_measure("Utfall 2023")
    assert only_measure("Avvikelse mot budget (tkr)")
    assert not only_measure("Budgethållning")
    assert not only_measure("Prognos för barn och unga")


def test_a_difference_from_the_budget_is_a_deviation():
    found = read("Budget 2023", "Prognos 2023", "Diff prognos-budget", "Förändring budget 2022-2023")
    assert [column.measure for column in found] == [
        Measure.BUDGET, Measure.FORECAST, Measure.DEVIATION, Measure.CHANGE,
    ]  # fmt: skip
