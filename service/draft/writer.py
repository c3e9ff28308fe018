"""Collects a draft's sentences. Each passes the gate alone: what its own sources do not bear is not written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from index.types import Figure, Span, Unit
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
from service.draft.smoothing import Smoothing, paragraphs
from service.draft.sources import source_text
from service.gate import Guarded, guarded
from service.types import Language, Operation
from service.verify.answer import take_apart
from service.wording import period_phrase

MARKS = re.compile(r"\s*(?:\[\d+\])+")


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


@dataclass(frozen=True)
class _Said:
    """A sentence and all that it rests on."""

    text: str
    figures: Sequence[Figure]
    places: Sequence[Place]
    calculations: Sequence[Calculation]


@dataclass
class Writer:
    """Grows one draft."""

    body: Body
    order: Order
    copies: Copies
    smoothing: Smoothing | None = None
    sections: list[DraftSection] = field(default_factory=list)
    points: list[OpenPoint] = field(default_factory=list)
    used: list[Figure] = field(default_factory=list)
    told: set[str] = field(default_factory=set)  # causes that have been said
    _sentences: list[DraftSentence] = field(default_factory=list)
    _said: list[_Said] = field(default_factory=list)
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
        sentence = self.sentence(text, figures, places, calculations)
        if sentence is None:
            self._drop(text)
            return False
        self._sentences.append(sentence)
        self._said.append(_Said(text, figures, places, calculations))
        self._openings.append(_opening(text))
        self._note(figures, calculations)
        return True

    def sentence(
        self,
        text: str,
        figures: Sequence[Figure] = (),
        places: Sequence[Place] = (),
        calculations: Sequence[Calculation] = (),
    ) -> DraftSentence | None:
        """The sentence with its sources and proofs; None when the gate stops it."""
        composer = self._composed([_Said(text, figures, places, calculations)])
        if not guarded(composer, "answered", lambda: Composer(self.language), self._asked()).sentences:
            return None
        sources = tuple(self._source(citation.start, citation.end, composer) for citation in composer.citations)
        proofs = proofs_of(text, composer, sources, self.language)
        return DraftSentence(text, sources, proofs, self._paragraph)

    def finish(self, part: Part, heading: str) -> bool:
        """Close the section; False when nothing was said in it."""
        sentences, smooth = self._smoothed(heading) if self.smoothing is not None else (self._sentences, False)
        if sentences:
            self.sections.append(DraftSection(part, heading, tuple(sentences), smooth))
        self._sentences, self._said, self._paragraph = [], [], 0
        self._openings.clear()
        return bool(sentences)

    def _smoothed(self, heading: str) -> tuple[list[DraftSentence], bool]:
        """The section's sentences, paragraph by paragraph in the model's words where these are sound."""
        found: list[DraftSentence] = []
        smooth = False
        for places in paragraphs([sentence.paragraph for sentence in self._sentences]):
            composed = [self._sentences[at] for at in places]
            own = self._in_own_words(heading, composed, [self._said[at] for at in places])
            smooth = smooth or own is not None
            found += own or composed
        return found, smooth

    def _in_own_words(
        self, heading: str, composed: Sequence[DraftSentence], said: Sequence[_Said]
    ) -> list[DraftSentence] | None:
        """A paragraph in the model's words, each figure proven anew; None where it stays as it was composed."""
        composer = self._composed(said)
        passed = guarded(composer, "answered", lambda: Composer(self.language), self._asked())
        if self.smoothing is None or len(passed.sentences) != len(said):
            return None
        texts = self.smoothing.reworded(heading, self.body.document, passed)
        if texts is None:
            return None
        known = dict(zip((line.text for line in passed.sentences), composed, strict=True))
        found = [known.get(text) or self._proven(text, passed, composer, composed[0].paragraph) for text in texts]
        whole = [sentence for sentence in found if sentence is not None]
        if len(whole) < len(found):
            self.smoothing.reject()
            return None
        self.smoothing.use()
        return whole

    def _proven(self, marked: str, passed: Guarded, composer: Composer, paragraph: int) -> DraftSentence | None:
        """A sentence with marks as one of the draft; None where a figure is unproven or the words are a copy."""
        parts = take_apart(marked)
        text = MARKS.sub("", marked)
        cited = [citation for citation in passed.answer.citations if citation.marker in parts.markers]
        spans = {(citation.start, citation.end) for citation in cited}
        own = replace(composer, citations=[one for one in composer.citations if (one.start, one.end) in spans])
        sources = tuple(self._source(citation.start, citation.end, composer) for citation in own.citations)
        proofs = proofs_of(text, own, sources, self.language)
        if self.is_copy(text) or not all(proof.proven for proof in proofs):
            return None
        return DraftSentence(text, sources, proofs, paragraph)

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

    def _composed(self, said: Sequence[_Said]) -> Composer:
        document, composer = self.body.document, Composer(self.language)
        for sentence in said:
            markers = [composer.figure(document, figure) for figure in sentence.figures]
            markers += [composer.cite(document, place.span, place.section) for place in sentence.places]
            for one in sentence.calculations:
                marks = [composer.figure(document, figure) for figure in one.inputs]
                inputs = [(str(figure.value), mark) for figure, mark in zip(one.inputs, marks, strict=True)]
                place = document.meta.municipality
                composer.derive("", str(one.value), one.unit.symbol, one.operation, inputs, one.inputs[0], place)
                markers += marks
            composer.say(sentence.text, *markers)
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
