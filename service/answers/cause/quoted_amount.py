"""A question of why that quotes an amount of the report: what the report says where it gives that amount."""

from decimal import Decimal

from index.language import fold
from index.types import Document, Figure, UnitKind
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Said
from service.evidence.evidence import Evidence
from service.question.premise import movement
from service.vocabulary.polarity import matched

BEFORE = 3
"""Sentences before it that may say what an amount is of."""
AFTER = 2
"""Sentences after it that go on about the amount."""
DIGITS = 2
"""Digits of an amount that is one of few in a report."""


def say_where_told(evidence: Evidence, documents: list[Document], composer: Composer) -> bool:
    """Quote the sentence that gives the amount and those that go on from it; False where no sentence, or several, do.

    Of what rose or fell, or missed its budget, the causes are found without the amount.
    """
    question = evidence.question
    if question.direction is not None or movement(question) is not None:
        return False
    amounts = {
        abs(one.value * one.unit.scale)
        for one in question.claimed
        if one.value is not None and one.unit.kind is UnitKind.MONEY and len(one.value.as_tuple().digits) >= DIGITS
    }
    told = [(document, number) for document in documents for number in _places(evidence, document, amounts)]
    if len(told) != 1:
        return False
    document, number = told[0]
    statements = evidence.catalogue.shelves[document.id].statements
    first = statements[number]
    for at in range(number, min(number + AFTER + 1, len(statements))):
        one = statements[at]
        if at > number and (one.section != first.section or not any(char.isdigit() for char in one.text)):
            break
        say_quote(Said(document.id, one, at), document, composer, says(document, composer))
    return True


def _places(evidence: Evidence, document: Document, amounts: set[Decimal]) -> list[int]:
    """The sentences, by number, that give one of the amounts of all that the question names."""
    shelf, words = evidence.catalogue.shelves[document.id], evidence.words()
    given = [figure for figure in shelf.figures if _is_given(figure, amounts)]
    found = []
    for number, statement in enumerate(shelf.statements):
        if not words or not any(statement.span.covers(figure.span) for figure in given):
            continue
        near = shelf.statements[max(0, number - BEFORE) : number + 1]
        around = " . ".join((*statement.section[-2:], *(one.text for one in near)))
        if len(matched(words, fold(around))) == len(words):
            found.append(number)
    return found


def _is_given(figure: Figure, amounts: set[Decimal]) -> bool:
    return figure.table is None and figure.base_value is not None and abs(figure.base_value) in amounts
