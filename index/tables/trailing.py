"""A column of words to the right of the numbers ("Status", "Kommentar"), set apart from them by wide gaps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.tables.cells import fold, is_value
from index.tables.lines import Line
from index.types import Cell

_PIECE = re.compile(r"\S+(?: \S+)*")
_FEWEST_VALUES = 2
_FEWEST_ROWS = 2
_SLACK = 3  # characters by which the words may begin beside one another
_NEAR = 4  # lines from one row to the next


@dataclass(frozen=True)
class Trailing:
    """The lines without their last column of words, the words by line, and where they begin from the line's start."""

    lines: tuple[Line, ...]
    words: Mapping[int, Cell]
    starts: Mapping[int, int]


@dataclass(frozen=True)
class _Row:
    line: int
    start: int  # of the words, from the line's beginning


def without_trailing(lines: Sequence[Line], free: Sequence[bool]) -> Trailing:
    """The lines with what stands right of their numbers taken off, where rows near one another have it at one place."""
    rows = [row for number, line in enumerate(lines) if free[number] and (row := _row(number, line)) is not None]
    kept: dict[int, _Row] = {}
    for at, row in enumerate(rows):
        near = [*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2]]
        if any(abs(o.start - row.start) <= _SLACK and abs(o.line - row.line) <= _NEAR for o in near):
            kept[row.line] = row
    made = list(lines)
    words: dict[int, Cell] = {}
    for number, row in kept.items():
        cell = _cut(made, number, row.start)
        for below in range(number + 1, min(number + _NEAR, len(lines))):
            if below in kept or not free[below] or _begins(lines[below]) < row.start - _SLACK:
                break
            more = _cut(made, below, row.start - _SLACK)
            cell = Cell(f"{cell.text} {more.text}", cell.span.joined(more.span))
        words[number] = cell
    return Trailing(tuple(made), words, {number: row.start for number, row in kept.items()})


def _cut(lines: list[Line], number: int, start: int) -> Cell:
    """What stands from a place on in a line, which loses it."""
    line = lines[number]
    rest = Line(line.start + start, line.text[start:])
    lines[number] = Line(line.start, line.text[:start].rstrip())
    return Cell(fold(rest.text), rest.span)


def _begins(line: Line) -> int:
    """Where the only words of a line begin; -1 where there are none, or several with a gap between them."""
    pieces = list(_PIECE.finditer(line.text))
    return pieces[0].start() if len(pieces) == 1 else -1


def _row(number: int, line: Line) -> _Row | None:
    """A line with a label, numbers and words, each apart from the other by a wide gap."""
    if "\t" in line.text or "|" in line.text or "  " not in line.text.strip():
        return None
    pieces = list(_PIECE.finditer(line.text))
    if len(pieces) < _FEWEST_VALUES + 2 or is_value(pieces[0].group()):
        return None
    last = pieces[-1]
    values = [piece.group() for piece in pieces[1:-1]]
    if not last.group()[:1].isalpha() or not all(map(is_value, values)):
        return None
    return _Row(number, last.start())
