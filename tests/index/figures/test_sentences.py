"""Quantities in prose -> figures."""

from decimal import Decimal
from functools import cache

import pytest

from index.figures.sentences import sentence_figures
from index.layout import parse
from index.loading import load
from index.metadata import read_metadata
from index.numbers import MNKR, PERCENT, POINTS, TKR, UNKNOWN, count
from index.periods import month, months, whole_year
from index.tables import find_tables
from index.types import (
    Block,
    BlockKind,
    Figure,
    Line,
    Mapped,
    Measure,
    Metadata,
    Parsed,
    Row,
    RowKind,
    Section,
    Span,
    Table,
    TableStyle,
)
from tests.reports import report

TO_AUGUST = months(2023, 1, 8)
META = Metadata("Delårsrapport", "Solby", "Socialnämnden", period=TO_AUGUST)


def mapped(text: str, start: int) -> Mapped:
    return Mapped(text, tuple(range(start, start + len(text))))


def parsed(*paragraphs: str, path: tuple[str, ...] = ("Ekonomi",), kind: BlockKind = BlockKind.PARAGRAPH) -> Parsed:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind, mapped(paragraph, at), Span(at, at + len(paragraph)), 0))
        at += len(paragraph) + 2
    section = Section(path, 1, Span(0, len(text)), 0)
    return Parsed(text, (), (), (section,), tuple(blocks), ())


def figures(*paragraphs: str, path: tuple[str, ...] = ("Ekonomi",), meta: Metadata = META) -> list[Figure]:
    return sentence_figures(parsed(*paragraphs, path=path), meta)


def only(*paragraphs: str, path: tuple[str, ...] = ("Ekonomi",)) -> Figure:
    (figure,) = figures(*paragraphs, path=path)
    return figure


def test_a_figure_knows_where_it_stands():
    text = "Utfallet för hemtjänst är 203,3 miljoner kronor. Det är bra."
    document = parsed(text)
    (figure,) = sentence_figures(document, META)
    assert figure.value == Decimal("203.3")
    assert str(figure.value) == "203.3"
    assert figure.unit == MNKR
    assert figure.text == "203,3 miljoner kronor"
    assert figure.span.of(document.text) == "203,3"
    assert figure.quote.of(document.text) == "Utfallet för hemtjänst är 203,3 miljoner kronor."
    assert figure.section == ("Ekonomi",)
    assert (figure.table, figure.row, figure.column) == (None, None, None)


MEASURES = [
    ("Utfallet för hemtjänst är 203,3 mnkr.", Measure.OUTCOME, None),
    ("Kostnaden för köpt vård uppgår till 73,6 mnkr.", Measure.OUTCOME, None),
    ("Nämndens budgetram är 62,4 mnkr.", Measure.BUDGET, None),
    ("Prognosen för årets inventarier uppgår till 0,7 mnkr.", Measure.FORECAST, None),
    ("Enheten redovisar en negativ avvikelse mot budget med 9,8 mnkr.", Measure.DEVIATION, -1),
    ("Prognosen är att nettokostnaderna blir 4,1 mnkr högre än budget.", Measure.DEVIATION, -1),
    ("Prognosen är att intäkterna blir 2,6 mnkr högre än budget.", Measure.DEVIATION, 1),
    ("Hemtjänsten prognostiserar ett överskott på 6,1 mnkr.", Measure.DEVIATION, 1),
    ("Prognosen för 2023 är +2,8 mnkr.", Measure.DEVIATION, 1),
    ("Prognosen för enheten är -0,6 mnkr.", Measure.DEVIATION, -1),
    ("Enhetens resultat -2,9 mnkr mot budget.", Measure.DEVIATION, -1),
    ("Kostnaden har ökat med 2,2 mnkr mellan åren.", Measure.CHANGE, None),
    ("Kostnaderna är 7,9 mnkr mindre än samma period 2022.", Measure.CHANGE, None),
    ("Nettokostnaderna är 1,2 mnkr högre vilket beror på nya lokaler.", Measure.CHANGE, None),
    ("Omsättningen har minskat med 3,1 procentenheter.", Measure.CHANGE, None),
    ("Etappmålet för i år är 75 procent.", Measure.TARGET, None),
    ("Målvärdet om 90 deltagare kan nog nås.", Measure.TARGET, None),
    ("Andelen kvinnor är 61,2 procent.", Measure.SHARE, None),
    ("Nämnden har ansökt om ett bidrag om 7,4 mnkr.", Measure.AMOUNT, None),
    ("I snitt var 46 placerade, jämfört med budgeterade 41.", Measure.OUTCOME, None),
]


@pytest.mark.parametrize(("text", "measure", "favourable"), MEASURES, ids=[case[0] for case in MEASURES])
def test_what_is_measured(text, measure, favourable):
    figure = figures(text)[0]
    assert (figure.measure, figure.favourable) == (measure, favourable)


PERIODS = [
    ("Utfallet är 6,6 mnkr.", TO_AUGUST),
    ("Kostnaden uppgår till 73,6 mnkr till och med augusti.", TO_AUGUST),
    ("Under första halvåret var kostnaden 30,1 mnkr.", months(2023, 1, 6)),
    ("Prognosen är negativ med 2,5 mnkr.", whole_year(2023)),
    ("Budgetramen är 62,4 mnkr för helåret 2023.", whole_year(2023)),
    ("Kostnaden samma period 2022 var 6,3 mnkr.", months(2022, 1, 8)),
    ("Kostnaden har ökat med 2,0 mnkr jämfört med samma period 2022.", TO_AUGUST),
    ("I augusti var 17 vuxna placerade.", month(2023, 8)),
    ("Budgeten förstärktes med 8,4 mnkr enligt beslut den 14 juni 2023.", TO_AUGUST),
    ("Under 2023 är utfallet 3,1 mnkr.", TO_AUGUST),
    ("Bidraget var 2,7 mnkr för år 2022.", whole_year(2022)),
    ("Samma tid 2022 hade 46 personer fått stöd.", months(2022, 1, 8)),
    ("Kostnaden motsvarande månader förra året var 6,3 mnkr.", months(2022, 1, 8)),
    ("Underskottet väntas vara 1,6 mnkr vid årets slut.", whole_year(2023)),
]


@pytest.mark.parametrize(("text", "period"), PERIODS, ids=[case[0] for case in PERIODS])
def test_for_when(text, period):
    assert figures(text)[0].period == period


def test_what_was_then_is_told_of_what_is_compared_with():
    text = "Kostnaden januari-augusti är 83,2 mnkr i jämförelse med föregående år då kostnaden var 76,2 mnkr."
    assert [figure.period for figure in figures(text)] == [TO_AUGUST, months(2022, 1, 8)]
    scanned = text.replace("jämförelse", "jémfore[se").replace("föregående år", "fiiregéende ar")
    assert [figure.period for figure in figures(scanned)] == [TO_AUGUST, months(2022, 1, 8)]


def test_a_deviation_of_the_last_months_is_the_year_s():
    text = "Januari-augusti är avvikelsen positiv med 1,2 mnkr men försämras under årets sista månader till "
    found = figures(text + "ett underskott om 1,6 mnkr.")
    assert [(f.measure, f.favourable, f.period) for f in found] == [
        (Measure.DEVIATION, 1, TO_AUGUST),
        (Measure.DEVIATION, -1, whole_year(2023)),
    ]


def test_each_number_of_a_comparison_has_its_own_period():
    found = figures("Ett dygn kostar per augusti 2023 i snitt 3 700 kr jämfört med 3 600 kr år 2022.")
    assert [(str(f.value), f.period) for f in found] == [("3700", TO_AUGUST), ("3600", whole_year(2022))]
    found = figures("De ökade mellan 2021 och 2022 från 12 till 20 kunder.")
    assert [(str(f.value), f.unit, f.period) for f in found] == [
        ("12", count("kunder"), whole_year(2021)),
        ("20", count("kunder"), whole_year(2022)),
    ]
    found = figures("Under årets första halvår fanns 23,7 placeringar, att jämföra med 12,8 placeringar föregående år.")
    assert [f.period for f in found] == [months(2023, 1, 6), months(2022, 1, 6)]


def test_without_a_document_period_none_is_invented():
    (figure,) = figures("Utfallet är 6,6 mnkr.", meta=Metadata("Rapport"))
    assert figure.period is None


def test_the_sentence_names_its_subject():
    assert only("Utfallet för barn- och ungdomsvård är 33,3 mnkr.").activity == "barn- och ungdomsvård"
    assert only("Kostnaden för köpt vård till äldre uppgår till 3,6 mnkr.").activity == "köpt vård till äldre"
    assert only("Utfallet är 52,2 mnkr för insatser till äldre.").activity == "insatser till äldre"
    assert only("Ekonomiskt bistånd prognostiserar ett överskott på 1,4 mnkr.").activity == "Ekonomiskt bistånd"
    assert only("Socialnämndens nettokostnader uppgår till 17,7 mnkr.").activity == "Socialnämnden"
    assert only("Den totala sjukfrånvaron är 6 procent.").activity == "Den totala sjukfrånvaron"


def test_the_subject_comes_from_the_heading_when_the_sentence_names_none():
    assert (
        only("Verksamheten redovisar ett underskott på 3 mnkr.", path=("Ekonomi", "4.1 Hemtjänst")).activity
        == "Hemtjänst"
    )


def test_the_subject_is_carried_through_a_section():
    found = figures(
        "Utfallet för barn- och ungdomsvård är 33,3 mnkr. Verksamheten redovisar en negativ avvikelse med 19,9 mnkr.",
        "Prognosen är 24,1 mnkr högre än budget.",
    )
    assert [figure.activity for figure in found] == ["barn- och ungdomsvård"] * 3


def test_a_narrower_subject_is_carried_only_within_its_paragraph():
    found = figures(
        "Utfallet för barn- och ungdomsvård är 33,3 mnkr. Kostnaden för köpt vård är 7,6 mnkr. "
        "Kostnaden var 6,3 mnkr 2022.",
        "Prognosen är 24,1 mnkr högre än budget.",
    )
    assert [figure.activity for figure in found] == [
        "barn- och ungdomsvård",
        "köpt vård",
        "köpt vård",
        "barn- och ungdomsvård",
    ]


def test_a_bare_number_is_a_count_of_what_the_sentence_says_it_counts():
    found = figures("Antalet besök i simhallen har uppgått till 17 131.", "Det var 20.")
    assert [figure.unit for figure in found] == [count("besök"), UNKNOWN]
    (fewer,) = figures("Antalet platser är 14 färre för perioden än budgeterat.")
    assert (fewer.unit, fewer.measure) == (count("platser"), Measure.CHANGE)


def test_numbers_that_run_together_are_no_figures():
    assert figures("Bibliotek 45 78 123 415 399 405") == []


def test_respectively():
    found = figures("Kostnaderna för hemtjänst och skyddat boende är lägre än budget med 1,5 mnkr respektive 3,9 mnkr.")
    assert [(figure.activity, figure.favourable) for figure in found] == [("hemtjänst", 1), ("skyddat boende", 1)]


def test_lines_of_the_accounts():
    found = figures(
        "Intäkterna är 3,6 mnkr. Kostnaderna är 5,4 mnkr. Nettokostnaden är 1,8 mnkr. Resultatet är 2 mnkr."
    )
    assert [figure.line for figure in found] == [Line.INCOME, Line.COST, Line.NET, None]


def test_hedges_are_kept():
    found = figures("Drygt 500 medarbetare har utbildats och ca 15 procent av mötena är digitala.")
    assert [(figure.value, figure.approximate) for figure in found] == [(Decimal(500), True), (Decimal(15), True)]


def test_units_of_many_kinds():
    found = figures("Det är 830 tusen kronor, 4 procent, 7 procentenheter och 461 familjer.")
    assert [figure.unit for figure in found] == [TKR, PERCENT, POINTS, count("familjer")]


def test_years_dates_ages_and_labels_are_no_figures():
    assert figures("Under 2023, från den 1 april, gäller 4 kap 1 § för barn 0–20 år i tertial 2 (SN/2024:00053).") == []


def test_headings_with_money_are_read_and_others_are_not():
    document = parsed("Vuxna 21–64 år; Resultat +3,1 mnkr mot budget", "Område 2 har sex mål", kind=BlockKind.HEADING)
    (figure,) = sentence_figures(document, META)
    assert (figure.activity, figure.favourable, figure.measure) == ("Vuxna 21–64 år", 1, Measure.DEVIATION)


def test_prose_rows_are_about_the_row_above():
    text = "Andel planer 94 %\nAnalys Det finns planer för 94 procent av personerna."
    prose = "Det finns planer för 94 procent av personerna."
    start = text.index(prose)
    rows = (
        Row("Andel planer", (None,), RowKind.DATA, Span(0, 17)),
        Row("Analys", (None,), RowKind.PROSE, Span(18, len(text)), prose=mapped(prose, start)),
    )
    table = Table(TableStyle.TAB, "Mått", ("Utfall",), rows, Span(0, len(text)), None)
    block = Block(BlockKind.TABLE, Mapped("", ()), Span(0, len(text)), 0, table=0)
    document = Parsed(text, (), (), (Section(("Mål",), 1, Span(0, len(text)), 0),), (block,), (table,))
    (figure,) = sentence_figures(document, META)
    assert (figure.activity, figure.value, figure.unit) == ("Andel planer", Decimal(94), PERCENT)
    assert figure.span.of(text) == "94"


def test_scraps_of_a_badly_scanned_text_are_left_out():
    noisy = Metadata("Rapport", period=TO_AUGUST, noise=0.3)
    found = figures("1 snitt kostar det 4 600 kronor, dvs /0”7 och 1'nr1%.", meta=noisy)
    assert [figure.text for figure in found] == ["4 600 kronor"]


def test_a_table_that_nobody_recognised_is_no_sentence():
    assert figures("Arkiv -0,3 -0,3 0,0 0,0 4,6 Teknik 1,2 2,3 3,4 4,5 5,6") == []


# The real reports -------------------------------------------------------------------------------------------------


@cache
def read(prefix: str) -> tuple[str, list[Figure]]:
    path = report(prefix)
    loaded = load(path)
    document = parse(loaded.text, loaded.pages, find_tables(loaded.text))
    return loaded.text, sentence_figures(document, read_metadata(document, path.name))


YEAR_2023, YEAR_2024 = whole_year(2023), whole_year(2024)
REAL = [
    ("000", "203.3", "barn- och ungdomsvård", Measure.OUTCOME, None, TO_AUGUST),
    ("000", "19.9", "barn- och ungdomsvård", Measure.DEVIATION, -1, TO_AUGUST),
    ("000", "24.1", "barn- och ungdomsvård", Measure.DEVIATION, -1, YEAR_2023),
    ("000", "73.6", "köpt vård till barn- och unga", Measure.OUTCOME, None, TO_AUGUST),
    ("000", "61.3", "köpt vård till barn- och unga", Measure.OUTCOME, None, months(2022, 1, 8)),
    ("000", "8.9", "vuxna med missbruksproblem", Measure.DEVIATION, 1, YEAR_2023),
    ("000", "2.0", "Socialnämnden", Measure.DEVIATION, 1, TO_AUGUST),
    ("001", "27.8", "Socialnämnden", Measure.DEVIATION, 1, whole_year(2020)),
    ("001", "229.6", "vård och behandling", Measure.OUTCOME, None, months(2019, 1, 8)),
    ("002", "-5.7", "heldygnsvården", Measure.DEVIATION, -1, TO_AUGUST),
    ("002", "-9.8", "Barn och Unga 0–20 år", Measure.DEVIATION, -1, YEAR_2023),
    ("002", "9.4", "Personer med funktionsnedsättning", Measure.DEVIATION, 1, TO_AUGUST),
    ("002", "862", "Föräldrastöd och Första linjen mottagningar", Measure.OUTCOME, None, TO_AUGUST),
    ("003", "7.0", "Barn och unga", Measure.DEVIATION, 1, YEAR_2024),
    ("003", "11.0", "Ekonomiskt bistånd", Measure.DEVIATION, 1, YEAR_2024),
    ("003", "432.8", None, Measure.OUTCOME, None, months(2023, 1, 8)),
    ("004", "15.0", None, Measure.DEVIATION, 1, YEAR_2024),
    ("004", "11.6", None, Measure.DEVIATION, 1, months(2024, 1, 8)),
]


@pytest.mark.parametrize(
    ("prefix", "value", "activity", "measure", "favourable", "period"),
    REAL,
    ids=[f"{case[0]}-{case[1]}" for case in REAL],
)
def test_real_reports(prefix, value, activity, measure, favourable, period):
    _, found = read(prefix)
    alike = [
        (f.measure, f.favourable, f.period)
        for f in found
        if str(f.value) == value and (activity is None or f.activity == activity)
    ]
    assert (measure, favourable, period) in alike


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003", "004"])
def test_every_figure_of_a_real_report_stands_where_it_says(prefix):
    text, found = read(prefix)
    assert len(found) >= 45
    for figure in found:
        assert figure.quote.covers(figure.span)
        if not figure.approximate and any(c.isdigit() for c in figure.text):
            digits = [c for c in figure.span.of(text) if c.isdigit()]
            assert digits == [c for c in str(abs(figure.value or 0)) if c.isdigit()]


@pytest.mark.parametrize(
    ("sentence", "activity", "measure"),
    [
        pytest.param(
            "Hemtjänst kostade netto 12,3 miljoner kronor.", "Hemtjänst", Measure.OUTCOME, id="what an activity cost"
        ),
        pytest.param(
            "Den köpta vården för vuxna kostade 12,3 mnkr till och med augusti.", "Den köpta vården för vuxna",
            Measure.OUTCOME, id="a part that was bought",
        ),
        pytest.param(
            "Ett dygn i familjehem kostar i snitt 840 kronor.", "familjehem", Measure.AMOUNT, id="a price a day"
        ),
        pytest.param(
            "Kostnaden för hemtjänst ökar mest, men även daglig verksamhet har blivit dyrare: ett dygn kostar 900 kr.",
            "daglig verksamhet", Measure.AMOUNT, id="a later clause names another",
        ),
        pytest.param(
            "Raden innehåller bland annat inhyrda tekniker, som hittills kostat 4,9 mnkr.", "inhyrda tekniker",
            Measure.OUTCOME, id="a relative clause",
        ),
        pytest.param(
            "Stärkt fältarbete: nämnden har fått 2 500 tkr för 2023.", "Stärkt fältarbete", Measure.AMOUNT,
            id="a label before a clause",
        ),
        pytest.param(
            "Analys: nämnden har fått 2 500 tkr för 2023.", "Socialnämnden", Measure.AMOUNT,
            id="a label that says nothing",
        ),
        pytest.param(
            "Socialnämndens utfall är 12,3 mnkr.", "Socialnämnden", Measure.OUTCOME, id="the whole committee"
        ),
        pytest.param(
            "Nämndens nettokostnad januari–augusti för hemtjänst är 12,3 mnkr.", "hemtjänst", Measure.OUTCOME,
            id="a part of the committee's costs",
        ),
        pytest.param(
            "Socialnämndens investeringsbudget uppgår till 1,1 mnkr.", "Investeringar", Measure.BUDGET,
            id="investments are not operations",
        ),
    ],
)  # fmt: skip
def test_what_a_sentence_is_about(sentence, activity, measure):
    figure = only(sentence)
    assert (figure.activity, figure.measure) == (activity, measure)


def test_two_topics_in_one_sentence():
    found = figures("Personalomsättningen är 11,2 procent och den totala sjukfrånvaron 6,8 procent.")
    assert [figure.activity for figure in found] == ["Personalomsättningen", "den totala sjukfrånvaron"]


def test_where_a_change_began_is_not_the_reports_own_period():
    before, now = figures("Antalet besök har ökat från 410 till 455 jämfört med samma period i fjol.")
    assert (before.period, now.period) == (months(2022, 1, 8), TO_AUGUST)
    before, now = figures("Antalet besök har ökat från 410 till 455.")
    assert (before.period, now.period) == (None, TO_AUGUST)


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Nämnden har fått ett bidrag på 2,5 mnkr för 2023.", whole_year(2023)),
        ("Nämnden har fått ett bidrag på 2,5 mnkr.", TO_AUGUST),
        ("Socialnämndens investeringsbudget är 1,1 mnkr.", whole_year(2023)),
        ("Budgeten för 2023 är 62,4 mnkr.", whole_year(2023)),
        ("Utfallet för 2023 är 62,4 mnkr.", TO_AUGUST),
    ],
)
def test_a_year_that_is_named(sentence, period):
    assert only(sentence).period == period


def test_a_result_below_a_chart_is_of_what_the_chart_shows():
    found = figures(
        "Diagrammet visar utvecklingen av placeringar inom stödboenden. Under sommaren skedde en liten uppgång.",
        "Resultatet är en positiv avvikelse om 0,4 miljoner kronor.",
        path=("Ekonomi", "Insatser för vuxna"),
    )
    assert [(f.activity, f.favourable) for f in found] == [("stödboenden", 1)]


def test_a_result_of_something_named_is_not_the_chart_s():
    found = figures(
        "Diagrammet visar utvecklingen inom stödboenden.",
        "Resultatet för familjehem är en positiv avvikelse om 0,4 miljoner kronor.",
    )
    assert [f.activity for f in found] == ["familjehem"]


def test_what_a_deviation_leaves_out_is_not_its_subject():
    found = only(
        "Verksamheten för ensamkommande barn betalas av staten och avvikelsen exklusive ensamkommande barn är 6,3 mnkr."
    )
    assert found.activity == "Socialnämnden exklusive ensamkommande barn"


def test_a_count_after_the_level_that_it_is_compared_with_is_an_outcome():
    found = figures("Antalet ansökningar är lägre än budgeterad nivå, 48 ansökningar i jämförelse med budgeterade 54.")
    assert [(f.value, f.measure) for f in found] == [(Decimal(48), Measure.OUTCOME), (Decimal(54), Measure.BUDGET)]


def test_a_bare_count_is_of_what_its_section_is_about():
    found = only("Antalet placeringar har för augusti varit 39,0.", path=("Ekonomi", "Insatser för vuxna"))
    assert (found.activity, found.group) == ("Antalet placeringar", ("Insatser för vuxna",))
