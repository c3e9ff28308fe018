"""Forecasts made earlier in the year than the report."""

import pytest

from index.figures.rounds import made_earlier
from index.figures.sentences import sentence_figures
from index.periods import months
from index.types import Measure
from tests.index.figures.building import figures, line, real, table
from tests.index.figures.test_sentences import META, parsed

TO_APRIL, TO_AUGUST = months(2023, 1, 4), months(2023, 1, 8)


@pytest.mark.parametrize(
    ("header", "document", "expected"),
    [
        ("prognos delar 1", TO_AUGUST, True),
        ("prognos delar 2", TO_AUGUST, False),
        ("prognos delar 1", TO_APRIL, False),
        ("prognos tertial 1", TO_AUGUST, True),
        ("prognos t1", TO_AUGUST, True),
        ("prognos tertial 1", TO_APRIL, False),
        ("prognos mars", TO_AUGUST, True),
        ("prognos apr 2023", TO_AUGUST, True),
        ("prognos aug 2023 helar", TO_AUGUST, False),
        ("helarsprognos", TO_AUGUST, False),
        ("prognos helar jan-aug", TO_AUGUST, False),
        ("foregaende prognos", TO_AUGUST, True),
        ("prognos 2024", TO_AUGUST, False),
        ("prognos mars 2024", TO_AUGUST, False),
        ("forsta tertialet", TO_AUGUST, True),
    ],
)
def test_when_a_forecast_was_made(header, document, expected):
    assert made_earlier(header, document) is expected


def test_a_table_of_two_forecasts():
    made = table(
        "Prognos delår 2", "Prognos delår 1", "Avvikelser prognoser", rows=(line("Hemtjänst", "-10", "-12", "2"),)
    )
    assert [(figure.measure, figure.earlier) for figure in figures(made)] == [
        (Measure.FORECAST, False),
        (Measure.FORECAST, True),
        (Measure.CHANGE, False),
    ]


def test_an_outcome_of_earlier_months_is_no_earlier_forecast():
    made = table(
        "Utfall jan-apr 2023", "Budget jan-apr 2023", "Avvikelse jan-apr", rows=(line("Hemtjänst", "10", "12", "2"),)
    )
    assert not any(figure.earlier for figure in figures(made))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("I delårsrapport 1 prognostiserades ett underskott på 5,0 mnkr för hemtjänst.", True),
        ("Prognosen för hemtjänst är ett underskott på 5,0 mnkr.", False),
        ("Hemtjänst prognostiserar ett underskott på 5,0 mnkr jämfört med delårsrapport 1.", False),
        ("Prognosen per mars visade ett underskott på 5,0 mnkr.", True),
    ],
)
def test_sentences(sentence, expected):
    (figure,) = sentence_figures(parsed(sentence), META)
    assert figure.earlier is expected


def test_the_real_report_with_two_forecasts():
    found = [figure for figure in real("003")[2] if figure.earlier]
    assert len(found) == 10
    assert {figure.header for figure in found} == {"Prognos delår 1"}
