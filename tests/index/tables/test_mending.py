"""Words of labels that a narrow column broke."""

import pytest

from index.tables import find_tables
from index.tables.mending import mend_labels, words_of
from index.types import Row, RowKind, Span

PROSE = "Här bor familjehemsplacerade barn. De placerade barnen är många.\n\n"


def labels(*names: str, text: str) -> list[str]:
    rows = tuple(Row(name, (), RowKind.DATA, Span(0, 1)) for name in names)
    return [row.label for row in mend_labels(rows, words_of(text))]


@pytest.mark.parametrize(
    ("label", "rest", "expected"),
    [
        ("Andel familjehemsplacera de barn", PROSE, "Andel familjehemsplacerade barn"),
        ("Andel familjehemsplacera de barn", "Inget mer.", "Andel familjehemsplacera de barn"),
        (
            "Andel familjehemsplacera de barn",
            PROSE + "Att familjehemsplacera är svårt.",
            "Andel familjehemsplacera de barn",
        ),
        ("Barn och unga", "Barnoch syns här.", "Barn och unga"),
    ],
    ids=["whole elsewhere", "never whole", "the first part is a word", "short words"],
)
def test_a_broken_word(label, rest, expected):
    assert labels(label, text=f"{rest} {label}") == [expected]


def test_in_a_table():
    text = (
        PROSE + "Mått\tUtfall 2022\tUtfall 2023\nAndel familjehemsplacera de barn\t58 %\t64 %\nAndel vuxna\t1 %\t2 %\n"
    )
    (table,) = find_tables(text)
    assert [row.label for row in table.rows] == ["Andel familjehemsplacerade barn", "Andel vuxna"]
