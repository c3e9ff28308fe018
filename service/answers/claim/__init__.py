"""Yes or no: the verdict first, then the figure or the sentence that gives it.

Where nothing decides, what the reports say about it stands without a verdict: a wrong yes or no is worse than none.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from index.language import fold
from index.types import Measure
from service.answers import calculation, lookup, ranking
from service.answers.claim import rows, sentence
from service.answers.claim.against_aim import on_aim
from service.answers.claim.direction import on_direction, on_row
from service.answers.claim.goal import on_goal
from service.answers.claim.grants import on_grant
from service.answers.claim.improved import way_asked
from service.answers.claim.in_line import on_in_line
from service.answers.claim.nothing import on_nothing
from service.answers.claim.number import on_number
from service.answers.claim.two_reports import on_two_reports
from service.answers.fact import answer as by_facts
from service.answers.lookup import nearest
from service.answers.sentences.leads import lead, prefix, unled
from service.composer import Composer, take_over
from service.evidence.evidence import Evidence
from service.question import asks_number
from service.question.premise import movement
from service.types import Status
from service.vocabulary.polarity import asks_all, compares_things


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The verdict where something decides; else what the reports say about it."""
    question = evidence.question
    status = on_two_reports(evidence, composer) or _any_part(evidence, composer)
    if status is None and any(q.value is not None for q in question.claimed):
        if EITHER.search(question.folded):  # which of two numbers it is, no yes answers
            return lookup.answer(evidence, composer)
        if rows.asks_target(question):  # the number is the target's own
            status = _by_row(rows.on_target, evidence, composer, None)
        status = status or on_number(evidence, composer)
    if status is None and question.direction is not None and (lookup.activity_asked(question) or not question.words):
        status = on_direction(evidence, composer)
    if status is not None:
        return status
    status = rows.on_whole_budget(evidence, composer) or on_in_line(evidence, composer)
    if status is not None:
        return status
    one = sentence.decided(evidence)
    status = _by_row(on_grant, evidence, composer, None)
    status = status or on_aim(evidence, composer) or on_goal(evidence, composer)
    if status is None and (one is None or not asks_all(question.text)):
        status = _by_row(rows.on_target, evidence, composer, one) or rows.on_budgeted(evidence, composer)
    if status is None:
        alike = partial(rows.on_all, agreeing=one.holds if one is not None else None)
        status = _by_row(alike, evidence, composer, one)
    moved = (movement(question) or way_asked(evidence)) if not compares_things(question.text) else None
    if status is None and moved is not None:
        status = _by_row(partial(rows.on_movement, moved=moved), evidence, composer, one)
    if status is None and one is not None:
        status = sentence.say(one, evidence, composer)
    status = status or on_row(evidence, composer) or on_nothing(evidence, composer)
    return status or _undecided(evidence, composer)


EITHER = re.compile(r"\d(?: ?%| \w+)? (?:eller|or) (?:\w+ ){0,2}\d")
ANY_PART = re.compile(
    r"\bnago[nt] (?:\w+ )?(?:verksamhet|omrade|post|del|budgetrad|avdelning|enhet)\b"
    r"|\bany (?:\w+ )?(?:activity|area|service|part|department)\b"
)


def _any_part(evidence: Evidence, composer: Composer) -> Status | None:
    """Yes, and which, where the question asks whether any activity has a deficit, or a surplus, and some have."""
    if evidence.question.direction is None or ANY_PART.search(evidence.question.folded) is None:
        return None
    start = len(composer.sentences)
    status = ranking.answer(evidence, composer)
    if status is not None and len(composer.sentences) > start:
        prefix(composer, start, lead(True, composer))
    return status


Kind = Callable[[Evidence, Composer], Status | None]
Row = Callable[[Evidence, Composer], bool | None]
"""Says a row with its verdict, and returns the verdict; None where it decides nothing."""


def _by_row(say: Row, evidence: Evidence, composer: Composer, one: sentence.Decided | None) -> Status | None:
    """By a row, with the sentence that says the same; where the two disagree both stand without a verdict."""
    made = Composer(composer.language)
    holds = say(evidence, made)
    if not made.sentences:
        return None
    if one is not None and holds is None:  # the row tells how far it has come, the sentence whether it is so
        sentence.say(one, evidence, composer)
    before = len(composer.sentences)
    take_over(composer, made)
    if one is not None and holds is not None:
        if holds != one.holds:
            composer.sentences[before] = unled(composer.sentences[before])
        sentence.say(one, evidence, composer, leads=False)
    return "answered"


def _undecided(evidence: Evidence, composer: Composer) -> Status | None:
    """What is said about it: sentences before rows where no number is asked for."""
    question = evidence.question
    if question.quantity is None and question.direction is not None and question.asks(Measure.DEVIATION):
        evidence = replace(evidence, question=replace(question, quantity="money"))  # no number of anything bears it out
    kinds: tuple[Kind, ...] = (by_facts, calculation.answer, lookup.answer, nearest.answer)
    if asks_number(evidence.question):
        kinds = (calculation.answer, lookup.answer, by_facts, nearest.answer)
    if evidence.question.direction is not None:
        kinds = tuple(partial(_of_result, kind) if kind is not calculation.answer else kind for kind in kinds)
    return next((status for kind in kinds if (status := kind(evidence, composer)) is not None), None)


OF_RESULT = re.compile(
    rf"{sentence.OF_BUDGET.pattern}|\d (?:\w+ )?(?:mnkr|tkr|mkr|kr|miljon\w*)\b|\bsek\b|deficit|surplus|forecast"
)
"""What an answer to whether there was a surplus speaks of."""


def _of_result(kind: Kind, evidence: Evidence, composer: Composer) -> Status | None:
    """What a kind of answer says, where it speaks of a budget or a result at all, as the question does."""
    made = Composer(composer.language)
    status = kind(evidence, made)
    if status is None or (
        status != "not_found" and not any(OF_RESULT.search(fold(one.text)) for one in made.sentences)
    ):
        return None
    take_over(composer, made)
    return status
