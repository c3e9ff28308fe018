"""Now against then: "sedan 2020" asks of the newest report too, where the year named is that of an older one."""

from dataclasses import replace
from datetime import date

from index.language import fold
from index.types import Document, Period, PeriodKind
from service.documents.catalogue import Listing
from service.question import Question
from service.question.times import HELD_AGAINST


def with_newest(catalogue: Listing, question: Question) -> Question:
    """The question with the year of the newest report before the one year that it holds things against.

    Only where one municipality's committee has a report of that year and a newer one; else the question as it is.
    """
    against = HELD_AGAINST.search(question.folded)
    if against is None or not against["sure"] or question.years != (int(against["year"]),) or question.report_years:
        return question
    newest = _newest_year(catalogue.documents, question)
    if newest is None:
        return question
    year = Period(date(newest, 1, 1), date(newest, 12, 31), PeriodKind.YEAR)
    return replace(question, years=(newest, *question.years), periods=(year, *question.periods))


def _newest_year(documents: tuple[Document, ...], question: Question) -> int | None:
    """The year of the newest report of the one committee that has a report of the year named too."""
    places = {fold(place) for place in question.places}
    years: dict[tuple[str, str], set[int]] = {}
    for document in documents:
        meta = document.meta
        if meta.municipality and meta.period and (not places or fold(meta.municipality) in places):
            years.setdefault((meta.municipality, meta.committee or ""), set()).add(meta.period.year)
    newest = [max(held) for held in years.values() if question.years[0] in held and max(held) > question.years[0]]
    return newest[0] if len(newest) == 1 else None
