"""Lines that end in runs of numbers, gathered into the tables that they are rows of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.tables.cells import is_sentence
from index.tables.headers import is_strong
from index.tables.lines import Line
from index.tables.values import Run, run_of
from index.tables.words import MEASURE, PERIOD, UNIT, kinds

_MAX_LABEL = 110  # characters
_MAX_SINGLE = 60  # of a label with one number
_MAX_HEADING = 80
_MAX_WORDS = 12
_MAX_BLANK = 3  # blank lines in a row inside a table
_MAX_GAP = 5  # lines without numbers in a row inside a table
_RUNS_ON = re.compile(r"\b(?:till|på|om|med|är|var|av|och|under|för|i|från|cirka|ca|drygt|knappt|uppgår|vid|som|att)$")
_NEW_SENTENCE = re.compile(r"[a-zåäö\d]{2}\. [A-ZÅÄÖ]")
_NUMBERED = re.compile(r"\d+(?:\.\d+)+\.?\s")


@dataclass
class Cluster:
    """Rows, as (line number, run), and the lines between them that hold no numbers."""

    rows: list[tuple[int, Run]] = field(default_factory=list)
    notes: list[tuple[int, int]] = field(default_factory=list)  # footnotes, as first and last line
    tail: list[int] = field(default_factory=list)  # short lines right after the last row

    @property
    def first(self) -> int:
        return self.rows[0][0]

    @property
    def last(self) -> int:
        return max([self.rows[-1][0], *(stop for _, stop in self.notes)])


def is_row(line: Line, run: Run) -> bool:
    """Whether the line can be a row: words that name something, and no sentence that happens to end in numbers."""
    label = run.label
    if run.years or len(label) > _MAX_LABEL or is_strong(line) or label.startswith("#"):
        return False
    if run.most < 2 and len(label) > _MAX_SINGLE:
        return False
    if label and (
        is_sentence(label) or _NEW_SENTENCE.search(label) or (label.endswith((".", ":", "(")) and label.count(" ") > 4)
    ):
        return False
    if _RUNS_ON.search(label.casefold()) and run.fewest < 2:
        return False
    return len(label.split()) <= _MAX_WORDS + 4


def is_heading(line: Line) -> bool:
    """Whether the line is short and no prose: a heading in a table, or a piece of a label."""
    words = line.text.strip()
    return (
        0 < len(words) <= _MAX_HEADING
        and any(map(str.isalpha, words))
        and not is_sentence(words)
        and not words.startswith(("#", "•"))
        and not _NUMBERED.match(words)
        and words.count(" ") < _MAX_WORDS
    )


def find_clusters(lines: Sequence[Line], free: Sequence[bool]) -> list[Cluster]:
    """The clusters in reading order; each has at least one row of two cells or more."""
    clusters: list[Cluster] = []
    current = Cluster()
    gap: list[int] = []
    blanks = 0
    number = 0
    unsure: set[int] = set()  # lines with one number below other words: rows only if more rows follow

    def close() -> None:
        nonlocal current, gap, blanks
        while current.rows and current.rows[-1][0] in unsure:
            dropped, _ = current.rows.pop()
            gap = [dropped, *gap]
        if current.rows:
            current.tail = gap
            clusters.append(current)
        current, gap, blanks = Cluster(), [], 0

    while number < len(lines):
        line = lines[number]
        if not free[number]:
            close()
        elif line.blank:
            blanks += 1
            if blanks > _MAX_BLANK:
                close()
        elif (run := run_of(line)) is not None and is_row(line, run) and _fits_in(current, run, gap, lines, number):
            if run.most < 2 and gap:
                unsure.add(number)
            current.rows.append((number, run))
            gap, blanks = [], 0
        elif current.rows and line.text.lstrip().startswith("*"):
            stop = number
            while stop + 1 < len(lines) and not lines[stop + 1].blank:
                stop += 1
            current.notes.append((number, stop))
            number, gap, blanks = stop, [], 0
        elif is_strong(line) or not is_heading(line) or len(gap) >= _MAX_GAP:
            close()
        else:
            gap.append(number)
            blanks = 0
        number += 1
    close()
    return clusters


def _fits_in(cluster: Cluster, run: Run, gap: Sequence[int], lines: Sequence[Line], number: int) -> bool:
    """Whether a line can be the cluster's next row: a lone number begins no table, and numbers need a label."""
    if not cluster.rows:
        return run.most >= 2 or single_header(lines, number) is not None
    return bool(run.label or gap)


def single_header(lines: Sequence[Line], row: int) -> int | None:
    """The header of a table of one column right above its first row: a period and a unit ("Maj mnkr"); else None."""
    words = lines[row - 1].text.split() if row else []
    sorts = [kinds(word) for word in words[:_MAX_WORDS]]
    known = all(sort & {PERIOD, UNIT} for sort in sorts) and any(UNIT in sort for sort in sorts)
    measured = MEASURE in kinds(lines[row].text.split()[0])
    return row - 1 if words and len(words) < 5 and known and measured else None
