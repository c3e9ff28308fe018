"""What a chart leaves in a text: the scales of its axes, which say nothing of their own."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.layout.lines import Line

_TICK = re.compile(r"[-−–]?\d{1,3}(?:[ \u00a0]?\d{3})*(?:,\d+)?\s?%?$")
_MONTHS = re.compile(r"(?:(?:19|20)\d{2}[-.]?(?:0[1-9]|1[0-2])\s+){3,}(?:19|20)\d{2}[-.]?(?:0[1-9]|1[0-2])(?:\s+0)?$")
_FEWEST = 4
"""Marks of a scale; fewer may be numbers of any kind."""


def axis_lines(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines that are scales: months in a row, or a number a line that grows by one and the same step."""
    found = {index for index, line in enumerate(lines) if line.table is None and _MONTHS.match(line.text)}
    run: list[int] = []
    for index, line in enumerate(lines):
        if index not in found and line.table is None and _TICK.match(line.text):
            run.append(index)
        else:
            found |= _scale(lines, run)
            run = []
    return found | _scale(lines, run)


def _scale(lines: Sequence[Line], run: list[int]) -> set[int]:
    """The run, where its numbers stand at one distance from each other."""
    if len(run) < _FEWEST:
        return set()
    values = [_value(lines[index].text) for index in run]
    steps = {round(after - before, 6) for before, after in pairwise(values)}
    return set(run) if len(steps) == 1 and steps != {0} else set()


def _value(text: str) -> float:
    bare = re.sub(r"[\s\u00a0%]", "", text).replace(",", ".")
    return float(re.sub(r"^[−–]", "-", bare))
