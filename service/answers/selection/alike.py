"""One figure of each report on the same thing, chosen together so that like is compared with like."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from index.activities import activity as activity_of
from index.activities import match as match_activities
from index.language import fold, stem, tokenise
from index.types import Document, Figure, Line, Measure, Period, Reading, UnitKind
from service.answers import lookup
from service.answers.selection.choice import fits_time, fits_unit, main_figure, merit
from service.answers.selection.likely import likely_numbers
from service.answers.selection.wholes import with_total
from service.answers.sentences.phrases import subject
from service.documents.catalogue import Fact
from service.documents.economy import Economy, Slot
from service.evidence.evidence import ENOUGH, Evidence
from service.question import Question
from service.question.superlative import asks_change

Picked = tuple[Document, str, Figure]

TRIED = 6
"""Facts of a report that are tried."""
MERIT = 0.04
"""What a point of a figure's own fit counts beside how well its row or sentence is about the question."""
SAME_MEASURE, SAME_TIME, SAME_UNIT = 0.08, 0.08, 0.3
"""What it counts that two reports' figures are of one measure, of the same months and in one kind of unit."""
OTHER_YEAR = 0.2
"""What a figure of another year than the report's stands behind."""
FORESEEN = 0.15
"""What is expected or planned stands behind what has been, where neither is asked for."""
OF_PART = 0.3
"""What a figure of one unit or part stands behind one of the whole, where the whole is asked for."""


@dataclass(frozen=True)
class Candidate:
    """A figure that a report may answer with, under the name of its row or sentence."""

    label: str
    figure: Figure
    score: float


def alike_figures(evidence: Evidence, documents: list[Document]) -> list[Picked]:
    """A figure of each report that has one, as alike as the reports allow; none of another kind of unit than most."""
    slot = common_slot(evidence, documents)
    held = [(document, _candidates(evidence, document, slot)) for document in documents]
    held = [(document, found) for document, found in held if found]
    sorts = {_sort(one.figure): one.figure for _, found in held for one in found}
    best: tuple[float, list[Picked]] | None = None
    for model in sorts.values():
        chosen = [(document, _common(max(found, key=lambda one: _fit(one, model)), found)) for document, found in held]
        score = sum(_fit(one, model) for _, one in chosen)
        if best is None or score > best[0]:
            best = (score, [(document, one.label, one.figure) for document, one in chosen])
    picked = best[1] if best is not None else []
    kind = _common_kind([figure for _, _, figure in picked])
    return [one for one in picked if kind is None or one[2].unit.kind is kind]


def pick(evidence: Evidence, document: Document, slot: Slot | None = None) -> tuple[str, Figure] | None:
    """What a report has on the question, as its label and one figure: from the accounts, else the best fact.

    `slot` is the place in the accounts to prefer.
    """
    found = _candidates(evidence, document, slot)
    best = max(found, key=lambda one: one.score, default=None)
    return None if best is None else (best.label, best.figure)


def _common(best: Candidate, found: list[Candidate]) -> Candidate:
    """Of rows of one name under several groups that fit alike, the one of most: most foster homes are for children."""

    def column(one: Candidate) -> tuple[object, ...]:
        return one.label, one.figure.header, _sort(one.figure), one.figure.period

    same = (one for one in found if column(one) == column(best) and best.score - one.score < ALIKE)
    return max(same, key=lambda one: one.figure.size, default=best)


ALIKE = 0.05


def _fit(one: Candidate, model: Figure) -> float:
    figure = one.figure
    score = one.score + SAME_UNIT * (figure.unit.kind is model.unit.kind)
    return score + SAME_MEASURE * (figure.measure is model.measure) + SAME_TIME * (_months(figure) == _months(model))


def _sort(figure: Figure) -> tuple[object, ...]:
    return figure.unit.kind, figure.measure, _months(figure)


def _months(figure: Figure) -> tuple[object, ...] | None:
    period = figure.period
    return None if period is None else (period.kind, period.start.month, period.end.month)


def _candidates(evidence: Evidence, document: Document, slot: Slot | None) -> list[Candidate]:
    """What a report has on the question: a place in its accounts, else figures of its best rows and sentences."""
    question = evidence.question
    identifier = lookup.activity_asked(question)
    board = not question.words and not question.activities
    if board or (identifier is not None and question.quantity in (None, "money")):
        accounts = _accounts(evidence, document)
        if accounts is not None:
            slots = ((slot,) if slot is not None else ()) + lookup.slots_asked(question)
            figure = next((f for one in slots if (f := accounts[one]) is not None), None)
            if figure is not None:
                return [Candidate(subject(accounts.label, identifier, document, question.language), figure, 2.0)]
    sure = [found for found in evidence.facts([document.id], limit=10) if found.sure >= ENOUGH]
    sure = [found for found in sure if _is_of(found.fact, question, document)]
    ordered = with_total(sure, evidence, document)
    whole = {id(found.fact): found.score + LEAD for found in ordered if found not in sure}
    found = [
        Candidate(_label(one.fact, question), figure, whole.get(id(one.fact), one.score) + score)
        for one in ordered[:TRIED]
        for figure, score in _figures(one.fact, question, document)
    ]
    return found or _said(evidence, document)


def _is_of(fact: Fact, question: Question, document: Document) -> bool:
    """Whether a row is of the activity that the question names, and not of another with a word of its name.

    A sentence must name it, or stand under its heading: "biståndsbedömda" alone is no financial assistance.
    """
    named = {match.id for match in question.activities if not match.weak}
    own = fact.activity if fact.activity is not None and activity_of(fact.activity).topic else None
    topics = {one for one in named if activity_of(one).topic}
    if own is not None and own not in named and any(one in topics for one in _line_of(activity_of(own).parent)):
        return False  # short-term sick leave is not sick leave
    if _of_other_age(fact, question, document):
        return False
    asked = {one for one in named if not activity_of(one).topic}
    if not asked or fact.activity in asked:
        return True
    if fact.table is None:
        said = " ; ".join((fact.text or fact.quote.of(document.text), *fact.first.section[-1:]))
        return any(one in asked for m in match_activities(said) for one in _line_of(m.id))
    names = " ; ".join((fact.label, *fact.first.group))
    inside = {m.id for m in match_activities(names) if not m.weak and not activity_of(m.id).topic}
    own_name = {m.id for m in match_activities(fact.label)}
    if not inside or any(one in asked for own in inside | own_name for one in _line_of(own)):
        return True
    # "Familje- och jourhem" is the only row there is of foster homes
    return any(
        activity_of(one).parent in own_name and fold(activity_of(one).name)[:NAME] in fold(fact.label) for one in asked
    )


NAME = 6
"""Letters that an activity's name has in the name of it and another together: "familje- och jourhem"."""
CHILDREN = re.compile(r"\b(?:barn|unga|ungdom|bou|child|young|youth)")
ADULTS = re.compile(r"\b(?:vux|adult)")


def _of_other_age(fact: Fact, question: Question, document: Document) -> bool:
    """Whether a row or sentence is of adults alone, where children are asked about, or the other way round."""
    young, old = CHILDREN.search(question.folded) is not None, ADULTS.search(question.folded) is not None
    if young == old:
        return False
    said = (fact.text or fact.quote.of(document.text),) if fact.table is None else fact.first.group
    names = fold(" ; ".join((fact.label, *said, *fact.first.section[-1:])))
    other, own = (ADULTS, CHILDREN) if young else (CHILDREN, ADULTS)
    return other.search(names) is not None and own.search(names) is None


def _line_of(identifier: str | None) -> Iterator[str]:
    """An activity and those that it is a part of."""
    while identifier is not None:
        yield identifier
        identifier = activity_of(identifier).parent


def _label(fact: Fact, question: Question) -> str:
    """A row's label; of a sentence under a heading that names nothing asked for, the question's own words."""
    asked = {stem(token) for word in question.words for token in tokenise(word.text)}
    if fact.table is not None or fact.activity or not asked or asked & {stem(token) for token in tokenise(fact.label)}:
        return fact.label
    return question.looked_for


LEAD = 0.1
"""How far the total of a table that is all about the topic stands before any of its rows."""


def _figures(fact: Fact, question: Question, document: Document) -> list[tuple[Figure, float]]:
    """The figures of a fact that fit the question, with what their own fit counts beside the best one's."""
    reported = document.meta.period
    usable = [
        f
        for f in fact.figures
        if f.reading is not Reading.UNREADABLE
        and f.measure is not Measure.TARGET
        and not _is_difference(f, question)
        and fits_time(f, question, reported)
        and fits_unit(f, question)
    ]
    if not usable:
        main = main_figure(fact, question, reported)
        usable = [main] if main is not None and not _is_difference(main, question) else []
    points = {id(f): merit(f, question, reported) + TAIL * ends_header(f, question) for f in usable}
    most = max(points.values(), default=0.0)
    part = OF_PART if usable and is_part(usable[0], question) else 0.0
    behind = {
        id(f): OTHER_YEAR * _of_other_year(f, question, reported) + FORESEEN * _is_foreseen(f, question) for f in usable
    }
    return [(f, MERIT * (points[id(f)] - most) - part - behind[id(f)]) for f in usable]


def _is_foreseen(figure: Figure, question: Question) -> bool:
    """Whether a figure is only expected or planned, which the question does not ask for."""
    return figure.measure in (Measure.FORECAST, Measure.BUDGET) and not question.asks(figure.measure)


def _is_difference(figure: Figure, question: Question) -> bool:
    """Whether a figure only says how far from another it is ("14 färre"), where a level is asked for."""
    if question.direction is not None or question.asks(Measure.DEVIATION, Measure.CHANGE) or asks_change(question):
        return False
    return figure.measure is Measure.CHANGE or (figure.measure is Measure.DEVIATION and question.quantity is not None)


def _of_other_year(figure: Figure, question: Question, reported: Period | None) -> bool:
    """Whether a figure is of a year that neither the report is of nor the question asks for."""
    if question.years or question.scope == "previous" or reported is None or figure.period is None:
        return False
    return figure.period.year != reported.year


TAIL = 2.0


def ends_header(figure: Figure, question: Question) -> bool:
    """Whether the column's header ends the way a word of the topic does ("Bidrag (tkr)" of "statsbidrag")."""
    heads = {stem(token) for token in tokenise(figure.header)}
    asked = [stem(token) for word in question.words for token in tokenise(word.text)]
    return any(one != head and len(head) > 4 and one.endswith(head) for one in asked for head in heads)


PART = re.compile(r"\benhet(?:en|ens)?\b|\w+enhet(?:en|ens)\b|\bsektion\b|\bavdelning(?:en|ens)?\b")
"""A unit within the committee's own organisation, in a figure's name."""


PEOPLE = re.compile(r"\b(?:man(?:nen|nens|s)?|kvinn\w*|flick\w*|pojk\w*|men|wom[ae]n|girls?|boys?)\b")
"""Some of the people that a figure may be of."""


def is_part(figure: Figure, question: Question) -> bool:
    """Whether a figure is of one unit, or of an activity that the question does not name: of a part of what it asks."""
    label = fold(figure.activity)
    if PART.search(label) is not None or (PEOPLE.search(label) and not PEOPLE.search(question.folded)):
        return True
    asked = {match.id for match in question.activities}
    others = {m.id for m in match_activities(figure.activity) if not m.weak and not activity_of(m.id).topic} - asked
    return bool(others) and bool(asked) and all(activity_of(one).topic for one in asked)


def _said(evidence: Evidence, document: Document) -> list[Candidate]:
    """A figure of the likeliest sentence, where no row has one."""
    for one in likely_numbers(evidence, document):
        if not _is_of(one, evidence.question, document):
            continue
        figure = main_figure(one, evidence.question, document.meta.period)
        if figure is not None and not _is_difference(figure, evidence.question):
            return [Candidate(_label(one, evidence.question), figure, ENOUGH)]
    return []


def _common_kind(figures: list[Figure]) -> UnitKind | None:
    """The kind of unit that most of the figures are in, where some are in another; None where there is no most."""
    counted = Counter(figure.unit.kind for figure in figures).most_common(2)
    return counted[0][0] if len(counted) > 1 and counted[0][1] > counted[1][1] else None


def common_slot(evidence: Evidence, documents: list[Document]) -> Slot | None:
    """The place in the accounts that most of the reports fill, so that like is compared with like."""
    slots = lookup.slots_asked(evidence.question)
    held = [_accounts(evidence, document) for document in documents]
    filled = {slot: sum(one is not None and one[slot] is not None for one in held) for slot in slots}
    best = max(slots, key=lambda slot: (filled[slot], -slots.index(slot)))
    if evidence.question.scope == "to_date" and filled[slots[0]] > 1:
        best = slots[0]  # the time was asked for; reports without it say nothing of it
    return best if filled[best] else None


def _accounts(evidence: Evidence, document: Document) -> Economy | None:
    question = evidence.question
    identifier = lookup.activity_asked(question)
    line = Line(question.line) if question.line else Line.NET
    if identifier is None:
        if question.words or question.activities:
            return None
        return evidence.board(document, line)
    return next((e for e in evidence.economies(identifier, line) if e.document.id == document.id), None)


def order(figure: Figure) -> float:
    """What figures are compared by: a deviation by how good it is, money by its size, all else by value."""
    value = float(figure.base_value or 0)
    if figure.measure is Measure.DEVIATION and figure.favourable is not None:
        return abs(value) * figure.favourable
    return abs(value) if figure.unit.kind is UnitKind.MONEY else value
