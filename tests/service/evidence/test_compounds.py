"""Compounds of two words that stand beside each other, as the reports write them."""

import pytest

from service.evidence.compounds import compounds_of
from service.question import read_question
from service.types import Ask

WRITTEN = ("budgetram", "momsintak", "resekostn", "klimatmal", "livsmedelskostn")


def found(text: str) -> list[tuple[str, ...]]:
    question = read_question(Ask(text), ("Mallbo",))
    return [compounds_of(word, question, WRITTEN.__contains__) for word in question.words]


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("How much was the VAT revenue in Mallbo?", [("momsintak",)]),
        ("Were the climate goals met in Mallbo?", [("klimatmal",), ("klimatmal",)]),
        ("hur stora var resor kostnaderna i Mallbo?", [("resekostn",)]),
        ("vad är budget ramen i Mallbo?", [("budgetram",)]),
        ("How high were the bread costs in Mallbo?", [()]),
        ("hur stora var moms och intäkter i Mallbo?", [()]),
    ],
)
def test_words_side_by_side_are_looked_for_as_the_compound_that_is_written(
    text: str, stems: list[tuple[str, ...]]
) -> None:
    assert found(text) == stems
