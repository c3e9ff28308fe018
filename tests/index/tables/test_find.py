"""What holds for every text: tables in order, exact spans, linear time."""

import cProfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.tables import find_tables
from index.types import TableStyle
from tests.index.tables.helpers import lines, only

PIECES = [
    "Budget",
    "Utfall 2023",
    "Skola",
    "Summa",
    "1 200",
    "-3,5",
    "12",
    "%",
    "\t",
    "\n",
    "\n\n",
    "|",
    "---",
    " ",
    "*",
    "\f",
    "å.",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_gives_tables_with_exact_spans(text):
    end = 0
    for number, table in enumerate(find_tables(text)):
        assert table.span.start >= end
        end = table.span.end
        assert table.continued is None or table.continued < number
        for row in table.rows:
            assert len(row.cells) == len(table.columns)
            assert table.span.covers(row.span)
            for cell in row.cells:
                assert cell is None or (
                    row.span.covers(cell.span) and " ".join(cell.span.of(text).split()) == cell.text
                )
            if row.prose:
                assert len(row.prose.text) == len(row.prose.origin)


NUMBERS = st.integers(-9_999, 99_999)
ROWS = st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=2, max_size=6)
NAMES = ["Skola", "Vård", "Kultur", "Miljö", "Bygg", "Fritid"]


@given(ROWS)
def test_tab_tables_are_read_back(rows):
    text = "Nämnd\tBudget\tUtfall\tAvvikelse\n"
    text += "".join(f"{name}\t{a}\t{b}\t{c}\n" for name, (a, b, c) in zip(NAMES, rows, strict=False))
    assert lines(only(text)) == [f"{n} ¦ {a} ¦ {b} ¦ {c}" for n, (a, b, c) in zip(NAMES, rows, strict=False)]


@given(ROWS)
def test_pipe_tables_are_read_back(rows):
    text = "| Nämnd | Budget | Utfall | Avvikelse |\n|---|---|---|---|\n"
    text += "".join(f"| {name} | {a} | {b} | {c} |\n" for name, (a, b, c) in zip(NAMES, rows, strict=False))
    assert lines(only(text)) == [f"{n} ¦ {a} ¦ {b} ¦ {c}" for n, (a, b, c) in zip(NAMES, rows, strict=False)]


@given(
    st.lists(
        st.tuples(*[st.integers(-9_999, 9_999).map(lambda n: f"{n / 10:.1f}".replace(".", ","))] * 3),
        min_size=2,
        max_size=6,
    )
)
def test_bare_decimals_are_read_back(rows):
    text = "Nämnd Budget Utfall Avvikelse\n"
    text += "".join(f"{name} {a} {b} {c}\n" for name, (a, b, c) in zip(NAMES, rows, strict=False))
    assert lines(only(text)) == [f"{n} ¦ {a} ¦ {b} ¦ {c}" for n, (a, b, c) in zip(NAMES, rows, strict=False)]


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")


@given(st.lists(st.tuples(st.integers(1_000, 99_999), st.integers(1_000, 99_999)), min_size=2, max_size=6))
def test_bare_thousands_are_read_back_by_their_arithmetic(rows):
    text = "Nämnd Budget Utfall Avvikelse\n"
    made = [(grouped(a), grouped(b), grouped(b - a)) for a, b in rows]
    text += "".join(f"{name} {a} {b} {c}\n" for name, (a, b, c) in zip(NAMES, made, strict=False))
    assert lines(only(text)) == [f"{n} ¦ {a} ¦ {b} ¦ {c}" for n, (a, b, c) in zip(NAMES, made, strict=False)]


HUGE = {
    "letters": "a" * 5_000_000,
    "numbers": "ord 12 345 " * 450_000,
    "tabs": "a\t" * 2_500_000,
    "pipes": "|a" * 2_500_000 + "\n" + "|-" * 2_500_000,
    "blank": "\n" * 300_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_lines_do_not_hang(name):
    assert find_tables(HUGE[name]) == ()


def test_work_grows_with_length_only():
    """Ten times as many rows may take some ten times as many calls, not a hundred."""

    def calls(rows: int) -> int:
        text = "Nämnd Budget Utfall\n" + "".join(f"Rad {n} {n % 97},5 1 200\n" for n in range(rows))
        profile = cProfile.Profile()
        assert len(profile.runcall(find_tables, text)) == 1
        return sum(entry.callcount for entry in profile.getstats())

    calls(100)
    assert calls(3000) < 15 * calls(300)


def test_styles_are_found_side_by_side():
    text = "| A | Budget |\n|---|---|\n| x | 1 |\n\nA\tBudget\ny\t2\n\nA Budget Utfall\nz 3 4\nv 5 6\n"
    assert [table.style for table in find_tables(text)] == [TableStyle.PIPE, TableStyle.TAB, TableStyle.COLUMNS]


def test_no_text_no_tables():
    assert find_tables("") == ()
