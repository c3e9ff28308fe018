"""Yes or no: the verdict first, then the figure or the sentence that gives it.

Where nothing decides, what the reports say about it stands without a verdict: a wrong yes or no is worse than none.
"""

from service.answers import lookup, nearest
from service.answers.claim import rows, sentence
from service.answers.claim.direction import on_direction
from service.answers.claim.number import on_number
from service.answers.fact import answer as by_facts
from service.answers.premise import movement
from service.composer import Composer
from service.evidence import Evidence
from service.question import asks_number
from service.types import Status


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The verdict where something decides; else what the reports say about it."""
    question = evidence.question
    status: Status | None = None
    if any(q.value is not None for q in question.claimed):
        status = on_number(evidence, composer)
    if status is None and question.direction is not None and (lookup.activity_asked(question) or not question.words):
        status = on_direction(evidence, composer)
    if status is not None:
        return status
    one = sentence.decided(evidence)
    status = rows.on_target(evidence, composer) if one is None else None
    status = (
        status or rows.on_budgeted(evidence, composer) or (rows.on_all(evidence, composer) if one is None else None)
    )
    if status is not None:
        return status
    status = _on_movement(evidence, composer, one)
    if status is not None:
        return status
    if one is not None:
        return sentence.say(one, evidence, composer)
    return _undecided(evidence, composer)


def _on_movement(evidence: Evidence, composer: Composer, one: sentence.Decided | None) -> Status | None:
    """By the row that rose or fell, with the sentence that says so; no verdict where the two disagree."""
    moved = movement(evidence.question)
    if moved is None:
        return None
    before, held = len(composer.sentences), (list(composer.citations), list(composer.figures))
    holds = rows.on_movement(evidence, composer, moved)
    if len(composer.sentences) == before:
        return None
    if one is None:
        return "answered"
    if holds is None or holds != one.holds:
        # What was asked may be another thing than the row: the sentence says it in so many words.
        del composer.sentences[before:]
        composer.citations[:], composer.figures[:] = held
        composer.table = None
        return None
    return sentence.say(one, evidence, composer, leads=False)


def _undecided(evidence: Evidence, composer: Composer) -> Status | None:
    """What is said about it: sentences before rows where no number is asked for."""
    kinds = (by_facts, lookup.answer, nearest.answer)
    if asks_number(evidence.question):
        kinds = (lookup.answer, by_facts, nearest.answer)
    return next((status for kind in kinds if (status := kind(evidence, composer)) is not None), None)
