"""What the ways in (HTTP, command line) need of the engine, and its records as the contract's JSON objects."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from index.types import Document, Figure, Filters, Hit, Mapped, Period, Span
from service.types import MAX_QUESTION, Answer, Ask

if TYPE_CHECKING:  # what reads reports is heavy, and a service should answer soon after its start
    from index.figures.census import Census

Json = dict[str, Any]


@dataclass(frozen=True)
class Status:
    """How much the store holds, and which models answer."""

    documents: int
    passages: int
    embedding: str
    generator: str = "none"


class Engine(Protocol):
    """A store of reports that answers questions. Every method may be called from several threads at once.

    `add` and `ingest` give what index.ingest gives; `audit` gives index.audit's findings. They are read here by
    their fields (`plain`), so that this module loads neither. `document`, `audit` and `remove` raise
    UnknownDocument; `add` raises LoadError. `listed` gives every document without its text.
    """

    def ask(self, ask: Ask) -> Answer: ...
    def search(self, query: str, filters: Filters, k: int) -> list[Hit]: ...
    def listed(self) -> Sequence[Document]: ...
    def documents(self) -> list[Document]: ...
    def document(self, id: str) -> Document: ...
    def add(self, name: str, data: bytes, overrides: dict[str, Any]) -> Any: ...
    def ingest(self, paths: Sequence[Path], overrides: dict[str, Any], progress: Callable[..., None] | None) -> Any: ...
    def remove(self, id: str) -> None: ...
    def figures(
        self, filters: Filters, activity: str | None, measure: str | None, offset: int, limit: int
    ) -> tuple[int, list[tuple[Document, Figure]]]: ...
    def unread(self, filters: Filters) -> list[tuple[Document, "Census"]]: ...

    def audit(self, id: str) -> Sequence[Any]: ...
    def status(self) -> Status: ...
    def close(self) -> None: ...


def plain(value: Any) -> Any:
    """A record as JSON's own types: decimals as strings, dates as ISO 8601, periods as codes, spans as objects."""
    match value:
        case Period():
            return value.code
        case Mapped():
            return value.text
        case Enum():
            return value.value
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case Path():
            return str(value)
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    return value


def document_object(document: Document) -> Json:
    """A document without its text."""
    meta = document.meta
    return {
        "id": document.id,
        "name": document.name,
        "title": meta.title,
        "municipality": meta.municipality,
        "committee": meta.committee,
        "kind": plain(meta.kind),
        "period": meta.period.code if meta.period else None,
        "year": meta.period.year if meta.period else None,
        "meeting": plain(meta.meeting),
        "noise": round(meta.noise, 4),
        "doubts": list(meta.doubts),
        "characters": len(document.text),
        "pages": len(document.pages),
        "parts": [{"title": part.title, "kind": plain(part.kind), **span_object(part.span)} for part in document.parts],
    }


def text_object(document: Document) -> Json:
    """A document with its text, pages and headings: what a viewer needs."""
    return {
        **document_object(document),
        "text": document.text,
        "pages": [{"number": page.number, **span_object(page.span)} for page in document.pages],
        "sections": [
            {"path": list(section.path), "level": section.level, **span_object(section.span)}
            for section in document.sections
        ],
    }


def span_object(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def hit_object(hit: Hit, document: Document) -> Json:
    """A passage that a search found, placed in its document; `quote` is the document's text, verbatim."""
    passage = hit.content
    return {
        "document": hit.document,
        "title": document.meta.title,
        "municipality": document.meta.municipality,
        "committee": document.meta.committee,
        "period": document.meta.period.code if document.meta.period else None,
        "section": list(passage.section),
        "page": passage.page,
        "kind": passage.kind.value,
        "text": passage.text,
        "score": round(float(hit.score), 6),
        **span_object(passage.span),
        "quote": passage.span.of(document.text),
    }


def figure_object(document: Document, figure: Figure) -> Json:
    """A figure of a report. `value` has the printed sign; `favourable` is 1, 0, -1 or null."""
    return {
        "document": document.id,
        "title": document.meta.title,
        "municipality": document.meta.municipality,
        "committee": document.meta.committee,
        "period": figure.period.code if figure.period else None,
        "year": figure.period.year if figure.period else None,
        "activity": figure.activity,
        "group": list(figure.group),
        "line": plain(figure.line),
        "measure": figure.measure.value,
        "header": figure.header,
        "value": plain(figure.value),
        "unit": figure.unit.symbol,
        "unit_kind": figure.unit.kind.value,
        "text": figure.text,
        "favourable": figure.favourable,
        "approximate": figure.approximate,
        "total": figure.total,
        "reading": figure.reading.value,
        "note": figure.note,
        "section": list(figure.section),
        **span_object(figure.span),
        "quote_start": figure.quote.start,
        "quote_end": figure.quote.end,
        "quote": figure.quote.of(document.text),
    }


def figures_object(total: int, offset: int, limit: int, found: Sequence[tuple[Document, Figure]]) -> Json:
    return {
        "total": total,
        "offset": offset,
        "limit": limit,
        "figures": [figure_object(document, figure) for document, figure in found],
    }


def audit_object(document: str, findings: Sequence[Any]) -> Json:
    return {"document": document, "findings": plain(tuple(findings))}


def answer_object(answer: Answer) -> Json:
    found: Json = plain(answer)
    return found


def status_object(status: Status, version: str, max_upload: int) -> Json:
    return {
        "status": "ok",
        "documents": status.documents,
        "passages": status.passages,
        "model": {"embedding": status.embedding, "generator": status.generator},
        "version": version,
        "limits": {"question": MAX_QUESTION, "upload": max_upload},
    }
