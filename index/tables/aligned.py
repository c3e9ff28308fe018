"""Headers of several lines in which wide gaps set the columns apart, each line with a piece for every column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.tables.headers import Header
from index.tables.lines import Line
from index.tables.words import MEASURE, PERIOD, STUB, UNIT, heal, kinds

_GAP = re.compile(r" {2,}")


def read_aligned(lines: Sequence[Line], numbers: Sequence[int], count: int) -> Header | None:
    """The header of `count` columns, piece under piece; None when some line has not one piece for each of them.

    What heads the labels may stand before a line's first piece ("mnkr jan-mar   jan-mar   helår").
    """
    stubs: list[str] = []
    rows: list[list[str]] = []
    for number in numbers:
        pieces = _GAP.split(lines[number].text.strip())
        stub, pieces[0] = without_stub(pieces[0])
        pieces = pieces if pieces[0] else pieces[1:]
        if len(pieces) != count:
            return None
        stubs += [stub] if stub else []
        rows.append(pieces)
    if len(rows) < 2 or not all(any(map(_measures, column)) for column in zip(*rows, strict=True)):
        return None
    return Header(heal(" ".join(stubs)), tuple(heal(" ".join(column)) for column in zip(*rows, strict=True)))


def without_stub(piece: str) -> tuple[str, str]:
    """What heads the labels, and the rest of the first piece."""
    words = piece.split()
    for place, word in enumerate(words):
        if kinds(word) & {MEASURE, PERIOD}:
            before = words[:place]
            ours = all(kinds(word) & {STUB, UNIT} or word.casefold() == "i" for word in before)
            return (" ".join(before), " ".join(words[place:])) if ours else ("", piece)
    return piece, ""


def _measures(piece: str) -> bool:
    return any(MEASURE in kinds(word) for word in piece.split())
