"""Markdown tables."""

import pytest

from index.tables import find_tables
from index.types import RowKind, TableStyle
from tests.index.tables.helpers import lines, only

SIMPLE = """\
Text före.

| **Verksamhet (tkr)** | **Budget** | Utfall |
|:---|---:|---:|
| Skola * | 1 200 | 1 300 |
| - varav lokaler | 200 |  |
| **Summa** | **1 200** | **1 300** |

Text efter.
"""


def test_simple():
    table = only(SIMPLE)
    assert (table.style, table.stub, table.columns) == (TableStyle.PIPE, "Verksamhet (tkr)", ("Budget", "Utfall"))
    assert lines(table) == ["Skola ¦ 1 200 ¦ 1 300", "varav lokaler ¦ 200 ¦ .", "= Summa ¦ 1 200 ¦ 1 300"]
    assert table.header.of(SIMPLE) == "| **Verksamhet (tkr)** | **Budget** | Utfall |"
    assert table.span.of(SIMPLE).startswith("| **Verksamhet")
    assert table.span.of(SIMPLE).endswith("| **1 300** |")


def test_emphasis_is_outside_the_cell():
    total = only(SIMPLE).rows[-1]
    assert [cell.span.of(SIMPLE) for cell in total.cells] == ["1 200", "1 300"]


def test_a_header_without_rows_is_no_table():
    assert find_tables("| Verksamhet | 2021 | 2022 |\n|---|---|---|\n|---|---|---|\n") == ()


def test_a_header_printed_twice_is_one_header():
    text = "| Verksamhet | 2021 |\n|---|---|\n| Verksamhet | 2021 |\n| Skola | 5 |\n"
    assert lines(only(text)) == ["Skola ¦ 5"]


def test_contents_with_leaders_is_no_table():
    assert find_tables("|  |  |\n|---|---|\n| Sammanfattning ..... | 3 |\n| Ekonomi ..... | 4 |\n") == ()


def test_two_header_rows():
    text = "| Nämnd | Budget | | Utfall | |\n|---|---|---|---|---|\n"
    text += "| | 2023 | 2024 | 2023 | 2024 |\n| Skola | 1 | 2 | 3 | 4 |\n"
    table = only(text)
    assert table.columns == ("Budget | 2023", "Budget | 2024", "Utfall | 2023", "Utfall | 2024")
    assert lines(table) == ["Skola ¦ 1 ¦ 2 ¦ 3 ¦ 4"]


def test_title_in_a_row_of_its_own():
    text = "| Tabell 3 Drift | | |\n|---|---|---|\n| Nämnd | Budget | Utfall |\n| Skola | 1 | 2 |\n"
    table = only(text)
    assert (table.caption, table.stub, table.columns) == ("Tabell 3 Drift", "Nämnd", ("Budget", "Utfall"))


def test_words_only():
    text = "| Mål | Status | Kommentar |\n|---|---|---|\n| Tryggare kommun | Ej klart | Arbetet pågår. Mer väntas. |\n"
    table = only(text)
    assert table.rows[0].kind is RowKind.DATA
    assert lines(table) == ["Tryggare kommun ¦ Ej klart ¦ Arbetet pågår. Mer väntas."]


@pytest.mark.parametrize(
    "text", ["a | b", "| ensam rad |", "Ja | Nej\nEn rad till | och en"], ids=["one", "frame", "prose"]
)
def test_pipes_in_prose_are_no_table(text):
    assert find_tables(text) == ()


def test_escaped_pipe_is_a_character():
    assert only("| A | B |\n|---|---|\n| x \\| y | 1 |\n").rows[0].label == "x \\| y"
