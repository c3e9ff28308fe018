"""What a draft is: sections of sentences, each with its sources and a proof of every figure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from service.types import Language

Length = Literal["short", "normal", "long"]


class Part(StrEnum):
    """The sections that a summary may have, in their order. The values are what a user writes."""

    ECONOMY = "ekonomi"
    GOALS = "mål"
    STAFF = "personal"
    CONTROL = "internkontroll"
    AHEAD = "framåt"


class ProofStatus(StrEnum):
    PROVEN = "proven"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"


@dataclass(frozen=True)
class Source:
    """A place of the report. `text` is what a reader needs of it: a cell with its labels, or a sentence."""

    document: str
    start: int
    end: int
    section: tuple[str, ...]
    page: int | None
    text: str

    @property
    def place(self) -> str:
        """Headings and page, as a footnote gives them."""
        page = f"s. {self.page}" if self.page is not None else ""
        return ", ".join(part for part in (" › ".join(self.section[-2:]), page) if part)


@dataclass(frozen=True)
class Proof:
    """One figure of a text and what bears it.

    `calculation` is empty for a figure that stands in the report as it is written; `note` says what a reader should
    know of the source (reconstructed by arithmetic); `right` is what the report says where the figure is contradicted.
    """

    text: str
    status: ProofStatus
    sources: tuple[Source, ...] = ()
    calculation: str = ""
    note: str = ""
    right: str = ""
    start: int = 0  # of the figure in its sentence
    end: int = 0

    @property
    def proven(self) -> bool:
        return self.status is ProofStatus.PROVEN


@dataclass(frozen=True)
class DraftSentence:
    text: str
    sources: tuple[Source, ...] = ()
    proofs: tuple[Proof, ...] = ()
    paragraph: int = 0  # sentences of one section with the same number share a paragraph


@dataclass(frozen=True)
class DraftSection:
    part: Part | None  # None: a section that an editor added
    heading: str
    sentences: tuple[DraftSentence, ...]
    reworded: bool = False  # at least one paragraph is in a model's words

    def paragraphs(self) -> Iterator[tuple[DraftSentence, ...]]:
        for number in sorted({sentence.paragraph for sentence in self.sentences}):
            yield tuple(sentence for sentence in self.sentences if sentence.paragraph == number)


@dataclass(frozen=True)
class LeftOut:
    """A section that the draft does not have, with the reason as a sentence."""

    part: Part
    heading: str
    reason: str


class PointKind(StrEnum):
    CONFLICT = "conflict"  # the report contradicts itself
    RECONSTRUCTED = "reconstructed"
    PERIOD = "period"  # a period or deviation that the report does not give
    MISSING = "missing"  # material that was looked for in vain
    OCR = "ocr"
    DROPPED = "dropped"  # a sentence that the gate did not let through


@dataclass(frozen=True)
class OpenPoint:
    """Something that a person has to look at before the draft is used."""

    kind: PointKind
    message: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A summary of one report."""

    document: str
    title: str
    report: str  # the report's own title
    municipality: str | None
    language: Language
    length: Length
    sections: tuple[DraftSection, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()
    edited: bool = False
    generator: str = "none"  # whose words they are; "none (NAME: rejected)" where a model was asked in vain
    prompt: str | None = None

    @property
    def sentences(self) -> tuple[DraftSentence, ...]:
        return tuple(sentence for section in self.sections for sentence in section.sentences)

    @property
    def proofs(self) -> tuple[Proof, ...]:
        return tuple(proof for sentence in self.sentences for proof in sentence.proofs)

    @property
    def unproven(self) -> tuple[Proof, ...]:
        return tuple(proof for proof in self.proofs if not proof.proven)

    @property
    def share_proven(self) -> float:
        """Share of the figures that are proven; 1 for a draft without figures."""
        proofs = self.proofs
        return 1.0 if not proofs else sum(proof.proven for proof in proofs) / len(proofs)


@dataclass(frozen=True)
class Order:
    """What is asked for. No parts means all that the report has material for."""

    parts: tuple[Part, ...] = field(default=())
    length: Length = "normal"
    language: Language = "sv"

    def wants(self, part: Part) -> bool:
        return not self.parts or part in self.parts
