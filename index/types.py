"""What flows through the index: frozen records, each able to say where in its document it stands.

Every `Span` counts characters (code points) of the document's stored text, start included, end excluded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, order=True)
class Span:
    """Characters `start` (included) to `end` (excluded) of a document's stored text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, got {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers, verbatim."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def joined(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True)
class Mapped:
    """Readable text beside where each of its characters stands in the stored text.

    `text` is what a reader reads (hard-wrapped lines joined, end-of-line hyphens healed); `origin[i]` is the
    stored text's index of `text[i]`. Both have the same length; `origin` never decreases.
    """

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The stored text's span behind `text[start:end]`; an empty slice raises ValueError."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no characters at {start}..{end} in a text of {len(self.text)}")
        return Span(self.origin[start], self.origin[end - 1] + 1)


class PeriodKind(StrEnum):
    YEAR = "year"  # a whole calendar year (helår)
    SPAN = "span"  # months in a row, usually from January (jan-aug), or a tertial
    MONTH = "month"
    ROLLING = "rolling"  # the twelve months up to `end` (R12)
    POINT = "point"  # a reading on a day or in a month ("per 31 augusti")


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of time, both ends included."""

    start: date
    end: date
    kind: PeriodKind

    @property
    def year(self) -> int:
        return self.end.year

    @property
    def code(self) -> str:
        """ISO 8601 months, "2023-01/2023-08"; a point in time is its day, "2023-08-31"."""
        if self.kind is PeriodKind.POINT:
            return self.end.isoformat()
        return f"{self.start:%Y-%m}/{self.end:%Y-%m}"


class ReportKind(StrEnum):
    INTERIM = "delårsrapport"
    TERTIAL = "tertialbokslut"
    ANNUAL = "verksamhetsberättelse"
    MONTHLY = "månadsuppföljning"
    MEETING = "sammanträdeshandlingar"  # a bundle: notice, agenda items, reports
    PLAN = "plan"
    OTHER = "annat"


@dataclass(frozen=True)
class Page:
    number: int  # from 1
    span: Span


class PartKind(StrEnum):
    NOTICE = "kallelse"
    ITEM = "ärende"
    REPORT = "rapport"
    APPLICATION = "ansökan"
    PLAN = "plan"
    WHOLE = "hela dokumentet"


@dataclass(frozen=True)
class Part:
    """One paper of a bundle; a document that is no bundle has one part of kind WHOLE."""

    title: str
    kind: PartKind
    span: Span


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it until the next heading of any level."""

    path: tuple[str, ...]  # headings from the outermost in; () before the first heading
    level: int
    span: Span
    part: int  # index into Parsed.parts


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list
    HEADING = "heading"
    TABLE = "table"
    CONTENTS = "contents"  # table of contents, page headers and footers: not content


@dataclass(frozen=True)
class Block:
    kind: BlockKind
    body: Mapped  # for a table: its caption or an empty text; the data is in Parsed.tables[table]
    span: Span
    section: int  # index into Parsed.sections
    table: int | None = None  # index into Parsed.tables


class TableStyle(StrEnum):
    PIPE = "pipe"
    TAB = "tab"
    COLUMNS = "columns"  # bare runs of numbers after a label
    STACKED = "stacked"  # one value a line


@dataclass(frozen=True)
class Cell:
    text: str  # as printed, whitespace folded, footnote stars kept
    span: Span


class RowKind(StrEnum):
    DATA = "data"
    TOTAL = "total"
    GROUP = "group"  # a heading inside the table: no values of its own
    PROSE = "prose"  # sentences about the row above ("Analys ...")


@dataclass(frozen=True)
class Row:
    label: str  # the row's own label, footnote stars and list dashes stripped; "" when there is none
    cells: tuple[Cell | None, ...]  # one a column of Table.columns; None where nothing is printed
    kind: RowKind
    span: Span  # the label and all the cells
    group: tuple[str, ...] = ()  # labels of the group rows it stands under, outermost first
    unit: str = ""  # from a unit column of the table ("tkr"), as printed; else ""
    prose: Mapped | None = None  # PROSE rows: their readable text
    placed: bool = True  # False: fewer cells than columns, and which columns they belong to is not known


@dataclass(frozen=True)
class Table:
    """A grid found in the text: row labels to the left, value columns to the right.

    `columns[j]` is column j's header as one string: the header rows joined from the top down by " | " with words
    that the PDF broke put together again ("Budgetavvikelse"), a spanning header repeated over its columns.
    """

    style: TableStyle
    stub: str  # header of the label column ("Verksamhet (tkr)"), "" when none
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    span: Span
    header: Span | None  # of the header rows
    caption: str = ""  # a title line that belongs to the table, when the table itself carries one
    continued: int | None = None  # index of the table that this one goes on from (split over pages)


@dataclass(frozen=True)
class Parsed:
    """A document's text taken apart. Blocks, tables and sections are in reading order."""

    text: str
    pages: tuple[Page, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Metadata:
    """What a document is, read from its content; None where the content does not say."""

    title: str
    municipality: str | None = None  # short name: "Huddinge"
    committee: str | None = None  # "Socialnämnden"
    kind: ReportKind | None = None
    period: Period | None = None
    meeting: date | None = None
    noise: float = 0.0  # share of words that look garbled by OCR, 0..1
    doubts: tuple[str, ...] = ()  # sentences for the user, in Swedish


class UnitKind(StrEnum):
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"  # procentenheter
    COUNT = "count"
    DURATION = "duration"
    INDEX = "index"  # a score without unit (HME)
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Unit:
    """`scale` turns a value into the kind's base unit (kronor for money, 1 else)."""

    kind: UnitKind
    symbol: str  # "mnkr", "tkr", "kr", "%", "procentenheter", "dygn", "hushåll"; "" when none is known
    scale: Decimal = Decimal(1)


class Measure(StrEnum):
    BUDGET = "budget"
    OUTCOME = "outcome"
    FORECAST = "forecast"
    DEVIATION = "deviation"  # from budget
    TARGET = "target"
    ATTAINMENT = "attainment"  # how far a target is met
    CHANGE = "change"  # between two periods or two forecasts
    SHARE = "share"
    AMOUNT = "amount"  # a sum that is none of the above: a grant, a price
    OTHER = "other"


class Line(StrEnum):
    """Which side of the accounts a figure is on."""

    INCOME = "income"
    COST = "cost"
    NET = "net"


class Reading(StrEnum):
    READ = "read"
    RECONSTRUCTED = "reconstructed"  # sign or decimal comma restored by arithmetic
    UNREADABLE = "unreadable"
    DERIVED = "derived"


@dataclass(frozen=True)
class Figure:
    """A number that a report states, with all that a reader needs to check it.

    `value` keeps the printed digits and sign. For a deviation, `favourable` says whether it is good for the budget
    (+1), bad (-1), nil (0) or not known (None), whatever sign convention the table uses.
    """

    value: Decimal | None  # None: unreadable
    text: str  # as printed: "-24 107", "19,9 miljoner kronor"
    unit: Unit
    activity: str  # what is measured: the row label or the words of the sentence
    measure: Measure
    span: Span  # the number itself
    quote: Span  # the row or sentence to cite
    section: tuple[str, ...]  # heading path
    group: tuple[str, ...] = ()
    line: Line | None = None
    period: Period | None = None
    favourable: int | None = None
    approximate: bool = False
    reading: Reading = Reading.READ
    note: str = ""  # reconstructed: the calculation, in Swedish
    header: str = ""  # the column header it stands under
    table: int | None = None
    row: int | None = None
    column: int | None = None
    total: bool = False  # stands in a total row
    earlier: bool = False  # a forecast, or its deviation, made earlier in the year than the report ("Prognos delår 1")

    @property
    def base_value(self) -> Decimal | None:
        """The value in the unit kind's base unit (kronor for money)."""
        return None if self.value is None else self.value * self.unit.scale

    @property
    def size(self) -> Decimal:
        """The magnitude in the base unit, 0 for an unreadable figure: what figures are ordered by."""
        return Decimal(0) if self.value is None else abs(self.value * self.unit.scale)


class PassageKind(StrEnum):
    PROSE = "prose"
    ROW = "row"  # one table row as "header: value" text


@dataclass(frozen=True)
class Passage:
    """A piece of a document that is searched and cited as one. `text` is readable; `span` is where it stands."""

    text: str
    context: str  # what a search must also see: title, heading path, unit, group
    span: Span
    section: tuple[str, ...]
    kind: PassageKind
    page: int | None = None
    part: str = ""
    table: int | None = None
    row: int | None = None


@dataclass(frozen=True)
class Document:
    """A stored report."""

    id: str  # first 16 hex digits of the SHA-256 of the file's content
    name: str  # file name
    meta: Metadata
    text: str
    pages: tuple[Page, ...] = ()
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = field(default=())


@dataclass(frozen=True)
class Hit:
    """A passage that a search found; `score` orders hits of one search and means nothing across searches."""

    document: str
    passage: int  # the store's passage number
    content: Passage
    score: float


@dataclass(frozen=True)
class Filters:
    """Which documents to look in; an empty tuple means all. Matching is by equality, ignoring case."""

    municipality: tuple[str, ...] = ()
    committee: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    document: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement:
    """A sentence of the prose, with what it is about.

    `activities` are ids of `index.activities`: those that the sentence names, else those of its heading or of the
    text it goes on from (`named` says which). `cause` is 2 where the sentence states a reason outright ("beror på"),
    1 where it may be one ("bidrar till"), else 0.
    """

    text: str
    span: Span
    section: tuple[str, ...]
    activities: tuple[str, ...] = ()
    named: bool = False
    cause: int = 0
    item: bool = False  # of a list
    block: int = 0  # index into Parsed.blocks: sentences of one paragraph share it
