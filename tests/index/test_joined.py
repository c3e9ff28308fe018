"""Tables whose lines a converter joined into one: they are lines again, and read as tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.loading import load_bytes
from index.loading.joined import unjoined
from index.tables import find_tables

ONE_LINE = (
    "4 Drift 4.1 Nämnder Utfall    Budget   Prognos mnkr jan-mar    jan-mar      helår "
    "Skolnämnden          -763     -1 000        400 Nämnden för vård           169        144       1 230 och "
    "omsorg Fritidsnämnden (inklusive        -51          -        -37 badhus) Nämnden för        1,5        2,0"
    "       -13 Solby Summa            -644        -854       1 580"
)


def test_rows_labels_and_heads_stand_on_lines_of_their_own() -> None:
    assert unjoined(ONE_LINE).split("\n") == [
        "4 Drift",
        "4.1 Nämnder",
        "Utfall    Budget   Prognos",
        "mnkr jan-mar    jan-mar      helår",
        "Skolnämnden          -763     -1 000        400",
        "Nämnden för vård           169        144       1 230",
        "och omsorg",
        "Fritidsnämnden (inklusive        -51          -        -37",
        "badhus)",
        "Nämnden för        1,5        2,0       -13",
        "Solby",
        "Summa            -644        -854       1 580",
    ]


def test_they_are_read_as_a_table() -> None:
    loaded = load_bytes("rapport.txt", ONE_LINE.encode())
    (table,) = find_tables(loaded.text)
    assert table.columns == ("Utfall jan-mar", "Budget jan-mar", "Prognos helår")
    assert table.stub == "mnkr"
    cells = {row.label: [cell.text if cell else None for cell in row.cells] for row in table.rows}
    assert cells["Nämnden för vård och omsorg"] == ["169", "144", "1 230"]
    assert cells["Fritidsnämnden (inklusive badhus)"] == ["-51", "-", "-37"]
    assert cells["Summa"] == ["-644", "-854", "1 580"]


@pytest.mark.parametrize(
    "text",
    [
        "Skolan kostade 12 mnkr  och vården 14 mnkr  under 2023, vilket är 3 procent mer än året  innan enligt planen.",
        "| Skola |   -763     -1 000        400 | Vård |   169        144       1 230 | Fritid  |   51     37     3 |",
        "Skolnämnden          -763     -1 000        400 och så en sentens som går vidare utan någon rad till i sig.",
        "Mötet hölls 12  13  14 mars i Solby och fortsatte därefter i kommunhuset med samma deltagare som tidigare.",
    ],
    ids=["prose", "pipes", "one-row", "one-run"],
)
def test_what_is_no_joined_table_stays(text: str) -> None:
    assert unjoined(text) == text


@given(st.text(alphabet="Ab å12 -,\n|()", max_size=300))
def test_nothing_moves(text: str) -> None:
    broken = unjoined(text)
    assert len(broken) == len(text)
    assert all(now == before or (before == " " and now == "\n") for before, now in zip(text, broken, strict=True))
