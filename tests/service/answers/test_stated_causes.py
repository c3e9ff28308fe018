"""What counts as a stated cause, and what does not: volumes, mirrored results, what a page parts, what is only near."""

import pytest

from index.types import Span, Statement
from service.answers.ranking.boardresults import goes_first
from service.evidence.explained import explained_by
from service.question import read_question
from service.question.kinds import Kind
from service.types import Ask
from tests.service import build
from tests.service.build import plain, reply

ROWS = build.table(
    "Hemtjänst | 100 000 | 110 000 | -10 000",
    "Ekonomiskt bistånd | 50 000 | 48 000 | 2 000",
    "Summa | 150 000 | 158 000 | -8 000",
)


def asked(text, body):
    return reply(text, build.catalogue(build.written("Mallbo", f"# Ekonomi\n\n{ROWS}\n{body}\n")))


def quotes(answer):
    return " ".join(citation.quote for citation in answer.citations[1:])


def test_a_volume_beside_the_budgeted_one_is_a_cause():
    body = "Ekonomiskt bistånd kostade mindre. I snitt fick 310 hushåll stöd jämfört med budgeterade 355 hushåll."
    answer = asked("Varför gick ekonomiskt bistånd under budget i Mallbo?", body)
    assert answer.status == "answered"
    assert "310 hushåll" in quotes(answer)


def test_what_is_mirrored_in_the_result_is_a_cause():
    body = "Hemtjänst gav 900 fler timmar än planerat. Det återspeglar sig i det ekonomiska utfallet för hemtjänst."
    assert "900 fler timmar" in quotes(asked("Varför gick hemtjänsten över budget i Mallbo?", body))


def test_what_something_depends_on_is_no_cause():
    body = "Hur många timmar som hemtjänst utför beror på hur många som beviljas stöd."
    answer = asked("Varför gick hemtjänsten över budget i Mallbo?", body)
    assert "Rapporten anger ingen orsak till det." in plain(answer.answer)


def test_what_stands_beside_the_result_is_not_called_a_cause():
    body = "Hemtjänst visar ett underskott på 10 miljoner kronor. Två nya områden togs över från en utförare i mars."
    answer = asked("Varför gick hemtjänsten över budget i Mallbo?", body)
    text = plain(answer.answer)
    assert answer.status == "partial"
    assert text.index("Rapporten anger ingen orsak till det.") < text.index("Två nya områden")
    assert "Orsaker som rapporten anger" not in text


def test_a_movement_told_again_is_no_reason_of_it():
    body = "# Personal\n\nSjukfrånvaron var 5,7 procent under tertial 2 jämfört med 7,4 procent under tertial 1."
    answer = reply("varför har sjukfrånvaron gått ner i mallbo", build.catalogue(build.written("Mallbo", body)))
    assert "Orsaker som rapporten anger" not in plain(answer.answer)


def statement(text, block=1):
    return Statement(text=text, span=Span(block * 1000, block * 1000 + len(text)), section=("Ekonomi",), block=block)


def test_a_conclusion_is_quoted_with_what_it_follows_from():
    statements = [
        statement("Det är brist på erfarna handläggare."),
        statement("Därför rekryteras ofta nyutbildade."),
        statement("Detta medför ett mindre antal ärenden per person."),
    ]
    found = explained_by(statements, 2)
    assert found is not None
    assert list(found.numbers) == [0, 1, 2]


def test_what_a_page_parts_is_quoted_together():
    statements = [
        statement("Inledning till avsnittet."),
        statement("Parknämnden redovisar ett resultat på -14 mnkr.", 2),
        statement("Avvikelsen beror på lägre intäkter.", 3),
    ]
    found = explained_by(statements, 2)
    assert found is not None
    assert list(found.numbers) == [1, 2]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("varför plussar missbruksvården", 1),
        ("varför backar hemtjänsten", -1),
        ("varför ligger hemtjänsten på minus", -1),
        ("varför går det så dåligt för hemtjänsten", -1),
    ],
)
def test_plus_and_minus_are_verbs_too(text, direction):
    assert read_question(Ask(text), ("Mallbo",)).direction == direction


@pytest.mark.parametrize(
    "text", ["risker mallbo 2024", "väsentliga händelser mallbo", "mål mallbo uppfyllda eller inte"]
)
def test_a_few_words_that_name_what_reports_list_ask_for_the_list(text):
    assert read_question(Ask(text), ("Mallbo",)).kind is Kind.LISTING


def test_a_measure_beside_them_asks_for_a_figure():
    assert read_question(Ask("utfallet för investeringar per kommun"), ("Mallbo",)).kind is not Kind.LISTING


def test_boards_are_listed_only_where_all_of_them_are_asked_about():
    assert goes_first(read_question(Ask("vilka nämnder går back"), ("Mallbo",)))
    assert not goes_first(read_question(Ask("vilka nämnder arbetar mot våld"), ("Mallbo",)))
