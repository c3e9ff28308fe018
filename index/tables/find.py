"""All tables of a text, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from index.tables.columns import find_column_tables
from index.tables.draft import Draft
from index.tables.lines import Line, split_lines
from index.tables.mending import mend_labels, words_of
from index.tables.pipe import find_pipe_tables
from index.tables.rows import understand
from index.tables.stacked import find_stacked_tables
from index.tables.tabs import find_tab_tables
from index.types import Table

_ALIKE = 0.9


def find_tables(text: str) -> tuple[Table, ...]:
    """The tables of a document's stored text: non-overlapping, each able to say where every cell stands."""
    lines = split_lines(text)
    free = [True] * len(lines)
    drafts: list[Draft] = []
    piped, runs = find_pipe_tables(lines, text)
    drafts += piped
    _claim(free, runs)
    tabbed, runs = find_tab_tables(lines, text, free)
    drafts += tabbed
    _claim(free, runs)
    stacked, runs = find_stacked_tables(lines, text, free)
    drafts += stacked
    _claim(free, runs)
    drafts += find_column_tables(lines, text, free)
    drafts.sort(key=lambda found: found.first)
    return _finish(drafts, lines, text)


def _claim(free: list[bool], runs: Sequence[tuple[int, int]]) -> None:
    for start, stop in runs:
        free[start:stop] = [False] * (stop - start)


def _finish(drafts: Sequence[Draft], lines: Sequence[Line], text: str) -> tuple[Table, ...]:
    tables: list[Table] = []
    groups: tuple[str, ...] = ()
    words = words_of(text) if drafts else Counter[str]()
    for place, found in enumerate(drafts):
        goes_on = place > 0 and goes_on_from(drafts[place - 1], found, lines)
        rows, groups = understand(found, text, groups if goes_on else ())
        tables.append(
            Table(
                style=found.style,
                stub=found.stub,
                columns=found.columns,
                rows=mend_labels(rows, words),
                span=found.span,
                header=found.header,
                caption=found.caption,
                continued=place - 1 if goes_on else None,
            )
        )
    return tuple(tables)


def goes_on_from(above: Draft, below: Draft, lines: Sequence[Line]) -> bool:
    """Whether the lower table is the upper one again after a page break: the same header, next to nothing between."""
    if above.style is not below.style or not _alike(above.columns, below.columns):
        return False
    one, other = above.stub.casefold(), below.stub.casefold()
    if one != other and not (one and other and (one.startswith(other) or other.startswith(one))):
        return False
    between = [line.text.strip() for line in lines[above.last + 1 : below.first] if not line.blank]
    return len(between) <= 1 and all(len(words) < 60 and not words.endswith(".") for words in between)


def _alike(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether two headers are the same, letters that OCR read in two ways aside; digits are never read in two ways."""
    if len(above) != len(below) or not any(below):
        return False
    for one, other in zip(above, below, strict=True):
        if [letter for letter in one if letter.isdigit()] != [letter for letter in other if letter.isdigit()]:
            return False
    return Levenshtein.normalized_similarity(" ".join(above), " ".join(below)) >= _ALIKE
