"""The same thing at several times: the figures of one row, oldest first."""

import re
from dataclasses import replace
from decimal import Decimal

from index.activities import ancestors
from index.language import fold, stem, tokenise
from index.types import Document, Figure, Line, Measure, Reading, UnitKind
from service.answers.calculation.values import months_of
from service.answers.selection.choice import fits_unit
from service.documents.catalogue import Fact
from service.documents.economy import Slot
from service.evidence.evidence import ENOUGH, Evidence, Found
from service.question import Question
from service.question.times import HELD_AGAINST

LONGEST = 8
_MEASURES = (Measure.OUTCOME, Measure.OTHER, Measure.AMOUNT, Measure.SHARE, Measure.DEVIATION)
AS_GOOD = 0.08
"""A row that covers this much less of the question may still be taken for its longer series."""


def series(evidence: Evidence, document: Document) -> tuple[Fact, list[Figure]] | None:
    """The best fact of the report that has the same thing at two or more times."""
    return next(iter(all_series(evidence, document)), None)


def all_series(evidence: Evidence, document: Document) -> list[tuple[Fact, list[Figure]]]:
    """The facts of the report that have what is asked for at two or more times, the longest series first."""
    question = evidence.question
    if any(match.id == KEPT for match in question.activities):
        question = replace(question, quantity=None)  # which reports tell in money or in percent
    if not question.words and not question.activities:
        board = evidence.board(document, Line(question.line) if question.line else Line.NET)
        facts = (
            [] if board is None else [f for f in evidence.catalogue.facts if board.slots.get(Slot.OUTCOME) in f.figures]
        )
        facts = [f for f in facts if len(_points(f, question)) > 1]
        if question.asks(Measure.DEVIATION):  # of years that the accounts do not tell of
            kept = [f for f in evidence.catalogue.facts_in(document.id) if f.activity == KEPT and f.table is not None]
            facts = [f for f in kept if len(_points(f, question)) > 1] or facts
        if not facts:
            facts, question = _named_as(evidence, document), replace(question, quantity=None)
    else:
        ranked = [one for one in evidence.facts([document.id], limit=25) if len(_points(one.fact, question)) > 1]
        top = max((found.coverage for found in ranked if found.fact.table is not None), default=0.0)
        ranked = _larger_first(ranked, question)
        facts = [found.fact for found in ranked if found.coverage >= max(ENOUGH, top - AS_GOOD)]
    held = [(fact, points) for fact in facts if len(points := _points(fact, question)) >= 2]
    people = PEOPLE_ASKED.search(question.folded) is not None
    return sorted(held, key=lambda one: (people and not _of_people(one[0]), -len(one[1])))


PEOPLE_ASKED = re.compile(
    r"\b(?:antal\w*|hur manga|fler|farre|many|more|fewer|number of) (?:(?:placerade|unika|olika|nya|utsatta) )?"
    r"(?:barn|vuxna|unga|ungdomar|personer|kunder|klienter|brukare|people|children|adults|clients)\b"
)
"""Wants those counted whom it is about, and not what they get."""
OF_PEOPLE = re.compile(r"\b(?:unika )?(?:personer|kunder|klienter|brukare|individer|barn|vuxna|ungdomar)\b")


def _of_people(fact: Fact) -> bool:
    """Whether a row counts people: "Antal unika personer inom institution", and not their placements."""
    return (
        OF_PEOPLE.search(fold(fact.label)) is not None or OF_PEOPLE.fullmatch(fold(fact.first.unit.symbol)) is not None
    )


KEPT = "budgethallning"
"""The indicator of how the budget was kept, year by year."""


def _larger_first(ranked: list[Found], question: Question) -> list[Found]:
    """Rows of one table that fit as well as the first by their size: of several kinds of "boende" the common one.

    Those of an activity that the question names go first: "öppna insatser för barn" is of no adults.
    """
    if not ranked:
        return ranked
    first = ranked[0]
    equal = [f for f in ranked if f.fact.table == first.fact.table and abs(f.score - first.score) < EQUAL]
    asked = {stem(token) for word in question.words for token in tokenise(word.text)}
    opening = stem(next(iter(tokenise(first.fact.label)), ""))
    if not any(opening.startswith(word) or word.endswith(opening) for word in asked):
        return ranked
    equal = [f for f in equal if stem(next(iter(tokenise(f.fact.label)), "")) == opening]
    named = [match.id for match in question.activities]

    def order(found: Found) -> tuple[bool, Decimal]:
        own = found.fact.activity
        of = own is not None and any(one == own or one in ancestors(own) for one in named)
        return not of, -abs(_points(found.fact, question)[-1].value or Decimal(0))

    equal.sort(key=order)
    return [*equal, *(f for f in ranked if f not in equal)]


EQUAL = 0.05


def _named_as(evidence: Evidence, document: Document) -> list[Fact]:
    """Rows that begin with a word of the question that it takes for a measure: "Budgethållning socialnämnd (%)"."""
    asked = {stem(token) for token in tokenise(evidence.question.text) if len(token) >= LONG}
    facts = [f for f in evidence.catalogue.facts_in(document.id) if f.table is not None]
    return [f for f in facts if any(stem(token) in asked for token in tokenise(f.label)[:1])]


LONG = 8
"""Letters of a word that is not in every row."""


def _points(fact: Fact, question: Question) -> list[Figure]:
    """Figures of one measure and unit at different times, oldest first."""
    groups: dict[tuple[Measure, object, object, object], list[Figure]] = {}
    for figure in fact.figures:
        if figure.period is None or figure.reading is Reading.UNREADABLE or figure.table is None:
            continue
        if not fits_unit(figure, question):
            continue
        if figure.measure in _MEASURES:
            groups.setdefault((figure.measure, figure.unit.kind, _who(figure), _stretch(figure)), []).append(figure)
    if not groups:
        return []
    named = {key: found for key, found in groups.items() if _is_asked(str(key[2]), question)}
    points = max((named or groups).values(), key=lambda found: len({f.period for f in found}))
    if question.years and len(question.years) > 1:
        first, last = min(question.years), max(question.years)
        points = [f for f in points if f.period and first <= f.period.year <= last]
    distinct = {f.period: f for f in points}
    return sorted(distinct.values(), key=lambda f: f.period.end if f.period else f.span)[-LONGEST:]


def two_ends(fact: Fact, question: Question) -> tuple[Figure, Figure] | None:
    """A row's latest figure and the one before it, of the same months where there is such a one, earlier first."""
    points = _points(fact, question)
    if len(points) < 2:
        return None
    return ends(points, question)


def ends(points: list[Figure], question: Question) -> tuple[Figure, Figure]:
    """The latest of a series and the one before it, of the same months where there is such a one.

    Where two years are named, the ends of what lies between them; where one is that things are held against
    ("sedan 2020"), that and the latest.
    """
    last = points[-1]
    if len(question.years) > 1:
        return points[0], last
    against = HELD_AGAINST.search(question.folded)
    first = [p for p in points[:-1] if against and p.period and p.period.year == int(against["year"])]
    if first:
        return next((p for p in first if months_of(p) == months_of(last)), first[-1]), last
    before = [p for p in points[:-1] if p.period and last.period and p.period.kind is last.period.kind]
    same = [p for p in before if months_of(p) == months_of(last)]
    return (same or points[:-1])[-1], last


def _who(figure: Figure) -> str:
    """The header without its time: "Kvinnor 07-2020" and "Män 07-2020" are two series."""
    return (
        "".join(char for char in figure.header.lower() if char.isalpha())[:8]
        if "kvinn" in figure.header.lower() or "män" in figure.header.lower()
        else ""
    )


def _is_asked(who: str, question: Question) -> bool:
    """Whether the question is about these: "man" without its dots is anyone."""
    if not who:
        return False
    women = who.startswith("kvinn")
    return re.search(r"kvinn|\bwom[ae]n" if women else r"\bmän|\bmen\b|\bmale\b", question.typed.casefold()) is not None


def _stretch(figure: Figure) -> tuple[int, int] | None:
    """The months that money was spent in: a whole year's is no later point of a series of eight months'."""
    if figure.unit.kind is not UnitKind.MONEY or figure.period is None:
        return None
    return figure.period.start.month, figure.period.end.month
