"""Calculated: a change, a share or a sum that no report prints, with the calculation and its inputs shown."""

import re
from dataclasses import replace

from index.types import Measure
from service.answers import lookup
from service.answers.calculation import (
    against,
    aim,
    change,
    consumed,
    forecasts,
    gap_of_two,
    monthly,
    of_budget,
    per_one,
    places_changed,
    rest,
    rest_of_share,
    share,
    total,
    volume_told,
)
from service.answers.calculation.change import answer as say_step
from service.answers.calculation.change import say_change, say_two_reports
from service.answers.calculation.forecasts import answer as say_forecasts
from service.answers.calculation.stated import in_months, in_sentence
from service.answers.calculation.way import asked_way, say_way
from service.composer import Composer, take_over
from service.evidence.evidence import Evidence
from service.question import Kind, Question
from service.question.sides import parts_of, sides_of
from service.types import Status

__all__ = [
    "answer",
    "goes_first",
    "in_months",
    "in_sentence",
    "say_change",
    "say_forecasts",
    "say_step",
    "say_two_reports",
    "say_way",
]

OPERATIONS = {
    "difference": change.answer,
    "percent_change": change.answer,
    "without": total.without,
    "share": share.answer,
    "sum": total.together,
    "per_month": monthly.answer,
    "to_aim": aim.answer,
    "used": consumed.answer,
    "of_budget": of_budget.answer,
}
CHANGES = ("difference", "percent_change")
MEANT = re.compile(r"\bbudget\w*|\bplanera[td]\w*|\b(?:\w*mal|\w*malet|malvarde\w*|targets?|goals?)\b")
"""What something was meant to be, which a gap may be to."""
HOW_MUCH = re.compile(r"\bhur (?:mycket|mkt|manga)\b|\bhow (?:much|many)\b")
OF_ONE = ("per_month", "share", "sum", "without", "to_aim", "used", "of_budget")
"""Operations on one thing, in whose questions "eller" and "än" set nothing side by side."""


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """Compose the calculation that the question asks for; None when its inputs are not there."""
    question = evidence.question
    if ALSO_BEFORE.search(question.folded) and (status := _against_both(evidence, composer)) is not None:
        return status
    sentences, figures = len(composer.sentences), len(composer.figures)
    status = forecasts.answer(evidence, composer) or rest.answer(evidence, composer)
    status = status or rest_of_share.answer(evidence, composer) or places_changed.answer(evidence, composer)
    status = status or gap_of_two.answer(evidence, composer)
    status = status or volume_told.answer(evidence, composer)
    if status is None and question.operation in (None, "mean", "per_month") and per_one.EACH.search(question.folded):
        status = per_one.answer(evidence, composer)
    if status is None and of_budget.asked(question):
        status = of_budget.answer(evidence, composer)
    if status is not None:
        return status
    compared = question.operation in CHANGES or asked_way(question) is not None
    if (compared and MEANT.search(question.folded)) or counted_against(question):
        status = aim.answer(evidence, composer)  # "hur många fler än budgeterat" is no change
        if status is None and compared and _of_accounts(evidence):
            status = lookup.answer(evidence, composer)
        if status is not None:
            say_way(question, composer, sentences, figures)
            return status
    if question.operation not in OF_ONE:
        status = against.answer(evidence, composer)
        if status is not None:
            return status
    apart = asked_way(question) is not None or _years_of_one(evidence)
    operation = question.operation or ("difference" if apart else "")
    compute = OPERATIONS.get(operation)
    status = compute(evidence, composer) if compute is not None else None
    if status is None and operation in ("used", "of_budget"):  # "dyrare än budgeterat" of what is no account of money
        status = aim.answer(evidence, composer)
    if status is not None:
        say_way(question, composer, sentences, figures)
    return status


def _against_both(evidence: Evidence, composer: Composer) -> Status | None:
    """How a thing stands against its budget, then against the year before; None where either is not there."""
    question = evidence.question
    money = question.quantity != "count"
    measures = (Measure.DEVIATION,) if money else question.measures
    planned = replace(evidence, question=replace(question, measures=measures, scope=None, operation=None))
    parts = [Composer(composer.language) for _ in range(2)]
    if aim.answer(planned, parts[0]) is None and (not money or lookup.answer(planned, parts[0]) is None):
        return None
    if change.answer(evidence, parts[1]) is None:
        return None
    for one in parts:
        take_over(composer, one)
    return "answered"


ALSO_BEFORE = re.compile(
    r"\bbudget\w* (?:och|samt|and) (?:\w+ ){0,2}(?:forra|foregaende|fjol\w*|aret (?:innan|fore)|last|previous)"
    r"|\b(?:forra aret|foregaende ar|fjolaret|aret (?:innan|fore)|last year|previous year) (?:och|samt|and) "
    r"(?:\w+ ){0,2}budget\w*"
)
"""Holds a thing against its budget and the year before in one breath."""


def _of_accounts(evidence: Evidence) -> bool:
    """Whether accounts are held against their budget: the report's own deviation is told, and no change."""
    question = evidence.question
    now = len(question.years) < 2 and question.scope != "previous" and len(question.places) < 2
    if not now or not question.asks(Measure.DEVIATION) or BUDGET.search(question.folded) is None:
        return False
    return lookup.asks_accounts(question) and bool(lookup.accounts(evidence))


BUDGET = re.compile(r"\bbudget\w*")


def _years_of_one(evidence: Evidence) -> bool:
    """Whether two years are compared that only the columns of one report have."""
    question = evidence.question
    if question.kind is not Kind.COMPARE or len(question.places) > 1 or len(question.years) != 2:
        return False
    reported = {d.meta.period.year for d in evidence.scope.documents if d.meta.period is not None}
    return not reported.issuperset(question.years)


def counted_against(question: Question) -> bool:
    """Whether a count is held against the budget's: "antal hushåll jämfört med budget"."""
    if question.kind not in (Kind.LOOKUP, Kind.COMPARE, Kind.TREND) or not AGAINST.search(question.folded):
        return False
    return question.quantity == "count" or (
        question.quantity in (None, "money") and aim.OF_MONEY.search(question.folded) is None
    )


BEEN = r"(?:utfall|prognos|faktisk|verklig|outcome|forecast|actual)\w*"
AGAINST = re.compile(
    r"\b(?:mot|gentemot|jamfort med|jmf med|jmf m|i forhallande till|kontra|vs|against|versus|compared (?:to|with))"
    r" (?:\w+ ){0,3}budget\w*"
    rf"|\b(?:mellan|between) (?:\w+ ){{0,2}}budget\w* (?:och|and) (?:\w+ ){{0,2}}{BEEN}"
    rf"|\b(?:mellan|between) (?:\w+ ){{0,2}}{BEEN} (?:och|and) (?:\w+ ){{0,2}}budget\w*"
)


def goes_first(question: Question) -> bool:
    """Whether a calculation answers what looks like another kind of question: "är det fler män eller kvinnor?"."""
    if question.kind in (Kind.WHY, Kind.CONFLICT):
        return False
    if asked_way(question) is not None and sides_of(question) is not None:
        return True  # "fler eller färre ... för vuxna än för barn"
    if question.kind is Kind.TREND:  # "sedan förra året" is one step, not the whole series
        asked = HOW_MUCH.search(question.folded) is not None or bool(question.told)
        step = question.scope == "previous" or (asked and len(question.years) < 2)
        return step and question.operation in CHANGES
    if question.kind is Kind.LISTING and question.operation == "sum":
        return parts_of(question) is not None
    if per_one.EACH.search(question.folded) or counted_against(question) or of_budget.asked(question):
        return True
    if rest_of_share.asked(question) or places_changed.asked(question):
        return True
    calculated = question.operation in ("per_month", "to_aim", "used", "of_budget") or asked_way(question) is not None
    return calculated or (question.operation not in OF_ONE and sides_of(question) is not None)
