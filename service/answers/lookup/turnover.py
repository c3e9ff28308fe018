"""Whether the staff leave: what reports tell under staff turnover."""

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
    r"\b(?:slutar|slutade|slutat|sluta)\b(?! (?:med|att|upp|pa)\b)|\b(?:sa|sade|sager|saga|sagt) (?:\w+ )?upp sig\b"
)
WHO = re.compile(
    r"\b(?:manga|fler|farre|nagra|folk\w*|personal\w*|anstallda|medarbetar\w*|\w*sekreterar\w*|chefer\w*)\b"
)
"""Those of whom it is asked: "vad slutade året på" is about money."""
TURNOVER = "personalomsättning"


def asks_turnover(question: Question) -> bool:
    """Whether it is asked if staff leave, and not how many they are: a share of all is no number of them."""
    plain = question.kind in (Kind.YESNO, Kind.LOOKUP, Kind.TREND) and not question.told
    plain = plain and question.quantity != "count"
    named = any(not match.weak and match.id != "personalomsattning" for match in question.activities)
    others = any(
        not is_of_staff(fold(word.text)) and LEAVE.fullmatch(fold(word.text)) is None for word in question.words
    )
    return plain and not named and not others and bool(LEAVE.search(question.folded) and WHO.search(question.folded))


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
