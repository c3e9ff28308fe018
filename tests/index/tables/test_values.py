"""Runs of numbers: which cells they can be, and which of the ways is the right one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tables.lines import Line
from index.tables.readings import choose, usual_digits
from index.tables.values import run_of


def cells(text: str, count: int, usual: tuple[float, ...] = ()) -> list[str]:
    run = run_of(Line(0, text))
    assert run is not None
    return [" ".join(token.text for token in cell) for cell in choose(run.ways(count), usual)]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Antal utredningar 1273 1 267 1 227", "Antal utredningar", ["1273", "1 267", "1 227"]),
        ("Inflöde 2500 2582 82 -0,3 -0,1", "Inflöde", ["2500", "2582", "82", "-0,3", "-0,1"]),
        ("Kostnader -1 266 447 -1 264 583 1 864", "Kostnader", ["-1 266 447", "-1 264 583", "1 864"]),
        ("Bidrag 1 131 226 1 131 226 0", "Bidrag", ["1 131 226", "1 131 226", "0"]),
        ("Anpassning 0 5 000 5 000", "Anpassning", ["0", "5 000", "5 000"]),
        ("Extern vård 55 96 73*", "Extern vård", ["55", "96", "73*"]),
        ("Resultat -30,9 mnkr -5,4 mnkr 16,6 mnkr", "Resultat", ["-30,9 mnkr", "-5,4 mnkr", "16,6 mnkr"]),
        ("Andel 7.3 % 71% 20", "Andel", ["7.3 %", "71%", "20"]),
        ("Resor 12 - 5", "Resor", ["12", "-", "5"]),
        ("Personal 1 200 1 300 - 100", "Personal", ["1 200", "1 300", "- 100"]),
        ("Hyra   100   200   300", "Hyra", ["100", "200", "300"]),
        ("Platser 2 2 o o 0,9", "Platser", ["2", "2", "o", "o", "0,9"]),
        ("Plats 3 4 1 -2 )", "Plats", ["3", "4", "1", "-2", ")"]),
    ],
)
def test_reading(text, label, expected):
    run = run_of(Line(0, text))
    assert run is not None
    assert run.label == label
    assert cells(text, len(expected)) == expected


def test_arithmetic_decides_between_ways():
    assert cells("Intäkter 135 221 138 357 3 136", 3) == ["135 221", "138 357", "3 136"]


def test_the_usual_digits_decide_between_ways():
    known = [run_of(Line(0, "a 49 033 54 240 208")).ways(3)[-1]]
    assert cells("Skola 59 779 60 592 812", 3, tuple(usual_digits(known))) == ["59 779", "60 592", "812"]


@pytest.mark.parametrize(
    "text",
    [
        "Beslut fattades enligt planen.",
        "",
        "Utfall och prognos",
        "- en punkt",
        "Ring 08-123 45 eller skriv",
        "x" * 500 + " 5 6",
    ],
)
def test_no_run(text):
    assert run_of(Line(0, text)) is None


@pytest.mark.parametrize(
    ("text", "years"), [("Mått 2021 2022 2023", True), ("202505 202506", True), ("A 2021 15", False)]
)
def test_years_are_no_values(text, years):
    run = run_of(Line(0, text))
    assert run is not None
    assert run.years is years


def test_a_run_of_many_tokens_is_read_fast():
    run = run_of(Line(0, "Rad 1 " + "100 " * 37))
    assert run is not None
    assert len(run.ways(12)) == 200


def spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


@given(st.lists(st.integers(1_000, 9_999_999), min_size=2, max_size=4))
def test_numbers_with_signs_are_read_back(numbers):
    """Signs mark where each number begins, so that every number written with thousands is read back."""
    text = "Rad " + " ".join("-" + spaced(number) for number in numbers)
    assert cells(text, len(numbers)) == ["-" + spaced(number) for number in numbers]
