"""Accounts of a year that no report is of: from the column of a later report, or as its prose tells them."""

from index.types import Document, Figure, Line, Measure, PeriodKind
from service.answers.selection.choice import main_figure
from service.answers.selection.columns import ACCOUNTED
from service.answers.sentences.phrases import place_of, say_row, subject
from service.composer import Composer
from service.documents.economy import Economy, Slot
from service.evidence.evidence import Evidence, same_period
from service.question import Question
from service.wording import MEASURES, amount, capital, when

OF_THIS_YEAR = (Measure.DEVIATION, Measure.FORECAST, Measure.BUDGET)


def say_other_year(evidence: Evidence, identifier: str | None, composer: Composer) -> bool:
    """The same thing (an activity, or None for the whole) for another year than the report's own: from its row."""
    question = evidence.question
    if not question.years:
        return False
    said = False
    for document in evidence.scope.documents:
        rows = evidence.wholes(document) if identifier is None else evidence.rows(document, identifier)
        line = Line(question.line) if question.line else Line.NET
        rows = [fact for fact in rows if fact.line in (None, line)]
        usable = [(main_figure(fact, question, document.meta.period), fact) for fact in rows]
        ranked = [(figure, fact) for figure, fact in usable if figure is not None and figure.measure in ACCOUNTED]
        if ranked:
            figure, fact = max(ranked, key=lambda pair: (pair[0].measure in question.measures, pair[0].size))
            say_row(fact, figure, [], document, composer)
            said = True
        else:
            said = _say_told_before(evidence, document, identifier, line, composer) or said
    return said


def _say_told_before(
    evidence: Evidence, document: Document, identifier: str | None, line: Line, composer: Composer
) -> bool:
    """The outcome of the year before as the prose tells it, where no row does."""
    question = evidence.question
    if identifier is None:
        one = evidence.board(document, line)
    else:
        one = next((e for e in evidence.economies(identifier, line) if e.document is document), None)
    before = one[Slot.PREVIOUS] if one is not None else None
    if one is None or before is None or question.asks(*OF_THIS_YEAR) or not fits_before(before, question):
        return False
    tell_year_before(one, before, composer, identifier)
    return True


def fits_before(before: Figure, question: Question) -> bool:
    """Whether the year before is the year asked for, and its months those asked for where any are."""
    months = [p for p in question.periods if p.kind is not PeriodKind.YEAR]
    dated = before.period is not None and before.period.year in question.years
    return dated and (not months or any(same_period(before.period, p) for p in months))


def say_year_before(one: Economy, composer: Composer, identifier: str | None, question: Question) -> bool:
    """The outcome of the same time a year earlier, where that is asked for, with this year's beside it."""
    before = one[Slot.PREVIOUS]
    if question.scope != "previous" or before is None or question.asks(*OF_THIS_YEAR):
        return False
    tell_year_before(one, before, composer, identifier)
    return True


def tell_year_before(one: Economy, before: Figure, composer: Composer, identifier: str | None) -> None:
    """ "Nettokostnaden i X: utfall 268,1 mnkr januari–augusti 2019; 243,0 mnkr januari–augusti 2020"."""
    language, now = composer.language, one[Slot.OUTCOME]
    name, place = subject(one.label, identifier, one.document, language), place_of(one.document, language)
    figures = [before, now] if now is not None else [before]
    told = [f"{amount(f, language)}{when(f.period, language)}" for f in figures]
    noun = MEASURES[language][Measure.OUTCOME]
    text = f"{name} i {place}: {noun} {told[0]}" if language == "sv" else f"{name} in {place}: {noun} {told[0]}"
    markers = [composer.figure(one.document, figure) for figure in figures]
    composer.say(f"{capital(text)}{'; ' + told[1] if len(told) > 1 else ''}.", *markers)
