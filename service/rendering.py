"""An English question put in Swedish, phrase by phrase, so that what reads Swedish questions reads it as well.

It is no translation for readers: phrases are put in Swedish where they stand, verbs where Swedish has them and in the form
that they have there (`english_grammar`). What no book knows stays as it is. Every piece remembers the words it stands for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from service.english_grammar import Reader, Segment
from service.phrasebook import DETERMINERS, POSSESSIVE, TOKEN, Forms, Meaning, book, english_words, frames, swedish_words

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
_SCALES = {"thousand": "tkr", "million": "mnkr", "billion": "mdkr", None: "kr"}
_MAY = re.compile(r"(?<=in |of |to )May\b|(?<=[–-])May\b|\bMay(?=\s?(?:[–-]|(?:19|20)\d\d))")
"""The month: another "may" is none."""


@lru_cache(maxsize=64)
def render(text: str) -> Rendered:
    """The question in Swedish wording."""
    text = _MAY.sub("maj", text)
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
    tokens = list(TOKEN.finditer(text))
    words = _words(tokens)
    letters = list(text)
    for segment in _segments(tokens, words, _parts(text, tokens)):
        if segment.last > segment.first and book().is_name(words[segment.first : segment.last + 1]):
            for place in range(tokens[segment.first].start(), tokens[segment.last].end()):
                letters[place] = " "
    return "".join(letters)


def _read(text: str, tokens: list[re.Match[str]]) -> list[Segment]:
    """The text in segments: the longest phrases that the books know, their verbs in Swedish order and form."""
    words, parts = _words(tokens), _parts(text, tokens)
    return Reader(words, list(_segments(tokens, words, parts)), parts.__getitem__).read()


def _words(tokens: list[re.Match[str]]) -> list[str]:
    return [POSSESSIVE.sub("", m.group().casefold()) for m in tokens]


def _parts(text: str, tokens: list[re.Match[str]]) -> list[bool]:
    """Whether punctuation parts each word from the next."""
    gaps = [text[one.end() : two.start()] for one, two in pairwise(tokens)]
    return [*(bool(gap.strip()) for gap in gaps), True]


def _segments(tokens: list[re.Match[str]], words: list[str], parts: list[bool]) -> Iterator[Segment]:
    forms = Forms.of(words)
    place = 0
    while place < len(tokens):
        token = tokens[place]
        last, meaning, exact = place, None, True
        if token["word"] is None:
            meaning = (_number(token),)
        else:
            last, meaning = _longest(forms, place, parts)
            exact = _is_exact(forms, place, last)
            if meaning is not None:
                meaning = _owned(meaning, tokens[last].group())
            elif POSSESSIVE.search(token.group()):
                meaning = (POSSESSIVE.sub("", token.group()).removesuffix("s") + "s",)
        yield Segment(place, last, meaning, exact)
        place = last + 1


def _longest(forms: Forms, place: int, parts: list[bool]) -> tuple[int, Meaning | None]:
    """The phrase from a place on that explains most words, and its last word; a phrase may lack the articles of the text.

    Articles count for nothing: "the average" gives way to "average salary" in "the average salary".
    """
    known = book()
    end = place + 1  # words that no punctuation parts
    while end < len(forms.written) and not parts[end - 1] and end - place < known.longest + SKIPPED:
        end += 1
    telling = [index for index in range(place, end) if not _skipped(forms, index, place)]
    best: tuple[int, int, Meaning | None] = (-1, place, None)
    for last in range(min(end, place + known.longest) - 1, place - 1, -1):
        meaning = known.meaning(forms, range(place, last + 1))
        if meaning is not None:
            best = (sum(index <= last for index in telling), last, meaning)
            break
    if len(telling) < end - place:
        for count in range(min(len(telling), known.longest), max(best[0], 1), -1):
            meaning = known.meaning(forms, telling[:count])
            if meaning is not None:
                return telling[count - 1], meaning
    return (best[1], best[2]) if best[1] > place else _turned(forms, place, end) or (best[1], best[2])


def _skipped(forms: Forms, index: int, place: int) -> bool:
    """An article, or inside a phrase a form of be: "investigations were opened" is "investigations opened"."""
    word = forms.written[index]
    return word in DETERMINERS or (index > place and word in PASSIVE)


PASSIVE = frozenset(("was", "were", "are", "been"))


def _turned(forms: Forms, place: int, end: int) -> tuple[int, Meaning] | None:
    """A name put the other way round: "turnover of staff" is "staff turnover"."""
    if place + 2 >= end or forms.written[place + 1] != "of":
        return None
    rest = [index for index in range(place + 2, end) if forms.written[index] not in DETERMINERS][:LONGEST_TURNED]
    for count in range(len(rest), 0, -1):
        turned = (*rest[:count], place)
        meaning = book().exactly(forms, turned)
        if meaning is not None and book().is_name([forms.written[index] for index in turned]):
            return rest[count - 1], meaning
    return None


LONGEST_TURNED = 2
"""Words that stand before the last of a name put the other way round."""


def _is_exact(forms: Forms, first: int, last: int) -> bool:
    if "of" in forms.written[first + 1 : last]:
        return True
    telling = [index for index in range(first, last + 1) if not _skipped(forms, index, first)]
    known = book()
    return known.exactly(forms, range(first, last + 1)) is not None or known.exactly(forms, telling) is not None


SKIPPED = 2
"""Articles that a phrase may have more than its entry."""


def _owned(meaning: Meaning, word: str) -> Meaning:
    """The genitive of a body ("the social board's budget"); of a thing it says nothing."""
    return (meaning[0] + "s", *meaning[1:]) if POSSESSIVE.search(word) and meaning[0].endswith("en") else meaning


def _number(token: re.Match[str]) -> str:
    """A number as Swedish writes it."""
    written = token["kronor"] or token["number"]
    decimal = re.search(r"\.\d+$", written)
    whole = written[: decimal.start()] if decimal else written
    plain = re.sub(r"[, ](?=\d{3})", " ", whole) + (decimal.group().replace(".", ",") if decimal else "")
    return f"{plain} {_SCALES[(token['scale'] or '').lower() or None]}" if token["kronor"] else plain
