"""What an overview is to be of."""

import re
from enum import StrEnum

from index.activities import activity as activity_of
from index.language import fold
from service.answers import lookup
from service.answers.overview.outcomes import went_asked
from service.question import Question
from service.question.listed import is_filler, report_words


class Focus(StrEnum):
    REPORT = "report"
    MEETING = "meeting"  # what a reader has to know before the board meets
    ECONOMY = "economy"
    GOALS = "goals"
    STAFF = "staff"
    ACTIVITY = "activity"
    OUTCOMES = "outcomes"  # what went well, or badly
    THEME = "theme"  # whatever else the question names


ECONOMY = re.compile(r"\b(ekonomi\w*|finans\w*|econom\w*|financ\w*|money|pengar\w*|budget\w*|resultat\w*|accounts)\b")
GOALS = re.compile(r"\b(\w*mal(en|ens)?|maluppfyll\w*|goals?|targets|objectives?)\b")
MEETING = re.compile(
    r"\b(?:infor|fore|till|pa|before|ahead of|for) (?:[\w']+ ){0,4}?"
    r"(?:\w*namnd|\w*styrelse)?s?(?:mot(?:e|et)|sammantrad\w*|meeting)\b"
)
STAFF = re.compile(
    r"\b(personal(en|lag\w*|situation\w*|fraga\w*|forhallande\w*)?|anstalld\w*|medarbetar\w*|bemanning\w*|arbetsmiljo\w*"
    r"|staff(ing)?|employees?|workforce|personnel)\b"
)


def focus_of(question: Question) -> Focus:
    folded = question.folded
    rest = [
        word
        for word in question.words
        if fold(word.text) not in report_words() and not ECONOMY.fullmatch(fold(word.text))
    ]
    strong = [match for match in question.activities if not match.weak]
    if MEETING.search(folded) is not None and not strong:
        return Focus.MEETING
    if went_asked(question) is not None and not strong and all(is_filler(fold(word.text)) for word in rest):
        return Focus.OUTCOMES
    if strong and lookup.activity_asked(question) is not None and not activity_of(strong[0].id).topic:
        return Focus.ACTIVITY
    if STAFF.search(folded) and not any(not activity_of(m.id).topic for m in strong) and len(rest) <= STAFF_WORDS:
        return Focus.STAFF
    if GOALS.search(folded) and len(rest) <= 1:
        return Focus.REPORT if ECONOMY.search(folded) else Focus.GOALS
    if not rest:
        return Focus.ECONOMY if ECONOMY.search(folded) else Focus.REPORT
    if strong and all(any(m.start < w.end and w.start < m.end for m in strong) for w in rest):
        return Focus.ACTIVITY
    return Focus.THEME


STAFF_WORDS = 2
"""Topic words of a question about staff in general; more of them narrow it ("recruiting of social workers")."""
