"""The tables of the five real reports: cell by cell, with exact spans, and with totals that their parts add up to."""

import re
from decimal import Decimal

import pytest

from index.types import Row, RowKind, Table, TableStyle
from tests.index.tables.helpers import BAR, expected_of, lines, tables_of, text_of

REPORTS = ("000", "001", "002", "003", "004")
CASES = [(prefix, number) for prefix in REPORTS for number in expected_of(prefix)]


def same(found: str, expected: str) -> bool:
    """Whether a row is as expected; an expected label that ends in "…" is the beginning of the label."""
    label, _, cells = found.partition(BAR)
    wanted, _, wanted_cells = expected.partition(BAR)
    if "…" in wanted:
        head, _, rest = wanted.partition("…")
        return label.startswith(head) and label.endswith(rest) and cells == wanted_cells
    return found == expected


@pytest.mark.parametrize(("prefix", "number"), CASES, ids=[f"{prefix}-{number}" for prefix, number in CASES])
def test_cell_by_cell(prefix, number):
    headers, *rows = expected_of(prefix)[number]
    stub, *columns = headers.split(BAR)
    table = tables_of(prefix)[number]
    assert [table.stub, *table.columns[: len(columns)]] == [stub, *columns]
    found = lines(table, len(columns))
    assert [(a, b) for a, b in zip(found, rows, strict=True) if not same(a, b)] == []


@pytest.mark.parametrize(
    ("prefix", "counts"),
    [
        ("000", {TableStyle.PIPE: 25}),
        ("001", {TableStyle.COLUMNS: 9, TableStyle.STACKED: 1}),
        ("002", {TableStyle.TAB: 27}),
        ("003", {TableStyle.TAB: 34}),
        ("004", {TableStyle.COLUMNS: 6}),
    ],
)
def test_number_of_tables(prefix, counts):
    styles = [table.style for table in tables_of(prefix)]
    assert {style: styles.count(style) for style in set(styles)} == counts


@pytest.mark.parametrize("prefix", REPORTS)
def test_spans_are_exact_and_in_order(prefix):
    text = text_of(prefix)
    end = 0
    for table in tables_of(prefix):
        assert table.span.start >= end
        end = table.span.end
        for row in table.rows:
            assert table.span.covers(row.span)
            assert len(row.cells) == len(table.columns)
            for cell in row.cells:
                if cell is not None:
                    assert row.span.covers(cell.span)
                    assert " ".join(cell.span.of(text).split()) == cell.text


@pytest.mark.parametrize(("prefix", "numbers"), [("000", 306), ("001", 261), ("002", 605), ("003", 679), ("004", 276)])
def test_number_of_numeric_cells(prefix, numbers):
    cells = [cell for table in tables_of(prefix) for row in table.rows for cell in row.cells if cell]
    assert sum(bool(re.search(r"\d", cell.text)) and len(cell.text) < 20 for cell in cells) == numbers


@pytest.mark.parametrize("prefix", REPORTS)
def test_no_number_inside_a_table_is_lost(prefix):
    """Every number between a table's first row and its last is in a cell, a label or prose."""
    text = text_of(prefix)
    lost = []
    for table in tables_of(prefix):
        if table.style is TableStyle.STACKED:  # its columns' names stand between the cells
            continue
        for row in table.rows:
            kept = {place for cell in row.cells if cell for place in range(cell.span.start, cell.span.end)}
            kept |= set(row.prose.origin) if row.prose else set()
            for match in re.finditer(r"\d+(?:,\d+)?", row.span.of(text)):
                if row.span.start + match.start() not in kept and match.group() not in row.label:
                    lost.append((row.label, match.group()))
    assert lost == []


def value(row: Row, column: int) -> Decimal | None:
    cell = row.cells[column]
    found = re.fullmatch(r"[+-]?\d[\d ]*(?:,\d+)?", cell.text) if cell else None
    return Decimal(found.group().replace(" ", "").replace(",", ".")) if found else None


def parts(table: Table, total: int) -> list[Row]:
    """The rows of data above a total, up to the total before or the beginning of its group."""
    found: list[Row] = []
    for row in reversed(table.rows[:total]):
        if row.kind is RowKind.TOTAL or row.group != table.rows[total].group:
            break
        if row.kind is RowKind.DATA:
            found.append(row)
    return found


# Totals whose parts stand right above them, by report, table and row; the step is the last printed digit.
TOTALS = [
    ("000", 10, "Verksamhetens kostnader", 5, Decimal(1)),
    ("000", 11, "Summa", 8, Decimal(1)),
    ("000", 21, "Summa", 7, Decimal(1)),
    ("000", 22, "Summa", 2, Decimal(1)),
    ("001", 4, "Verksamhetens intäkter", 5, Decimal("0.1")),
    ("001", 4, "Verksamhetens kostnader", 9, Decimal("0.1")),
    ("001", 5, "Årets resultat", 5, Decimal("0.1")),
    ("001", 6, "Summa", 2, Decimal("0.1")),
    ("002", 4, "Summa", 6, Decimal("0.1")),
    ("002", 5, "Summa Barn och Unga", 5, Decimal("0.1")),
    ("002", 11, "Summa Vuxna", 4, Decimal("0.1")),
    ("002", 18, "Summa personer med funktionsnedsättning", 4, Decimal("0.1")),
    ("002", 19, "Summa SoL", 3, Decimal("0.1")),
    ("002", 22, "Summa LSS", 6, Decimal("0.1")),
    ("003", 20, "Netto", 9, Decimal(1)),
    ("003", 21, "Summa intäkter", 6, Decimal(1)),
    ("003", 21, "Summa kostnader", 8, Decimal(1)),
    ("003", 22, "Summa", 4, Decimal("0.1")),
    ("003", 23, "Summa", 5, Decimal("0.1")),
    ("003", 24, "Totalt", 2, Decimal("0.1")),
]


@pytest.mark.parametrize(
    ("prefix", "number", "label", "count", "step"), TOTALS, ids=[f"{p}-{n}-{label}" for p, n, label, _, _ in TOTALS]
)
def test_parts_add_up_to_the_total(prefix, number, label, count, step):
    table = tables_of(prefix)[number]
    place = next(place for place, row in enumerate(table.rows) if row.label == label)
    above = parts(table, place)[:count]
    assert len(above) == count
    for column in range(len(table.columns)):
        total = value(table.rows[place], column)
        values = [value(row, column) for row in above]
        if total is not None and None not in values:
            assert abs(sum(values) - total) <= step * (count + 1) / 2, table.columns[column]


@pytest.mark.parametrize("number", [18, 19])
def test_blocks_of_report_003_add_up(number):
    """In every block "Netto" is "Intäkter" plus "Kostnader"."""
    rows = tables_of("003")[number].rows
    nets = [place for place, row in enumerate(rows) if row.label == "Netto"]
    assert len(nets) == 5
    for place in nets:
        assert [row.label for row in rows[place - 3 : place]] == [rows[place].group[0], "Intäkter", "Kostnader"]
        for column in range(6):
            net = value(rows[place], column)
            assert abs(value(rows[place - 2], column) + value(rows[place - 1], column) - net) <= 1
