"""Headers in reading order: one column's words after the other's, perhaps broken over lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from index.tables.cells import fold, is_year
from index.tables.headers import CLEAR, Header, Word, clear_starts, is_stub, unbroken, words_of
from index.tables.lines import Line
from index.tables.words import MEASURE, PERIOD, STUB, TEXT, UNIT, heal, is_month, kinds, plain

_PART = re.compile(r"[TQK][1-4]", re.IGNORECASE)
_MONEY = frozenset({"belopp", "miljoner", "tusental", "tusen", "tkr", "mnkr", "mkr", "kr", "kronor"})


def read_linear(lines: Sequence[Line], numbers: Sequence[int], count: int, exact: bool) -> Header | None:
    """The header of `count` columns when its words stand in reading order, column after column; None when they do not.

    `exact`: no more columns than that may begin in it.
    """
    stubs = [number for number in numbers if is_stub(lines[number]) and number == numbers[-1]]
    numbers = [number for number in numbers if number not in stubs]
    spans = _spanning(lines, numbers, count)
    words: list[Word] = []
    before = None
    for number in numbers[1:] if spans else numbers:
        gap = before is not None and number - before > 1
        more = words_of(lines[number], number, gap, "" if gap else _waiting(words, lines[number]))
        if words and more and (whole := unbroken(words[-1], more[0])) is not None:
            words, more = words[:-1], [whole, *more[1:]]
        words += more
        before = number
    if words and STUB in kinds(words[0].text):
        words[0] = replace(words[0], score=0)  # what heads the labels comes first and is no column
    starts = _choose(words, count, exact)
    if starts is None:
        return _years(words, count)
    pieces = [words[start:stop] for start, stop in zip(starts, [*starts[1:], len(words)], strict=True)]
    if not all(map(_is_sound, pieces)):
        return None
    names = [_join(piece) for piece in pieces]
    texts: tuple[str, ...] = ()
    if len(names) > count:
        names, texts = names[:count], tuple(names[count:])
    if spans:
        size = count // len(spans)
        names = [f"{spans[place // size]} | {name}" for place, name in enumerate(names)]
    stub = " | ".join([part for part in [_stub(words[: starts[0]]), *(fold(lines[n].text) for n in stubs)] if part])
    return Header(stub, tuple(names), texts)


def _waiting(words: Sequence[Word], line: Line) -> str:
    """The last word so far, where it is a measure that waits for its period ("Utfall") and the line gives it one
    ("jan-aug 2020"): a line of several periods gives one to each column above."""
    last = words[-1] if words else None
    if last is None or last.score < CLEAR or MEASURE not in kinds(last.text):
        return ""
    own = list(takewhile(lambda word: MEASURE not in kinds(word), line.text.split()))
    return last.text if sum(map(is_month, own)) == 1 else ""


def _is_sound(words: Sequence[Word]) -> bool:
    """Whether the words can be one column's header: not what is left when lines across the columns are read as one."""
    texts = [plain(word.text) for word in words]
    measures = [text for text in texts if MEASURE in kinds(text)]
    years = sum(map(is_year, texts))
    units = any(word.text.startswith("(") and UNIT in kinds(word.text) for word in words[2:])
    return years <= 2 and len(measures) == len(set(measures)) and not units and any(map(str.isalpha, texts[0]))


def _join(words: Sequence[Word]) -> str:
    return heal(" ".join(word.text for word in words))


def _stub(words: Sequence[Word]) -> str:
    """The words before the first column; of several lines those from the one that gives the unit on."""
    words = [word for word in words if any(map(str.isalnum, word.text)) or len(words) > 3]
    first = next((word.line for word in words if plain(word.text) in _MONEY and _opens(words, word)), None)
    return _join([word for word in words if first is None or word.line >= first])


def _opens(words: Sequence[Word], word: Word) -> bool:
    own = [other for other in words if other.line == word.line]
    return own[0] is word


def _choose(words: Sequence[Word], count: int, exact: bool) -> list[int] | None:
    """Where the columns begin: the `count` best places, or more when columns of words follow; None when too few."""
    clear = [place for place, word in enumerate(words) if word.score >= CLEAR]
    trailing = 0
    while clear and trailing < len(clear) and _is_text(words[clear[-1 - trailing]]):
        trailing += 1
    if len(clear) - trailing == count:
        return clear
    if exact or len(clear) < count:
        return None
    best = sorted(clear, key=lambda place: (-words[place].score, -place))[:count]
    return sorted(best)


def _is_text(word: Word) -> bool:
    return TEXT in kinds(word.text) and MEASURE not in kinds(word.text)


def _years(words: Sequence[Word], count: int) -> Header | None:
    """A header that ends with one year a column, perhaps under one measure for all; a part of a year may lead its year
    ("2023 2024 T1 2025")."""
    words = _parts_of_years(words)
    if len(words) < count or not all(is_year(word.text[-4:]) for word in words[-count:]):
        return None
    if len(words) > count and is_year(words[-count - 1].text):
        return None
    rest = list(words[:-count])
    over = rest.pop().text if rest and MEASURE in kinds(rest[-1].text) and len(rest) > 1 else ""
    names = [f"{over} | {word.text}" if over else word.text for word in words[-count:]]
    return Header(_join(rest), tuple(names))


def _parts_of_years(words: Sequence[Word]) -> list[Word]:
    """The words, a tertial or quarter made one with the year after it."""
    made: list[Word] = []
    for word in words:
        if made and is_year(word.text) and _PART.fullmatch(made[-1].text):
            made[-1] = replace(word, text=f"{made[-1].text} {word.text}")
        else:
            made.append(word)
    return made


def _spanning(lines: Sequence[Line], numbers: Sequence[int], count: int) -> list[str]:
    """The headers that each span several columns, when the first line holds nothing else ("HELÅR PERIOD JAN-AUG")."""
    if len(numbers) < 2:
        return []
    words = words_of(lines[numbers[0]], numbers[0])
    if not all(PERIOD in kinds(word.text) for word in words) or all(is_year(word.text) for word in words):
        return []
    rest = [word for number in numbers[1:] for word in words_of(lines[number], number)]
    if clear_starts(rest) < count:
        return []
    groups: list[list[str]] = []
    for word in words:
        if groups and (is_month(word.text) or is_year(word.text) or "-" in word.text):
            groups[-1].append(word.text)
        else:
            groups.append([word.text])
    return [" ".join(group) for group in groups] if len(groups) > 1 and count % len(groups) == 0 else []
