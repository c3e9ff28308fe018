"""What a question of why presumes of a level: all goals met, a target passed, a budget kept to the krona."""

import re
from dataclasses import replace
from decimal import Decimal

from index.language import fold
from index.types import Document
from service.answers import listing, lookup
from service.answers.cause.presumed import correct
from service.answers.claim.goal import JUDGED
from service.answers.claim.in_line import in_line, is_off
from service.answers.sentences.phrases import place_of, say_row
from service.composer import Composer
from service.draft.goals import MET, Goal
from service.evidence.evidence import ENOUGH, Evidence
from service.vocabulary.polarity import denies
from service.wording import capital, quoted

ALL_MET = re.compile(
    r"\b(?:na(?:dde|ddes|s|tt)|nar|uppna\w*|uppfyll\w*|klara\w*|met|meets?|reach\w*|achiev\w*)\b"
    r".*\b(?:alla|samtliga|all|every)\b (?:\w+ ){0,2}?(?:\w*mal(?:en)?|goals?|targets?)\b"
    r"|\b(?:alla|samtliga|all|every)\b (?:\w+ ){0,2}?(?:\w*mal(?:en)?|goals?|targets?)\b"
    r".*\b(?:na(?:dde|ddes|s|tt)|uppna\w*|uppfyll\w*|met|reached|achieved)\b"
)
"""Says that all goals were met."""
SAID = 4
"""Goals not met that are told."""
AGAINST_TARGET = re.compile(
    r"\b(?:(?P<over>hogre|storre|fler|over|higher|more|above)|(?P<under>lagre|mindre|farre|under|lower|less|fewer|below))"
    r" (?:\w+ ){0,2}?(?:an |than )?(?:(?:the|vad|sitt|its|annual) ){0,2}(?:\w*mal(?:et|vardet?)?|targets?|goals?)\b"
)
"""Says on which side of its target a measure lies."""


def say_all_goals(evidence: Evidence, composer: Composer) -> bool:
    """The goals that the report judges not to be met, where the question has it that all are; False where they are."""
    question = evidence.question
    if ALL_MET.search(question.folded) is None or denies(question.text):
        return False
    documents = lookup.latest(evidence.scope.documents, question)
    if len(documents) != 1:
        return False
    goals = listing.judged_goals(evidence, documents[0])
    unmet = [goal for goal in goals if goal.rating not in MET]
    if not unmet or len(goals) < 2:
        return False
    correct(composer)
    for goal in unmet[:SAID]:
        _say_judged(goal, documents[0], composer)
    return True


def _say_judged(goal: Goal, document: Document, composer: Composer) -> None:
    language, judged = composer.language, " ".join(goal.span.of(document.text).split())
    place = place_of(document, language)
    if "|" in judged or fold(goal.name) in fold(judged):
        text = f"{place}: {quoted(goal.name if '|' in judged else judged, language)}"
    else:
        name, said = quoted(goal.name, language), quoted(judged, language)
        text = capital(JUDGED[language].format(lead="", place=place, name=name, judged=said))
    composer.say(text, composer.cite(document, goal.span, goal.section))


def say_target(evidence: Evidence, composer: Composer) -> bool:
    """A measure with its target, corrected where it lies on the other side; False where no row has both."""
    side = AGAINST_TARGET.search(evidence.question.folded)
    if side is None:
        return False
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        for found in evidence.facts([document.id], limit=6):
            outcome, target = listing.held_against(found.fact, document)
            if found.sure < ENOUGH or outcome is None or target is None or outcome.unit.kind is not target.unit.kind:
                continue
            more = abs(outcome.value or Decimal(0)) - abs(target.value or Decimal(0))
            if (more if side["over"] else -more) <= 0:
                correct(composer)
            say_row(found.fact, outcome, [target], document, composer)
            return True
    return False


def kept_to(evidence: Evidence) -> Evidence | None:
    """The question with what it presumes of the accounts, where it says that they were in line and they were not."""
    found = in_line(evidence)
    if not found or not all(is_off(one, evidence) for one in found):
        return None
    return replace(evidence, question=replace(evidence.question, direction=0))
