"""Which figures of a report the answer before gave: what a follow-up goes on about."""

from decimal import Decimal

from index.numbers import decimals_of, supports
from index.numbers.records import Number
from index.types import Figure, UnitKind
from service.question import Question
from service.types import Answer


def is_told(figure: Figure, question: Question) -> bool:
    """Whether a figure is one of those that the answer before gave; only money may have been rounded in it."""
    if figure.value is None or not question.told:
        return False
    held = Number(abs(figure.value), decimals_of(figure.value), "", unit=figure.unit)
    rounds = figure.unit.kind is UnitKind.MONEY
    return any(supports(held, told) and (rounds or abs(told.value or 0) == held.value) for told in question.told)


def says_nothing_new(answer: Answer, question: Question) -> bool:
    """Whether an answer opens with what the one before gave, where a follow-up names something of its own."""
    if not question.told or not question.own or question.operation or question.scope or question.moved:
        return False
    first = next((figure.value for figure in answer.figures if figure.value), None)
    return first is not None and any(abs(Decimal(first)) == abs(told.value or 0) for told in question.told)
