"""What a report tells over several sentences of a paragraph is told whole, and nothing that is of something else."""

import pytest

from service.composer import tells_more
from tests.service import build
from tests.service.build import case, in_parts, table

HELD = build.catalogue(
    build.written(
        "Fiktiva",
        "## Ekonomi\n\n"
        + table("Städning | 40 000 | 42 000 | -2 000", "Summa | 100 000 | 106 500 | -6 500")
        + "\n## Blommor\n\n"
        + table("Blommor | 31 200 | 34 800", columns="Utfall jan-aug 2023 | Utfall jan-aug 2024")
        + "\nUtfallet för blommor är 34,8 miljoner kronor. Avtalet gick ut i våras."
        " I jämförelse med budget är avvikelsen för blommor negativ med 1,7 miljoner kronor.\n\n"
        "## Rådgivning\n\nSammanlagt har 640 rådgivande brev skickats till och med augusti. Samma period förra året"
        " hade 512 brev skickats. Breven har ökat med 25 procent.\n\n"
        "## Cykelkurser\n\nUnder året har 84 cyklister tagit kursbevis. Det motsvarar 70 procent av de anmälda."
        " Hjälmar har delats ut till 31 skolklasser.\n\n"
        "## Svar\n\nTotalt har 57 lärare svarat på skolmatsenkäten. Av elever kom det in 91 svar i enkäten.\n\n"
        "## Frånvaro\n\nMännens frånvaro på körövningar ligger på 12 procent."
        " Kvinnornas frånvaro på körövningar har minskat med 3 procentenheter.\n\n"
        "## Verksamhetsintäkter\n\nVerksamhetens intäkter för perioden är 8,1 miljoner kronor vilket är 2,2 miljoner"
        " kronor mindre än samma period 2023.\n\n"
        "## Verksamhetskostnader\n\nKostnaderna för perioden är 15,3 miljoner kronor vilket är 1,6 miljoner kronor"
        " mindre än samma period 2023.\n\n"
        "## Utflykter\n\nUnder året har nio klasser åkt på utflykt till havet och sex klasser har åkt till skogen.\n",
    )
)


def replied(text):
    return in_parts(text, HELD)[1]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Hur många rådgivande brev har skickats i Fiktiva i år?", ["640", "512", "25 procent"]),
        ("Hur många cyklister i Fiktiva har tagit kursbevis?", ["84", "70 procent"]),
        ("Hur många lärare i Fiktiva svarade på skolmatsenkäten, och svarade elever?", ["57", "91"]),
        ("Vad kostar blommor i Fiktiva och hur mycket sämre än budget är det?", ["34,8", "1,7"]),
        ("Hur många klasser i Fiktiva åkte till havet och hur många klasser åkte till skogen?", ["nio", "sex"]),
    ],
    ids=case,
)
def test_the_sentences_that_tell_of_one_thing_come_together(text, figures):
    told = replied(text)
    assert [figure for figure in figures if figure not in told] == []


def test_what_is_asked_for_comes_before_what_it_is_held_against():
    told = replied("Hur många rådgivande brev hade skickats samma period förra året i Fiktiva?")
    assert told.index("512") < told.index("640")


def test_a_sentence_that_leans_on_another_comes_after_it():
    told = replied("Hur stor andel av de anmälda har tagit kursbevis i Fiktiva?")
    assert told.index("84") < told.index("70 procent")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Hur många cyklister i Fiktiva har tagit kursbevis?", "31"),
        ("Hur hög är männens frånvaro på körövningar i Fiktiva?", "3 procentenheter"),
        ("Hur många lärare i Fiktiva svarade på skolmatsenkäten?", "91"),
        ("Vad kostar blommor i Fiktiva?", "1,7"),
    ],
    ids=case,
)
def test_what_is_of_something_else_is_left_out(text, other):
    assert other not in replied(text)


def test_what_one_sentence_tells_of_both_halves_is_quoted_once():
    told = replied("Hur många klasser i Fiktiva åkte till havet och hur många klasser åkte till skogen?")
    assert told.count("klasser åkt") == 1


def test_costs_are_no_income_that_was_told_of_before():
    asked = "Hur mycket lägre blev intäkterna i Fiktiva 2024 än året före, och hur mycket lägre blev kostnaderna?"
    told = replied(asked)
    assert "2,2 miljoner" in told
    assert "1,6 miljoner" in told


@pytest.mark.parametrize(
    ("text", "known", "more"),
    [
        ("Det är 11 mnkr, vilket är två procent.", "Det är 11 mnkr.", True),
        ("Det är 11 mnkr, vilket är två procent.", "Det är 11 mnkr eller 2 procent.", False),
        ("Det är 11 mnkr.", "Det är 11 mnkr eller 2 procent.", False),
        ("Det är 12 mnkr.", "Det är 11 mnkr.", True),
        ("Det gick bra.", "Det är 11 mnkr.", True),
    ],
    ids=case,
)
def test_a_number_in_words_is_a_number(text, known, more):
    assert tells_more(text, known) is more
