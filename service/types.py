"""What the service takes in and gives out: the HTTP contract as frozen records.

Field names are the contract's; `service.api` turns them into JSON with `dataclasses.asdict`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from index.types import Filters

Language = Literal["sv", "en"]
Status = Literal["answered", "partial", "not_found"]
Operation = Literal["difference", "sum", "ratio", "share", "percent_change", "mean"]
WarningKind = Literal["conflict", "reconstructed", "premise", "ocr", "definition", "scope"]

MAX_QUESTION = 2000
"""Longest question in characters; a longer one is refused with a sentence that says so."""


@dataclass(frozen=True)
class Turn:
    """An earlier question and its answer."""

    question: str
    answer: str = ""


@dataclass(frozen=True)
class Ask:
    """A question with its filters."""

    question: str
    filters: Filters = field(default_factory=Filters)
    language: Literal["auto", "sv", "en"] = "auto"
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True)
class Citation:
    """A place in a document. `quote` is the document's text from `start` to `end`, verbatim."""

    marker: int
    document: str
    title: str
    municipality: str | None
    committee: str | None
    period: str | None
    section: tuple[str, ...]
    page: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Input:
    value: str
    marker: int


@dataclass(frozen=True)
class Derived:
    operation: Operation
    inputs: tuple[Input, ...]


@dataclass(frozen=True)
class AnswerFigure:
    """A number of the answer. `value` is a decimal string; a deviation is minus when unfavourable."""

    text: str
    value: str
    unit: str
    activity: str
    measure: str
    period: str | None
    municipality: str | None
    marker: int
    derived: Derived | None = None


@dataclass(frozen=True)
class AnswerTable:
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class AnswerWarning:
    kind: WarningKind
    message: str
    markers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Models:
    embedding: str
    generator: str = "none"
    prompt: str | None = None


@dataclass(frozen=True)
class Answer:
    status: Status
    language: Language
    answer: str
    citations: tuple[Citation, ...] = ()
    figures: tuple[AnswerFigure, ...] = ()
    table: AnswerTable | None = None
    warnings: tuple[AnswerWarning, ...] = ()
    model: Models = Models(embedding="none")
    timings_ms: dict[str, float] = field(default_factory=dict)
