"""An engine of two made-up reports, with a history of what it was asked, for the tests of the ways in."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from index.errors import EmptyFile, UnknownDocument
from index.types import (
    Document,
    Figure,
    Filters,
    Hit,
    Measure,
    Metadata,
    Page,
    Passage,
    PassageKind,
    Period,
    PeriodKind,
    ReportKind,
    Section,
    Span,
    Unit,
    UnitKind,
)
from service.api.checks import fits
from service.api.contract import Status
from service.types import Answer, AnswerFigure, AnswerWarning, Ask, Citation, Models

TEXT = (
    "# Ekonomi\n\nBarn och unga gick 4,4 mnkr över budget.\n\n| Verksamhet | Avvikelse |\n|---|---|\n| Vuxna | 1,2 |\n"
)
QUOTE = Span(TEXT.index("Barn"), TEXT.index("budget.") + len("budget."))
NUMBER = Span(TEXT.index("4,4"), TEXT.index("4,4") + 3)
PERIOD = Period(date(2023, 1, 1), date(2023, 8, 31), PeriodKind.SPAN)


def document(id: str, municipality: str, year: int = 2023, text: str = TEXT) -> Document:
    period = Period(date(year, 1, 1), date(year, 8, 31), PeriodKind.SPAN)
    meta = Metadata(f"Delårsrapport {municipality}", municipality, "Socialnämnden", ReportKind.INTERIM, period)
    sections = (Section(("Ekonomi",), 1, Span(0, len(text)), 0),)
    return Document(id, f"{municipality}.md", meta, text, (Page(1, Span(0, len(text))),), (), sections)


FIGURE = Figure(
    value=Decimal("-4.4"),
    text="4,4 mnkr",
    unit=Unit(UnitKind.MONEY, "mnkr", Decimal(1_000_000)),
    activity="Barn och unga",
    measure=Measure.DEVIATION,
    span=NUMBER,
    quote=QUOTE,
    section=("Ekonomi",),
    period=PERIOD,
    favourable=-1,
)

ANSWER = Answer(
    status="answered",
    language="sv",
    answer="Barn och unga i Lingonköping gick 4,4 mnkr över budget [1].",
    citations=(
        Citation(
            1, "a1", "Delårsrapport Lingonköping", "Lingonköping", "Socialnämnden", "2023-01/2023-08", ("Ekonomi",), 1,
            QUOTE.start, QUOTE.end, QUOTE.of(TEXT),
        ),
    ),
    figures=(
        AnswerFigure("4,4 mnkr", "-4.4", "mnkr", "Barn och unga", "deviation", "2023-01/2023-08", "Lingonköping", 1),
    ),
    warnings=(AnswerWarning("conflict", "Tabellen säger 4,5.", (1,)),),
    model=Models("fake"),
    timings_ms={"total": 1.0},
)  # fmt: skip


@dataclass(frozen=True)
class FakeResult:
    name: str
    status: str
    document: str


class FakeEngine:
    """`failing`, when set, is raised by `ask`."""

    def __init__(self, documents: Sequence[Document] | None = None, failing: Exception | None = None) -> None:
        self.papers = list(
            documents if documents is not None else (document("a1", "Lingonköping"), document("b2", "Blåbärsby", 2022))
        )
        self.failing = failing
        self.asked: list[Ask] = []
        self.added: list[tuple[str, bytes, dict[str, Any]]] = []
        self.figure_calls: list[tuple[Filters, str | None, str | None, int, int]] = []
        self.closed = 0

    def ask(self, ask: Ask) -> Answer:
        self.asked.append(ask)
        if self.failing is not None:
            raise self.failing
        return ANSWER

    def search(self, query: str, filters: Filters, k: int) -> list[Hit]:
        passage = Passage("Barn och unga gick 4,4 mnkr över budget.", "", QUOTE, ("Ekonomi",), PassageKind.PROSE, 1)
        return [Hit(paper.id, 7, passage, 0.5) for paper in self.papers if fits(paper, filters)][:k]

    def listed(self) -> list[Document]:
        return [replace(paper, text="", pages=(), parts=(), sections=()) for paper in self.papers]

    def documents(self) -> list[Document]:
        return list(self.papers)

    def document(self, id: str) -> Document:
        for paper in self.papers:
            if paper.id == id:
                return paper
        raise UnknownDocument(f"Det finns ingen rapport med id ”{id}”.")

    def add(self, name: str, data: bytes, overrides: dict[str, Any]) -> FakeResult:
        self.added.append((name, data, overrides))
        if not data:
            raise EmptyFile("Filen är tom.")
        id = hashlib.sha256(data).hexdigest()[:16]
        if any(paper.id == id for paper in self.papers):
            return FakeResult(name, "unchanged", id)
        self.papers.append(replace(document(id, overrides.get("municipality", "Hallonsta")), name=name))
        return FakeResult(name, "added", id)

    def ingest(self, paths: Sequence[Path], overrides: dict[str, Any], progress: Callable[..., None] | None) -> Any:
        return [self.add(path.name, path.read_bytes(), overrides) for path in paths]

    def remove(self, id: str) -> None:
        self.papers.remove(self.document(id))

    def figures(
        self, filters: Filters, activity: str | None, measure: str | None, offset: int, limit: int
    ) -> tuple[int, list[tuple[Document, Figure]]]:
        self.figure_calls.append((filters, activity, measure, offset, limit))
        found = [(paper, FIGURE) for paper in self.papers if fits(paper, filters)]
        return len(found), found[offset : offset + limit]

    def audit(self, id: str) -> Sequence[Any]:
        self.document(id)
        return ({"kind": "sum", "values": (Decimal("11.0"), Decimal("11.1")), "place": QUOTE},)

    def status(self) -> Status:
        return Status(len(self.papers), 3 * len(self.papers), "fake")

    def close(self) -> None:
        self.closed += 1
