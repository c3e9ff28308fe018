"""What a follow-up's own words mean after the question before it: "i procent", "än 2019", "två år tidigare", "det"."""

import re
from dataclasses import replace

from index.language import fold
from index.periods import find_periods, in_year
from index.types import Measure
from service.question.amounts import quantity_of
from service.question.types import Kind, Question, TopicWord


def meant(question: Question, before: Question) -> Question:
    """A follow-up with what it says in words that lean on the question before spelled out."""
    question = _of_counts(_to_target(_in_month(question, before), before), before)
    question = _with_those(_against_year(question, before))
    return _moved(_in_percent(question, before), before)


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
    measures = before.measures
    if operation == "of_budget" and before.kind is Kind.OVERVIEW and not measures:
        measures = (Measure.DEVIATION,)  # how it went was told against the budget
    return replace(question, operation=operation, measures=measures, kind=Kind.LOOKUP, quantity=quantity)


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


SUMS = re.compile(r"\w*budget\w*|\w*prognos\w*|\w*forecast\w*")


def _of_counts(question: Question, before: Question) -> Question:
    """ "Mot budgeterat?" after a count, "vilken prognos har de?" after a share, is of that, not of money."""
    counted = before.quantity in ("count", "percent") and not question.activities
    if question.quantity == "money" and counted:
        rest = quantity_of(SUMS.sub(" ", question.folded))
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
