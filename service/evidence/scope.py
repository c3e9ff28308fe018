"""Which of the stored reports a question is about, and what it asks for that is not stored."""

from dataclasses import dataclass

from index.language import fold
from index.types import Document, Filters
from service.documents.catalogue import Listing
from service.evidence.against_older import with_newest
from service.evidence.tertials import of_reported
from service.evidence.yearless import of_reported_year
from service.question import Kind, Question
from service.question.committees import as_subject, named_in
from service.question.forms import form_asked


@dataclass(frozen=True)
class Scope:
    """The documents that a question is about, and what it asks for that is not stored."""

    documents: tuple[Document, ...]
    absent_places: tuple[str, ...] = ()
    absent_committees: tuple[str, ...] = ()
    absent_years: tuple[int, ...] = ()  # no document and no figure of that year
    others: tuple[Document, ...] = ()  # of the asked places, but of other years; without their texts

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(document.id for document in self.documents)


def scoped(catalogue: Listing, question: Question, filters: Filters) -> tuple[Question, Scope]:
    """The documents that the question and the filters leave, and the question as it reads beside what is stored."""
    question = with_newest(catalogue, question)
    scope = scope_of(catalogue, question, filters)
    question = of_reported_year(about_committees(catalogue, question, scope), scope.documents)
    return of_reported(question, scope.documents), scope


def scope_of(catalogue: Listing, question: Question, filters: Filters) -> Scope:
    """The documents that the question and the filters leave."""
    documents = [d for d in catalogue.documents if _passes(d, filters)]
    names = {fold(d.meta.municipality) for d in documents if d.meta.municipality}
    absent_places = tuple(p for p in question.places if fold(p) not in names)
    if question.places:
        asked = {fold(place) for place in question.places}
        documents = [d for d in documents if d.meta.municipality and fold(d.meta.municipality) in asked]
    absent_committees: tuple[str, ...] = ()
    if question.committees or "namnd" in question.folded:
        kept, absent_committees = _of_committees(catalogue, question, documents)
        documents = kept if kept or absent_committees else documents
    absent_years: tuple[int, ...] = ()
    others: tuple[Document, ...] = ()
    years = set(question.report_years or question.years)
    if years and form_asked(question) is None:  # next year's meetings stand in this year's papers
        of_year = [d for d in documents if d.meta.period and d.meta.period.year in years]
        with_year = [
            d for d in documents if (d.meta.period and d.meta.period.year in years) or catalogue.years(d.id) & years
        ]
        absent_years = tuple(y for y in question.report_years or question.years if not with_year)
        taken = {d.id for d in of_year or with_year}
        others = tuple(d for d in documents if d.id not in taken)
        undated = [d for d in with_year if d.meta.period is None]
        if question.kind is not Kind.WHY or of_year or question.report_years:
            documents = (
                with_year if len(years) > 1 else ([*_of_each(question, of_year, with_year), *undated] or with_year)
            )
        else:  # a reason may be asked of what is planned for a year that no report is of
            absent_years = () if with_year else absent_years
            others = ()
    return Scope(tuple(documents), absent_places, absent_committees, absent_years, others)


def _of_each(question: Question, of_year: list[Document], with_year: list[Document]) -> list[Document]:
    """The reports of a year; of a named place without one, the report that has figures of that year."""
    if len(question.places) < 2 or not of_year:
        return of_year
    held = {fold(d.meta.municipality) for d in of_year if d.meta.municipality}
    return [d for d in with_year if d in of_year or (d.meta.municipality and fold(d.meta.municipality) not in held)]


def about_committees(catalogue: Listing, question: Question, scope: Scope) -> Question:
    """The question with a committee that only has a row in the reports as what it is about."""
    own = {fold(one.meta.committee) for one in scope.documents if one.meta.committee}
    rows = {name for one in scope.documents for name in catalogue.committees(one.id)}
    return as_subject(question, own, rows)


def _of_committees(
    catalogue: Listing, question: Question, documents: list[Document]
) -> tuple[list[Document], tuple[str, ...]]:
    """The reports of the committees that the question names, or with a row for them, and those that have neither.

    A whole municipality's report has a row for each committee; it is looked at where no report is the committee's own.
    """
    held = {fold(d.meta.committee) for d in documents if d.meta.committee}
    rows = {one for d in documents for one in catalogue.committees(d.id)}
    by_name = {name for name, _, _ in named_in(question.folded, held | rows)}
    read = {fold(one) for one in question.committees}
    asked = {one for one in read if not any(one in name for name in by_name)} | by_name
    kept = [
        d
        for d in documents
        if (d.meta.committee and fold(d.meta.committee) in asked) or (asked & catalogue.committees(d.id)) - held
    ]
    return kept, tuple(c for c in question.committees if fold(c) in asked - held - rows)


def _passes(document: Document, filters: Filters) -> bool:
    meta = document.meta
    return (
        _listed(meta.municipality, filters.municipality)
        and _listed(meta.committee, filters.committee)
        and (not filters.year or (meta.period is not None and meta.period.year in filters.year))
        and (not filters.document or document.id in filters.document)
    )


def _listed(value: str | None, wanted: tuple[str, ...]) -> bool:
    return not wanted or (value is not None and fold(value) in {fold(name) for name in wanted})
