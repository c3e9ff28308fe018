from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import LoadError
from index.overrides import UNSAID, Overrides, apply, parse_period, read_overrides
from index.types import Metadata, Period, PeriodKind, ReportKind

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31), PeriodKind.YEAR)
SPAN = Period(date(2023, 1, 1), date(2023, 8, 31), PeriodKind.SPAN)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023", YEAR),
        ("2023-01/2023-12", YEAR),
        ("2023-01/2023-08", SPAN),
        ("2024-02", Period(date(2024, 2, 1), date(2024, 2, 29), PeriodKind.MONTH)),
        ("2023-08-31", Period(date(2023, 8, 31), date(2023, 8, 31), PeriodKind.POINT)),
        ("2022-09/2023-08", Period(date(2022, 9, 1), date(2023, 8, 31), PeriodKind.SPAN)),
    ],
)
def test_period(text, period):
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text", ["", "23", "2023-13", "2023-02-30", "2023-08/2023-01", "augusti 2023", "0001", "2023/x"]
)
def test_no_period(text):
    with pytest.raises(ValueError):  # noqa: PT011 - which part is wrong does not matter
        parse_period(text)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_a_period_reads_its_own_code(one, other):
    period = parse_period(f"{min(one, other):%Y-%m}/{max(one, other):%Y-%m}")
    assert parse_period(period.code) == period


def test_all_of_it():
    given = {"municipality": "huddinge", "committee": " Socialnämnden ", "kind": "Delårsrapport", "year": "2023"}
    found = read_overrides(given | {"period": "2023-01/2023-08", "title": "Delår"})
    assert found == Overrides("Huddinge", "Socialnämnden", ReportKind.INTERIM, 2023, SPAN, "Delår")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"kommun": "Huddinge"}, "”kommun” känns inte igen.*municipality"),
        ({"municipality": "Solstad"}, "”Solstad” är ingen av Sveriges 290 kommuner"),
        ({"municipality": ""}, "inte är tom"),
        ({"municipality": 5}, "inte är tom"),
        ({"kind": "roman"}, "ingen sorts rapport.*delårsrapport"),
        ({"year": "23"}, "fyra siffror"),
        ({"year": True}, "fyra siffror"),
        ({"period": "hösten"}, "2023-01/2023-08"),
    ],
    ids=["key", "municipality", "empty", "number", "kind", "year", "bool", "period"],
)
def test_what_cannot_be_used(values, message):
    with pytest.raises(LoadError, match=message):
        read_overrides(values)


def test_what_is_not_said_is_left_out():
    assert read_overrides({"municipality": None, "year": None}) == UNSAID


def test_the_nearer_goes_first():
    near, far = Overrides(municipality="Nacka"), Overrides(municipality="Huddinge", title="Delår")
    assert near.or_else(far) == Overrides(municipality="Nacka", title="Delår")
    assert UNSAID.or_else(far) == far


@pytest.mark.parametrize(
    ("overrides", "period"),
    [
        (UNSAID, SPAN),
        (Overrides(year=2023), SPAN),
        (Overrides(year=2020), Period(date(2020, 1, 1), date(2020, 8, 31), PeriodKind.SPAN)),
        (Overrides(period=YEAR), YEAR),
        (Overrides(year=2020, period=YEAR), YEAR),
    ],
    ids=["none", "same-year", "other-year", "period", "period-before-year"],
)
def test_the_period_of_a_report(overrides, period):
    assert apply(overrides, Metadata("x", period=SPAN)).period == period


def test_a_year_alone_is_the_whole_year():
    assert apply(Overrides(year=2023), Metadata("x")).period == YEAR


def test_a_leap_day_moves_to_the_months_last_day():
    period = Period(date(2024, 2, 29), date(2024, 2, 29), PeriodKind.POINT)
    assert apply(Overrides(year=2023), Metadata("x", period=period)).period == Period(
        date(2023, 2, 28), date(2023, 2, 28), PeriodKind.POINT
    )


def test_the_rest_of_the_metadata_stays():
    doubts = ("Kommunen är osäker.", "Tvivel.")
    meta = Metadata("Titel", "Huddinge", "Socialnämnden", ReportKind.TERTIAL, SPAN, date(2023, 9, 1), 0.2, doubts)
    assert apply(UNSAID, meta) == meta
    changed = apply(Overrides(municipality="Nacka", kind=ReportKind.ANNUAL, title="Ny"), meta)
    assert changed == Metadata(
        "Ny", "Nacka", "Socialnämnden", ReportKind.ANNUAL, SPAN, date(2023, 9, 1), 0.2, ("Tvivel.",)
    )


@pytest.mark.parametrize("name", ["Enköping", "enkoping", "Enköpings kommun"])
def test_a_municipality_by_any_of_its_names(name):
    assert read_overrides({"municipality": name}).municipality == "Enköping"
