"""Tables with tabs between the cells."""

import pytest

from index.tables import find_tables
from index.types import RowKind
from tests.index.tables.helpers import lines, only, tables_of, text_of


def test_spanning_header_is_repeated_over_its_columns():
    text = "Nämnd mnkr\tUtfall 2023\t\tBudget 2023\t\n\tIntäkter\tNetto\tIntäkter\tBudgeta vvikelse\n"
    text += "Skola\t1,0\t2,0\t3,0\t4,0\n"
    table = only(text)
    assert table.stub == "Nämnd mnkr"
    assert table.columns == (
        "Utfall 2023 | Intäkter",
        "Utfall 2023 | Netto",
        "Budget 2023 | Intäkter",
        "Budget 2023 | Budgetavvikelse",
    )
    assert lines(table) == ["Skola ¦ 1,0 ¦ 2,0 ¦ 3,0 ¦ 4,0"]


def test_years_head_columns():
    table = only("\t2023\t2022\nSjukfrånvaro (%):\t6,8\t7,4\nOmsättning (%):\t15\t16,6\n")
    assert (table.stub, table.columns) == ("", ("2023", "2022"))


def test_unit_column():
    table = only(
        "Nyckeltal\tTkr/ Kr\t2023\t2024\nKostnad per plats\ttkr\t1 811\t2 260\nBistånd\tkronor\t11 141\t11 856\n"
    )
    assert table.columns == ("2023", "2024")
    assert [row.unit for row in table.rows] == ["tkr", "kronor"]


def test_labels_in_the_second_column():
    table = only("Lön\tGrupp\tEnhet\n41 130 kr\t35 Sekreterare\tSoc\n37 105 kr\t36 Handläggare\tVof\n")
    assert (table.stub, table.columns) == ("Grupp", ("Lön", "Enhet"))
    assert lines(table) == ["35 Sekreterare ¦ 41 130 kr ¦ Soc", "36 Handläggare ¦ 37 105 kr ¦ Vof"]


GROUPS = """\
Volym\tUtfall\tBudget
Barn\t\t
Placeringar\t5\t6
- varav SIS*\t2\t-
* Stjärnan betyder att budget saknas\t\t
Vuxna\t\t
Vuxna - Våld\t\t
Skyddat boende\t7\t8
Vuxna - Annat\t\t
Stödboende\t9\t9
Bistånd\t\t
Hushåll\t700\tAnges vid bokslut
"""


def test_groups_nest_and_replace_one_another():
    assert [(row.label, row.group) for row in only(GROUPS).rows if row.kind is RowKind.DATA] == [
        ("Placeringar", ("Barn",)),
        ("varav SIS", ("Barn",)),
        ("Skyddat boende", ("Vuxna", "Vuxna - Våld")),
        ("Stödboende", ("Vuxna", "Vuxna - Annat")),
        ("Hushåll", ("Bistånd",)),
    ]


def test_footnote_is_prose():
    row = only(GROUPS).rows[3]
    assert (row.kind, row.cells) == (RowKind.PROSE, (None, None))
    assert row.prose.text == "* Stjärnan betyder att budget saknas"


def test_words_are_cells_too():
    assert [cell.text for cell in only(GROUPS).rows[-1].cells] == ["700", "Anges vid bokslut"]


PROSE = """\
Mått\tUtfall 2023\tMål 2024
Andel nöjda\t25 %\t36 %
Analys\tUtfallet har sjunkit. Det beror på färre svar.\t
Andel besök\t\t◆ 65 %
Analys Följs upp per helår.\t\t
Antal samtal\tJa\t10 ,
Analys\t\t
Samtalen blev fler under våren. De väntas öka.\t\t
"""


def test_prose_rows_belong_to_the_row_above():
    rows = only(PROSE).rows
    assert [row.kind for row in rows] == [RowKind.DATA, RowKind.PROSE] * 3
    assert [row.prose.text for row in rows if row.prose] == [
        "Utfallet har sjunkit. Det beror på färre svar.",
        "Följs upp per helår.",
        "Samtalen blev fler under våren. De väntas öka.",
    ]
    assert {row.label for row in rows if row.prose} == {"Analys"}
    assert [cell.text if cell else None for cell in rows[2].cells] == [None, "◆ 65 %"]


def test_prose_knows_where_it_stands():
    for row in only(PROSE).rows:
        if row.prose:
            start = row.prose.text.index(".") - 5
            assert row.prose.span(start, start + 5).of(PROSE) == row.prose.text[start : start + 5]


def test_bare_headings_interrupt_a_table_that_goes_on():
    text = "Nyckeltal\tEnhet\t2023\t2024\nPlats\ttkr\t5\t6\n\nVuxna\n\nBoende\ttkr\t7\t8\n"
    text += "---\t---\t---\t---\n\nBarn\n\nHem\ttkr\t1\t2\n"
    table = only(text)
    assert [(row.label, row.group, row.unit) for row in table.rows if row.kind is RowKind.DATA] == [
        ("Plats", (), "tkr"),
        ("Boende", ("Vuxna",), "tkr"),
        ("Hem", ("Barn",), "tkr"),
    ]


def test_a_table_goes_on_over_a_page_break():
    text = "Nämnd\tBudget\tUtfall\nBarn\t\t\nPlats\t1\t2\n\nNämndens namn\n\nNämnd\tBudget\tUtfall\nHem\t3\t4\n"
    first, second = find_tables(text)
    assert (first.continued, second.continued) == (None, 0)
    assert second.rows[0].group == ("Barn",)


def test_another_table_with_the_same_columns_is_no_continuation():
    first, second = find_tables("Barn\t2023\t2024\nPlats\t1\t2\n\nVuxna\t2023\t2024\nPlats\t3\t4\n")
    assert (first.continued, second.continued) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "1\tInledning\t3\n2\tEkonomi\t4\n2.1\tDrift\t4\n",
        "1\tInledning.....\t3\n2\tEkonomi.....\t14\n",
        "Bakgrund\t3\nSyfte\t3\nMetod\t5\nResultat\t8\nSlutsats\t12\n",
        "\tÄrenden\t\n1.\tInformation\tSN/2024:5\n2.\tBeslut\tSN/2024:6\n",
        "Namn\tRoll\n",
        "ett\ttvå",
    ],
    ids=["numbers", "leaders", "plain", "agenda", "header", "words"],
)
def test_contents_and_agendas_are_no_tables(text):
    assert find_tables(text) == ()


def test_rising_values_under_a_header_are_a_table():
    text = "Indikator\tUtfall\nÄrenden\t12\nBeslut\t15\nAvslag\t17\nDomar\t18\nTvister\t19\n"
    assert len(only(text).rows) == 5


def test_contents_of_the_real_reports_are_no_tables():
    for prefix in ("000", "002", "003"):
        text = text_of(prefix)
        for table in tables_of(prefix):
            assert "Sammanfattning" not in table.span.of(text)[:200]


def test_nested_groups_of_report_003():
    rows = {row.label: row.group for row in tables_of("003")[25].rows if row.kind is RowKind.DATA}
    assert rows["Skyddat boende, årsplatser"] == ("Vuxna utan beroendeproblematik", "Vuxna - Våld i nära relation")
    assert rows["Boende i egen regi, årsboende"] == ("Vuxna med psykisk funktionsnedsättning",)


def test_continued_tables_of_report_003():
    tables = tables_of("003")
    assert [(n, table.continued) for n, table in enumerate(tables) if table.continued is not None] == [
        (19, 18),
        (26, 25),
        (29, 28),
        (31, 30),
        (33, 32),
    ]
    assert tables[26].rows[0].group == ("Flyktingmottagande",)
    assert tables[29].rows[0].group == ("Barn och unga",)


def test_totals_of_report_003():
    last = [row for row in tables_of("003")[19].rows if row.group == ("Totalt",)]
    assert [(row.label, row.kind) for row in last] == [
        ("Intäkter", RowKind.TOTAL),
        ("Kostnader", RowKind.TOTAL),
        ("Netto", RowKind.TOTAL),
    ]
