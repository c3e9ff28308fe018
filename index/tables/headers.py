"""Headers of tables without separators: which lines are header, and where in them each column's header begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.tables.cells import is_sentence, is_year
from index.tables.lines import Line
from index.tables.values import run_of
from index.tables.words import LINE, LINK, MEASURE, PERIOD, STUB, TEXT, UNIT, is_month, kinds, repair

_TOKEN = re.compile(r"\S+")
CLEAR = 3  # score from which a token begins a column for certain
_MAX_HEADER = 120  # characters of a header line
_MAX_UP = 18  # lines looked at above the first row
_MAX_STRANGE = 3  # lines in a row inside a header that hold none of its words


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a header with what speaks for a column beginning at it."""

    text: str
    line: int
    score: int


@dataclass(frozen=True)
class Header:
    stub: str
    columns: tuple[str, ...]
    words: tuple[str, ...] = ()  # headers of columns of words, to the right of the numbers


def words_of(line: Line, number: int, after_gap: bool = False, above: str = "") -> list[Word]:
    """The line's words, each scored as the beginning of a column; `above` is the word that the line before ends with,
    where this line goes on from it."""
    found: list[Word] = []
    before = 0
    for match in _TOKEN.finditer(line.text):
        wide = match.start() - before >= 2 and before > 0
        for part in repair(match.group()).split(" "):
            opens = 2 if wide else 1 if not found and after_gap else 0
            previous = found[-1].text if len(found) > 1 or (found and LINK not in kinds(found[0].text)) else ""
            previous = previous or ("" if found else above)
            found.append(Word(part, number, _score(part, previous) + (opens if part[:1].isupper() or wide else 0)))
        before = match.end()
    if len(found) > 2 and STUB in kinds(found[0].text) and _gives_unit(found[1].text, found[2].text):
        found[0] = Word(found[0].text, number, 0)  # "Belopp i tkr", "Verksamhet, mnkr" head the labels
    return found


def unbroken(before: Word, after: Word) -> Word | None:
    """A word that two lines share ("Helårs-" and "prognos"), with what speaks for a column beginning at it."""
    head = before.text.removesuffix("-")
    if head == before.text or len(head) < 2 or is_month(head) or not after.text[:1].islower():
        return None
    whole = head + after.text
    return Word(whole, before.line, _score(whole, "")) if MEASURE in kinds(whole) else None


def _gives_unit(first: str, second: str) -> bool:
    return UNIT in kinds(second if first == "i" else first)


def _score(word: str, previous: str) -> int:
    """How much speaks for a column that begins at the word: a measure written large, or a month after no measure."""
    sorts = kinds(word)
    linked = (previous.endswith(("/", "-", "–", "&", "+")) and not is_month(previous)) or LINK in kinds(previous)
    if linked or not word[:1].isalnum():
        return -2
    if MEASURE in sorts:
        return 4 if word[:1].isupper() else 0
    if is_month(word) and not (MEASURE in kinds(previous) or is_month(previous) or _is_day(previous)):
        return 3
    if TEXT in sorts and word[:1].isupper():
        return 3
    return 1 if word[:1].isupper() else -1


def _is_day(word: str) -> bool:
    return word.isdigit() and not is_year(word)


def clear_starts(words: Sequence[Word]) -> int:
    return sum(word.score >= CLEAR for word in words)


def is_strong(line: Line) -> bool:
    """Whether the line is a header on its own: several columns begin in it, or it holds nothing but years."""
    if line.blank or len(line.text) > _MAX_HEADER or is_sentence(line.text.strip()):
        return False
    run = run_of(line)
    if run is not None and run.years and len(run.tokens) > 1:
        return True
    words = words_of(line, 0)
    known = sum(bool(kinds(word.text)) for word in words)
    starts = clear_starts(words)
    periods = sum(PERIOD in kinds(word.text) and word.text.isupper() for word in words)
    years = sum(is_year(word.text) for word in words)
    return (starts >= 2 and known * 2 >= len(words)) or (max(periods, years) >= 2 and known == len(words))


def is_weak(line: Line) -> bool:
    """Whether the line can be a piece of a header: words of the vocabulary only, or what OCR left of them."""
    words = words_of(line, 0)
    text = line.text.strip()
    if not words or len(text) > _MAX_HEADER or text.endswith(".") or text[0] in "#•-*":
        return False
    if len(words) == 1 and text[0].isupper() and kinds(text) == {LINE}:
        return False
    if run_of(line) is not None and not any(is_year(word.text) for word in words):
        return False
    return all(kinds(word.text) or not any(map(str.isalnum, word.text)) for word in words) or is_junky(line)


def is_junky(line: Line) -> bool:
    """Whether most of the line is single letters and signs, as OCR leaves where a header is set in narrow columns."""
    words = line.text.split()
    return len(words) > 1 and sum(len(word) <= 2 and not word.isdigit() for word in words) * 2 >= len(words)


def is_stub(line: Line) -> bool:
    """Whether the line only heads the labels ("Verksamhet", "Intäkt/kostnad")."""
    words = line.text.split()
    return 0 < len(words) <= 2 and all(STUB in kinds(word) for word in words)


def lines_above(lines: Sequence[Line], row: int, bound: int) -> tuple[list[int], list[int]]:
    """The header's lines above a first row, and the lines between header and row that are none of the header's.

    `bound` is the first line that may be looked at. Without a header the first list is empty.
    """
    near: list[int] = []
    for number in range(row - 1, max(bound, row - _MAX_UP - 12) - 1, -1):
        words = lines[number].text.strip()
        if not words:
            continue
        if len(words) > _MAX_HEADER or (is_sentence(words) and not is_strong(lines[number])) or len(near) >= _MAX_UP:
            break
        near.append(number)
    near.reverse()
    strong = [number for number in near if is_strong(lines[number])]
    if not strong and not _fragments(lines, near):
        return [], near
    marked = [number for number in near if is_strong(lines[number]) or is_weak(lines[number])]
    bottom = _bottom(lines, near, marked, strong[-1] if strong else marked[0])
    top = _top(lines, near, marked, strong[0] if strong else bottom)
    header = [number for number in near if top <= number <= bottom]
    below = [number for number in near if number > bottom]
    while below and is_stub(lines[below[0]]):
        header.append(below.pop(0))
    return header, below


def _bottom(lines: Sequence[Line], near: Sequence[int], marked: Sequence[int], bottom: int) -> int:
    """The header's last line: pieces below the last sure one belong to it unless they may be a label's."""
    whole = True  # whether nothing strange stood between
    for number in [number for number in near if number > bottom]:
        known = any(kinds(word) & {MEASURE, PERIOD} for word in lines[number].text.split())
        if number in marked and (whole or known or is_junky(lines[number])):
            bottom = number
        else:
            whole = False
    return bottom


def _fragments(lines: Sequence[Line], near: Sequence[int]) -> bool:
    """Whether a header is there although no line of it is one on its own: columns set one below the other."""
    starts = sum(clear_starts(words_of(lines[number], number)) for number in near if is_weak(lines[number]))
    return starts >= 1 and bool(near) and is_weak(lines[near[-1]])


def _top(lines: Sequence[Line], near: Sequence[int], marked: Sequence[int], top: int) -> int:
    """The header's first line: pieces above the first sure one belong to it as long as little else stands between."""
    strange = 0
    for number in reversed([number for number in near if number < top]):
        apart = strange > 0 or lines[number + 1].blank
        if number in marked and _titles(lines[number], lines[top]):
            break
        if number in marked and not _heads(lines[number]) and not (apart and _is_title(lines[number])):
            top, strange = number, 0
        elif lines[number + 1].blank or strange == _MAX_STRANGE:
            break
        else:
            strange += 1
    if STUB in kinds(lines[top].text.split()[0]):
        return top
    above = [number for number in near if number < top]
    while above and above[-1] == top - 1 and _belongs(lines[above[-1]], lines[top]):
        top = above.pop()
    if len(above) > 1 and lines[top - 1].blank and above[-1] == top - 2 and _lacks_stub(lines[top]):
        upper, lower = above[-2:]
        if upper == lower - 1 and _belongs(lines[upper], lines[lower]) and not lines[upper].text.strip().endswith("."):
            top = upper  # what heads the labels, over two lines of its own
    return top


def _lacks_stub(line: Line) -> bool:
    words = words_of(line, 0)
    return bool(words) and words[0].score >= CLEAR


def _is_title(line: Line) -> bool:
    """Whether a line that stands apart is rather a title or a date than the headers of columns."""
    words = line.text.split()
    spanning = len(words) > 1 and all(word.isupper() and PERIOD in kinds(word) for word in words)
    return not spanning and not any(MEASURE in kinds(word) for word in words)


def _titles(line: Line, header: Line) -> bool:
    """Whether a line above one that heads the labels names the table: "Resultat per verksamhet, tkr"."""
    words = line.text.split()
    per = any(one.casefold() == "per" and STUB in kinds(other) for one, other in pairwise(words))
    return per and STUB in kinds(header.text.split()[0])


def _heads(line: Line) -> bool:
    """Whether a line of header words is rather a heading: one compound word ("Investeringsprognos")."""
    words = line.text.split()
    return len(words) == 1 and words[0][:1].isupper() and not words[0].isupper() and len(words[0]) > 12


def _belongs(upper: Line, lower: Line) -> bool:
    """Whether a line right above a header is its beginning: a header of the labels that runs on, or a column's."""
    if upper.text.strip()[:1] in "#•-*" or _heads(upper):
        return False
    if (
        lower.text.strip()[:1].islower()
        or lower.text.strip()[:1].isdigit()
        or upper.text.rstrip().endswith((",", "/", "-"))
    ):
        return True
    words = words_of(upper, 0)
    return len(words) <= 4 and clear_starts(words) > 0 and not any(word.text.isdigit() for word in words)
