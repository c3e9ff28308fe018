"""Two times of one thing as the report's sentences tell them: in one sentence, or in the next."""

import re

from index.language import fold
from index.types import Document, Figure, Measure, Period, PeriodKind, Unit, UnitKind
from service.answers.calculation.joint import is_counted
from service.answers.selection.choice import fits_unit
from service.answers.selection.columns import timed
from service.answers.selection.earlier import EARLIER
from service.answers.selection.likely import likely_facts
from service.answers.sentences.phrases import COUNTED, subject
from service.documents.catalogue import Fact
from service.evidence.evidence import ENOUGH, Evidence
from service.question import Question
from service.types import Language


def in_months(points: list[Figure], question: Question, document: Document) -> bool:
    """Whether a series is of the months that the question names, where it names any."""
    asked = [p for p in timed(question, document.meta.period).periods if p.kind is PeriodKind.SPAN]
    asked = [p for p in asked if p.start.year == p.end.year]  # "2019–2023" names years, no months
    return not asked or any(
        f.period is not None and (f.period.start.month, f.period.end.month) == (p.start.month, p.end.month)
        for f in points
        for p in asked
    )


def in_surer_sentence(evidence: Evidence, document: Document, row: Fact) -> tuple[str, Figure, Figure] | None:
    """The two times that a sentence tells where it has more of what is asked than the row ("köpt vård till barn")."""
    ranked = evidence.facts([document.id])
    covered = next((found.coverage for found in ranked if found.fact is row), None)
    if covered is None or covered + SURER > 1:
        return None
    return _told([f.fact for f in ranked if f.coverage >= covered + SURER and f.fact.table is None], evidence, document)


SURER = 0.05


def _of_years(pair: tuple[Figure, Figure], question: Question) -> bool:
    """Whether both times lie between the years that the question names."""
    if len(question.years) < 2:
        return True
    first, last = min(question.years), max(question.years)
    return all(f.period is not None and first <= f.period.year <= last for f in pair)


def in_sentence(evidence: Evidence, document: Document) -> tuple[str, Figure, Figure] | None:
    """Two figures of one kind that one sentence sets side by side, the later one first as reports do."""
    covered = [f.fact for f in evidence.facts([document.id], limit=8) if f.coverage >= ENOUGH and f.fact.table is None]
    likely = likely_facts(evidence, frozenset((document.id,)))
    return _told([*covered, *likely], evidence, document)


def _told(facts: list[Fact], evidence: Evidence, document: Document) -> tuple[str, Figure, Figure] | None:
    """Of the pairs that sentences tell the one of the asked months, then the one of what is asked to be counted."""
    question = evidence.question
    pairs = [(fact, *pair) for fact in facts for pair in _pairs(fact, evidence, document) if _of_years(pair, question)]
    if not pairs:
        return None
    fact, before, after = min(
        pairs,
        key=lambda found: (
            not in_months([found[2]], question, document),
            not is_counted(found[2], question),
            found[2].period != document.meta.period,
        ),
    )
    if COUNTED.match(fact.label) and before.unit.kind is UnitKind.MONEY:
        return COST[question.language], before, after  # the sentence goes by the name of a count, and tells of money
    return subject(fact.label, fact.activity, document, question.language), before, after


COST: dict[Language, str] = {"sv": "kostnaden", "en": "the cost"}


def _pairs(fact: Fact, evidence: Evidence, document: Document) -> list[tuple[Figure, Figure]]:
    """What one sentence, or it with the next, says of two years: before and after."""
    next_one = _said_next(fact, evidence, document)
    found = [(next_one[1], next_one[0])] if next_one is not None else []
    kinds: dict[Unit, list[Figure]] = {}
    for figure in fact.figures:
        if fits_unit(figure, evidence.question):
            kinds.setdefault(figure.unit, []).append(figure)
    for figures in kinds.values():
        if len(figures) != 2:
            continue
        told = _from_to(figures, document)
        if told is not None:
            found.append(told)
            continue
        dated = sorted(((f.period.end, f.span, f) for f in figures if f.period), key=lambda one: one[:2])
        if len(dated) != 2:  # a time that is not told comes neither before nor after
            continue
        (*_, first), (*_, second) = dated
        if first.period and second.period and _follows(first.period, second.period):
            found.append((first, second))
    return found


FROM = re.compile(r"\bfrån\s+(?:cirka\s+|ca\.?\s+|drygt\s+|knappt\s+)?$", re.IGNORECASE)
TO = re.compile(r"[\s\w]{0,25}?\btill\s+(?:cirka\s+|ca\.?\s+|drygt\s+|knappt\s+)?", re.IGNORECASE)


def _from_to(figures: list[Figure], document: Document) -> tuple[Figure, Figure] | None:
    """The two ends of a change that a sentence tells as one, whether or not it dates them: "från 5 till 2,9"."""
    first, second = sorted(figures, key=lambda figure: figure.span)
    opening = document.text[first.quote.start : first.span.start]
    between = document.text[first.span.end : second.span.start]
    return (first, second) if FROM.search(opening) and TO.fullmatch(between) else None


def _follows(before: Period, after: Period) -> bool:
    """Whether one time is a later one than the other: of another year, or after it in the same ("tertial 1" and 2)."""
    return before.year != after.year or (before.end < after.start and before.kind is after.kind)


def _said_next(fact: Fact, evidence: Evidence, document: Document) -> tuple[Figure, Figure] | None:
    """A sentence's one figure and that of the next sentence, where the report goes on to tell the year before."""
    held = [f for f in fact.figures if f.unit.kind is not UnitKind.DURATION and f.measure is not Measure.CHANGE]
    if len(held) != 1 or not fits_unit(held[0], evidence.question):
        return None
    after = [
        other
        for other in evidence.catalogue.facts_in(document.id)
        if other.table is None and 0 <= other.quote.start - fact.quote.end < NEXT
    ]
    for other in after:
        if not EARLIER.search(fold(other.quote.of(document.text))):
            continue
        earlier = [f for f in other.figures if f.unit.kind is not UnitKind.DURATION and f.measure is not Measure.CHANGE]
        if len(earlier) == 1 and _year_apart(earlier[0], held[0]) and _one_kind(earlier[0], held[0]):
            return held[0], earlier[0]
    return None


NEXT = 12
"""Characters between two sentences of which the one follows on the other."""


def _year_apart(before: Figure, after: Figure) -> bool:
    old, new = before.period, after.period
    return (
        old is not None
        and new is not None
        and old.year == new.year - 1
        and (old.start.month, old.end.month) == (new.start.month, new.end.month)
    )


def _one_kind(before: Figure, after: Figure) -> bool:
    kinds = {before.unit.kind, after.unit.kind} - {UnitKind.UNKNOWN}
    return len(kinds) < 2 and before.unit.scale == after.unit.scale and before.value != after.value
