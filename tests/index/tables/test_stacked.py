"""Tables with one value a line."""

from index.tables import find_tables
from index.types import TableStyle
from tests.index.tables.helpers import lines, only

STACKED = """\
Mått Utfall & trend Mål Kön

Frånvaro (total) Utfall 07- 2020
8,2 %

Utfall 07- 2019
6,2 %

Trend för
resultatet

 Negativ

Etappmål 2020
Minska

Män 07- 2020
6,7 %

Korttidsfrånvaro
(1-14 dagar)

Utfall 07- 2020
3,1 %

Utfall 07- 2019
2,5 %

Trend för
resultatet

 Positiv

Etappmål 2020
Minska

Män 07- 2020
3,3 %
Ett nytt avsnitt
Bedömningen är god.
"""


def test_one_row_a_measure():
    table = only(STACKED)
    assert (table.style, table.stub) == (TableStyle.STACKED, "Mått")
    assert table.columns == (
        "Utfall 07-2020",
        "Utfall 07-2019",
        "Trend för resultatet",
        "Etappmål 2020",
        "Män 07-2020",
    )
    assert lines(table) == [
        "Frånvaro (total) ¦ 8,2 % ¦ 6,2 % ¦ Negativ ¦ Minska ¦ 6,7 %",
        "Korttidsfrånvaro (1-14 dagar) ¦ 3,1 % ¦ 2,5 % ¦ Positiv ¦ Minska ¦ 3,3 %",
    ]


def test_rows_cover_label_and_values():
    first, second = only(STACKED).rows
    assert first.span.of(STACKED).startswith("Frånvaro (total)")
    assert first.span.of(STACKED).endswith("6,7 %")
    assert second.span.of(STACKED).startswith("Korttidsfrånvaro")
    assert second.span.of(STACKED).endswith("3,3 %")
    assert first.cells[0].span.of(STACKED) == "8,2 %"


def test_single_pairs_are_no_table():
    assert find_tables("Månadslön inkl. avgifter\n\n58 750 kronor\n\nAntal månader\n12\n\nSumma\n5 %\n") == ()


def test_every_row_has_its_label_before_the_first_name():
    rows = [("Frånvaro (total) ", ("8,2", "6,2", "7,1", "6,9")), ("Korttidsfrånvaro ", ("3,1", "2,5", "2,9", "2,2"))]
    names = ("Utfall 07- 2020", "Utfall 07- 2019", "Kvinnor 07- 2020", "Män 07- 2020")
    text = "Mått Utfall & trend Mål Kön\n\n"
    for label, values in rows:
        for name, value in zip(names, values, strict=True):
            text += f"{label if name == names[0] else ''}{name}\n{value} %\n\n"
    table = only(text)
    assert table.columns == ("Utfall 07-2020", "Utfall 07-2019", "Kvinnor 07-2020", "Män 07-2020")
    assert lines(table) == [
        "Frånvaro (total) ¦ 8,2 % ¦ 6,2 % ¦ 7,1 % ¦ 6,9 %",
        "Korttidsfrånvaro ¦ 3,1 % ¦ 2,5 % ¦ 2,9 % ¦ 2,2 %",
    ]
