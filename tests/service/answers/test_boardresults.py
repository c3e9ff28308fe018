"""Boards and activities that go one way, all of them: from results beside budgets, and from headings."""

from service.answers.ranking.boardresults import goes_first
from service.question import read_question
from service.types import Ask
from tests.service import build
from tests.service.build import plain, reply

BOARDS = """# Nämndernas resultat

| mnkr | Utfall jan-aug 2024 | Budget jan-aug 2024 | Prognos helår 2024 | Budget helår 2024 |
|---|---|---|---|---|
| Byggnämnden | -12,5 | 3,0 | -20,0 | 0,0 |
| Fritidsnämnden | 4,0 | 1,5 | 2,0 | 0,0 |
| Skolnämnden | -30,0 | -10,0 | -5,0 | 0,0 |
| Kulturnämnden | 1,0 | 1,0 | 0,0 | 0,0 |
| Summa | -37,5 | -4,5 | -23,0 | 0,0 |
"""
HEADED = """# Kommentarer

## Förskola +6 200 tkr

Färre barn än budgeterat.

## Grundskola -1 900 tkr

Utökade kostnader för lokaler på två skolor.

## Fritidshem -40 tkr

Fler inskrivna elever.
"""


def held(body):
    return build.catalogue(build.written("Mallbo", body))


def items(answer):
    return [plain(line[2:]) for line in answer.answer.splitlines() if line.startswith("- ")]


def test_every_board_that_is_worse_than_its_budget_is_named_the_largest_first():
    answer = reply("Vilka nämnder gick back i Mallbo januari till augusti 2024?", held(BOARDS))
    assert [item.split(" (")[0] for item in items(answer)] == [
        "Skolnämnden: 20,0 mnkr sämre än budget",
        "Byggnämnden: 15,5 mnkr sämre än budget",
    ]
    differences = [figure for figure in answer.figures if figure.derived is not None]
    assert [(figure.value, figure.derived.operation) for figure in differences] == [
        ("-20.0", "difference"),
        ("-15.5", "difference"),
    ]


def test_the_forecast_is_held_against_the_budget_of_the_year():
    answer = reply("vilka nämnder i mallbo räknar med överskott på helåret", held(BOARDS))
    assert items(answer) == ["Fritidsnämnden: 2,0 mnkr bättre än budget (prognos 2,0 mnkr, budget 0,0 mnkr)"]


def test_costs_all_of_one_sign_are_no_results():
    costs = BOARDS.replace("-", "").replace("||||||", "|---|---|---|---|---|")
    answer = reply("Vilka nämnder gick back i Mallbo?", held(costs.replace("0,0", "9,0")))
    assert "sämre än budget (utfall" not in plain(answer.answer)


def test_headings_with_deviations_list_the_activities():
    answer = reply("vilka verksamheter går back i mallbo", held(HEADED))
    assert items(answer) == ["”Grundskola -1 900 tkr”", "”Fritidshem -40 tkr”"]


def test_under_such_a_heading_stands_why():
    answer = reply("varför går grundskolan back i mallbo", held(HEADED))
    assert items(answer) == ["”Utökade kostnader för lokaler på två skolor.”"]
    assert "”Grundskola -1 900 tkr”" in plain(answer.answer)


def test_a_board_in_the_singular_is_no_list_of_boards():
    assert not goes_first(read_question(Ask("vilka delar av socialnämndens budget går minus"), ("Mallbo",)))


def test_results_of_both_signs_keep_them():
    total = "| RESULTAT KOMMUNEN TOTALT | -37,5 | -4,5 | 23,0 | -2,0 |"
    body = BOARDS.replace("| Summa | -37,5 | -4,5 | -23,0 | 0,0 |", total)
    answer = reply("sammanfatta ekonomin i mallbo 2024", held(body))
    assert "Kommunen i Mallbo: utfall januari–augusti 2024 −37,5 mnkr" in plain(answer.answer)
    assert "helåret 2024 23,0 mnkr" in plain(answer.answer)


def test_the_one_board_asked_for_comes_first_of_those_that_went_its_way():
    worst = reply("Vilken nämnd i Mallbo har störst underskott?", held(BOARDS))
    assert worst.answer.startswith("Sämst mot budget bland nämnderna i Mallbo")
    assert items(worst)[0].startswith("Skolnämnden: 20,0 mnkr sämre")
    best = reply("which committee in Mallbo did best?", held(BOARDS))
    assert items(best)[0].startswith("Fritidsnämnden: SEK 2.5 million better")
    assert not goes_first(read_question(Ask("Vilken nämnd i Mallbo har minst underskott?"), ("Mallbo",)))


def test_activities_go_by_no_name_of_their_kind():
    answer = reply("Vilka verksamheter i Mallbo drog över budget?", held(HEADED))
    assert any("Grundskola" in citation.quote for citation in answer.citations)


def test_activities_of_one_area_are_not_all_of_them():
    asked = read_question(Ask("Vilka verksamheter inom snöröjningen går back?"))
    assert not goes_first(asked)
