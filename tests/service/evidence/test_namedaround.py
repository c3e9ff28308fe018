"""A place that only the paragraph names, and a price whose row says it in another word."""

import pytest

from tests.service import build
from tests.service.build import plain, reply

SURVEY = (
    "Under våren har föräldrar i Lindängen fått möjlighet att besvara en enkät om stöd. Enkäten översattes till flera"
    " språk. 84 föräldrar har svarat på enkäten, lika många pappor som mammor."
)
OF_ANOTHER = "Föräldrar i Lindängen fick en enkät. I Rosengården har 84 föräldrar svarat på enkäten."


def report(body):
    return build.catalogue(build.written("Mallbo", f"# Samverkan\n\n{body}\n"))


def test_a_sentence_is_of_the_place_that_its_paragraph_names():
    answer = reply("Hur många föräldrar svarade på enkäten i Lindängen?", report(SURVEY))
    assert "84 föräldrar" in answer.answer


def test_a_sentence_with_a_name_of_its_own_is_of_no_other_place():
    held = report(f"{OF_ANOTHER}\n\nNämnden höll nio möten.")
    assert "84" not in plain(reply("Hur många föräldrar svarade på enkäten i Lindängen?", held).answer)


@pytest.mark.parametrize(
    "text", ["Vad kostar en plats på stödboende per år i Mallbo?", "vad kostar en plats i stödboende"]
)
def test_a_place_is_what_a_price_is_of(text):
    table = "| Nyckeltal (tkr) | Utfall 2023 | Budget 2024 |\n|---|---|---|\n"
    table += "| Stödboende, årskostnad | 561 | 540 |\n| Jourhem, årskostnad | 530 | 520 |\n"
    assert "561" in plain(reply(text, report(f"## Nyckeltal\n\n{table}")).answer)


def test_what_is_paid_out_is_money():
    held = report(
        "Ersättningen söks för 11 avhoppare.\n\nErsättningen för avhoppare väntas bli 3,8 miljoner kronor i Mallbo."
    )
    answer = reply("Hur stor ersättning får Mallbo för avhopparna?", held).answer
    assert "3,8" in answer
    assert "11 avhoppare" not in plain(answer)


def test_what_is_set_aside_each_year():
    held = report("Kommunen har budgeterat 10 miljoner kronor årligen för särskilda kompetenssatsningar.")
    answer = reply("Hur mycket har Mallbo avsatt för kompetensutveckling per år?", held)
    assert "10 miljoner" in plain(answer.answer)
