import pytest

from service.answers.lookup import latest, slots_asked
from service.documents.economy import Slot
from tests.service import build
from tests.service.build import case, plain, reply, table, told, warned

EXEMPEL = [
    "Exempelköping deviation 2024-01/2024-08 -10347",
    "Exempelköping outcome 2024-01/2024-08 109214",
    "Exempelköping budget 2024-01/2024-08 98867",
    "Exempelköping deviation 2024-01/2024-12 -14850",
    "Exempelköping forecast 2024-01/2024-12 163150",
    "Exempelköping budget 2024-01/2024-12 148300",
]


@pytest.mark.parametrize(
    "text",
    [
        "Vad kostade barn- och ungdomsvården i Exempelköping till och med augusti 2024?",
        "Hur mycket drog barn och unga över budget i Exempelköping?",
        "hur mkt kostar bou i exempelkoping",
        "Vad är utfallet för barn & ungdom i Exempelköping?",
        "How much did barn och unga cost in Exempelköping?",
    ],
    ids=case,
)
def test_an_activity_s_accounts_in_any_words(text):
    answer = reply(text, build.samples())
    assert answer.status == "answered"
    assert sorted(told(answer)) == sorted(EXEMPEL)
    assert told(answer)[0] == EXEMPEL[0 if "budget" in text else 1]
    assert {figure.marker for figure in answer.figures} == {1}


def test_the_accounts_in_words():
    answer = reply("Hur mycket drog barn och unga över budget i Exempelköping?", build.samples())
    assert plain(answer.answer) == (
        "I Exempelköping gick Barn- och ungdomsvård 10,3 mnkr över budget januari–augusti 2024 "
        "(utfall 109,2 mnkr, budget 98,9 mnkr). "
        "Helårsprognosen är 14,9 mnkr över budget (prognos 163,2 mnkr, budget 148,3 mnkr)."
    )
    assert answer.answer.count("[1]") == 2


def test_the_accounts_in_english_name_the_activity_in_both_languages():
    answer = reply("How much was barn och unga over budget in Exempelköping?", build.samples())
    assert answer.language == "en"
    assert plain(answer.answer) == (
        "In Exempelköping, child and youth care (Barn- och ungdomsvård) was SEK 10.3 million over budget "
        "for January–August 2024 (outcome SEK 109.2 million, budget SEK 98.9 million). "
        "The full-year forecast is SEK 14.9 million over budget (forecast SEK 163.2 million, budget SEK 148.3 million)."
    )


def test_the_time_that_is_asked_for_comes_first():
    answer = reply("Vad är helårsprognosen i Provsjö?", build.samples())
    assert told(answer)[:2] == ["Provsjö forecast 2023-01/2023-12 246.3", "Provsjö deviation 2023-01/2023-12 7.1"]
    assert plain(answer.answer).startswith(
        "Prognosen för Socialnämnden i Provsjö är 246,3 mnkr helåret 2023, 7,1 mnkr under budget"
    )


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Vad kostade barn och unga i Exempelköping förra året?",
            ["Exempelköping outcome 2023-01/2023-08 94870", "Exempelköping outcome 2024-01/2024-08 109214"],
        ),
        (
            "Vad kostade ekonomiskt bistånd samma period förra året i Exempelköping?",
            ["Exempelköping outcome 2023-01/2023-08 41207", "Exempelköping outcome 2024-01/2024-08 44518"],
        ),
    ],
    ids=case,
)
def test_last_year_s_outcome_with_this_year_s_beside_it(text, figures):
    assert told(reply(text, build.samples())) == figures


def test_a_surplus_is_not_called_a_deficit():
    answer = reply("Hur stort är underskottet i Provsjö?", build.samples())
    assert answer.answer.startswith("Det är ett överskott, inte ett underskott")
    assert warned(answer) == ["premise"]
    assert "Provsjö deviation 2023-01/2023-08 5.6" in told(answer)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Hur stor är sjukfrånvaron i Exempelköping 2024?", "Exempelköping outcome 2024-01/2024-08 6.8"),
        ("hur stor ar sjukfranvaron i exempelkoping", "Exempelköping outcome 2024-01/2024-08 6.8"),
        ("sick leave in Exempelköping", "Exempelköping outcome 2024-01/2024-08 6.8"),
        ("Vad är etappmålet för sjukfrånvaro i Exempelköping?", "Exempelköping target 2024-01/2024-12 7.0"),
        ("Hur stor var sjukfrånvaron i Exempelköping 2022?", "Exempelköping outcome 2022-01/2022-12 7.4"),
        ("Hur många hushåll fick ekonomiskt bistånd i Testhamn?", "Testhamn outcome 2025-08/2025-08 447"),
        ("Hur många är anställda i Exempelköping?", "Exempelköping outcome 2024-08/2024-08 294"),
    ],
    ids=case,
)
def test_a_row_s_value_comes_first(text, first):
    answer = reply(text, build.samples())
    assert answer.status == "answered"
    assert told(answer)[0] == first


def test_a_row_with_its_target_and_the_years_before():
    answer = reply("Hur stor är sjukfrånvaron i Exempelköping 2024?", build.samples())
    assert plain(answer.answer) == (
        "Sjukfrånvaro, totalt (%) i Exempelköping: 6,8 procent (januari–augusti 2024); "
        "etappmål 2024 7,0 procent, helåret 2023 7,9 procent och helåret 2022 7,4 procent."
    )


def test_two_units_that_say_different_things_are_both_given():
    answer = reply("Hur stor är sjukfrånvaron i Mallbo?", build.samples())
    values = {figure.value for figure in answer.figures}
    assert {"6.47", "4.12"} <= values
    assert len(answer.citations) == 2


def test_a_sentence_is_quoted_where_no_table_has_the_figure():
    answer = reply("Vad kostade den köpta vården för barn och unga i Exempelköping?", build.samples())
    assert answer.status == "answered"
    assert "47,3 miljoner kronor till och med augusti" in answer.citations[0].quote
    assert "47.3" in {figure.value for figure in answer.figures}


def test_without_a_municipality_every_report_that_has_it_is_given_the_largest_first():
    answer = reply("Vad är avvikelsen för barn och unga?", build.samples("provsjo", "mallbo", "exempelkoping"))
    places = list(dict.fromkeys(figure.municipality for figure in answer.figures))
    assert places == ["Exempelköping", "Mallbo", "Provsjö"]


def test_a_figure_that_was_restored_says_how():
    answer = reply("Vad är prognosen i Skissby?", build.samples())
    assert "95,4 mnkr" in answer.answer
    assert "reconstructed" in warned(answer)
    assert "-951" in answer.warnings[0].message


def small(place, year, outcome):
    budget = outcome - 5_000
    body = "# Ekonomi\n\n" + build.table(
        f"Barn och unga | {budget} | {outcome} | -5 000", f"Summa | {budget} | {outcome} | -5 000"
    )
    return build.written(place, body, year)


def test_the_latest_report_of_a_municipality_answers_unless_a_year_is_named():
    held = build.catalogue(small("Mallbo", 2022, 90_000), small("Mallbo", 2024, 99_000), small("Mallbo", 2023, 95_000))
    assert "Mallbo outcome 2024-01/2024-08 99000" in told(reply("Vad kostade barn och unga i Mallbo?", held))
    assert "Mallbo outcome 2022-01/2022-08 90000" in told(reply("Vad kostade barn och unga i Mallbo 2022?", held))
    question = build.asked("Vad kostade det?", held)
    assert [document.meta.period.year for document in latest(held.documents, question)] == [2024]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Vad kostade det?", (Slot.OUTCOME, Slot.FORECAST)),
        ("Vad blev avvikelsen?", (Slot.DEVIATION, Slot.FORECAST_DEVIATION)),
        ("Vad blir avvikelsen på helåret?", (Slot.FORECAST_DEVIATION, Slot.DEVIATION)),
        ("Vad är prognosen?", (Slot.FORECAST, Slot.FORECAST_DEVIATION)),
        ("Vad är budgeten?", (Slot.YEAR_BUDGET, Slot.BUDGET)),
    ],
    ids=case,
)
def test_the_places_of_the_accounts_that_a_question_is_about(text, slots):
    assert slots_asked(build.asked(text, build.samples())) == slots


def test_more_income_than_budget_is_never_said_to_be_under_it():
    body = table(
        "Bidrag | 31 800 | 34 100 | 2 300",
        "Personal | -458 800 | -432 100 | 26 700",
        "Lokaler | -12 000 | -13 500 | -1 500",
        columns="Budget helår | Prognos helår | Avvikelse helår",
    )
    answer = reply("Vad är avvikelsen för Bidrag i Fiktiva?", build.catalogue(build.written("Fiktiva", body)))
    assert "2,3 mnkr bättre än budget" in answer.answer
    assert "under budget" not in answer.answer


def test_accounts_of_both_signs_are_given_with_them():
    body = table(
        "Ensamkommande barn | 1 200 | -500",
        "Utredning | -1 200 | -500",
        columns="Bokslut 2023 | Budget 2023",
    )
    held = build.catalogue(build.written("Fiktiva", body))
    both = plain(reply("Vad var Ensamkommande barn: Bokslut 2023 i Fiktiva 2024?", held).answer)
    one = plain(reply("Vad var Utredning: Bokslut 2023 i Fiktiva 2024?", held).answer)
    assert "budget 2023: −500 tkr" in both
    assert "budget 2023 500 tkr" in one


def test_a_budgeted_loss_keeps_its_sign_beside_a_forecast_gain():
    rows = build.table(
        "Hamn | -60 000 | 30 000 | 90 000",
        "Energi | -30 000 | 10 000 | 40 000",
        "Summa | -90 000 | 40 000 | 130 000",
        columns="Budget helår | Prognos helår | Avvikelse helår",
    )
    held = build.catalogue(build.written("Mallbo", f"# Ekonomi\n\n{rows}\n"))
    answer = reply("Vad är helårsprognosen i Mallbo?", held)
    assert "Prognosen för Socialnämnden i Mallbo är 40,0 mnkr helåret 2024" in plain(answer.answer)
    assert "budget −90,0 mnkr" in plain(answer.answer)
