from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from index.types import (
    Document,
    Figure,
    Measure,
    Metadata,
    Page,
    Period,
    PeriodKind,
    Reading,
    Span,
    Unit,
    UnitKind,
)
from service.composer import Composer, Sentence, page_of, signed_value, take_over
from service.types import AnswerWarning, Derived, Input

TEXT = "Vuxna gick 4,4 mnkr över budget.\fFamiljehem kostade 12,0 mnkr."
PERIOD = Period(date(2024, 1, 1), date(2024, 8, 31), PeriodKind.SPAN)
DOCUMENT = Document(
    "d1",
    "mallbo.md",
    Metadata("Delårsrapport", "Mallbo", "Socialnämnden", period=PERIOD),
    TEXT,
    (Page(1, Span(0, 33)), Page(2, Span(33, len(TEXT)))),
)
MNKR = Unit(UnitKind.MONEY, "mnkr", Decimal(1_000_000))


def figure(value="4.4", measure=Measure.DEVIATION, favourable=-1, **more):
    return Figure(
        value=None if value is None else Decimal(value),
        text="4,4",
        unit=MNKR,
        activity="Vuxna",
        measure=measure,
        span=Span(11, 14),
        quote=Span(0, 32),
        section=("Ekonomi",),
        period=PERIOD,
        favourable=favourable,
        **more,
    )


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        (Sentence("Det gick bra.", (1,)), "Det gick bra [1]."),
        (Sentence("Det gick bra.", (1, 3)), "Det gick bra [1][3]."),
        (Sentence("Gick det bra?", (2,)), "Gick det bra [2]?"),
        (Sentence("”Det gick bra.”", (1,)), "”Det gick bra.” [1]"),
        (Sentence("Det framgår inte."), "Det framgår inte."),
    ],
    ids=["one", "two", "question", "quotation", "none"],
)
def test_marks_stand_before_the_final_punctuation(sentence, marked):
    assert sentence.marked == marked


def test_one_place_has_one_mark():
    composer = Composer("sv")
    assert composer.cite(DOCUMENT, Span(0, 32)) == 1
    assert composer.cite(DOCUMENT, Span(33, 60)) == 2
    assert composer.cite(DOCUMENT, Span(0, 32)) == 1
    assert [citation.marker for citation in composer.citations] == [1, 2]


def test_a_citation_says_where_its_quote_stands():
    composer = Composer("sv")
    composer.cite(DOCUMENT, Span(33, len(TEXT)), ("Ekonomi", "Familjehem"))
    (citation,) = composer.citations
    assert citation.quote == TEXT[citation.start : citation.end] == "Familjehem kostade 12,0 mnkr."
    assert (citation.document, citation.municipality, citation.committee) == ("d1", "Mallbo", "Socialnämnden")
    assert (citation.period, citation.section, citation.page) == ("2024-01/2024-08", ("Ekonomi", "Familjehem"), 2)


def test_a_figure_is_entered_once_with_its_source():
    composer = Composer("sv")
    assert composer.figure(DOCUMENT, figure()) == 1
    assert composer.figure(DOCUMENT, figure()) == 1
    (entry,) = composer.figures
    assert (entry.text, entry.value, entry.unit, entry.measure) == ("4,4 mnkr", "-4.4", "mnkr", "deviation")
    assert (entry.period, entry.municipality, entry.marker, entry.derived) == ("2024-01/2024-08", "Mallbo", 1, None)


@pytest.mark.parametrize(
    ("value", "measure", "favourable", "expected"),
    [
        ("4.4", Measure.DEVIATION, -1, "-4.4"),
        ("-4.4", Measure.DEVIATION, 1, "4.4"),
        ("-4.4", Measure.DEVIATION, None, "-4.4"),
        ("-203.3", Measure.OUTCOME, None, "-203.3"),
        (None, Measure.OUTCOME, None, ""),
    ],
    ids=["bad, printed plain", "good, printed minus", "direction unknown", "outcome as printed", "unreadable"],
)
def test_a_deviation_is_minus_when_unfavourable_whatever_the_report_prints(value, measure, favourable, expected):
    assert str(signed_value(figure(value, measure, favourable))) == expected


def test_a_reconstructed_figure_warns_with_its_calculation():
    composer = Composer("sv")
    composer.figure(DOCUMENT, figure(reading=Reading.RECONSTRUCTED, note="Källan har 44."))
    assert composer.warnings == [AnswerWarning("reconstructed", "Källan har 44.", (1,))]


def test_a_warning_is_given_once():
    composer = Composer("sv")
    composer.warn("conflict", "Två uppgifter.", (1,))
    composer.warn("conflict", "Två uppgifter.", (1,))
    composer.warn("conflict", "Två uppgifter.", (2,))
    assert [warning.markers for warning in composer.warnings] == [(1,), (2,)]


def test_a_calculated_number_carries_its_inputs():
    composer = Composer("sv")
    like = figure("12.0", Measure.OUTCOME, None)
    composer.derive("7,6 mnkr", "7.6", "mnkr", "difference", [("12.0", 1), ("4.4", 2)], like, "Mallbo")
    (entry,) = composer.figures
    assert entry.derived == Derived("difference", (Input("12.0", 1), Input("4.4", 2)))
    assert (entry.measure, entry.marker, entry.period) == ("change", 1, None)


def test_the_answer_is_its_sentences():
    composer = Composer("en")
    composer.say("Adults are over budget.", composer.cite(DOCUMENT, Span(0, 32)))
    composer.say("No more is known.")
    answer = composer.answer("partial")
    assert (answer.status, answer.language) == ("partial", "en")
    assert " ".join(answer.answer.split()) == "Adults are over budget [1]. No more is known."
    assert len(answer.citations) == 1


@pytest.mark.parametrize(
    ("span", "page"), [(Span(0, 5), 1), (Span(30, 40), 1), (Span(33, 34), 2), (Span(62, 62), None)], ids=str
)
def test_the_page_is_where_the_span_begins(span, page):
    assert page_of(DOCUMENT.pages, span) == page


def test_a_document_without_pages_has_no_page():
    assert page_of((), Span(0, 1)) is None


def test_what_is_taken_over_keeps_how_its_garbled_citations_are_read():
    noisy = replace(DOCUMENT, meta=replace(DOCUMENT.meta, noise=0.5))
    first, second = Composer("sv"), Composer("sv")
    first.cite(noisy, Span(0, 32))
    read = "Familjehem kostade 12,0 mnkr!"
    second.say(f"”{read}”", second.cite(noisy, Span(33, len(TEXT)), shown=read))
    take_over(first, second)
    assert first.readings == {2: read}
    assert [(warning.kind, warning.markers) for warning in first.warnings] == [("ocr", (2,))]
