"""Who runs a thing, how long it lasts, what one of a sort costs and gets, and what something is called."""

import pytest

from service.question import Kind, read_question
from service.types import Ask
from tests.service import build
from tests.service.build import plain, reply


def report(body):
    return build.catalogue(build.written("Mallbo", f"# Verksamhet\n\n{body}\n"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("vem driver samtalsmottagningen", Kind.FACT),
        ("Vilka driver hembesöken i Mallbo?", Kind.FACT),
        ("Vad driver kostnaderna i Mallbo?", Kind.WHY),
        ("Från vilken kommun har Mallbo hämtat metoden?", Kind.FACT),
    ],
)
def test_who_runs_it_is_no_question_of_causes(text, kind):
    assert read_question(Ask(text), ("Mallbo",)).kind is kind


def test_how_long_is_told_from_month_to_month_and_is_no_sum():
    held = report("Medarbetarna får retroaktiv lön för perioden 1 april till september.\n\nLönerna kostade 5 mnkr.")
    assert "1 april till september" in reply("Hur länge får man retroaktiv lön för i Mallbo?", held).answer


def test_a_price_of_another_sort_is_none():
    held = report("Ett dygn i jourhem kostar 1 850 kronor.\n\nSkyddat boende har använts mindre i år.")
    answer = reply("Vad kostar ett dygn i skyddat boende i Mallbo?", held)
    assert answer.status == "not_found"
    assert "1 850" not in plain(answer.answer)


def test_what_one_household_gets_is_no_month_of_all():
    table = "| Nyckeltal | Utfall 2024 | Budget 2024 |\n|---|---|---|\n"
    table += "| Genomsnittligt bistånd per månad, kronor | 11 856 | 12 158 |\n"
    held = report(f"Utfallet för ekonomiskt bistånd är 101,2 miljoner kronor.\n\n## Ekonomiskt bistånd\n\n{table}")
    answer = plain(reply("Hur mycket får ett hushåll i snitt i försörjningsstöd per månad i Mallbo?", held).answer)
    assert "12,7" not in answer
    assert "8 månader" not in answer


def test_what_it_costs_stands_beside_the_grant_that_pays_for_it():
    table = "| Extern finansiering | Bidrag (tkr) | Kostnad (tkr) | Netto |\n|---|---|---|---|\n"
    table += "| Personligt ombud | 1 185 | 2 137 | -952 |\n| Föräldrastöd | 1 227 | 1 227 | 0 |\n"
    answer = plain(reply("Hur mycket kostade personligt ombud i Mallbo?", report(table)).answer)
    assert answer.index("2,1") < answer.index("1,2") if "1,2" in answer else "2,1" in answer


def test_what_it_is_called_is_told_by_a_name():
    held = report("Mottagningen för unga har flyttat.\n\nMottagningen för unga i centrum kallas numera Lyktan.")
    answer = reply("Vad heter mottagningen för unga i Mallbo?", held).answer
    assert "Lyktan" in answer
    assert "flyttat" not in answer


def test_a_last_day_is_told_by_when_it_must_be_there():
    held = report(
        "Ansökan om statsbidrag skrevs den 28 augusti 2024 av förvaltningen och gäller hela 2025.\n\n"
        "Ansökan om statsbidrag ska vara Socialstyrelsen tillhanda 2024-10-01."
    )
    assert "2024-10-01" in reply("Vilket datum måste ansökan om statsbidrag vara inne i Mallbo?", held).answer


@pytest.mark.parametrize("text", ["Hur gammal är Maja Ek i Mallbo?", "How old is Maja Ek in Mallbo?"])
def test_how_old_somebody_is_takes_an_age(text):
    assert reply(text, report("Ordförande: Maja Ek (M)\n\nMaja Ek leder mötet.")).status == "not_found"


def test_what_one_visit_costs_is_no_account():
    held = report("Utfallet för familjerådgivningen är 6,6 miljoner kronor.")
    assert reply("Vad kostar familjerådgivningen per besök i Mallbo?", held).status == "not_found"
