"""Shares that lost their decimal comma in a scan."""

from dataclasses import replace
from decimal import Decimal

import pytest

from index.figures.lost_commas import with_commas
from index.numbers import PERCENT
from index.types import Figure, Measure, Reading, Span

FIRST = Figure(
    Decimal("6.3"),
    "6,3 %",
    PERCENT,
    "Skola",
    Measure.SHARE,
    Span(0, 5),
    Span(0, 12),
    ("Köp",),
    table=0,
    row=0,
    column=0,
)


def second(printed: str) -> Figure:
    return replace(FIRST, value=Decimal(printed.replace(",", ".")), text=f"{printed} %", span=Span(7, 12), column=1)


def test_a_share_ten_times_its_neighbour_has_lost_its_comma():
    one, other = with_commas([FIRST, second("61")])
    assert one == FIRST
    assert (other.value, other.text, other.reading) == (Decimal("6.1"), "61 %", Reading.RECONSTRUCTED)
    assert other.note == "Källan har 61 %; läst som 6,1 (decimalkomma saknas): radens andra andel är 6,3."


@pytest.mark.parametrize("printed", ["21", "6", "5,9"], ids=["another size", "one digit", "with decimals"])
def test_a_share_that_may_be_what_it_says_is_left_alone(printed):
    assert with_commas([FIRST, second(printed)])[1] == second(printed)


def test_two_whole_shares_tell_nothing_of_each_other():
    whole = replace(FIRST, value=Decimal(63), text="63 %")
    assert with_commas([whole, second("61")]) == [whole, second("61")]
