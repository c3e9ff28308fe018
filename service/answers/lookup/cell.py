"""The table cells that a question names: row first, then column, each in the report's own words where it uses them.

A row counts as named only when the rest of the question is taken up by the column and by what stands around the
table; a question that says more ("hur många i ... fick ...") is about something else than the row as it stands.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from index.figures.headers import about_above, block_line
from index.language import fold, stem, tokenise
from index.types import Document, Figure, Line, UnitKind
from service.answers.selection.columns import Column, column_of, letters_of
from service.documents.catalogue import Fact
from service.documents.economy import Economy, Slot, is_whole
from service.documents.rows import Level, NamedRow, Span
from service.evidence.board import PART_TOTAL
from service.evidence.demands import COSTS
from service.evidence.evidence import Evidence
from service.evidence.granted import is_grant_only
from service.question import Kind, Question, without
from service.wording import amount

MOST_NAMES = 12
"""Different wordings of row names in one question that are tried."""
MOST_DOCUMENTS = 12
"""Reports that are tried for whether the question names a cell."""


MONEYED = (UnitKind.MONEY, UnitKind.UNKNOWN)
"""What a cost may be told in: a table may leave its unit unsaid."""


@dataclass(frozen=True)
class Cell:
    fact: Fact
    column: Column
    rest: Question  # what the question says beside the row's name

    @property
    def figure(self) -> Figure:
        return self.column.figure

    @property
    def same(self) -> tuple[object, ...]:
        """What two readings share when they give one value."""
        value = self.figure.base_value
        return None if value is None else abs(value), self.figure.unit.kind, self.figure.favourable


class Cells:
    """The cells that one question names, report by report."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._rows: dict[str, list[NamedRow]] = defaultdict(list)
        for row in evidence.catalogue.named_rows(evidence.question.text, evidence.scope.ids):
            self._rows[row.document].append(row)
        self._rests: dict[tuple[Span, ...], Question] = {}

    def of(self, document: Document, *, any_column: bool = False) -> list[Cell]:
        """The cells of a report that the question names, the best first; several where it does not tell them apart.

        `any_column` lets a question that names a row and no column have the row's main figure.
        """
        for _, alike in groupby(self._rows.get(document.id, ()), key=lambda row: row.words):
            found = [(row, cell) for row in alike if (cell := self._cell(row, document, any_column)) is not None]
            if found:
                return _best(found)
        return []

    @property
    def complete(self) -> bool:
        """Whether the question is nothing but the name of a cell, whatever kind its label's words suggest."""
        if self._evidence.question.kind in (Kind.WHY, Kind.YESNO, Kind.CONFLICT):
            return False
        documents = [document for document in self._evidence.scope.documents if document.id in self._rows]
        found = [cell for document in documents[:MOST_DOCUMENTS] for cell in self.of(document)[:1]]
        return any(c.column.written and c.rest.kind is Kind.LOOKUP and c.rest.operation is None for c in found)

    def _cell(self, row: NamedRow, document: Document, any_column: bool) -> Cell | None:
        rest = self._rest(row)
        fact = self._evidence.catalogue.facts[row.number]
        if rest is None or _is_vague(row):
            return None
        if row.level < Level.WRITTEN and is_grant_only(fact, self._evidence.question):
            return None
        column = column_of(fact, rest, document.meta.period, any_will_do=any_column)
        if column is None or not _says_all(fact, column, rest, self._evidence):
            return None
        if _is_net_of_income(fact, column.figure, self._evidence.question):
            return None
        named = fold(f"{fact.label} {column.figure.header}")  # "andel av nettokostnad" is a share by its own name
        of_cost = COSTS.search(self._evidence.question.folded) and not COSTS.search(named)
        if of_cost and column.figure.unit.kind not in MONEYED:
            return None
        return Cell(fact, column, rest)

    def _rest(self, row: NamedRow) -> Question | None:
        if row.spans not in self._rests:
            if len(self._rests) == MOST_NAMES:
                return None
            named = self._evidence.catalogue.municipalities
            self._rests[row.spans] = without(self._evidence.question, row.spans, named)
        return self._rests[row.spans]


def _is_net_of_income(fact: Fact, figure: Figure, question: Question) -> bool:
    """Whether income is asked for and the cell is of a whole that income has been taken off."""
    net = is_whole(fact.label) and figure.line in (None, Line.NET) and figure.unit.kind is UnitKind.MONEY
    return net and question.line == Line.INCOME and not PART_TOTAL.search(fold(figure.header))


def _is_vague(row: NamedRow) -> bool:
    """Whether the question has only a part of the row's name that many rows share: "Netto" of one of ten groups."""
    return any(not is_whole(label) for label in row.unnamed) and all(
        is_whole(label) or block_line(label) is not None or about_above(label) is not None for label in row.named
    )


def _says_all(fact: Fact, column: Column, rest: Question, evidence: Evidence) -> bool:
    """Whether the column and the words around the table have every topic word that the row's name leaves."""
    first = fact.first
    table = evidence.catalogue.shelves[fact.document].tables[first.table or 0]
    around = (column.figure.header, table.stub, table.caption, *first.section, *first.group, fact.label)
    known = {stem(token) for text in around for token in tokenise(text)} | {letters_of(column.figure.header)}
    question = evidence.question
    # Of "och vad kostar de?" the row "Kostnader" has every word, and none of what they are.
    before = [word for word in question.words if word not in question.own] if question.followed else []
    if before and not any(stem(token) in known for word in before for token in tokenise(word.text)):
        return False
    return all(stem(token) in known for word in rest.words for token in tokenise(word.text))


def _best(found: Sequence[tuple[NamedRow, Cell]]) -> list[Cell]:
    """The most exactly named rows with the most exactly named column; of cells alike in that, each value once."""
    top = max((row.level, cell.column.written) for row, cell in found)
    kept = [cell for row, cell in found if (row.level, cell.column.written) == top]
    merit = max(cell.column.merit for cell in kept)
    kept = [cell for cell in kept if cell.column.merit >= merit - 0.01]
    return list({cell.same: cell for cell in reversed(kept)}.values())[::-1]


def states(accounts: Economy, cell: Cell) -> bool:
    """Whether an activity's accounts, as they are told, give the cell's value for the same thing and time."""
    mine = cell.figure
    return any(amount(f, "sv") == amount(mine, "sv") and _alike(f, mine) for f in _told(accounts))


def is_before(accounts: Economy, cells: Sequence[Cell]) -> bool:
    """Whether the cells are the accounts' outcome of the year before."""
    before = accounts[Slot.PREVIOUS]
    return before is not None and all(cell.figure.base_value == before.base_value for cell in cells)


def rivals(accounts: Economy, cell: Cell) -> bool:
    """Whether the accounts give another value than the cell for what goes by the same name, or is only a total."""
    label = fold(cell.fact.label)
    other = label.endswith("namnden") and label != fold(accounts.document.meta.committee or "")
    whole = is_whole(label) and not other and all(is_whole(group) for group in cell.fact.first.group)
    # "Investeringar" is a row of the table of investments, and by that name its total too.
    table = {figure.table for figure in _told(accounts)}
    under = accounts.total and table == {cell.fact.table} and not cell.fact.total
    same = (fold(accounts.label) == label or under) and cell.column.words <= 1
    units = (UnitKind.MONEY, UnitKind.UNKNOWN) if whole else (UnitKind.MONEY,)
    return (whole or same) and cell.figure.unit.kind in units and any(_alike(f, cell.figure) for f in _told(accounts))


def _told(accounts: Economy) -> list[Figure]:
    return [figure for slot, figure in accounts.slots.items() if slot is not Slot.PREVIOUS]


def _alike(one: Figure, other: Figure) -> bool:
    return one.measure is other.measure and one.period == other.period and not other.earlier
