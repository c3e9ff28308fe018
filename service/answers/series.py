"""The same thing at several times: the figures of one row, oldest first."""

from index.language import stem, tokenise
from index.types import Document, Figure, Line, Measure, Reading, UnitKind
from service.answers.calculation.values import months_of
from service.answers.choice import fits_unit
from service.catalogue import Fact
from service.economy import Slot
from service.evidence import ENOUGH, Evidence
from service.question import Question

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
    if not question.words and not question.activities:
        board = evidence.board(document, Line(question.line) if question.line else Line.NET)
        facts = (
            [] if board is None else [f for f in evidence.catalogue.facts if board.slots.get(Slot.OUTCOME) in f.figures]
        )
    else:
        ranked = [one for one in evidence.facts([document.id], limit=25) if len(_points(one.fact, question)) > 1]
        top = max((found.coverage for found in ranked if found.fact.table is not None), default=0.0)
        facts = [found.fact for found in ranked if found.coverage >= max(ENOUGH, top - AS_GOOD)]
    held = [(fact, points) for fact in facts if len(points := _points(fact, question)) >= 2]
    return sorted(held, key=lambda one: -len(one[1]))


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
    asked = {stem(token) for word in question.words for token in tokenise(word.text)}
    points = max(groups.values(), key=lambda found: (_named(found, asked), len({f.period for f in found})))
    if question.years and len(question.years) > 1:
        first, last = min(question.years), max(question.years)
        points = [f for f in points if f.period and first <= f.period.year <= last]
    distinct = {f.period: f for f in points}
    return sorted(distinct.values(), key=lambda f: f.period.end if f.period else f.span)[-LONGEST:]


def _named(points: list[Figure], asked: set[str]) -> bool:
    """Whether the question names whose the series is: "Kvinnor 07-2020" where women are asked about."""
    told = {stem(token) for token in tokenise(points[0].header)}
    return len(points) > 1 and bool(_who(points[0])) and bool(told & asked)


def two_ends(fact: Fact, question: Question) -> tuple[Figure, Figure] | None:
    """A row's latest figure and the one before it, of the same months where there is such a one, earlier first."""
    points = _points(fact, question)
    if len(points) < 2:
        return None
    return ends(points, question)


def ends(points: list[Figure], question: Question) -> tuple[Figure, Figure]:
    """The latest of a series and the one before it, of the same months where there is such a one.

    Where two years are named, the ends of what lies between them.
    """
    last = points[-1]
    if len(question.years) > 1:
        return points[0], last
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


def _stretch(figure: Figure) -> tuple[int, int] | None:
    """The months that money was spent in: a whole year's is no later point of a series of eight months'."""
    if figure.unit.kind is not UnitKind.MONEY or figure.period is None:
        return None
    return figure.period.start.month, figure.period.end.month
