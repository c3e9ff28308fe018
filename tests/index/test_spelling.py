"""Words of garbled reports read as the words they were: places kept, numbers and units untouched, gibberish refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest import analyse
from index.loading import load
from index.ocr import noise
from index.sentences import sentences
from index.spelling import NOISY, Mender, legible
from index.types import Mapped
from tests.reports import report

MENDER = Mender("")


@pytest.mark.parametrize(
    ("garbled", "clean"),
    [
        pytest.param("Nimnden", "Nämnden", id="ä read as i"),
        pytest.param("Socialndmnden", "Socialnämnden", id="ä read as d, in a compound"),
        pytest.param("fi)'rva[tningen", "förvaltningen", id="fö as fi and marks, l as a bracket"),
        pytest.param("ﬁ)’r", "för", id="a ligature"),
        pytest.param("ligger Gver", "ligger över", id="a capital that is a letter misread"),
        pytest.param("bistind", "bistånd", id="å read as i"),
        pytest.param("stod", "stöd", id="dots lost in what is another word too"),
        pytest.param("6ppenvard", "öppenvård", id="ö read as a digit"),
        pytest.param("avwikelsen", "avvikelsen", id="v read as w"),
        pytest.param("[égkovy’unktw", "lågkonjunktur", id="nearly every letter"),
        pytest.param("utredningama", "utredningarna", id="rn read as m"),
        pytest.param("moj [igt", "möjligt", id="a word in two pieces"),
        pytest.param("Képt vérdfverksamhet", "Köpt vård/verksamhet", id="the stroke between two words"),
    ],
)
def test_garbled_words(garbled: str, clean: str) -> None:
    assert MENDER.text(garbled) == clean


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nämnden redovisar ett överskott", id="clean"),
        pytest.param("HVB, SoL, LVU och BoU", id="codes"),
        pytest.param("Grönköping och Lindqvist", id="unknown names"),
        pytest.param("12,4 mnky och 3 0oo kr, S1S 0O", id="numbers, their garbled units, words with digits"),
        pytest.param("-5,4 38,4 2 582 (8,7%)", id="numbers alone"),
        pytest.param("/z/a/p az‘t‘fé’ Vsz‘dhd/g[", id="gibberish"),
    ],
)
def test_what_stays_as_printed(text: str) -> None:
    assert MENDER.text(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("jamfort med foregaende ar", "jämfört med föregående år"),
        ("prognosen ar negativ", "prognosen är negativ"),
        ("kostar mer in budget", "kostar mer än budget"),
    ],
)
def test_small_words_by_the_word_before_them(text: str, read: str) -> None:
    assert MENDER.text(text) == read


def test_every_letter_knows_where_it_stands() -> None:
    printed = "Om fi)'rva[tningen: [éngt, 12,4 mnky."
    mended = MENDER.mapped(Mapped(printed, tuple(range(len(printed)))))
    assert mended.text == "Om förvaltningen: långt, 12,4 mnky."
    assert len(mended.origin) == len(mended.text)
    assert list(mended.origin) == sorted(mended.origin)
    start = mended.text.index("förvaltningen")
    span = mended.span(start, start + len("förvaltningen"))
    assert span.of(printed) == "fi)'rva[tningen"


@given(st.text(alphabet="aåimnfö[]’'()0123456789,.% -é&", max_size=40))
def test_no_digit_is_touched(text: str) -> None:
    """Digits stay, in their order; a 6 or 5 that opens a word is a letter."""
    mended = MENDER.mapped(Mapped(text, tuple(range(len(text)))))
    kept = [c for c in mended.text if c.isdigit()]
    lost = [c for c in text if c.isdigit()]
    assert kept == lost or set("65") & set(lost)
    assert list(mended.origin) == sorted(mended.origin)


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("Nämnden erbjuder stöd till barn och unga.", True),
        ("Nämnden erbjuder [:?Lg stöd till barn, unga och deras familjer i kommunen.", True),
        ("Qé/vstéhcﬁgﬁet", False),
        ("T}jggﬁet‘ skapas narvi lever ett s]é'/Vsz‘dhd/g[ liv", False),
        (". .", False),
    ],
)
def test_gibberish_is_told_from_sentences(text: str, readable: bool) -> None:
    assert legible(text) == readable


def test_the_garbled_report_can_be_read() -> None:
    analysis = analyse(report("004"))
    assert analysis.document.meta.noise >= NOISY
    said = " ".join(statement.text for statement in analysis.statements)
    assert noise(said) < 0.1 < noise(analysis.document.text)
    for statement in analysis.statements:
        printed = statement.span.of(analysis.document.text)
        digits = [c for c in statement.text if c.isdigit()]
        assert digits == [c for c in printed if c.isdigit()] or any(mark in printed for mark in ("6", "5"))
    assert "".join(analysis.document.text) == load(report("004")).text


def test_a_clean_report_is_left_alone() -> None:
    analysis = analyse(report("000"))
    for block in analysis.parsed.blocks[:80]:
        for start, end in sentences(block.body):
            words = block.body.span(start, end).of(analysis.document.text).split()
            assert block.body.text[start:end].split()[-1] == words[-1] or "*" in words[-1] or "\\" in words[-1]
