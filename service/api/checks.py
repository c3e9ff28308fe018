"""What is refused before the engine is asked, with a sentence that says what to do instead."""

from collections.abc import Iterable, Sequence

from index.types import Document, Filters, Measure
from service.api.problems import Refusal
from service.types import MAX_QUESTION, Ask

_MOST_NAMED = 12
"""How many known values a refusal lists."""


def check_question(question: str) -> str:
    """The question without outer whitespace; an empty or overlong one raises Refusal."""
    asked = question.strip()
    if not asked:
        raise Refusal(
            "empty-question",
            "Frågan är tom. Skriv en fråga om rapporterna, till exempel ”Vad är helårsprognosen?”.",
            "The question is empty. Write a question about the reports, for example “What is the full-year forecast?”.",
        )
    if len(asked) > MAX_QUESTION:
        raise Refusal(
            "long-question",
            f"Frågan är {_grouped(len(asked))} tecken lång och får vara högst {_grouped(MAX_QUESTION)}. "
            "Korta den, eller dela upp den i flera frågor.",
            f"The question has {len(asked):,} characters and may have at most {MAX_QUESTION:,}. "
            "Shorten it, or ask several questions.",
            length=len(asked),
            limit=MAX_QUESTION,
        )
    return asked


def check_filters(filters: Filters, documents: Sequence[Document]) -> None:
    """Raises Refusal where there is no report at all, or none that the filters let through."""
    if not documents:
        raise Refusal(
            "empty-store",
            "Det finns inga rapporter att söka i än. Lägg till rapporter på sidan, med ”belagg ingest” eller genom "
            "POST /api/documents.",
            "There are no reports to search yet. Add reports on the page, with “belagg ingest” or through "
            "POST /api/documents.",
        )
    for swedish, english, wanted, known in _wanted_and_known(filters, documents):
        names = {str(value).casefold() for value in known}
        for value in wanted:
            if str(value).casefold() not in names:
                raise _unknown(swedish, english, str(value), known)
    if not any(fits(document, filters) for document in documents):
        raise Refusal(
            "unknown-filter",
            "Ingen rapport passar alla filter på en gång. Ta bort något av dem.",
            "No report fits all the filters at once. Remove one of them.",
        )


def check_ask(ask: Ask, documents: Sequence[Document]) -> None:
    check_question(ask.question)
    check_filters(ask.filters, documents)


def check_measure(name: str | None) -> str | None:
    """A measure's name as the contract spells it; an unknown one raises Refusal."""
    if not name:
        return None
    known = [measure.value for measure in Measure]
    if name.lower() not in known:
        listed = ", ".join(known)
        raise Refusal(
            "unknown-filter",
            f"Måttet ”{name[:100]}” finns inte. Välj ett av: {listed}.",
            f"There is no measure “{name[:100]}”. Choose one of: {listed}.",
        )
    return name.lower()


def fits(document: Document, filters: Filters) -> bool:
    """Whether a document passes the filters: equality, ignoring case; an empty filter lets all through."""
    meta = document.meta
    pairs: tuple[tuple[tuple[object, ...], object], ...] = (
        (filters.municipality, meta.municipality),
        (filters.committee, meta.committee),
        (filters.year, meta.period.year if meta.period else None),
        (filters.document, document.id),
    )
    return all(not wanted or _same(value, wanted) for wanted, value in pairs)


def _same(value: object, wanted: Iterable[object]) -> bool:
    return value is not None and str(value).casefold() in {str(one).casefold() for one in wanted}


def _wanted_and_known(
    filters: Filters, documents: Sequence[Document]
) -> tuple[tuple[str, str, tuple[object, ...], list[object]], ...]:
    metas = [document.meta for document in documents]
    return (
        ("kommunen", "municipality", filters.municipality, _distinct(meta.municipality for meta in metas)),
        ("nämnden", "committee", filters.committee, _distinct(meta.committee for meta in metas)),
        ("året", "year", filters.year, _distinct(meta.period.year if meta.period else None for meta in metas)),
        ("rapporten", "report", filters.document, _distinct(document.id for document in documents)),
    )


def _distinct(values: Iterable[object]) -> list[object]:
    return sorted({value for value in values if value is not None}, key=str)


def _unknown(swedish: str, english: str, value: str, known: list[object]) -> Refusal:
    names = [str(one) for one in known[:_MOST_NAMED]]
    more = len(known) - len(names)
    there = ", ".join(names) + (f" (och {more} till)" if more else "") if names else "inget angivet i någon rapport"
    there_en = ", ".join(names) + (f" (and {more} more)" if more else "") if names else "none stated in any report"
    return Refusal(
        "unknown-filter",
        f"Det finns ingen rapport för {swedish} ”{value}”. Det som finns är: {there}. Välj något av det, eller ta "
        "bort filtret.",
        f"There is no report for the {english} “{value}”. What there is: {there_en}. Choose one of these, or remove "
        "the filter.",
    )


def _grouped(number: int) -> str:
    """10000 as "10 000", with a no-break space."""
    return f"{number:,}".replace(",", "\u00a0")
