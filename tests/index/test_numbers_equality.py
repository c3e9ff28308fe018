"""When a source supports a claim, and what formatting keeps."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numbers import (
    INDEX,
    KR,
    MDKR,
    MNKR,
    PERCENT,
    POINTS,
    TKR,
    UNKNOWN,
    Amount,
    Number,
    agree,
    count,
    decimals_of,
    duration,
    find_quantities,
    format_en,
    format_sv,
    parse_number,
    supports,
    to_mnkr,
)
from index.types import Unit


def number(value: str, unit: Unit | None = None) -> Number:
    decimal = Decimal(value)
    return Number(decimal, decimals_of(decimal), value, unit=unit)


SUPPORTED = [
    ("24107", TKR, "24.1", MNKR),
    ("24107", TKR, "24.11", MNKR),
    ("24107", TKR, "24", MNKR),
    ("-4.4", MNKR, "-4400", TKR),
    ("-4400", TKR, "-4.4", MNKR),
    ("4.4", MNKR, "4.4", MNKR),
    ("-4.4", MNKR, "4.4", MNKR),
    ("755000", KR, "755", TKR),
    ("755000", KR, "0.8", MNKR),
    ("1011.2", MNKR, "1.0", MDKR),
    ("0.25", MNKR, "0.3", MNKR),
    ("0.25", MNKR, "0.2", MNKR),
    ("2.5", PERCENT, "3", PERCENT),
    ("2.5", PERCENT, "2", PERCENT),
    ("5.0", MNKR, "5", MNKR),
    ("44", count("barn"), "44", count("children")),
    ("394", UNKNOWN, "394", count("anställda")),
    ("83.5", UNKNOWN, "83.5", INDEX),
    ("27.8", count(), "27.8", duration("dygn")),
    ("30", duration("dagar"), "30", duration("dygn")),
    ("83.5", INDEX, "84", UNKNOWN),
    ("394", None, "394", None),
]
REFUSED = [
    ("24.1", MNKR, "24.11", MNKR),
    ("24.1", MNKR, "24107", TKR),
    ("14.4", MNKR, "144", MNKR),
    ("144", MNKR, "14.4", MNKR),
    ("24107", TKR, "24.2", MNKR),
    ("24107", TKR, "25", MNKR),
    ("4432", TKR, "4400", TKR),
    ("38", MNKR, "38.0", MNKR),
    ("4.4", MNKR, "4.4", TKR),
    ("7", PERCENT, "7", POINTS),
    ("7", POINTS, "7", PERCENT),
    ("7", UNKNOWN, "7", PERCENT),
    ("7", PERCENT, "7", UNKNOWN),
    ("7", UNKNOWN, "7", MNKR),
    ("7", MNKR, "7", UNKNOWN),
    ("7", MNKR, "7", count("kunder")),
    ("7", INDEX, "7", count("kunder")),
    ("30", duration("dygn"), "30", duration("timmar")),
    ("30", count("kunder"), "30", duration("dygn")),
    ("203257", TKR, "203.2", MNKR),
]


@pytest.mark.parametrize(("value", "unit", "claimed", "claimed_unit"), SUPPORTED)
def test_supported(value, unit, claimed, claimed_unit):
    assert supports(number(value, unit), number(claimed, claimed_unit))


@pytest.mark.parametrize(("value", "unit", "claimed", "claimed_unit"), REFUSED)
def test_not_supported(value, unit, claimed, claimed_unit):
    assert not supports(number(value, unit), number(claimed, claimed_unit))


def test_an_unreadable_source_supports_nothing():
    @dataclass(frozen=True)
    class Unreadable:
        value: Decimal | None = None
        decimals: int = 0
        unit: Unit | None = MNKR

    assert not supports(Unreadable(), number("4.4", MNKR))


@pytest.mark.parametrize(
    ("source", "claim", "expected"),
    [(-1, -1, True), (1, -1, False), (-1, 1, False), (None, 1, True), (1, None, True), (0, 1, False), (0, 0, True)],
)
def test_directions_agree(source, claim, expected):
    assert agree(source, claim) is expected


@pytest.mark.parametrize(
    "text", ["-4,4 mnkr", "1 234 tkr", "144 mnkr", "14,4 mnkr", "-4 400 tkr"]
)  # the regression strings: each is one number
def test_regression_strings_are_one_number(text):
    (found,) = find_quantities(f"Det blev {text} i år.")
    one = parse_number(text)
    assert one is not None
    assert (found.value, found.unit) == (one.value, one.unit)


WRITTEN = [
    ("19.9", MNKR, "19,9 mnkr", "SEK 19.9 million"),
    ("1234", TKR, "1\u00a0234 tkr", "SEK 1,234 thousand"),
    ("-1011.2", MNKR, "−1\u00a0011,2 mnkr", "SEK −1,011.2 million"),
    ("755000", KR, "755\u00a0000 kr", "SEK 755,000"),
    ("1.2", MDKR, "1,2 mdkr", "SEK 1.2 billion"),
    ("5.1", PERCENT, "5,1 procent", "5.1 percent"),
    ("7", POINTS, "7 procentenheter", "7 percentage points"),
    ("1", POINTS, "1 procentenhet", "1 percentage point"),
    ("49", count("kunder"), "49 kunder", "49"),
    ("27.8", duration("dygn"), "27,8 dygn", "27.8 days"),
    ("83.5", INDEX, "83,5", "83.5"),
]


@pytest.mark.parametrize(("value", "unit", "swedish", "english"), WRITTEN, ids=[case[2] for case in WRITTEN])
def test_written(value, unit, swedish, english):
    assert format_sv(Decimal(value), unit) == swedish
    assert format_en(Decimal(value), unit) == english


def test_decimals_round_half_up():
    assert format_sv(Decimal("0.25"), MNKR, 1) == "0,3 mnkr"
    assert format_sv(Decimal("-24.107"), MNKR, 1) == "−24,1 mnkr"
    assert format_sv(Decimal("5"), MNKR, 1) == "5,0 mnkr"
    assert format_sv(Decimal("-0.01"), MNKR, 1) == "0,0 mnkr"


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("24107", TKR, Amount(Decimal("24.1"), MNKR, 1)),
        ("-19947", TKR, Amount(Decimal("-19.9"), MNKR, 1)),
        ("632", TKR, Amount(Decimal("632"), TKR, 0)),
        ("4", MNKR, Amount(Decimal("4"), MNKR, 0)),
        ("0.02", MNKR, Amount(Decimal("0.02"), MNKR, 2)),
        ("755000", KR, Amount(Decimal("755"), TKR, 0)),
        ("5700", KR, Amount(Decimal("5700"), KR, 0)),
        ("2100000", KR, Amount(Decimal("2.1"), MNKR, 1)),
        ("7.0", PERCENT, Amount(Decimal("7.0"), PERCENT, 1)),
    ],
)
def test_money_is_shown_in_fitting_units(value, unit, shown):
    assert to_mnkr(number(value, unit)) == shown


def test_what_is_unreadable_is_not_shown():
    @dataclass(frozen=True)
    class Unreadable:
        value: Decimal | None = None
        unit: Unit = MNKR

    assert to_mnkr(Unreadable()) is None


VALUES = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(min_value=-(10**10), max_value=10**10),
    st.integers(min_value=0, max_value=3),
)
UNITS = st.sampled_from([MNKR, TKR, KR, MDKR, PERCENT, POINTS, duration("dygn"), duration("timmar")])


@given(VALUES, UNITS)
def test_swedish_then_parsed_is_the_same(value, unit):
    found = parse_number(format_sv(value, unit))
    assert found is not None
    assert (found.value, found.decimals, found.unit) == (value, decimals_of(value), unit)
    (quantity,) = find_quantities(f"Det blev {format_sv(value, unit)} till sist.")
    assert (quantity.value, quantity.decimals, quantity.unit) == (value, decimals_of(value), unit)


@given(VALUES, UNITS)
def test_english_then_parsed_is_the_same(value, unit):
    (quantity,) = find_quantities(f"It came to {format_en(value, unit)} at last.", english=True)
    assert (quantity.value, quantity.decimals, quantity.unit) == (value, decimals_of(value), unit)


@given(VALUES, UNITS)
def test_a_number_supports_itself(value, unit):
    assert supports(number(str(value), unit), number(str(value), unit))


@given(VALUES, st.integers(min_value=0, max_value=3))
def test_a_number_supports_its_rounding(value, places):
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    expected = places <= decimals_of(value)
    source, claim = Number(value, decimals_of(value), "", unit=MNKR), Number(rounded, places, "", unit=MNKR)
    trailing = places > decimals_of(value) and rounded == value
    assert supports(source, claim) is expected or (trailing and not expected)


@given(VALUES, VALUES)
def test_support_both_ways_means_the_same_value(one, other):
    """One-way: only equal numbers support each other."""
    first, second = Number(one, decimals_of(one), "", unit=TKR), Number(other, decimals_of(other), "", unit=TKR)
    if supports(first, second) and supports(second, first):
        assert abs(one) == abs(other)


@given(VALUES, UNITS, UNITS)
def test_kinds_never_mix(value, unit, other):
    if unit.kind is not other.kind:
        assert not supports(number(str(value), unit), number(str(value), other))
