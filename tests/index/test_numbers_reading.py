"""Numerals, units and numbers in running text."""

from decimal import Decimal

import pytest

from index.numbers import (
    INDEX,
    KR,
    MDKR,
    MNKR,
    PERCENT,
    POINTS,
    TKR,
    UNKNOWN,
    NumberKind,
    count,
    duration,
    find_numbers,
    find_quantities,
    parse_cell,
    parse_number,
    unit_of,
)
from index.types import Unit, UnitKind

CELLS = [
    ("-24 107", "-24107", 0, True, None),
    ("10855", "10855", 0, False, None),
    ("−1,1", "-1.1", 1, True, None),
    ("–4,9", "-4.9", 1, True, None),
    ("1 230", "1230", 0, False, None),
    ("1\u00a0230", "1230", 0, False, None),
    ("1\u202f230", "1230", 0, False, None),
    ("1\u2009012,2", "1012.2", 1, False, None),
    ("8 %", "8", 0, False, PERCENT),
    ("19,92 %", "19.92", 2, False, PERCENT),
    ("420*", "420", 0, False, None),
    ("+2,3", "2.3", 1, True, None),
    ("-1118", "-1118", 0, True, None),
    ("◆ 65 %", "65", 0, False, PERCENT),
    ("\uf0b7 60 %", "60", 0, False, PERCENT),
    ("10 ,", "10", 0, False, None),
    ("-30,9 mnkr", "-30.9", 1, True, MNKR),
    ("16,6 mnkr", "16.6", 1, False, MNKR),
    ("0,02", "0.02", 2, False, None),
    ("5,0", "5.0", 1, False, None),
    ("-1 011,2", "-1011.2", 1, True, None),
    ("1.234", "1234", 0, False, None),
    ("7.3 %", "7.3", 1, False, PERCENT),
    ("1 234 tkr", "1234", 0, False, TKR),
    ("-4,4 mnkr", "-4.4", 1, True, MNKR),
    ("29 st", "29", 0, False, count("stycken")),
]


@pytest.mark.parametrize(("text", "value", "decimals", "sign", "unit"), CELLS, ids=[case[0] for case in CELLS])
def test_a_cell_is_one_number(text, value, decimals, sign, unit):
    number = parse_cell(text)
    assert number is not None
    assert (number.value, number.decimals, number.sign_printed, number.unit) == (Decimal(value), decimals, sign, unit)
    assert str(number.value) == value
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "–",
        "Ja",
        "95 - 98",
        "2023-31 aug",
        "1 01,2",
        "1 267 1 227",
        "2,9 (4,3)",
        "Anges",
        "8-10",
        "12a",
        "1,2,3",
    ],
)
def test_a_cell_that_is_not_one_number_is_none(text):
    assert parse_cell(text) is None


def said(text: str, english: bool = False) -> list[tuple[str, str, Unit]]:
    return [(q.text, str(q.value), q.unit) for q in find_quantities(text, english)]


QUANTITIES = [
    ("Utfallet är 203,3 miljoner kronor.", [("203,3", "203.3", MNKR)]),
    (
        "Prognosen är negativ med 11,4 miljoner kronor, två procent av budgeten.",
        [("11,4", "11.4", MNKR), ("två", "2", PERCENT)],
    ),
    ("Resultatet är plus 27,8 miljoner kronor.", [("27,8", "27.8", MNKR)]),
    ("Ingående underskott om minus 11,3 mnkr.", [("11,3", "-11.3", MNKR)]),
    ("Ett litet underskott om -4,9 mnkr.", [("-4,9", "-4.9", MNKR)]),
    ("Ett litet underskott om - 0,7 miljoner kronor.", [("- 0,7", "-0.7", MNKR)]),
    ("Det är + 8,2 miljoner kronor lägre.", [("+ 8,2", "8.2", MNKR)]),
    ("-9,8 mnkr mot budget", [("-9,8", "-9.8", MNKR)]),
    ("- 7 kunder väntar", [("7", "7", count("kunder"))]),
    ("Kunderna ökade från 49 till 86 kunder.", [("49", "49", count("kunder")), ("86", "86", count("kunder"))]),
    ("Beläggningen var 96-98 procent.", [("96", "96", PERCENT), ("98", "98", PERCENT)]),
    (
        "14 procent av dem (46 av 321 barn)",
        [("14", "14", PERCENT), ("46", "46", count("barn")), ("321", "321", count("barn"))],
    ),
    ("Styrelsen når fyra av sex mål.", [("fyra", "4", count("mål")), ("sex", "6", count("mål"))]),
    ("Nitton ungdomar har aktualiserats.", [("Nitton", "19", count("ungdomar"))]),
    ("över tvåhundra medarbetare", [("tvåhundra", "200", count("medarbetare"))]),
    ("tjugotvå hushåll", [("tjugotvå", "22", count("hushåll"))]),
    ("Kostnaden är 830 tusen kronor.", [("830", "830", TKR)]),
    ("Ett bidrag om 755 000 kronor.", [("755 000", "755000", KR)]),
    ("Hela kommunen omsätter 1,2 miljarder kronor.", [("1,2", "1.2", MDKR)]),
    ("Den ökade med 5,2 procentenheter.", [("5,2", "5.2", POINTS)]),
    ("Den ökade med 8,7%.", [("8,7", "8.7", PERCENT)]),
    ("följder av 6 procentig moms", [("6", "6", PERCENT)]),
    ("Sammanlagt 33 388 timmar utfördes.", [("33 388", "33388", duration("timmar"))]),
    ("Placeringen varade 42 vårddygn.", [("42", "42", duration("dygn"))]),
    ("5,11 i jämförelse med 7,22 procent", [("5,11", "5.11", PERCENT), ("7,22", "7.22", PERCENT)]),
    (
        "85 familjer fick stöd (77 samma period 2022)",
        [("85", "85", count("familjer")), ("77", "77", count("familjer"))],
    ),
    ("300 unika användare", [("300", "300", count("användare"))]),
    ("423 stycken hushåll", [("423", "423", count("hushåll"))]),
    ("HME har ökat till 83,5 sedan dess.", [("83,5", "83.5", INDEX)]),
    ("Det blev 14 färre för perioden.", [("14", "14", UNKNOWN)]),
    ("0,2 miy oner kronor", [("0,2", "0.2", MNKR)]),
    (
        "2 miljoner invånare och 3 miljoner kunder",
        [
            ("2", "2", Unit(UnitKind.COUNT, "invånare", Decimal(1_000_000))),
            ("3", "3", Unit(UnitKind.COUNT, "kunder", Decimal(1_000_000))),
        ],
    ),
    ("På en skala: tio miljoner.", [("tio", "10", MNKR)]),
    ("en procentenhet lägre", [("en", "1", POINTS)]),
    ("Kostnaden 100kr per dygn", [("100", "100", KR)]),
]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES, ids=[case[0] for case in QUANTITIES])
def test_quantities_in_prose(text, expected):
    assert said(text) == expected


ENGLISH = [
    ("It was SEK 19.9 million over budget.", [("19.9", "19.9", MNKR)]),
    ("Costs of SEK 1,234 thousand and SEK 755,000.", [("1,234", "1234", TKR), ("755,000", "755000", KR)]),
    ("a rise of 7 percentage points to 5.1 percent", [("7", "7", POINTS), ("5.1", "5.1", PERCENT)]),
    (
        "7 (5.5 percent) fewer than the target (12 in May against 19)",
        [("7", "7", UNKNOWN), ("5.5", "5.5", PERCENT), ("12", "12", UNKNOWN), ("19", "19", UNKNOWN)],
    ),
    ("Lowest for January–June 2023: 5", [("5", "5", UNKNOWN)]),
    ("the change for 2023 −26 percent", [("−26", "-26", PERCENT)]),
    ("A Swedish 19,9 or 19.9.", [("19,9", "19.9", UNKNOWN), ("19.9", "19.9", UNKNOWN)]),
    ("twenty-one clients of two hundred", [("twenty-one", "21", count("clients")), ("two hundred", "200", UNKNOWN)]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[case[0] for case in ENGLISH])
def test_quantities_in_english(text, expected):
    assert said(text, english=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        "drygt 500 medarbetare",
        "ca 15 procent",
        "cirka 20 familjer",
        "omkring 260 tkr",
        "nästan 9 kunder",
        "ett tjugotal barn",
        "Uppskattningsvis 30%",
        "ungefär 0,2 mnkr",
        "about 12 clients",
    ],
)
def test_hedges_are_kept(text):
    assert [q.approximate for q in find_quantities(text)] == [True]


def test_a_plain_number_is_not_approximate():
    assert [q.approximate for q in find_quantities("Utfallet är 19,9 mnkr, cirka 5 mnkr mer.")] == [False, True]


def test_places_of_number_and_unit():
    text = "Det blev minus 11,3 miljoner kronor."
    (number,) = find_quantities(text)
    assert text[number.start : number.end] == "11,3"
    assert text[number.outer_start : number.outer_end] == "minus 11,3 miljoner kronor"
    assert number.base_value == Decimal("-11300000")


KINDS = [
    ("den 31 augusti 2023", NumberKind.DATE, ["31 augusti 2023"]),
    ("träder i kraft 1 juli 2025", NumberKind.DATE, ["1 juli 2025"]),
    ("gäller från 1/1 2021", NumberKind.DATE, ["1/1 2021"]),
    ("möte 2024-09-24, Kl: 18:00", NumberKind.DATE, ["2024-09-24"]),
    ("2023 – 31 aug", NumberKind.DATE, ["2023 – 31 aug"]),
    ("jan - aug 24", NumberKind.DATE, ["aug 24"]),
    ("Utfall 07- 2020", NumberKind.DATE, ["07- 2020"]),
    ("Under 2023 ökade den", NumberKind.YEAR, ["2023"]),
    ("perioden 2024-2027", NumberKind.YEAR, ["2024", "2027"]),
    ("läsåret 2022/23", NumberKind.YEAR, ["2022", "23"]),
    ("barn 0–20 år", NumberKind.AGE, ["0", "20"]),
    ("för åldern 6 - 11 år", NumberKind.AGE, ["6", "11"]),
    ("personer över 18 år", NumberKind.AGE, ["18"]),
    ("mellan 10 och 12 år", NumberKind.AGE, ["10", "12"]),
    ("ärende SN/2024:00053", NumberKind.REFERENCE, ["SN/2024:00053"]),
    ("beslut KS-2023/1366.181", NumberKind.REFERENCE, ["KS-2023/1366.181"]),
    ("kommunallagen (2017:725)", NumberKind.REFERENCE, ["2017:725"]),
    ("enligt 4 kap 1 § SoL", NumberKind.REFERENCE, ["4 kap 1 §"]),
    ("lagen (198753) om stöd", NumberKind.REFERENCE, ["lagen (198753"]),
    ("diarienummer 1362/21 gäller", NumberKind.REFERENCE, ["diarienummer 1362/21"]),
    ("protokoll 2022-12-19 § 117 927/22", NumberKind.REFERENCE, ["§ 117", "927/22"]),
    ("ärende 2023/1234 återremitteras", NumberKind.REFERENCE, ["2023/1234"]),
    ("enligt N160-0763/21 och", NumberKind.REFERENCE, ["N160-0763/21"]),
    ("se 4 kap §1 och", NumberKind.REFERENCE, ["4 kap §1"]),
    ("en 1:e socialsekreterare", NumberKind.REFERENCE, ["1:e"]),
    ("inför 400-årsjubileet", NumberKind.REFERENCE, ["400-årsjubileet"]),
    ("tel 031 368 00 00 vx", NumberKind.REFERENCE, ["tel 031 368 00 00"]),
    ("145 67 Exempelby", NumberKind.REFERENCE, ["145 67"]),
    ("föreningen 1000 Segel", NumberKind.REFERENCE, ["föreningen 1000"]),
    ("hanteras 2023- 04-28 enligt", NumberKind.DATE, ["2023- 04-28"]),
    ("läget 7.1 Dyrare varor", NumberKind.ORDINAL, ["7", "1"]),
    ("enligt KL 6:6 samt", NumberKind.REFERENCE, ["6:6"]),
    ("ring 08-535 300 00", NumberKind.REFERENCE, ["08-535 300 00"]),
    ("på grund av Covid-19", NumberKind.REFERENCE, ["Covid-19"]),
    ("Snitt (R12) och (R 12)", NumberKind.REFERENCE, ["R12", "R 12"]),
    ("Storgatan 14 i centrum", NumberKind.REFERENCE, ["Storgatan 14"]),
    ("direktivet1 gäller", NumberKind.REFERENCE, ["direktivet1"]),
    ("kl. 17:30", NumberKind.REFERENCE, ["kl. 17:30"]),
    ("kostar 3 0oo kr", NumberKind.REFERENCE, ["3 0oo"]),
    ("Barn24,1 mnkr", NumberKind.REFERENCE, ["Barn24,1"]),
    ("beloppet 03,3 mnkr", NumberKind.REFERENCE, ["03,3"]),
    ("i delår 2 har", NumberKind.ORDINAL, ["2"]),
    ("tertial 2 och delår två", NumberKind.ORDINAL, ["2", "två"]),
    ("Mål 4 Agenda 2030", NumberKind.ORDINAL, ["4", "2030"]),
    ("barnenheten 1 och 2 har", NumberKind.ORDINAL, ["1", "2"]),
    ("sjuka dag 1-14", NumberKind.ORDINAL, ["1", "14"]),
    ("frånvaro (1-14 dagar)", NumberKind.ORDINAL, ["1", "14"]),
    ("2.1.3 Analys", NumberKind.ORDINAL, ["2", "1", "3"]),
    ("3 Ekonomi", NumberKind.ORDINAL, ["3"]),
    ("1. Förvaltningen", NumberKind.ORDINAL, ["1"]),
    ("årskurs 4-9", NumberKind.ORDINAL, ["4", "9"]),
    ("barn [1, 2]", NumberKind.REFERENCE, ["[1, 2]"]),
]


@pytest.mark.parametrize(("text", "kind", "expected"), KINDS, ids=[case[0] for case in KINDS])
def test_numbers_that_are_no_quantities(text, kind, expected):
    assert [number.text for number in find_numbers(text) if number.kind is kind] == expected
    assert find_quantities(text) == []


def test_dates_are_read():
    dates = [
        number.date
        for number in find_numbers("2023 – 31 aug, 14 juni 2023, aug 24, 07-2020, 2024-09-24, August 31, 2022")
    ]
    assert dates == [(2023, 8, 31), (2023, 6, 14), (2024, 8, None), (2020, 7, None), (2024, 9, 24), (2022, 8, 31)]


def test_decimals_before_a_month_are_no_day_of_it():
    assert [q.value for q in find_quantities("41,5 januari–augusti 2023 mot 46,8 placerade")] == [
        Decimal("41.5"),
        Decimal("46.8"),
    ]


def test_a_label_does_not_swallow_the_amount_after_it():
    assert said("I tertial 2, 300 kunder och per enhet 5,3 tjänster") == [
        ("300", "300", count("kunder")),
        ("5,3", "5.3", count("tjänster")),
    ]


def test_full_width_digits_are_digits():
    assert said("４４ mnkr") == [("４４", "44", MNKR)]


UNITS = [
    ("Resultaträkning (tkr)", TKR),
    ("mnkr", MNKR),
    ("Belopp (mkr)", MNKR),
    ("Framtidsfond mnr", MNKR),
    ("Verksamhet (i miljoner kronor)", MNKR),
    ("kronor", KR),
    ("(%)", PERCENT),
    ("andel (%)", PERCENT),
    ("Andel kunder med plan", PERCENT),
    ("HME, totalt (%)", PERCENT),
    ("HME", INDEX),
    ("Antal kunder", count("kunder")),
    ("Antal inledda aktualiseringar", count("aktualiseringar")),
    ("Antal", count()),
    ("Antal dygn per kund och månad", duration("dygn")),
    ("Hushåll", count("hushåll")),
    ("Tkr/ Kr", None),
    ("Budget 2024", None),
    ("exkl. kronpärmen", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "unit"), UNITS, ids=[case[0] or "empty" for case in UNITS])
def test_the_unit_of_a_header(text, unit):
    assert unit_of(text) == unit


@pytest.mark.parametrize(
    "text", ["mobil 15 procent", "avgiften 250 000 Kronor", "balken 1990 meter lång", "12/24 platser"]
)
def test_what_looks_like_a_reference_may_be_an_amount(text):
    kinds = [number.kind for number in find_numbers(text)]
    assert NumberKind.REFERENCE not in kinds
