"""Tables of bare columns, as plain text from a PDF has them."""

import pytest

from index.tables import find_tables
from index.types import RowKind, TableStyle
from tests.index.tables.helpers import lines, only, tables_of

SIMPLE = """\
Här följer en tabell över nämndens ekonomi.

Verksamhet Budget 2024 Utfall 2024 Avvikelse Prognos 2024
Förskola 12 500 12 300 200 12 600
Grundskola 100 250 101 000 -750 100 300
Gymnasium 45 000 44 500 500 45 000
Totalt 157 750 157 800 -50 157 900

Kostnaden ökar mot 2023 då den var 150 000.
"""


def test_simple():
    table = only(SIMPLE)
    assert (table.style, table.stub) == (TableStyle.COLUMNS, "Verksamhet")
    assert table.columns == ("Budget 2024", "Utfall 2024", "Avvikelse", "Prognos 2024")
    assert lines(table) == [
        "Förskola ¦ 12 500 ¦ 12 300 ¦ 200 ¦ 12 600",
        "Grundskola ¦ 100 250 ¦ 101 000 ¦ -750 ¦ 100 300",
        "Gymnasium ¦ 45 000 ¦ 44 500 ¦ 500 ¦ 45 000",
        "= Totalt ¦ 157 750 ¦ 157 800 ¦ -50 ¦ 157 900",
    ]
    assert table.span.of(SIMPLE).startswith("Verksamhet Budget")
    assert table.span.of(SIMPLE).endswith("157 900")


@pytest.mark.parametrize(
    ("header", "stub", "columns"),
    [
        ("Antal elever 2021 2022 2023", "Antal elever", ("2021", "2022", "2023")),
        (
            "Barn 0–20 år augusti 2020 augusti 2019 augusti 2018",
            "Barn 0–20 år",
            ("augusti 2020", "augusti 2019", "augusti 2018"),
        ),
        (
            "Belopp i tkr Budget\nPrognos\nHelår\nAvv. prognos/\nbudget",
            "Belopp i tkr",
            ("Budget", "Prognos Helår", "Avv. prognos/ budget"),
        ),
        (
            "Miljoner kronor\nBudget\n2026\nPrognos ny\n2026\nÅrsbokslut\n2025",
            "Miljoner kronor",
            ("Budget 2026", "Prognos ny 2026", "Årsbokslut 2025"),
        ),
        (
            "Barn och elever,\nantal Budget Prognos Avvikelse",
            "Barn och elever, antal",
            ("Budget", "Prognos", "Avvikelse"),
        ),
        ("                Budget   Utfall   Avvikelse", "", ("Budget", "Utfall", "Avvikelse")),
        (
            "Investeringar, mnkr Budget helår Prognos helår Avvikelse prognos -\n budget",
            "Investeringar, mnkr",
            ("Budget helår", "Prognos helår", "Avvikelse prognos - budget"),
        ),
    ],
    ids=["years", "months", "broken", "stacked", "stub", "wide", "dash"],
)
def test_headers(header, stub, columns):
    table = only(f"En mening står före.\n\n{header}\nSkola 1 500 1 600 100\nVård 2 000 2 100 100\n")
    assert (table.stub, table.columns) == (stub, columns)
    assert lines(table) == ["Skola ¦ 1 500 ¦ 1 600 ¦ 100", "Vård ¦ 2 000 ¦ 2 100 ¦ 100"]


HYPHENED = """\
Resultat per verksamhet, tkr
Verksamhet Utfall
jan-apr 2025
Budget
jan-apr 2025
Avvikelse Helårs-
prognos
Prognos-
avvikelse
Bibliotek 9 812 9 700 -112 29 400 -300
Kulturskola 5 511 5 300 -211 16 400 -500
"""


def test_heads_broken_by_hyphens_under_the_title_of_the_table():
    table = only(HYPHENED)
    assert table.stub == "Verksamhet"
    assert table.columns == (
        "Utfall jan-apr 2025", "Budget jan-apr 2025", "Avvikelse", "Helårsprognos", "Prognosavvikelse",
    )  # fmt: skip


def test_a_part_of_a_year_leads_its_year():
    rows = "Huvudbiblioteket 141 200 150 310 52 480\nFilialer 60 115 58 900 19 240\nTotalt 201 315 209 210 71 720\n"
    table = only(f"En mening står före.\n\nBesök på biblioteken\n2023 2024 T1 2025\n{rows}")
    assert table.columns == ("2023", "2024", "T1 2025")


def test_header_over_groups_of_columns():
    text = "HELÅR PERIOD JAN-AUG\n\nDrift, mnkr Budget Avvikelse \nprognos -\n\n budget\n\n"
    text += "Utfall Avvikelse\n\nVerksamhet\n\n"
    table = only(text + "Skola 1,0 0,2 3,0 4,0\n\nVård 5,0 0,0 7,0 8,0\n")
    assert table.stub == "Drift, mnkr | Verksamhet"
    assert table.columns == (
        "HELÅR | Budget",
        "HELÅR | Avvikelse prognos - budget",
        "PERIOD JAN-AUG | Utfall",
        "PERIOD JAN-AUG | Avvikelse",
    )


def test_periods_on_the_line_below():
    text = "Drift (tkr) Budget Utfall Budget Prognos\n jan-aug jan-aug helår helår\n"
    text += "Intäkter 100 110 150 160\nKostnader 5 6 7 8\n"
    assert only(text).columns == ("Budget jan-aug", "Utfall jan-aug", "Budget helår", "Prognos helår")


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (
            "Verksamhet, mnkr Budget \n2019 Prognos \n2019 Prognosavvikelse Ack \nbudget jan-apr Ack utfall jan-apr",
            ("Budget 2019", "Prognos 2019", "Prognosavvikelse", "Ack budget jan-apr", "Ack utfall jan-apr"),
        ),
        (
            "Verksamhet, mnkr Budget 2019 Prognos 2019 Prognosavvikelse Ack utfall jan-apr Utfall \njan-apr 2018",
            ("Budget 2019", "Prognos 2019", "Prognosavvikelse", "Ack utfall jan-apr", "Utfall jan-apr 2018"),
        ),
    ],
    ids=["a year or a measure begins a line", "a period alone on the last line"],
)
def test_headers_broken_inside_a_column(header, columns):
    rows = "\n\n".join(f"{label} 183,7 176,1 7,5 61,2 57,3" for label in ("Förskola", "Grundskola", "Gymnasium"))
    table = only(f"{header}\n\n{rows}\n")
    assert (table.stub, table.columns) == ("Verksamhet, mnkr", columns)


WRAPPED = """\
Verksamhet Budget Utfall

Nämnd, ledning och övergripande
verksamhet

-6,0 -5,0

Summa skattefinansierad
verksamhet 1,0 5,3

Andel elever som är behöriga till 85,0 86,2
gymnasiets yrkesprogram
Åk 1 till 9 4 987 4 896
"""


def test_labels_over_several_lines():
    table = only(WRAPPED)
    assert lines(table) == [
        "Nämnd, ledning och övergripande verksamhet ¦ -6,0 ¦ -5,0",
        "= Summa skattefinansierad verksamhet ¦ 1,0 ¦ 5,3",
        "Andel elever som är behöriga till gymnasiets yrkesprogram ¦ 85,0 ¦ 86,2",
        "Åk 1 till 9 ¦ 4 987 ¦ 4 896",
    ]
    assert table.rows[0].span.of(WRAPPED).startswith("Nämnd, ledning")


GROUPS = """\
Nyckeltal Utfall 2023 Utfall 2024

Öppenvård, antal personer

Extern öppenvård 73* 75

* Siffran är rättad
i efterhand.

Årsplaceringar

– institution 1 500 1 480

varav i länet

Sammanlagt ordnade platser 5 6
"""


def test_groups_and_footnotes():
    table = only(GROUPS)
    assert lines(table) == [
        "# Öppenvård, antal personer",
        "Extern öppenvård ¦ 73* ¦ 75",
        "> ",
        "# Årsplaceringar",
        "institution ¦ 1 500 ¦ 1 480",
        "varav i länet ¦ . ¦ .",
        "Sammanlagt ordnade platser ¦ 5 ¦ 6",
    ]
    assert table.rows[1].group == ("Öppenvård, antal personer",)
    assert table.rows[2].prose.text == "* Siffran är rättad i efterhand."
    assert table.rows[4].group == ("Årsplaceringar",)


SHORT = """\
Resultat Budget Prognos Avvikelse Utfall
Personal -5,0 -4,0 1,0 -3,0
Resultat -9,1 -7,4 1,8 -5,8
Balans -9,1 -7,4
IB eget kapital -11,3
"""


def test_short_rows_say_whether_their_place_is_known():
    assert [(row.label, row.placed) for row in only(SHORT).rows] == [
        ("Personal", True),
        ("Resultat", True),
        ("Balans", True),
        ("IB eget kapital", False),
    ]


def test_column_of_words():
    text = "Mått Utfall 2022 Utfall 2023 Trend\n\nResultat -5,4 mnkr 16,6 mnkr  \nPositiv\n\nMål 1 2\nNegativ\n"
    table = only(text)
    assert table.columns == ("Utfall 2022", "Utfall 2023", "Trend")
    assert lines(table) == ["Resultat ¦ -5,4 mnkr ¦ 16,6 mnkr ¦ Positiv", "Mål ¦ 1 ¦ 2 ¦ Negativ"]


CENTRED = """\
Verksamheter Volymenhet Budget Prognos Avvikelse
Ekonomiskt
Hushåll 405 423 18
bistånd
Institutionsvård
Årsplatser 19 o -8
BoU
Mottagning Hushåll 2500 2582 82
Vård
3 4 )
SIS
Utredning Årsplatser 17 18 1
Öppenvård Hushåll 5 6 1
"""


def test_labels_around_their_numbers_with_units_between():
    table = only(CENTRED)
    assert lines(table) == [
        "Ekonomiskt bistånd [Hushåll] ¦ 405 ¦ 423 ¦ 18",
        "Institutionsvård BoU [Årsplatser] ¦ 19 ¦ o ¦ -8",
        "Mottagning [Hushåll] ¦ 2500 ¦ 2582 ¦ 82",
        "Vård SIS ¦ 3 ¦ 4 ¦ )",
        "Utredning [Årsplatser] ¦ 17 ¦ 18 ¦ 1",
        "Öppenvård [Hushåll] ¦ 5 ¦ 6 ¦ 1",
    ]


GARBLED = """\
_ _ . Avvikelse
Verksamhet (mnkr) Bokslut 2023 Uflljnaug | Utflljan-ang Budget 2024 Prognos helar prognos helér
2023 2024 2024
mot budget

Skola -51,1 -34,3 -38,4 -52,4 -57,7 5,4
Vard 03 0,2 0,7 0,7 1,0 0,3
"""


def test_header_read_across_the_columns():
    table = only(GARBLED)
    assert table.stub == "Verksamhet (mnkr)"
    assert table.columns == (
        "Bokslut 2023",
        "Utfall jan-aug 2023",
        "Utfall jan-aug 2024",
        "Budget 2024",
        "Prognos helår 2024",
        "Avvikelse prognos helår mot budget",
    )
    assert lines(table)[1] == "Vard ¦ 03 ¦ 0,2 ¦ 0,7 ¦ 0,7 ¦ 1,0 ¦ 0,3"


def test_arithmetic_orders_headers_that_lost_their_order():
    text = "Verksamheter Avvikelse prognos  Avvikelse prognos\nVolym budget Avvikelse volym\n"
    text += "med Volym prognos mot budget mot budget\n"
    table = only(text + "Hushåll 405 423 18 -2,3 5,4\nPlatser 20 18 -2 1,7 1,5\n")
    assert table.columns == (
        "Volym budget",
        "Volym prognos",
        "Avvikelse volym",
        "Avvikelse prognos mot budget",
        "Avvikelse prognos mot budget",
    )


def test_one_column_below_a_period_and_a_unit():
    table = only("Maj mnkr\nBudget ack. 20,3\nUtfall ack. 24,3\n")
    assert table.columns == ("Maj mnkr",)
    assert lines(table) == ["Budget ack. ¦ 20,3", "Utfall ack. ¦ 24,3"]


def test_a_page_break_inside_a_table():
    text = "Nämnd\n\nVerksamhet Budget Utfall\n\nSkola 1 2\n\nPlatser\n\nHem 3 4\n\fNämnd\n\nBarn 5 6\n"
    table = only(text)
    assert [(row.label, row.group) for row in table.rows if row.kind is RowKind.DATA] == [
        ("Skola", ()),
        ("Hem", ("Platser",)),
        ("Barn", ("Platser",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Under året har nämnden haft 12 500 ärenden och 3 400\nbeslut varav 2 000 gällde stöd och 1 400\n"
        "gällde råd. Kostnaden var 23,5 mnkr år 2024",
        "Tertial 2 2024\nKompetensförsörjningsplan 2025 – 2028\nRapport 2 2023",
        "Förskola + 6 239 tkr\nFler barn än väntat.\nFritidshem + 38 tkr\nFärre barn.",
        "• Nämnden +5,0 mnkr\nOrsaken är lägre volymer\n• Styrelsen -47,5 mnkr",
        "202505 202506 202507\n0\n1000\n2000\n3000",
        "Risk Bakgrund Åtgärd\n\nRisk för att stödet\nbrister\n\nStödet ges av flera\nnämnder",
        "Tid: 2024-09-24, Kl: 18:00\nPlats: sal 226 plan 2",
        "28 januari, 18 februari, 18 mars, 22 april,\n26 augusti, 23 september, 25 november",
    ],
    ids=["prose", "titles", "headings", "bullets", "chart", "lost columns", "notice", "dates"],
)
def test_no_table(text):
    assert find_tables(text) == ()


def test_prose_of_the_real_report_is_left_alone():
    """Report 001 has hard-wrapped prose right below its tables."""
    assert [table.rows[-1].label for table in tables_of("001")[1:]] == [
        "Budgethållning, resultat",
        "Budgethållning (mnkr) exklusive flyktingkostnader",
        "Nämndens balanserade resultat",
        "UB eget kapital",
        "UB eget kapital",
        "Summa",
        "Placeringsdygn barn",
        "familjehemsvård",
        "stödboende",
    ]
    assert {row.group for row in tables_of("001")[8].rows[-1:]} == {("Årsplaceringar",)}
