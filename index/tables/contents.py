"""Tables of contents and agendas: set like tables, but no tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LEADERS = re.compile(r"\.{3,}|(?:\. ){3,}|…")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}\.?")
_PAGE = re.compile(r"\d{1,3}")
_ORDINAL = re.compile(r"(?:\d{1,3}|§\s*\d+)\.?")


def is_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows are a table of contents: titles, and page numbers that never fall."""
    filled = [[value for value in row if value] for row in rows]
    filled = [row for row in filled if row]
    if not filled:
        return False
    led = sum(any(_LEADERS.search(value) for value in row) for row in filled)
    if led * 3 >= len(filled):
        return True
    pages = [int(row[-1]) for row in filled if len(row) > 1 and _PAGE.fullmatch(row[-1])]
    if len(pages) < max(2, len(filled) - 1) or pages != sorted(pages):
        return False
    numbered = sum(len(row) == 3 and _NUMBER.fullmatch(row[0]) is not None for row in filled)
    plain = sum(len(row) == 2 and not row[0][:1].isdigit() for row in filled)
    return numbered * 2 > len(filled) or (plain == len(filled) == len(pages) and len(filled) >= 5)


def is_agenda(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows are a numbered list of matters: a running number first, then words."""
    numbers = [row[0].rstrip(".") for row in rows if row and _ORDINAL.fullmatch(row[0]) and row[0].endswith(".")]
    return len(numbers) >= 2 and len(numbers) >= len(rows) - 1
