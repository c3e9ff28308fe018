"""What stands where a number should and is none."""

import pytest

from index.figures.unread import unread_cells
from tests.index.figures.building import META, document, line, real, table


def test_a_cell_with_digits_that_is_no_number_is_listed():
    made = document(table("Utfall", rows=(line("A", "1"), line("B", "2"), line("C", "3 el. 4")), stub="tkr"))
    assert [(one.text, one.span.of(made.text), one.row) for one in unread_cells(made, META)] == [
        ("3 el. 4", "3 el. 4", 2)
    ]


def test_words_and_dashes_are_not_missed():
    made = document(table("Utfall", rows=(line("A", "1"), line("B", "-"), line("C", "Ja")), stub="tkr"))
    assert unread_cells(made, META) == ()


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003"])
def test_no_number_of_the_real_tables_is_missed(prefix):
    parsed, meta, _ = real(prefix)
    assert unread_cells(parsed, meta) == ()
