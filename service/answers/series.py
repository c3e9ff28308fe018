"""The same thing at several times: the figures of one row, oldest first."""

from index.types import Document, Figure, Line, Measure, Reading, UnitKind
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
    named = {who: found for who, found in groups.items() if who[2] and str(who[2])[:4] in question.folded}
    points = max((named or groups).values(), key=lambda found: len({f.period for f in found}))
    if question.years and len(question.years) > 1:
        first, last = min(question.years), max(question.years)
        points = [f for f in points if f.period and first <= f.period.year <= last]
    distinct = {f.period: f for f in points}
    return sorted(distinct.values(), key=lambda f: f.period.end if f.period else f.span)[-LONGEST:]


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
