"""What of a report a draft is made from: the body, without the report's own summary and the papers around it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from index.language import fold
from index.ocr import fold_ocr
from index.types import Document, Figure, Part, PartKind, Section, Span
from service.documents.catalogue import NOISY, Shelf

_NUMBER = re.compile(r"^[\W\d_]*(?:[ivx]{1,4}\b)?[\W\d_]*", re.IGNORECASE)
_SUMMARY = re.compile(
    r"(?:sammanfattning|sammanfattande (?:analys|bedomning)|summary|executive summary)\b(?! av arendet)"
)
_SUMMARY_KEY = fold_ocr("sammanfattning")
_COVER = re.compile(
    r"(?:tjansteskrivelse|tjansteutlatande|forslag till beslut|sammanfattning av arendet|arendet|underlag for beslut"
    r"|skickas till|expedieras till|beslutsunderlag)$"
)
EARLY = 0.4
"""A report's own summary begins in its first two fifths; a heading of that name further on sums up a chapter."""


@dataclass(frozen=True)
class Body:
    """A report as a draft may read it. `shelf` holds only the body's figures and sentences.

    `summary` are the spans of the report's own summary: the reference that the draft is compared with and must not
    repeat word for word.
    """

    shelf: Shelf
    summary: tuple[Span, ...]
    read: Span
    known_words: Mapping[str, int] = field(default_factory=dict)  # of clean reports: what garbled words may have been
    repaired: dict[str, str | None] = field(default_factory=dict, compare=False)  # sentences read so far

    @property
    def document(self) -> Document:
        return self.shelf.document

    @property
    def noisy(self) -> bool:
        return self.document.meta.noise >= NOISY

    @cached_property
    def summary_text(self) -> str:
        return "\n\n".join(span.of(self.document.text) for span in self.summary)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The headings that may be read, in order."""
        return tuple(s for s in self.document.sections if self.allows(s.span) and s.path)

    def allows(self, span: Span) -> bool:
        return self.read.covers(span) and not any(out.overlaps(span) for out in self.summary)


def body_of(shelf: Shelf) -> Body:
    """The body of a stored report; of a bundle of papers, that of its report."""
    document = shelf.document
    read = _report(document, shelf.figures)
    out = (*_summary(document, read), *_covers(document, read))
    body = Body(shelf, out, read)
    figures = tuple(figure for figure in shelf.figures if body.allows(figure.span))
    statements = tuple(statement for statement in shelf.statements if body.allows(statement.span))
    return replace(
        body,
        shelf=replace(shelf, figures=figures, statements=statements, meanings=None),
        summary=_summary(document, read),
    )


def _report(document: Document, figures: Sequence[Figure]) -> Span:
    """The part of a bundle that is the report: of those called so, the fullest of figures."""
    whole = Span(0, len(document.text))
    parts: Sequence[Part] = [part for part in document.parts if part.kind is PartKind.REPORT]
    if not parts:
        return whole
    return max(parts, key=lambda part: sum(part.span.covers(figure.span) for figure in figures)).span


def bare(heading: str) -> str:
    """A heading folded, without its number: "2 Sammanfattning" and "I Sammanfattning" are "sammanfattning"."""
    return _NUMBER.sub("", fold(heading)).strip()


def _names_summary(heading: str) -> bool:
    plain = bare(heading)
    return _SUMMARY.match(plain) is not None or (len(plain) < 20 and fold_ocr(plain) == _SUMMARY_KEY)


def _summary(document: Document, read: Span) -> tuple[Span, ...]:
    """The sections under the report's own summary heading."""
    inside = [section for section in document.sections if read.covers(section.span)]
    for first in inside:
        if not first.path or not _names_summary(first.path[-1]) or len(first.path) > 2:
            continue
        if first.span.start - read.start > EARLY * len(read):
            return ()
        return tuple(s.span for s in inside if s.path[: len(first.path)] == first.path)
    return ()


def _covers(document: Document, read: Span) -> tuple[Span, ...]:
    """Sections of a cover letter that stands in one document with the report."""
    return tuple(
        section.span
        for section in document.sections
        if read.covers(section.span) and any(_COVER.match(bare(heading)) for heading in section.path)
    )


_WORD = re.compile(r"[^\W_]+")
RUN = 8
"""Words in a row that make a sentence a copy."""


def words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


class Copies:
    """Finds runs of words that a text shares with a reference."""

    def __init__(self, reference: str) -> None:
        known = words(reference)
        self._runs = {tuple(known[i : i + RUN]) for i in range(len(known) - RUN + 1)}

    def run(self, text: str) -> str:
        """The first run of RUN words that the reference has as well; "" when there is none."""
        said = words(text)
        for i in range(len(said) - RUN + 1):
            if tuple(said[i : i + RUN]) in self._runs:
                return " ".join(said[i : i + RUN])
        return ""
