"""What a short follow-up leaves out, filled in from the question before it."""

import re
from dataclasses import replace

from index.activities import activity as activity_of
from index.language import fold
from index.numbers import NumberKind, find_quantities
from index.periods import find_periods, in_year
from index.types import Measure
from service.places import find_places
from service.question.amounts import quantity_of
from service.question.leaning import Leaning, leaning, only_counts
from service.question.reading import read
from service.question.types import Kind, Question, TopicWord
from service.types import Turn


def follow_up(
    question: Question, history: tuple[Turn, ...], stored: tuple[str, ...], *, instead: bool = False
) -> Question:
    """Fill in from the turns before it what a short follow-up leaves out ("och i Nacka?", "varför?").

    `instead` takes its words in place of those before, and not beside them ("och från polisen?").
    """
    how = leaning(question)
    if how is Leaning.NONE:
        return question
    before = _before(history, stored)
    if how is Leaning.SOURCE:
        return replace(before, language=question.language, followed=True, sourced=True)
    if how is Leaning.PLACE:
        return in_same_place(question, before)
    question = _in_month(question, before)
    question = _with_those(_against_year(_of_counts(_to_target(question, before), before), before))
    question = _moved(_in_percent(question, before), before)
    bare_why = question.kind is Kind.WHY and not question.words and not question.activities
    sized = question.quantity or question.scope or question.operation
    if before.kind is Kind.OVERVIEW:  # of the economy: the whole
        before = replace(before, words=tuple(w for w in before.words if not fold(w.text).startswith("ekonom")))
    words, bare = (question.words, question.bare) if instead and question.words else _continued(question, before)
    told = () if question.places else before.told
    own = question.words if len(words) == len(question.words) else words[len(words) - len(question.words) :]
    before = _of_other_kind(question, before)
    return replace(
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
        told_of=before.years or before.report_years,
        own=own if question.words else (),
        moved=bool(question.years) and question.operation is None,
    )


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
    if before.kind is Kind.WHY and sized:
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


PERCENT = re.compile(r"\bprocent\w*|\bper ?cent\w*|%|\b(?:andel\w*|share|proportion)\b")
SET_AGAINST = (Measure.DEVIATION, Measure.FORECAST, Measure.BUDGET)


def _in_percent(question: Question, before: Question) -> Question:
    """ "I procent?" after an amount: of its budget, of what it was, or of the whole that it is a part of."""
    if question.quantity != "percent" or question.words or question.activities or before.quantity == "percent":
        return question
    if question.operation not in (None, "of_budget") or not PERCENT.search(question.folded):
        return question
    moves = before.moved or before.scope == "previous" or question.asks(Measure.CHANGE)
    if before.operation in ("difference", "percent_change") or moves:
        operation = "percent_change"
    elif question.operation or before.asks(Measure.DEVIATION) or before.direction or question.asks(*SET_AGAINST):
        operation = "of_budget"
    else:
        operation = "share"
    quantity = before.quantity if operation == "percent_change" else question.quantity
    return replace(question, operation=operation, measures=before.measures, kind=Kind.LOOKUP, quantity=quantity)


AIM = re.compile(r"\bmal(?:et|en|vardet)?\b|\btargets?\b|\bgoals?\b")
ABOUT_IT = re.compile(r"\b(åt|mot) (?:det|detta)\b", re.IGNORECASE)
REACHES_IT = re.compile(
    r"\b(n[åa]r?|nås|nått|nådde|klarar?|uppnås?|uppnår|reach|meet|hit)( \w+)? (det|den|it)\b", re.IGNORECASE
)


def _to_target(question: Question, before: Question) -> Question:
    """ "Når de det?" after a target: the target; "vad gör de åt det?" after a deficit: the deficit."""
    if before.asks(Measure.DEVIATION) and before.quantity == "money" and before.direction != 1:
        question = replace(question, text=ABOUT_IT.sub(r"\1 underskottet", question.text))
    if not (before.asks(Measure.TARGET) or AIM.search(before.folded)):
        return question
    text = REACHES_IT.sub(r"\1\2 målet", question.text)
    return replace(question, text=text, english=REACHES_IT.sub(r"\1\2 the target", question.english))


def _of_counts(question: Question, before: Question) -> Question:
    """ "Mot budgeterat?" after a count is of that count, not of money."""
    if question.quantity == "money" and before.quantity == "count" and not question.activities:
        rest = quantity_of(re.sub(r"\w*budget\w*", " ", question.folded))
        return question if rest == "money" else replace(question, quantity=None)
    return question


MONTH = re.compile(
    r"\b(?P<until>efter|till och med|tom|t\.o\.m\.?|fram till|per|after|until|to|as of)?\s*"
    r"(?P<month>januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october)\b",
    re.IGNORECASE,
)


def _in_month(question: Question, before: Question) -> Question:
    """ "Och efter augusti?": of the year that is talked about."""
    match = MONTH.search(question.text)
    years = before.years or before.report_years
    if match is None or question.periods or question.years or len(years) != 1:
        return question
    until = "till och med" if match["until"] else "i"
    found = find_periods(f"{until} {match['month']} {years[0]}")
    return replace(question, periods=tuple(period for period, _, _ in found), years=years, scope=question.scope)


AGAINST_YEAR = re.compile(r"\b(?:an|mot|jamfort med|than|compared (?:to|with)) (?:\w+ ){0,2}(?:19|20)\d\d\b")


def _against_year(question: Question, before: Question) -> Question:
    """ "Är det fler än 2019?": the year that is talked about against that one."""
    years = before.years or before.report_years
    if len(question.years) != 1 or len(years) != 1 or not AGAINST_YEAR.search(question.folded):
        return question
    periods = tuple(in_year(p, question.years[0]) for p in before.periods) or question.periods
    both = tuple(dict.fromkeys((*years, *question.years)))
    measures = question.measures
    if BETTER.search(question.folded) and not (measures or before.measures):
        measures = (Measure.DEVIATION,)
    operation = question.operation or ("difference" if question.kind is not Kind.YESNO else None)
    periods = (*before.periods, *periods)
    return replace(question, years=both, periods=periods, operation=operation, measures=measures)


BETTER = re.compile(r"\b(?:battre|samre|better|worse)\b")


THOSE = re.compile(
    r"\b(?:de|dem|dom|den|those|the ones) (?:som|who|that) (?:(?:har|ar|blev|have|are|had|were) )?(?P<did>\w{4,})"
)


def _with_those(question: Question) -> Question:
    """ "Och de som slutat?": a verb that says nothing of a topic elsewhere says here who is meant."""
    match = THOSE.search(fold(question.bare))
    if match is None or question.words or question.activities:
        return question
    start, end = match.span("did")
    return replace(question, words=(TopicWord(question.bare[start:end], start, end),))


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
    if match is None and question.operation in ("difference", "percent_change"):
        return question  # "jämfört med förra året" has both years in mind
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
