"""Tables of the real reports as lines of text that can be held up against the page."""

from functools import cache
from pathlib import Path

from index.loading import load
from index.tables import find_tables
from index.types import Row, RowKind, Table
from tests.reports import report

EXPECTED = Path(__file__).parent / "expected"
MARKS = {RowKind.DATA: "", RowKind.TOTAL: "= ", RowKind.GROUP: "# ", RowKind.PROSE: "> "}
BAR = " ¦ "


@cache
def text_of(prefix: str) -> str:
    """The stored text of a real report."""
    return load(report(prefix)).text


@cache
def tables_of(prefix: str) -> tuple[Table, ...]:
    return find_tables(text_of(prefix))


def only(text: str) -> Table:
    """The one table that a text must hold."""
    (table,) = find_tables(text)
    return table


def line(row: Row, width: int | None = None) -> str:
    """A row as the files of expected tables have it: "label ¦ cell ¦ cell"."""
    name = MARKS[row.kind] + row.label + (f" [{row.unit}]" if row.unit else "") + ("" if row.placed else " ?")
    if row.kind in (RowKind.GROUP, RowKind.PROSE):
        return name
    return BAR.join([name, *(cell.text if cell else "." for cell in row.cells[:width])])


def lines(table: Table, width: int | None = None) -> list[str]:
    return [line(row, width) for row in table.rows]


def expected_of(prefix: str) -> dict[int, list[str]]:
    """The expected tables of a report by number: the line of headers, then the rows."""
    found: dict[int, list[str]] = {}
    for text in (EXPECTED / f"{prefix}.txt").read_text(encoding="utf-8").splitlines()[2:]:
        if text.startswith("== "):
            number, headers = text[3:].split(BAR, 1)
            rows = found.setdefault(int(number), [headers])
        else:
            rows.append(text)
    return found
