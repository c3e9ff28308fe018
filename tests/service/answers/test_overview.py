import pytest

from tests.service import build
from tests.service.build import case, plain, reply, told, warned


@pytest.mark.parametrize(
    "text",
    [
        "Sammanfatta ekonomin i Exempelköping",
        "Hur går det för nämnden i Exempelköping?",
        "exempelkoping i korthet, sammanfatta",
    ],
    ids=case,
)
def test_the_committee_s_accounts_and_the_largest_deviations(text):
    answer = reply(text, build.samples())
    assert answer.status == "answered"
    assert told(answer)[:2] == [
        "Exempelköping deviation 2024-01/2024-08 -7755",
        "Exempelköping outcome 2024-01/2024-08 224443",
    ]
    assert (
        "Störst avvikelse helåret 2024 har Barn- och ungdomsvård (underskott 14,9 mnkr), "
        "Missbruks- och beroendevård (överskott 3,5 mnkr) och Ekonomiskt bistånd (underskott 2,7 mnkr)."
    ) in plain(answer.answer)


def test_kinds_of_cost_are_not_among_the_largest_deviations():
    answer = reply("Sammanfatta ekonomin i Provsjö", build.samples())
    assert "Köp av verksamhet" not in answer.answer
    assert "Nämnd, ledning och gemensam verksamhet (överskott 4,3 mnkr)" in plain(answer.answer)


def test_the_first_page_of_a_split_table_counts():
    answer = reply("Vad är viktigast i rapporten från Testhamn?", build.samples())
    assert "Störst avvikelse helåret 2025 har Barn och unga (överskott 5,4 mnkr)" in plain(answer.answer)


def test_an_overview_in_english_shows_what_contradicts():
    answer = reply("Summarise the finances of Mallbo", build.samples())
    text = plain(answer.answer)
    assert text.startswith("In Mallbo, the committee (Socialnämnden) was SEK 5.3 million under budget")
    assert "conflict" in warned(answer)
    assert "SEK 6.3 million" in text


def test_several_reports_are_told_briefly():
    answer = reply("Sammanfatta ekonomin", build.samples("exempelkoping", "provsjo"))
    text = plain(answer.answer)
    assert "I Exempelköping gick Socialnämnden 7,8 mnkr över budget" in text
    assert "I Provsjö gick Socialnämnden 5,6 mnkr under budget" in text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Hur gick barn och unga i Exempelköping?", "Exempelköping deviation 2024-01/2024-08 -10347"),
        ("Hur gick det för vuxna i Mallbo?", "Mallbo deviation 2024-01/2024-08 2.7"),
        ("Hur gick det med sjukfrånvaron i Exempelköping?", "Exempelköping outcome 2024-01/2024-08 6.8"),
    ],
    ids=case,
)
def test_an_overview_of_one_thing_is_of_that_thing(text, first):
    answer = reply(text, build.samples())
    assert answer.status == "answered"
    assert told(answer)[0] == first
    assert "Socialnämnden" not in answer.answer


def test_a_report_without_accounts_is_told_by_its_summary():
    body = (
        "# Sammanfattning\n\nNämnden har under våren byggt upp en ny mottagning för unga med flera partner.\n\n"
        "# Övrigt\n\nAlla medarbetare har fått nya datorer och telefoner under hösten som gick.\n"
    )
    answer = reply("Sammanfatta rapporten från Mallbo", build.catalogue(build.written("Mallbo", body)))
    assert "ny mottagning för unga" in answer.answer
    assert "nya datorer" not in answer.answer


@pytest.mark.parametrize(
    ("text", "held", "left"),
    [
        ("Sammanfatta personalläget i Exempelköping", "Sjukfrånvaro", "Störst avvikelse"),
        ("Summarise staffing in Exempelköping", "Sick leave", "largest deviations"),
        ("Berätta om ekonomiskt bistånd i Exempelköping", "2,2 mnkr över budget", "Störst avvikelse"),
        ("What is going on with social assistance in Exempelköping?", "SEK 2.2 million over budget", "largest"),
    ],
    ids=case,
)
def test_an_overview_of_a_part_keeps_to_it(text, held, left):
    answer = reply(text, build.samples())
    assert answer.status == "answered"
    assert held in plain(answer.answer)
    assert left not in answer.answer


def test_a_whole_report_is_told_with_goals_and_staff():
    told_of = plain(reply("Vad är viktigast i rapporten från Exempelköping?", build.samples()).answer)
    assert "Mål som inte nås fullt ut: ”Fler familjer får stöd tidigt” (delvis uppfyllt)" in told_of
    assert "Sjukfrånvaro" in told_of


def test_indicators_stand_for_goals_where_none_is_judged():
    told_of = plain(reply("Sammanfatta Testhamns rapport", build.samples()).answer)
    assert "Indikatorer som inte når årets mål: " in told_of
    assert "”Antal deltagare i boskola” (22 mot 40)" in told_of


def test_a_theme_is_told_by_the_section_about_it():
    body = (
        "# Effekter av stormen\n\nFyra boenden saknade ström under två dygn i mars.\n\n"
        "Personalen sov över på arbetsplatsen.\n\n# Annat\n\nNämnden har bytt leverantör av kontorsmaterial i år.\n"
    )
    answer = reply("Hur påverkade stormen Mallbo?", build.catalogue(build.written("Mallbo", body)))
    assert "saknade ström" in answer.answer
    assert "kontorsmaterial" not in answer.answer


def test_a_theme_that_a_row_measures_is_told_by_it_first():
    body = (
        "# Barns skolgång\n\nEleverna i stallskolan har fått läxhjälp under hela våren.\n\n"
        "Indikatorer\tUtfall 2023\tMål 2023\n"
        "Andel elever i stallskolan som läser flytande\t62 %\t95 %\n"
        "Andel elever i simskolan som kan dyka\t41 %\t50 %\n"
    )
    answer = reply("Hur gick det för eleverna i stallskolan i Mallbo?", build.catalogue(build.written("Mallbo", body)))
    assert "62 procent" in answer.answer
    assert "95 procent" in answer.answer
    assert answer.answer.index("62 procent") < answer.answer.index("läxhjälp")
    assert "simskolan" not in answer.answer


def test_an_activity_without_accounts_is_told_of_by_its_parts():
    rows = build.table(
        "Vuxna med beroendeproblematik | 44 000 | 38 000 | 6 000",
        "Vuxna, ej beroendeproblematik | 49 000 | 50 000 | -1 000",
        "Ekonomiskt bistånd | 20 000 | 20 500 | -500",
        "Summa | 113 000 | 108 500 | 4 500",
    )
    answer = build.plain(
        build.reply("Hur gick det för vuxna i Mallbo?", build.catalogue(build.written("Mallbo", rows))).answer
    )
    assert "6,0 mnkr under budget" in answer
    assert "1,0 mnkr över budget" in answer
    assert answer.index("6,0 mnkr") < answer.index("1,0 mnkr")
    assert "bistånd" not in answer
