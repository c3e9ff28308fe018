"""Shares, budgets used, gaps to budgets and forecasts moved, over a small made-up report."""

import pytest

from service.question import Kind, read_question
from service.types import Ask
from tests.service import build
from tests.service.build import plain, reply

HEADS = "Budget helår | Prognos helår | Avvikelse helår | Budget jan-aug | Utfall jan-aug | Avvikelse jan-aug"
ACCOUNTS = build.table(
    "Barn och unga | 150 000 | 156 000 | -6 000 | 100 000 | 108 000 | -8 000",
    "Missbruksvård | 50 000 | 46 000 | 4 000 | 34 000 | 30 000 | 4 000",
    "Summa | 200 000 | 202 000 | -2 000 | 134 000 | 138 000 | -4 000",
    columns=HEADS,
)
RESULT = """
## Resultaträkning

| Resultaträkning (tkr) | Budget jan-aug | Utfall jan-aug |
| --- | --- | --- |
| Taxor och avgifter | 9 000 | 10 000 |
| Verksamhetens intäkter | 9 000 | 10 000 |
| Personal | -70 000 | -74 000 |
| Lokaler | -73 000 | -74 000 |
| Verksamhetens kostnader | -143 000 | -148 000 |
| Årets resultat | -134 000 | -138 000 |

## Prognoser

| Verksamhet (tkr) | Prognos delår 2 | Prognos delår 1 |
| --- | --- | --- |
| Missbruksvård | -46 000 | -48 500 |

## Volymer

| Volymer | Augusti 2023 | Augusti 2024 | Budget 2024 |
| --- | --- | --- | --- |
| Antal hushåll med bistånd | 310 | 290 | 325 |

## Sjukfrånvaro

| Sjukfrånvaro (%) | Kvinnor 07-2022 | Kvinnor 07-2023 | Kvinnor 07-2024 | Män 07-2022 | Män 07-2023 | Män 07-2024 |
| --- | --- | --- | --- | --- | --- | --- |
| Sjukfrånvaro totalt | 8,1 | 7,7 | 7,4 | 5,9 | 5,2 | 5,1 |

Under perioden har 14 av 35 kontrakt gjorts om till förstahandskontrakt.

Enhetens sjukfrånvaro på Norrgården var 5,5 procent i tertial 2 jämfört med 7,0 procent i tertial 1.
"""


@pytest.fixture(scope="module")
def held():
    return build.catalogue(build.written("Mallbo", "# Ekonomi\n\n" + ACCOUNTS + RESULT))


def derived(answer):
    return [(f.value, f.unit, f.derived.operation) for f in answer.figures if f.derived is not None]


@pytest.mark.parametrize(
    "question",
    [
        "hur mycket av budgeten för missbruksvården i Mallbo är förbrukad",
        "Hur många procent av årsbudgeten har missbruksvården i Mallbo gjort av med?",
        "hur mycket är kvar av budgeten för missbruksvården i Mallbo?",
    ],
)
def test_the_year_s_budget_used_and_left(held, question):
    assert derived(reply(question, held)) == [("60.0", "%", "share"), ("20000", "tkr", "difference")]


def test_what_is_left_comes_first_where_that_is_asked(held):
    answer = reply("hur mycket är kvar av budgeten för missbruksvården i Mallbo?", held)
    assert plain(answer.answer).startswith("Missbruksvård i Mallbo: 20,0 mnkr av årsbudgeten återstår; 60,0 procent")


def test_what_will_be_used_by_the_end_of_the_year_is_the_forecast_s(held):
    answer = reply("hur mycket blir kvar av budgeten för missbruksvården i Mallbo när året är slut?", held)
    assert derived(answer) == [("92.0", "%", "share"), ("4000", "tkr", "difference")]


def test_a_share_of_all_costs_is_of_the_costs_and_not_of_the_net(held):
    answer = reply("Hur stor del av kostnaderna i Mallbo är personal?", held)
    assert derived(answer) == [("50.0", "%", "share")]
    assert [one.value for one in answer.figures[-1].derived.inputs] == ["74000", "148000"]


def test_a_sentence_that_counts_a_part_of_a_whole_gives_the_share(held):
    answer = reply("Hur stor del av kontrakten i Mallbo har gjorts om till förstahandskontrakt?", held)
    assert derived(answer) == [("40.0", "%", "share")]


@pytest.mark.parametrize(
    "question",
    [
        "antal hushåll med bistånd jämfört med budget i Mallbo",
        "hur många hushåll färre än budgeterat har bistånd i Mallbo",
    ],
)
def test_a_count_is_held_against_the_budget_s(held, question):
    answer = reply(question, held)
    assert derived(answer) == [("-35", "hushåll", "difference"), ("-10.8", "%", "percent_change")]


def test_a_deviation_in_percent_is_of_the_budget_of_the_same_time(held):
    answer = reply("Hur många procent över budget gick barn och unga i Mallbo?", held)
    assert derived(answer) == [("8.0", "%", "percent_change")]
    assert plain(answer.answer).startswith("Barn och unga i Mallbo: 8,0 procent över budget januari–augusti 2024")


def test_a_forecast_is_set_against_the_one_made_earlier(held):
    answer = reply("Hur mycket ändrades prognosen för missbruksvården i Mallbo sedan delår 1?", held)
    assert derived(answer)[0] == ("-2500", "tkr", "difference")
    assert "från 48,5 mnkr (”Prognos delår 1”) till 46,0 mnkr (”Prognos delår 2”)" in plain(answer.answer)


@pytest.mark.parametrize(
    ("question", "ends"),
    [
        ("Kvinnors sjukfrånvaro i Mallbo 2022-2024", ("8,1 procent i juli 2022", "7,4 procent i juli 2024")),
        ("Sjukfrånvaron hos män i Mallbo 2022 till 2024", ("5,9 procent i juli 2022", "5,1 procent i juli 2024")),
    ],
)
def test_years_named_ask_for_the_series_of_whom_the_question_names(held, question, ends):
    assert f"från {ends[0]} till {ends[1]}" in plain(reply(question, held).answer)


def test_two_thirds_of_one_year_are_two_times(held):
    answer = reply("Hur mycket har sjukfrånvaron på Norrgården i Mallbo minskat?", held)
    assert derived(answer) == [("-1.5", "procentenheter", "difference")]


def test_compared_is_no_slip_for_compare():
    question = read_question(Ask("Hur många hushåll får bistånd jämfört med 2023?"), ("Mallbo",))
    assert "jämfört" in question.text
    assert question.kind is not Kind.COMPARE


@pytest.mark.parametrize("asked", ["hur stor del av budgeten går till", "hur stor andel av budgeten läggs på"])
def test_what_part_of_the_budget_goes_somewhere_is_no_overrun(asked):
    rows = build.table("Missbruksvård | 30 000 | 33 000 | -3 000", "Summa | 120 000 | 120 000 | 0")
    answer = reply(f"{asked} missbruksvård i Mallbo?", build.catalogue(build.written("Mallbo", "# Ekonomi\n\n" + rows)))
    assert "25,0 procent" in plain(answer.answer)
    assert "110" not in plain(answer.answer)
