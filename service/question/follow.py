"""What a short follow-up leaves out, filled in from the question before it."""

import re
from dataclasses import replace

from index.activities import activity as activity_of
from index.language import fold
from index.numbers import NumberKind, find_quantities
from service.question.courtesy import courtesy_of
from service.question.leaning import Leaning, leaning, only_counts
from service.question.meant import meant
from service.question.own_subject import has_own_subject, with_name
from service.question.places import find_places
from service.question.reading import read
from service.question.two_before import of_two
from service.question.types import Kind, Question, TopicWord
from service.question.whole_and_part import of_whole, share_of_named
from service.question.why_of_told import why_of_told
from service.types import Turn


def follow_up(
    question: Question, history: tuple[Turn, ...], stored: tuple[str, ...], *, instead: bool = False
) -> Question:
    """Fill in from the turns before it what a short follow-up leaves out ("och i Nacka?", "varför?").

    `instead` takes its words in place of those before, and not beside them ("och från polisen?").
    """
    how = leaning(question)
    history = tuple(turn for turn in history if courtesy_of(turn.question) is None)  # "tack!" changes no subject
    if how is Leaning.NONE or not history:
        return question
    before = _before(history, stored)
    if how is Leaning.SOURCE:
        return replace(before, language=question.language, followed=True, sourced=True)
    if len(history) > 1 and (both := of_two(question, _before(history[:-1], stored), before, stored)) is not None:
        return both
    if (share := share_of_named(question, before, stored)) is not None:
        return in_same_place(share, before)
    before = of_whole(question, before)
    if how is Leaning.SUBJECT and has_own_subject(question, before):
        return in_same_place(with_name(question, before, stored), before)
    if how is Leaning.PLACE:
        return in_same_place(question, before)
    question = meant(question, before)
    bare_why = question.kind is Kind.WHY and not question.words and not question.activities
    sized = question.quantity or question.scope or question.operation
    if before.kind is Kind.OVERVIEW:  # of the economy: the whole
        before = replace(before, words=tuple(w for w in before.words if not fold(w.text).startswith("ekonom")))
    before = _of_its_price(question, before)
    words, bare = (question.words, question.bare) if instead and question.words else _continued(question, before)
    told = () if question.places else before.told
    own = question.words if len(words) == len(question.words) else words[len(words) - len(question.words) :]
    before = _of_other_kind(question, before)
    filled = replace(
        question,
        kind=Kind.WHY if bare_why else _kind(question, before, sized=bool(sized)),
        places=question.places or before.places,
        committees=question.committees or before.committees,
        years=question.years or (() if question.places else before.years),
        report_years=question.report_years or (() if question.places or question.years else before.report_years),
        periods=question.periods or (() if question.years or question.places else before.periods),
        measures=question.measures or before.measures,
        activities=question.activities if own and words == question.words else before.activities,
        quantity=question.quantity or before.quantity,
        line=question.line or before.line,
        scope=question.scope or before.scope,
        operation=question.operation or before.operation,
        words=words,
        bare=bare,
        followed=True,
        told=told,
        told_of=() if before.moved else before.years or before.report_years,
        own=own if question.words else (),
        moved=bool(question.years) and question.operation is None,
    )
    return why_of_told(filled, before, history[-1].answer) if bare_why else filled


def in_same_place(question: Question, before: Question) -> Question:
    """A question with a subject of its own, in the municipality and the year that are talked about."""
    timed = bool(question.years or question.report_years or question.periods)
    return replace(
        question,
        places=question.places or before.places,
        committees=question.committees or before.committees,
        report_years=question.report_years if timed else tuple(dict.fromkeys((*before.report_years, *before.years))),
        followed=True,
        elsewhere=not question.places,
    )


def _before(history: tuple[Turn, ...], stored: tuple[str, ...]) -> Question:
    """The last question before, itself filled in, with what its answer told and the one place that it was about."""
    turn = history[-1]
    before = read(turn.question, "auto", stored)
    if len(history) > 1:
        before = follow_up(before, history[:-1], stored)
    told = tuple(q for q in find_quantities(turn.answer) if q.kind is NumberKind.QUANTITY and q.value is not None)
    named = tuple(dict.fromkeys(place.name for place in find_places(turn.answer, stored)))
    if before.kind is Kind.COMPARE:
        before = _first_of(before, turn.answer, stored)
        named = named[:1]  # who comes first is what is talked about now
    return replace(before, places=before.places or (named if len(named) == 1 else ()), told=told)


SORT = re.compile(
    r"verksamhet|omrade|post|del|grupp|enhet|avdelning|rad|activit|area|service|part|unit|item|department"
)
"""What is compared, by its sort only."""
FIRST = re.compile(r"(?:[^.\n]|\.(?=\S))+")
"""The first sentence of an answer."""


def _first_of(before: Question, answer: str, stored: tuple[str, ...]) -> Question:
    """After "vilken verksamhet gick sämst?": what the answer names first, in place of all that were compared."""
    match = FIRST.search(answer)
    named = [word for word in before.words if not SORT.match(fold(word.text))]
    if match is None or before.activities or named:
        return before
    said = read(match.group(), "auto", stored)
    strong = [one for one in said.activities if not one.weak]
    if not strong:
        return before
    first = strong[0]
    words = tuple(word for word in said.words if first.start < word.end and word.start < first.end)
    return replace(before, kind=Kind.LOOKUP, activities=(first,), words=words, bare=said.bare)


def _kind(question: Question, before: Question, *, sized: bool) -> Kind:
    """What a follow-up wants: as before, where it does not itself say."""
    if question.kind is Kind.COMPARE and question.operation and not question.words and len(question.places) < 2:
        return Kind.LOOKUP  # "jämfört med förra året?"
    if question.kind is not Kind.LOOKUP or question.measures:
        return question.kind
    if before.kind in (Kind.WHY, Kind.OVERVIEW) and sized:
        return Kind.LOOKUP  # after "varför?" an amount or a time asks how much again
    return before.kind


def _of_other_kind(question: Question, before: Question) -> Question:
    """The question before less what says nothing of a follow-up that asks for another sort of thing."""
    counts = question.quantity == "count" and before.quantity not in (None, "count")
    if question.quantity == "money" and before.quantity == "count":
        return replace(before, measures=(), quantity=None, scope=None, operation=None)
    own = [match for match in question.activities if not match.weak]
    other = bool(own) and not question.measures and all(activity_of(match.id).topic for match in own)
    if not counts and not other:
        return before
    # A count is of another day than the accounts; the year says which report.
    kept = replace(before, measures=(), quantity=None, line=None, scope=None, operation=None, periods=())
    if other and not before.moved:
        kept = replace(kept, years=(), report_years=before.report_years or before.years)
    return replace(kept, kind=Kind.LOOKUP) if other and before.kind is not Kind.WHY else kept


COUNTED = re.compile(r"\b(?:hur manga|how many) (?=\w)")


def _of_its_price(question: Question, before: Question) -> Question:
    """The question before less what it counts, where a sum is asked next: what a place costs has a row of its own."""
    match = COUNTED.search(fold(before.bare))
    if match is None or question.quantity != "money" or before.quantity != "count":
        return before
    counted = next((word for word in before.words if word.start == match.end()), None)
    words = tuple(word for word in before.words if word is not counted)
    if counted is None or not words:
        return before
    return replace(
        before,
        words=words,
        activities=tuple(m for m in before.activities if m.end <= counted.start or counted.end <= m.start),
        bare=before.bare[: counted.start] + " " * len(counted.text) + before.bare[counted.end :],
    )


CONTRASTS = (
    ("kvinn", "wom", "flick", "girl", "man", "men", "pojk", "boy"),
    ("extern", "intern", "egen", "egna", "external", "internal"),
    ("anstall", "nyanst", "borja", "rekryt", "hired", "joined", "slut", "lamna", "left", "quit"),
    ("inled", "oppna", "paborj", "opened", "started", "avslut", "closed", "finished"),
)
"""Stems of words of which a follow-up means the one instead of the other, in groups."""


def _instead(question: Question, before: Question) -> tuple[tuple[TopicWord, ...], str]:
    """Words of a follow-up that names an activity: "och i eget familjehem?" after what a day (in another) costs."""
    asks = question.quantity or question.measures or question.operation
    topics = all(activity_of(match.id).topic for match in question.activities)
    kept = tuple(word for word in before.words if not _named(word, before))
    if asks or topics or not kept or len(kept) == len(before.words):
        return question.words, question.bare
    shift = len(before.bare) + 1
    own = tuple(replace(w, start=w.start + shift, end=w.end + shift) for w in question.words)
    return (*kept, *own), f"{before.bare} {question.bare}"


def _named(word: TopicWord, question: Question) -> bool:
    return any(match.start < word.end and word.start < match.end for match in question.activities)


def _continued(question: Question, before: Question) -> tuple[tuple[TopicWord, ...], str]:
    """Topic words and text of a follow-up: its own where it names an activity, else added to the earlier ones."""
    only_named = question.quantity is None and not any(w for w in question.words if not _named(w, question))
    if any(not match.weak or only_named for match in question.activities) and not only_counts(question):
        return _instead(question, before)
    if not question.words:
        return before.words, before.bare
    if not before.words:
        return question.words, question.bare
    shift = len(before.bare) + 1
    own = tuple(replace(w, start=w.start + shift, end=w.end + shift) for w in question.words)
    instead = [stems for stems in CONTRASTS if any(fold(w.text).startswith(stems) for w in question.words)]
    kept = tuple(w for w in before.words if not any(fold(w.text).startswith(stems) for stems in instead))
    return (*kept, *own), f"{before.bare} {question.bare}"
