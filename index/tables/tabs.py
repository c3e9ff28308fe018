"""Tables whose cells are separated by tabs, also where bare sub-headings interrupt them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.tables.cells import cut, is_sentence, is_value
from index.tables.contents import is_agenda, is_contents
from index.tables.draft import Draft
from index.tables.grid import MAX_WIDTH, GridRow, draft, header_size, texts, untitled
from index.tables.lines import Line
from index.types import Cell, TableStyle

_RULE = re.compile(r"[\s\-–—_=]*")
Runs = list[tuple[int, int]]  # first line, last line + 1

_MAX_BARE = 4  # sub-headings in a row, at most
_MAX_HEADING = 80  # characters of a sub-heading


def split(line: Line, text: str, number: int) -> GridRow:
    cells: list[Cell | None] = []
    place = line.start
    for piece in line.text.split("\t"):
        cells.append(cut(text, place, place + len(piece)))
        place += len(piece) + 1
    return GridRow(tuple(cells), number, line.span)


def find_tab_tables(
    lines: Sequence[Line], text: str, free: Sequence[bool]
) -> tuple[list[Draft], list[tuple[int, int]]]:
    """The drafts, and the runs of lines (first, last+1) that hold tabs, contents and agendas too."""
    runs = _runs(lines, free)
    drafts: list[Draft] = []
    held: list[GridRow] = []  # the rows of the table that may still go on
    for start, stop in runs:
        rows = [split(lines[number], text, number) for number in range(start, stop)]
        rows = [row for row in rows if any(row.cells) and not _is_rule(row)]
        plain = [texts(row) for row in rows]
        if not rows or is_contents(plain) or is_agenda(plain):
            held = _close(held, drafts)
        elif header_size(rows) == 0 and (bare := _between(lines, held, rows, text)) is not None:
            held += [*bare, *rows]
        else:
            held = _close(held, drafts) + rows
    _close(held, drafts)
    return drafts, runs


def _runs(lines: Sequence[Line], free: Sequence[bool]) -> Runs:
    runs: Runs = []
    start = None
    for number in range(len(lines) + 1):
        inside = number < len(lines) and free[number] and 0 < lines[number].text.count("\t") < MAX_WIDTH
        if inside and start is None:
            start = number
        elif not inside and start is not None:
            runs.append((start, number))
            start = None
    return runs


def _is_rule(row: GridRow) -> bool:
    return all(_RULE.fullmatch(value) and len(value) > 1 for value in texts(row) if value)


def _between(
    lines: Sequence[Line], held: Sequence[GridRow], rows: Sequence[GridRow], text: str
) -> list[GridRow] | None:
    """The sub-headings between a table and rows without a header that go on with it; None when they do not."""
    if not held or len(rows[0].cells) != len(held[-1].cells):
        return None
    bare = [n for n in range(held[-1].line + 1, rows[0].line) if not _RULE.fullmatch(lines[n].text)]
    headings = [lines[number].text.strip() for number in bare]
    if len(bare) > _MAX_BARE or any(len(words) > _MAX_HEADING or is_sentence(words) for words in headings):
        return None
    width = len(rows[0].cells)
    made: list[GridRow] = []
    for number in bare:
        label = cut(text, lines[number].start, lines[number].end)
        made.append(GridRow((label, *(None,) * (width - 1)), number, lines[number].span, bare=True))
    return made


def _close(rows: list[GridRow], drafts: list[Draft]) -> list[GridRow]:
    """Makes a draft of the rows; returns an empty list to go on with."""
    caption, rows = untitled(rows)
    size = header_size(rows)
    if rows and (size or _is_data(rows)):
        found = draft(TableStyle.TAB, rows, size, caption)
        if found is not None:
            drafts.append(found)
    return []


def _is_data(rows: Sequence[GridRow]) -> bool:
    """Whether rows without a header are a table all the same: at least two rows of values."""
    return sum(any(map(is_value, texts(row)[1:])) for row in rows) >= 2
