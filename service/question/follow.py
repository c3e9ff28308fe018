"""What a short follow-up leaves out, filled in from the question before it."""

import re
from dataclasses import replace

from index.language import fold
from index.periods import in_year
from service.question.reading import read
from service.question.types import Kind, Question, TopicWord
from service.types import Turn


def follow_up(question: Question, history: tuple[Turn, ...], stored: tuple[str, ...]) -> Question:
    """Fill in from the last earlier question what a short follow-up leaves out ("och i Nacka?", "varför?")."""
    if not _leans_on_earlier(question):
        return question
    before = read(history[-1].question, "auto", stored)
    if len(history) > 1:
        before = follow_up(before, history[:-1], stored)
    question = _moved(question, before)
    bare_why = question.kind is Kind.WHY and not question.words and not question.activities
    kind = before.kind if question.kind is Kind.LOOKUP and not question.measures else question.kind
    sized = question.quantity or question.scope or question.operation
    if kind in (Kind.WHY, Kind.OVERVIEW) and question.kind is Kind.LOOKUP and sized:
        kind = Kind.LOOKUP  # after "varför?" an amount or a time asks how much again
    words, bare = _continued(question, before)
    return replace(
        question,
        kind=Kind.WHY if bare_why else kind,
        places=question.places or before.places,
        committees=question.committees or before.committees,
        years=question.years or (() if question.places else before.years),
        report_years=question.report_years or (() if question.places or question.years else before.report_years),
        periods=question.periods or (() if question.years or question.places else before.periods),
        measures=question.measures or before.measures,
        activities=question.activities or before.activities,
        quantity=question.quantity or before.quantity,
        line=question.line or before.line,
        scope=question.scope or before.scope,
        operation=question.operation or before.operation,
        words=words,
        bare=bare,
        followed=True,
    )


YEARS_AWAY = re.compile(
    r"\b(?P<count>\d|ett|tva|tre|fyra|fem|sex|sju|atta|nio|tio|one|two|three|four|five|six|seven|eight|nine|ten)"
    r" (?:ar|years?) (?P<way>tidigare|innan|fore|dessforinnan|senare|earlier|before|ago|later|after)\b"
)
COUNTS = (
    "ett one",
    "tva two",
    "tre three",
    "fyra four",
    "fem five",
    "sex six",
    "sju seven",
    "atta eight",
    "nio nine",
    "tio ten",
)


def _moved(question: Question, before: Question) -> Question:
    """A follow-up's "two years earlier" as the year that it is, counted from the earlier question's."""
    match = YEARS_AWAY.search(question.folded)
    if question.years or not before.years or (match is None and question.scope != "previous"):
        return question
    said = match["count"] if match is not None else "1"
    count = int(said) if said.isdigit() else 1 + next(n for n, words in enumerate(COUNTS) if said in words)
    away = count if match is not None and match["way"] in ("senare", "later", "after") else -count
    return replace(
        question,
        years=tuple(year + away for year in before.years),
        periods=tuple(in_year(period, period.year + away) for period in before.periods),
        words=tuple(w for w in question.words if match is None or fold(w.text) not in (said, match["way"])),
        scope=None if match is None else question.scope,
    )


CONTRASTS = (
    ("kvinn", "wom", "flick", "girl", "man", "men", "pojk", "boy"),
    ("inled", "oppna", "paborj", "opened", "started", "avslut", "closed", "finished"),
)
"""Stems of words of which a follow-up means the one instead of the other, in groups."""


def _continued(question: Question, before: Question) -> tuple[tuple[TopicWord, ...], str]:
    """Topic words and text of a follow-up: its own where it names an activity, else added to the earlier ones."""
    if question.activities or not before.words:
        return question.words, question.bare
    if not question.words:
        return before.words, before.bare
    shift = len(before.bare) + 1
    own = tuple(replace(w, start=w.start + shift, end=w.end + shift) for w in question.words)
    instead = [stems for stems in CONTRASTS if any(fold(w.text).startswith(stems) for w in question.words)]
    kept = tuple(w for w in before.words if not any(fold(w.text).startswith(stems) for stems in instead))
    return (*kept, *own), f"{before.bare} {question.bare}"


LEANING = re.compile(
    r"^(och|men|and|but|what about|how about|hur ar det|hur var det|da|varfor|why)\b"
    r"|\b(det|den|dem|dom|dar|deras|that|there|it|them|they|those|their|av de(m|ssa)?)\b"
)
LONGEST_LEANING = 12
"""Words of a question that may go on from the one before; a longer one says itself what it is about."""


ALL_PLACES = re.compile(r"\b(alla|samtliga|vilka|vilken|all|which|every|each) (\w+ )?(kommun\w*|municipalit\w+)\b")
"""Says itself where it is to be looked."""


def _leans_on_earlier(question: Question) -> bool:
    """Whether the question cannot stand alone: it names no topic, or opens like a continuation."""
    if question.kind is Kind.COURTESY:
        return False
    if ALL_PLACES.search(question.folded):
        return False
    bare = not question.words and not question.activities
    return bare or (len(question.text.split()) <= LONGEST_LEANING and LEANING.search(question.folded) is not None)
