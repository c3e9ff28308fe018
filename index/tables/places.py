"""Where the columns of a table of bare columns stand, where its rows keep them one under the other by spaces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.tables.values import Cells, Run, Token

_SLACK = 3  # characters by which a number may stand beside its column
_MIN_ROWS = 2
Edges = tuple[int, int]  # first character and the one after the last, from the line's beginning


@dataclass(frozen=True)
class Places:
    """The columns of numbers from left to right, and where the labels begin."""

    columns: tuple[Edges, ...]
    labels: int
    words: int | None = None  # where a column of words to the right of them begins

    @property
    def count(self) -> int:
        return len(self.columns)


def places_of(runs: Sequence[tuple[int, Run]], words: int | None = None) -> Places | None:
    """The columns that the rows agree on; None where the rows do not set them apart by wide gaps."""
    rows = [(run, _edges(run)) for _, run in runs if run.label and "\t" not in run.line.text]
    sizes = Counter(len(edges) for _, edges in rows if len(edges) > 1)
    if not sizes:
        return None
    count = max(sizes, key=lambda size: (sizes[size], size))
    full = [(run, edges) for run, edges in rows if len(edges) == count]
    firsts, lasts = ([median(edges[at][side] for _, edges in full) for at in range(count)] for side in (0, 1))
    kept = [(run, edges) for run, edges in full if _near(edges, firsts, 0) or _near(edges, lasts, 1)]
    if len(kept) < _MIN_ROWS or len(kept) * 2 < len(runs):
        return None
    columns = tuple((min(e[at][0] for _, e in kept), max(e[at][1] for _, e in kept)) for at in range(count))
    if any(left[1] >= right[0] for left, right in pairwise(columns)):
        return None
    labels = min(len(run.line.text) - len(run.line.text.lstrip()) for run, _ in kept)
    return Places(columns, labels, words)


def distance(piece: Edges, column: Edges) -> float:
    """How far words are from standing over a column: flush left or right with it, or at its middle."""
    middle = abs(piece[0] + piece[1] - column[0] - column[1]) / 2
    return min(abs(piece[0] - column[0]), abs(piece[1] - column[1]), middle)


def slots_of(cells: Cells, run: Run, places: Places) -> tuple[int, ...] | None:
    """Which columns the cells of a row with fewer of them stand in; None where that cannot be seen."""
    found: list[int] = []
    for cell in cells:
        edges = _relative(cell, run)
        over = [at for at, (left, right) in enumerate(places.columns) if edges[0] < right and edges[1] > left]
        if len(over) != 1 or (found and over[0] <= found[-1]):
            return None
        found += over
    return tuple(found)


def _edges(run: Run) -> list[Edges]:
    """The run's cells as the wide gaps in the line set them apart."""
    cells: list[list[Token]] = []
    for token in run.tokens:
        if token.wide or not cells:
            cells.append([])
        cells[-1].append(token)
    return [_relative(cell, run) for cell in cells]


def _relative(cell: Sequence[Token], run: Run) -> Edges:
    return cell[0].start - run.line.start, cell[-1].end - run.line.start


def _near(edges: Sequence[Edges], usual: Sequence[float], side: int) -> bool:
    return all(abs(edge[side] - place) <= _SLACK for edge, place in zip(edges, usual, strict=True))
