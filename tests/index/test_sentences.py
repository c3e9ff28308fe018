"""Where Swedish sentences end, and where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import sentences
from index.types import Block, BlockKind, Mapped, Span


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Det beror på bl.a. Covid-19.", id="bl.a."),
        pytest.param("Flera deltar, t.ex. Anna och Bo.", id="t.ex."),
        pytest.param("Det rör ca. 20 barn.", id="ca."),
        pytest.param("Se 1 kap. 2 § lagen.", id="kap."),
        pytest.param("Ärendet har Dnr. SN 2023:5.", id="Dnr."),
        pytest.param("Kostnaden är 20,5 mnkr och 1.5 procent.", id="decimals"),
        pytest.param("Per den 31.8.2023 är det klart.", id="dates"),
        pytest.param("Ordförande är A. Berg i år.", id="initials"),
        pytest.param("Tåget går kl. 18 varje dag.", id="kl."),
        pytest.param("Till och med aug. 2023 gäller det.", id="months"),
        pytest.param("Det gäller tom. 31 augusti.", id="tom. before a date"),
        pytest.param("Det gäller t.o.m. Juli.", id="t.o.m."),
        pytest.param("Resor, kost m.m. 15 000 kronor.", id="m.m. before a number"),
        pytest.param("Han sade ... att det var så.", id="dots before a small letter"),
        pytest.param("1. Beskriv arbetet", id="the number of an item"),
        pytest.param("Ingen punkt", id="no mark"),
    ],
)
def test_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Ett. Två! Tre? Fyra.", ["Ett.", "Två!", "Tre?", "Fyra."], id="marks"),
        pytest.param("Antalet är 5. Det ökar.", ["Antalet är 5.", "Det ökar."], id="after a number"),
        pytest.param("Så är det. 16 av 20 kom.", ["Så är det.", "16 av 20 kom."], id="before a number"),
        pytest.param("Hon sa ”nej.” Sedan gick hon.", ["Hon sa ”nej.”", "Sedan gick hon."], id="quotes"),
        pytest.param("Klart (se bilaga). Slut.", ["Klart (se bilaga).", "Slut."], id="brackets"),
        pytest.param("Böcker m.m. Sedan mer.", ["Böcker m.m.", "Sedan mer."], id="an abbreviation may end a sentence"),
        pytest.param("Den har stått tom. Allt är bra.", ["Den har stått tom.", "Allt är bra."], id="tom, an adjective"),
        pytest.param("I direktivet.1 Arbetet sker.", ["I direktivet.1", "Arbetet sker."], id="a footnote mark"),
        pytest.param("I direktivet.¹ Arbetet sker.", ["I direktivet.¹", "Arbetet sker."], id="a raised footnote mark"),
        pytest.param("  Ett.   Två.  ", ["Ett.", "Två."], id="spaces"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_several_sentences(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_blocks_and_mapped_texts_are_taken_too() -> None:
    body = Mapped("Ett. Två.", tuple(range(9)))
    assert sentences(body) == sentences(Block(BlockKind.PARAGRAPH, body, Span(0, 9), 0)) == [(0, 4), (5, 9)]


@given(st.text(alphabet='abcÅ .!?"1m,)', max_size=60))
def test_every_printed_character_is_in_exactly_one_sentence(text: str) -> None:
    found = sentences(text)
    assert all(start < end for start, end in found)
    assert all(before[1] <= after[0] for before, after in zip(found, found[1:], strict=False))  # noqa: RUF007
    held = [place for start, end in found for place in range(start, end)]
    assert all(place in held for place, letter in enumerate(text) if not letter.isspace())
