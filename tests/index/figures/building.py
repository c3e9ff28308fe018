"""Small documents for the figures' tests: tables made by hand, and the real reports read once."""

from dataclasses import dataclass
from functools import cache

from index.figures import extract_figures
from index.ingest import analyse
from index.periods import months
from index.types import (
    Block,
    BlockKind,
    Cell,
    Figure,
    Mapped,
    Metadata,
    Parsed,
    Part,
    PartKind,
    Row,
    RowKind,
    Section,
    Span,
    Table,
    TableStyle,
)
from tests.reports import report

TO_AUGUST = months(2023, 1, 8)
META = Metadata("Delårsrapport", "Solby", "Socialnämnden", period=TO_AUGUST)


@dataclass(frozen=True)
class Line:
    """A row to be: label, cells ("" where nothing is printed), and what the table reader would say of it."""

    label: str
    cells: tuple[str, ...]
    group: tuple[str, ...] = ()
    kind: RowKind = RowKind.DATA
    unit: str = ""


@dataclass(frozen=True)
class Made:
    """A table to be."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    stub: str = ""
    caption: str = ""


def line(label: str, *cells: str, group: str = "", total: bool = False, unit: str = "") -> Line:
    return Line(label, cells, (group,) if group else (), RowKind.TOTAL if total else RowKind.DATA, unit)


def table(*columns: str, rows: tuple[Line, ...], stub: str = "", caption: str = "") -> Made:
    return Made(columns, rows, stub, caption)


def document(*tables: Made, before: str = "", heading: str = "Ekonomi") -> Parsed:
    """A document of one section: a paragraph, then the tables, one cell after another."""
    text, blocks, made = heading + "\n", [], []
    if before:
        blocks.append(_paragraph(before, len(text)))
        text += before + "\n"
    for index, one in enumerate(tables):
        start, rows = len(text), []
        for given in one.lines:
            text, row = _row(text, given)
            rows.append(row)
        span = Span(start, len(text))
        made.append(Table(TableStyle.PIPE, one.stub, one.columns, tuple(rows), span, None, one.caption))
        blocks.append(Block(BlockKind.TABLE, Mapped("", ()), span, 0, index))
    whole = Span(0, len(text))
    parts = (Part("Delårsrapport", PartKind.WHOLE, whole),)
    return Parsed(text, (), parts, (Section((heading,), 1, whole, 0),), tuple(blocks), tuple(made))


def _paragraph(text: str, start: int) -> Block:
    mapped = Mapped(text, tuple(range(start, start + len(text))))
    return Block(BlockKind.PARAGRAPH, mapped, Span(start, start + len(text)), 0)


def _row(text: str, given: Line) -> tuple[str, Row]:
    start, cells = len(text), []
    text += given.label
    for printed in given.cells:
        text += " | "
        cells.append(Cell(printed, Span(len(text), len(text) + len(printed))) if printed else None)
        text += printed
    row = Row(given.label, tuple(cells), given.kind, Span(start, len(text)), given.group, given.unit)
    return text + "\n", row


def figures(*tables: Made, meta: Metadata = META, before: str = "", heading: str = "Ekonomi") -> list[Figure]:
    """The table figures of a made document, in reading order."""
    found = extract_figures(document(*tables, before=before, heading=heading), meta)
    return [figure for figure in found if figure.table is not None]


@cache
def real(prefix: str) -> tuple[Parsed, Metadata, tuple[Figure, ...]]:
    """A real report: taken apart, described and read."""
    read = analyse(report(prefix))
    return read.parsed, read.document.meta, read.figures


def cells(prefix: str, activity: str, header: str = "", group: str = "") -> list[Figure]:
    """Table figures of a real report with that activity, header and (last) group."""
    return [
        figure
        for figure in real(prefix)[2]
        if figure.table is not None
        and figure.activity == activity
        and header in figure.header
        and (not group or group in figure.group)
    ]
