"""Alike figures of several things: of one table where there is one, always of one unit, measure and time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from index.language import fold, stem, tokenise
from index.types import Document, Figure, Line, Measure, Period, PeriodKind, Reading, Table, UnitKind
from service.answers.selection.choice import fits_time, fits_unit, merit
from service.answers.selection.columns import timed
from service.documents.catalogue import Fact
from service.documents.tablejoin import began
from service.evidence.evidence import ENOUGH, Evidence, Found
from service.question import Question, TopicWord
from service.question.sides import Sides

TRIED = 6
"""Facts of each thing that are tried together."""
FEW = 3
"""Things to hold together; of more, fewer facts of each are tried."""
SAME_TABLE, SAME_COLUMN, SAME_WORDS = 0.4, 0.2, 0.6
MERIT = 0.04
"""What a point of a figure's own fit counts beside how well its row is named."""
COUNTED = 0.2
"""What it counts that the figures count what the question names: "hur många fler utredningar"."""
UNASKED = 0.15
"""What figures of a plan, or of another year than the report's, stand behind where the question names none."""
LEVELS = (Measure.OUTCOME, Measure.OTHER, Measure.AMOUNT, Measure.SHARE, Measure.FORECAST, Measure.BUDGET)


@dataclass(frozen=True)
class Term:
    """What a report has on one of the things."""

    fact: Fact
    figure: Figure


def joint(evidence: Evidence, document: Document, sides: Sides) -> tuple[Term, ...] | None:
    """One figure for each thing; None where the report does not have all of them alike."""
    question = timed(evidence.question, document.meta.period)
    tables = evidence.catalogue.shelves[document.id].tables
    limit = TRIED if len(sides.items) <= FEW else TRIED // 2
    held = [_facts(evidence, document, sides.of(number), limit) for number in range(len(sides.items))]
    keys = [keys_of(evidence, words) for words in sides.items]
    best: tuple[float, tuple[Term, ...]] | None = None
    for chosen in product(*held):
        if len({id(found.fact) for found in chosen}) != len(chosen):
            continue
        facts = [found.fact for found in chosen]
        if (
            not all(_is_of(facts, number, keys, document, common=bool(sides.common)) for number in range(len(facts)))
            or len({RATE.search(fold(fact.label)) is None for fact in facts}) > 1
        ):
            continue
        terms = _alike(facts, question, document)
        if terms is None:
            continue
        score = sum(found.score for found in chosen) + _together([term.figure for term in terms], tables)
        score += SAME_WORDS * _shared(facts) - UNASKED * _unasked(terms[0].figure, question, document.meta.period)
        score += MERIT * sum(merit(term.figure, question, document.meta.period) for term in terms)
        score += COUNTED * is_counted(terms[0].figure, question)
        if best is None or score > best[0]:
            best = (score, terms)
    return best[1] if best is not None else None


def is_counted(figure: Figure, question: Question) -> bool:
    """Whether the question names what the figure counts: "hur många timmar", "placerade" of "månadsplaceringar"."""
    symbol = fold(figure.unit.symbol)
    within = (word[:ROOT] in symbol for word in question.folded.split() if len(word) > ROOT)
    return len(symbol) > 3 and (symbol[:ROOT] in question.folded or any(within))


ROOT = 5
"""Letters that a noun and what it counts share."""


def keys_of(evidence: Evidence, words: tuple[TopicWord, ...]) -> frozenset[str]:
    """The beginnings of the words that a sentence about one of the things has."""
    alone = replace(evidence, question=asked_alone(evidence.question, words))
    stems = (key for word in alone.words() for key in (word.stem, *word.others) if not key.startswith("#"))
    return frozenset(fold(key)[:LETTERS] for key in stems)


def _is_of(
    facts: Sequence[Fact], number: int, keys: Sequence[frozenset[str]], document: Document, *, common: bool
) -> bool:
    """Whether a sentence speaks of its own thing and of no other, so that its figure can only be of that."""
    fact = facts[number]
    if fact.table is not None:
        return True
    if not common:
        return False  # "börjar" and "slutar" alone may be said of anything
    said = fold(fact.quote.of(document.text))
    named = [any(key in said for key in one) for one in keys]
    return named[number] and sum(named) == 1


LETTERS = 5
"""Letters of a word that a sentence which speaks of it has, whatever its ending and what OCR made of the rest."""
RATE = re.compile(r"\bper (?!aug|jan|jun|den|\d)\w+|\bsnitt|\bandel\b|genomsnitt")
"""A row of this kind is no level beside one that is not."""


def _shared(facts: Sequence[Fact]) -> float:
    """The share of the rows' words that all of them have: "Antal barn minst en dag", "Antal vuxna minst en dag"."""
    words = [{stem(token) for token in tokenise(fact.label)} for fact in facts]
    whole = set.union(*words)
    return len(set.intersection(*words)) / len(whole) if whole else 0.0


def asked_alone(question: Question, words: tuple[TopicWord, ...]) -> Question:
    """The question about one of its things only."""
    activities = tuple(m for m in question.activities if any(m.start < w.end and w.start < m.end for w in words))
    return replace(question, words=words, activities=activities)


def _facts(evidence: Evidence, document: Document, words: tuple[TopicWord, ...], limit: int) -> list[Found]:
    alone = replace(evidence, question=asked_alone(evidence.question, words))
    held = [found for found in alone.facts([document.id], limit=limit) if found.sure >= ENOUGH]
    return [f for f in held if any(fits_unit(figure, evidence.question) for figure in f.fact.figures)][:TRIED]


def _alike(facts: Sequence[Fact], question: Question, document: Document) -> tuple[Term, ...] | None:
    """The figures of the facts that are of one sort, those that the question fits best."""
    best: tuple[float, tuple[Term, ...]] | None = None
    for first in _usable(facts[0], question, document):
        terms = [Term(facts[0], first)]
        for fact in facts[1:]:
            same = [f for f in _usable(fact, question, document) if alike(first, f)]
            if not same:
                break
            terms.append(Term(fact, max(same, key=lambda f: (f.header == first.header, -fact.figures.index(f)))))
        else:
            score = sum(merit(term.figure, question, document.meta.period) for term in terms)
            if best is None or score > best[0]:
                best = (score, tuple(terms))
    return best[1] if best is not None else None


GAP = re.compile(r"saknas|fattas|racker|tacker|mellan bidrag|short of|missing|not cover")
"""What is left when income has been held against cost: a row's net, where it has one."""


def _usable(fact: Fact, question: Question, document: Document) -> list[Figure]:
    wanted = tuple(m for m in question.measures if m in (*LEVELS, Measure.DEVIATION))
    wanted = wanted or ((Measure.DEVIATION,) if question.direction is not None else LEVELS)
    net = GAP.search(question.folded) is not None and any(f.line is Line.NET for f in fact.figures)
    sided = Line(question.line) if question.line and any(f.line is Line(question.line) for f in fact.figures) else None
    ahead = Measure.DEVIATION in wanted and (question.asks(Measure.FORECAST) or question.scope == "year")
    ahead = ahead and any(_of_whole_year(f) for f in fact.figures)
    return [
        f
        for f in fact.figures
        if f.value is not None
        and (not ahead or _of_whole_year(f))
        and (not net or f.line is Line.NET)
        and (not sided or f.line is sided)
        and f.reading is not Reading.UNREADABLE
        and f.measure in (wanted if any(g.measure in wanted for g in fact.figures) else LEVELS)
        and fits_time(f, question, document.meta.period)
        and fits_unit(f, question)
    ]


def _of_whole_year(figure: Figure) -> bool:
    """Whether a deviation is the forecast's, and not the period's."""
    return figure.measure is Measure.DEVIATION and figure.period is not None and figure.period.kind is PeriodKind.YEAR


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures may be set against each other: one unit, measure, side of the accounts and time."""
    if one.unit.kind is not other.unit.kind or one.measure is not other.measure or one.period != other.period:
        return False
    apart = one.table is None or one.table != other.table
    if apart and one.unit.kind in (UnitKind.COUNT, UnitKind.UNKNOWN) and one.unit.symbol != other.unit.symbol:
        return False
    if one.table is None and other.table is None and one.section != other.section:
        return False
    return one.line == other.line or None in (one.line, other.line)


def _together(figures: Sequence[Figure], tables: Sequence[Table]) -> float:
    """What it counts that figures stand in one table, also one that goes on over the page, and in one column."""
    begun = {None if f.table is None else began(f.table, tables) for f in figures}
    same = len(begun) == 1 and None not in begun
    return SAME_TABLE * same + SAME_COLUMN * (len({f.header for f in figures}) == 1)


def _unasked(figure: Figure, question: Question, reported: Period | None) -> bool:
    """Whether a figure is of what was only planned, or of a year before, where neither is asked for."""
    planned = figure.measure in (Measure.FORECAST, Measure.BUDGET) and question.scope != "year"
    if planned and not question.asks(Measure.FORECAST, Measure.BUDGET):
        return True
    if question.years or question.scope == "previous" or reported is None or figure.period is None:
        return False
    return figure.period.year != reported.year
