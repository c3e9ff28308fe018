"""Tables of bare columns: a label and a run of numbers on each line, as plain text from a PDF has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.tables.aligned import read_aligned
from index.tables.cells import fold, is_year
from index.tables.clusters import Cluster, find_clusters, is_heading, single_header
from index.tables.draft import Draft, DraftRow
from index.tables.garbled import read_garbled
from index.tables.headers import Header, lines_above
from index.tables.labels import Labelled, label_rows
from index.tables.linear import read_linear
from index.tables.lines import Line
from index.tables.placed import read_placed
from index.tables.places import Places, places_of, slots_of
from index.tables.readings import choose, numbers_of, usual_digits
from index.tables.trailing import Trailing, without_trailing
from index.tables.values import Cells, Run, Token, run_of
from index.types import Cell, Span, TableStyle

_MIN_BARE_ROWS = 3  # rows that a table without a header must have
_MAX_BARE_LABEL = 60  # characters of the labels of such a table, for most of them
_MAX_COLUMNS = 16
_AMOUNTS = re.compile(r"\bBelopp i (?:tkr|mnkr|mkr|kkr|kr|kronor|tusental kronor|miljoner kronor)(?!\w)", re.IGNORECASE)
_GAP = re.compile(r" {2,}")
_MAX_UP = 60  # lines above the first row that may be looked at


@dataclass(frozen=True)
class _Found:
    """A cluster read: its header and its rows' cells."""

    header: Header
    header_lines: tuple[int, ...]
    runs: tuple[tuple[int, Run], ...]
    cells: tuple[Cells, ...]
    places: Places | None = None  # where the columns stand, if the header was read by it


def find_column_tables(lines: Sequence[Line], text: str, free: Sequence[bool]) -> list[Draft]:
    drafts: list[Draft] = []
    bound = 0
    trailing = without_trailing(lines, free)
    lines = trailing.lines
    headings: set[str] = set()  # lines above headers: printed again at the top of a page they are no headings of rows
    for cluster in find_clusters(lines, free):
        found, below = _read(cluster, trailing, free, bound)
        if found is None:
            continue
        top = min([cluster.first, *found.header_lines])
        headings |= {lines[n].text.strip() for n in range(max(bound, top - 4), top) if not lines[n].blank}
        labelled = label_rows(cluster, found.runs, below, lines, found.header, frozenset(headings))
        labelled = [_with_trailing(row, trailing) for row in labelled]
        draft = _draft(found, labelled, lines, text)
        drafts.append(draft)
        bound = draft.last + 1
    return drafts


def _with_trailing(row: Labelled, trailing: Trailing) -> Labelled:
    """The row with the words to the right of its numbers."""
    words = trailing.words.get(row.line) if row.line is not None else None
    return row if words is None else replace(row, words=words, span=row.span.joined(words.span))


def _read(cluster: Cluster, trailing: Trailing, free: Sequence[bool], bound: int) -> tuple[_Found | None, list[int]]:
    """The cluster's header and cells, and the lines between header and first row; None when it is no table."""
    lines = trailing.lines
    start = cluster.first
    while start > bound and free[start - 1] and cluster.first - start < _MAX_UP:
        start -= 1
    runs = cluster.rows
    if all(run.most < 2 for _, run in runs):
        return _read_single(cluster, lines), []
    words = [trailing.starts[line] for line, _ in runs if line in trailing.starts]
    places = places_of(runs, min(words) if words else None)
    placed = read_placed(lines, cluster.first, start, places) if places is not None else None
    if placed is not None and places is not None:
        found = _with_cells(placed.header, placed.numbers, runs, places.count)
        return replace(found, places=places), list(placed.below)
    numbers, below = lines_above(lines, cluster.first, start)
    below = _headings_only(below, lines)
    if not runs[0][1].label and not below:
        return None, []
    counts = _counts(runs)
    across = places is not None and sum(_GAP.search(lines[n].text.strip()) is not None for n in numbers) > 1
    for exact in (True, False):
        for count in counts if numbers else []:
            # Lines across the columns are in no reading order.
            header = read_aligned(lines, numbers, count) if across else _header(lines, numbers, count, runs, exact)
            if header is not None:
                return _with_cells(header, numbers, runs, count), below
    near = numbers if numbers and all(lines[n].blank for n in range(numbers[-1] + 1, cluster.first)) else []
    said = _AMOUNTS.search(" ".join(fold(lines[number].text) for number in near))
    return _read_bare(runs, counts[0] if counts else 0, near, said.group() if said else ""), below


def _read_single(cluster: Cluster, lines: Sequence[Line]) -> _Found | None:
    """A table of one column, if it has a header and more than one row."""
    top = single_header(lines, cluster.first) if len(cluster.rows) > 1 else None
    return None if top is None else _with_cells(Header("", (fold(lines[top].text),)), [top], cluster.rows, 1)


def _read_bare(runs: Sequence[tuple[int, Run]], count: int, near: Sequence[int], stub: str) -> _Found | None:
    """A table whose header is missing or cannot be read: only where many rows agree, and on no years.

    Of a header that cannot be read the `stub` is what it says of the unit.
    """
    certain = sum(run.fits(count) for _, run in runs)
    long = sum(len(run.label) > _MAX_BARE_LABEL for _, run in runs)
    if count < 2 or certain < _MIN_BARE_ROWS or certain * 3 < len(runs) * 2 or long * 2 > len(runs):
        return None
    rows = [_plain(run, count) for _, run in runs if run.fits(count)]
    if any(sum(is_year(row[place]) for row in rows) * 2 > len(rows) for place in range(count)):
        return None
    return _with_cells(Header(stub, ("",) * count), near, runs, count)


def _plain(run: Run, count: int) -> list[str]:
    return [" ".join(token.text for token in cell) for cell in run.ways(count)[0]]


def _headings_only(below: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """The lines right above the first row that can be headings or pieces of its label: those without numbers."""
    kept: list[int] = []
    for number in reversed(below):
        run = run_of(lines[number])
        if (run is not None and not run.years) or not is_heading(lines[number]):
            break
        kept.insert(0, number)
    return kept


def _counts(runs: Sequence[tuple[int, Run]]) -> list[int]:
    """Numbers of columns that rows agree on, the most agreed first; the rest are what a header may ask for."""
    votes: Counter[int] = Counter()
    for _, run in runs:
        for count in range(max(run.fewest, 2), min(run.most, _MAX_COLUMNS) + 1):
            votes[count] += 1
    agreed = sorted(votes, key=lambda count: (-votes[count], count))
    if not agreed:
        return []
    few = max(run.fewest for _, run in runs)
    more = [count for count in range(few + 1, few + 4) if count not in votes and len(runs) <= 2]
    return [count for count in agreed if votes[count] * 5 >= votes[agreed[0]] * 4] + more


def _header(
    lines: Sequence[Line], numbers: Sequence[int], count: int, runs: Sequence[tuple[int, Run]], exact: bool
) -> Header | None:
    aligned = read_aligned(lines, numbers, count)
    if aligned is not None:
        return aligned
    linear = read_linear(lines, numbers, count, exact)
    if linear is not None or not exact:
        return linear
    fitting = [run for _, run in runs if run.fits(count)]
    read = [choose(run.ways(count), ()) for run in fitting]
    values = [numbers_of(cells) for cells in read]
    shares = {place for cells in read for place, cell in enumerate(cells) if any("%" in token.text for token in cell)}
    return read_garbled(lines, numbers, count, values, shares)


def _with_cells(header: Header, numbers: Sequence[int], runs: Sequence[tuple[int, Run]], count: int) -> _Found:
    """Every row's numbers as cells; the numbers that are too many are the label's ("åk 1 till 9")."""
    cut: list[tuple[int, Run]] = []
    for line, run in runs:
        spare = 0
        while run.without(spare).fewest > count and spare < len(run.tokens) - 1:
            spare += 1
        cut.append((line, run.without(spare)))
    usual = usual_digits([ways[0] for _, run in cut if len(ways := run.ways(count)) == 1])
    cells = tuple(_cells(run, count, usual) for _, run in cut)
    return _Found(header, tuple(numbers), tuple(cut), cells)


def _cells(run: Run, count: int, usual: Sequence[float]) -> Cells:
    for size in range(count, 0, -1):
        if run.fits(size) and (ways := run.ways(size)):
            return choose(ways, usual)
    return tuple((token,) for token in run.tokens)[:count]


def _draft(found: _Found, labelled: Sequence[Labelled], lines: Sequence[Line], text: str) -> Draft:
    count = len(found.header.columns)
    by_line = {line: (run, cells) for (line, run), cells in zip(found.runs, found.cells, strict=True)}
    full = [tuple(_text(cell, text) for cell in cells) for cells in found.cells if len(cells) == count]
    known = {cells[:size] for cells in full for size in range(2, count)}
    rows: list[DraftRow] = []
    for row in labelled:
        run, cells = by_line.get(row.line, (None, ())) if row.line is not None else (None, ())
        made: list[Cell | None] = [_cell(cell, text) for cell in cells]
        slots = slots_of(cells, run, found.places) if found.places is not None and run is not None else None
        placed = len(cells) in (0, count) or slots is not None
        placed = placed or _leads(tuple(_text(c, text) for c in cells), known, found.header)
        if slots is not None and len(cells) < count:
            made = [made[slots.index(at)] if at in slots else None for at in range(count)]
        made += [None] * (count - len(made))
        made += [row.words] if found.header.words else []
        made += [None] * (count + len(found.header.words) - len(made))
        rows.append(DraftRow(row.label, tuple(made), row.span, row.unit, row.prose, placed))
    header = None
    if found.header_lines:
        header = lines[found.header_lines[0]].span.joined(lines[found.header_lines[-1]].span)
    last = max(row.last for row in labelled)
    first = min([labelled[0].first, *found.header_lines])
    columns = found.header.columns + found.header.words
    return Draft(TableStyle.COLUMNS, found.header.stub, columns, tuple(rows), header, first, last)


def _cell(tokens: Sequence[Token], text: str) -> Cell:
    span = Span(tokens[0].start, tokens[-1].end)
    return Cell(" ".join(span.of(text).split()), span)


def _text(tokens: Sequence[Token], text: str) -> str:
    return _cell(tokens, text).text


def _leads(cells: tuple[str, ...], known: set[tuple[str, ...]], header: Header) -> bool:
    """Whether a short row's cells are known to stand in the first columns.

    They are when they repeat those of another row, or when they fill the first of several spans of columns.
    """
    if cells in known:
        return True
    spans = [name.split(" | ")[0] for name in header.columns if " | " in name]
    return len(cells) > 1 and len(spans) == len(header.columns) and spans.count(spans[0]) == len(cells)
