"""Cells that stand where a number should and hold none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.figures.cells import figure_of
from index.figures.reconstruct import Verdict, is_noisy
from index.figures.solve import Key
from index.figures.table_reading import TableReading, read_tables
from index.numbers import Number
from index.types import Cell, Figure, Metadata, Parsed, Reading, Span

_NUMERIC = 0.5  # share of a column's printed cells that must be numbers before the others are missed
_LONGEST = 6  # characters of a damaged number
_DASHES = frozenset("-–—−‒")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Unread:
    """A cell with digits in it that became no figure."""

    text: str
    span: Span
    table: int
    row: int
    column: int


def junk_cells(parsed: Parsed, readings: Sequence[TableReading]) -> dict[Key, str]:
    """Short scraps in number columns ("n", ")") beside cells that are numbers."""
    found: dict[Key, str] = {}
    for reading in readings:
        numeric = [_is_numeric(parsed, reading, at) for at in range(len(reading.grid.columns))]
        for row in reading.grid.rows:
            cells = parsed.tables[row.table].rows[row.index].cells
            if not any(cell is not None for cell in cells):
                continue
            for at, cell in enumerate(cells):
                if cell is not None and row.numbers[at] is None and numeric[at] and _is_scrap(cell):
                    found[(row.table, row.index, at)] = cell.text
    return found


def _is_scrap(cell: Cell) -> bool:
    return len(cell.text) <= _LONGEST and cell.text not in _DASHES


def _is_numeric(parsed: Parsed, reading: TableReading, at: int) -> bool:
    printed = read = 0
    for row in reading.grid.rows:
        if parsed.tables[row.table].rows[row.index].cells[at] is not None:
            printed += 1
            read += row.numbers[at] is not None
    return printed > 0 and read >= _NUMERIC * printed


def junk_figures(
    parsed: Parsed,
    reading: TableReading,
    junk: Mapping[Key, str],
    verdicts: Mapping[Key, Verdict],
    meta: Metadata,
) -> list[Figure]:
    """A figure for every scrap of the table: reconstructed where the arithmetic leaves one answer, else unreadable."""
    found: list[Figure] = []
    for row in reading.grid.rows:
        source = parsed.tables[row.table].rows[row.index]
        for at, cell in enumerate(source.cells):
            key = (row.table, row.index, at)
            if cell is None or key not in junk:
                continue
            number = Number(Decimal(0), 0, cell.text)
            figure = figure_of(parsed, reading, row, source, at, number, cell, "", meta.period)
            verdict = verdicts.get(key, Verdict(None, Reading.UNREADABLE, "Cellen går inte att läsa som ett tal."))
            found.append(
                replace(figure, value=verdict.value, reading=verdict.reading, note=verdict.note, favourable=None)
            )
    return found


def unread_cells(parsed: Parsed, meta: Metadata) -> tuple[Unread, ...]:
    """Every cell with a digit in it, in a column of numbers, that became no figure: for listing what is missing."""
    found: list[Unread] = []
    for reading in read_tables(parsed, meta.period, is_noisy(meta.noise)):
        numeric = [_is_numeric(parsed, reading, at) for at in range(len(reading.grid.columns))]
        for row in reading.grid.rows:
            for at, cell in enumerate(parsed.tables[row.table].rows[row.index].cells):
                if cell is not None and row.numbers[at] is None and numeric[at] and _DIGIT.search(cell.text):
                    found.append(Unread(cell.text, cell.span, row.table, row.index, at))
    return tuple(found)
