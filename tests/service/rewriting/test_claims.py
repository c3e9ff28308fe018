"""What a sentence claims of each number, by the words beside it."""

import pytest

from index.numbers import find_quantities
from service.rewriting.claims import bases_claimed, measures_claimed

U, B, F, D, X, N = "outcome", "budget", "forecast", "deviation", "difference", None

SENTENCES = [
    ("utfallet blev 203,3 mnkr mot en budget på 183,3 mnkr", [U, B]),
    ("Helårsprognosen, 303,4 mnkr, ligger 24,1 mnkr över budgeten på 279,3 mnkr", [F, D, B]),
    ("överskred sin budget på 304,4 mnkr med 13,4 mnkr; utfallet blev 317,7 mnkr", [B, D, U]),
    ("ett underskott mot budget på 19,9 mnkr: utfallet blev 203,3 mnkr och budgeten var 183,3 mnkr", [D, U, B]),
    ("gick över budget med 19,9 mnkr", [D]),
    ("var budgeten för Barn och unga 203,3 mnkr", [B]),
    ("prognosen är 473,7 mnkr mot en budget på 462,4 mnkr, ett underskott på 11,4 mnkr", [F, B, D]),
    ("gick 19,9 mnkr över budget (utfall 203,3 mnkr, budget 183,4 mnkr)", [D, U, B]),
    ("en budget om 5,0 mnkr, 6,0 mnkr och 7,0 mnkr", [B, B, B]),
    ("utfallet var 9,0 mnkr lägre än budget (665,7 mnkr mot 674,7 mnkr)", [D, N, B]),
    ("19,9 mnkr mer än de 183,3 mnkr som budgeterats", [N, B]),
    ("gick 19,9 mnkr över utfallet", [X]),
    ("nettokostnaden var 5,0 mnkr", [N]),
]
ENGLISH = [
    ("exceeded its budget by SEK 4.9 million, with an outcome of SEK 124.6 million", [D, U]),
    ("cost SEK 124.6 million, SEK 4.9 million more than the budgeted SEK 119.8 million", [U, D, B]),
    ("a deficit of SEK 9 million, as the forecast of SEK 188 million exceeds the budget of SEK 178 million", [D, F, B]),
    ("a SEK 9.8 million deficit", [D]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_swedish(text: str, claims: list[str | None]) -> None:
    assert measures_claimed(text, find_quantities(text)) == claims


@pytest.mark.parametrize(("text", "claims"), ENGLISH, ids=[text[:40] for text, _ in ENGLISH])
def test_english(text: str, claims: list[str | None]) -> None:
    assert measures_claimed(text, find_quantities(text, True)) == claims


def test_what_a_deviation_is_of() -> None:
    text = "Prognosen är 1,0 mnkr under budget och utfallet 9,0 mnkr under budget, i fjol 2,0 mnkr"
    assert bases_claimed(text, find_quantities(text)) == [F, U, N]
