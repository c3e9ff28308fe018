"""Collects a draft's sentences. Each passes the gate alone: what its own sources do not bear is not written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from index.types import Figure, Reading, Span, Unit
from service.composer import Composer, page_of
from service.draft.body import Body, Copies
from service.draft.proof import proofs_of
from service.draft.records import (
    DraftSection,
    DraftSentence,
    Length,
    OpenPoint,
    Order,
    Part,
    PointKind,
    Source,
)
from service.gate import guarded
from service.types import Language, Operation
from service.wording import period_phrase


@dataclass(frozen=True)
class Calculation:
    """A number of a sentence that is calculated from figures of the report."""

    value: Decimal
    unit: Unit
    operation: Operation
    inputs: tuple[Figure, ...]


@dataclass(frozen=True)
class Place:
    """A piece of the report that a sentence rests on without a figure record: a sentence, a heading, a table cell."""

    span: Span
    section: tuple[str, ...] = ()


@dataclass
class Writer:
    """Grows one draft."""

    body: Body
    order: Order
    copies: Copies
    sections: list[DraftSection] = field(default_factory=list)
    points: list[OpenPoint] = field(default_factory=list)
    used: list[Figure] = field(default_factory=list)
    _sentences: list[DraftSentence] = field(default_factory=list)
    _paragraph: int = 0
    _openings: list[str] = field(default_factory=list)

    @property
    def language(self) -> Language:
        return self.order.language

    @property
    def length(self) -> Length:
        return self.order.length

    @property
    def swedish(self) -> bool:
        return self.language == "sv"

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that the report writes with a capital inside its sentences."""
        return frozenset(re.findall(r"(?<=[a-zåäö,] )[A-ZÅÄÖ][\w-]+", self.body.document.text))

    @property
    def said(self) -> bool:
        """Whether the section under way has a sentence."""
        return bool(self._sentences)

    def paragraph(self) -> None:
        """What is said next begins a new paragraph."""
        self._paragraph += 1

    def say(
        self,
        variants: str | Sequence[str],
        figures: Sequence[Figure] = (),
        places: Sequence[Place] = (),
        calculations: Sequence[Calculation] = (),
    ) -> bool:
        """Add a sentence; of several wordings the one whose opening was used least. False when the gate stops it."""
        text = self._chosen([variants] if isinstance(variants, str) else list(variants))
        composer = self._composed(text, figures, places, calculations)
        passed = guarded(composer, "answered", lambda: Composer(self.language), self._asked())
        if not passed.sentences:
            self._drop(text)
            return False
        sources = tuple(self._source(citation.start, citation.end, composer) for citation in composer.citations)
        proofs = proofs_of(text, composer, sources, self.body.document, self.language)
        self._sentences.append(DraftSentence(text, sources, proofs, self._paragraph))
        self._openings.append(_opening(text))
        self._note(figures, calculations)
        return True

    def finish(self, part: Part, heading: str) -> bool:
        """Close the section; False when nothing was said in it."""
        sentences, self._sentences, self._paragraph = tuple(self._sentences), [], 0
        self._openings.clear()
        if sentences:
            self.sections.append(DraftSection(part, heading, sentences))
        return bool(sentences)

    def point(self, kind: PointKind, message: str, *places: Place) -> None:
        sources = tuple(self._plain_source(place) for place in places)
        found = OpenPoint(kind, message, sources)
        if found not in self.points:
            self.points.append(found)

    def is_copy(self, text: str) -> bool:
        return bool(self.copies.run(text))

    def _chosen(self, variants: list[str]) -> str:
        """The first wording that copies nothing and opens unlike the sentence before, and unlike others if it can."""
        ranked = sorted(
            range(len(variants)),
            key=lambda i: (
                self.is_copy(variants[i]),
                _opening(variants[i]) in self._openings[-1:],
                self._openings.count(_opening(variants[i])),
                i,
            ),
        )
        return variants[ranked[0]]

    def _composed(
        self, text: str, figures: Sequence[Figure], places: Sequence[Place], calculations: Sequence[Calculation]
    ) -> Composer:
        document, composer = self.body.document, Composer(self.language)
        markers = [composer.figure(document, figure) for figure in figures]
        markers += [composer.cite(document, place.span, place.section) for place in places]
        for one in calculations:
            marks = [composer.figure(document, figure) for figure in one.inputs]
            inputs = [(str(figure.value), mark) for figure, mark in zip(one.inputs, marks, strict=True)]
            place = document.meta.municipality
            composer.derive("", str(one.value), one.unit.symbol, one.operation, inputs, one.inputs[0], place)
            markers += marks
        composer.say(text, *markers)
        return composer

    def _asked(self) -> str:
        meta = self.body.document.meta
        return f"{meta.municipality or ''} {period_phrase(meta.period, 'sv')} {period_phrase(meta.period, 'en')}"

    def _source(self, start: int, end: int, composer: Composer) -> Source:
        document = self.body.document
        citation = next(c for c in composer.citations if (c.start, c.end) == (start, end))
        figures = composer.sources.get(citation.marker, [])
        return Source(
            document=document.id,
            start=start,
            end=end,
            section=citation.section,
            page=citation.page,
            text=source_text(citation.quote, figures),
        )

    def _plain_source(self, place: Place) -> Source:
        document = self.body.document
        text = source_text(place.span.of(document.text), ())
        page = page_of(document.pages, place.span)
        return Source(document.id, place.span.start, place.span.end, place.section, page, text)

    def _drop(self, text: str) -> None:
        lead = "En mening stoppades av kontrollen" if self.swedish else "A sentence was stopped by the check"
        self.points.append(OpenPoint(PointKind.DROPPED, f"{lead}: {text}"))

    def _note(self, figures: Sequence[Figure], calculations: Sequence[Calculation]) -> None:
        self.used += figures
        for one in calculations:
            self.used += one.inputs


def _opening(text: str) -> str:
    """A sentence's first word."""
    return text.split(" ", 1)[0].lower()


def source_text(quote: str, figures: Sequence[Figure]) -> str:
    """What a reader sees of a source: cells with their labels, or the sentence on one line."""
    cells = [figure for figure in figures if figure.table is not None and figure.reading is not Reading.DERIVED]
    if cells:
        label = " – ".join(part for part in (*cells[0].group[-1:], cells[0].activity) if part)
        parts = dict.fromkeys(_cell(figure) for figure in cells)
        return f"{label}: {'; '.join(parts)}"
    return " ".join(quote.split())


def _cell(figure: Figure) -> str:
    header = " ".join(figure.header.replace("|", " ").split()) or str(figure.measure)
    unit = figure.unit.symbol
    shown = figure.text if not unit or unit in figure.text else f"{figure.text} {unit}"
    return f"{header} {shown}"
