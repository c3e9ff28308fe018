"""Table cells -> figures: activity, group, side, unit, span, total."""

from decimal import Decimal

import pytest

from index.numbers import MNKR, PERCENT, TKR, UNKNOWN, count, duration
from index.types import Line, Measure, UnitKind
from tests.index.figures.building import cells, document, figures, line, real, table


def only(found):
    assert len(found) == 1
    return found[0]


def test_a_cell_knows_where_its_number_stands():
    made = table("Utfall", rows=(line("Skola", "-24 107 *"),), stub="tkr")
    parsed = document(made)
    figure = only(figures(made))
    assert figure.span.of(parsed.text) == "-24 107"
    assert figure.quote.of(parsed.text) == "Skola | -24 107 *"
    assert (figure.value, figure.text, figure.unit) == (Decimal(-24107), "-24 107", TKR)
    assert (figure.table, figure.row, figure.column, figure.section) == (0, 0, 0, ("Ekonomi",))


def test_block_rows_are_about_the_block():
    rows = tuple(line(side, "1", group="Barn och unga") for side in ("Intäkter", "Kostnader", "Netto"))
    found = figures(table("Utfall", rows=rows, stub="tkr"))
    assert [(f.activity, f.line, f.group, f.total) for f in found] == [
        ("Barn och unga", Line.INCOME, (), False),
        ("Barn och unga", Line.COST, (), False),
        ("Barn och unga", Line.NET, (), False),
    ]


def test_a_row_about_the_row_above():
    rows = (line("Förskola", "1 042", "1 123"), line("Procentuell förändring", "", "8 %"))
    found = figures(table("jan-aug 2022", "jan-aug 2023", rows=rows, stub="Verksamhet (tkr)"))[-1]
    assert (found.activity, found.measure, found.unit, found.favourable) == ("Förskola", Measure.CHANGE, PERCENT, None)


def test_a_part_of_the_row_above_is_grouped_under_it():
    rows = (line("Institution", "6"), line("varav SiS", "2"), line("varav HVB", "4"))
    found = figures(table("Augusti 2023", rows=rows))
    assert [(f.activity, f.group) for f in found] == [
        ("Institution", ()),
        ("varav SiS", ("Institution",)),
        ("varav HVB", ("Institution",)),
    ]


def test_the_stub_says_whom_the_rows_are_about():
    first = table("jan-jun 2023", rows=(line("Antal unika kunder", "72"),), stub="Heldygnsvård vuxna 21–64 år")
    second = table("jan-jun 2023", rows=(line("Antal unika kunder", "8"),), stub="Varav SiS")
    assert [f.group for f in figures(first, second)] == [
        ("Heldygnsvård vuxna 21–64 år",),
        ("Heldygnsvård vuxna 21–64 år", "Varav SiS"),
    ]


def test_totals_are_marked():
    rows = (line("Skola", "1"), line("Summa", "1", total=True))
    assert [f.total for f in figures(table("Utfall", rows=rows, stub="tkr"))] == [False, True]


@pytest.mark.parametrize(
    ("made", "unit"),
    [
        (table("Utfall (mnkr)", rows=(line("Skola", "1,0"),), stub="tkr"), MNKR),
        (table("Utfall", rows=(line("Sjukfrånvaro (%)", "7,0"),), stub="tkr"), PERCENT),
        (table("Utfall", rows=(line("Skola", "19,9 mnkr"),), stub="tkr"), MNKR),
        (table("Utfall", rows=(line("Skola", "1", unit="tkr"),)), TKR),
        (table("Utfall", rows=(line("Skola", "1"),), caption="Resultaträkning, tkr"), TKR),
        (table("Utfall", rows=(line("Skola", "1"),)), UNKNOWN),
    ],
    ids=["header", "row label", "cell", "unit column", "caption", "none"],
)
def test_the_nearest_unit_wins(made, unit):
    assert only(figures(made)).unit == unit


def test_the_unit_may_stand_in_the_heading_or_in_the_sentence_before():
    made = table("Utfall", rows=(line("Skola", "1"),))
    assert only(figures(made, heading="Driftredovisning (tkr)")).unit == TKR
    assert only(figures(made, before="Alla belopp anges i mnkr.")).unit == MNKR


def test_a_volume_unit_is_not_that_of_the_money_beside_it():
    columns = ("Volym budget", "Volym prognos", "Avvikelse volym", "Avvikelse i kronor")
    rows = (
        line("Bistånd", "405", "423", "18", "-5,4", unit="hushåll"),
        line("Flykting", "15", "3", "-12", "0,9", unit="hushåll"),
    )
    assert [f.unit.symbol for f in figures(table(*columns, rows=rows))][:4] == ["hushåll", "hushåll", "hushåll", "kr"]


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Genomsnittlig vistelsetid i månader under året", duration("månader")),
        ("Medelålder (år)", duration("år")),
        ("Placeringsdygn ungdomar", duration("dygn")),
        ("Antal unga på HVB i månader räknat", count("unga")),
        ("Antal avslutade HVB placeringar", count("placeringar")),
        ("Totala volymen barn och familjer", count()),
        ("Prognos i år", UNKNOWN),
    ],
)
def test_a_label_says_its_unit_in_words(label, unit):
    assert only(figures(table("Läget 2023", rows=(line(label, "7"),)))).unit == unit


def test_rows_of_a_volume_table_count_what_their_group_counts():
    rows = (
        line("Jourhem, årsplatser", "12", group="Barn"),
        line("Stödboende", "9", group="Barn"),
        line("Familjehem, årsplatser", "30", group="Barn"),
        line("Lägenheter", "4", group="Vuxna"),
        line("Korttid, årsboende", "5", group="Vuxna"),
    )
    found = [f.unit for f in figures(table("Läget 2023", rows=rows, stub="Volymer"))]
    assert found == [count("årsplatser"), count("årsplatser"), count("årsplatser"), count(), count("årsboende")]
    assert [f.unit for f in figures(table("Läget 2023", rows=rows))][1] == UNKNOWN


def test_only_its_volume_columns_count_in_a_table_that_has_some():
    found = figures(table("Volym 2023", "Läget", rows=(line("Park", "3", "2"),)), heading="Volymer")
    assert [f.unit for f in found] == [count(), UNKNOWN]


def test_a_part_of_a_row_with_a_unit_column_has_its_unit():
    rows = (line("Hem, årskostnad", "633", unit="tkr"), line("inkl bidrag", "95"), line("Annat", "5"))
    assert [f.unit for f in figures(table("2023", rows=rows))] == [TKR, TKR, UNKNOWN]


def test_a_part_of_a_row_is_counted_as_the_row_above():
    rows = (line("Sjukfrånvaro, procent", "7,9"), line("varav kvinnor", "8,4"), line("Lön, tkr", "900"))
    assert [figure.unit for figure in figures(table("2023", rows=rows))] == [PERCENT, PERCENT, TKR]


def test_what_heads_the_labels_may_be_what_is_counted():
    rows = (line("Centrum", "141 200", "150 310"), line("Filialer", "60 115", "58 900"))
    under = "Resultat, tkr"
    visits = figures(table("2022", "2023", rows=rows, stub="Besök på biblioteken"), heading=under)
    assert {figure.unit.symbol for figure in visits} == {"besök"}
    costs = figures(table("Budget 2023", "Utfall 2023", rows=rows, stub="Placeringar"), heading=under)
    assert {figure.unit for figure in costs} == {TKR}


def test_the_unit_may_stand_in_the_title_right_before_the_table():
    made = table("Budget 2023", "Prognos 2023", rows=(line("Skola", "310,2", "318,6"),))
    assert {figure.unit for figure in figures(made, before="Resultat per område (mkr)")} == {MNKR}
    assert {figure.unit for figure in figures(made, before="Skolan fick 3 mnkr.")} == {UNKNOWN}


def test_forecasts_of_a_deviation_are_deviations():
    made = table("Prognos mars", "Prognos april", rows=(line("Skola", "-2,0", "-3,1"),), stub="Avvikelse, mnkr")
    assert [(f.measure, f.period.code if f.period else None) for f in figures(made)] == [
        (Measure.DEVIATION, "2023-01/2023-12")
    ] * 2


def test_what_is_left_of_the_budget_is_a_deviation_whose_plus_is_good():
    rows = (line("Budgethållning", "-30,9 mnkr", "16,6 mnkr"), line("Resultat av insatser", "2 mnkr", "3 mnkr"))
    found = figures(table("Utfall 2021", "Utfall 2022", rows=rows))
    assert [(f.measure, f.favourable) for f in found] == [
        (Measure.DEVIATION, -1),
        (Measure.DEVIATION, 1),
        (Measure.OUTCOME, None),
        (Measure.OUTCOME, None),
    ]
    (share,) = figures(table("Utfall 2022", rows=(line("Budgethållning", "98 %"),)))
    assert share.measure is Measure.OUTCOME


def test_measures_may_stand_in_the_rows():
    rows = (line("Budget", "10", "12"), line("Utfall", "11", "9"))
    found = figures(table("2022", "2023", rows=rows, stub="Skola, mnkr"))
    assert [(f.measure, f.period.code) for f in found] == [
        (Measure.BUDGET, "2022-01/2022-12"),
        (Measure.BUDGET, "2023-01/2023-08"),
        (Measure.OUTCOME, "2022-01/2022-12"),
        (Measure.OUTCOME, "2023-01/2023-08"),
    ]


# ---- the real reports ------------------------------------------------------------------------------------------

REAL = [
    ("000", "Barn & ungdomsvård", "Avvikelse helår", "-24107", "tkr", "deviation", "2023-01/2023-12", -1),
    ("000", "Barn & ungdomsvård", "Avvikelse jan-aug", "-19947", "tkr", "deviation", "2023-01/2023-08", -1),
    ("000", "Barn & ungdomsvård", "Utfall ackumulerad aug 2023", "203257", "tkr", "outcome", "2023-01/2023-08", None),
    ("000", "Barn & ungdomsvård", "Utfall jan-aug föregående år", "177102", "tkr", "outcome", "2022-01/2022-08", None),
    ("000", "Personal", "Avvikelse helår", "-4252", "tkr", "deviation", "2023-01/2023-12", -1),
    ("000", "Verksamhetens intäkter", "Avvikelse helår", "7313", "tkr", "deviation", "2023-01/2023-12", 1),
    ("000", "Flyktningmottagande", "Avvikelse helår", "1658", "tkr", "deviation", "2023-01/2023-12", 1),
    ("000", "Sjukfrånvaro, totalt (%)", "Etappmål 2023", "7.2", "%", "target", "2023-01/2023-12", None),
    ("001", "Vård och behandling", "Avvikelse prognos", "13.6", "mnkr", "deviation", "2020-01/2020-12", 1),
    ("001", "Flykting", "Avvikelse utfall", "-0.5", "mnkr", "deviation", "2020-01/2020-08", -1),
    ("001", "Köp av verksamhet", "PERIOD JAN-AUG | Utfall", "-82.0", "mnkr", "outcome", "2020-01/2020-08", None),
    ("002", "Barn och unga 0-20 år", "Prognos avvikelse", "-9.8", "mnkr", "deviation", "2023-01/2023-12", -1),
    ("002", "Heldygnsvård", "Prognos 2023", "106.7", "mnkr", "forecast", "2023-01/2023-12", None),
    ("002", "Turbudna resor och riksfärdtjänst", "Budgetavvikelse", "-0.5", "mnkr", "deviation", "2023-01/2023-08", -1),
    ("002", "Kommunalt bostadstillägg", "Prognosavvikelse", "1.45", "mnkr", "deviation", "2023-01/2023-12", 1),
    ("003", "Intäkter (+)", "Bokslut 2023", "72.3", "mnkr", "outcome", "2023-01/2023-12", None),
    ("003", "Skyddat boende, årskostnad", "Prognos 2024", "670", "tkr", "forecast", "2024-01/2024-12", None),
    ("004", "Ekonomiskt bistånd", "Prognos", "-57.7", "mnkr", "forecast", "2024-01/2024-12", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("prefix", "activity", "header", "value", "unit", "measure", "period", "favourable"),
    REAL,
    ids=[f"{one[0]} {one[1]} {one[2]}" for one in REAL],
)
def test_cells_of_real_tables(prefix, activity, header, value, unit, measure, period, favourable):
    found = [f for f in cells(prefix, activity, header) if f.value == Decimal(value)]
    assert found
    figure = found[0]
    assert (figure.unit.symbol, figure.measure, figure.period.code, figure.favourable) == (
        unit,
        measure,
        period,
        favourable,
    )


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Utfall jan - aug 24", {"income": "4472", "cost": "-191846", "net": "-187374"}),
        ("Avv budget / prog helår", {"income": "1994", "cost": "5008", "net": "7002"}),
    ],
)
def test_a_block_of_a_real_table(header, values):
    found = {f.line: f for f in cells("003", "Barn och unga", header)}
    assert {side: str(f.value) for side, f in found.items()} == values
    assert {f.unit.symbol for f in found.values()} == {"tkr"}
    assert not any(f.total for f in found.values())


def test_both_conventions_of_one_report_make_minus_bad():
    for activity in ("Personal", "Barn & ungdomsvård"):
        for figure in cells("000", activity, "Avvikelse"):
            assert figure.value < 0
            assert figure.favourable == -1


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003"])
def test_nearly_every_number_in_a_table_knows_all_that_it_must(prefix):
    found = [figure for figure in real(prefix)[2] if figure.table is not None]
    known = [f for f in found if f.value is not None and f.activity and f.period]
    whole = [f for f in known if f.measure is not Measure.OTHER or not f.header]  # a balance carried is of no column
    assert len(found) > 200
    assert len(whole) == len(found)


def test_spans_hold_the_printed_digits():
    for prefix in ("000", "001", "002", "003"):
        parsed, _, found = real(prefix)
        for figure in found:
            if figure.table is not None:
                assert figure.span.of(parsed.text) == figure.text


def test_money_of_a_report_without_units_in_its_tables_is_known_from_its_text():
    assert {f.unit.symbol for f in cells("003", "Ekonomiskt bistånd", "Utfall jan - aug")} == {"tkr"}
    kinds = {f.unit.kind for f in real("003")[2] if f.table == cells("003", "Personalkostnader")[0].table}
    assert kinds == {UnitKind.MONEY}


@pytest.mark.parametrize(
    ("header", "label", "stub"),
    [
        ("Genomsnitt lön", "351008 Handläggare", "AID"),
        ("2023", "Socialsekreterare", "Medellön"),
        ("Utfall 2023", "Månadslön, undersköterskor", "Mått"),
    ],
)
def test_what_people_earn_is_no_outcome_of_an_activity(header, label, stub):
    (figure,) = figures(table(header, rows=(line(label, "41 130 kr"),), stub=stub))
    assert figure.measure is Measure.AMOUNT


def test_what_wages_cost_is_an_outcome():
    (figure,) = figures(table("Utfall 2023", rows=(line("Lönekostnader", "41 130"),), stub="Kostnader (tkr)"))
    assert figure.measure is Measure.OUTCOME


def test_grants_are_for_the_year():
    made = table("Bidrag (tkr)", "Kostnad (tkr)", "Netto", rows=(line("Personligt ombud", "890", "1 240", "-350"),))
    assert [(f.measure, f.period.code) for f in figures(made)] == [(Measure.AMOUNT, "2023-01/2023-12")] * 3
