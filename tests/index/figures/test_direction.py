"""Is a deviation good or bad: the table's own arithmetic says."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.figures.direction import compare
from index.types import Line
from tests.index.figures.building import figures, line, real, table


def directions(*tables):
    return {figure.activity: figure.favourable for figure in figures(*tables) if figure.measure == "deviation"}


COLUMNS = ("Budget", "Utfall", "Avvikelse")


def test_positive_costs_and_budget_minus_outcome():
    made = table(*COLUMNS, rows=(line("Skola", "100", "110", "-10"), line("Park", "50", "45", "5")), stub="tkr")
    assert directions(made) == {"Skola": -1, "Park": 1}


def test_negative_costs_and_outcome_minus_budget():
    made = table(*COLUMNS, rows=(line("Skola", "-100", "-110", "-10"), line("Park", "-50", "-45", "5")), stub="tkr")
    assert directions(made) == {"Skola": -1, "Park": 1}


def test_positive_costs_and_outcome_minus_budget_make_a_plus_bad():
    made = table(*COLUMNS, rows=(line("Skola", "100", "110", "10"), line("Park", "50", "45", "-5")), stub="tkr")
    assert directions(made) == {"Skola": -1, "Park": 1}


def test_income_among_positive_costs_is_the_other_way_round():
    rows = (line("Intäkter", "20", "15", "5"), line("Kostnader", "100", "110", "-10"), line("Netto", "80", "95", "-15"))
    made = table(*COLUMNS, rows=rows, stub="tkr")
    assert directions(made) == {"Intäkter": -1, "Kostnader": -1, "Netto": -1}


def test_a_result_above_nought_does_not_hide_that_costs_are_negative():
    rows = (
        line("Bankens ränteintäkter", "80", "110", "30"),
        line("Räntekostnader", "-50", "-90", "-40"),
        line("Resultat banken", "30", "20", "-10"),
    )
    made = table(*COLUMNS, rows=rows, stub="tkr")
    assert directions(made) == {"Bankens ränteintäkter": 1, "Räntekostnader": -1, "Resultat banken": -1}


def test_a_row_that_does_not_add_up_follows_the_table():
    rows = (line("Skola", "100", "110", "-10"), line("Park", "50", "45", "5"), line("Bad", "70", "60", "-10"))
    assert directions(table(*COLUMNS, rows=rows, stub="tkr"))["Bad"] == -1


def test_nil_is_neither():
    assert directions(table(*COLUMNS, rows=(line("Skola", "100", "100", "0"),), stub="tkr")) == {"Skola": 0}


def test_counts_have_no_direction():
    made = table(*COLUMNS, rows=(line("Antal hushåll", "405", "423", "18"),))
    assert directions(made) == {"Antal hushåll": None}


def test_a_table_that_does_not_show_takes_the_meaning_of_all_others():
    told = table(*COLUMNS, rows=(line("Skola", "100", "110", "-10"),), stub="tkr")
    untold = table("Avvikelse", rows=(line("Park", "-7"),), stub="tkr")
    assert directions(told, untold) == {"Skola": -1, "Park": -1}
    assert directions(untold) == {"Park": None}


def test_rows_listed_under_income_and_costs():
    rows = (
        line("Skola", "10", "8", "-2", group="Intäkter"),
        line("Skola", "-100", "-97", "3", group="Kostnader"),
        line("Park", "-50", "-49", "1", group="Kostnader"),
    )
    found = [f for f in figures(table(*COLUMNS, rows=rows, stub="tkr")) if f.measure == "deviation"]
    assert [(f.activity, f.group, f.line, f.favourable) for f in found] == [
        ("Skola", (), Line.INCOME, -1),
        ("Skola", (), Line.COST, 1),
        ("Park", (), Line.COST, 1),
    ]


@pytest.mark.parametrize(
    ("budget", "other", "costs", "side", "expected"),
    [
        (100, 110, 1, None, -1),
        (-100, -110, -1, None, -1),
        (20, 25, 1, Line.INCOME, 1),
        (7, 7, 1, None, 0),
        (1, 2, 0, None, None),
    ],
    ids=["cost over", "negative cost over", "income over", "equal", "unknown"],
)
def test_compare_without_a_deviation_column(budget, other, costs, side, expected):
    assert compare(Decimal(budget), Decimal(other), costs, side) == expected


@given(
    st.lists(st.tuples(st.integers(1, 999_999), st.integers(1, 999_999)), min_size=2, max_size=6),
    st.booleans(),
    st.booleans(),
)
def test_direction_never_depends_on_how_the_table_is_printed(rows, negative_costs, outcome_first):
    """More than the budget is bad, less is good, whatever signs the table uses."""
    sign = -1 if negative_costs else 1
    lines = []
    for at, (budget, outcome) in enumerate(rows):
        gap = outcome - budget if outcome_first else budget - outcome
        lines.append(line(f"Post {chr(65 + at)}", str(sign * budget), str(sign * outcome), str(sign * gap)))
    found = directions(table(*COLUMNS, rows=tuple(lines), stub="tkr"))
    expected = [0 if b == o else 1 if o < b else -1 for b, o in rows]
    if any(expected):
        assert list(found.values()) == expected


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003", "004"])
def test_within_a_real_table_a_plus_means_one_thing(prefix):
    meanings: dict[tuple, set[int]] = {}
    for figure in real(prefix)[2]:
        if figure.table is not None and figure.measure == "deviation" and figure.favourable and figure.value:
            key = (figure.table, figure.column, figure.line == Line.INCOME)
            meanings.setdefault(key, set()).add(figure.favourable * (1 if figure.value > 0 else -1))
    assert meanings
    assert all(len(found) == 1 for found in meanings.values())
