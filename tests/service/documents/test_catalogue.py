from decimal import Decimal

import pytest

from index.types import Line
from service.documents.catalogue import Catalogue
from tests.service import build

BODY = (
    "# Ekonomi\n\n"
    + build.table(
        "Barn och unga | 100 000 | 110 000 | -10 000",
        "Vuxna | 50 000 | 48 000 | 2 000",
        "Summa | 150 000 | 158 000 | -8 000",
    )
    + "\nBarn och unga gick 10,0 miljoner kronor över budget. Det beror på fler placeringar.\n"
)


@pytest.fixture(scope="module")
def held():
    return build.catalogue(build.written("Mallbo", BODY), build.written("Provsjö", BODY, 2023))


def identity(held, place):
    return next(d.id for d in held.documents if d.meta.municipality == place)


def facts_of(held, place):
    return [fact for fact in held.facts if fact.document == identity(held, place)]


def test_a_row_is_one_fact_and_a_sentence_another(held):
    assert [(fact.label, fact.activity, len(fact.figures)) for fact in facts_of(held, "Mallbo")] == [
        ("Barn och unga", "barn_och_unga", 3),
        ("Vuxna", "vuxna", 3),
        ("Summa", None, 3),
        ("Barn och unga", "barn_och_unga", 1),
    ]


def test_a_row_s_figures_are_in_column_order(held):
    first = facts_of(held, "Mallbo")[0]
    assert [figure.value for figure in first.figures] == [Decimal(100_000), Decimal(110_000), Decimal(-10_000)]
    assert first.first is first.figures[0]


def test_only_a_total_row_is_total(held):
    assert [fact.total for fact in facts_of(held, "Mallbo")] == [False, False, True, False]


def test_a_fact_s_quote_is_its_row_or_sentence(held):
    text = held.documents[0].text
    quotes = [fact.quote.of(text) for fact in facts_of(held, "Mallbo")]
    assert "Vuxna" in quotes[1]
    assert "48 000" in quotes[1]
    assert quotes[3] == "Barn och unga gick 10,0 miljoner kronor över budget."


def test_a_table_and_a_sentence_of_one_activity_are_found_together(held):
    per = held.by_activity["barn_och_unga"]
    assert {document: len(figures) for document, figures in per.items()} == {
        identity(held, "Mallbo"): 4,
        identity(held, "Provsjö"): 4,
    }


def test_sentences_are_numbered_in_their_document(held):
    assert [(said.document == identity(held, "Mallbo"), said.number) for said in held.said] == [
        (True, 0),
        (True, 1),
        (False, 0),
        (False, 1),
    ]


def test_each_municipality_is_named_once():
    held = build.catalogue(
        build.written("Mallbo", BODY), build.written("Mallbo", BODY, 2023), build.written("Provsjö", BODY)
    )
    assert len(held.documents) == 3
    assert held.municipalities == ("Mallbo", "Provsjö")


def test_an_empty_catalogue_has_nothing():
    held = Catalogue([])
    assert (held.documents, held.facts, held.said, held.municipalities, dict(held.by_activity)) == ((), (), (), (), {})
    assert held.fact_index.score([]).coverage.tolist() == []


def test_income_cost_and_net_rows_of_an_activity_are_told_apart():
    held = build.samples("testhamn")
    rows = [fact for fact in held.facts if fact.activity == "ekonomiskt_bistand" and len(fact.figures) == 6]
    assert [(fact.line, fact.first.value) for fact in rows] == [
        (Line.INCOME, Decimal(2640)),
        (Line.COST, Decimal(-66310)),
        (Line.NET, Decimal(-63670)),
    ]


def test_a_row_with_income_cost_and_net_columns_is_of_no_one_line():
    held = build.samples("mallbo")
    rows = [fact for fact in held.facts if fact.label == "Vuxna 21-64 år" and fact.table is not None]
    assert [fact.line for fact in rows] == [None]


def test_a_bare_total_is_of_what_its_table_is_of():
    body = "# Barn och unga\n\n" + build.table(
        "Familjehem | 60 000 | 70 000 | -10 000", "Jourhem | 40 000 | 40 000 | 0", "Summa | 100 000 | 110 000 | -10 000"
    )
    rows = build.catalogue(build.written("Mallbo", body)).facts
    assert [(fact.label, fact.activity, fact.total) for fact in rows][-1] == ("Summa", "barn_och_unga", True)
