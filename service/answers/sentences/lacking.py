"""What a question asks for besides what its answer tells, where a sentence of the same paragraph tells that.

"Hur många vårdnadshavare svarade, och hur många ungdomar?": the report gives each a sentence of its own, and the
answer that quotes the one has the other beside it. So it is with a share, a forecast or what something is over budget.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.types import Figure, Measure, Period, PeriodKind, Statement, UnitKind
from service.answers.selection.choice import fits_time, fits_unit
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer, tells_more
from service.documents.catalogue import Fact
from service.evidence.antecedents import same_paragraph
from service.evidence.evidence import Evidence
from service.evidence.overlap import PART, Terms
from service.question import Kind, Question, asks_number
from service.vocabulary.termindex import Word

KINDS = (Kind.LOOKUP, Kind.COMPARE, Kind.TREND)
NEARBY = 2
"""Sentences before and after one that is told which may tell the rest."""
OF_MEASURE = 1.0
"""What it counts that a sentence has the measure that is asked for and not told."""
TOLD_APART = (Measure.DEVIATION, Measure.FORECAST, Measure.BUDGET, Measure.TARGET, Measure.CHANGE)
"""Measures that a reader asks for by name."""
OF_NO_MONTHS = (Measure.FORECAST, Measure.TARGET, Measure.CHANGE)
"""Measures of a whole year, or of two times, whatever months are asked about."""
TWO = re.compile(r"\b(?:och|samt|respektive|varav|medan|jamfort med|mot|and|while|compared|against|versus)\b")
"""Joins what is asked for to another thing that is asked for."""
SHARE = re.compile(r"\bprocent\b|\bper ?cent\b|\bandel\w*|\bstor (?:del|andel)\b|\b(?:share|proportion)\b")
AGAINST_BUDGET = ("to_aim", "of_budget")
CHANGES = ("difference", "percent_change")
AS_LARGE = 10
"""An amount from which two that agree are the same by more than chance."""


@dataclass(frozen=True)
class _Beside:
    fact: Fact
    held: float  # how much it has of what is lacking
    distance: int


@dataclass(frozen=True)
class _Lacking:
    words: tuple[Word, ...]
    measures: tuple[Measure, ...]
    share: bool

    def __bool__(self) -> bool:
        return bool(self.words or self.measures or self.share)

    def held(self, fact: Fact, text: str, question: Question, reported: Period | None) -> float:
        terms = Terms.of(text)
        by_name = sum(terms.has(word) for word in self.words)
        fitting = any(fits_unit(figure, question) for figure in fact.figures)
        asked = any(self._asked(figure, question, reported) for figure in fact.figures)
        return (by_name if fitting else 0.0) + OF_MEASURE * asked

    def _asked(self, figure: Figure, question: Question, reported: Period | None) -> bool:
        if figure.measure in OF_NO_MONTHS:
            return figure.measure in self.measures
        asked = figure.measure in self.measures or (self.share and figure.unit.kind is UnitKind.PERCENT)
        return asked and fits_time(figure, question, reported)


def say_lacking(evidence: Evidence, composer: Composer) -> None:
    """Quote the sentence beside those of the answer that has most of what the question asks and they do not tell."""
    question = evidence.question
    if question.kind not in KINDS or not (question.kind is Kind.TREND or asks_number(question)):
        return
    if question.kind is Kind.COMPARE and composer.table is not None:
        return  # which has told of each by the measure that they are compared by
    lacking = _lacking(evidence, composer)
    if not lacking:
        return
    best = max(_beside(lacking, evidence, composer), key=lambda one: (one.held, -one.distance), default=None)
    if best is not None:
        document = evidence.document(best.fact.document)
        say_quote(best.fact, document, composer, says(document, composer))


def _lacking(evidence: Evidence, composer: Composer) -> _Lacking:
    question = evidence.question
    told = " ".join((*(one.quote for one in composer.citations), *(one.text for one in composer.sentences)))
    terms = Terms.of(told)
    words = tuple(word for word in evidence.words() if not word.foreign and terms.has(word) < PART)
    words = words if TWO.search(question.folded) else ()
    asked = {measure for measure in question.measures if measure in TOLD_APART}
    if question.operation in AGAINST_BUDGET:
        asked = (asked | {Measure.DEVIATION}) - {Measure.BUDGET}
    if question.kind is Kind.TREND or question.operation in CHANGES:
        asked.add(Measure.CHANGE)
    exact = {period.code for period in question.periods if period.kind is not PeriodKind.YEAR}
    given = {
        one.measure
        for one in composer.figures
        if (not exact or one.period in exact)
        and (one.derived is None or one.measure != Measure.CHANGE)  # between which times is the report's to say
    }
    share = SHARE.search(question.folded) is not None and not any(one.unit == "%" for one in composer.figures)
    return _Lacking(words, tuple(one for one in TOLD_APART if one in asked and one not in given), share)


def _beside(lacking: _Lacking, evidence: Evidence, composer: Composer) -> Iterator[_Beside]:
    """The sentences that stand beside the told ones and have something that is lacking."""
    stated = evidence.catalogue.stated
    cited = {(one.document, one.start) for one in composer.citations}
    shown = " ".join(sentence.text for sentence in composer.sentences)
    for document, start in (cited & stated.keys()) | set(_telling(evidence, composer)):
        reported = evidence.document(document).meta.period
        for distance, one in _around(evidence.catalogue.shelves[document].statements, start):
            fact = stated.get((document, one.span.start))
            if fact is None or one.text in shown or not tells_more(one.text, shown):
                continue
            held = lacking.held(fact, one.text, evidence.question, reported)
            if held >= PART:
                yield _Beside(fact, held, distance)


def _telling(evidence: Evidence, composer: Composer) -> Iterator[tuple[str, int]]:
    """Where the report's text has what the answer tells from its rows, under headings of the question's own words."""
    documents = {one.marker: one.document for one in composer.citations}
    rows = {
        (documents[marker], figure.value, figure.unit)
        for marker, figures in composer.sources.items()
        for figure in figures
        if figure.table is not None and figure.value is not None
    }
    words = [word for word in evidence.words() if word.essential] or evidence.words()
    for (document, start), fact in evidence.catalogue.stated.items() if rows else ():
        same = [figure for figure in fact.figures if (document, figure.value, figure.unit) in rows]
        if same:
            terms = Terms.of(fact.text or fact.quote.of(evidence.document(document).text))
            of_chance = all(figure.size < AS_LARGE for figure in same)
            if (all if of_chance else any)(terms.has(word) for word in words):
                yield document, start


def _around(statements: tuple[Statement, ...], start: int) -> Iterator[tuple[int, Statement]]:
    at = next((n for n, one in enumerate(statements) if one.span.start == start), None)
    if at is None:
        return
    for n in range(max(0, at - NEARBY), min(len(statements), at + NEARBY + 1)):
        if same_paragraph(statements[n], statements[at]):
            yield abs(n - at), statements[n]
