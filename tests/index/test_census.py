"""What of the tables' numbers was read in full, and what is told of the others."""

from dataclasses import replace

from index.figures import extract_figures
from index.figures.census import census
from index.layout import parse
from index.metadata import read_metadata
from index.tables import find_tables

TEXT = """# Delårsrapport januari–augusti 2024, Socialnämnden, Testhamn

## Ekonomi

| Verksamhet, tkr | Utfall jan-aug 2024 | Budget jan-aug 2024 |
|---|---|---|
| Vuxna | 120 | 110 |
| Barn | 80 | 95 |
"""


def read():
    tables = find_tables(TEXT)
    parsed = parse(TEXT, (), tables)
    return parsed.tables, extract_figures(parsed, read_metadata(parsed, "rapport.md"))


def test_a_clean_table_is_read_in_full() -> None:
    counted = census(*read())
    assert (counted.numbers, counted.missing, counted.share) == (4, (), 1.0)


def test_what_a_cell_lacks_is_told_with_its_row_and_column() -> None:
    tables, figures = read()
    first = figures[0]
    counted = census(tables, [replace(first, period=None), *figures[2:]])
    assert [(one.text, one.row, one.lack) for one in counted.missing] == [
        ("120", "Vuxna", "period"),
        ("110", "Vuxna", "figure"),
    ]
    assert counted.share == 0.5
