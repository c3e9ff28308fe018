"""Tables set one value a line: the column's name, its value, a blank line, the next column's name.

Sjukfrånvaro (total) Utfall 07- 2020
8,2 %

Utfall 07- 2019
6,2 %
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.tables.cells import cut, fold, is_sentence, is_year
from index.tables.draft import Draft, DraftRow
from index.tables.headers import is_strong
from index.tables.lines import Line
from index.tables.words import MEASURE, PERIOD, STUB, TEXT, heal, kinds
from index.types import Cell, Span, TableStyle

_VALUE = re.compile(
    r"[+\-−–]?\d{1,3}(?:[ \u00a0]?\d{3})*(?:,\d+)?\s*(?:%|procent|tkr|mnkr|mkr|kr|kronor|dygn|st)?\*{0,2}"
)
Runs = list[tuple[int, int]]  # first line, last line + 1

_MIN_PAIRS = 4
_MAX_GAP = 9  # lines between two pairs of a table
_MAX_NAME = 60
_MAX_WORD = 3  # words of a value that is no number


@dataclass
class _Row:
    label: list[int] = field(default_factory=list)  # lines
    prefix: str = ""  # the label's words on the line of the first name
    values: dict[str, Cell] = field(default_factory=dict)
    first: int = 0
    last: int = 0


def find_stacked_tables(
    lines: Sequence[Line], text: str, free: Sequence[bool]
) -> tuple[list[Draft], list[tuple[int, int]]]:
    """The drafts, and the runs of lines (first, last+1) that they take."""
    drafts: list[Draft] = []
    for pairs in _chains(lines, free):
        names = _names(lines, pairs)
        if names is None:
            continue
        drafts.append(_draft(lines, text, pairs, names, free))
    return drafts, [(draft.first, draft.last + 1) for draft in drafts]


def _is_value(line: Line) -> bool:
    words = line.text.strip()
    return 0 < len(words) <= 24 and _VALUE.fullmatch(words) is not None and not is_year(words)


def _is_name(line: Line) -> bool:
    """Whether a line can name a column: it holds a measure or a period."""
    if len(line.text) > 2 * _MAX_NAME:
        return False
    words = line.text.split()
    known = any(kinds(word) & {MEASURE, PERIOD} for word in words)
    return known and len(fold(line.text)) <= _MAX_NAME and not is_sentence(fold(line.text)) and not _is_value(line)


def _chains(lines: Sequence[Line], free: Sequence[bool]) -> list[list[int]]:
    """Runs of name lines whose next line is a value, close to one another."""
    chains: list[list[int]] = []
    current: list[int] = []
    between = 0
    for number in range(len(lines) - 1):
        if not (free[number] and free[number + 1]) or is_sentence(lines[number].text.strip()):
            between = _MAX_GAP + 1 if not lines[number].blank else between
        elif _is_value(lines[number + 1]) and _is_name(lines[number]):
            if between > _MAX_GAP and current:
                chains.append(current)
                current = []
            current.append(number)
            between = -1  # the value line is no gap
        elif not lines[number].blank:
            between += 1
    return [chain for chain in [*chains, current] if len(chain) >= _MIN_PAIRS]


def _names(lines: Sequence[Line], pairs: Sequence[int]) -> dict[int, str] | None:
    """Each pair's column: the name that repeats from row to row; the first may have the row's label before it."""
    whole = {number: heal(lines[number].text) for number in pairs}
    counts = Counter(whole.values())
    for ending, times in Counter(ending for name in whole.values() for ending in _endings(name)).items():
        counts[ending] = max(counts[ending], times if times > 1 else 0)  # every row has its label before it
    found: dict[int, str] = {}
    for number, name in whole.items():
        known = [other for other in counts if name.endswith(" " + other) and (counts[other] > 1 or counts[name] == 1)]
        found[number] = max(known, key=len) if known else name
    columns = Counter(found.values())
    repeated = sum(count > 1 for count in columns.values())
    return found if repeated * 2 >= len(columns) and len(columns) > 1 else None


def _endings(name: str) -> list[str]:
    """Ends of a name that can be a column: "Utfall 08-2024" of "Frånvaro Utfall 08-2024"."""
    words = name.split(" ")
    starts = [at for at, word in enumerate(words) if at and word[:1].isupper() and MEASURE in kinds(word)]
    return [" ".join(words[at:]) for at in starts]


def _draft(
    lines: Sequence[Line], text: str, pairs: Sequence[int], names: dict[int, str], free: Sequence[bool]
) -> Draft:
    order: list[str] = []
    rows: list[_Row] = []
    before = pairs[0]
    for number in pairs:
        name = names[number]
        gap = [place for place in range(before, number) if not lines[place].blank]
        label, words = _words_between(lines, gap)
        if not rows or name in rows[-1].values:
            if rows:
                _add_words(rows[-1], words, order, lines)
            rows.append(_Row(label=label, first=label[0] if label else number))
            rows[-1].prefix = _prefix(lines[number], name)
        else:
            _add_words(rows[-1], words, order, lines)
        if name not in order:
            order.append(name)
        value = lines[number + 1]
        cell = cut(text, value.start, value.end)
        if cell is not None:
            rows[-1].values[name] = cell
        rows[-1].last = number + 1
        before = number + 2
    rows[0].label, rows[0].first = _first_label(lines, rows[0], pairs[0], free)
    header, stub = _header(lines, rows[0].first, free)
    made = tuple(_draft_row(lines, row, order) for row in rows)
    first = header[0] if header else rows[0].first
    span = lines[header[0]].span.joined(lines[header[-1]].span) if header else None
    return Draft(TableStyle.STACKED, stub, tuple(order), made, span, first, rows[-1].last)


def _prefix(line: Line, name: str) -> str:
    words = heal(line.text)
    return words.removesuffix(name).strip() if words.endswith(name) else ""


def _words_between(lines: Sequence[Line], gap: Sequence[int]) -> tuple[list[int], list[tuple[list[int], int]]]:
    """What stands between two pairs: lines of the next row's label, and names with words for values.

    A name with words is ("Etappmål 2020", "Minska"): lines that begin with a header word, then a line that does not.
    """
    label: list[int] = []
    found: list[tuple[list[int], int]] = []
    name: list[int] = []
    for number in gap:
        words = lines[number].text.split()
        begins = words[0][:1].isupper() and bool(kinds(words[0]) & {MEASURE, TEXT})
        if begins and not label:
            name = [number]
        elif name and words[0][:1].islower():
            name.append(number)
        elif name and len(words) <= _MAX_WORD:
            found.append((name, number))
            name = []
        else:
            label.append(number)
    return label, found


def _add_words(row: _Row, words: Sequence[tuple[list[int], int]], order: list[str], lines: Sequence[Line]) -> None:
    for name_lines, number in words:
        name = heal(" ".join(lines[place].text for place in name_lines))
        line = lines[number]
        if name not in order:
            order.append(name)
        row.values[name] = Cell(fold(line.text), line.span)
        row.last = max(row.last, number)


def _first_label(lines: Sequence[Line], row: _Row, pair: int, free: Sequence[bool]) -> tuple[list[int], int]:
    """The lines of the first row's label above its first name, when the name's line has none of it."""
    if row.prefix:
        return [], pair
    place = pair - 1
    while place >= 0 and lines[place].blank:
        place -= 1
    found: list[int] = []
    while place >= 0 and free[place] and not lines[place].blank and len(found) < 3:
        if is_strong(lines[place]) or is_sentence(lines[place].text.strip()) or len(lines[place].text) > _MAX_NAME:
            break
        found.insert(0, place)
        place -= 1
    return found, found[0] if found else pair


def _header(lines: Sequence[Line], row: int, free: Sequence[bool]) -> tuple[list[int], str]:
    """The lines that head the table, if there are any, and what heads the labels in them."""
    found: list[int] = []
    for number in range(row - 1, max(-1, row - 6), -1):
        if not free[number] or is_sentence(lines[number].text.strip()):
            break
        if is_strong(lines[number]):
            found = list(range(number, row))
            break
    while found and lines[found[-1]].blank:
        found.pop()
    if not found:
        return [], ""
    first = lines[found[0]].text.split()[0]
    return found, first if STUB in kinds(first) else ""


def _draft_row(lines: Sequence[Line], row: _Row, order: Sequence[str]) -> DraftRow:
    label = " ".join([*(fold(lines[number].text) for number in row.label), row.prefix]).strip()
    span = Span(lines[row.first].span.start, lines[row.last].span.end)
    return DraftRow(label, tuple(row.values.get(name) for name in order), span)
