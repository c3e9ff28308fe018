from datetime import date
from decimal import Decimal

import pytest

from index.types import Figure, Measure, Period, PeriodKind, Span, Unit, UnitKind
from service.wording import (
    MEASURES,
    NOT_FOUND,
    against_budget,
    amount,
    capital,
    exact,
    listed,
    period_phrase,
    quoted,
    result_noun,
    when,
)

TKR = Unit(UnitKind.MONEY, "tkr", Decimal(1000))
MNKR = Unit(UnitKind.MONEY, "mnkr", Decimal(1_000_000))
KR = Unit(UnitKind.MONEY, "kr")
PERCENT = Unit(UnitKind.PERCENT, "%")
DAYS = Unit(UnitKind.DURATION, "dygn")


def period(start, end, kind):
    return Period(date.fromisoformat(start), date.fromisoformat(end), kind)


@pytest.mark.parametrize(
    ("start", "end", "kind", "swedish", "english"),
    [
        ("2023-01-01", "2023-12-31", PeriodKind.YEAR, "helåret 2023", "the full year 2023"),
        ("2023-01-01", "2023-08-31", PeriodKind.SPAN, "januari–augusti 2023", "January–August 2023"),
        ("2022-09-01", "2023-04-30", PeriodKind.SPAN, "september 2022–april 2023", "September 2022–April 2023"),
        ("2024-08-01", "2024-08-31", PeriodKind.MONTH, "augusti 2024", "August 2024"),
        ("2024-05-01", "2024-05-31", PeriodKind.SPAN, "maj 2024", "May 2024"),
        ("2023-08-31", "2023-08-31", PeriodKind.POINT, "den 31 augusti 2023", "31 August 2023"),
        (
            "2022-08-01",
            "2023-07-31",
            PeriodKind.ROLLING,
            "tolv månader t.o.m. juli 2023",
            "the twelve months to July 2023",
        ),
    ],
    ids=["year", "span", "over new year", "month", "span of a month", "day", "rolling"],
)
def test_periods_in_words(start, end, kind, swedish, english):
    asked = period(start, end, kind)
    assert period_phrase(asked, "sv") == swedish
    assert period_phrase(asked, "en") == english


@pytest.mark.parametrize(
    ("start", "end", "kind", "swedish", "english"),
    [
        ("2023-01-01", "2023-12-31", PeriodKind.YEAR, " helåret 2023", " for the full year 2023"),
        ("2024-08-01", "2024-08-31", PeriodKind.MONTH, " i augusti 2024", " in August 2024"),
        ("2023-08-31", "2023-08-31", PeriodKind.POINT, " den 31 augusti 2023", " on 31 August 2023"),
    ],
    ids=["year", "month", "day"],
)
def test_periods_at_the_end_of_a_clause(start, end, kind, swedish, english):
    asked = period(start, end, kind)
    assert (when(asked, "sv"), when(asked, "en")) == (swedish, english)


def test_no_period_says_nothing():
    assert (period_phrase(None, "sv"), when(None, "en")) == ("", "")


def figure(value, unit, **more):
    return Figure(
        value=None if value is None else Decimal(value),
        text=value or "",
        unit=unit,
        activity="Vuxna",
        measure=Measure.OUTCOME,
        span=Span(0, 1),
        quote=Span(0, 1),
        section=(),
        **more,
    )


@pytest.mark.parametrize(
    ("value", "unit", "swedish", "english"),
    [
        ("-24107", TKR, "24,1 mnkr", "SEK 24.1 million"),
        ("450", TKR, "450\u00a0tkr", None),
        ("19.9", MNKR, "19,9 mnkr", "SEK 19.9 million"),
        ("169.0", MNKR, "169,0 mnkr", "SEK 169.0 million"),
        ("6.8", PERCENT, "6,8 procent", "6.8 percent"),
        ("14870", DAYS, "14 870 dygn", None),
        (None, TKR, "oläsligt", "unreadable"),
    ],
    ids=["tkr in mnkr", "small tkr", "mnkr", "mnkr with a nought", "percent", "thousands", "unreadable"],
)
def test_amounts(value, unit, swedish, english):
    assert amount(figure(value, unit), "sv").replace("\u00a0", " ") == swedish.replace("\u00a0", " ")
    if english is not None:
        assert amount(figure(value, unit), "en").replace("\u00a0", " ") == english


def test_an_amount_keeps_its_sign_only_when_asked_to():
    assert amount(figure("-4.4", MNKR), "sv") == "4,4 mnkr"
    assert amount(figure("-4.4", MNKR), "sv", signed=True) in ("−4,4 mnkr", "-4,4 mnkr")


def test_an_approximate_amount_says_so():
    assert amount(figure("12", MNKR, approximate=True), "sv") == "ca 12 mnkr"
    assert amount(figure("12", MNKR, approximate=True), "en") == "about SEK 12 million"


def test_the_exact_value_is_given_only_where_the_amount_rounds_it():
    assert exact(figure("-24107", TKR), "sv").replace("\u00a0", " ") == "24 107 tkr"
    assert exact(figure("24.1", MNKR), "sv") == ""
    assert exact(figure(None, TKR), "sv") == ""


@pytest.mark.parametrize(
    ("favourable", "words"),
    [
        (-1, ("över budget", "over budget", "underskott", "deficit")),
        (1, ("under budget", "under budget", "överskott", "surplus")),
        (None, ("från budget", "from budget", "avvikelse", "deviation")),
    ],
    ids=["bad", "good", "unknown"],
)
def test_direction_words(favourable, words):
    assert (
        against_budget(favourable, "sv"),
        against_budget(favourable, "en"),
        result_noun(favourable, "sv"),
        result_noun(favourable, "en"),
    ) == words


@pytest.mark.parametrize(
    ("items", "swedish"),
    [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")],
    ids=["none", "one", "two", "three"],
)
def test_lists(items, swedish):
    assert listed(items, "sv") == swedish
    assert listed(items, "en") == swedish.replace(" och ", " and ")


def test_a_quotation_has_the_language_s_marks_and_no_false_citation_mark():
    assert quoted("enligt [2] är det så", "sv") == "”enligt (2) är det så”"
    assert quoted("enligt [2] är det så", "en") == "“enligt (2) är det så”"
    assert quoted("se [bilaga]", "sv") == "”se [bilaga]”"


def test_capital_changes_the_first_letter_only():
    assert capital("äldre i LSS") == "Äldre i LSS"
    assert capital("") == ""


def test_both_languages_name_every_measure_and_the_missing_answer():
    assert set(MEASURES["sv"]) == set(MEASURES["en"]) == set(Measure)
    assert NOT_FOUND == {"sv": "Det framgår inte av rapporterna.", "en": "The reports do not say."}
