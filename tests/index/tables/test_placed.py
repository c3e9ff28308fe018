"""Tables whose columns stand under their headers by spaces, as text from a PDF's layout has them."""

import pytest

from index.loading import load_bytes
from index.tables import find_tables
from tests.index.tables.helpers import lines, only


def table_of(text):
    """The one table of a text file, read as it is loaded."""
    return only(load_bytes("a.txt", f"En mening står före.\n\n{text}\nEn mening står efter.\n".encode()).text)


PERIODS = """\
                              Utfall    Budget   Avvikelse    Prognos    Budget   Avvikelse
Belopp i tkr                 jan-aug   jan-aug     jan-aug      helår     helår       helår
Barn och unga                -61 204   -58 300      -2 904    -91 800   -87 450      -4 350
Äldreomsorg och hälso- och
sjukvård                    -140 118  -142 000       1 882   -211 500  -213 000       1 500
Summa                       -201 322  -200 300      -1 022   -303 300  -300 450      -2 850
"""


def test_each_line_of_the_header_is_read_by_where_it_stands():
    table = table_of(PERIODS)
    assert table.stub == "Belopp i tkr"
    assert table.columns == (
        "Utfall jan-aug", "Budget jan-aug", "Avvikelse jan-aug", "Prognos helår", "Budget helår", "Avvikelse helår",
    )  # fmt: skip
    assert lines(table)[1] == (
        "Äldreomsorg och hälso- och sjukvård ¦ -140 118 ¦ -142 000 ¦ 1 882 ¦ -211 500 ¦ -213 000 ¦ 1 500"
    )


@pytest.mark.parametrize(
    ("header", "stub", "columns"),
    [
        (
            "                Utfall      Periodens   Budget-     Helårs-\n"
            "                perioden    budget      avvikelse   budget\nVerksamhet (mnkr)",
            "Verksamhet (mnkr)",
            ("Utfall perioden", "Periodens budget", "Budgetavvikelse", "Helårsbudget"),
        ),
        ("Antal             2022        2023        2024     2025-08", "Antal", ("2022", "2023", "2024", "2025-08")),
        (
            "                  Januari–augusti             Helår\n"
            "Tkr             Utfall      Budget      Prognos     Budget",
            "Tkr",
            (
                "Januari–augusti | Utfall",
                "Januari–augusti | Budget",
                "Helår | Prognos",
                "Helår | Budget",
            ),
        ),
        (
            "Verksamhet      Budget      Utfall      Avvikelse\n                tkr         tkr         tkr         %",
            "Verksamhet",
            ("Budget tkr", "Utfall tkr", "Avvikelse tkr", "Avvikelse %"),
        ),
        (
            "Utfall      Budget      Prognos      Budget\nmnkr perioden    perioden    helår        helår",
            "mnkr",
            ("Utfall perioden", "Budget perioden", "Prognos helår", "Budget helår"),
        ),
    ],
    ids=["words broken over lines", "years", "over several columns", "units below", "lines without their indent"],
)
def test_headers(header, stub, columns):
    rows = [
        "Skola             41,2        38,0        -3,2        57,0",
        "Vård              12,0        13,1         1,1        19,6",
        "Totalt            53,2        51,1        -2,1        76,6",
    ]
    table = table_of("\n".join([header, *rows, ""]))
    assert (table.stub, table.columns) == (stub, columns)
    assert lines(table)[0] == "Skola ¦ 41,2 ¦ 38,0 ¦ -3,2 ¦ 57,0"


def test_heads_over_unlike_numbers_of_columns():
    table = table_of(
        "                         Budget 2025          Utfall jan-aug 2025\n"
        "Antal                  Flickor   Pojkar     Flickor   Pojkar   Totalt\n"
        "Förskolebarn               610      640         588      617     1 205\n"
        "Grundskoleelever         1 820    1 905       1 834    1 930     3 764\n"
    )
    assert table.columns == (
        "Budget 2025 | Flickor",
        "Budget 2025 | Pojkar",
        "Utfall jan-aug 2025 | Flickor",
        "Utfall jan-aug 2025 | Pojkar",
        "Utfall jan-aug 2025 | Totalt",
    )


def test_heads_that_no_vocabulary_has():
    table = table_of(
        "Kostnad per elev, kr             Solby    Liknande kommuner    Riket\n"
        "Förskola                       162 400              158 900   165 100\n"
        "Grundskola                     128 700              131 250   133 400\n"
    )
    assert (table.stub, table.columns) == ("Kostnad per elev, kr", ("Solby", "Liknande kommuner", "Riket"))


def test_a_row_with_fewer_cells_has_them_under_their_columns():
    table = table_of(
        "Tkr                Utfall     Budget     Prognos    Avvikelse\n"
        "Inkomster           1 030        295         431         -136\n"
        "Utgifter                         647         895         -248\n"
        "Netto               1 030       -352        -464          112\n"
    )
    assert lines(table)[1] == "Utgifter ¦ . ¦ 647 ¦ 895 ¦ -248"


def test_lines_run_together_are_no_header():
    (table,) = find_tables(
        "Utfall                Prognos      Budget\n"
        "Belopp i mnkr         budget perioden         helår      helår perioden\n\n"
        "Nämnder                    -259         -228        -237\n"
        "Poster                     -854         -972        -778\n"
        "Resultat                 -1 113       -1 200      -1 015\n"
    )
    assert (table.stub, table.columns) == ("Belopp i mnkr", ("", "", ""))


WORDS = """\
Indikator                            Utfall 2024    Mål 2025    Utfall 2025   Status
Väntetid till samtal, dagar                   10           7              9   Ej uppfylld
Sjukfrånvaro, %                              7,6         7,0            7,2   Delvis
                                                                              uppfylld
Nöjda brukare, %                              84          85             86   Uppfylld
"""


def test_a_column_of_words_stands_right_of_the_numbers():
    table = table_of(WORDS)
    assert table.columns == ("Utfall 2024", "Mål 2025", "Utfall 2025", "Status")
    assert lines(table) == [
        "Väntetid till samtal, dagar ¦ 10 ¦ 7 ¦ 9 ¦ Ej uppfylld",
        "Sjukfrånvaro, % ¦ 7,6 ¦ 7,0 ¦ 7,2 ¦ Delvis uppfylld",
        "Nöjda brukare, % ¦ 84 ¦ 85 ¦ 86 ¦ Uppfylld",
    ]
