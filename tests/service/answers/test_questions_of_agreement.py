"""Questions whether a report agrees with itself, in the words that readers use, and what they are answered with."""

import pytest

from service.question import Kind, read_question
from service.types import Ask
from tests.service import build
from tests.service.build import plain, reply, warned


@pytest.mark.parametrize(
    "question",
    [
        "Vilken siffra ska man lita på för hemtjänsten i Mallbo?",
        "Varför står det olika om hemtjänsten i Mallbo?",
        "Varför står det både 10,0 och 14,0 miljoner för hemtjänsten i Mallbo?",
        "Går siffrorna om hemtjänsten i Mallbo isär?",
        "Är siffran för hemtjänsten i Mallbo densamma överallt?",
        "Stämmer totalen för hemtjänsten i Mallbo?",
        "Why are there two figures for home care in Mallbo?",
        "Är hemtjänstens prognos korrekt återgiven i Mallbo?",
        "Vad kostade hemtjänsten i Mallbo, är sammanfattningens tabell riktig?",
        "Är handlingarna till mötet i Mallbo rätt daterade?",
    ],
)
def test_asked_in_other_words_it_is_a_question_of_agreement(question):
    assert read_question(Ask(question), frozenset({"Mallbo"})).kind is Kind.CONFLICT


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Stämmer det att hemtjänsten gick över budget i Mallbo?", Kind.YESNO),
        ("Finns det både hemtjänst och förskola i Mallbo?", Kind.YESNO),
        ("Vad kostade hemtjänsten i Mallbo både 2023 och 2024?", Kind.TREND),
    ],
)
def test_other_questions_stay_what_they_are(question, kind):
    assert read_question(Ask(question), frozenset({"Mallbo"})).kind is kind


COLUMNS = "Budget helår 2024 | Prognos helår 2024 | Avvikelse helår 2024"


def mallbo(*paragraphs, rows=("Hemtjänst | 100 000 | 110 000 | -10 000", "Förskola | 50 000 | 50 000 | 0")):
    text = "\n\n".join(("# Ekonomi", build.table(*rows, columns=COLUMNS), *paragraphs))
    return build.catalogue(build.written("Mallbo", text + "\n"))


def test_a_section_that_denies_the_balance_of_its_row():
    held = mallbo(
        "## Förskola", "Barnen är fler. Detta kommer att resultera i en negativ avvikelse om 3,1 miljoner kronor."
    )
    told = plain(reply("Hur stor avvikelse väntas förskolan få i Mallbo helåret 2024?", held).answer)
    assert "3,1 mnkr underskott i löptexten" in told


def test_a_why_is_told_both_figures_and_not_causes():
    held = mallbo("## Hemtjänst", "Hemtjänsten väntas gå 14,0 miljoner kronor över budget för helåret 2024.")
    answer = reply("Varför står det olika om hemtjänstens prognos i Mallbo?", held)
    assert warned(answer) == ["conflict"]
    assert "14,0 mnkr" in answer.answer
    assert "10,0 mnkr" in answer.answer


def test_two_halves_of_a_heading_that_miss_their_row():
    told = plain(reply("Hur gick nämnd och ledning mot budget i Huddinge augusti 2020?", build.real("001")).answer)
    assert "0,5 mnkr och 0,7 mnkr för delarna i löptexten ger tillsammans 1,2 mnkr" in told


def test_numbers_alone_are_held_against_the_reports_own_counting():
    told = plain(reply("Stämmer det att 222 av 526 är 43 procent i Botkyrka?", build.real("003")).answer)
    assert "222 personer av 526 personer är 42,2 procent" in told
