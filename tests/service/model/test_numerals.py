"""Which characters may follow when a text may hold none but given numbers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model.numerals import OUTSIDE, Numerals, numbers_in, variants

SOURCE = "I Huddinge 19,9 mnkr (24 107 tkr) över budget januari–augusti 2023, 0–20 år, per 2023-08-31 [1][12]."


def accepted(numerals: Numerals, text: str) -> bool:
    place = OUTSIDE
    for char in text:
        after = numerals.after(place, char)
        if after is None:
            return False
        place = after
    return numerals.may_end(place)


def test_numbers_in() -> None:
    assert numbers_in(SOURCE) == {"19,9", "24 107", "2023", "0–20", "2023-08-31", "[1]", "[12]"}
    assert numbers_in("ingen siffra") == frozenset()


@pytest.mark.parametrize(
    ("number", "forms"),
    [
        ("24 107", {"24 107", "24107", "24\u00a0107", "24\u202f107"}),
        ("24107,5", {"24107,5", "24 107,5", "24\u00a0107,5", "24\u202f107,5"}),
        ("1 234", {"1 234", "1234", "1\u00a0234", "1\u202f234"}),
        ("2023", {"2023"}),
        ("19,9", {"19,9"}),
        ("1,234", {"1,234"}),
        ("0123456", {"0123456"}),
        ("[12]", {"[12]"}),
        ("2023-08-31", {"2023-08-31"}),
    ],
)
def test_variants(number: str, forms: set[str]) -> None:
    assert variants(number) == forms


GIVEN = Numerals.of(numbers_in(SOURCE))


@pytest.mark.parametrize(
    "text",
    [
        SOURCE,
        "Det blev 19,9 mnkr.",
        "24107 tkr, 24 107 tkr och 24\u00a0107 tkr",
        "Prognos 2023: 19,9",
        "2023. 19,9 [12][1]",
        "[a] [",
        "mellan 0–20",
        "19,9, 2023",
        "19,9-",
        "",
    ],
)
def test_given_numbers_pass(text: str) -> None:
    assert accepted(GIVEN, text)


@pytest.mark.parametrize(
    "text",
    [
        "19,8",
        "19,95",
        "119,9",
        "19",
        "19 mnkr",
        "9,9",
        "24 108",
        "24",
        "20",
        "202",
        "20234",
        "2023 19,9",  # read as one number by some
        "2023-08",
        "1",
        "12",
        "[2]",
        "[1",
        "[11]",
        "[1 ]",
        "½",
        "19²",
        "２０２３",
        "٣",
        "Ⅷ",
        "19.9",
        "1 9,9",
    ],
)
def test_others_do_not(text: str) -> None:
    assert not accepted(GIVEN, text)


NUMBERS = st.from_regex(r"\A(?:\d{1,4}(?:[ ,.\-–]\d{1,3}){0,2}|\[\d{1,2}\])\Z")


@given(st.sets(NUMBERS, max_size=5), st.text(alphabet="ab [],.-– 0123456789½\u00a0", max_size=24))
def test_what_passes_has_only_given_numbers(numbers: set[str], text: str) -> None:
    numerals = Numerals.of(numbers)
    if accepted(numerals, text):
        outside = re.sub(r"\[\d+\]", lambda mark: "" if mark[0] in numerals.whole else mark[0], text)
        assert numbers_in(outside) <= numerals.whole
        assert "½" not in text


@given(st.sets(NUMBERS, min_size=1, max_size=5))
def test_a_given_number_always_passes(numbers: set[str]) -> None:
    numerals = Numerals.of(numbers)
    assert all(accepted(numerals, f"a {number} b") for number in numbers)
