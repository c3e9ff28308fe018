"""The chart that a small table of a few sums belongs to: its title, printed among its words, names the rows."""

import re
from dataclasses import replace

from index.figures import headers
from index.figures.headers import Column
from index.periods import year_to_date
from index.types import Period, PeriodKind, RowKind, Table

_UNIT_NOTE = re.compile(r"\s*\((?:i\s+)?(?:mnkr|tkr|mkr|kr|%|procent|antal|st)\)", re.IGNORECASE)
_EXTENT = re.compile(r",?\s*(?:de\s+)?senaste\s+\w+\s+månaderna|,?\s*rullande\s+\w+(?:\s+månader)?", re.IGNORECASE)
_LONGEST = 14
"""Words of a title with its legend; what is longer is a paragraph."""


def chart_title(table: Table, before: str) -> str:
    """What a table of nothing but measures ("Budget ack.", "Utfall ack.") is about: the title that stands before it,
    less the unit, the extent and the legend; "" where the table or the words are of another kind."""
    rows = [row for row in table.rows if row.kind is not RowKind.PROSE]
    bare = not table.stub and not table.caption and all(row.label and not row.group for row in rows)
    if not rows or not bare or not all(headers.only_measure(row.label) for row in rows):
        return ""
    if len(before.split()) > _LONGEST or before.rstrip().endswith((".", ":", "?")):
        return ""
    words = _EXTENT.sub("", _UNIT_NOTE.sub("", before)).split()
    while words and headers.only_measure(words[-1]) and headers.read_header(words[-1], None).measure is not None:
        words.pop()  # the legend
    title = " ".join(words).strip(" ,;:–-")
    return title if title and not headers.only_measure(title) else ""


def summed(column: Column, label: str, document: Period | None) -> Column:
    """ "Utfall ack." in the column of a month is what has gone of the year by then."""
    period = column.period
    if document is None or period is None or period.kind is not PeriodKind.MONTH:
        return column
    return (
        replace(column, period=year_to_date(period.end))
        if headers.read_header(label, document).said.to_date
        else column
    )
