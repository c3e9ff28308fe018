"""A follow-up that names what it is about itself, though a pronoun or a missing topic makes it look elliptic.

"Vilka mål missar de?" after what the premises cost: a cost is no "they", so it is the committee that misses them.
"Hur stort är nämndens underskott?" is about the committee, whatever was talked about before.
"""

import re

from index.activities import activity as activity_of
from index.types import Measure
from service.question.leaning import CONTINUES, THEY, only_counts
from service.question.reading import read
from service.question.types import Question

COMMITTEE = re.compile(
    r"\b[a-z]*(?:namnd|forvaltning)(?:en|ens)\b|\bsocialtjansten?s?\b|\bsocialnamnds?\b"
    r"|\b(?:the|social) (?:committee|board|administration|services)\b"
)
"""Whose report it is."""
TOTAL = re.compile(r"\bnetto(?:kostnad|utfall|resultat)\w*|\btotal(?:a|t)? (?:intakt|kostnad|revenue|income|cost)\w*")
"""What a committee has of its own, and so may each of its activities."""
WITH_CLAUSE = re.compile(r"\b\w{4,} (?:som|who|that) (?!de\b|den\b|det\b|they\b)\w{3,}")
""" "Familjer som sökte stöd": who is counted, said in full."""
BOARDS = re.compile(
    r"\b(?:mal(?:en|et|s)?|goals?|targets?|atgard\w*|measures|budget\w*|prognos\w*|forecast\w*|(?:stats)?bidrag\w*|grants?"
    r"|personal\w*|staff\w*|lokal\w*|(?:over|under)skott\w*|surplus\w*|deficit\w*)\b"
)
"""What only a committee has, whoever was counted before."""
WHY = re.compile(r"^(?:varfor|why)\b", re.MULTILINE)
THEY_DO = re.compile(r"\b(?:de|dom|they|deras|their)\b")


def has_own_subject(question: Question, before: Question) -> bool:
    """Whether the question stands by itself in the municipality and the year that are talked about."""
    rest = WHY.sub("", THEY_DO.sub(" ", question.folded))
    if CONTINUES.search(rest) or THEY.search(rest):
        return False
    if THEY_DO.search(question.folded):
        own = not _of_people(before) or BOARDS.search(question.folded) is not None
        return own and _asks_own(question, before)
    counts = only_counts(question) and bool(question.words)
    if counts and WITH_CLAUSE.search(question.folded):
        return True
    if not counts and (question.words or question.activities):
        return False
    if COMMITTEE.search(question.folded):
        return counts or _asks_money(question)
    return not counts and TOTAL.search(question.folded) is not None and not _has_activity(before)


def with_name(question: Question, before: Question, stored: tuple[str, ...]) -> Question:
    """The question with the municipality's name for "they": "vilka mål missar Botkyrka"; itself where it is not one."""
    if len(before.places) != 1 or question.places or not THEY_DO.search(question.folded):
        return question
    place = before.places[0]
    said = THEIR.sub(lambda one: f"{place}'s" if one.group().lower() == "their" else f"{place}s", question.typed)
    return read(SUBJECT.sub(place, said), question.language, stored)


THEIR = re.compile(r"\b(?:deras|their)\b", re.IGNORECASE)
SUBJECT = re.compile(r"\b(?:de|dom|they)\b", re.IGNORECASE)


def _asks_own(question: Question, before: Question) -> bool:
    """Whether more than the pronoun says what is asked about: a topic, or a result after what has none."""
    if question.words or question.activities:
        return not only_counts(question)
    return question.asks(Measure.DEVIATION) and before.quantity in ("count", "percent") and not _has_activity(before)


def _asks_money(question: Question) -> bool:
    return bool(question.measures or question.line) and question.operation != "share"


def _of_people(before: Question) -> bool:
    """Whether the question before counts somebody, whom "they" may mean as well."""
    return before.quantity == "count"


def _has_activity(before: Question) -> bool:
    return any(not match.weak and not activity_of(match.id).topic for match in before.activities)
