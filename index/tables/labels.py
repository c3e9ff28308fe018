"""Labels of rows without separators: pieces wrapped over lines joined to their numbers, headings told from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from index.tables.cells import cut, fold
from index.tables.clusters import Cluster
from index.tables.headers import Header
from index.tables.lines import Line
from index.tables.values import Run
from index.types import Cell, Span

_PART = re.compile(r"(?:varav|därav)\b|[-–•]\s", re.IGNORECASE)
WAITING = re.compile(r"(?:\b(?:och|för|i|till|av|med|samt|eller)|[&,/]|\w-)$")
"""The end of a label whose last words stand on the next line."""
_TOTAL = re.compile(r"(?:summa|total)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]")
_MAX_ALIKE = 200  # rows whose units are compared with one another
_MAX_PIECES = 3  # lines of a wrapped label, above or below its numbers


@dataclass(frozen=True)
class Labelled:
    """A row with its label: one with numbers (`line` is theirs), a heading, or a footnote."""

    label: str
    span: Span
    first: int
    last: int
    line: int | None = None
    unit: str = ""
    words: Cell | None = None  # the cell of a column of words to the right of the numbers
    prose: tuple[Span, ...] = ()


def label_rows(
    cluster: Cluster,
    runs: Sequence[tuple[int, Run]],
    above: Sequence[int],
    lines: Sequence[Line],
    header: Header,
    headings: frozenset[str],
) -> list[Labelled]:
    """The cluster's rows, headings and footnotes in reading order; `above`: the lines between header and first row."""
    notes = dict(cluster.notes)
    noted = {number for start, stop in cluster.notes for number in range(start, stop + 1)}
    units = _units(runs) if _has_unit_column(lines, runs[0][0], above) else {}
    made: list[Labelled] = []
    gap = [number for number in above if not lines[number].blank]
    previous = None
    wrapped = 0  # lines above the numbers that the label of the row before has
    for line, run in runs:
        if previous is not None:
            gap = [n for n in range(previous + 1, line) if not lines[n].blank and n not in noted]
        if made and made[-1].line == previous and header.words and gap:
            made[-1], gap = _with_words(made[-1], gap, lines)
        waits = bool(made) and bool(gap) and _waits(made[-1], lines[gap[0]])
        after, gap = _after(gap, lines, previous, wrapped if units else 0, bool(units), waits)
        if after and made:
            made[-1] = _joined(made[-1], after, lines)
        made += _notes(notes, range(previous + 1 if previous is not None else line, line), lines)
        before, gap = _before(gap, lines, line, run, units.get(line))
        made += _headings(gap, lines, headings)
        made.append(_row(line, run, before, lines, units.get(line)))
        previous, wrapped = line, len(before)
    return made + _tail(cluster, runs[-1], made, lines, header, wrapped if units else 0, notes)


def _row(line: int, run: Run, before: Sequence[int], lines: Sequence[Line], unit: Span | None) -> Labelled:
    own = run.label
    whole = Span(lines[line].span.start, run.tokens[-1].end)
    named = ""
    if unit is not None:
        named = fold(lines[line].text[unit.start - lines[line].start : unit.end - lines[line].start])
        own = _before_unit(run, unit)
    pieces = [fold(lines[number].text) for number in before] + [own]
    span = lines[before[0]].span.joined(whole) if before else whole
    return Labelled(_glue(pieces), span, before[0] if before else line, line, line, named)


def _glue(pieces: Sequence[str]) -> str:
    """Pieces of a wrapped label as one; signs that stand alone at the end of a piece are dirt."""
    kept = [re.sub(r"\s+[.)(|:]$", "", piece).strip() for piece in pieces]
    return " ".join(piece for piece in kept if _WORD.search(piece) or any(map(str.isdigit, piece)))


def _joined(row: Labelled, after: Sequence[int], lines: Sequence[Line]) -> Labelled:
    label = _glue([row.label, *(fold(lines[number].text) for number in after)])
    return replace(row, label=label, span=row.span.joined(lines[after[-1]].span), last=after[-1])


def _after(
    gap: Sequence[int], lines: Sequence[Line], row: int | None, wrapped: int, centred: bool, waits: bool
) -> tuple[list[int], list[int]]:
    """The lines that still belong to the label of the row above, and the rest.

    In tables with numbers at the middle of their labels (`centred`) as many lines follow as stood before. A label that
    `waits` for more ("Nämnden för") has the next line in any case.
    """
    if row is None or not gap:
        return [], list(gap)
    if centred:
        count = min(wrapped, len(gap))
        if not wrapped and lines[gap[0]].text.strip()[:1].islower() and len(gap) > 1:
            count = 1
        return list(gap[:count]), list(gap[count:])
    count = int(waits and gap[0] == row + 1)
    while count < len(gap) and gap[count] == row + 1 + count and _continues(lines[gap[count]]):
        count += 1
    return list(gap[:count]), list(gap[count:])


def _waits(row: Labelled, line: Line) -> bool:
    """Whether a row's label goes on in the next line: it breaks off, or both are in capitals."""
    return WAITING.search(row.label) is not None or (row.label.isupper() and line.text.isupper())


def _continues(line: Line) -> bool:
    words = line.text.strip()
    return (words[:1].islower() or words[:1] in "(&/") and not _PART.match(words)


def _goes_on(label: str, distance: int) -> bool:
    """Whether a label on a row's line is the end of a longer one, which stands so many lines above."""
    if label[:1].isdigit():
        return distance == 1
    return label[:1].islower() and distance <= 2 and not _PART.match(label)


def _before(
    gap: list[int], lines: Sequence[Line], line: int, run: Run, unit: Span | None
) -> tuple[list[int], list[int]]:
    """The lines that are the beginning of the row's own label, and the rest: headings."""
    own = run.label if unit is None else _before_unit(run, unit)
    if not gap or (own and not _goes_on(own, line - gap[-1])):
        return [], gap
    paragraph = [gap[-1]]
    while len(gap) > len(paragraph) and gap[-1 - len(paragraph)] == paragraph[0] - 1:
        paragraph.insert(0, gap[-1 - len(paragraph)])
    if own or len(paragraph) > _MAX_PIECES:
        paragraph = _lowered(paragraph, lines)
    return paragraph, gap[: len(gap) - len(paragraph)]


def _before_unit(run: Run, unit: Span) -> str:
    """What stands before the unit on the row's line."""
    return fold(run.line.text[: unit.start - run.line.start])


def _lowered(paragraph: list[int], lines: Sequence[Line]) -> list[int]:
    """The end of a paragraph that is one label: its last line, and those above as long as they go on in lower case."""
    start = len(paragraph) - 1
    while start > 0 and _continues(lines[paragraph[start]]):
        start -= 1
    return paragraph[start:]


def _headings(gap: Sequence[int], lines: Sequence[Line], headings: frozenset[str]) -> list[Labelled]:
    """Lines of their own: headings of rows, or rows without numbers; a heading that runs over two lines is joined."""
    made: list[Labelled] = []
    for number in gap:
        words = lines[number].text.strip()
        if words in headings or not _WORD.search(words):
            continue
        if made and made[-1].last == number - 1 and _continues(lines[number]):
            made[-1] = _joined(made[-1], [number], lines)
        else:
            made.append(Labelled(fold(words), lines[number].span, number, number))
    return made


def _notes(notes: dict[int, int], between: range, lines: Sequence[Line]) -> Iterator[Labelled]:
    for start in between:
        if start in notes:
            spans = tuple(lines[number].span for number in range(start, notes[start] + 1))
            yield Labelled(fold(lines[start].text), spans[0].joined(spans[-1]), start, notes[start], prose=spans)


def _with_words(row: Labelled, gap: list[int], lines: Sequence[Line]) -> tuple[Labelled, list[int]]:
    """The row with a word below its numbers as the cell of a column of words ("Positiv" under "Trend")."""
    line = lines[gap[0]]
    words = line.text.strip()
    if row.line is None or gap[0] > row.line + 2 or len(words.split()) > 3 or any(map(str.isdigit, words)):
        return row, gap
    cell = cut(line.text, 0, len(line.text))
    if cell is None:
        return row, gap
    place = Span(cell.span.start + line.start, cell.span.end + line.start)
    return replace(row, words=Cell(cell.text, place), span=row.span.joined(place), last=gap[0]), gap[1:]


def _tail(
    cluster: Cluster,
    end: tuple[int, Run],
    made: list[Labelled],
    lines: Sequence[Line],
    header: Header,
    wrapped: int,
    notes: dict[int, int],
) -> list[Labelled]:
    """What follows the last row: the rest of its label (joined in `made`), a total without numbers, footnotes."""
    noted = {number for start, stop in cluster.notes for number in range(start, stop + 1)}
    gap = [number for number in cluster.tail if number > end[0] and number not in noted]
    if header.words and gap:
        made[-1], gap = _with_words(made[-1], gap, lines)
    near = [number for number in gap if number <= end[0] + 1 + 2 * len(gap)]
    waits = bool(near) and _waits(made[-1], lines[near[0]])
    after, gap = _after(near, lines, end[0], wrapped, wrapped > 0, waits)
    if after and after[0] <= end[0] + 2:
        made[-1] = _joined(made[-1], after, lines)
    more = _notes(notes, range(end[0] + 1, cluster.last + 1), lines)
    if gap and gap[0] <= end[0] + 1 and _TOTAL.match(lines[gap[0]].text.strip()):
        return [*_headings(gap[:1], lines, frozenset()), *more]
    return list(more)


def _has_unit_column(lines: Sequence[Line], row: int, above: Sequence[int]) -> bool:
    """Whether the header names a column of units between labels and numbers ("Volymenhet")."""
    top = max(0, min([row, *above]) - 12)
    words = " ".join(lines[number].text for number in range(top, row)).split()
    return any(word.casefold().strip(".,:") in ("enhet", "volymenhet", "måttenhet", "mätenhet") for word in words)


def _units(runs: Sequence[tuple[int, Run]]) -> dict[int, Span | None]:
    """Each row's unit: the last one or two words before its numbers, when other rows end in much the same words."""
    endings = {line: _endings(run) for line, run in runs[:_MAX_ALIKE]}
    found: dict[int, Span | None] = {}
    for line, mine in endings.items():
        best: tuple[int, Span | None] = (0, None)
        for word, span in mine:
            alike = sum(
                any(_alike(word, other) for other, _ in theirs) for place, theirs in endings.items() if place != line
            )
            if alike > best[0]:
                best = (alike, span)
        found[line] = best[1]
    return found if sum(span is not None for span in found.values()) * 2 >= len(runs) else {}


def _endings(run: Run) -> list[tuple[str, Span]]:
    words = [
        (match.group(), match.start() + run.line.start, match.end() + run.line.start)
        for match in re.finditer(r"\S+", run.line.text[: run.start - run.line.start])
    ]
    return [
        ("".join(word for word, _, _ in words[-size:]).casefold(), Span(words[-size][1], words[-1][2]))
        for size in (1, 2)
        if len(words) >= size
    ]


def _alike(one: str, other: str) -> bool:
    return len(one) > 3 and Levenshtein.normalized_similarity(one, other) >= 0.6
