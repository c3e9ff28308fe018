"""Numbers that OCR damaged: restored only where arithmetic leaves one answer."""

from dataclasses import replace
from decimal import Decimal

import pytest

from index.types import Measure, Reading
from tests.index.figures.building import META, cells, figures, line, real, table

NOISY = replace(META, noise=0.2)
COLUMNS = ("Budget 2023", "Prognos 2023", "Avvikelse prognos mot budget")
SOUND = (
    line("Skola", "-52,4", "-57,7", "-5,3"),
    line("Park", "-20,9", "-20,8", "0,1"),
    line("Bad", "-19,9", "-20,4", "-0,5"),
    line("Bibliotek", "-9,3", "-9,0", "0,3"),
)
TOTAL = line("Totalt", "-102,5", "-107,9", "-5,4", total=True)


def read(*rows, meta=NOISY):
    return {(f.activity, f.measure): f for f in figures(table(*COLUMNS, rows=rows, stub="mnkr"), meta=meta)}


def test_sound_tables_are_left_alone():
    found = read(*SOUND, TOTAL)
    assert {f.reading for f in found.values()} == {Reading.READ}
    assert not any(f.note for f in found.values())


def test_a_clean_document_is_never_repaired():
    damaged = line("Skola", "-52,4", "-57,7", "5,3")
    found = read(damaged, *SOUND[1:], meta=META)["Skola", Measure.DEVIATION]
    assert (found.value, found.reading) == (Decimal("5.3"), Reading.READ)


def test_a_lost_minus_of_a_deviation():
    found = read(line("Skola", "-52,4", "-57,7", "5,3"), *SOUND[1:], TOTAL)["Skola", Measure.DEVIATION]
    assert (found.value, found.reading, found.favourable) == (Decimal("-5.3"), Reading.RECONSTRUCTED, -1)
    assert "prognos − budget ger −57,7 − (−52,4) = −5,3" in found.note


def test_a_lost_minus_of_a_cost():
    found = read(line("Skola", "52,4", "-57,7", "-5,3"), *SOUND[1:], TOTAL)["Skola", Measure.BUDGET]
    assert (found.value, found.reading) == (Decimal("-52.4"), Reading.RECONSTRUCTED)


def test_a_lost_comma():
    found = read(line("Skola", "-524", "-57,7", "-5,3"), *SOUND[1:], TOTAL)["Skola", Measure.BUDGET]
    assert (found.value, found.reading) == (Decimal("-52.4"), Reading.RECONSTRUCTED)
    assert "decimalkomma saknas" in found.note


def test_a_comma_read_as_a_digit_in_a_total():
    found = read(*SOUND, line("Totalt", "-102,5", "-10779", "-5,4", total=True))["Totalt", Measure.FORECAST]
    assert (found.value, found.reading) == (Decimal("-107.9"), Reading.RECONSTRUCTED)


def test_a_misread_digit_that_two_equations_bear_out():
    rows = (
        line("Skola", "-52,4", "-57,7", "-5,3"),
        line("Park", "-20,9", "-20,8", "0,1"),
        line("Bad", "-10,9", "-20,4", "-0,5"),
    )
    found = read(*rows, SOUND[3], TOTAL)["Bad", Measure.BUDGET]
    assert (found.value, found.reading) == (Decimal("-19.9"), Reading.RECONSTRUCTED)


def test_a_misread_digit_with_one_equation_is_not_guessed():
    """The column's sum shows that 14,6 is wrong (-114,6 would do), but nothing else bears it out."""
    first = ("14,6", "-56,6", "-70,8", "-10,8", "-252,8")
    rows = [replace(row, cells=(cell, *row.cells)) for row, cell in zip((*SOUND, TOTAL), first, strict=True)]
    found = figures(table("Bokslut 2022", *COLUMNS, rows=tuple(rows), stub="mnkr"), meta=NOISY)
    assert [(f.activity, f.text, f.value) for f in found if f.reading is not Reading.READ] == [("Skola", "14,6", None)]


def test_a_nought_read_for_a_nine_that_row_and_column_restore():
    found = read(*SOUND[:3], line("Bibliotek", "-0,3", "-9,0", "0,3"), TOTAL)["Bibliotek", Measure.BUDGET]
    assert (found.value, found.reading) == (Decimal("-9.3"), Reading.RECONSTRUCTED)
    assert "felläst siffra" in found.note


def test_two_answers_are_none():
    """A small amount whose sign no sum can tell is not used."""
    rows = (*SOUND, line("Torg", "0,1", "0,1", "0,0"))
    found = read(*rows, line("Totalt", "-102,5", "-107,9", "-5,4", total=True))["Torg", Measure.BUDGET]
    assert (found.value, found.reading) == (None, Reading.UNREADABLE)


def test_junk_is_unreadable_unless_the_row_gives_it():
    columns = ("Volym budget", "Volym prognos", "Avvikelse volym")
    rows = (
        line("Skola", "19", "n", "-8"),
        line("Park", "14", "8", "-6"),
        line("Bad", "13", "6", ")"),
        line("Torg", "9", "8", "-1"),
    )
    found = figures(table(*columns, rows=rows), meta=NOISY)
    read_as = {(f.activity, f.header): (f.value, f.reading) for f in found}
    assert read_as["Skola", "Volym prognos"] == (Decimal(11), Reading.RECONSTRUCTED)
    assert read_as["Bad", "Avvikelse volym"] == (None, Reading.UNREADABLE)


def test_an_amount_far_below_its_row_is_doubted_unless_a_sum_bears_it_out():
    columns = ("Bokslut 2023", "Utfall jan-aug 2024", "Budget 2024", "Prognos 2024")
    rows = (
        line("Skola", "-52,4", "-35,1", "-53,0", "-54,0"),
        line("Vård", "-16,4", "-0,4", "-16,7", "-15,2"),
        line("Park", "-11,2", "-7,4", "-12,0", "-12,1"),
    )
    for total, reading in (("-51,9", Reading.UNREADABLE), ("-42,9", Reading.READ)):
        totals = line("Totalt", "-80,0", total, "-81,7", "-81,3", total=True)
        found = figures(table(*columns, rows=(*rows, totals), stub="mnkr"), meta=NOISY)
        assert next(f.reading for f in found if f.text == "-0,4") is reading


def test_what_is_unreadable_has_no_value_and_no_direction():
    for figure in real("004")[2]:
        if figure.reading is Reading.UNREADABLE:
            assert (figure.value, figure.favourable) == (None, None)
            assert figure.note


RESTORED = [
    ("Totalt (mnkr)", "Prognos", "27477", "-274.7"),
    ("Totalt (mnkr)", "Avvikelse", "50", "5.0"),
    ("Totalt (mnkr)", "Budget", "2797", "-279.7"),
    ("Ekonomiskt bistånd", "Avvikelse prognos hel", "5,4", "-5.4"),
    ("Familjehem BoU konsulentstödda", "Avvikelse prognos hel", "15", "1.5"),
    ("Utredning vuxen", "Budget", "0,4", "-9.4"),
    ("Utredning barn", "Avvikelse prognos hel", "3,4", "-3.4"),
    ("Summa kostnader", "Budget", "-206,5", "-296.5"),
    ("Summa kostnader", "Prognos", "29,1", "-291.1"),
    ("Summa intäkter", "Utfall jan-aug 2024", "1,2", "11.2"),
    ("Lokalhyror", "Budget", "-1,9", "-11.9"),
    ("Bidrag (intäkter)", "Avvikelse", "1,1", "-1.1"),
]


@pytest.mark.parametrize(
    ("activity", "header", "printed", "value"), RESTORED, ids=[f"{a} {p}" for a, _, p, _ in RESTORED]
)
def test_real_cells_restored(activity, header, printed, value):
    found = [f for f in cells("004", activity, header) if f.text == printed]
    assert [(str(f.value), f.reading) for f in found] == [(value, Reading.RECONSTRUCTED)]


@pytest.mark.parametrize(
    ("activity", "printed"),
    [("Personalkostnader", "14,6"), ("Instutionsvard BoU SIS", ")"), ("Samhällsvård BoU", "05")],
)
def test_real_cells_that_stay_unreadable(activity, printed):
    found = [f for f in cells("004", activity) if f.text == printed]
    assert [(f.value, f.reading) for f in found] == [(None, Reading.UNREADABLE)]


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003"])
def test_clean_reports_hold_nothing_restored(prefix):
    assert {figure.reading for figure in real(prefix)[2]} == {Reading.READ}


def test_a_bare_number_among_decimals_far_below_its_row_is_unreadable():
    """ "-3" where the column prints decimals and the row's other amounts are four times as large."""
    columns = ("Bokslut 2022", "Utfall jan-aug 2023", *COLUMNS)
    before = (("-50,1", "-34,6"), ("-4", "-14,2"), ("-19,1", "-13,3"), ("-8,7", "-6,1"))
    rows = [replace(row, cells=(*cells, *row.cells)) for row, cells in zip(SOUND, before, strict=True)]
    found = figures(table(*columns, rows=tuple(rows), stub="mnkr"), meta=NOISY)
    assert [(f.activity, f.text) for f in found if f.reading is Reading.UNREADABLE] == [("Park", "-4")]
