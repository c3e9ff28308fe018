"""What sentences say about a number: good for the budget, bad for it, or nothing."""

import pytest

from index.numbers import direction_of, find_quantities
from index.numbers.direction import compared_with_budget, direction_by_words

SAID = [
    ("Avvikelsen mot ramen är negativ med 8,6 miljoner kronor, vilket motsvarar 3 procent.", [-1, -1]),
    ("Nämndens prognos är negativ med 12,5 mnkr.", [-1]),
    ("Avgiftsintäkterna är 1,7 miljoner kronor högre än periodens budget.", [1]),
    ("Lokalkostnaden är 1,4 mnkr högre än budget.", [-1]),
    ("Personalen kostade 88,8 mnkr, vilket är 1,4 mnkr mer än budgeterat.", [None, -1]),
    ("Kostnaden för lokaler och bidrag är lägre än budget med totalt 2,8 mnkr.", [1]),
    ("Det blev 51,0 mnkr, vilket är 2,5 mnkr eller 5 procent mer än budget.", [None, -1, -1]),
    ("Intäkterna är 1,1 mnkr högre än budgeterat samtidigt som kostnaderna är 2,2 mnkr lägre än budgeterat.", [1, 1]),
    ("Enheten redovisar en negativ avvikelse mot budget med 19,9 mnkr.", [-1]),
    ("Nettokostnaderna kommer bli 3,3 mnkr lägre än budget.", [1]),
    ("Intäkterna är 20,9 mnkr vilket är 2,9 mnkr mindre än samma period 2018.", [None, None]),
    ("Enheten gick 19,9 mnkr över budget januari–augusti (utfall 203,3 mnkr, budget 183,3 mnkr).", [-1, None, None]),
    ("Kostnaderna överskrider budgeten med -5,7 mnkr.", [-1]),
    ("Intäkterna överskrider budgeten med 5,7 mnkr.", [1]),
    ("Ett överskott på 4,1 mnkr, en förbättring från förra prognosen på 5,4 mnkr", [1, None]),
    ("A och B är lägre än budget med +1,5 mnkr respektive +3,9 mnkr.", [1, 1]),
    ("Avvikelsen är positiv med 0,2 mnkr men försämras till ett underskott om 0,6 mnkr.", [1, -1]),
    ("4,4 mnkr överskott", [1]),
    ("Underskott (4,9 mnkr)", [-1]),
    ("-9,8 mnkr mot budget", [-1]),
    ("Resultatet är plus 27,8 mnkr.", [1]),
    ("Underskottet vid årets början var minus 11,3 mnkr.", [-1]),
    ("Prognosen är fortsatt negativ och beräknas till -5,4 mnkr.", [-1]),
    ("Det är bättre än budget med 3 mnkr.", [1]),
    ("Nämnden redovisar ett underskott på 0,0 mnkr.", [0]),
    ("Föreläsningen nådde över tvåhundra medarbetare.", [None]),
    ("Avtalet löpte under tre månader.", [None]),
    ("Den positiva avvikelsen beror på att 35,5 placeringar gjorts.", [None]),
    ("I enheter med överskott har tjänster budgeterats till 95 procent.", [None]),
    ("Nettokostnaden är 27,8 mnkr högre än föregående år.", [None]),
    ("Overskottet for aret ar 7,5 mnkr.", [1]),
    ("Prognosen visar pa ett sverskott om 1,5 mnkr.", [1]),
    ("It was SEK 19.9 million over budget, while income was SEK 2 million above budget.", [-1, 1]),
    ("A deficit of SEK 4.9 million and a surplus of SEK 2 million.", [-1, 1]),
    ("Costs were SEK 3 million lower than budgeted.", [1]),
    ("Outcome 19.9 over for January–August, forecast 24.1 over.", [-1, -1]),
]


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[case[0] for case in SAID])
def test_direction(text, expected):
    english = "SEK" in text or "over" in text.split()
    assert [direction_of(text, q.start, q.end) for q in find_quantities(text, english)] == expected


def test_words_go_before_the_sign():
    text = "Kostnaderna är lägre än budget med -2,0 mnkr."
    (number,) = find_quantities(text)
    assert direction_of(text, number.start, number.end) == 1


def test_a_sign_alone_is_no_word():
    text = "Nettokostnaden är -402,7 mnkr."
    (number,) = find_quantities(text)
    assert direction_by_words(text, number.start, number.end) is None
    assert direction_of(text, number.start, number.end) == -1


def test_no_number_no_direction():
    assert direction_of("Ett underskott.", 0, 3) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Enhetens resultat -2,9 mnkr mot budget.", [True]),
        ("Nettot är -365,7 mnkr, vilket innebär en positiv avvikelse mot budget med +3,0 mnkr.", [False, True]),
        ("Det kostade -402,7 mnkr.", [False]),
    ],
)
def test_numbers_set_beside_the_budget(text, expected):
    assert [compared_with_budget(text, q.start, q.end) for q in find_quantities(text)] == expected
