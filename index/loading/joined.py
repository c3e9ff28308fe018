"""Lines of a table that a converter joined into one long line are lines again.

Some programs set the columns of a PDF's tables apart with spaces and then join the lines of every paragraph, so that a
whole table stands on one line: `Skola    -763   -1 000 Vård    169   144 och omsorg Totalt ...`. The wide gaps between
the columns tell where its rows end. A line break takes the place of a space, so that nothing moves.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.tables.labels import WAITING
from index.tables.words import MEASURE, PERIOD, STUB, UNIT, kinds

_LONG = 60
"""Characters from which a line may be several."""
_VALUE = r"(?:[-+−–] ?)?\d{1,3}(?: \d{3})+(?:,\d+)?%?|(?:[-+−–] ?)?\d+(?:[,.]\d+)?%?|[-−–]"
_ROW = re.compile(rf"(?<=[^\s\d])(?P<first> +)(?:{_VALUE})(?: {{2,}}(?:{_VALUE}))+(?!\S)")
_GAP = re.compile(r" {2,}")
_CELLS = re.compile(r"[\t|]")
_NEXT = re.compile(r" (?=[A-ZÅÄÖ*\"”])")
_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2,}(?: [A-ZÅÄÖ]{2,})*(?![^\s])")
_SUBSECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
_PART = re.compile(r"(?:varav|därav)\b")
_FEWEST_ROWS = 2
_FEWEST_GAPS = 2
_FEWEST_HEADS = 3
_NEAR = 5  # lines below a line of heads in which the first row is looked for


def unjoined(text: str) -> str:
    """The text with joined rows on lines of their own; of the same length, every other character in its place."""
    if not _GAP.search(text):
        return text
    lines = text.split("\n")
    return "\n".join(
        _broken(line, lines[at + 1 : at + 1 + _NEAR]) if len(line) >= _LONG and not _CELLS.search(line) else line
        for at, line in enumerate(lines)
    )


def _broken(line: str, below: Sequence[str]) -> str:
    rows = [row for row in _ROW.finditer(line) if _wide(row)]
    widths = Counter(len(_GAP.split(row.group().strip())) for row in rows)
    if rows and max(widths.values()) >= _FEWEST_ROWS:
        places = [*_header_breaks(line, rows[0].start()), *_row_breaks(line, rows)]
    elif not rows and len(_GAP.findall(line)) >= _FEWEST_GAPS and not _is_one(line, below):
        places = [*_header_breaks(line, len(line))]  # the rows stand on lines of their own, below
    else:
        return line
    letters = list(line)
    for place in places:
        letters[place] = "\n"
    return "".join(letters)


def _is_one(line: str, below: Sequence[str]) -> bool:
    """Whether the line is one line of heads: it has no more pieces than the first row below, with its label, has."""
    row = next((found for under in below if (found := _ROW.search(under)) and _wide(found)), None)
    return row is not None and len(_GAP.split(line.strip())) <= len(_GAP.split(row.group().strip())) + 1


def _wide(row: re.Match[str]) -> bool:
    """Whether gaps set the numbers apart from their label too, or there are enough of them to be no sentence."""
    return len(row["first"]) > 1 or len(_GAP.split(row.group().strip())) > 2


def _row_breaks(line: str, rows: list[re.Match[str]]) -> Iterator[int]:
    """Where a row ends, and where what goes on with its label below it does."""
    for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
        if row.end() >= len(line):
            continue
        yield row.end()
        rest = line[row.end() + 1 : after.start() if after is not None else len(line)]
        label = line[before.end() if before is not None else 0 : row.start()].strip()
        waits = WAITING.search(label) is not None
        large = _CAPITALS.match(rest) if _CAPITALS.fullmatch(label) else None
        if large is not None:  # "SUMMA ALLA -259 ... 652 NÄMNDER Poster"
            yield from [row.end() + 1 + large.end()] if large.end() < len(rest) else []
        elif (waits or rest[:1].islower() or rest[:1] == "(") and not _PART.match(rest):
            # "589 poster Resultat före": "poster" is the row above its own, as all after "Nämnden för 18,8" is.
            begins = next((found for found in _NEXT.finditer(rest) if _closed(rest[: found.start()])), None)
            if begins is not None:
                yield row.end() + 1 + begins.start()


def _closed(words: str) -> bool:
    return words.count("(") <= words.count(")")


def _header_breaks(line: str, end: int) -> Iterator[int]:
    """Breaks in what stands before the first row: between its lines of column heads, and before its label."""
    words = [(word.start(), word.group()) for word in re.finditer(r"\S+", line[:end])]
    heads = [place for place, (_, word) in enumerate(words) if _heads(word)]
    first = _first_head(line, words, heads) if len(heads) >= _FEWEST_HEADS else None
    if first is None:
        return
    for place in range(1, first):  # "8 Drift 8.1 Nämnder" is two headings
        if _SUBSECTION.fullmatch(words[place][1]) and words[place + 1][1][:1].isupper():
            yield words[place][0] - 1
    if first > 0 and line[words[first][0] - 1] == " ":
        yield words[first][0] - 1
    for place in range(first + 1, len(words)):
        start, word = words[place]
        above = words[place - 1][1]
        if line[max(0, start - 2) : start] == "  ":
            continue  # a wide gap goes on with the line
        large = word[:1].isupper() and not _heads(word) and (_heads(above) or UNIT in kinds(above))
        if large or _opens(words, place):
            yield start - 1
        if large and place > heads[-1]:
            return  # the first row's label


def _first_head(line: str, words: list[tuple[int, str]], heads: list[int]) -> int | None:
    """The first word of the column heads: a measure written large, after which only heads stand until a wide gap.

    What stands before it is a heading or a sentence.
    """
    for head in heads:
        start, word = words[head]
        piece = _GAP.split(line[start:])[0]
        if MEASURE in kinds(word) and word[:1].isupper() and all(map(_heads, piece.split())):
            return head
    return None


def _opens(words: list[tuple[int, str]], place: int) -> bool:
    """Whether a line of heads begins at the word: at what heads the labels ("Belopp i mnkr", "mnkr")."""
    word = words[place][1]
    if STUB in kinds(word) and word[:1].isupper():
        return True
    before = words[place - 1][1]
    return UNIT in kinds(word) and before != "i" and STUB not in kinds(before)


def _heads(word: str) -> bool:
    return bool(kinds(word) & {MEASURE, PERIOD})
