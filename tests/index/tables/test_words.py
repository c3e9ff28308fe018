"""Words of headers: put together where the PDF tore them, restored where OCR garbled them, never invented."""

import pytest

from index.tables.words import heal, is_measure, is_month, kinds, repair


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Budgeta vvikelse", "Budgetavvikelse"),
        ("Progn os 2023", "Prognos 2023"),
        ("Prog nos av vikelse", "Prognos avvikelse"),
        ("Måluppfyl lelse 2023", "Måluppfyllelse 2023"),
        ("Bud- get helår", "Budget helår"),
        ("Utfall 07- 2020", "Utfall 07-2020"),
        ("Utfall jan- aug", "Utfall jan-aug"),
    ],
)
def test_torn_words_are_healed(broken, whole):
    assert heal(broken) == whole


@pytest.mark.parametrize(
    "header",
    ["Budget avvikelse", "Prognos avvikelse", "Utfall jan - aug 24", "Avvikelse prognos - budget", "Mål i procent"],
)
def test_whole_words_stay_apart(header):
    assert heal(header) == header


@pytest.mark.parametrize(
    ("garbled", "word"),
    [
        ("Awvikelse", "Avvikelse"),
        ("Avwvikelse", "Avvikelse"),
        ("helér", "helår"),
        ("(Prognoos)", "(Prognos)"),
        ("Uflljnaug", "Utfall jan-aug"),
        ("Utflljan-ang", "Utfall jan-aug"),
    ],
)
def test_garbled_words_are_restored(garbled, word):
    assert repair(garbled) == word


@pytest.mark.parametrize("word", ["Budgeten", "Utfallet", "prognoser", "HELÅR", "Volymer", "Skolan", "2023", "B0dget2"])
def test_other_words_are_left_alone(word):
    assert repair(word) == word


def test_kinds():
    assert is_measure("Budgetavvikelse")
    assert is_measure("Helårsprognos")
    assert is_month("jan-aug")
    assert is_month("Augusti")
    assert "period" in kinds("2024")
    assert kinds("Skolskjuts") == frozenset()
