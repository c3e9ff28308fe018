"""Noughts that text recognition has read as the letter o."""

from dataclasses import replace
from decimal import Decimal

import pytest

from index.numbers.noughts import with_noughts
from index.types import Reading
from tests.index.figures.test_sentences import META, figures

NOISY = replace(META, noise=0.2)
SAID = "Ett dygn på HVB kostar cirka 4 600 kr och ett dygn på stödboende kostar cirka 3 0oo kr."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("cirka 3 0oo kr", "cirka 3 000 kr"),
        ("12 5oO kronor", "12 500 kronor"),
        ("3 oss kr", "3 oss kr"),
        ("de 2 000 kr", "de 2 000 kr"),
        ("rum 3 0oo i huset", "rum 3 0oo i huset"),
    ],
)
def test_only_amounts_of_money_are_put_right(text, read):
    assert with_noughts(text) == read


def test_a_mended_amount_says_so():
    dear, cheap = figures(SAID, meta=NOISY)
    assert (dear.value, dear.reading) == (Decimal(4600), Reading.READ)
    assert (cheap.value, cheap.reading, cheap.text) == (Decimal(3000), Reading.RECONSTRUCTED, "3 0oo kr")
    assert cheap.note == "Källan har 3 0oo; läst som 3 000: bokstaven o står för nollor."


def test_a_report_that_is_well_read_is_taken_at_its_word():
    assert [figure.value for figure in figures(SAID, meta=META)] == [Decimal(4600)]
