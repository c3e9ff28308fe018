"""An English question put in Swedish, phrase by phrase, so that what reads Swedish questions reads it as well.

It is no translation for readers: phrases are put in Swedish where they stand, verbs where Swedish has them and in their
form there (`english_grammar`). What no book knows stays as it is. Every piece remembers the words it stands for.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.numbers.special import MONTH
from service.english.grammar import Reader
from service.english.leadin import directly
from service.english.phrasebook import (
    POSSESSIVE,
    TOKEN,
    book,
    english_words,
    frames,
    hyphened,
    plain_word,
    swedish_words,
)
from service.english.segments import Segment, parts_of, segments_of, words_of

__all__ = ["Piece", "Rendered", "english_words", "render", "swedish_words"]


@dataclass(frozen=True)
class Piece:
    """Where a rendering stands, the English that it stands for, and what else the reports may call it."""

    start: int
    end: int
    said: str
    others: tuple[str, ...] = ()
    plain: bool = False  # a verb that fits any topic


@dataclass(frozen=True)
class Rendered:
    """A question in Swedish wording; `pieces` are what was put in Swedish, in order."""

    text: str
    pieces: tuple[Piece, ...]

    def over(self, start: int, end: int) -> Piece | None:
        """The piece that a stretch of the text is of."""
        return next((piece for piece in self.pieces if piece.start < end and start < piece.end), None)


_QUOTED = re.compile(r"[\"“”„»«][^\"“”„»«]*[\"“”„»«]")
_MAY = re.compile(r"(?<=in |of |to )May\b|(?<=[–-])May\b|\bMay(?=\s?(?:[–-]|(?:19|20)\d\d))")
"""The month: another "may" is none."""


_HYPHENED = re.compile(r"\b[a-z]+(?:-[a-z]+)+\b", re.IGNORECASE)


def _apart(match: re.Match[str]) -> str:
    """A word with a hyphen that no book knows, in its parts where they are known: "bought-in", "welfare-payment"."""
    word = match.group()
    parts = word.split("-")
    if (
        plain_word(word) in hyphened()
        or re.search(MONTH, word, re.IGNORECASE)
        or any(book().of((plain_word(one),)) is None for one in parts)
    ):
        return word
    return " ".join(parts)


@lru_cache(maxsize=64)
def render(text: str) -> Rendered:
    """The question in Swedish wording."""
    text = _HYPHENED.sub(_apart, _MAY.sub("maj", directly(text)))
    for frame, swedish in frames():
        text = frame.sub(swedish, text)
    kept = [match.span() for match in _QUOTED.finditer(text)]
    tokens = [m for m in TOKEN.finditer(text) if not any(start <= m.start() < end for start, end in kept)]
    out: list[str] = []
    pieces: list[Piece] = []
    at = length = 0

    def write(piece: str) -> None:
        nonlocal length
        out.append(piece)
        length += len(piece)

    for segment in _read(text, tokens):
        if segment.meaning is None:
            continue
        start, end = tokens[segment.first].start(), tokens[segment.last].end()
        first, last = segment.said or (segment.first, segment.last)
        write(text[at:start])
        swedish = segment.meaning[0]
        if swedish:
            said = text[tokens[first].start() : tokens[last].end()]
            pieces.append(Piece(length, length + len(swedish), said, segment.meaning[1:], segment.plain))
            write(swedish)
        elif end < len(text) and text[end] == " ":
            end += len(text[end:]) - len(text[end:].lstrip(" "))
        elif out and out[-1].endswith(" "):
            length -= len(out[-1]) - len(out[-1].rstrip(" "))
            out[-1] = out[-1].rstrip(" ")
        at = end
    write(text[at:])
    return Rendered("".join(out), tuple(pieces))


@lru_cache(maxsize=64)
def turns(text: str) -> str:
    """An English question less the names of more words than one: how it is put, without what "list" or "average" say in
    "waiting list" and "average salary"."""
    text = directly(text)
    tokens = list(TOKEN.finditer(text))
    words = words_of(tokens)
    letters = list(text)
    for segment in segments_of(tokens, words, parts_of(text, tokens)):
        if segment.last > segment.first and book().is_name(words[segment.first : segment.last + 1]):
            for place in range(tokens[segment.first].start(), tokens[segment.last].end()):
                letters[place] = " "
    return "".join(letters)


def _read(text: str, tokens: list[re.Match[str]]) -> list[Segment]:
    """The text in segments: the longest phrases that the books know, their verbs in Swedish order and form."""
    words, parts = words_of(tokens), parts_of(text, tokens)
    owning = frozenset(place for place, token in enumerate(tokens) if POSSESSIVE.search(token.group()))
    return Reader(words, list(segments_of(tokens, words, parts)), parts.__getitem__, owning).read()
