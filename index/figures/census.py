"""Numbers of a document's tables that did not become figures, or became figures that lack something.

A unit is known where the cell, its column, its row, its table or the text says it, or where the rows beside it leave
one only. A count is known as a count where one of those says that it counts ("antal", "volym", "årsplatser"); the noun
may be open then. A bare number that nothing says anything of lacks its unit, also where it can hardly be anything else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.types import Cell, Figure, Reading, RowKind, Span, Table, UnitKind

NUMBER = re.compile(r"[-−–+]?\s?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?\s?%?\*{0,3}")

Lack = Literal["figure", "value", "unit", "period"]


@dataclass(frozen=True)
class Missing:
    """A cell and what it lacks first."""

    span: Span
    text: str
    row: str
    column: str
    lack: Lack


@dataclass(frozen=True)
class Census:
    """The numbers in the tables of one document, and those of them that something is missing of."""

    numbers: int
    missing: tuple[Missing, ...]

    @property
    def share(self) -> float:
        """Of the numbers, those read with value, row, column, unit and period; 1 where there are none."""
        return 1 - len(self.missing) / self.numbers if self.numbers else 1.0


def census(tables: Sequence[Table], figures: Sequence[Figure]) -> Census:
    """Counts every cell that holds nothing but a number."""
    made = {(figure.span.start, figure.span.end): figure for figure in figures if figure.table is not None}
    numbers, missing = 0, []
    for row, column, cell in _cells(tables):
        numbers += 1
        found = next((f for (start, end), f in made.items() if start < cell.span.end and cell.span.start < end), None)
        lack = _lack(found)
        if lack is not None:
            missing.append(Missing(cell.span, cell.text.strip(), row, column, lack))
    return Census(numbers, tuple(missing))


def _cells(tables: Sequence[Table]) -> Iterator[tuple[str, str, Cell]]:
    for table in tables:
        for row in table.rows:
            if row.kind in (RowKind.PROSE, RowKind.GROUP):
                continue
            for column, cell in enumerate(row.cells):
                if cell is not None and NUMBER.fullmatch(cell.text.strip()):
                    yield row.label, table.columns[column] if column < len(table.columns) else "", cell


def _lack(figure: Figure | None) -> Lack | None:
    if figure is None:
        return "figure"
    if figure.reading is Reading.UNREADABLE or figure.value is None:
        return "value"
    if figure.unit.kind is UnitKind.UNKNOWN:
        return "unit"
    return "period" if figure.period is None else None
