import pytest

from index.types import Filters, Line, Span, Statement
from service.documents.catalogue import Said
from service.documents.economy import Slot
from service.evidence.antecedents import distinct, leans_back
from service.evidence.causereadings import is_economic
from service.evidence.causes import causes_of
from service.evidence.scope import scope_of
from tests.service import build
from tests.service.build import case

BODY = (
    "# Ekonomi\n\n"
    + build.table(
        "Barn och unga | 100 000 | 110 000 | -10 000",
        "Vuxna | 50 000 | 48 000 | 2 000",
        "Summa | 150 000 | 158 000 | -8 000",
    )
    + "\nBarn och unga gick 10,0 miljoner kronor över budget. Det beror på fler och dyrare placeringar än väntat."
    + " Även kostnaden för resor till skolan har ökat.\n"
    + "\nVuxna redovisar ett överskott på 2,0 miljoner kronor. Överskottet beror på att tre tjänster stått tomma.\n"
)
HELD = [
    build.written("Mallbo", BODY, 2024),
    build.written("Mallbo", BODY.replace("110 000", "111 000"), 2023),
    build.written("Provsjö", BODY, 2023),
    build.written("Testhamn", BODY.replace("Barn och unga", "Skola"), 2024, "Utbildningsnämnden"),
]


@pytest.fixture(scope="module")
def held():
    return build.catalogue(*HELD)


def named(documents):
    return [(document.meta.municipality, document.meta.period.year) for document in documents]


def scope(text, held, filters=None):
    return scope_of(held, build.asked(text, held), filters or Filters())


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("Vad kostade barn och unga?", [("Mallbo", 2024), ("Mallbo", 2023), ("Provsjö", 2023), ("Testhamn", 2024)]),
        ("Vad kostade barn och unga i Mallbo?", [("Mallbo", 2024), ("Mallbo", 2023)]),
        ("Vad kostade barn och unga i mallbo 2023?", [("Mallbo", 2023)]),
        ("Vad kostade barn och unga 2023?", [("Mallbo", 2023), ("Provsjö", 2023)]),
        ("Mallbo och Provsjö", [("Mallbo", 2024), ("Mallbo", 2023), ("Provsjö", 2023)]),
        ("Vad säger utbildningsnämnden?", [("Testhamn", 2024)]),
        ("Vad kostade barn och unga i Solna?", []),
        ("Vad kostade barn och unga i Mallbo 2011?", []),
    ],
    ids=case,
)
def test_the_documents_that_a_question_is_about(text, documents, held):
    assert named(scope(text, held).documents) == documents


def test_what_is_not_stored_is_told(held):
    assert scope("Vad kostade det i Solna?", held).absent_places == ("Solna",)
    assert scope("Jämför Mallbo och Solna", held).absent_places == ("Solna",)
    assert scope("Vad säger miljönämnden?", held).absent_committees == ("miljonamnden",)
    missing = scope("Vad kostade barn och unga i Mallbo 2011?", held)
    assert missing.absent_years == (2011,)
    assert named(missing.others) == [("Mallbo", 2024), ("Mallbo", 2023)]


@pytest.mark.parametrize(
    ("filters", "documents"),
    [
        (Filters(municipality=("provsjö",)), [("Provsjö", 2023)]),
        (Filters(year=(2023,)), [("Mallbo", 2023), ("Provsjö", 2023)]),
        (Filters(committee=("Utbildningsnämnden",)), [("Testhamn", 2024)]),
        (Filters(municipality=("Mallbo",), year=(2024,)), [("Mallbo", 2024)]),
        (Filters(document=("nope",)), []),
    ],
    ids=["municipality", "year", "committee", "two", "unknown document"],
)
def test_filters_leave_documents_out(filters, documents, held):
    assert named(scope("Vad kostade det?", held, filters).documents) == documents


def test_a_filter_on_a_document_leaves_that_one(held):
    wanted = held.documents[2]
    assert scope("Vad kostade det?", held, Filters(document=(wanted.id,))).documents == (wanted,)


def test_facts_about_the_question_come_first(held):
    evidence = build.evidence_for("Vad kostade barn och unga i Provsjö?", held)
    found = evidence.facts()
    assert found[0].fact.label == "Barn och unga"
    assert found[0].coverage == pytest.approx(1.0)
    assert {one.fact.document for one in found} == {held.documents[2].id}
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_facts_of_one_document_only(held):
    evidence = build.evidence_for("Vad kostade barn och unga?", held)
    wanted = held.documents[1].id
    assert {one.fact.document for one in evidence.facts([wanted])} == {wanted}


def test_a_fact_that_lacks_what_was_named_is_no_answer(held):
    evidence = build.evidence_for("Vad kostade socialpsykiatrin i Mallbo?", held)
    assert all(one.coverage <= 0.5 for one in evidence.facts())


def test_nearness_in_meaning_makes_a_fact_surer(held):
    evidence = build.evidence_for("Vad kostade barn och unga i Provsjö?", held)
    row = evidence.facts()[0].fact
    near = build.Evidence(held, evidence.question, evidence.scope, {(row.document, row.quote.start, row.quote.end): 1})
    assert near.nearness(row.document, row.quote.start, row.quote.end) == 1
    assert near.nearness(row.document, 0, 1) == 0
    assert near.facts()[0].sure > evidence.facts()[0].sure


def test_the_accounts_of_an_activity_in_every_document_of_the_scope(held):
    evidence = build.evidence_for("Vad kostade barn och unga?", held)
    found = evidence.economies("barn_och_unga")
    assert named(one.document for one in found) == [("Mallbo", 2024), ("Mallbo", 2023), ("Provsjö", 2023)]
    assert [one[Slot.OUTCOME].value for one in found] == [110_000, 111_000, 110_000]
    assert evidence.economies("hemtjanst") == []


def test_the_board_s_accounts_are_the_total_row_s(held):
    evidence = build.evidence_for("Hur gick det i Provsjö?", held)
    board = evidence.board(evidence.scope.documents[0])
    assert (board.label, board[Slot.DEVIATION].value, board.direction) == ("Summa", -8_000, -1)


def test_the_board_s_accounts_are_not_an_investment_s_total():
    held = build.samples("exempelkoping")
    evidence = build.evidence_for("Hur gick det?", held)
    assert evidence.board(held.documents[0])[Slot.FORECAST_DEVIATION].value == -11_755


def test_a_line_of_the_board_s_accounts():
    held = build.samples("testhamn")
    evidence = build.evidence_for("Vad är intäkterna?", held)
    assert evidence.board(held.documents[0], Line.INCOME)[Slot.FORECAST].value == 23_700


def test_the_causes_of_an_activity_are_not_another_s(held):
    evidence = build.evidence_for("Varför gick barn och unga över budget i Provsjö?", held)
    document = evidence.scope.documents[0].id
    (cause,) = causes_of(evidence.catalogue, document, "barn_och_unga", -1)
    assert "dyrare placeringar" in cause.statement.text
    assert "tjänster" not in cause.statement.text
    (other,) = causes_of(evidence.catalogue, document, "vuxna", 1)
    assert "tre tjänster" in other.statement.text


def test_a_cause_that_leans_back_takes_the_sentence_before_and_what_goes_on(held):
    evidence = build.evidence_for("Varför gick barn och unga över budget i Provsjö?", held)
    document = evidence.scope.documents[0]
    (cause,) = causes_of(evidence.catalogue, document.id, "barn_och_unga", -1)
    quote = cause.statement.span.of(document.text)
    assert quote.startswith("Barn och unga gick 10,0")
    assert quote.endswith("skolan har ökat.")
    assert quote == cause.statement.text


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("Det beror på fler placeringar.", True),
        ("Överskottet beror på vakanser.", True),
        ("Det ekonomiska biståndet har ökat.", False),
        ("Fler placeringar förklarar avvikelsen.", False),
        ("Detta har lett till högre kostnader.", True),
    ],
    ids=case,
)
def test_sentences_that_lean_on_the_one_before(text, leans):
    assert leans_back(text) is leans


@pytest.mark.parametrize(
    ("text", "economic"),
    [
        ("Kostnaden ökar.", True),
        ("Fler barn är placerade.", False),
        ("Priset per dygn", True),
        ("Ett möte hölls.", False),
    ],
    ids=case,
)
def test_sentences_about_money(text, economic):
    assert is_economic(text) is economic


def said(text):
    return Said("d", Statement(text, Span(0, len(text)), ()))


def test_the_same_thing_is_not_said_twice():
    one = said("Kostnaden för köpt vård har ökat kraftigt under året.")
    again = said("Kostnaden för köpt vård har under året ökat kraftigt.")
    other = said("Tre tjänster har varit vakanta sedan i våras.")
    assert distinct([one, again, other], 4) == [one, other]
    assert distinct([one, other], 1) == [one]


def test_the_sentences_about_a_question_come_first(held):
    evidence = build.evidence_for("Vad sägs om resor till skolan i Provsjö?", held)
    best, score = evidence.sentences()[0]
    assert "resor till skolan" in best.statement.text
    assert score > 0.7


def test_a_question_without_a_topic_finds_no_facts_and_no_sentences(held):
    evidence = build.evidence_for("Hur mycket?", held)
    assert (evidence.words(), evidence.facts(), evidence.sentences()) == ([], [], [])


def test_what_is_looked_for_in_english_is_the_reports_words(held):
    evidence = build.evidence_for("How many children are in foster homes?", held)
    assert not any(word.foreign for word in evidence.words())
    same = {term for word in evidence.words() for term in word.others}
    assert "#familjehem" in same
