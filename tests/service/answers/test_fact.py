import pytest

from tests.service import build
from tests.service.build import case, reply


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("När sammanträder nämnden i Testhamn 2026?", "answered", "27 januari, 24 mars, 26 maj"),
        ("Vad betyder LVU i Provsjö?", "answered", "lagen med särskilda bestämmelser om vård av unga (LVU)"),
        ("Vad betyder SSPF i Mallbo?", "answered", "skola, socialtjänst, polis och fritid (SSPF)"),
        ("Vad sägs om gruppboendet på Mallgatan?", "answered", "Gruppboendet på Mallgatan skulle ha öppnat"),
    ],
    ids=case,
)
def test_the_report_s_own_sentence_answers(text, status, words):
    answer = reply(text, build.samples())
    assert answer.status == status
    assert words in " ".join(answer.citations[0].quote.split())
    assert words in answer.answer


def report(body):
    return build.catalogue(build.written("Mallbo", f"# Verksamhet\n\n{body}\n"))


def test_a_sentence_with_a_date_goes_before_one_without_when_it_is_asked_when():
    held = report("Träffpunkten öppnade på Storgatan.\n\nTräffpunkten öppnade den 3 mars 2024.")
    assert "3 mars" in reply("När öppnade träffpunkten?", held).citations[0].quote


def test_a_quotation_is_verbatim_and_says_whose_it_is():
    held = report("Ordförande i nämnden är Maja Ek.")
    answer = reply("Vem är ordförande i nämnden?", held)
    assert "Mallbo: ”Ordförande i nämnden är Maja Ek.”" in answer.answer


def test_a_sentence_about_something_near_is_no_answer():
    held = report("Träffpunkten på Storgatan är populär bland äldre.")
    assert reply("Vem är ordförande i nämnden?", held).status == "not_found"


def test_a_question_for_a_number_is_not_answered_by_a_sentence_without_one():
    held = report("Träffpunkten på Storgatan är populär bland äldre.")
    assert reply("Hur många besökare har träffpunkten på Storgatan?", held).status == "not_found"
