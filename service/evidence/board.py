"""The whole committee's accounts: from its total rows, and what the prose adds to them."""

import re
from collections import defaultdict
from dataclasses import replace

from index.activities import canonical
from index.language import fold
from index.types import Document, Figure, Line, Span, UnitKind
from service.documents.catalogue import Catalogue, Fact
from service.documents.economy import Economy, Slot, economy, is_whole, is_whole_line, slot_of


def board_accounts(catalogue: Catalogue, document: Document, line: Line) -> Economy | None:
    """The total row that fills most places, the largest among equals, with what sentences tell of the same."""
    best: Economy | None = None
    for fact in [*total_rows(catalogue, document), *_line_totals(catalogue, document, line)]:
        accounts = economy(document, fact.label, fact.figures, line)
        if accounts is None:
            continue
        if best is None or _rank(accounts) > _rank(best):
            best = accounts
    return best if best is None else _with_told(catalogue, _with_year_before(catalogue, best, document, line), document)


def _with_told(catalogue: Catalogue, board: Economy, document: Document) -> Economy:
    """The accounts with the period's deviation from the sentence that tells the same outcome."""
    outcome = board[Slot.OUTCOME]
    if board[Slot.DEVIATION] is not None or board[Slot.BUDGET] is not None or outcome is None:
        return board
    said: dict[Span, list[Figure]] = defaultdict(list)
    for figure in catalogue.shelves[document.id].figures:
        if figure.table is None and figure.unit.kind is UnitKind.MONEY:
            said[figure.quote].append(figure)
    for figures in said.values():
        slots = {slot_of(figure, document.meta.period): figure for figure in reversed(figures)}
        same, deviation = slots.get(Slot.OUTCOME), slots.get(Slot.DEVIATION)
        if same is not None and deviation is not None and deviation.favourable and same.size == outcome.size:
            return replace(board, slots={**board.slots, Slot.DEVIATION: deviation})
    return board


def _with_year_before(catalogue: Catalogue, board: Economy, document: Document, line: Line) -> Economy:
    """The accounts with last year's outcome from the prose, where the table does not give it."""
    outcome = board[Slot.OUTCOME]
    if board[Slot.PREVIOUS] is not None or outcome is None or not outcome.base_value:
        return board
    for figure in catalogue.shelves[document.id].figures:
        if figure.table is not None or slot_of(figure, document.meta.period) is not Slot.PREVIOUS:
            continue
        whole = is_whole(figure.activity) or canonical(figure.activity) in ("nettokostnad", "namnd")
        whole = whole and (figure.line is line or (line is Line.NET and figure.line is None))
        if whole and figure.base_value and 0.5 < abs(figure.base_value / outcome.base_value) < 2:
            return replace(board, slots={**board.slots, Slot.PREVIOUS: figure})
    return board


def _line_totals(catalogue: Catalogue, document: Document, line: Line) -> list[Fact]:
    """Rows of all income or of all costs; none for the net, whose totals are the committee's."""
    if line is Line.NET:
        return []
    facts = catalogue.facts_in(document.id)
    rows = [f for f in facts if f.table is not None and f.line is line and not f.first.group]
    return [f for f in rows if f.total or is_whole_line(f.label)]


def total_rows(catalogue: Catalogue, document: Document) -> list[Fact]:
    """Total rows of the whole committee, in reading order."""
    facts = catalogue.facts_in(document.id)
    return [fact for fact in facts if fact.total and fact.table is not None and _whole(fact)]


PART_TOTAL = re.compile(r"\b(intakt|kostnad|invester)")


def _whole(fact: Fact) -> bool:
    """Whether a total row is the whole committee's, not of income, of costs or of investments."""
    first = fact.first
    label = fold(f"{first.activity} {' '.join(first.group)} {' '.join(first.section[-1:])}")
    return not PART_TOTAL.search(label) and is_whole(first.activity)


def _rank(accounts: Economy) -> tuple[int, float]:
    money = [abs(float(figure.base_value or 0)) for figure in accounts.slots.values()]
    return len(accounts.slots), max(money, default=0.0)
