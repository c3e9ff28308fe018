"""The metrics, each on answers whose verdict is known."""

from dataclasses import replace
from decimal import Decimal

import pytest

from eval.metrics import Place, Source, cited, places_of, shortcomings, tongue, unsupported
from eval.metrics.statistics import change, percentile, share
from eval.questions import Evidence, GoldFigure, Tempting
from eval.recall import Found, recall
from index.types import Filters
from service.types import AnswerTable, AnswerWarning
from tests.eval.answers import CARE, OTHER, ROW, SICK, SOURCE, TEXT, answer, citation, figure, question

DEVIATION = GoldFigure(Decimal("-19947"), "tkr", None, -1)
TEXTS = {"doc": TEXT}


def faults(key, given) -> list[str]:
    return [each.fault.value for each in shortcomings(key, given)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Barnavården gick 19,9 mnkr över budget [1].", []),
        ("Det blev ett underskott på 20 miljoner kronor [1].", []),
        ("Avvikelsen är −19 947 tkr [1].", []),
        ("Det blev ett överskott på 19,9 mnkr [1].", ["direction"]),
        ("Avvikelsen är 19,9 mnkr [1].", ["direction"]),
        ("Barnavården gick 19,8 mnkr över budget [1].", ["figure"]),
        ("Barnavården gick 199,5 mnkr över budget [1].", ["figure"]),
        ("Barnavården gick 19 947 kronor över budget [1].", ["unit"]),
        ("Barnavården gick 19,9 procent över budget [1].", ["figure"]),
        ("Barnavården kostade mycket [1].", ["figure"]),
    ],
    ids=[
        "rounded", "rounder", "exact", "good-of-bad", "no-direction", "near", "digits-moved", "unit", "kind", "missing",
    ],
)  # fmt: skip
def test_a_required_figure(text: str, expected: list[str]) -> None:
    assert faults(question(DEVIATION), answer(text, ROW)) == expected


def test_a_percentage_is_not_given_by_a_finer_one() -> None:
    key = question(GoldFigure(Decimal(7), "%", None))
    assert faults(key, answer("Den är 7 procent [1].", SICK)) == []
    assert faults(key, answer("Den är 7,2 procent [1].", SICK)) == ["figure"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Den är 7 procent [1].", []),
        ("Den är 7,2 procent [1].", []),
        ("Den är 7,3 procent [1].", ["figure"]),
        ("Den är 9 procent; budgeten räknade med 7,2 procent [1].", ["tempting"]),
        ("Den är 7,2 procent, mot 9 procent i budgeten [1].", []),
    ],
    ids=["key", "other", "neither", "tempted-before", "beside"],
)
def test_another_reading_is_as_right(text: str, expected: list[str]) -> None:
    other = GoldFigure(Decimal("7.20"), "%", None)
    key = question(
        GoldFigure(Decimal(7), "%", None, others=(other,)), tempting=(Tempting(Decimal(9), "%"),), kind="lookup"
    )
    assert faults(key, answer(text, SICK)) == expected


def test_a_figure_in_the_table_counts() -> None:
    table = AnswerTable(("Kommun", "Avvikelse"), (("Åköping", "−19,9 mnkr [1]"),))
    assert faults(question(DEVIATION), answer("Se tabellen.", ROW, table=table)) == []


def test_the_record_tells_the_direction_where_the_words_do_not() -> None:
    given = answer("Skillnaden var 19,9 mnkr [1].", ROW, figures=(figure("-19.9", "mnkr"),))
    assert faults(question(DEVIATION), given) == []


def test_the_one_without_minus_among_others_reads_as_plus() -> None:
    key = question(GoldFigure(Decimal("16.6"), "mnkr", None, 1))
    assert faults(key, answer("Resultatet var 16,6 mnkr 2019 och −5,4 mnkr 2018.", ROW)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det var 43,7 mnkr [1].", ["figure", "tempting"]),
        ("Det var 43,7 mnkr, och barnavården gick 19,9 mnkr över budget [1].", ["tempting"]),
        ("Barnavården gick 19,9 mnkr över budget; vuxna kostade 43,7 mnkr [1].", []),
    ],
    ids=["instead", "first", "beside"],
)
def test_tempting_figures(text: str, expected: list[str]) -> None:
    key = question(DEVIATION, tempting=(Tempting(Decimal(43700), "tkr"),))
    assert faults(key, answer(text, ROW)) == expected


def test_ideas_need_one_wording_each() -> None:
    key = question(alternatives=(("pandemi", "covid"), ("vikarie",)))
    assert faults(key, answer("Det beror på Covid-19 och brist på vikarier.", ROW)) == []
    assert faults(key, answer("Det beror på covid-19.", ROW)) == ["idea"]


@pytest.mark.parametrize(
    ("expect", "status", "expected"),
    [
        ("answered", "answered", []),
        ("answered", "partial", []),
        ("answered", "not_found", ["status"]),
        ("not_found", "not_found", []),
        ("not_found", "answered", ["status"]),
        ("partial", "answered", ["status"]),
    ],
)
def test_status(expect: str, status: str, expected: list[str]) -> None:
    assert faults(question(expect=expect), answer("Det framgår.", status=status)) == expected


def test_not_found_states_no_tempting_figure() -> None:
    key = question(expect="not_found", tempting=(Tempting(Decimal("7.2"), "%"),))
    given = answer("Det framgår inte. I fjol var den 3 procent, i år 7,2 procent.", status="not_found")
    assert faults(key, given) == ["tempting"]


# Citations ------------------------------------------------------------------------------------------------------


def test_anchors_are_found_however_lines_break_and_without_markup() -> None:
    source = Source("d", "001_a.txt", "Antal inledda\n  utredningar\t511\t521")
    (place,) = source.find("<b>Antal inledda utredningar</b> <b>511</b>")
    assert source.text[place.start : place.end] == "Antal inledda\n  utredningar\t511"


def test_any_of_the_anchors_will_do() -> None:
    evidence = Evidence("900", ("finns inte alls", "Sjukfrånvaron är 7,2"))
    assert [SOURCE.text[p.start : p.end] for p in places_of(evidence, [SOURCE])] == ["Sjukfrånvaron är 7,2"]


def test_an_anchor_that_stands_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="finns inte"):
        places_of(Evidence("900", ("finns inte",)), [SOURCE])


@pytest.mark.parametrize(("start", "end", "expected"), [(0, 10, 1), (0, 5, 1), (0, 4, 0), (20, 30, 0)])
def test_half_of_an_anchor_must_be_covered(start: int, end: int, expected: int) -> None:
    assert cited([Place("d", start, end)], [[Place("d", 0, 10)]]) == expected


def test_another_document_covers_nothing() -> None:
    assert cited([Place("e", 0, 10)], [[Place("d", 0, 10)]]) == 0


def test_recall_counts_items_at_depths_and_within_characters() -> None:
    key = question(DEVIATION, anchors=("Barnavård | 183 310", "Sjukfrånvaron är"))
    row, sick = TEXT.index(ROW), TEXT.index(SICK)
    hits = [
        Found(Place("doc", row, row + len(ROW)), 2000),
        Found(Place("doc", 0, 10), 1500),
        Found(Place("doc", sick, sick + len(SICK)), 1000),
    ]

    def search(query: str, filters: Filters, k: int) -> list[Found]:
        return hits[:k]

    told = recall(key, [SOURCE], search)
    assert (told.at[1], told.at[3], told.within) == (0.5, 1.0, 0.5)


# Unsupported numbers --------------------------------------------------------------------------------------------


def unproven(text: str, *quotes: str, **more: object) -> list[tuple[str, str]]:
    return [(each.text, each.reason) for each in unsupported(answer(text, *quotes, **more), TEXTS)]


@pytest.mark.parametrize(
    "text",
    [
        "Barnavården gick 19,9 mnkr över budget (utfall 203,3 mnkr, budget 183,3 mnkr) [1].",
        "Utfallet var 203 257 tkr januari–augusti 2023 [1].",
        "Det är 203 miljoner kronor [1].",
    ],
    ids=["rounded", "exact", "rounder"],
)
def test_what_a_row_bears(text: str) -> None:
    assert unproven(text, ROW) == []


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        ("Vården kostade 144 mnkr [1].", CARE, "no such number"),
        ("Vården kostade 14,41 mnkr [1].", CARE, "no such number"),
        ("Vården kostade 14,4 tkr [1].", CARE, "another unit"),
        ("Vården kostade 14,4 [1].", CARE, "another unit"),
        ("Frånvaron är 7,2 procentenheter [1].", SICK, "another unit"),
        ("Barnavården gick 19,9 mnkr under budget [1].", ROW, "the opposite direction"),
        ("Barnavården gick 19,9 mnkr över budget [1].", OTHER, "no such number"),
        ("Utfallet var 203 257 kronor [1].", ROW, "another unit"),
        ("Hushållen var 440 [1].", "Antalet hushåll var 1 440 i augusti.", "no such number"),
    ],
    ids=[
        "lost-comma", "more-precise", "scale", "dropped-unit", "points", "opposite", "other-row", "table-unit",
        "part-of-a-number",
    ],
)  # fmt: skip
def test_what_no_quote_bears(text: str, quote: str, reason: str) -> None:
    assert [why for _, why in unproven(text, quote)] == [reason]


@pytest.mark.parametrize(
    ("row", "text", "expected"),
    [
        ("Inhyrd personal -4,6 -5,0 -0,4", "Utfallet var 5,0 mnkr [1].", 0),
        ("Inhyrd personal 1273 1 267 1 227", "Utfallet var 1 267 mnkr [1].", 0),
        ("Inhyrd personal 1273 1 267 1 227", "Utfallet var 12 731 mnkr [1].", 1),
        ("Inhyrd personal -4,6 -5,0 -0,4", "Utfallet var 5,0 tkr [1].", 1),
        ("Inhyrd personal -4,6 -5,0 -0,4", "Andelen var 5,0 procent [1].", 1),
    ],
    ids=["signed", "side-by-side", "joined", "another-scale", "percent"],
)
def test_bare_rows_have_the_unit_above_them(row: str, text: str, expected: int) -> None:
    whole = f"Kostnader (mnkr)\n\nBudget Utfall Avvikelse\n\n{row}\n"
    start = whole.index(row)
    quote = replace(citation(1, ROW), start=start, end=start + len(row), quote=row)
    given = replace(answer(text, ROW), citations=(quote,))
    assert len(unsupported(given, {"doc": whole})) == expected


def test_a_table_without_unit_has_the_one_that_the_text_bears_out() -> None:
    row = "Netto\t-460 609\t38 154"
    whole = f"Prognosen visar ett överskott på 38,2 miljoner kronor jämfört med budget för året.\n\n{row}\n"
    start = whole.index(row)
    quote = replace(citation(1, ROW), start=start, end=start + len(row), quote=row)

    def told(text: str) -> int:
        return len(unsupported(replace(answer(text, ROW), citations=(quote,)), {"doc": whole}))

    assert told("Utfallet var 460,6 mnkr [1].") == 0
    assert told("Utfallet var 460 609 mnkr [1].") == 1


def test_a_sentence_is_held_against_its_own_citation() -> None:
    text = "Barnavården kostade 203,3 mnkr [1]. Frånvaron är 7,2 procent [2]."
    assert unproven(text, ROW, SICK) == []
    assert [number for number, _ in unproven(text, SICK, ROW)] == ["203,3 mnkr", "7,2 procent"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vuxna gick 3,0 mnkr under budget (utfall 43,7 mnkr, budget 46,7 mnkr) [1].", 0),
        ("Vuxna gick 3,0 mnkr över budget januari–augusti 2023 (utfall 43,7 mnkr, budget 46,7 mnkr) [1].", 1),
        ("Intäkterna gick 3,0 mnkr under budget (utfall 43,7 mnkr, budget 46,7 mnkr) [1].", 0),
        ("Försäljningen gick 3,0 mnkr över budget (utfall 43,7 mnkr, budget 46,7 mnkr) [1].", 1),
        ("Vuxna gav ett underskott på 3,0 mnkr (utfall 43,7 mnkr, budget 46,7 mnkr) [1].", 1),
        ("Försäljningen gav ett underskott på 3,0 mnkr (utfall 43,7 mnkr, budget 46,7 mnkr) [1].", 0),
    ],
    ids=["good", "bad-of-good", "income", "income-over-that-is-under", "deficit-of-good", "deficit-of-income"],
)
def test_a_direction_agrees_with_its_own_parts(text: str, expected: int) -> None:
    """The cell prints no sign, so only outcome and budget tell."""
    assert [why for _, why in unproven(text, OTHER)] == ["the opposite direction"] * expected


def test_a_quote_that_is_not_the_documents_bears_nothing() -> None:
    given = answer("Det kostade 203,3 mnkr [1].", ROW)
    assert len(unsupported(given, {"doc": TEXT.replace("203 257", "302 257")})) == 1


def test_an_amount_divided_by_the_months_of_its_period_and_by_no_other_number() -> None:
    def said(months: str, period: str | None) -> list[tuple[str, str]]:
        each = {"8": "25407", "7": "29037"}[months]
        monthly = replace(figure(each, "tkr", ("203257", 1), (months, 1), operation="ratio"), period=period)
        return unproven(f"{each} tkr per månad: 203 257 tkr på {months} månader [1].", ROW, figures=(monthly,))

    assert said("8", "2023-01/2023-08") == []
    assert [text for text, _ in said("7", "2023-01/2023-08")] == ["29037 tkr", "7"]
    assert [text for text, _ in said("8", None)] == ["25407 tkr", "8"]


def test_the_rest_of_a_share_is_taken_from_a_hundred_that_no_quote_has_and_from_nothing_else() -> None:
    def said(rest: str, whole: str, marker: int) -> list[str]:
        of_share = figure(rest, "%", (whole, marker), ("7.2", 1), operation="difference")
        return [
            why for _, why in unproven(f"De övriga är {rest.replace('.', ',')} procent [1].", SICK, figures=(of_share,))
        ]

    assert said("92.8", "100", 1) == []
    assert len(said("82.8", "90", 1)) == len(said("92.8", "100", 2)) == len(said("91.8", "100", 1)) == 1


def test_a_derived_figure_must_follow_from_its_inputs() -> None:
    text = "Skillnaden är 19 947 tkr (10,9 procent) [1]."
    right = figure("10.9", "%", ("203257", 1), ("183310", 1), operation="percent_change")
    assert unproven(text, ROW, figures=(right,)) == []
    other_base = figure("10.9", "%", ("183310", 1), ("203257", 1), operation="percent_change")
    assert [number for number, _ in unproven(text, ROW, figures=(other_base,))] == ["10,9 procent"]
    not_there = figure("10.9", "%", ("203258", 1), ("183310", 1), operation="percent_change")
    assert [number for number, _ in unproven(text, ROW, figures=(not_there,))] == ["10,9 procent"]


def test_rows_of_the_answers_table_are_held_too() -> None:
    table = AnswerTable(("Kommun", "Värde"), (("Åköping", "203,3 mnkr [1]"), ("Åköping", "302,3 mnkr [1]")))
    assert unproven("Se tabellen.", ROW, table=table) == [("302,3 mnkr", "no such number")]


def test_a_restored_figure_needs_its_warning_and_its_digits() -> None:
    garbled = "Totalt (mnkr) -258,6 1767 1795"
    source = Source("doc", "900.txt", garbled)
    given = answer("Utfallet är 179,5 mnkr [1].", ROW)
    quote = given.citations[0]
    moved = type(quote)(1, "doc", "", None, None, None, (), None, 0, len(garbled), garbled)
    warning = AnswerWarning("reconstructed", "Källan har 1795; läst som −179,5.", (1,))

    def told(text: str, *warnings: AnswerWarning) -> int:
        return len(unsupported(type(given)("answered", "sv", text, (moved,), warnings=warnings), {"doc": source.text}))

    assert told("Utfallet är 179,5 mnkr [1].", warning) == 0
    assert told("Utfallet är 179,5 mnkr [1].") == 1
    assert told("Utfallet är 197,5 mnkr [1].", warning) == 1


def test_a_digit_that_was_lost_or_misread_is_told_of_too() -> None:
    garbled = "Lokalhyror -10,8 -7,4 -1,9 0,4"
    moved = type(answer("", ROW).citations[0])(1, "doc", "", None, None, None, (), None, 0, len(garbled), garbled)
    warning = AnswerWarning("reconstructed", "Källan har -1,9; läst som −11,9.", (1,))

    def told(text: str) -> int:
        given = type(answer("", ROW))("answered", "sv", text, (moved,), warnings=(warning,))
        return len(unsupported(given, {"doc": garbled}))

    assert told("Prognosen är 11,9 mnkr [1].") == 0  # a digit lost
    assert told("Budgeten är 9,4 mnkr [1].") == 0  # a digit misread
    assert told("Prognosen är 21,8 mnkr [1].") == 1


def test_a_nought_that_was_read_as_a_letter_needs_its_warning_and_its_own_cell() -> None:
    warning = AnswerWarning("reconstructed", "Källan är otydlig; läst som 0.", (1,))

    def told(cells: str, *warnings: AnswerWarning) -> int:
        moved = type(answer("", ROW).citations[0])(1, "doc", "", None, None, None, (), None, 0, len(cells), cells)
        given = type(answer("", ROW))("answered", "sv", "Avvikelsen är 0 [1].", (moved,), warnings=warnings)
        return len(unsupported(given, {"doc": cells}))

    assert told("Vuxna 2 2 o 4", warning) == 0
    assert told("Vuxna 2 2 o 4") == 1
    assert told("Vuxna och barn 2 2 3 4", warning) == 1


def test_noughts_that_were_read_as_letters_among_hundreds_need_their_warning() -> None:
    said = "en plats kostar cirka 3 0oo kr per dygn"
    warning = AnswerWarning("reconstructed", "Källan har 3 0oo; läst som 3 000.", (1,))

    def told(text: str, *warnings: AnswerWarning) -> int:
        moved = type(answer("", ROW).citations[0])(1, "doc", "", None, None, None, (), None, 0, len(said), said)
        given = type(answer("", ROW))("answered", "sv", text, (moved,), warnings=warnings)
        return len(unsupported(given, {"doc": said}))

    assert told("Platsen kostar 3 000 kr [1].", warning) == 0
    assert told("Platsen kostar 3 000 kr [1].") == 1
    assert told("Platsen kostar 3 500 kr [1].", warning) == 1


def test_better_and_worse_are_said_of_income_as_well() -> None:
    row = "Bidrag 10,4 mnkr, prognos 9,3 mnkr, avvikelse 1,1 mnkr"
    moved = type(answer("", ROW).citations[0])(1, "doc", "", None, None, None, (), None, 0, len(row), row)

    def reasons(how: str) -> list[str]:
        text = f"Helårsprognosen är 1,1 mnkr {how} (prognos 9,3 mnkr, budget 10,4 mnkr) [1]."
        given = type(answer("", ROW))("answered", "sv", text, (moved,))
        return [each.reason for each in unsupported(given, {"doc": row})]

    assert reasons("sämre än budget") == []
    assert reasons("över budget") == ["the opposite direction"]


def test_a_share_of_restored_figures_follows_from_them() -> None:
    garbled = "Ekonomiskt bistånd 38,4 mnkr, totalt 1795"
    moved = type(answer("", ROW).citations[0])(1, "doc", "", None, None, None, (), None, 0, len(garbled), garbled)
    warning = AnswerWarning("reconstructed", "Källan har 1795; läst som 179,5.", (1,))
    told = (figure("38.4", "mnkr"), figure("179.5", "mnkr"))
    share = figure("21.4", "%", ("38.4", 1), ("179.5", 1), operation="share")
    text = "Det är 21,4 procent: 38,4 mnkr av 179,5 mnkr [1]."
    kind = type(answer("", ROW))
    held = kind("answered", "sv", text, (moved,), figures=(*told, share), warnings=(warning,))
    assert [u.text for u in unsupported(held, {"doc": garbled})] == []
    silent = kind("answered", "sv", text, (moved,), figures=(*told, share))
    assert "21,4 procent" in [u.text for u in unsupported(silent, {"doc": garbled})]


# Language and statistics ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Barnavården gick 19,9 mnkr över budget och det är mer än i fjol.", "sv"),
        ("Child care (Barnavård) was over budget, according to the report: ”Det är inte bra för oss.”", "en"),
        ("461.", None),
    ],
    ids=["swedish", "english-around-a-quote", "neither"],
)
def test_tongue(text: str, expected: str | None) -> None:
    assert tongue(text) == expected


def test_share_and_its_interval() -> None:
    told = share([1.0] * 80 + [0.0] * 20)
    assert told is not None
    assert told.value == 0.8
    assert 0.70 < told.low < 0.76
    assert 0.84 < told.high < 0.90
    assert told == share([1.0] * 80 + [0.0] * 20)
    assert share([]) is None


def test_change_is_taken_case_by_case() -> None:
    told = change([1.0] * 100, [1.0] * 92 + [0.0] * 8)
    assert told is not None
    assert told.value == pytest.approx(-0.08)
    assert told.high < 0


@pytest.mark.parametrize(("rank", "expected"), [(50, 3), (95, 5), (100, 5), (1, 1)])
def test_percentile(rank: float, expected: float) -> None:
    assert percentile([5, 1, 4, 2, 3], rank) == expected


def test_percentile_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        percentile([], 50)
