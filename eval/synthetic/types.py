"""What the generator gives: a report's text and every figure that was put into it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.types import Line, Measure


class Style(StrEnum):
    PIPE = "pipe"  # Markdown, <b> totals, "&" in labels
    TAB = "tab"
    TAB_TWO_HEADERS = "tab_two_headers"  # income, cost and net under spanning headers, words broken by the PDF
    COLUMNS = "columns"  # hard-wrapped text, bare runs of numbers, headers broken over lines
    STACKED = "stacked"  # as COLUMNS, the sick leave one value a line
    BLOCKS = "blocks"  # group rows with Intäkter / Kostnader / Netto under each
    NOISY = "noisy"  # as COLUMNS, letters garbled as by OCR; digits are never touched


class Convention(StrEnum):
    """How a table prints costs and deviations."""

    COSTS_POSITIVE = "costs_positive"  # deviation = budget - outcome: plus is good
    COSTS_NEGATIVE = "costs_negative"  # deviation = outcome - budget: plus is good
    OVERRUN_POSITIVE = "overrun_positive"  # costs positive, deviation = outcome - budget: plus is bad


@dataclass(frozen=True)
class KnownFigure:
    """A number of the report. `text[start:end]` of the report is `printed`.

    `value` is as printed, sign included; `favourable` says of a deviation whether it is good (+1), bad (-1) or nil.
    `header` is the column's header as a reader would say it ("Prognos helår"), "" for a figure of the prose.
    """

    activity: str
    measure: Measure
    period: str  # "2024-01/2024-08", or "2024-08" for a reading in a month
    value: Decimal
    unit: str
    printed: str
    start: int
    end: int
    favourable: int | None = None
    line: Line | None = None
    header: str = ""
    total: bool = False


@dataclass(frozen=True)
class SyntheticReport:
    name: str  # a file name
    text: str
    municipality: str
    committee: str
    year: int
    period: str
    style: Style
    convention: Convention
    figures: tuple[KnownFigure, ...]
