"""Cells: a stretch of the text, its folded words, and whether they are a value."""

from __future__ import annotations

import re

from index.types import Cell, Mapped, Span

# A value with its sign, its decimals and a short unit; a symbol or a star may stand around it.
_VALUE = re.compile(
    r"[^\w\s+\-−–(]?\s*[+\-−–]?\s?\d{1,3}(?:(?:[ \u00a0\u2009\u202f.]\d{3})+|\d*)(?:[.,]\d+)?"
    r"\s*(?:%|procent|procentenheter|tkr|mnkr|mkr|kkr|kr|kronor|dygn|timmar|st)?\s?\*{0,3}\s?[.,]?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19[5-9]|20[0-6])\d")
_DASHES = frozenset("-–—−")
_LIST_MARK = re.compile(r"^(?:[-–—•·◦○●]\s*|\*+\s+)(?=\S)")
_STARS = re.compile(r"(?:\s*\\?\*)+$")
_SENTENCE = re.compile(r"[a-zåäö)\"”%0-9]\.(?:\s|$)")


def fold(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    return " ".join(text.split())


def cut(text: str, start: int, end: int) -> Cell | None:
    """The cell at `text[start:end]`: white space and balanced Markdown emphasis trimmed; None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for mark in ("**", "__", "*"):
        inner = text[start:end]
        if len(inner) > 2 * len(mark) and inner.startswith(mark) and inner.endswith(mark):
            return cut(text, start + len(mark), end - len(mark))
    return Cell(fold(text[start:end]), Span(start, end)) if start < end else None


def is_value(text: str) -> bool:
    """Whether the cell is one number, with or without a unit: "-1 118", "◆ 65 %", "224,50", "73*", "10 ,"."""
    return len(text) <= 40 and _VALUE.fullmatch(text.strip()) is not None


def is_year(text: str) -> bool:
    return _YEAR.fullmatch(text.strip()) is not None


def is_dash(text: str) -> bool:
    return text.strip() in _DASHES


def is_sentence(text: str) -> bool:
    """Whether the words are prose: a full stop after at least three words, or very many words."""
    words = len(text.split())
    return (words >= 3 and _SENTENCE.search(text) is not None and text.rstrip()[-1] in '.!?)*”"') or words > 30


def clean_label(text: str) -> str:
    """A row's label without its footnote stars and list dash: "- varav SIS*" gives "varav SIS"."""
    label = _STARS.sub("", _LIST_MARK.sub("", fold(text)))
    return label.strip()


def mapped(text: str, spans: tuple[Span, ...]) -> Mapped:
    """Readable text of the spans in order: white space folded."""
    letters: list[str] = []
    origin: list[int] = []
    for span in spans:
        gap = bool(letters)
        for place in range(span.start, span.end):
            letter = text[place]
            if letter.isspace():
                gap = bool(letters)
                continue
            if gap:
                letters.append(" ")
                origin.append(place - 1 if place else place)
                gap = False
            letters.append(letter)
            origin.append(place)
    return Mapped("".join(letters), tuple(origin))
