"""A table as its style finds it: cells in rows and columns, not yet told data from totals, groups and prose."""

from __future__ import annotations

from dataclasses import dataclass

from index.types import Cell, Span, TableStyle


@dataclass(frozen=True)
class DraftRow:
    label: str  # folded, stars and dashes still there
    cells: tuple[Cell | None, ...]
    span: Span
    unit: str = ""
    prose: tuple[Span, ...] = ()  # where the prose of a row of prose stands
    placed: bool = True  # whether it is known which columns the cells stand under

    @property
    def empty(self) -> bool:
        return all(cell is None for cell in self.cells)


@dataclass(frozen=True)
class Draft:
    style: TableStyle
    stub: str
    columns: tuple[str, ...]
    rows: tuple[DraftRow, ...]
    header: Span | None
    first: int  # index of its first line
    last: int  # index of its last line
    caption: str = ""

    @property
    def span(self) -> Span:
        whole = self.rows[0].span.joined(self.rows[-1].span)
        return whole.joined(self.header) if self.header else whole
