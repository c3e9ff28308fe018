"""The independent reader of numbers."""

from decimal import Decimal

import pytest

from eval.reader import Kind, read


def shapes(text: str, english: bool = False) -> list[tuple[str, Kind, Decimal]]:
    return [(str(number.value), number.kind, number.scale) for number in read(text, english)]


MILLION, THOUSAND, ONE = Decimal(10) ** 6, Decimal(10) ** 3, Decimal(1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-4,4 mnkr", [("-4.4", Kind.MONEY, MILLION)]),
        ("1 234 tkr", [("1234", Kind.MONEY, THOUSAND)]),
        ("1\u00a0234\u202f567 kronor", [("1234567", Kind.MONEY, ONE)]),
        ("19,9 miljoner kronor", [("19.9", Kind.MONEY, MILLION)]),
        ("plus 27,8 miljoner kronor", [("27.8", Kind.MONEY, MILLION)]),
        ("minus 3,5 procentenheter", [("-3.5", Kind.POINTS, ONE)]),
        ("cirka 15 procent", [("15", Kind.PERCENT, ONE)]),
        ("43%", [("43", Kind.PERCENT, ONE)]),
        ("mellan 10 och 15 procent", [("10", Kind.PERCENT, ONE), ("15", Kind.PERCENT, ONE)]),
        ("5,73 i jämförelse med 7,43 procent", [("5.73", Kind.PERCENT, ONE), ("7.43", Kind.PERCENT, ONE)]),
        ("från 49 till 86 kunder", [("49", Kind.BARE, ONE), ("86", Kind.BARE, ONE)]),
        ("fyra av sex mål", [("4", Kind.BARE, ONE), ("6", Kind.BARE, ONE)]),
        ("två procent av budgeten", [("2", Kind.PERCENT, ONE)]),
        ("utfall 2024 460,6 mnkr", [("460.6", Kind.MONEY, MILLION)]),
        ("| 470 | 1 193 |", [("470", Kind.BARE, ONE), ("1193", Kind.BARE, ONE)]),
        ("-252 456\t-233 567", [("-252456", Kind.BARE, ONE), ("-233567", Kind.BARE, ONE)]),
    ],
    ids=[
        "minus", "thousands", "narrow-spaces", "million", "word-plus", "word-minus", "percent", "sign-percent",
        "range", "compared", "counts", "of", "spelled", "after-year", "pipe", "tab",
    ],
)  # fmt: skip
def test_swedish(text: str, expected: list[tuple[str, Kind, Decimal]]) -> None:
    assert shapes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SEK 19.9 million", [("19.9", Kind.MONEY, MILLION)]),
        ("SEK 24,107 thousand", [("24107", Kind.MONEY, THOUSAND)]),
        ("SEK 12,158, in all", [("12158", Kind.MONEY, ONE)]),
        ("1,267 households", [("1267", Kind.BARE, ONE)]),
        ("−SEK 4.3 million", [("-4.3", Kind.MONEY, MILLION)]),
        ("3.5 percentage points", [("3.5", Kind.POINTS, ONE)]),
        ("8,4 miljoner", [("8.4", Kind.MONEY, MILLION)]),
    ],
    ids=["million", "thousand", "comma-after", "count", "sign-before-currency", "points", "swedish-quote"],
)
def test_english(text: str, expected: list[tuple[str, Kind, Decimal]]) -> None:
    assert shapes(text, english=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        "den 31 augusti 2023", "januari–augusti 2023", "2023-01/2023-08", "2023-08-31", "tertial 2", "delår 2", "T2",
        "R12", "§ 12", "9 § 9 LSS", "barn 0–20 år", "vuxna 21-64 år", "över 65 år", "65 år och äldre", "kapitel 4",
        "aged 16 to 24", "20-åringar", "helåret 2030", "se källa [3]", "2024–2027",
    ],
)  # fmt: skip
def test_no_quantities(text: str) -> None:
    assert shapes(text, english=text.startswith("aged")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vården gick 19,9 mnkr över budget", -1),
        ("vården gick 19,9 mnkr under budget", 1),
        ("intäkterna blev 3,0 mnkr över budget", 1),
        ("ett underskott på 20 miljoner kronor", -1),
        ("ett överskott om 4,4 mnkr", 1),
        ("avvikelsen är −4,4 mnkr", -1),
        ("avvikelsen är +4,4 mnkr", 1),
        ("4,4 mnkr sämre än budget", -1),
        ("en positiv avvikelse med 2,9 miljoner kronor", 1),
        ("utfallet blev 203,3 mnkr", None),
        ("a deficit of SEK 19.9 million", -1),
        ("SEK 7.0 million below budget", 1),
        ("överskrider budgeten med 5,7 miljoner kronor", -1),
    ],
)
def test_direction_by_the_words_beside_it(text: str, expected: int | None) -> None:
    (number,) = read(text, english="SEK" in text)
    assert number.direction == expected


def test_direction_belongs_to_its_own_number() -> None:
    told = read("Nämnden gick 19,9 mnkr över budget (utfall 203,3 mnkr). Bidragen gav ett överskott på 1,5 mnkr.")
    assert [(str(number.value), number.direction) for number in told] == [("19.9", -1), ("203.3", None), ("1.5", 1)]


def test_a_word_between_two_numbers_is_of_the_nearer() -> None:
    told = read("underskottet om minus 1,5 mnkr ska återställas och vid årets slut väntas ett överskott om 2,5 mnkr")
    assert [number.direction for number in told] == [-1, 1]


def test_words_are_read_everywhere_when_asked_for() -> None:
    assert [str(number.value) for number in read("nio placeringar, en chef")] == []
    assert [str(number.value) for number in read("nio placeringar, en chef", words=True)] == ["9"]


def test_positions_are_the_texts() -> None:
    text = "Utfall −4 252 tkr och 15 procent"
    assert [text[number.start : number.end] for number in read(text)] == ["−4 252 tkr", "15 procent"]


def test_rounding_step() -> None:
    (coarse,) = read("20 mnkr")
    (fine,) = read("19,9 mnkr")
    assert (coarse.half, fine.half) == (Decimal(500_000), Decimal(50_000))
