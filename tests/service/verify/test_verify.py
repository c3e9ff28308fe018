"""The gate: a hostile table of answers, each with whether it may leave and why not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numbers import KR, MNKR, PERCENT, POINTS, TKR, UNKNOWN, format_sv
from service.verify import (
    DerivedFigure,
    DerivedInput,
    Evidence,
    Known,
    ProblemKind,
    check,
    enforce,
    split_sentences,
)

ROW = "Hemtjänst | 79 313 | 83 420 | -4 107 | 53 310 | 58 257 | -4 947"
EVIDENCE = {
    1: Evidence(
        ROW,
        TKR,
        "Solby, delårsrapport per 31 augusti 2023 | 2023-01/2023-08 | helår 2023 | Hemtjänst (tkr)",
        "Solby",
        (
            Known(Decimal("-4107"), TKR, -1, "-4 107"),
            Known(Decimal("-4947"), TKR, -1, "-4 947"),
            Known(Decimal("58257"), TKR, None, "58 257"),
            Known(Decimal("53310"), TKR, None, "53 310"),
        ),
    ),
    2: Evidence(
        "Hemtjänsten uppvisar ett underskott om -2,9 miljoner kronor.",
        context="Åby, tertialbokslut 2 2023 | 2023-01/2023-08",
        municipality="Åby",
    ),
    3: Evidence(
        "Frånvaron ligger på 6 procent, en minskning med 1,0 procentenheter. Köpt vård kostade 14,4 mnkr. "
        "Nio av tio är nöjda. Ärende SN/2023:00017 gäller barn 0–20 år.",
        context="Solby, delårsrapport 2023",
        municipality="Solby",
    ),
    4: Evidence("<b>Summa</b>\t<b>183 310</b>\t203 257\t-4,4", MNKR, "Åby 2023", "Åby"),
    6: Evidence("Planen gäller läsåret 2022/2023."),
    5: Evidence("Prognosen beräknas till -\n5,4 mnkr för 2023.", None, "Solby", "Solby"),
}
N, U, D, Y = ProblemKind.NUMBER, ProblemKind.UNCITED, ProblemKind.DIRECTION, ProblemKind.YEAR
L, C, M, Q = ProblemKind.LABEL, ProblemKind.CITATION, ProblemKind.MUNICIPALITY, ProblemKind.QUOTE

GOOD = [
    "Hemtjänsten gick 4,9 mnkr över budget januari–augusti 2023 [1].",
    "Underskottet väntas bli 4,1 mnkr [1].",
    "Utfallet var 58 257 tkr mot budgeterade 53 310 tkr [1].",
    "Utfallet var 58\u00a0257 tkr [1].",
    "Avvikelsen var −4,9 mnkr [1].",
    "Per den 31 augusti 2023 var utfallet 58,3 mnkr [1].",
    "Frånvaron är 6 procent [3].",
    "Den minskade med 1,0 procentenheter [3].",
    "9 av 10 är nöjda [3].",
    "Nio av tio är nöjda [3].",
    "Kostnaden var ５８,３ mnkr [1].",
    "It was SEK 4.9 million over budget [1].",
    "The outcome was SEK 58,257 thousand [1].",
    "A deficit of SEK 2.9 million [2].",
    "Solby gick 4,9 mnkr över budget och Åby 2,9 mnkr över budget [1][2].",
    "Underskottet var 4,9 mnkr i Solby och 2,9 mnkr i Åby [1, 2].",
    "Solby 4,9 mnkr [1], Åby 2,9 mnkr [2].",
    "I ärendet står: ”Frånvaron ligger på 6 procent” [3].",
    "Det gäller barn 0–20 år enligt SN/2023:00017 [3].",
    "Det var tertial 2 [2].",
    "Summan är 203 257 mnkr [4].",
    "Prognosen är ett underskott på 5,4 mnkr [5].",
    "1. Hemtjänsten gick 4,9 mnkr över budget [1].",
    "Det kostade **58,3** mnkr [1].",
    "Planen gäller 2022/23 [6].",
    "Detta framgår inte av rapporterna.",
]
BAD = [
    ("fel siffra", "Hemtjänsten gick 4,8 mnkr över budget [1].", N),
    ("fel enhet", "Underskottet var 4,1 tkr [1].", N),
    ("annan storhet", "Underskottet var 4,1 procent [1].", N),
    ("ombytt riktning", "Hemtjänsten gick 4,9 mnkr under budget [1].", D),
    ("överskott av underskott", "Hemtjänsten har ett överskott på 2,9 mnkr [2].", D),
    ("ombytt tecken", "Avvikelsen var +4,9 mnkr [1].", D),
    ("överskott 4,4 av −4,4", "Överskottet är 4,4 mnkr [4].", D),
    ("surplus", "A surplus of SEK 2.9 million [2].", D),
    ("tusen gånger mer", "Utfallet var 58 257 mnkr [1].", N),
    ("144 för 14,4", "Köpt vård kostade 144 mnkr [3].", N),
    ("1,44 för 14,4", "Köpt vård kostade 1,44 mnkr [3].", N),
    ("noggrannare än källan", "Underskottet var 2,91 mnkr [2].", N),
    ("decimal som källan saknar", "Frånvaron är 6,0 procent [3].", N),
    ("procentenheter för procent", "Frånvaron är 6 procentenheter [3].", N),
    ("procent för procentenheter", "Den minskade med 1,0 procent [3].", N),
    ("årets siffror som belopp", "Utfallet var 2 023 mnkr [1].", N),
    ("årtalet som belopp", "Utfallet var 2023 mnkr [1].", N),
    ("belopp i ord", "Underskottet var tio miljoner kronor [1].", N),
    ("belopp i ord på engelska", "The deficit was ten million kronor [2].", N),
    ("fullbreddssiffror", "Köpt vård kostade １４４ mnkr [3].", N),
    ("osynligt tecken i talet", "Köpt vård kostade 1\u200b44 mnkr [3].", N),
    ("tal delat av mellanslag", "Köpt vård kostade 14 4 mnkr [3].", N),
    ("tal gömt i ord", "Hemtjänst44,9 gick illa [1].", L),
    ("inledande nolla", "Utfallet var 04,9 mnkr [1].", L),
    ("bråk", "Det var ½ av dem [3].", N),
    ("hälften", "Hälften är nöjda [3].", N),
    ("fet stil", "Det kostade **58,4** mnkr [1].", N),
    ("hundratals", "Hundratals är nöjda [3].", N),
    ("fördubblats", "Kostnaden har fördubblats [1].", N),
    ("annan källas tal", "Frånvaron är 6 procent [1].", N),
    ("utan källa", "Frånvaron är 6 procent.", U),
    ("påhittad källa", "Frånvaron är 6 procent [9].", C),
    ("en påhittad av två", "Frånvaron är 6 procent [3][9].", C),
    ("fel kommun", "I Åby är frånvaron 6 procent [3].", M),
    ("omkastade kommuner", "Solby gick 2,9 mnkr över budget och Åby 4,9 mnkr över budget [1][2].", N),
    ("omkastade källor", "Solby 2,9 mnkr [1], Åby 4,9 mnkr [2].", N),
    ("okänd kommun", "I Enby är frånvaron 6 procent [3].", M),
    ("fel år", "År 2021 var frånvaron 6 procent [3].", Y),
    ("fel månad", "I juli 2023 var utfallet 58,3 mnkr [1].", Y),
    ("fel datum", "Den 30 augusti 2023 var utfallet 58,3 mnkr [1].", Y),
    ("fel ålder", "Det gäller barn 0–18 år [3].", L),
    ("fel ärende", "Ärendet är SN/2023:00018 [3].", L),
    ("fel tertial", "Det var tertial 3 [2].", L),
    ("ändrat citat", "I ärendet står: ”Frånvaron ligger på 7 procent” [3].", Q),
    ("avrundat citat", "I ärendet står: ”Köpt vård kostade 14 mnkr” [3].", Q),
    ("påhittat citat", "I ärendet står: ”det har gått mycket bra för alla” [3].", Q),
    ("sammandraget tal", "Utfallet var 5825 tkr [1].", N),
    ("hopslagna celler", "Summan är 183 310 203 257 mnkr [4].", N),
]  # fmt: skip


@pytest.mark.parametrize("text", GOOD)
def test_what_the_citations_bear_may_leave(text):
    verdict = check(text, EVIDENCE, municipalities=["Solby", "Åby", "Enby"])
    assert [problem.reason for problem in verdict.problems] == []
    assert verdict.ok


@pytest.mark.parametrize(("text", "kind"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_what_the_citations_do_not_bear_may_not(text, kind):
    verdict = check(text, EVIDENCE, municipalities=["Solby", "Åby", "Enby"])
    assert not verdict.ok
    assert kind in {problem.kind for problem in verdict.problems}
    assert all(problem.reason.endswith(".") for problem in verdict.problems)


def derived(operation, value, unit, *inputs):
    return DerivedFigure(Decimal(value), unit, operation, tuple(DerivedInput(Decimal(v), u, m) for v, u, m in inputs))


DERIVED = [
    ("Skillnaden är 2,0 mnkr [1][2].", derived("difference", "2.0", MNKR, ("-2.9", MNKR, 2), ("-4947", TKR, 1)), True),
    ("Skillnaden är 2,1 mnkr [1][2].", derived("difference", "2.1", MNKR, ("-2.9", MNKR, 2), ("-4947", TKR, 1)), False),
    (
        "Skillnaden är 2,05 mnkr [1][2].",
        derived("difference", "2.05", MNKR, ("-2.9", MNKR, 2), ("-4947", TKR, 1)),
        False,
    ),
    ("Skillnaden är 4 947 tkr [1].", derived("difference", "4947", TKR, ("58257", TKR, 1), ("53310", TKR, 1)), True),
    (
        "Tillsammans är underskottet 7,8 mnkr [1][2].",
        derived("sum", "-7.8", MNKR, ("-4947", TKR, 1), ("-2.9", MNKR, 2)),
        True,
    ),
    (
        "Tillsammans är överskottet 7,8 mnkr [1][2].",
        derived("sum", "-7.8", MNKR, ("-4947", TKR, 1), ("-2.9", MNKR, 2)),
        False,
    ),
    (
        "Det är 9,3 procent mer [1].",
        derived("percent_change", "9.3", PERCENT, ("58257", TKR, 1), ("53310", TKR, 1)),
        True,
    ),
    (
        "Det är 8,5 procent mer [1].",
        derived("percent_change", "8.5", PERCENT, ("58257", TKR, 1), ("53310", TKR, 1)),
        False,
    ),
    (
        "Det är i snitt 7,3 mnkr per månad: 58,3 mnkr på 8 månader [1].",
        derived("ratio", "7282", TKR, ("58257", TKR, 1), ("8", UNKNOWN, 1)),
        True,
    ),
    (
        "Det är i snitt 8,3 mnkr per månad: 58,3 mnkr på 7 månader [1].",
        derived("ratio", "8322", TKR, ("58257", TKR, 1), ("7", UNKNOWN, 1)),
        False,
    ),
    ("Andelen är 91,5 procent [1].", derived("share", "91.5", PERCENT, ("53310", TKR, 1), ("58257", TKR, 1)), True),
    (
        "Det är 1,09 gånger så mycket [1].",
        derived("ratio", "1.09", UNKNOWN, ("58257", TKR, 1), ("53310", TKR, 1)),
        True,
    ),
    ("I snitt 55,8 mnkr [1].", derived("mean", "55.8", MNKR, ("58257", TKR, 1), ("53310", TKR, 1)), True),
    (
        "Skillnaden är 5 procentenheter [3].",
        derived("difference", "5", POINTS, ("6", PERCENT, 3), ("1", PERCENT, 3)),
        False,
    ),
    ("Summan är 9,9 mnkr [1].", derived("sum", "9.9", MNKR, ("5000", TKR, 1), ("4947", TKR, 1)), False),
    ("Skillnaden är 2,0 mnkr [1].", derived("difference", "2.0", MNKR, ("-2.9", MNKR, 2), ("-4947", TKR, 1)), False),
    ("Kvoten är 9,7 [1][3].", derived("difference", "9.7", MNKR, ("-4947", TKR, 1), ("6", PERCENT, 3)), False),
]


@pytest.mark.parametrize(("text", "figure", "ok"), DERIVED, ids=[f"{case[1].operation}: {case[0]}" for case in DERIVED])
def test_calculations_are_made_again(text, figure, ok):
    assert check(text, EVIDENCE, [figure]).ok is ok


@pytest.mark.parametrize(
    ("text", "figure", "ok"),
    [
        ("Det är 90,8 tkr per hushåll [1][2].", ("90.8", TKR, "423"), True),
        ("Det är 90,8 mnkr per hushåll [1][2].", ("90.8", MNKR, "423"), False),  # the quotient in another unit
        ("Det är 96,0 tkr per hushåll [1][2].", ("96.0", TKR, "400"), False),  # by a number that no place states
        ("Det är 98,8 tkr per hushåll [1][2].", ("98.8", TKR, "423"), False),  # wrongly divided
        ("Det är 423 tkr per hushåll [1][2].", ("90.8", TKR, "423"), False),  # another number than the quotient
    ],
    ids=["right", "other unit", "unstated count", "wrong quotient", "other number"],
)
def test_an_amount_for_each_is_divided_again(text, figure, ok):
    evidence = {1: Evidence("Kostnaden var 38,4 mnkr."), 2: Evidence("I snitt fick 423 hushåll stöd.")}
    value, unit, count = figure
    claimed = derived("ratio", value, unit, ("38.4", MNKR, 1), (count, UNKNOWN, 2))
    assert check(text, evidence, [claimed]).ok is ok


def test_division_by_zero_is_no_support():
    evidence = {1: Evidence("Nu 5 kunder, förr 0 kunder.")}
    figure = derived("percent_change", "100", PERCENT, ("5", UNKNOWN, 1), ("0", UNKNOWN, 1))
    assert not check("Det är 100 procent mer [1].", evidence, [figure]).ok


def test_each_sentence_is_judged_on_its_own_marks():
    verdict = check("Frånvaron är 6 procent [3]. Underskottet är 4,1 mnkr [3]. Det är allt.", EVIDENCE)
    assert [sentence.ok for sentence in verdict.sentences] == [True, False, True]
    assert [sentence.markers for sentence in verdict.sentences] == [(3,), (3,), ()]


def test_enforce_keeps_what_holds_and_says_why_the_rest_does_not():
    sentences = ["Frånvaron är 6 procent [3].", "Underskottet är 4,1 mnkr [3].", "Inget mer står där."]
    result = enforce(sentences, EVIDENCE)
    assert result.kept == (sentences[0], sentences[2])
    (dropped,) = result.dropped
    assert dropped.text == sentences[1]
    assert [(problem.kind, problem.text) for problem in dropped.problems] == [(N, "4,1 mnkr")]


def test_a_question_s_year_and_place_may_be_repeated_without_citation():
    text = "Vad skolskjutsarna kostade i Enby 2019 framgår inte av rapporterna."
    assert check(text, EVIDENCE, municipalities=["Enby"], asked="Vad kostade skolskjutsarna i Enby 2019?").ok
    assert not check(text, EVIDENCE, municipalities=["Enby"]).ok
    assert not check("År 2019 var frånvaron 6 procent [3].", EVIDENCE, asked="Hur var det 2019?").ok
    assert not check("Det var 30 mnkr.", EVIDENCE, asked="Var det 30 mnkr?").ok


def test_a_known_figure_that_does_not_stand_in_the_quote_supports_nothing():
    evidence = {1: Evidence("Hemtjänst | 12", TKR, figures=(Known(Decimal("99"), TKR, None, "99"),))}
    assert not check("Det kostade 99 tkr [1].", evidence).ok


def test_a_reconstructed_figure_supports_although_it_is_not_printed_so():
    evidence = {1: Evidence("Totalt 27477", MNKR, figures=(Known(Decimal("-274.7"), MNKR),))}
    assert check("Prognosen är 274,7 mnkr [1].", evidence).ok


def test_the_unit_of_a_row_does_not_reach_the_next_quote():
    evidence = {1: Evidence("Hemtjänst | 120", TKR), 2: Evidence("Antalet är 130")}
    assert check("Det kostade 120 tkr [1].", evidence).ok
    assert not check("Det kostade 130 tkr [2].", evidence).ok


def test_the_context_s_numbers_support_no_quantity():
    evidence = {1: Evidence("Det gick bra.", context="Underskott 4,9 mnkr | 2023")}
    assert not check("Underskottet är 4,9 mnkr [1].", evidence).ok


def test_sentences_are_split_after_their_marks():
    text = "Det var 4,9 mnkr [1]. Sedan ca. 6 procent. [3] ”Allt är bra. Eller hur?” sade de [2].\nSlut"
    assert split_sentences(text) == [
        "Det var 4,9 mnkr [1].",
        "Sedan ca. 6 procent. [3]",
        "”Allt är bra. Eller hur?” sade de [2].",
        "Slut",
    ]
    assert split_sentences("Det var 6. Frånvaron är 6 procent [3].") == ["Det var 6.", "Frånvaron är 6 procent [3]."]


@given(st.integers(min_value=1, max_value=10**8), st.integers(min_value=1, max_value=10**8))
def test_only_the_cited_amount_passes(stated, claimed):
    evidence = {1: Evidence(f"Det kostade {format_sv(Decimal(stated), KR)}.")}
    assert check(f"Det kostade {format_sv(Decimal(claimed), KR)} [1].", evidence).ok is (stated == claimed)


def test_a_number_in_a_name_that_the_quote_has_is_no_amount():
    evidence = {1: Evidence("Konto för utgifter 49 | -200", TKR, context="Konto för utgifter 49 | Utfall")}
    assert check("Konto för utgifter 49: 200 tkr [1].", evidence).ok
    assert not check("Konto för utgifter: 49 tkr och 200 tkr [1].", {1: Evidence("Konto | -200", TKR)}).ok
    assert not check("Konto för intäkter 49: 200 tkr [1].", evidence).ok
