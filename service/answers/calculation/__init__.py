"""Calculated: a change, a share or a sum that no report prints, with the calculation and its inputs shown."""

from service.answers.calculation import against, aim, change, monthly, of_budget, share, total
from service.answers.calculation.change import say_change, say_two_reports
from service.answers.calculation.stated import in_months, in_sentence
from service.answers.calculation.way import asked_way, say_way
from service.composer import Composer
from service.evidence import Evidence
from service.question import Kind, Question
from service.sides import sides_of
from service.types import Status

__all__ = ["answer", "goes_first", "in_months", "in_sentence", "say_change", "say_two_reports", "say_way"]

OPERATIONS = {
    "difference": change.answer,
    "percent_change": change.answer,
    "without": total.without,
    "share": share.answer,
    "sum": total.together,
    "per_month": monthly.answer,
    "to_aim": aim.answer,
    "of_budget": of_budget.answer,
}
OF_ONE = ("per_month", "share", "sum", "without", "to_aim", "of_budget")
"""Operations on one thing, in whose questions "eller" and "än" set nothing side by side."""


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """Compose the calculation that the question asks for; None when its inputs are not there."""
    question = evidence.question
    sentences, figures = len(composer.sentences), len(composer.figures)
    if question.operation not in OF_ONE:
        status = against.answer(evidence, composer)
        if status is not None:
            return status
    operation = question.operation or ("difference" if asked_way(question) else "")
    compute = OPERATIONS.get(operation)
    status = compute(evidence, composer) if compute is not None else None
    if status is None and operation == "of_budget":  # "dyrare än budgeterat" of what is no account of money
        status = aim.answer(evidence, composer)
    if status is not None:
        say_way(question, composer, sentences, figures)
    return status


def goes_first(question: Question) -> bool:
    """Whether a calculation answers what looks like another kind of question: "är det fler män eller kvinnor?"."""
    if question.kind in (Kind.WHY, Kind.CONFLICT):
        return False
    if question.kind is Kind.TREND:  # "sedan förra året" is one step, not the whole series
        step = question.scope == "previous" or (bool(question.told) and len(question.years) < 2)
        return step and question.operation in ("difference", "percent_change")
    calculated = question.operation in ("per_month", "to_aim", "of_budget") or asked_way(question) is not None
    return calculated or (question.operation not in OF_ONE and sides_of(question) is not None)
