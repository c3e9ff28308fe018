"""Does a report agree with itself?"""

from collections import Counter
from decimal import Decimal

import pytest

from index.audit import FindingKind, audit, weightiest_first
from index.figures import extract_figures
from index.statements import extract_statements
from tests.index.figures.building import META, document, line, real, table

COLUMNS = ("Budget 2023", "Prognos 2023", "Avvikelse prognos")
SOUND = (line("Skola", "100", "110", "-10"), line("Park", "50", "45", "5"))


def findings(*tables, before=""):
    parsed = document(*tables, before=before)
    return audit(parsed, extract_figures(parsed, META), META)


def told(*tables, before=""):
    return [(f.kind, f.first.text) for f in findings(*tables, before=before) if not f.explained_by_rounding]


def test_a_sound_table_has_no_findings():
    made = table(*COLUMNS, rows=(*SOUND, line("Summa", "150", "155", "-5", total=True)), stub="tkr")
    assert findings(made) == ()


def test_a_total_that_is_not_its_parts():
    made = table(*COLUMNS, rows=(*SOUND, line("Summa", "150", "175", "-5", total=True)), stub="tkr")
    found = [f for f in findings(made) if f.kind is FindingKind.SUM]
    assert [(f.first.value, f.calculated, f.explained_by_rounding) for f in found] == [
        (Decimal(175), Decimal(155), False)
    ]
    assert found[0].calculation == "110 + 45 = 155 tkr; angivet 175 tkr"


def test_what_is_left_of_income_and_cost_is_held_against_neither():
    sides = (
        line("Äldreomsorg", "100", "110", "10", group="Intäkter"),
        line("Äldreomsorg", "-500", "-590", "-90", group="Kostnader"),
    )
    before = "Äldreomsorgen visar en prognos med ett underskott på 80 tkr mot budget för helåret 2023."
    assert told(table(*COLUMNS, rows=sides, stub="tkr"), before=before) == []
    alone = table(*COLUMNS, rows=(line("Äldreomsorg", "-500", "-590", "-90"),), stub="tkr")
    assert told(alone, before=before) == [(FindingKind.PROSE, "80 tkr")]


def test_the_mean_of_the_rows_is_no_total():
    days = (
        line("Boende", "37", "497"),
        line("Skjuts", "7", "291"),
        line("Stöd", "45", "415"),
        line("Bad", "10", "252"),
    )

    def waited(total):
        return told(table("Antal", "Väntetid", rows=(*days, line("Totalt", "99", total, total=True))))

    assert waited("413") == []
    assert waited("1 413") == [(FindingKind.SUM, "1 413")]


def test_totals_of_different_things_are_not_held_against_each_other():
    first = (line("Skola", "100", "110", "-10"), line("Park", "50", "45", "5"))
    second = (line("Bad", "102", "112", "-10"), line("Torg", "50", "45", "5"))

    def repeated(one, other):
        tables = (
            table(*COLUMNS, rows=(*first, line(one, "150", "155", "-5", total=True)), stub="tkr"),
            table(*COLUMNS, rows=(*second, line(other, "152", "157", "-5", total=True)), stub="tkr"),
        )
        return [text for kind, text in told(*tables) if kind is FindingKind.REPEATED]

    assert repeated("Summa totalt", "Totalt")
    assert repeated("Summa reserver", "Resultat hamnbolaget") == []


def test_a_total_off_by_rounding_is_kept_and_marked():
    rows = (line("Skola", "2,4", "3,0"), line("Park", "3,1", "4,0"), line("Summa", "5,6", "7,0", total=True))
    found = findings(table("Budget 2023", "Prognos 2023", rows=rows, stub="mnkr"))
    assert [(f.kind, f.first.text, f.explained_by_rounding) for f in found] == [(FindingKind.SUM, "5,6", True)]


def test_a_deviation_against_the_table_s_own_convention():
    made = table(*COLUMNS, rows=(*SOUND, line("Bad", "70", "60", "-10"), line("Torg", "5", "4", "1")), stub="tkr")
    found = [f for f in findings(made) if not f.explained_by_rounding]
    assert [(f.kind, f.first.value, f.calculated) for f in found] == [
        (FindingKind.DEVIATION, Decimal(-10), Decimal(10))
    ]
    assert "budget − prognos: 70 − 60 = 10 tkr" in found[0].calculation


def test_a_percentage_change_between_columns():
    rows = (line("Skola", "1 000", "1 200"), line("Procentuell förändring", "", "25 %"))
    found = findings(table("jan-aug 2022", "jan-aug 2023", rows=rows, stub="Verksamhet (tkr)"))
    assert [(f.kind, f.first.text, f.calculated) for f in found] == [(FindingKind.SHARE, "25 %", Decimal("20.00"))]


def test_goal_attainment_is_outcome_over_target():
    rows = (line("Nöjda kunder", "60 %", "80 %", "75 %"), line("Nöjda elever", "60 %", "80 %", "95 %"))
    found = findings(table("Utfall 2023", "Mål 2023", "Måluppfyllelse 2023", rows=rows))
    assert [(f.kind, f.first.text, f.calculated) for f in found] == [(FindingKind.SHARE, "95 %", Decimal("75.00"))]


def test_two_tables_with_two_values():
    first = table(*COLUMNS, rows=(line("Grundskola", "100,0", "110,0", "-10,0"),), stub="mnkr")
    second = table(*COLUMNS, rows=(line("Grundskola", "100,0", "112,0", "-12,0"),), stub="mnkr")
    assert told(first, second) == [(FindingKind.REPEATED, "110,0"), (FindingKind.REPEATED, "-10,0")]


def test_two_tables_that_round_alike_agree():
    first = table(*COLUMNS, rows=(line("Grundskola", "100,0", "110,0", "-10,0"),), stub="mnkr")
    second = table(*COLUMNS, rows=(line("Grundskola", "100 012", "110 049", "-10 037"),), stub="tkr")
    assert told(first, second) == []


def test_a_column_that_holds_last_year_s_figures():
    sides = ("Intäkter", "Kostnader", "Netto")
    detailed = table(
        "Utfall jan-aug 23",
        "Utfall jan-aug 22",
        rows=tuple(
            line(side, *values, group="Totalt")
            for side, values in zip(
                sides, (("36 445", "40 425"), ("-497 053", "-473 250"), ("-460 608", "-432 825")), strict=True
            )
        ),
        stub="tkr",
    )
    summary = table(
        "Utfall period 2023",
        rows=tuple(line(side, value) for side, value in zip(sides, ("40,4", "-473,3", "-432,8"), strict=True)),
        stub="mnkr",
    )
    found = [f for f in findings(summary, detailed) if not f.explained_by_rounding]
    assert [f.kind for f in found] == [FindingKind.PERIOD]
    assert "Utfall period 2023" in found[0].message
    assert "Utfall jan-aug 22" in found[0].message


def test_prose_against_the_table():
    made = table(*COLUMNS, rows=(line("Grundskola", "100,0", "109,4", "-9,4"),), stub="mnkr")
    wrong = "Prognosen för grundskolan är ett underskott mot budget om 9,0 miljoner kronor för helåret."
    right = "Prognosen för grundskolan är ett underskott mot budget om 9,4 miljoner kronor för helåret."
    found = [f for f in findings(made, before=wrong) if not f.explained_by_rounding]
    assert [(f.kind, f.first.value, f.second.text, f.supported) for f in found] == [
        (FindingKind.PROSE, Decimal("9.0"), "-9,4", Decimal("-9.4"))
    ]
    assert told(made, before=right) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Totalt har 16 av 166 kontrakt bytts. Det ger en andel på 9 procent.", ["9 procent"]),
        ("Totalt har 16 av 160 kontrakt bytts. Det ger en andel på 10 procent.", []),
        (
            "I år hölls 996 samtal. Samma period förra året hölls 806 samtal. Samtalen har ökat med 23 procent.",
            ["23 procent"],
        ),
        ("I år hölls 996 samtal. Samma period förra året hölls 806 samtal. Samtalen har ökat med 24 procent.", []),
    ],
)
def test_percentages_in_a_paragraph(text, said):
    found = [f for f in findings(before=text) if f.kind is FindingKind.SHARE]
    assert [f.first.text for f in found] == said


NOT_CALCULATED = (
    FindingKind.PROSE,
    FindingKind.REPEATED,
    FindingKind.CASE,
    FindingKind.DAY,
    FindingKind.QUARTER,
)


def test_spans_hold_what_is_quoted():
    for prefix in ("000", "001", "002", "003"):
        parsed, meta, figures = real(prefix)
        for finding in audit(parsed, figures, meta):
            for place in (finding.first, finding.second):
                if place is not None:
                    assert place.span.of(parsed.text) in place.text
                    assert finding.message
                    assert finding.calculation or finding.kind in NOT_CALCULATED


REAL = {
    "000": {
        (FindingKind.SHARE, "1,2 procent"),
        (FindingKind.SHARE, "6 procent"),
        (FindingKind.SHARE, "23 procent"),
        (FindingKind.PROSE, "22,4 miljoner kronor"),
        (FindingKind.PROSE, "1,6 miljoner kronor"),
    },
    "001": {
        (FindingKind.PROSE, "1,3 miljoner kronor"),
        (FindingKind.PROSE, "213,0 miljoner kronor"),
        (FindingKind.PROSE, "13,4 miljoner kronor"),
        (FindingKind.PROSE, "-3,1 miljoner kronor"),
        (FindingKind.SUM, "1,0"),
    },
    "002": {
        (FindingKind.REPEATED, "-4,9"),
        (FindingKind.REPEATED, "-178,7"),
        (FindingKind.PROSE, "+9,0 mnkr"),
        (FindingKind.PROSE, "+9,0 miljoner kronor"),
        (FindingKind.PROSE, "-308,2 miljoner kronor"),
        (FindingKind.PROSE, "+ 8,2 miljoner kronor"),
        (FindingKind.PROSE, "+2,5 miljoner kronor"),
        (FindingKind.PROSE, "0,7 miljoner kronor"),
        (FindingKind.AVERAGE, "8,0"),
        (FindingKind.REPEATED, "15 procent"),
    },
    "003": [
        (FindingKind.CASE, "SN/2024: 00317"),
        (FindingKind.CASE, "SN/2024:00081"),
        (FindingKind.CASE, "SN/2023:00460"),
        (FindingKind.DAY, "2023-09-24"),
        (FindingKind.PERIOD, "-432,8"),
        (FindingKind.REPEATED, "72,3"),
        (FindingKind.REPEATED, "-654,4"),
        (FindingKind.SUM, "-654,4"),
        (FindingKind.SUM, "36 445"),
        (FindingKind.SUM, "-460 609"),
        (FindingKind.SUM, "585"),
        (FindingKind.SHARE, "43 procent"),
        (FindingKind.SHARE, "9 procent"),
        (FindingKind.SHARE, "14 procent"),
        (FindingKind.PROSE, "13 miljoner kronor"),
        (FindingKind.VOLUME, "3 fler årsplaceringar"),
        (FindingKind.VOLUME, "3 fler årsplaceringar"),
        (FindingKind.VOLUME, "11 färre årsplaceringar"),
        (FindingKind.REPEATED, "4,3 miljoner kronor"),
        (FindingKind.EFFECT, "1 juli 2025"),
        (FindingKind.GRADE, "god utsträckning"),
        (FindingKind.QUARTER, "kvartal 3"),
    ],
    "004": {(FindingKind.PROSE, "30,8 mnkr")},
}


@pytest.mark.parametrize("prefix", REAL)
def test_the_real_reports_hold_these_and_no_others(prefix):
    """Each of them was judged by reading the report; what rounding explains is left out."""
    parsed, meta, figures = real(prefix)
    statements = extract_statements(parsed, figures, noise=meta.noise)
    findings = audit(parsed, figures, meta, statements)
    found = Counter((f.kind, f.first.text) for f in findings if not f.explained_by_rounding)
    assert found == Counter(REAL[prefix])


@pytest.mark.parametrize(("total", "said"), [("-103", []), ("-109", ["-100"])])
def test_a_wider_total_is_no_contradiction(total, said):
    """The first table's costs have the financial items in them that the second prints below its own."""
    first = table("Utfall jan-aug 2023", rows=(line("Summa kostnader", total, total=True),), stub="tkr")
    rows = (line("Personal", "-60"), line("Lokaler", "-40"), line("Summa kostnader", "-100", total=True))
    second = table("Utfall jan-aug 2023", rows=(*rows, line("Finansiella poster", "-3")), stub="tkr")
    assert [f.second.text for f in findings(first, second) if f.kind is FindingKind.REPEATED] == said


def test_a_total_over_rounded_grants_is_shown_as_rounding():
    parsed, meta, figures = real("002")
    found = [f for f in audit(parsed, figures, meta) if f.first.text == "11,1" and f.kind is FindingKind.SUM]
    assert {(f.calculated, f.explained_by_rounding) for f in found} == {(Decimal("11.0"), True)}


def test_the_supported_value_is_the_one_that_the_rows_bear_out():
    parsed, meta, figures = real("004")
    found = next(f for f in audit(parsed, figures, meta) if f.first.text == "30,8 mnkr")
    assert (found.second.text, found.supported) == ("-39,8", Decimal("-39.8"))


def test_what_is_wrong_comes_before_what_rounding_explains():
    parsed, meta, figures = real("001")
    found = weightiest_first(audit(parsed, figures, meta))
    assert [finding.first.text for finding in found[:5]] == [
        "1,0",
        "-3,1 miljoner kronor",
        "13,4 miljoner kronor",
        "1,3 miljoner kronor",
        "213,0 miljoner kronor",
    ]
    assert [finding.slight for finding in found[:6]] == [False] * 3 + [True] * 3
    assert [finding.explained_by_rounding for finding in found] == [False] * 5 + [True] * (len(found) - 5)
