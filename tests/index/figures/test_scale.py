"""The unit of a table that names none."""

from index.figures.scale import with_units
from index.numbers import MNKR, TKR, UNKNOWN
from tests.index.figures.building import figures, line, table

COLUMNS = ("Budget", "Utfall", "Avvikelse")
ROWS = (
    line("Skola", "-24 107", "-26 312", "-2 205"),
    line("Park", "-9 472", "-9 930", "-458"),
    line("Bad", "-70 217", "-61 332", "8 885"),
)


def units(*tables):
    return [figure.unit for figure in figures(*tables)]


def test_amounts_of_another_table_show_the_scale():
    known = table(
        *COLUMNS, rows=(line("Skola", "24,1", "26,3", "-2,2"), line("Bad", "70,2", "61,3", "8,9")), stub="mnkr"
    )
    assert set(units(known, table(*COLUMNS, rows=ROWS))) == {MNKR, TKR}
    assert units(known, table(*COLUMNS, rows=ROWS))[6:] == [TKR] * 9


def test_without_evidence_the_unit_stays_unknown():
    assert set(units(table(*COLUMNS, rows=ROWS))) == {UNKNOWN}


def test_one_agreement_is_too_little():
    known = table(*COLUMNS, rows=(line("Annat", "24,1", "13,3", "10,8"),), stub="mnkr")
    assert units(known, table(*COLUMNS, rows=ROWS))[3:] == [UNKNOWN] * 9


def test_a_lone_digit_tells_nothing():
    known = table(*COLUMNS, rows=(line("A", "0,1", "0,2", "0,3"), line("B", "0,4", "0,5", "0,6")), stub="mnkr")
    rows = (line("Skola", "100", "200", "300"), line("Park", "400", "500", "600"))
    assert units(known, table(*COLUMNS, rows=rows))[6:] == [UNKNOWN] * 6


def test_whole_numbers_that_a_long_report_states_by_accident_tell_nothing():
    rows = (line("Skola", "124", "226", "302"), line("Park", "447", "530", "655"))
    some = [line(f"Post {n}", *(f"{n * 3 + k}" for k in range(3))) for n in range(40, 60)]
    many = [line(f"Post {n}", *(f"{n * 3 + k}" for k in range(3))) for n in range(40, 320)]
    few = table(*COLUMNS, rows=(*some, *rows), stub="mnkr")
    assert units(few, table(*COLUMNS, rows=rows))[-6:] == [MNKR] * 6
    assert units(table(*COLUMNS, rows=many, stub="mnkr"), table(*COLUMNS, rows=rows))[-6:] == [UNKNOWN] * 6


def test_figures_with_units_are_left_alone():
    made = figures(table(*COLUMNS, rows=ROWS, stub="tkr"))
    assert with_units([made], []) == [made]


def test_a_small_table_has_the_unit_in_which_the_text_of_its_section_says_two_of_its_amounts():
    small = table("Budget", "Prognos", rows=(line("Park", "-1,5", "-1,0"),))
    both = "Budgeten är 1,5 mnkr. Prognosen är 1,0 mnkr."
    assert {figure.unit for figure in figures(small, before=both)} == {MNKR}
    assert {figure.unit for figure in figures(small, before="Budgeten är 1,5 mnkr.")} == {UNKNOWN}
    mixed = "Budgeten är 1,5 mnkr. Prognosen är 1,0 tkr."
    assert {figure.unit for figure in figures(small, before=mixed)} == {UNKNOWN}
