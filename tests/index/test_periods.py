"""Stretches of time that headers and sentences name."""

from datetime import date

import pytest

from index.periods import find_periods, in_year, month, months, period_of, point, rolling, whole_year, year_to_date
from index.types import Period, PeriodKind

TO_AUGUST = months(2023, 1, 8)

COMPLETE = [
    ("jan-aug 2023", months(2023, 1, 8)),
    ("januari till augusti 2023", months(2023, 1, 8)),
    ("januari–augusti 2024", months(2024, 1, 8)),
    ("jan-jun 2019", months(2019, 1, 6)),
    ("Utfall jan - aug 24", months(2024, 1, 8)),
    ("Budget ackumulerad aug 2023", months(2023, 1, 8)),
    ("2023 – 31 aug", months(2023, 1, 8)),
    ("2023-31 aug", months(2023, 1, 8)),
    ("tom juli 2023", months(2023, 1, 7)),
    ("till och med augusti 2023", months(2023, 1, 8)),
    ("helår 2023", whole_year(2023)),
    ("Prognos aug 2024 helår", whole_year(2024)),
    ("2023", whole_year(2023)),
    ("Etappmål 2023", whole_year(2023)),
    ("Progn os 2023", whole_year(2023)),
    ("aug 2023", month(2023, 8)),
    ("augusti 2020", month(2020, 8)),
    ("Aug -23", month(2023, 8)),
    ("07- 2020", month(2020, 7)),
    ("07-2020", month(2020, 7)),
    ("per 31 augusti 2023", point(date(2023, 8, 31))),
    ("per augusti 2023", point(date(2023, 8, 31))),
    ("2024-09-16", point(date(2024, 9, 16))),
    ("R12 t.o.m. juli 2023", rolling(2023, 7)),
    ("de senaste 12 månaderna (R12) till och med juli 2023", rolling(2023, 7)),
    ("första halvåret 2023", months(2023, 1, 6)),
    ("de första åtta månaderna 2023", months(2023, 1, 8)),
    ("årets 8 första månader 2023", months(2023, 1, 8)),
    ("the first eight months of 2023", months(2023, 1, 8)),
    ("tertial 2 2023", months(2023, 5, 8)),
    ("per tertial 2 2023", months(2023, 1, 8)),
    ("delår 2 2024", months(2024, 1, 8)),
    ("kvartal 3 2024", months(2024, 7, 9)),
    ("15 februari till 31 maj 2023", Period(date(2023, 2, 15), date(2023, 5, 31), PeriodKind.SPAN)),
    ("1 januari till 31 augusti 2023", months(2023, 1, 8)),
    ("augusti 2022 till juli 2023", Period(date(2022, 8, 1), date(2023, 7, 31), PeriodKind.SPAN)),
    ("perioden 2024-2027", Period(date(2024, 1, 1), date(2027, 12, 31), PeriodKind.SPAN)),
    ("2023-01/2023-08", months(2023, 1, 8)),
    ("January to August 2023", months(2023, 1, 8)),
    ("full year 2024", whole_year(2024)),
    ("first half of 2023", months(2023, 1, 6)),
    ("as of 31 August 2023", point(date(2023, 8, 31))),
]


@pytest.mark.parametrize(("text", "expected"), COMPLETE, ids=[case[0] for case in COMPLETE])
def test_complete_in_itself(text, expected):
    assert period_of(text) == expected


IN_DOCUMENT = [
    ("helår", whole_year(2023)),
    ("jan-aug", months(2023, 1, 8)),
    ("tertial 2", months(2023, 5, 8)),
    ("delår 2", months(2023, 1, 8)),
    ("per 31 augusti", point(date(2023, 8, 31))),
    ("i augusti", month(2023, 8)),
    ("till och med augusti månad", months(2023, 1, 8)),
    ("föregående år", whole_year(2022)),
    ("Utfall jan-aug föregående år", months(2022, 1, 8)),
    ("samma period 2022", months(2022, 1, 8)),
    ("motsvarande period 2021", months(2021, 1, 8)),
    ("samma period föregående år", months(2022, 1, 8)),
    ("Ack utfall 2023", months(2023, 1, 8)),
    ("Utfall period 2024", months(2024, 1, 8)),
    ("Utfall 2022", whole_year(2022)),
    ("Utfall 2023", months(2023, 1, 8)),
    ("Budget 2023", whole_year(2023)),
    ("full year", whole_year(2023)),
]


@pytest.mark.parametrize(("text", "expected"), IN_DOCUMENT, ids=[case[0] for case in IN_DOCUMENT])
def test_beside_the_document(text, expected):
    assert period_of(text, document_period=TO_AUGUST) == expected


@pytest.mark.parametrize(
    "text",
    [
        "helår",
        "jan-aug",
        "tertial 2",
        "föregående år",
        "samma period 2022",
        "i augusti",
        "perioden",
        "delår 1 2024",
        "SN 2019/1703",
        "(2017:725)",
        "Agenda 2030",
        "läsåret 2022/2023",
        "12 023 kr",
        "",
        "may",
        "Jan Berg",
        "31 juni 2023",
    ],
)
def test_no_year_is_invented(text):
    assert period_of(text) is None


def test_a_default_year_serves_where_no_document_period_is_known():
    assert period_of("jan-aug", default_year=2021) == months(2021, 1, 8)
    assert period_of("föregående år", default_year=2021) is None


def test_places_in_a_sentence():
    text = "Fram till augusti 2023 kom 27 barn, under samma period 2022 kom 30."
    found = [(period.code, text[start:end]) for period, start, end in find_periods(text, document_period=TO_AUGUST)]
    assert found == [("2023-01/2023-08", "Fram till augusti 2023"), ("2022-01/2022-08", "samma period 2022")]


def test_moving_a_period_keeps_its_month_ends():
    assert in_year(months(2023, 1, 2), 2024) == months(2024, 1, 2)
    assert in_year(point(date(2024, 2, 29)), 2023) == point(date(2023, 2, 28))


def test_months_of_a_whole_year_are_the_year():
    assert months(2023, 1, 12) == whole_year(2023)
    assert year_to_date(date(2023, 8, 31)) == TO_AUGUST
