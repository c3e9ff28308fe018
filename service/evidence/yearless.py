"""A time without its year ("första halvåret", "januari–juni") is of the one year that the reports looked at are of."""

from collections.abc import Sequence
from dataclasses import replace

from index.language import fold
from index.periods import find_periods
from index.types import Document, Period, PeriodKind
from service.question import Question


def of_reported_year(question: Question, documents: Sequence[Document]) -> Question:
    """The question with the stretch of time that it names without a year; itself where it names one with its year."""
    reported = {document.meta.period.year for document in documents if document.meta.period is not None}
    years = question.report_years or tuple(reported)
    if question.periods or question.years or len(years) != 1:
        return question
    found = [one for one in find_periods(question.text, years[0]) if _is_part(one[0], years[0])]
    if not found:
        return question
    named = {word for _, start, end in found for word in fold(question.text[start:end]).split()}
    return replace(
        question,
        years=years,
        periods=tuple(period for period, _, _ in found),
        words=tuple(word for word in question.words if fold(word.text) not in named),
        own=tuple(word for word in question.own if fold(word.text) not in named),
    )


def _is_part(period: Period, year: int) -> bool:
    """Whether it is several months of the year, not the year before nor all of it."""
    return period.kind is PeriodKind.SPAN and period.start.year == period.end.year == year
