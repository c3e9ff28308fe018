"""What says yes, what says no, and what decides nothing."""

from dataclasses import replace

import pytest

from service.question import read_question
from service.types import Ask
from service.vocabulary.polarity import Around, denies, is_pole, opposed, verdict
from tests.service import build


def decide(question: str, sentence: str, around: Around | None = None) -> bool | None:
    held = build.catalogue(build.written("Mallbo", f"# Läget\n\n{sentence}\n"))
    evidence = build.evidence_for(question, held)
    kept = tuple(word for word in evidence.question.words if not is_pole(word.text))
    words = replace(evidence, question=replace(evidence.question, words=kept)).words()
    return verdict(question, words, sentence, around or Around())


@pytest.mark.parametrize(
    ("question", "sentence", "holds"),
    [
        pytest.param("Finns det köer till rådgivningen?", "Det finns köer till rådgivningen.", True, id="stated"),
        pytest.param("Finns det köer till rådgivningen?", "Det finns inga köer till rådgivningen.", False, id="denied"),
        pytest.param("Blev det köer till rådgivningen?", "Köer till rådgivningen har undvikits.", False, id="avoided"),
        pytest.param("Finns det köer till rådgivningen?", "Det kan bli köer till rådgivningen.", None, id="hedged"),
        pytest.param("Har rådgivningen fått köer?", "Lokalerna har renoverats.", None, id="something-else"),
        pytest.param("Har samtalen ökat?", "Samtalen har minskat.", False, id="opposite"),
        pytest.param("Har samtalen ökat?", "Samtalen har ökat.", True, id="same-side"),
        pytest.param("Har samtalen ökat?", "Antalet samtal är oförändrat.", False, id="unchanged"),
        pytest.param("Har samtalen ökat?", "Samtalen minskar inte.", None, id="denied-opposite-needs-care"),
        pytest.param("Har samtalen minskat?", "Samtalen är färre än budgeterat.", None, id="against-budget-is-no-fall"),
        pytest.param("Har alla hem en plan?", "Samtliga hem har en plan.", True, id="all"),
        pytest.param("Har alla hem en plan?", "Av hemmen har 90 procent en plan.", False, id="share"),
        pytest.param("Har alla hem en plan?", "Flertalet hem har en plan.", False, id="most"),
        pytest.param(
            "Har samtalen ökat?", "Samtalen uppgår till 90, vilket är en minskning med 10.", False, id="goes-on-to-say"
        ),
        pytest.param(
            "Har männens samtal ökat?", "Samtalen har sett över 18 månaders tid minskat.", None, id="months-are-no-men"
        ),
        pytest.param("Är samtalen oförändrade?", "Samtalen har minskat.", False, id="moved-and-not-unchanged"),
        pytest.param("Är samtalen oförändrade?", "Samtalen är oförändrade.", True, id="unchanged-as-asked"),
        pytest.param("Har samtalen fördubblats?", "Samtalen har ökat.", None, id="a-rise-is-no-doubling"),
        pytest.param("Har samtalen dubblats?", "Samtalen har nästan fördubblats.", True, id="doubled"),
        pytest.param("Är samtal dyrare än besök?", "Samtal är dyrare än besök.", None, id="two-things-compared"),
        pytest.param("Finns det köer?", "Det finns köer till flera enheter.", None, id="one-word-alone"),
        pytest.param(
            "Finns det medel till rådgivning?", "Ej nyttjade medel till rådgivning finns.", True, id="ej-of-a-word"
        ),
        pytest.param("Har rådgivningen inte köer?", "Det finns inga köer till rådgivningen.", None, id="asked-in-no"),
    ],
)
def test_a_sentence_decides_or_does_not(question: str, sentence: str, holds: bool | None):
    assert decide(question, sentence) is holds


def test_another_clause_does_not_deny():
    assert decide("Har mottagningen öppnat?", "Mottagningen har öppnat, men lokalen är inte klar.") is True


def test_what_goes_on_about_the_sentence_before_is_decided_by_it():
    around = Around(before="Träffpunkten drivs tillsammans med föreningen.")
    assert decide("Har träffpunkten fått fler besökare?", "Verksamheten har fått fler besökare.", around) is True


def test_not_only_denies_nothing():
    assert not denies("Det gäller inte bara barn.")
    assert denies("Det gäller inte barn.")


def test_opposites():
    assert opposed("gick det plus", "minus") == "result"
    assert opposed("okar", "minskar det") == "movement"
    assert opposed("barn", "unga") is None
    assert is_pole("vinst")
    assert not is_pole("rådgivning")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hyrde kommunen in konsulter under våren?", "yesno"),
        ("Kostnader för konsulter i Mallbo 2024?", "lookup"),
        ("Går Mallbo plus eller minus?", "lookup"),
        ("Ökar eller minskar sjukfrånvaron i Mallbo?", "trend"),
        ("Har det blivit fler anställda jämfört med året innan?", "yesno"),
        ("tack så mycket!", "courtesy"),
        ("Vad kan jag fråga om?", "courtesy"),
        ("Vad kan man göra åt sjukfrånvaron?", "lookup"),
    ],
)
def test_what_wants_yes_or_no(text: str, kind: str):
    assert read_question(Ask(text), ("Mallbo",)).kind.value in (kind, "listing" if kind == "lookup" else kind)


def test_what_the_heading_names_the_sentence_need_not():
    around = Around(headings="Hembesök i Norrbyn")
    assert decide("Är mammorna i Norrbyn nöjda med hembesöken?", "Mammorna är mycket nöjda.", around) is True
    assert decide("Är mammorna i Norrbyn nöjda med hembesöken?", "Mammorna är mycket nöjda.") is None
