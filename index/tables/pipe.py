"""Markdown tables: cells between pipes, a line of dashes under the header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.tables.cells import cut
from index.tables.contents import is_contents
from index.tables.draft import Draft
from index.tables.grid import MAX_WIDTH, GridRow, draft, header_size, texts, untitled
from index.tables.lines import Line
from index.types import Cell, TableStyle

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")


def is_rule(line: str) -> bool:
    """Whether the line only draws the line under a header ("|---|:--:|")."""
    return "-" in line and "|" in line and _RULE.fullmatch(line) is not None


def split(line: Line, text: str, number: int) -> GridRow:
    """The cells of one line; pipes at the ends open and close it."""
    marks = [match.start() for match in _PIPE.finditer(line.text)]
    words = line.text.strip()
    edges = [-1, *marks, len(line.text)]
    if words.startswith("|"):
        edges = edges[1:]
    if words.endswith("|") and not words.endswith("\\|"):
        edges = edges[:-1]
    cells: list[Cell | None] = []
    for left, right in pairwise(edges):
        cells.append(cut(text, line.start + left + 1, line.start + right))
    return GridRow(tuple(cells), number, line.span)


def blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Runs of lines that hold pipes, as first and last+1: tables if they are ruled or framed."""
    start = None
    for number in range(len(lines) + 1):
        piped = number < len(lines) and 0 < lines[number].text.count("|") < MAX_WIDTH
        if piped and start is None:
            start = number
        elif not piped and start is not None:
            if _is_table(lines[start:number]):
                yield start, number
            start = None


def _is_table(run: Sequence[Line]) -> bool:
    framed = all(line.text.strip().startswith("|") for line in run)
    return any(is_rule(line.text) for line in run[:3]) or (framed and len(run) > 1)


def find_pipe_tables(lines: Sequence[Line], text: str) -> tuple[list[Draft], list[tuple[int, int]]]:
    """The drafts, and the runs of lines (first, last+1) that are pipe tables of any kind, contents too."""
    drafts: list[Draft] = []
    runs = list(blocks(lines))
    for start, stop in runs:
        rows: list[GridRow] = []
        rule = 0
        for number in range(start, stop):
            if is_rule(lines[number].text):
                rule = rule or len(rows)
            else:
                rows.append(split(lines[number], text, number))
        rows = _unrepeated(rows)
        if is_contents([[cell.text if cell else "" for cell in row.cells] for row in rows]):
            continue
        title, rest = untitled(rows)
        found = draft(TableStyle.PIPE, rest, header_size(rest, 0 if title else rule), title)
        if found is not None:
            drafts.append(found)
    return drafts, runs


def _unrepeated(rows: list[GridRow]) -> list[GridRow]:
    """The rows less headers that are printed once more right below themselves."""
    kept: list[GridRow] = []
    for row in rows:
        if not kept or texts(row) != texts(kept[0]):
            kept.append(row)
    return kept
