"""What went otherwise than planned or aimed for, and differences of like things alone, over small made-up reports."""

import pytest

from service.question import read_question
from service.types import Ask
from tests.service import build
from tests.service.build import plain, reply

RESULT = """# Ekonomi

| Resultaträkning (tkr) | Budget helår | Prognos helår | Avvikelse helår | Budget jan-aug | Utfall jan-aug | Avvikelse jan-aug | Utfall jan-aug föregående år |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Verksamhetens intäkter | 9 000 | 12 000 | 3 000 | 6 000 | 7 000 | 1 000 | 6 500 |
| Personal | -70 000 | -74 000 | -4 000 | -46 000 | -48 000 | -2 000 | -45 000 |
| Verksamhetens kostnader | -143 000 | -148 000 | -5 000 | -95 000 | -99 000 | -4 000 | -92 000 |
| Årets resultat | -134 000 | -136 000 | -2 000 | -89 000 | -92 000 | -3 000 | -85 500 |

## Missbruksvård

| Verksamhet (tkr) | jan-aug 2022 | jan-aug 2023 | jan-aug 2024 |
| --- | --- | --- | --- |
| Missbruksvård | 20 000 | 24 000 | 30 000 |

## Utredningar

| Barn och unga | jan-jun 2022 | jan-jun 2023 | jan-jun 2024 |
| --- | --- | --- | --- |
| Antal inledda utredningar | 50 | 60 | 70 |
| Antal unika personer med inledda utredningar | 45 | 52 | 61 |
| Antal avslutade utredningar | 55 | 58 | 90 |
| Antal unika personer med avslutade utredningar | 50 | 51 | 80 |

## Mått

| Mått | Utfall 2023 | Mål 2024 | Utfall 2024 |
| --- | --- | --- | --- |
| Andel hushåll som avslutas till arbete | 25 % | 36 % | 19 % |
| Andel e-ansökningar om bistånd | 54 % | 65 % | 60 % |
| Andel vuxna som efter skyddat boende uppger att de inte utsätts för våld | 76 % | 88 % | 75 % |

Under perioden har 16 av 166 träningslägenheter gjorts om till förstahandskontrakt.

Hittills i år har 14 sociala kontrakt avslutats, varav 7 personer fått eget boende.
"""  # noqa: E501


@pytest.fixture(scope="module")
def held():
    return build.catalogue(build.written("Mallbo", RESULT))


def derived(answer):
    return [(f.value, f.unit, f.derived.operation) for f in answer.figures if f.derived is not None]


def test_more_income_than_meant_is_the_good_way(held):
    assert read_question(Ask("hur mycket mer intäkter än tänkt fick Mallbo"), ("Mallbo",)).direction == 1
    assert read_question(Ask("hur mycket mer än tänkt kostade personalen i Mallbo"), ("Mallbo",)).direction == -1
    answer = plain(reply("hur mycket mer pengar fick Mallbo i intäkter än tänkt för helåret 2024", held).answer)
    assert answer.startswith("I Mallbo väntas Verksamhetens intäkter gå 3,0 mnkr bättre än budget helåret 2024")


def test_more_than_meant_of_a_cost_is_the_report_s_own_deviation(held):
    answer = plain(reply("Personal i Mallbo jan-aug 2024, hur mycket högre än tänkt", held).answer)
    assert answer.startswith("I Mallbo gick Personal 2,0 mnkr över budget januari–augusti 2024")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("vilket mått ligger längst från målet i Mallbo?", "Längst från målet i Mallbo är ”Andel hushåll"),
        ("vilken indikator ligger närmast målet i Mallbo?", "Bäst mot målet i Mallbo är ”Andel e-ansökningar"),
    ],
)
def test_indicators_are_ranked_by_what_they_lack_of_their_targets(held, question, first):
    assert plain(reply(question, held).answer).startswith(first)


def test_of_two_indicators_that_are_named_only_those_are_ranked(held):
    answer = reply(
        "Vilket mått i Mallbo ligger längst under målet, andel hushåll till arbete eller andel e-ansökningar?", held
    )
    said = plain(answer.answer)
    assert said.startswith("Längst från målet i Mallbo är ”Andel hushåll")
    assert "Andel e-ansökningar" in said
    assert "våld" not in said


def test_the_goal_with_the_worst_verdict_goes_worst():
    goals = """# Mål

| Kommunmål | Nämndmål | Måluppfyllelse |
| --- | --- | --- |
| Trygghet | Fler unga nås tidigt | I hög grad uppfyllt |
| Ekonomi | Ekonomin är i balans | Ej uppfyllt |
| Klimat | Utsläppen minskar | Delvis uppfyllt |
"""
    answer = reply("vilket nämndmål går sämst i Mallbo?", build.catalogue(build.written("Mallbo", goals)))
    assert plain(answer.answer) == "Sämst bedöms i Mallbo ”Ekonomin är i balans”: uppfylls inte."


def test_a_change_since_a_year_is_from_that_year(held):
    answer = reply("hur mycket har missbruksvården ökat i Mallbo sedan 2022", held)
    assert derived(answer) == [("10000", "tkr", "difference"), ("50.0", "%", "percent_change")]


def test_a_year_that_no_column_has_is_said_to_lack_the_figure(held):
    answer = reply("hur mycket dyrare är personalen i Mallbo 2024 än 2021", held)
    assert answer.status == "partial"
    assert plain(answer.answer).endswith("För 2021 redovisas ingen sådan uppgift.")


def test_what_the_question_counts_tells_rows_apart(held):
    answer = reply("Hur många fler utredningar avslutades än inleddes för barn i Mallbo första halvåret 2024?", held)
    assert ("20", "utredningar", "difference") in derived(answer)


def test_a_share_of_a_number_that_the_question_states_is_of_the_sentence_that_counts_it(held):
    answer = reply("Hur stor andel av de 14 avslutade sociala kontrakten i Mallbo ledde till eget boende", held)
    assert derived(answer) == [("50.0", "%", "share")]


def test_a_row_that_is_of_such_a_share_is_the_answer(held):
    answer = reply("hur stor del av de vuxna i Mallbo utsätts inte för våld efter skyddat boende", held)
    assert "75 procent (utfall 2024)" in plain(answer.answer)
    assert derived(answer) == []


def test_those_who_have_not_are_what_is_left_of_those_who_have(held):
    answer = reply("hur många träningslägenheter i Mallbo har INTE gjorts om till förstahandskontrakt?", held)
    assert [(value, operation) for value, _, operation in derived(answer)] == [("150", "difference")]


ABSENCE = {
    "Mallbo": "| Sjukfrånvaro (%) | 2023 | 2024 |\n| --- | --- | --- |\n| Sjukfrånvaro, totalt | 7 | 8 |\n",
    "Norrby": "Familjeenhetens sjukfrånvaro är 2,5 procent.\n",
}


def test_a_unit_is_set_beside_a_whole_committee_and_never_subtracted():
    both = build.catalogue(*(build.written(place, f"# Personal\n\n{text}") for place, text in ABSENCE.items()))
    answer = reply("skillnad i sjukfrånvaro mellan Mallbo och Norrby", both)
    assert derived(answer) == []
    assert {figure.value for figure in answer.figures} == {"8", "2.5"}


def test_a_sum_over_several_years_says_each_one_s_time():
    rows = build.table("Barn och unga | 100 000 | 108 000 | -8 000", "Summa | 134 000 | 138 000 | -4 000")
    both = build.catalogue(
        build.written("Mallbo", "# Ekonomi\n\n" + rows, year=2024),
        build.written("Norrby", "# Ekonomi\n\n" + rows, year=2023),
    )
    answer = plain(reply("vad kostar barn och unga i Mallbo och Norrby 2023/2024 tillsammans", both).answer)
    assert answer.startswith("Tillsammans: 216,0 mnkr =")
    assert "januari–augusti 2024" in answer
    assert "januari–augusti 2023" in answer


def test_two_things_after_one_preposition_share_what_stands_before_it():
    rows = build.table("Öppna insatser barn | 10 000 | 13 000 | -3 000", "Öppna insatser vuxna | 9 000 | 9 500 | -500")
    answer = reply(
        "är kostnaden för öppna insatser högre för barn än för vuxna i Mallbo",
        build.catalogue(build.written("Mallbo", "# Ekonomi\n\n" + rows)),
    )
    assert plain(answer.answer).startswith("Ja, i Mallbo är Öppna insatser barn")
