"""The synthetic reports: repeatable, their figures where they say, their accounts consistent."""

import re
from collections import defaultdict
from decimal import Decimal

import pytest

from eval.synthetic import Convention, KnownFigure, Style, SyntheticReport, generate
from eval.synthetic.names import LIMIT, municipality
from eval.synthetic.numerals import millions, percent, printed
from eval.synthetic.writer import Fact, Writer, sentence
from index.types import Line, Measure

SEEDS = range(6)
CASES = [pytest.param(seed, style, id=f"{style.value}-{seed}") for style in Style for seed in SEEDS]
HALF = Decimal("0.05")  # what one decimal hides


def table_figures(report: SyntheticReport) -> list[KnownFigure]:
    return [figure for figure in report.figures if figure.header]


@pytest.mark.parametrize(("seed", "style"), CASES)
def test_same_seed_same_report(seed: int, style: Style) -> None:
    assert generate(seed, style) == generate(seed, style.value)


@pytest.mark.parametrize("style", Style)
def test_other_seed_other_report(style: Style) -> None:
    texts = {generate(seed, style).text for seed in range(40)}
    assert len(texts) == 40


@pytest.mark.parametrize(("seed", "style"), CASES)
def test_every_figure_stands_where_it_says(seed: int, style: Style) -> None:
    report = generate(seed, style)
    assert len(report.figures) > 60
    for figure in report.figures:
        assert report.text[figure.start : figure.end] == figure.printed
        assert Decimal(figure.printed.replace(" ", "").replace(",", ".")) == figure.value
        assert not re.match(r"\d", report.text[figure.end :]), "the number does not end there"
    starts = [figure.start for figure in report.figures]
    assert starts == sorted(starts)


@pytest.mark.parametrize(("seed", "style"), CASES)
def test_report_says_whose_it_is_and_when(seed: int, style: Style) -> None:
    report = generate(seed, style)
    assert report.municipality in report.text
    assert str(report.year) in report.text
    assert report.period.startswith(f"{report.year}-01/{report.year}-")


def accounts(report: SyntheticReport) -> dict[tuple[Measure, str, Line | None], list[KnownFigure]]:
    """The cells of the table of accounts by column."""
    found = defaultdict(list)
    for figure in table_figures(report):
        if figure.line is not None:
            found[figure.measure, figure.period, figure.line].append(figure)
    return found


@pytest.mark.parametrize(("seed", "style"), CASES)
def test_columns_add_up_to_their_totals(seed: int, style: Style) -> None:
    report = generate(seed, style)
    columns = accounts(report)
    assert len(columns) >= 6
    for figures in columns.values():
        total = [figure.value for figure in figures if figure.total]
        parts = [figure.value for figure in figures if not figure.total]
        assert len(total) == 1
        room = 0 if figures[0].unit == "tkr" else HALF * (len(parts) + 1)
        assert abs(sum(parts) - total[0]) <= room


@pytest.mark.parametrize("convention", Convention)
@pytest.mark.parametrize(("seed", "style"), CASES)
def test_deviations_follow_the_convention(seed: int, style: Style, convention: Convention) -> None:
    report = generate(seed, style, convention)
    whole = f"{report.year}-01/{report.year}-12"
    cells = {(f.activity, f.measure, f.period): f for f in table_figures(report) if f.line is Line.NET}
    checked = 0
    for (activity, measure, period), figure in cells.items():
        if measure is not Measure.DEVIATION:
            continue
        other = Measure.FORECAST if period == whole else Measure.OUTCOME
        gap = cells[activity, other, period].value - cells[activity, Measure.BUDGET, period].value
        expected = -gap if convention is Convention.COSTS_POSITIVE else gap
        assert abs(figure.value - expected) <= (0 if figure.unit == "tkr" else 3 * HALF)
        better = -1 if convention is Convention.OVERRUN_POSITIVE else 1
        assert figure.favourable == ((figure.value > 0) - (figure.value < 0)) * better
        checked += 1
    assert checked >= 6


@pytest.mark.parametrize(("seed", "style"), CASES)
def test_prose_agrees_with_the_table(seed: int, style: Style) -> None:
    report = generate(seed, style)
    cells = {(f.activity, f.measure, f.period): f for f in table_figures(report) if f.line is Line.NET}
    said = [f for f in report.figures if not f.header and f.line is Line.NET and f.unit == "mnkr"]
    assert len(said) >= 4
    for figure in said:
        cell = cells[figure.activity, figure.measure, figure.period]
        value = abs(cell.value) if cell.unit == "mnkr" else abs(millions(int(cell.value)))
        assert figure.value == value
        if figure.favourable:
            assert figure.favourable == cell.favourable


@pytest.mark.parametrize("seed", SEEDS)
def test_income_and_cost_make_the_net_in_blocks(seed: int) -> None:
    columns = accounts(generate(seed, Style.BLOCKS))
    for measure, period, line in list(columns):
        if line is not Line.NET:
            continue
        rows = [columns[measure, period, each] for each in (Line.INCOME, Line.COST, Line.NET)]
        for income, cost, net in zip(*rows, strict=True):
            assert abs(income.value + cost.value - net.value) <= (0 if net.unit == "tkr" else 3 * HALF)


@pytest.mark.parametrize(
    ("style", "mark"),
    [
        (Style.PIPE, "| <b>Summa</b> | <b>"),
        (Style.TAB, "\nBarn och unga\t"),
        (Style.TAB_TWO_HEADERS, "\tAck utfall "),
        (Style.COLUMNS, "\nÅrets resultat "),
        (Style.STACKED, "Sjukfrånvaro (total) Utfall 0"),
        (Style.BLOCKS, "\nBarn och unga\nIntäkter\t"),
        (Style.NOISY, "\nSumma "),
    ],
    ids=lambda value: value.value if isinstance(value, Style) else "",
)
def test_style_shows(style: Style, mark: str) -> None:
    for seed in SEEDS:
        assert mark in generate(seed, style).text


@pytest.mark.parametrize("seed", SEEDS)
def test_sick_leave_of_all_lies_between_women_and_men(seed: int) -> None:
    rates = {(f.activity, f.period): f.value for f in table_figures(generate(seed, Style.STACKED)) if f.unit == "%"}
    totals = [key for key in rates if key[0] in ("Sjukfrånvaro (total)", "Korttidssjukfrånvaro")]
    assert len(totals) == 6
    for activity, period in totals:
        low, high = sorted((rates[f"{activity}, kvinnor", period], rates[f"{activity}, män", period]))
        assert low <= rates[activity, period] <= high


def test_noise_touches_letters_only() -> None:
    texts = [generate(seed, Style.NOISY).text for seed in SEEDS]
    assert any("§" in text for text in texts)
    assert any("ﬂ" in text or "ﬁ" in text for text in texts)


def test_hard_wrapped_lines_are_short() -> None:
    for seed in SEEDS:
        prose = generate(seed, Style.COLUMNS).text.split("Mål och resultat")[0]
        assert max(map(len, prose.splitlines())) <= 113


def test_a_thousand_different_municipalities() -> None:
    assert len({municipality(seed) for seed in range(1000)}) == 1000
    assert len({municipality(seed) for seed in range(LIMIT)}) == LIMIT
    years = {generate(seed, Style.TAB).year for seed in range(60)}
    assert len(years) >= 6


@pytest.mark.parametrize(
    ("value", "plus", "expected"),
    [
        ("-24107", False, "-24 107"),
        ("8.5", False, "8,5"),
        ("8.5", True, "+8,5"),
        ("0.0", True, "0,0"),
        ("1012.2", False, "1 012,2"),
    ],
)
def test_printed(value: str, plus: bool, expected: str) -> None:
    assert printed(Decimal(value), plus) == expected


def test_rounding() -> None:
    assert millions(-24_107) == Decimal("-24.1")
    assert millions(14_850) == Decimal("14.9")
    assert percent(1, 3) == Decimal("33.3")


def test_sentence_needs_a_fact_for_each_place() -> None:
    with pytest.raises(ValueError, match="2 places for 1 facts"):
        sentence("från {} till {}", Fact("x", Measure.OUTCOME, "2024", Decimal(1), ""))


def test_writer_wraps_between_words_and_keeps_positions() -> None:
    writer = Writer(width=20)
    fact = Fact("x", Measure.OUTCOME, "2024", Decimal("1234"), "kr")
    writer.paragraph(sentence("Det kostade ungefär {} kronor i år", fact))
    assert writer.text == "Det kostade ungefär 1 234\nkronor i år\n\n"
    (figure,) = writer.figures
    assert writer.text[figure.start : figure.end] == "1 234"
