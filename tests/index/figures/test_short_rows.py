"""Rows with fewer values than columns: placed by what the report says elsewhere, or left without a time."""

from dataclasses import replace
from decimal import Decimal

from index.figures import extract_figures
from index.periods import whole_year
from index.types import Measure, Parsed
from tests.index.figures.building import META, document, line, real, table

YEARS = ("Utfall 2020", "Utfall 2021", "Utfall 2022")
SHORT = line("Balanserat resultat (mnkr)", "-8,4", "-3,1", "")


def read(before: str = "", rows=(SHORT,), columns: tuple[str, ...] = YEARS):
    made = document(table(*columns, rows=rows), before=before)
    return [f for f in extract_figures(_open(made), META) if f.table is not None]


def _open(made: Parsed) -> Parsed:
    """The document with its first row as one of which the layout does not tell where its values stand."""
    (one,) = made.tables
    rows = (replace(one.rows[0], placed=False), *one.rows[1:])
    return replace(made, tables=(replace(one, rows=rows),))


def test_values_of_a_short_row_are_not_the_first_columns():
    assert [(f.value, f.period, f.header, f.measure) for f in read()] == [
        (Decimal("-8.4"), None, "", Measure.OTHER),
        (Decimal("-3.1"), None, "", Measure.OTHER),
    ]


def test_a_sentence_that_dates_one_value_places_the_row():
    found = read("Underskottet vid ingången av år 2023 om minus 3,1 miljoner kronor återställs.")
    assert [(f.value, f.period, f.header) for f in found] == [
        (Decimal("-8.4"), whole_year(2021), "Utfall 2021"),
        (Decimal("-3.1"), whole_year(2022), "Utfall 2022"),
    ]


def test_a_sentence_about_another_amount_places_nothing():
    found = read("Underskottet vid ingången av år 2023 om minus 5,5 miljoner kronor återställs.")
    assert {f.period for f in found} == {None}


def test_a_balance_carried_in_is_no_budget():
    (found,) = read(rows=(line("IB eget kapital (mnkr)", "-3,1", ""),), columns=("Budget 2023", "Prognos 2023"))
    assert (found.value, found.measure, found.period) == (Decimal("-3.1"), Measure.OTHER, whole_year(2023))


def test_the_balanced_result_of_a_real_report():
    found = {f.period.year: f.value for f in real("001")[2] if f.activity == "Nämndens balanserade resultat"}
    assert found == {2018: Decimal("-22.3"), 2019: Decimal("-11.3")}
