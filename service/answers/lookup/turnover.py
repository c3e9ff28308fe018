"""Whether, and how many, of the staff leave: what reports tell under staff turnover."""

import re
from dataclasses import replace

from index.activities import match as match_activities
from index.language import fold
from service.answers import fact, lookup
from service.answers.lookup import nearest
from service.composer import Composer
from service.evidence.evidence import Evidence
from service.question import Kind, Question, TopicWord
from service.question.topics import is_of_staff
from service.types import Status

LEAVE = re.compile(
    r"\b(?:slutar|slutade|slutat|sluta)\b(?! (?:med|att|upp)\b)"
    r"|\b(?:sa|sade|sager|saga|sagt) (?:\w+ )?upp sig\b"
)
TURNOVER = "personalomsättning"


def asks_turnover(question: Question) -> bool:
    """Whether those who leave are asked for, and nobody but staff is named."""
    plain = question.kind in (Kind.YESNO, Kind.LOOKUP, Kind.TREND) and not question.told
    named = any(not match.weak and match.id != "personalomsattning" for match in question.activities)
    others = any(
        not is_of_staff(fold(word.text)) and LEAVE.fullmatch(fold(word.text)) is None for word in question.words
    )
    return plain and not named and not others and LEAVE.search(question.folded) is not None


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The turnover's row, or the sentence that states it; None where the report has none."""
    question = evidence.question
    about = replace(
        question,
        kind=Kind.LOOKUP,
        quantity=None,
        words=(TopicWord(TURNOVER, 0, 0),),
        activities=tuple(match_activities(TURNOVER)),
    )
    narrowed = replace(evidence, question=about)
    return lookup.answer(narrowed, composer) or fact.answer(narrowed, composer) or nearest.answer(narrowed, composer)
