"""Several reports side by side: one page on their economy, for a reader who compares municipalities."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.numbers import PERCENT
from index.types import Figure
from service.documents.catalogue import Shelf
from service.documents.economy import Slot
from service.draft.accounts import Accounts, read_accounts
from service.draft.body import Body, Copies, body_of
from service.draft.explained import main_activity
from service.draft.naming import committee, name_of
from service.draft.phrases import percent, size
from service.draft.records import DraftSentence, Order, Source
from service.draft.sources import source_text
from service.draft.writer import Calculation, Writer
from service.types import Language
from service.wording import period_phrase, result_noun

COLUMNS: dict[Language, tuple[str, ...]] = {
    "sv": ("Kommun", "Period", "Utfall", "Avvikelse", "Helårsprognos", "Prognosavvikelse", "Störst avvikelse"),
    "en": ("Municipality", "Period", "Outcome", "Deviation", "Forecast", "Forecast deviation", "Largest deviation"),
}
NONE: dict[Language, str] = {"sv": "anges inte", "en": "not given"}


@dataclass(frozen=True)
class ComparedRow:
    """One report's accounts. `cells` are in the order of COLUMNS; `sources` bear every figure of them."""

    document: str
    title: str
    cells: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Comparison:
    language: Language
    columns: tuple[str, ...]
    rows: tuple[ComparedRow, ...]
    sentences: tuple[DraftSentence, ...]
    missing: tuple[str, ...]  # titles of reports whose accounts cannot be read


def compare(shelves: Sequence[Shelf], language: Language = "sv") -> Comparison:
    """The reports' economy, the largest forecast deficit in proportion to budget first."""
    read = [(body, read_accounts(body)) for body in map(body_of, shelves)]
    known = [(body, accounts) for body, accounts in read if accounts is not None]
    known.sort(key=lambda pair: _relative(pair[1]))
    rows = tuple(_row(body, accounts, language) for body, accounts in known)
    return Comparison(
        language=language,
        columns=COLUMNS[language],
        rows=rows,
        sentences=tuple(s for pair in known if (s := _sentence(*pair, language)) is not None),
        missing=tuple(body.document.meta.title for body, accounts in read if accounts is None),
    )


def _main(accounts: Accounts) -> Figure | None:
    return accounts.forecast_deviation or accounts.deviation


def _relative(accounts: Accounts) -> Decimal:
    """The deviation as a share of its budget, minus when unfavourable."""
    deviation = _main(accounts)
    forecast = deviation is not None and deviation is accounts.forecast_deviation
    budget = accounts.whole[Slot.YEAR_BUDGET] if forecast else accounts.budget
    if deviation is None or deviation.base_value is None or budget is None or not budget.base_value:
        return Decimal(0)
    return abs(deviation.base_value / budget.base_value) * (deviation.favourable or 0)


def _row(body: Body, accounts: Accounts, language: Language) -> ComparedRow:
    meta, whole = body.document.meta, accounts.whole
    forecast = None if accounts.annual else whole[Slot.FORECAST]
    figures = [whole[Slot.OUTCOME], accounts.deviation, forecast, accounts.forecast_deviation]
    largest = main_activity(accounts, body)
    cells = [
        meta.municipality or "?",
        period_phrase(meta.period, language),
        *(_cell(figure, language) for figure in figures),
        _largest(largest, body, language) if largest is not None else NONE[language],
    ]
    used = [figure for figure in (*figures, largest) if figure is not None]
    return ComparedRow(body.document.id, meta.title, tuple(cells), tuple(_source(body, figure) for figure in used))


def _cell(figure: Figure | None, language: Language) -> str:
    if figure is None:
        return NONE[language]
    shown = size(figure, language)
    if figure.favourable is None:
        return shown
    return f"{shown} ({result_noun(figure.favourable, language)})" if figure.favourable else shown


def _largest(figure: Figure, body: Body, language: Language) -> str:
    return f"{name_of(figure.activity, body, language)}: {_cell(figure, language)}"


def _source(body: Body, figure: Figure) -> Source:
    text = source_text(figure.quote.of(body.document.text), [figure])
    return Source(body.document.id, figure.quote.start, figure.quote.end, figure.section, None, text)


def _sentence(body: Body, accounts: Accounts, language: Language) -> DraftSentence | None:
    """The report in one sentence that has passed the gate; None where it gives no deviation."""
    deviation, writer = _main(accounts), Writer(body, Order(language=language), Copies(""))
    if deviation is None or deviation.favourable is None:
        return None
    forecast = deviation is accounts.forecast_deviation
    budget = accounts.whole[Slot.YEAR_BUDGET] if forecast else accounts.budget
    place, name = body.document.meta.municipality or "?", committee(body.document, language)
    noun, dev = result_noun(deviation.favourable, language), size(deviation, language)
    stretch, shares, tail = period_phrase(deviation.period, language), [], ""
    if budget is not None and budget.base_value and deviation.base_value is not None:
        value, shown = percent(100 * deviation.base_value / budget.base_value, 1, language)
        shares = [Calculation(value, PERCENT, "share", (deviation, budget))]
        tail = f", {shown} av budgeten" if language == "sv" else f", {shown} of the budget"
    if language == "sv":
        verb = "räknar med" if forecast else "redovisar"
        text = f"{name} i {place} {verb} ett {noun} på {dev} för {stretch}{tail}."
    else:
        text = f"In {place}, {name} {'expects' if forecast else 'reports'} a {noun} of {dev} for {stretch}{tail}."
    return writer.sentence(text, [deviation], calculations=shares)
