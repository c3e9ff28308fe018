"""Collects an answer's sentences with the places they rest on, and hands out the citation marks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Literal

from index.layout import mapped
from index.numbers import find_quantities
from index.types import Document, Figure, Measure, Page, Reading, Span
from service.documents.facts import NOISY
from service.types import (
    Answer,
    AnswerFigure,
    AnswerTable,
    AnswerWarning,
    Citation,
    Derived,
    Input,
    Language,
    Operation,
    Status,
    WarningKind,
)
from service.wording import amount

MENDED: dict[Language, str] = {
    "sv": "Rapporten är svårläst efter textigenkänning. Ord i citaten, aldrig siffror, är återgivna som de går att "
    "läsa; källan visar texten som den står.",
    "en": "Text recognition garbled the report. Words in the quotation, never digits, are given as they can be read; "
    "the source shows the text as it stands.",
}


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer, without its marks; `markers` are the citations it rests on.

    `opens` says that it begins a paragraph or a list item instead of going on in the line.
    """

    text: str
    markers: tuple[int, ...] = ()
    opens: Literal["", "paragraph", "item"] = ""

    @property
    def marked(self) -> str:
        """The text with its marks before the final punctuation: "... 19,9 mnkr över budget [1][2]."."""
        marks = "".join(f"[{marker}]" for marker in self.markers)
        if not marks:
            return self.text
        if self.text[-1:] in ".!?":
            return f"{self.text[:-1]} {marks}{self.text[-1]}"
        return f"{self.text} {marks}"


@dataclass
class Composer:
    """Grows an answer. Citations of the same place share a mark."""

    language: Language
    sentences: list[Sentence] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    sources: dict[int, list[Figure]] = field(default_factory=dict)
    figures: list[AnswerFigure] = field(default_factory=list)
    warnings: list[AnswerWarning] = field(default_factory=list)
    table: AnswerTable | None = None
    readings: dict[int, str] = field(default_factory=dict)  # garbled citations as they are read

    def cite(self, document: Document, span: Span, section: tuple[str, ...] = (), shown: str = "") -> int:
        """The mark of a place in a document; `shown` is what the answer quotes of it, where it quotes it."""
        marker = self._cited(document, span, section)
        if shown and document.meta.noise >= NOISY and mapped(document.text, span).text != shown:
            self.read_as({marker: shown})
        return marker

    def read_as(self, readings: Mapping[int, str]) -> None:
        """Keep how garbled citations are read, and warn of all of them at once."""
        if readings:
            self.readings.update(readings)
            self.warnings = [one for one in self.warnings if one.kind != "ocr"]
            self.warn("ocr", MENDED[self.language], tuple(sorted(self.readings)))

    def _cited(self, document: Document, span: Span, section: tuple[str, ...]) -> int:
        for citation in self.citations:
            if citation.document == document.id and (citation.start, citation.end) == (span.start, span.end):
                return citation.marker
        meta = document.meta
        self.citations.append(
            Citation(
                marker=len(self.citations) + 1,
                document=document.id,
                title=meta.title,
                municipality=meta.municipality,
                committee=meta.committee,
                period=meta.period.code if meta.period else None,
                section=section,
                page=page_of(document.pages, span),
                start=span.start,
                end=span.end,
                quote=span.of(document.text),
            )
        )
        return len(self.citations)

    def figure(self, document: Document, figure: Figure) -> int:
        """Enter a figure into the answer and return the mark of its source."""
        marker = self.cite(document, figure.quote, figure.section)
        self.sources.setdefault(marker, []).append(figure)
        entry = AnswerFigure(
            text=amount(figure, self.language),
            value=str(signed_value(figure)),
            unit=figure.unit.symbol,
            activity=figure.activity,
            measure=str(figure.measure),
            period=figure.period.code if figure.period else None,
            municipality=document.meta.municipality,
            marker=marker,
        )
        if entry not in self.figures:
            self.figures.append(entry)
        if figure.reading is Reading.RECONSTRUCTED:
            self.warn("reconstructed", figure.note, (marker,))
        return marker

    def derive(
        self,
        text: str,
        value: str,
        unit: str,
        operation: Operation,
        inputs: list[tuple[str, int]],
        like: Figure,
        place: str | None,
        period: str | None = None,
    ) -> None:
        """Enter a calculated number with its inputs; `period` where it is of one."""
        self.figures.append(
            AnswerFigure(
                text=text,
                value=value,
                unit=unit,
                activity=like.activity,
                measure=str(Measure.CHANGE if operation in ("difference", "percent_change") else like.measure),
                period=period,
                municipality=place,
                marker=inputs[0][1],
                derived=Derived(operation, tuple(Input(number, marker) for number, marker in inputs)),
            )
        )

    def say(self, text: str, *markers: int, opens: Literal["", "paragraph", "item"] = "") -> None:
        """Add a sentence that rests on the marked places."""
        self.sentences.append(Sentence(text, tuple(dict.fromkeys(markers)), opens))

    def warn(self, kind: WarningKind, message: str, markers: tuple[int, ...] = ()) -> None:
        warning = AnswerWarning(kind, message, markers)
        if warning not in self.warnings:
            self.warnings.append(warning)

    def answer(self, status: Status) -> Answer:
        return Answer(
            status=status,
            language=self.language,
            answer=joined(self.sentences),
            citations=tuple(self.citations),
            figures=tuple(self.figures),
            table=self.table,
            warnings=tuple(self.warnings),
        )


def take_over(composer: Composer, other: Composer) -> None:
    """Add what another composer has collected, less the sentences that say no number which is not said already."""
    marks = {one.marker: _mark(composer, one) for one in other.citations}
    known = " ".join(sentence.text for sentence in composer.sentences)
    for sentence in other.sentences:
        if sentence.text in known or not tells_more(sentence.text, known):
            continue
        composer.sentences.append(replace(sentence, markers=tuple(marks[marker] for marker in sentence.markers)))
    used = {marker for sentence in composer.sentences for marker in sentence.markers}
    for figure in other.figures:
        moved = _moved(figure, marks)
        if moved.marker in used and moved not in composer.figures:
            composer.figures.append(moved)
    for marker, figures in other.sources.items():
        held = composer.sources.setdefault(marks[marker], [])
        held += [figure for figure in figures if figure not in held]
    composer.read_as({marks[marker]: shown for marker, shown in other.readings.items()})
    for warning in other.warnings:
        if warning.kind == "ocr":
            continue
        composer.warn(warning.kind, warning.message, tuple(marks[marker] for marker in warning.markers))
    composer.table = composer.table or other.table


def become(composer: Composer, other: Composer) -> None:
    """Hold what another composer has collected, word for word, in place of what is held."""
    for one in fields(Composer):
        setattr(composer, one.name, getattr(other, one.name))


NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?")


def tells_more(text: str, known: str) -> bool:
    """Whether a text has a number, in digits or in words, that another lacks; one without any is told for its words."""
    numbers = NUMBER.findall(text)
    if not numbers or not set(numbers) <= set(NUMBER.findall(known)):
        return True
    in_words = [one for one in find_quantities(text) if one.value is not None and not NUMBER.search(one.text)]
    held = {(one.value, one.unit) for one in find_quantities(known)} if in_words else set()
    return any((one.value, one.unit) not in held for one in in_words)


def _mark(composer: Composer, citation: Citation) -> int:
    for held in composer.citations:
        if (held.document, held.start, held.end) == (citation.document, citation.start, citation.end):
            return held.marker
    composer.citations.append(replace(citation, marker=len(composer.citations) + 1))
    return len(composer.citations)


def _moved(figure: AnswerFigure, marks: Mapping[int, int]) -> AnswerFigure:
    derived = figure.derived
    if derived is not None:
        inputs = tuple(replace(one, marker=marks.get(one.marker, one.marker)) for one in derived.inputs)
        derived = replace(derived, inputs=inputs)
    return replace(figure, marker=marks.get(figure.marker, figure.marker), derived=derived)


def joined(sentences: Sequence[Sentence]) -> str:
    """The sentences as text: paragraphs and list items on lines of their own."""
    before = {"": " ", "paragraph": "\n\n", "item": "\n- "}
    text = "".join(before[sentence.opens] + sentence.marked for sentence in sentences)
    return text.lstrip("\n ") if not sentences or sentences[0].opens != "item" else text.lstrip("\n")


def signed_value(figure: Figure) -> object:
    """The value as the contract gives it: a deviation is minus when unfavourable, all else as printed."""
    if figure.value is None:
        return ""
    if figure.measure is Measure.DEVIATION and figure.favourable is not None:
        return abs(figure.value) * (figure.favourable or 1)
    return figure.value


def page_of(pages: tuple[Page, ...], span: Span) -> int | None:
    """The page that a span begins on; None for a document without pages."""
    return next((page.number for page in pages if page.span.start <= span.start < page.span.end), None)
