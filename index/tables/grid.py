"""Rectangles of cells (pipe and tab tables) to drafts: which rows are header, which column holds the labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.tables.cells import fold, is_dash, is_sentence, is_value, is_year
from index.tables.draft import Draft, DraftRow
from index.tables.words import UNIT, heal, kinds
from index.types import Cell, Span, TableStyle

Cells = tuple[Cell | None, ...]

_UNITS = frozenset(
    {"tkr", "mnkr", "mkr", "kkr", "mdkr", "kr", "kronor", "%", "procent", "st", "antal", "dygn", "timmar"}
)
_MAX_HEADER_ROWS = 3
MAX_WIDTH = 60  # columns: what has more is no table of a report


@dataclass(frozen=True)
class GridRow:
    """One line of a rectangle. A `bare` line stood without separators between the rows: a heading inside the table."""

    cells: Cells
    line: int
    span: Span
    bare: bool = False


def texts(row: GridRow) -> list[str]:
    return [cell.text if cell else "" for cell in row.cells]


def is_header(row: GridRow, below: bool = False) -> bool:
    """Whether the row can be header: no value under which a figure could stand; years are no values.

    `below`: a second header row, which has nothing above the labels and no sentences.
    """
    values = texts(row)[1:]
    if row.bare or not any(values):
        return False
    if any((is_value(value) and not is_year(value)) or is_dash(value) for value in values):
        return False
    if any(is_sentence(value) for value in values):
        return False
    return not below or (not texts(row)[0] and any(kinds(word) for value in values for word in value.split()))


def header_size(rows: Sequence[GridRow], ruled: int = 0) -> int:
    """How many of the first rows are header, of which `ruled` are known to be; 0 when the first row already is data."""
    if ruled and not any(any(row.cells) for row in rows[:ruled]):  # a header that was left empty
        return ruled + header_size(rows[ruled:])
    if not ruled and (not rows or not is_header(rows[0])):
        return 0
    size = max(ruled, 1)
    while size < min(len(rows) - 1, _MAX_HEADER_ROWS) and is_header(rows[size], below=True):
        size += 1
    return size


def untitled(rows: list[GridRow]) -> tuple[str, list[GridRow]]:
    """The title that stands alone in the first row above the header, or "", and the rows without it."""
    if len(rows) > 2 and header_size(rows[1:]):
        first = texts(rows[0])
        if first[0] and not any(first[1:]) and not is_sentence(first[0]):
            return first[0], rows[1:]
    return "", rows


def columns_of(header: Sequence[GridRow], width: int) -> tuple[str, ...]:
    """Each column's header: the rows joined from the top down, a spanning header repeated over its columns."""
    parts: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(header):
        spanning = depth < len(header) - 1
        held = ""
        for place in range(width):
            cell = row.cells[place] if place < len(row.cells) else None
            words = heal(cell.text) if cell else ""
            if place == 0:
                held = ""
            elif words:
                held = words
            elif spanning:
                words = held
            if words:
                parts[place].append(words)
    return tuple(" | ".join(part) for part in parts)


def label_column(body: Sequence[GridRow], width: int) -> int:
    """The column that holds the row labels: the first, unless that one holds values and another one words."""
    shares = []
    for place in range(width):
        filled = [value for row in body if not row.bare and (value := texts(row)[place])]
        shares.append(sum(map(is_value, filled)) / len(filled) if filled else 1.0)
    if shares[0] <= 0.5:
        return 0
    return next((place for place in range(1, width) if shares[place] < 0.5), 0)


def unit_column(columns: Sequence[str], body: Sequence[GridRow], label: int) -> int | None:
    """The column that gives each row's unit ("Tkr/ Kr")."""
    for place, name in enumerate(columns):
        if place == label:
            continue
        filled = [value for row in body if not row.bare and (value := texts(row)[place].casefold().strip("."))]
        units = sum(value in _UNITS for value in filled)
        named = any(UNIT in kinds(word) for word in name.replace("/", " ").split()) or "enhet" in name.casefold()
        if filled and units == len(filled) and (named or units > 1):
            return place
    return None


def padded(row: GridRow, width: int) -> GridRow:
    cells = row.cells[:width] + (None,) * (width - len(row.cells))
    return GridRow(cells, row.line, row.span, row.bare)


def draft(style: TableStyle, rows: Sequence[GridRow], header: int, caption: str = "") -> Draft | None:
    """The draft of a rectangle whose first `header` rows are its header; None when there is no body."""
    width = max((len(row.cells) for row in rows), default=0)
    if width > MAX_WIDTH:
        return None
    rows = [padded(row, width) for row in rows]
    names = columns_of(rows[:header], width)
    body = rows[header:]
    if width < 2 or not any(not row.bare for row in body):
        return None
    label = label_column(body, width)
    unit = unit_column(names, body, label)
    kept = [place for place in range(width) if place not in (label, unit)]
    kept = _without_ghosts(kept, names, body)
    if not kept:
        return None
    return Draft(
        style=style,
        stub=names[label],
        columns=tuple(names[place] for place in kept),
        rows=tuple(_row(row, label, unit, kept) for row in body),
        header=rows[0].span.joined(rows[header - 1].span) if header else None,
        first=rows[0].line,
        last=rows[-1].line,
        caption=caption,
    )


def _without_ghosts(kept: list[int], names: Sequence[str], body: Sequence[GridRow]) -> list[int]:
    """The columns less those at the right that have neither header nor cells."""
    while kept and not names[kept[-1]] and not any(row.cells[kept[-1]] for row in body):
        kept = kept[:-1]
    return kept


def _row(row: GridRow, label: int, unit: int | None, kept: Sequence[int]) -> DraftRow:
    values = texts(row)
    return DraftRow(
        label=fold(values[label]),
        cells=tuple(row.cells[place] for place in kept),
        span=row.span,
        unit=values[unit] if unit is not None else "",
    )
