"""Headers set over their columns by spaces, as text from a PDF's layout has them: read by where their words stand.

                   Utfall    Periodens   Prognos
Verksamhet, tkr    jan-aug   budget      helår
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from index.tables.aligned import without_stub
from index.tables.cells import fold, is_sentence, is_value, is_year
from index.tables.clusters import is_heading
from index.tables.headers import Header
from index.tables.lines import Line
from index.tables.places import Edges, Places, distance
from index.tables.values import run_of
from index.tables.words import LINE, LINK, MEASURE, PERIOD, STUB, UNIT, heal, is_month, kinds, plain

_PIECE = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(r"\S+")
_MAX_UP = 14  # lines above the first row that may be looked at
_MAX_BLANK = 2  # blank lines in a row between the header and the first row
_MAX_OFF = 6.0  # characters by which a header may stand beside its column
_BESIDE = 3  # characters by which the head of a column of words may stand beside it
_STUB = -1  # the place of what heads the labels
_FIGURES = frozenset({"utfall", "budget", "prognos", "bokslut", "avvikelse", "arsbokslut"})
_WORDS = -2  # of what heads a column of words to the right of the numbers


@dataclass(frozen=True)
class Placed:
    header: Header
    numbers: tuple[int, ...]  # the header's lines
    below: tuple[int, ...]  # lines between header and first row: headings of rows, beginnings of labels


@dataclass(frozen=True)
class _Read:
    """A line of a header: what stands at which column, and where its words stand."""

    pieces: tuple[tuple[int, str], ...]
    words: tuple[tuple[Edges, str], ...] = ()
    over: bool = False  # its words stand at no columns: they may stand over several each

    @property
    def columns(self) -> int:
        return len(self.words) if self.over else sum(at >= 0 for at, _ in self.pieces)


def read_placed(lines: Sequence[Line], row: int, bound: int, places: Places) -> Placed | None:
    """The header over the columns, right above the first row; None when its words do not stand over them all."""
    found: dict[int, _Read] = {}
    below: list[int] = []
    blanks = 0
    for number in range(row - 1, max(bound, row - _MAX_UP) - 1, -1):
        line = lines[number]
        if line.blank:
            blanks += 1
            if blanks > (1 if found else _MAX_BLANK):
                break
            continue
        read = _read(line, places)
        if read is None or (found and blanks and read.columns < 2):
            break
        if read.columns:
            found[number], blanks = read, 0
        elif _heads_labels(line) and (found or not below) and (not found or not blanks):
            found[number] = read
        elif found or not is_heading(line):
            break
        else:
            below.insert(0, number)
            blanks = 0
    numbers = sorted(found)
    while numbers and not found[numbers[0]].columns and not _heads_labels(lines[numbers[0]]):
        numbers.pop(0)
    header = _header([found[number] for number in numbers], places) if numbers else None
    return Placed(header, tuple(numbers), tuple(below)) if header is not None else None


def _heads_labels(line: Line) -> bool:
    """Whether a line that stands over the labels alone is a piece of the header ("Verksamhet (mnkr)")."""
    words = line.text.split()
    sorts = [kinds(word) for word in words]
    return (
        len(words) < 6
        and all(sort & {STUB, UNIT, LINK} for sort in sorts)
        and bool(sorts[0] & {STUB, UNIT})
        and LINK not in sorts[-1]
    )


def _read(line: Line, places: Places) -> _Read | None:
    """The line's words at their columns; None when the line is no part of a header."""
    run = run_of(line)
    if run is not None and not all(is_year(token.text) or token.unit for token in run.tokens):
        return None
    pieces = _pieces(line)
    if any(is_value(text) and not is_year(text) for text in (line.text[start:stop] for start, stop in pieces)):
        return None
    words = pieces[-1] if places.words is not None and abs(pieces[-1][0] - places.words) <= _BESIDE else None
    if words is not None and len(pieces) > 1:
        left = _read(Line(line.start, line.text[: words[0]].rstrip()), places)
        return None if left is None else replace(left, pieces=(*left.pieces, (_WORDS, line.text[slice(*words)])))
    alone = len(pieces) == 1 and _at_labels(pieces[0], places)
    if alone:
        return _Read(((_STUB, line.text.strip()),))
    if len(pieces) == 1 and is_sentence(line.text.strip()):
        return None
    shifts = [0]
    if pieces[0][0] == 0:  # what extracts text often strips the lines
        shifts.append(places.columns[-1][1] - pieces[-1][1])
    for shift in shifts:
        moved = [(start + shift, stop + shift) for start, stop in pieces]
        texts = [line.text[start:stop] for start, stop in pieces]
        read = _at_columns(moved, texts, places) or _by_words(line, shift, places)
        if read is not None and (not shift or read.columns == places.count):
            return replace(read, words=_right_of_labels(moved, texts, places))
    texts = [line.text[start:stop] for start, stop in pieces]
    return _in_order(texts, places) or _over_several(pieces, texts, places)


def _right_of_labels(pieces: Sequence[Edges], texts: Sequence[str], places: Places) -> tuple[tuple[Edges, str], ...]:
    own = list(zip(pieces, texts, strict=True))
    return tuple(own[1:] if _at_labels(pieces[0], places) else own)


def _pieces(line: Line) -> list[Edges]:
    """The stretches of words between wide gaps; what heads the labels ("mnkr") apart from the head right after it."""
    pieces = [(match.start(), match.end()) for match in _PIECE.finditer(line.text)]
    start, stop = pieces[0]
    stub, rest = without_stub(line.text[start:stop])
    return [(start, start + len(stub)), (stop - len(rest), stop), *pieces[1:]] if stub and rest else pieces


def _at_labels(piece: Edges, places: Places) -> bool:
    return abs(piece[0] - places.labels) <= min(distance(piece, column) for column in places.columns)


def _at_columns(pieces: Sequence[Edges], texts: Sequence[str], places: Places) -> _Read | None:
    """Each piece at the column that it stands over, in order, no two at the same."""
    found: list[tuple[int, str]] = []
    for place, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        if place == 0 and _at_labels(piece, places):
            found.append((_STUB, text))
            continue
        at = min(range(places.count), key=lambda at: distance(piece, places.columns[at]))
        if distance(piece, places.columns[at]) > _MAX_OFF or (found and at <= found[-1][0]):
            return None
        if _covers(piece, places) > 1:
            return None
        found.append((at, text))
    return _Read(tuple(found))


def _covers(piece: Edges, places: Places) -> int:
    """How many columns the words stand over whole."""
    return sum(piece[0] <= left and right <= piece[1] for left, right in places.columns)


def _in_order(texts: Sequence[str], places: Places) -> _Read | None:
    """As many heads as columns, wherever they stand: the rows' own words may have pushed the numbers aside."""
    own = texts[-places.count :]
    rest = texts[: -places.count]
    if len(own) < places.count or len(rest) > 1 or not all(_known([text]) for text in own):
        return None
    if any(STUB in kinds(text.split()[0]) for text in own):
        return None
    return _Read((*((_STUB, text) for text in rest), *enumerate(own)))


def _by_words(line: Line, shift: int, places: Places) -> _Read | None:
    """Headers with a single space between them: a word for each column, what heads the labels aside."""
    words = [(match.start() + shift, match.end() + shift, match.group()) for match in _WORD.finditer(line.text)]
    own = words[-places.count :]
    rest = words[: -places.count]
    if len(own) < places.count or any(kinds(word) & {LINK} for _, _, word in own):
        return None
    if any(kinds(two[2]) & {PERIOD} and MEASURE in kinds(one[2]) and two[0] - one[1] < 2 for one, two in pairwise(own)):
        return None  # "Utfall 2025" is one
    if not all(
        distance((start, stop), column) <= _MAX_OFF
        for (start, stop, _), column in zip(own, places.columns, strict=True)
    ):
        return None
    if rest and rest[-1][1] + 1 >= own[0][0] and not all(kinds(word) & {STUB, UNIT, LINK} for _, _, word in rest):
        return None
    stub = " ".join(word for _, _, word in rest)
    head = ((_STUB, stub),) if stub else ()
    return _Read((*head, *((at, word) for at, (_, _, word) in enumerate(own))))


def _over_several(pieces: Sequence[Edges], texts: Sequence[str], places: Places) -> _Read | None:
    """Fewer heads than columns, at none of them: they may each stand over several."""
    own = _right_of_labels(pieces, texts, places)
    known = all(any(kinds(word) & {MEASURE, PERIOD, LINE} for word in text.split()) for _, text in own)
    if not 2 <= len(own) < places.count or not known:
        return None
    head = ((_STUB, texts[0]),) if len(own) < len(pieces) else ()
    return _Read(head, own, over=True)


def _header(read: Sequence[_Read], places: Places) -> Header | None:
    """The lines as one header; None when a column has no words, or too little is known of them."""
    whole = next((place for place, line in enumerate(read) if not line.over and line.columns == places.count), None)
    over = [""] * places.count
    names: list[list[str]] = [[] for _ in range(places.count)]
    stub: list[str] = []
    words: list[str] = []
    for place, line in enumerate(read):
        spans = _spans(line, places, read[place + 1 :] if whole is not None and place < whole else ())
        if line.over and not spans:
            return None
        for start, stop, text in spans:
            over[start:stop] = [f"{before} {text}".strip() for before in over[start:stop]]
        stub += [text for at, text in line.pieces if at == _STUB]
        words += [text for at, text in line.pieces if at == _WORDS]
        for at, text in () if spans else line.pieces:
            if at >= 0:
                names[at].append(text)
    if any(not name for name in names) or (whole is None and not all(map(_known, names))):
        return None
    if not all(map(_is_sound, names)) or any(_is_column(text) for text in stub):
        return None
    if not any(map(_known, names)) and not (stub and len(read) == 1 and all(name[0][:1].isupper() for name in names)):
        return None  # "Riket", "Liknande kommuner": only right above the rows, beside what heads the labels
    titles = [_joined(name) for name in names]
    titles = [
        f"{_unitless(titles[at - 1])} {title}".strip() if at and _only_unit(title) else title
        for at, title in enumerate(titles)
    ]
    columns = tuple(f"{above} | {title}" if above else title for above, title in zip(over, titles, strict=True))
    beside = (heal(" ".join(words)),) if places.words is not None else ()
    return Header(heal(" ".join(stub)), columns, beside)


def _spans(line: _Read, places: Places, below: Sequence[_Read]) -> tuple[tuple[int, int, str], ...]:
    """A line whose words stand at the middle of groups of columns ("Januari–augusti" and "Helår" over three each),
    where every column has a header of its own below."""
    own = line.words
    if (
        not 2 <= len(own) < places.count
        or not below
        or any(text[:1].islower() for at, text in below[0].pieces if at >= 0)
    ):
        return ()
    if not all(kinds(word) & {PERIOD, LINE, MEASURE, LINK} for _, text in own for word in text.split()):
        return ()
    best: tuple[tuple[int, int, str], ...] = ()
    off = _MAX_OFF * len(own)
    for cuts in combinations(range(1, places.count), len(own) - 1):
        groups = list(pairwise((0, *cuts, places.count)))
        edges = [(places.columns[start][0], places.columns[stop - 1][1]) for start, stop in groups]
        far = sum(distance(piece, edge) for (piece, _), edge in zip(own, edges, strict=True))
        if far < off and max(stop - start for start, stop in groups) > 1:
            best, off = tuple((start, stop, text) for (start, stop), (_, text) in zip(groups, own, strict=True)), far
    return best


def _known(name: Sequence[str]) -> bool:
    return any(kinds(word) & {MEASURE, PERIOD, UNIT} for text in name for word in text.split())


def _is_sound(name: Sequence[str]) -> bool:
    """Whether no measure stands twice in a column's header, as it does where lines were run together."""
    measures = [plain(word) for text in name for word in text.split() if kinds(word) == {MEASURE}]
    return len(measures) == len(set(measures))


def _is_column(text: str) -> bool:
    """Whether what stands over the labels can only be the header of a column of numbers ("Utfall", "Prognos helår")."""
    words = text.split()
    return plain(words[0]) in _FIGURES and all(kinds(word) & {MEASURE, PERIOD} for word in words)


def _only_unit(title: str) -> bool:
    return all(kinds(word) == {UNIT} for word in title.split())


def _unitless(title: str) -> str:
    return " ".join(word for word in title.split() if kinds(word) != {UNIT})


def _joined(parts: Sequence[str]) -> str:
    """A column's pieces as one; a word broken over two lines is put together ("Budget-" and "avvikelse")."""
    whole = fold(parts[0])
    for before, after in pairwise(map(fold, parts)):
        last = before.split(" ")[-1]
        broken = last.endswith("-") and len(last) > 2 and (after[:1].islower() or is_month(last))
        kept = whole if is_month(last) else whole.removesuffix("-")
        whole = kept + after if broken else f"{whole} {after}"
    return heal(whole)
