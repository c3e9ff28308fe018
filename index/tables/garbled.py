"""Headers read line by line across the columns, as OCR leaves them: put together column by column.

_ _ . Avvikelse
Verksamhet Bokslut 2023 Utfall jan-aug Prognos helår prognos helår
2024 2024
mot budget
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.tables.cells import is_year
from index.tables.headers import CLEAR, Header, Word, words_of
from index.tables.lines import Line
from index.tables.words import LINK, MEASURE, PERIOD, UNIT, heal, kinds, plain

Values = Sequence[Sequence[Decimal | None]]  # rows of numbers, as far as they could be read

_MAX_ORDERS = 2000


@dataclass
class _Column:
    words: list[str]
    line: int
    half: bool = False  # its first words stand on a line above
    share: bool = False  # a half column that has got its first words
    opens: bool = False  # stands first on the line that the labels' header is on

    @property
    def deviates(self) -> bool:
        return any(plain(word).startswith("avv") for word in self.words) or self.half

    @property
    def dated(self) -> bool:
        return any(is_year(word) for word in self.words)


Segment = tuple[list[str], bool]  # the words, and whether a column begins with them


def read_garbled(
    lines: Sequence[Line], numbers: Sequence[int], count: int, values: Values, shares: set[int]
) -> Header | None:
    """The header of `count` columns; None when its lines do not hold as many beginnings.

    `values` are the rows' numbers: arithmetic tells which column is the deviation. `shares` are the columns whose
    cells carry a percent sign.
    """
    split = {number: _segments(words_of(lines[number], number)) for number in numbers}
    stub, opening = _stub_words(split)
    heads = {number: [segment for segment in found if segment[1]] for number, found in split.items()}
    main = next((number for number, found in heads.items() if len(found) == count), None)
    if main is not None:
        columns = [_Column(list(words), main, half=words[0][:1].islower()) for words, _ in heads[main]]
        for number in [number for number in numbers if number < main]:
            _put_above(columns, heads[number])
        rest = [number for number in numbers if number > main]
    else:
        full = {n: [words for words, _ in found if not words[0][:1].islower()] for n, found in heads.items()}
        if sum(map(len, full.values())) != count:
            return None
        columns = _ordered(full, opening, values, shares)
        rest = list(numbers)
    for number in rest:
        _go_on(columns, [words for words, head in split[number] if not head or (main is None and words[0].islower())])
    return Header(heal(" ".join(stub)), tuple(heal(" ".join(column.words)) for column in columns))


def _segments(words: Sequence[Word]) -> list[Segment]:
    """The line's words cut where another column's begin."""
    words = [replace(word, text=word.text.strip("‘’'")) for word in words]
    words = [word for word in words if any(map(str.isalnum, word.text)) or word.text in ("-", "%")]
    counts = Counter(word.text for word in words)
    found: list[Segment] = []
    for word in words:
        current = found[-1][0] if found else []
        if MEASURE in kinds(word.text) and word.score >= CLEAR:
            found.append(([word.text], True))
        elif not current or _repeats(word.text, current, counts) or _complete(current, word.text):
            found.append(([word.text], _begins(word.text, current, found)))
        else:
            current.append(word.text)
    return found


def _repeats(word: str, current: Sequence[str], counts: Counter[str]) -> bool:
    """Whether the word stands on the line once for each of several columns, and first in each."""
    if counts[word] < 2 or not (len(word) > 4 or word == "mot") or is_year(word) or PERIOD in kinds(word):
        return False
    return counts[current[0]] < 2 or word == current[0]


def _complete(current: Sequence[str], word: str) -> bool:
    """Whether a piece is whole, so that the next word begins another: it ends in a year, or has measure and period."""
    if is_year(current[-1]):
        return UNIT not in kinds(word)
    return MEASURE in kinds(word) and any(MEASURE in kinds(w) for w in current) and PERIOD in kinds(current[-1])


def _begins(word: str, current: Sequence[str], found: Sequence[Segment]) -> bool:
    """Whether a column begins with the word although little speaks for it: the second "Andel", a small "prognos"."""
    if MEASURE not in kinds(word) or not current:
        return False
    return word[:1].isupper() or (found[-1][1] and PERIOD in kinds(current[-1]))


def _stub_words(split: dict[int, list[Segment]]) -> tuple[list[str], int | None]:
    """The words to the left of the columns: the beginning of the fullest line that begins with no column's words."""
    best: int | None = None
    for number, found in split.items():
        if len(found) < 2 or found[0][1] or all(PERIOD in kinds(word) or LINK in kinds(word) for word in found[0][0]):
            continue
        if best is None or len(found) > len(split[best]):
            best = number
    if best is None:
        return [], None
    words = split[best][0][0]
    split[best] = split[best][1:]
    return words, best


def _put_above(columns: list[_Column], heads: Sequence[Segment]) -> None:
    """Gives the columns that begin in the middle their first words from a line above, from the right."""
    halves = [column for column in columns if column.half and not column.share]
    for column, (words, _) in zip(reversed(halves), reversed(heads), strict=False):
        column.words = [*words, *column.words]
        column.share = True


def _go_on(columns: Sequence[_Column], segments: Sequence[list[str]]) -> None:
    """Gives each piece of a line to the column that it goes on with; a piece that fits none is left out."""
    years = [words for words in segments if all(is_year(word) for word in words)]
    if years and len(years) == len(segments):
        plain_ones = [column for column in columns if not column.dated and not column.deviates]
        wanted = plain_ones[: len(years)]
        wanted += [column for column in columns if not column.dated and column.deviates][: len(years) - len(wanted)]
        for column, words in zip([column for column in columns if column in wanted], years, strict=False):
            column.words += words
        return
    periods = [word for words in segments for word in words]
    if len(periods) % len(columns) == 0 and all(PERIOD in kinds(word) for word in periods):
        size = len(periods) // len(columns)
        for place, column in enumerate(columns):
            column.words += periods[place * size : (place + 1) * size]
        return
    against = [words for words in segments if plain(words[0]) == "mot"]
    free = [column for column in columns if column.deviates and "mot" not in column.words]
    if against:
        for column, words in zip(free[-len(against) :], against, strict=False):
            column.words += ["mot", *words[1:]] if LINK not in kinds(words[-1]) else ["mot", *words[1:-1]]
        return
    small = [words for words in segments if any(MEASURE in kinds(word) for word in words[:2]) and words[0].islower()]
    if len(small) == 1 and len(free) == 1 and sum(MEASURE in kinds(word) for word in free[0].words) == 1:
        free[0].words += [word for word in small[0] if len(word) > 1]
        return
    if len(segments) == 1 and not (kinds(segments[0][0]) & {LINK, PERIOD} and LINK not in kinds(segments[0][-1])):
        return
    for line in {column.line for column in columns}:
        own = [column for column in columns if column.line == line]
        if len(own) == len(segments):
            for column, words in zip(own, segments, strict=True):
                column.words += words
            return


def _ordered(heads: dict[int, list[list[str]]], opening: int | None, values: Values, shares: set[int]) -> list[_Column]:
    """The columns' beginnings in the order that agrees best with the numbers below; each line keeps its own order."""
    chains = [[_Column(list(words), number) for words in found] for number, found in heads.items() if found]
    for chain in chains:
        chain[0].opens = chain[0].line == opening
    best: list[_Column] = []
    most = float("-inf")
    for tried, order in enumerate(_merges(chains)):
        score = _agreement(order, values, shares)
        if score > most:
            best, most = order, score
        if tried >= _MAX_ORDERS:
            break
    return best


def _merges(chains: Sequence[Sequence[_Column]]) -> Iterator[list[_Column]]:
    """All the ways to merge the chains into one that keep the order within each."""
    if not any(chains):
        yield []
        return
    for place, chain in enumerate(chains):
        if chain:
            for rest in _merges([*chains[:place], chain[1:], *chains[place + 1 :]]):
                yield [chain[0], *rest]


def _agreement(order: Sequence[_Column], values: Values, shares: set[int]) -> float:
    """How well an order fits: deviations that are differences of the two columns before, shares under their heads."""
    score = 0.0
    for place, column in enumerate(order):
        if column.deviates:
            if place >= 2 and not order[place - 1].deviates:
                score += 2 * _difference(values, place) + _same_noun(order, place)
            score += 0.5 * (sum(not other.deviates for other in order[:place]) >= 2)
        share = any(word == "%" or plain(word) == "andel" for word in column.words)
        score += (place in shares) == share if shares else 0
        score += 0.3 * (place == 0 and column.opens)
        score += 0.1 * any(
            "budget" in map(plain, column.words) and "prognos" in map(plain, other.words)
            for other in order[place + 1 :]
            if not other.deviates
        )
    return score


def _same_noun(order: Sequence[_Column], place: int) -> bool:
    """Whether a deviation names what both columns before it do ("Avvikelse volym" after "Volym ...")."""
    nouns = [set(map(plain, column.words)) for column in order[max(0, place - 2) : place + 1]]
    return len(nouns) == 3 and bool(set.intersection(*nouns))


def _difference(values: Values, place: int) -> float:
    """The share of rows in which a column is the difference of the two before it."""
    tried = hits = 0
    for row in values:
        if place < len(row) and all(value is not None for value in row[place - 2 : place + 1]):
            first, second, third = (value or Decimal(0) for value in row[place - 2 : place + 1])
            tried += 1
            hits += abs(abs(second - first) - abs(third)) <= Decimal("0.1")
    return hits / tried if tried else 0.0
