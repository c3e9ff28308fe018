"""Runs of numbers at the end of a line, and the ways to read them as cells: "1273 1 267 1 227" is three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from itertools import islice

from index.tables.cells import is_dash, is_year
from index.tables.lines import Line

_TOKEN = re.compile(r"\S+")
_NUMBER = re.compile(r"[+\-−–]?\d+(?:[.,]\d+)?%?\*{0,3}")
_UNITS = frozenset({"%", "tkr", "mnkr", "mkr", "kkr", "kr", "kronor", "procent", "st", "dygn"})
_HEAD = re.compile(r"[+\-−–]?[1-9]\d{0,2}")  # may have thousands after it
_MIDDLE = re.compile(r"\d{3}")
_MONTH_CODE = re.compile(r"20\d\d-?(?:0[1-9]|1[0-2])")  # 202505
_TAIL = re.compile(r"\d{3}(?:[.,]\d+)?%?\*{0,3}")
_TORN = re.compile(r"0\d\d(?:[.,]\d+)?%?\*{0,3}")  # no number begins like that: it belongs to the token before
_SIGNS = frozenset({"+", "-", "−", "–"})
_MAYBE = re.compile(r"\d|o o")
_MAX_LINE = 400  # characters: longer lines are prose
_MAX_TOKENS = 40
_MAX_WAYS = 200
_FEWEST_WIDE = 2  # wide gaps from which they are how the line sets its columns apart
_IMPOSSIBLE = (99, 0)


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    start: int  # in the stored text
    end: int
    wide: bool  # two spaces or more stand before it: another column for certain

    @property
    def numeric(self) -> bool:
        return _NUMBER.fullmatch(self.text) is not None

    @property
    def unit(self) -> bool:
        return self.text.casefold() in _UNITS

    @property
    def zero(self) -> bool:
        """OCR reads a lonely 0 as the letter o."""
        return self.text in ("o", "O")

    @property
    def value(self) -> bool:
        return self.numeric or self.zero or is_dash(self.text)

    @property
    def junk(self) -> bool:
        """A single character that may be what OCR made of a number."""
        return len(self.text) == 1 and not self.value and not self.unit


Cells = tuple[tuple[Token, ...], ...]  # each cell's tokens


@dataclass(frozen=True)
class Run:
    """The tokens at the end of a line that may be cells, and the place where the words before them end."""

    tokens: tuple[Token, ...]
    line: Line

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def label(self) -> str:
        return self.line.text[: self.start - self.line.start].strip()

    @property
    def years(self) -> bool:
        """Whether all the numbers are years or months: a header and no row."""
        return all(is_year(token.text) or _MONTH_CODE.fullmatch(token.text) for token in self.tokens)

    @cached_property
    def bounds(self) -> list[tuple[int, int]]:
        """For each token, how many cells it and what follows can be: at least, at most. Impossible is (99, 0)."""
        return _bounds(self.ends)

    @cached_property
    def ends(self) -> list[list[int]]:
        """For each token, where a cell that begins at it can end."""
        return [_ends(self.tokens, place) for place in range(len(self.tokens))]

    @property
    def fewest(self) -> int:
        """How many cells the tokens are at the least."""
        return self.bounds[0][0]

    @property
    def most(self) -> int:
        return self.bounds[0][1]

    def fits(self, count: int) -> bool:
        return self.fewest <= count <= self.most

    def ways(self, count: int) -> list[Cells]:
        """The readings as `count` cells, at most some hundreds."""
        return list(islice(_ways(self, count), _MAX_WAYS))

    def without(self, tokens: int) -> Run:
        """The run less its first tokens, which then are the label's."""
        return Run(self.tokens[tokens:], self.line)


def run_of(line: Line) -> Run | None:
    """The run of numbers that ends the line; None when there is none."""
    if len(line.text) > _MAX_LINE or not _MAYBE.search(line.text[-24:]):
        return None
    found: list[Token] = []
    before = 0
    for match in _TOKEN.finditer(line.text):
        wide = match.start() - before >= 2 and before > 0
        found.append(Token(match.group(), line.start + match.start(), line.start + match.end(), wide))
        before = match.end()
    first = len(found)
    while first > 0 and (found[first - 1].value or found[first - 1].unit or found[first - 1].junk):
        first -= 1
    tokens = found[first:]
    while tokens and not tokens[0].value:
        tokens = tokens[1:]
    zeros = sum(token.zero for token in tokens)
    if not any(token.numeric for token in tokens) and zeros < 3:
        return None
    junk = sum(token.junk for token in tokens)
    if junk and junk * 2 > len(tokens) - junk:
        return None
    return Run(tuple(tokens), line) if len(tokens) <= _MAX_TOKENS else None


def number(cell: Sequence[Token]) -> Decimal | None:
    """The value of a cell's tokens, for arithmetic between columns; None when they are no number."""
    digits = "".join(token.text for token in cell if not token.unit).rstrip("*%")
    digits = digits.replace("−", "-").replace("–", "-").replace(",", ".")
    try:
        return Decimal("0") if digits in ("o", "O") else Decimal(digits)
    except InvalidOperation:
        return None


def _ways(run: Run, count: int) -> Iterator[Cells]:
    """The readings of the run as `count` cells."""
    tokens, bounds, ends = run.tokens, run.bounds, run.ends

    def read(place: int, cells: Cells) -> Iterator[Cells]:
        if place == len(tokens):
            yield cells
            return
        for end in ends[place]:
            low, high = bounds[end]
            if low <= count - len(cells) - 1 <= high:
                yield from read(end, (*cells, tokens[place:end]))

    yield from read(0, ())


def _bounds(ends: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    bounds = [(0, 0)] * (len(ends) + 1)
    for place in range(len(ends) - 1, -1, -1):
        rest = [bounds[end] for end in ends[place] if bounds[end] != _IMPOSSIBLE]
        bounds[place] = (min(low for low, _ in rest) + 1, max(high for _, high in rest) + 1) if rest else _IMPOSSIBLE
    return bounds


def _ends(tokens: Sequence[Token], place: int) -> list[int]:
    """Where a cell that begins at the token can end; units go with the number before them."""
    ends: list[int] = []
    longest = _longest(tokens, place)
    # Where wide gaps set the columns apart, a single space stands inside a number.
    spaced = sum(token.wide for token in tokens[1:]) >= _FEWEST_WIDE
    for size in range(longest if spaced else 1, longest + 1):
        end = place + size
        while end < len(tokens) and tokens[end].unit:
            end += 1
        if end == len(tokens) or tokens[end].wide or not _TORN.fullmatch(tokens[end].text):
            ends.append(end)
    return ends


def _longest(tokens: Sequence[Token], place: int) -> int:
    """How many tokens from `place` on can be one number: a head and its thousands."""
    first = tokens[place].text
    size = 1
    if first in _SIGNS and place + 1 < len(tokens) and _NUMBER.fullmatch(tokens[place + 1].text):
        if tokens[place + 1].text[0] in _SIGNS or tokens[place + 1].wide:
            return 1
        first, size = tokens[place + 1].text, 2
    if not _HEAD.fullmatch(first):
        return size
    while place + size < len(tokens) and not tokens[place + size].wide and _TAIL.fullmatch(tokens[place + size].text):
        size += 1
        if not _MIDDLE.fullmatch(tokens[place + size - 1].text):
            break
    return size
