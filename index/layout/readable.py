"""Stored text to readable text: hard-wrapped lines joined, hyphens healed, emphasis marks left out.

Every character keeps its place in the stored text, so that what a reader reads can be cited verbatim.
"""

import re

from index.types import Mapped, Span

_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])((?:(?!\*).)+?)(?<=[^\s*])\1(?![\w*])", re.S)
_ESCAPE = re.compile(r"\\(?=[*_#|\[\]().+\-!`>~])")
_UNPRINTED = re.compile("[\ue000-\uf8ff\ufffc\ufffd\u200b\ufeff\u00ad]")
_LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_BROKEN = re.compile(r"[-\u2010][ \t\u00a0]*\n\s*(?=\S)")
_WORD = re.compile(r"[^\W\d_]{1,20}")
_AND = frozenset({"och", "eller", "samt", "respektive", "resp", "o", "men", "till", "alternativt", "and", "or"})


def mapped(text: str, span: Span, *more: Span) -> Mapped:
    """The readable text of `text` at `span` (and at the spans after it, as one text), with where each character is."""
    piece = span.of(text)
    places = list(range(span.start, span.end))
    for part in more:
        piece += "\n" + part.of(text)
        places += [places[-1] if places else part.start, *range(part.start, part.end)]
    dropped = _dropped(piece)
    characters: list[str] = []
    origin: list[int] = []
    gap: int | None = None
    for index, character in enumerate(piece):
        if index in dropped:
            continue
        if character.isspace():
            gap = index if gap is None else gap
            continue
        if gap is not None and characters:
            characters.append(" ")
            origin.append(places[gap])
        gap = None
        for letter in _LIGATURES.get(character, character):
            characters.append(letter)
            origin.append(places[index])
    return Mapped("".join(characters), tuple(origin))


def unligatured(text: str) -> str:
    """The text with its ligatures as letters."""
    return "".join(_LIGATURES.get(character, character) for character in text)


def _dropped(piece: str) -> set[int]:
    """Indices of the characters that a reader does not see."""
    dropped: set[int] = set()
    if "*" in piece:
        for match in _EMPHASIS.finditer(piece):
            width = len(match.group(1))
            dropped.update(range(match.start(), match.start() + width))
            dropped.update(range(match.end() - width, match.end()))
    if "\\" in piece:
        dropped.update(match.start() for match in _ESCAPE.finditer(piece))
    dropped.update(match.start() for match in _UNPRINTED.finditer(piece))
    if "\n" in piece:
        for match in _BROKEN.finditer(piece):
            dropped.update(_healed(piece, match))
    return dropped


def _healed(piece: str, match: re.Match[str]) -> range:
    """What falls away where a line ends in a hyphen: the hyphen and the break, the break, or nothing."""
    hyphen, following = match.start(), match.end()
    before = piece[hyphen - 1 : hyphen]
    after = piece[following]
    if not before.strip():  # a sign or a dash of its own: a minus belongs to the digits after it
        return range(hyphen + 1, following) if after.isdigit() else range(0)
    word = _WORD.match(piece, following)
    if word and word.group().lower() in _AND:
        return range(0)
    if after.islower() and before.islower():
        return range(hyphen, following)
    return range(hyphen + 1, following)
