"""Garbled text: measured, seen through, and repaired only where the repair is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.loading import load
from index.ocr import fold_ocr, noise, repair
from tests.reports import more, report


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003"])
def test_clean_reports_are_not_noisy(prefix: str) -> None:
    assert noise(load(report(prefix)).text) < 0.0005


def test_a_large_clean_report_is_not_noisy() -> None:
    assert noise(load(more("goteborg-delarsrapport-mars-2023.txt")).text) < 0.0005


def test_the_garbled_report_is_noisy() -> None:
    assert 0.1 < noise(load(report("004")).text) < 0.4


@pytest.mark.parametrize(
    ("text", "share"),
    [
        pytest.param("", 0.0, id="nothing"),
        pytest.param("12 % 34", 0.0, id="no words"),
        pytest.param("Nämnden får överskott", 0.0, id="clean"),
        pytest.param("E-tjänst, IT-stöd och HVB-hem (SoL) 2:1 §", 0.0, id="hyphens, brackets and codes"),
        pytest.param("Anna's kafé, idéer och armén", 0.0, id="accents and a genitive"),
        pytest.param("se www.kommun.se och a.b@kommun.se", 0.0, id="addresses"),
        pytest.param("p[aceringar avde[ning", 1.0, id="brackets for l"),
        pytest.param("fo'r infb'r ökar ökas", 0.5, id="quotes for dots"),
        pytest.param("niimnden siitt", 1.0, id="ii for ä"),
        pytest.param("ﬁnns ﬂera", 0.0, id="ligatures alone are sound"),
    ],
)
def test_noise_of_small_texts(text: str, share: float) -> None:
    assert noise(text) == share


def test_missing_dots_count_in_a_text_that_lacks_them_altogether() -> None:
    assert noise("Forvaltningen ar klar " * 20) == pytest.approx(2 / 3)
    assert noise("Förvaltningen är för klar, ar och for " * 20) == 0.0


@given(st.text(max_size=200))
def test_noise_is_a_share(text: str) -> None:
    assert 0.0 <= noise(text) <= 1.0


@pytest.mark.parametrize(
    ("clean", "garbled"),
    [
        ("nämnden", "ndmnden"),
        ("nämnden", "nimnden"),
        ("nämnden", "niimnden"),
        ("nämnden", "némnden"),
        ("socialnämnden", "Socialndmnden"),
        ("socialnämnden", "Socialniimnden"),
        ("förvaltningen", "Forvaltningen"),
        ("förvaltningen", "Féwaltningen"),
        ("förvaltningen", "fi)'rva[tningen"),
        ("förvaltningen", "Fb’waltningen"),
        ("utveckling", "utveck[ing"),
        ("utifrån", "uﬁfrån"),
        ("eftersom", "eﬁersom"),
        ("praktik", "prakﬁk"),
        ("öppenvård", "6ppenvérd"),
        ("öppenvården", "dppenvirden"),
        ("placeringar", "p[aceringar"),
        ("överskott", "sverskott"),
        ("tillgänglighet", "tillgéinglighet"),
        ("bistånd", "bistind"),
        ("bistånd", "bistand"),
        ("ärenden", "drenden"),
        ("väsentliga", "Visentliga"),
        ("händelser", "hiindelser"),
        ("Enköping", "Enki)’ping"),
        ("Enköping", "Enkdping"),
    ],
)
def test_a_clean_word_and_its_garbling_share_a_key(clean: str, garbled: str) -> None:
    assert fold_ocr(clean) == fold_ocr(garbled)


@pytest.mark.parametrize(
    ("one", "other"),
    [("budget", "prognos"), ("personal", "placering"), ("vuxna", "barn"), ("kostnader", "intäkter"), ("för", "får")],
)
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert fold_ocr(one) != fold_ocr(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäöé", min_size=1, max_size=20))
def test_a_key_ignores_case_and_is_never_empty(word: str) -> None:
    assert fold_ocr(word) == fold_ocr(word.upper())
    assert fold_ocr(word)


WORDS = frozenset(
    {"för", "nämnden", "placeringar", "utvecklingen", "utifrån", "över", "förvaltningen", "finns", "vård"}
)


@pytest.mark.parametrize(
    ("garbled", "repaired"),
    [
        pytest.param("p[aceringar", "placeringar", id="bracket for l"),
        pytest.param("niimnden", "nämnden", id="ii for ä"),
        pytest.param("némnden", "nämnden", id="é for ä"),
        pytest.param("Niimnden,", "Nämnden,", id="a capital and a comma stay"),
        pytest.param("fo’r", "för", id="quote for dots"),
        pytest.param("uﬁfrån", "utifrån", id="ligature for ti"),
        pytest.param("ﬁnns", "finns", id="ligature"),
        pytest.param("fi)'rva[tningen", "förvaltningen", id="several at once"),
        pytest.param("stod", "stod", id="a word that is not known stays"),
        pytest.param("nämnden", "nämnden", id="a known word stays"),
        pytest.param("nimnden 6 av [2", "nimnden 6 av [2", id="what is not certain stays"),
        pytest.param("ii 2,5 [1", "ii 2,5 [1", id="digits are never touched"),
    ],
)
def test_repair(garbled: str, repaired: str) -> None:
    assert repair(garbled, WORDS) == repaired


@given(st.text(alphabet="0123456789 ,.-[]il%é'", max_size=40))
def test_repair_never_changes_a_digit(text: str) -> None:
    def digits(text: str) -> list[str]:
        return [character for character in text if character.isdigit()]

    assert digits(repair(text, WORDS)) == digits(text)
