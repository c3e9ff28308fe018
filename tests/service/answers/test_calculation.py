from decimal import Decimal

import pytest

from tests.service import build
from tests.service.build import case, plain, reply


def derived(answer):
    return [(f.text, f.value, f.unit, f.derived.operation) for f in answer.figures if f.derived is not None]


@pytest.mark.parametrize(
    ("text", "sentence", "calculated"),
    [
        (
            "Hur mycket ökade kostnaden för barn- och ungdomsvård i Exempelköping?",
            "Barn- och ungdomsvård i Exempelköping ökade med 14,3 mnkr (15,1 procent), "
            "från 94,9 mnkr januari–augusti 2023 till 109,2 mnkr januari–augusti 2024.",
            [("14,3 mnkr", "14344", "tkr", "difference"), ("15,1 procent", "15.1", "%", "percent_change")],
        ),
        (
            "Hur mycket minskade kostnaden för missbruks- och beroendevård i Exempelköping?",
            "Missbruks- och beroendevård i Exempelköping minskade med 1,4 mnkr (5,4 procent), "
            "från 26,7 mnkr januari–augusti 2023 till 25,3 mnkr januari–augusti 2024.",
            [("1,4 mnkr", "-1438", "tkr", "difference"), ("5,4 procent", "-5.4", "%", "percent_change")],
        ),
        (
            "Hur många procent ökade nettokostnaden i Testhamn?",
            "Socialnämnden i Testhamn ökade med 13,1 mnkr (4,7 procent), "
            "från 276,5 mnkr januari–augusti 2024 till 289,6 mnkr januari–augusti 2025.",
            [("13,1 mnkr", "13112", "tkr", "difference"), ("4,7 procent", "4.7", "%", "percent_change")],
        ),
        (
            "Hur stor andel av kostnaden är ekonomiskt bistånd i Provsjö?",
            "Ekonomiskt bistånd i Provsjö är 24,2 procent av det hela januari–augusti 2023: 39,6 mnkr av 163,4 mnkr.",
            [("24,2 procent", "24.2", "%", "share")],
        ),
        (
            "Vad kostade barn och unga och ekonomiskt bistånd tillsammans i Provsjö?",
            "Tillsammans januari–augusti 2023: 115,0 mnkr = "
            "Barn och unga (Provsjö) 75,4 mnkr + Ekonomiskt bistånd (Provsjö) 39,6 mnkr.",
            [("115,0 mnkr", "115.0", "mnkr", "sum")],
        ),
    ],
    ids=case,
)
def test_the_calculation_is_shown_with_its_inputs(text, sentence, calculated):
    answer = reply(text, build.samples())
    assert answer.status == "answered"
    assert plain(answer.answer) == sentence
    assert derived(answer) == calculated


def test_a_calculation_in_english():
    answer = reply("What share of the cost is ekonomiskt bistånd in Provsjö?", build.samples())
    assert plain(answer.answer) == (
        "Social assistance (Ekonomiskt bistånd) in Provsjö is 24.2 percent of the whole for January–August 2023: "
        "SEK 39.6 million of SEK 163.4 million."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Hur mycket ökade kostnaden för barn- och ungdomsvård i Exempelköping?",
        "Hur stor andel av kostnaden är ekonomiskt bistånd i Provsjö?",
        "Vad kostade barn och unga och ekonomiskt bistånd tillsammans i Provsjö?",
    ],
    ids=case,
)
def test_the_inputs_are_in_the_cited_quotes(text):
    answer = reply(text, build.samples())
    quotes = {citation.marker: build.digits(citation.quote) for citation in answer.citations}
    for figure in answer.figures:
        if figure.derived is not None:
            assert len(figure.derived.inputs) == 2
            assert all(build.digits(one.value) in quotes[one.marker] for one in figure.derived.inputs)


def test_the_derived_values_follow_from_their_inputs():
    answer = reply("Hur mycket ökade kostnaden för ekonomiskt bistånd i Exempelköping?", build.samples())
    number, percent = [figure for figure in answer.figures if figure.derived is not None]
    after, before = (Decimal(one.value) for one in number.derived.inputs)
    assert (after, before) == (44518, 41207)
    assert Decimal(number.value) == after - before
    assert Decimal(percent.value) == ((after - before) / before * 100).quantize(Decimal("0.1"))


def test_the_difference_between_two_municipalities():
    answer = reply("Hur mycket skiljer ekonomiskt bistånd mellan Exempelköping och Testhamn?", build.samples())
    assert "19,2 mnkr" in plain(answer.answer)
    assert {f"{f.municipality} {f.value.lstrip('-')}" for f in answer.figures if f.derived is None} == {
        "Testhamn 63670",
        "Exempelköping 44518",
    }


def test_a_sum_is_not_made_of_what_is_missing():
    answer = reply("Vad kostade barn och unga och skolskjutsar tillsammans i Provsjö?", build.samples())
    assert derived(answer) == []


def test_no_change_is_computed_without_an_earlier_figure():
    body = "# Ekonomi\n\n" + build.table("Hemtjänst | 50 000 | 52 000 | -2 000", "Summa | 50 000 | 52 000 | -2 000")
    answer = reply("Hur mycket ökade kostnaden för hemtjänst i Mallbo?", build.catalogue(build.written("Mallbo", body)))
    assert derived(answer) == []
    assert "ökade" not in answer.answer


def test_a_change_of_sign_is_no_percentage():
    columns = "Budget jan-aug | Utfall jan-aug | Avvikelse jan-aug | Utfall jan-aug föregående år"
    rows = ("Hemtjänst | 400 | -300 | 700 | 100", "Summa | 400 | -300 | 700 | 100")
    held = build.catalogue(build.written("Mallbo", "# Ekonomi\n\n" + build.table(*rows, columns=columns)))
    answer = reply("Hur mycket minskade kostnaden för hemtjänst i Mallbo?", held)
    assert [(entry[1], entry[3]) for entry in derived(answer) if entry[3] == "percent_change"] == []


def test_a_whole_year_s_cost_is_not_subtracted_from_eight_months():
    whole = "Budget helår | Prognos helår | Avvikelse helår"
    rows = ("Hemtjänst | 90 000 | 95 000 | -5 000", "Summa | 90 000 | 95 000 | -5 000")
    held = build.catalogue(
        build.written("Mallbo", "# Ekonomi\n\n" + build.table(*rows)),
        build.written("Provsjö", "# Ekonomi\n\n" + build.table(*rows, columns=whole)),
    )
    assert derived(reply("Hur mycket skiljer kostnaden för hemtjänst mellan Mallbo och Provsjö?", held)) == []
