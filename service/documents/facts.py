"""What one document states: facts (figures that stand together, in a table row or a sentence), and its sentences."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.activities import canonical
from index.audit import Finding
from index.embedding.protocol import Floats
from index.language import fold
from index.types import Document, Figure, Line, Measure, Span, Statement, Table, UnitKind
from service.documents.economy import is_whole

NOISY = 0.05
"""Share of garbled words from which a document is read with allowance for it."""


@dataclass(frozen=True)
class Fact:
    document: str
    figures: tuple[Figure, ...]  # of one row in column order, or of one sentence in reading order
    quote: Span
    label: str
    activity: str | None  # id of a standard activity, None when it is no such
    table: int | None
    text: str = ""  # a sentence's words as they can be read; "" where they stand so in the document
    both_ways: bool = False  # of a column of results, where a minus is a loss and a plus a gain

    @property
    def first(self) -> Figure:
        return self.figures[0]

    @property
    def total(self) -> bool:
        return self.first.total

    @property
    def headless(self) -> bool:
        """Whether it is a row of a table whose headers are lost: nobody can tell what its numbers say, or of when."""
        return self.table is not None and all(
            not figure.header and figure.measure is Measure.OTHER and figure.period is None for figure in self.figures
        )

    @property
    def line(self) -> Line | None:
        """The side of the accounts that the whole row is on; None where its columns are on several."""
        lines = {figure.line for figure in self.figures}
        return next(iter(lines)) if len(lines) == 1 else None


@dataclass(frozen=True)
class Said:
    """A sentence of a document."""

    document: str
    statement: Statement
    number: int = 0  # among the document's sentences


@dataclass(frozen=True)
class Shelf:
    """All that is held of one document."""

    document: Document
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...] = ()  # what the audit found
    meanings: Floats | None = None  # a vector a statement; None where they are not known


def facts_of(shelf: Shelf, activities: Sequence[str | None] | None = None) -> Iterable[Fact]:
    """A document's facts: its figures grouped by table row or by sentence, in reading order.

    `activities` are what the facts are of, one each, where that is known already.
    """
    rows: dict[tuple[int, int, int], list[Figure]] = defaultdict(list)
    for figure in shelf.figures:
        if figure.table is not None and figure.row is not None:
            rows[(0, figure.table, figure.row)].append(figure)
        else:
            rows[(1, figure.quote.start, figure.quote.end)].append(figure)
    columns = _both_ways(shelf)
    said = {one.span: one.text for one in shelf.statements} if shelf.document.meta.noise >= NOISY else {}
    for number, figures in enumerate(rows.values()):
        first = figures[0]
        label = first.activity or (first.group[-1] if first.group else "")
        yield Fact(
            document=shelf.document.id,
            figures=tuple(figures),
            quote=first.quote,
            label=label,
            activity=activities[number] if activities else canonical(label) or _of_table(label, first, shelf),
            table=first.table,
            text=said.get(first.quote, "") if first.table is None else "",
            both_ways=any((figure.table, figure.header) in columns for figure in figures),
        )


SEVERAL = 4
"""Amounts of a column before their signs tell what it is of."""
BOTH = 0.2
"""Share of a column's amounts that each sign must have for the column to be of results."""
OF_ACCOUNTS = (Measure.OUTCOME, Measure.BUDGET, Measure.FORECAST)


def _both_ways(shelf: Shelf) -> frozenset[tuple[int | None, str]]:
    """Columns, by table and header, whose amounts of money stand on both sides of nought: results, and not costs."""
    signs: dict[tuple[int | None, str], list[bool]] = defaultdict(list)
    for figure in shelf.figures:
        kept = figure.table is not None and figure.unit.kind is UnitKind.MONEY and figure.measure in OF_ACCOUNTS
        if kept and figure.line not in (Line.INCOME, Line.COST) and figure.value:
            signs[figure.table, figure.header].append(figure.value > 0)
    sided = {figure.table for figure in shelf.figures if figure.line in (Line.INCOME, Line.COST)}
    return frozenset(column for column, plus in signs.items() if _of_results(plus, column[0] not in sided))


def _of_results(plus: list[bool], unsided: bool) -> bool:
    """Whether the signs of a column's amounts, True for a plus, are those of results; `unsided`: no row of the table is
    of income or of costs, whose signs differ for another reason."""
    fewer = min(sum(plus), len(plus) - sum(plus))
    return len(plus) >= SEVERAL and (
        fewer >= len(plus) * BOTH or (unsided and fewer >= len(plus) * BOTH / 2 > 0 and fewer > 1)
    )


def _is_committee(label: str) -> bool:
    return fold(label).strip(" *:").endswith("namnden")


def _of_table(label: str, first: Figure, shelf: Shelf) -> str | None:
    """What a bare "Summa" is the sum of: the activity that the table or its heading names."""
    if first.table is None or not is_whole(label):
        return None
    table = shelf.tables[first.table]
    if _is_committee(label) and sum(_is_committee(row.label) for row in table.rows) > 1:
        return None  # one of the committees whose sums the table gives
    names = (table.stub, table.caption, *first.section[-1:])
    return next((found for name in names if name and (found := canonical(name))), None)
