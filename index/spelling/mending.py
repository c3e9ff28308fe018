"""A garbled text put right word by word, each character keeping its place in the stored text.

A word with a digit in it is a number as far as this module knows and stays as it is; only a 6 or a 5 at the beginning
of a word, which no number has, is the ö that it was read for.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.layout.readable import unligatured
from index.ocr import noise
from index.spelling.lexicon import Lexicon
from index.spelling.reader import SOUND, Reader, Reading
from index.types import Block, Mapped, Parsed, Row, Section, Table

NOISY = 0.05
"""Share of garbled words from which a document's words are doubted."""

_TOKEN = re.compile(r"\S+")
_OPENING, _CLOSING = '("«”–', ".,:;?!)»–"
_DIGIT = re.compile(r"\d")
_AS_O = re.compile(r"[65][a-zåäöé§’'\[]{4}[\w’'\[\]§]*")
_CODE = re.compile(r"[A-ZÅÄÖ]{2,}s?|[A-ZÅÄÖ][a-zåäö]{0,2}[A-ZÅÄÖ]{1,2}s?")
_ADDRESS = re.compile(r"@\w+\.|www\.|https?:")
_SURELY_YEAR = re.compile(r"\b(?:föregående|tidigare|förra|varje|hela|nästa) $")
_YEAR_BEFORE = re.compile(
    r"\b(?:f\w{1,3}reg\w+|tidigare|förra|varje|flera|per|hela|nästa|ett|i|under|(?<!\d)\d{1,2}) $"
)
_COMPARED = re.compile(
    r"\b(?:mer|mindre|fler|färre|bättre|sämre|högre|lägre|större|annat|annan|längre|dyrare|snabbare) $"
)
_UNITS = frozenset(("kr", "tkr", "mnkr", "mkr", "mdkr", "kronor", "miljoner", "miljarder", "tusen", "procent"))
_AFTER_NUMBER = re.compile(r"\d\s?$")
_LONE_I = re.compile(r"(?<![^\s.(])[|](?= [a-zåäö])")
_PIECES = re.compile(r"(?<=[^\W\d_]{3})[/–—-](?=[^\W\d_]{3})")
_GARBLE = re.compile(r"[\[\]{}|\\<>=~¢¥£€©®°§%@!?;\"”“*^_]|[^\W\d_][’'‘`(/)]|[’'‘`/)][^\W\d_]|é|í")
_UNREAD = 2.6
"""What a word counts that cannot be read, where it is weighed whether it is half of another."""
_TOGETHER = 0.35
"""What it costs to take two printed words for one."""
_LONGEST = 45
_LOOK_BACK = 24
ILLEGIBLE = 0.09
"""Share of words that stayed garbled from which a sentence cannot be read."""


@dataclass(frozen=True)
class _Word:
    """A word of the text without the marks around it."""

    start: int
    end: int
    text: str

    @property
    def small(self) -> str:
        return self.text.lower()


class Mender:
    """Puts right the words of one garbled document."""

    def __init__(self, text: str) -> None:
        """`text` is the document's: its own sound words are known too."""
        counted = Counter(re.findall(r"(?<![^\s(])[a-zåäö]{5,}(?=[\s,.)])", text))
        sound = [word for word, count in counted.items() if count > 1 and re.search("[åäö]", word)]
        self._reader = Reader(Lexicon(word for word in sound if noise(word) == 0))
        self.text = lru_cache(maxsize=1 << 12)(self._text)

    def _text(self, text: str) -> str:
        text = unligatured(text)
        return self.mapped(Mapped(text, tuple(range(len(text))))).text

    def mapped(self, body: Mapped) -> Mapped:
        """The text with its garbled words put right."""
        body = Mapped(_LONE_I.sub("I", body.text), body.origin)
        words = _words(body.text)
        characters: list[str] = []
        origin: list[int] = []
        done, number = 0, 0
        while number < len(words):
            before = "".join(characters[-_LOOK_BACK:]) + body.text[done : words[number].start]
            taken, reading = self._at(words, number, body.text, before.lower())
            first, last = words[number], words[number + taken - 1]
            number += taken
            if reading is None or self._is_unit(reading, first, before):
                continue
            characters += body.text[done : first.start]
            origin += body.origin[done : first.start]
            places = [i for word in words[number - taken : number] for i in range(word.start, word.end)]
            begins = not body.text[: first.start].strip() or body.text[: first.start].rstrip().endswith((".", "!", "?"))
            characters += _cased(reading, first.text, begins)
            origin += [body.origin[places[at]] for at in reading.origin]
            done = last.end
        characters += body.text[done:]
        origin += body.origin[done:]
        return Mapped("".join(characters), tuple(origin))

    def _at(self, words: Sequence[_Word], number: int, text: str, before: str) -> tuple[int, Reading | None]:
        """How many printed words make one, and what it was: None where it stays as it is."""
        word = words[number]
        alone = self._read(word, before)
        if number + 1 < len(words):
            after = words[number + 1]
            gap = text[word.end : after.start]
            both = self._joined(word, after) if gap == " " else None
            apart = _worth(alone) + _worth(self._read(after, word.small))
            if both is not None and apart > both.cost + _TOGETHER:
                return 2, both
        return 1, alone if alone is not None and alone.text != word.small else None

    def _is_unit(self, reading: Reading, word: _Word, before: str) -> bool:
        """Whether the words are the unit of the number before them: a part of the number, which stays as printed."""
        amount = reading.text != word.small and reading.text in _UNITS
        return amount and _AFTER_NUMBER.search(before) is not None

    def _joined(self, word: _Word, after: _Word) -> Reading | None:
        if not _is_word(word) or not _is_word(after) or len(word.text) + len(after.text) > _LONGEST:
            return None
        if SOUND.fullmatch(word.small) and SOUND.fullmatch(after.small) and self._is_known(word, after):
            return None
        both = self._reader.read(word.small + after.small, whole=False)
        return both if both is not None and both.simple and " " not in both.text else None

    def _is_known(self, *words: _Word) -> bool:
        return all(self._reader.read(word.small) is not None for word in words)

    def _read(self, word: _Word, before: str) -> Reading | None:
        if not _is_word(word):
            return None
        if word.small in ("ar", "ér", "dr", "ir", "&r"):
            pattern = _YEAR_BEFORE if word.small in ("ar", "ér", "&r") else _SURELY_YEAR
            year = pattern.search(before)
            return Reading("år" if year else "är", (0, 1), 0.5)
        if word.small in ("in", "an") and _COMPARED.search(before):
            return Reading("än", (0, 1), 0.5)
        found = self._reader.read(word.small)
        if found is None or (len(word.text) < 6 and word.text[:1].isupper() and found.cost > 1.1):
            return None
        return found


def _is_word(word: _Word) -> bool:
    """Whether the word may be put right: no number, no code, no address."""
    text = word.text
    if len(text) < 2 or len(text) > _LONGEST or sum(map(str.isalpha, text)) + text.count("&") < 2:
        return False
    if _CODE.fullmatch(text) or _ADDRESS.search(text):
        return False
    return _DIGIT.search(text) is None or (_AS_O.fullmatch(text) is not None and len(_DIGIT.findall(text)) <= 2)


def _worth(reading: Reading | None) -> float:
    if reading is None:
        return _UNREAD
    return reading.cost if " " not in reading.text else max(reading.cost, 1.8)


def _words(text: str) -> list[_Word]:
    found = []
    for token in _TOKEN.finditer(text):
        start, end = token.start(), token.end()
        while start < end and text[start] in _OPENING:
            start += 1
        while end > start and text[end - 1] in _CLOSING:
            end -= 1
        for piece in _pieces(text, start, end):
            found.append(piece)
    return found


def _pieces(text: str, start: int, end: int) -> list[_Word]:
    """The word, or the words on both sides of its hyphens."""
    cuts = [match.start() for match in _PIECES.finditer(text, start, end)]
    edges = [(a, b) for a, b in zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True)]
    return [_Word(a, b, text[a:b]) for a, b in edges if a < b]


def _cased(reading: Reading, printed: str, begins: bool) -> str:
    """The word with the capital that it was printed with, where that is no letter read as another."""
    capital = printed[:1].isupper() and (begins or reading.text[0] == printed[0].lower())
    return reading.text[0].upper() + reading.text[1:] if capital else reading.text


def legible(text: str) -> bool:
    """Whether a sentence of a mended text can be read: hardly any of its words are still garbled."""
    words = [word.text for word in _words(text) if sum(map(str.isalpha, word.text)) > 1]
    if not words:
        return False
    bad = sum(_GARBLE.search(word) is not None and not SOUND.fullmatch(word.lower()) for word in words)
    return bad < ILLEGIBLE * len(words) if bad > 1 else not bad or len(words) > 2


def mend(parsed: Parsed) -> Parsed:
    """The document with the garbled words of its headings, paragraphs and tables put right."""
    mender = Mender(parsed.text)
    return replace(
        parsed,
        sections=tuple(_section(section, mender) for section in parsed.sections),
        blocks=tuple(_block(block, mender) for block in parsed.blocks),
        tables=tuple(_table(table, mender) for table in parsed.tables),
    )


def _section(section: Section, mender: Mender) -> Section:
    return replace(section, path=tuple(map(mender.text, section.path)))


def _block(block: Block, mender: Mender) -> Block:
    return replace(block, body=mender.mapped(block.body))


def _table(table: Table, mender: Mender) -> Table:
    return replace(
        table,
        stub=mender.text(table.stub),
        columns=tuple(map(mender.text, table.columns)),
        caption=mender.text(table.caption),
        rows=tuple(_row(row, mender) for row in table.rows),
    )


def _row(row: Row, mender: Mender) -> Row:
    prose = mender.mapped(row.prose) if row.prose is not None else None
    return replace(
        row,
        label=mender.text(row.label),
        group=tuple(map(mender.text, row.group)),
        unit=mender.text(row.unit),
        prose=prose,
    )
