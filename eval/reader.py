"""Reads numbers in running text, apart from the code that it is to check.

Nothing here comes from `index.numbers` or `service.verify`: a fault in them must not hide itself. Where the two read
differently, one of them is wrong, and the evaluation shows it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from eval.direction import direction


class Kind(StrEnum):
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    BARE = "bare"  # counted, or without a printed unit


@dataclass(frozen=True)
class Number:
    """A number at `text[start:end]`, unit included. `value` is signed as printed; `places` are printed decimals."""

    value: Decimal
    places: int
    kind: Kind
    scale: Decimal
    start: int
    end: int
    text: str
    direction: int | None = None  # 1 good, -1 bad for the budget, by the words beside it or its printed sign
    noun: str = ""  # the word after a bare number

    @property
    def base(self) -> Decimal:
        """In kronor for money, else as printed."""
        return self.value * self.scale

    @property
    def half(self) -> Decimal:
        """Half a step of the last printed place, in the base unit."""
        return self.scale * Decimal(1).scaleb(-self.places) / 2


SPACE = " \u00a0\u2007\u2009\u202f"
_NUMERAL = re.compile(
    rf"(?P<sign>(?<![\w\d/.,)%])[-−–+]\s?)?(?<![\w.,:/§])"
    rf"(?P<digits>\d{{1,3}}(?:[{SPACE}]\d{{3}})+(?!\d)|\d+)(?P<fraction>[.,]\d+)?(?![\d:])"
)
_ENGLISH_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d|,\d)")
_SIGN_WORD = re.compile(r"\b(minus|plus)\s*$", re.IGNORECASE)

_MONEY = (
    (r"miljard(?:er)?(?:\s+kr(?:onor)?)?|mdkr|md\s?kr|billion", Decimal(10) ** 9),
    (
        r"miljon(?:er)?(?:\s+kr(?:onor)?)?|mnk[ry]|mn\s?kr|mkr|msek|million(?:s)?(?:\s+(?:SEK|kronor))?",
        Decimal(10) ** 6,
    ),
    (r"tusen\s+kr(?:onor)?|tkr|kkr|tsek|thousand", Decimal(10) ** 3),
    (r"kronor|kr|sek", Decimal(1)),
)
_UNIT_AFTER = tuple(
    (re.compile(rf"[{SPACE}\n]{{0,2}}(?:{pattern})(?![\wåäö])", re.IGNORECASE), Kind.MONEY, scale)
    for pattern, scale in _MONEY
) + (
    (
        re.compile(r"\s?(?:procentenhet(?:er)?|percentage[\s-]points?|p\.e\.)(?![\wåäö])", re.IGNORECASE),
        Kind.POINTS,
        Decimal(1),
    ),
    (re.compile(r"\s?(?:%|procent(?:ig\w*)?(?![\wåäö])|per\s?cent\b)", re.IGNORECASE), Kind.PERCENT, Decimal(1)),
)
_SEK_BEFORE = re.compile(r"\b(?:SEK|kr)\s?[-−–+]?\s?$", re.IGNORECASE)
_JOINED = re.compile(
    r"\s*(?:och|till|[-–/]|respektive|eller|mot|(?:i\s+)?jämför(?:else|t)\s+med|and|to|or|against|"
    r"compared\s+(?:with|to))\s*",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s+([a-zåäö]+)", re.IGNORECASE)

_WORDS = (
    ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"),
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
)
WORD_VALUES = {word: Decimal(number) for words in _WORDS for number, word in enumerate(words)} | {
    "ett": Decimal(1),
    "tjugo": Decimal(20),
    "trettio": Decimal(30),
    "fyrtio": Decimal(40),
    "femtio": Decimal(50),
    "hundra": Decimal(100),
}
_WORD = re.compile(
    rf"(?<!\w)({'|'.join(WORD_VALUES)})(?=\s+(?:av\s+\w+|of\s+(?:the\s+)?\w+|procent|percent|per\s+cent|miljon|mnkr|tkr))",
    re.IGNORECASE,
)
_ANY_WORD = re.compile(rf"(?<!\w)({'|'.join(set(WORD_VALUES) - {'en', 'ett', 'one'})})(?!\w)", re.IGNORECASE)
_OF = re.compile(rf"\s+(?:av|of)\s+(?:de\s+|the\s+)?({'|'.join(WORD_VALUES)})(?!\w)", re.IGNORECASE)

_MONTHS = (
    "jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:s|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?|aug(?:usti|ust)?"
    "|sep(?:t|tember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_NO_QUANTITY = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\[\d+\]",
        r"\d{4}-\d{2}(?:-\d{2})?(?:/\d{4}-\d{2})?",
        rf"\b\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?(?::?[ae]|st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\b",
        rf"\b(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s*(?:mnkr|tkr|%|procent|miljon|kr))",
        r"\b(?:tertial|delår|kvartal|quarter|vecka|week|kapitel|chapter|kap\.?|område|area|mål|goal|punkt|sida|page|s\.|"
        r"sid\.|bilaga|tabell|table|rad|row|nr|number|ärende|steg|step|nivå|level|fas|prioritet)\s*\d+(?:\s*[-–,.:]\s*\d+)*",
        r"\b\d+\s*kap\b|\b\d+\s*§(?:\s*\d+)?|§+\s*\d+",
        r"\b[TQRK]\d{1,2}\b",
        r"\b\d{1,3}\s*[-–]\s*\d{1,3}[\s-]*(?:åring\w*|år\b|years?\b|year-olds?)",
        r"\b(?:aged?|över|under|från|mellan|åldern|over)\s+\d{1,2}(?:\s*(?:[-–]|och|and|to)\s*\d{1,2})?\s*(?:år\b|years?\b)",
        r"\baged?\s+\d{1,2}(?:\s*(?:[-–]|and|to)\s*\d{1,2})?",
        r"\b\d{1,2}\s*(?:år\s+(?:och|eller)\s+(?:äldre|yngre|uppåt)|years?\s+(?:and|or)\s+(?:older|younger|over)|\+\s*år)",
        r"\b\d{1,2}-?åring\w*",
        r"(?<![\d,.])(?:19[89]\d|20[0-4]\d)(?:\s*[-–/]\s*(?:20)?\d{2})?(?![\d,.]?\d)(?!\s*(?:mnkr|tkr|kronor|miljon|procent|%|kr\b))",
    )
)


def read(text: str, english: bool = False, words: bool = False) -> tuple[Number, ...]:
    """The quantities of a text in order; years, dates, ages, paragraphs and citation marks are none.

    In an English text "1,267" is a thousand and more. Spelled numbers are read in "fyra av sex" and before a unit;
    with `words` everywhere, but for "en" and "ett".
    """
    barred = _barred(text)
    found = [number for number in _numerals(text, english) if not _overlaps(number, barred)]
    found += [number for number in _spelled(text, _ANY_WORD if words else _WORD) if not _overlaps(number, barred)]
    found.sort(key=lambda number: number.start)
    joined = [
        _joined(number, found[place + 1] if place + 1 < len(found) else None, text)
        for place, number in enumerate(found)
    ]
    places = [(number.start, number.end) for number in joined]
    return tuple(
        replace(number, direction=direction(text, number.start, number.end, number.text, places)) for number in joined
    )


def _barred(text: str) -> list[tuple[int, int]]:
    return [match.span() for pattern in _NO_QUANTITY for match in pattern.finditer(text)]


def _overlaps(number: Number, barred: list[tuple[int, int]]) -> bool:
    start = number.start + len(number.text) - len(number.text.lstrip("+-−– "))
    return any(low <= start < high for low, high in barred)


def _numerals(text: str, english: bool) -> Iterator[Number]:
    place = 0
    while match := _NUMERAL.search(text, place):
        start, end = match.span()
        digits, fraction = match["digits"], match["fraction"] or ""
        thousands = _ENGLISH_THOUSANDS.match(text, match.start("digits")) if english else None
        if thousands:
            digits, end = thousands.group().replace(",", ""), thousands.end()
            decimals = re.compile(r"\.\d+").match(text, end)
            fraction, end = (decimals.group(), decimals.end()) if decimals else ("", end)
        sign = (match["sign"] or "").strip() or _sign_before_sek(text, start)
        before = _SIGN_WORD.search(text, 0, start) if not sign else None
        if before:
            sign, start = {"minus": "-", "plus": "+"}[before[1].lower()], before.start()
        place = end
        kind, scale, end = _unit(text, match.start("digits"), end)
        if kind is Kind.BARE and re.match(r"[a-zåäö]", text[end : end + 1], re.IGNORECASE):
            continue  # part of a name: "3D", "24h"
        value = Decimal(re.sub(rf"[{SPACE}]", "", digits) + fraction.replace(",", "."))
        value = -value if sign in ("-", "−", "–") else value
        noun = _NOUN.match(text, end)
        yield Number(
            value,
            max(0, len(fraction) - 1),
            kind,
            scale,
            start,
            end,
            (sign if sign and not match["sign"] else "") + text[match.start() : end],
            noun=noun[1].lower() if noun and kind is Kind.BARE else "",
        )


def _sign_before_sek(text: str, start: int) -> str:
    """The sign of "−SEK 4.3 million"."""
    match = re.search(r"([-−–+])\s?SEK\s?$", text[max(0, start - 8) : start])
    return match[1] if match else ""


def _unit(text: str, start: int, end: int) -> tuple[Kind, Decimal, int]:
    """The unit after the numeral, or SEK before it; where it ends."""
    for pattern, kind, scale in _UNIT_AFTER:
        if match := pattern.match(text, end):
            return kind, scale, match.end()
    if _SEK_BEFORE.search(text[max(0, start - 8) : start]):
        return Kind.MONEY, Decimal(1), end
    return Kind.BARE, Decimal(1), end


def _spelled(text: str, pattern: re.Pattern[str]) -> Iterator[Number]:
    for match in pattern.finditer(text):
        kind, scale, end = _unit(text, match.start(), match.end())
        yield Number(WORD_VALUES[match[1].lower()], 0, kind, scale, match.start(), end, text[match.start() : end])
        if whole := _OF.match(text, match.end()):
            yield Number(
                WORD_VALUES[whole[1].lower()], 0, Kind.BARE, Decimal(1), whole.start(1), whole.end(1), whole[1]
            )


def _joined(number: Number, after: Number | None, text: str) -> Number:
    """A bare number takes the unit of the one it is joined to: "10 och 15 procent"."""
    if number.kind is not Kind.BARE or after is None or after.kind is Kind.BARE:
        return number
    if not _JOINED.fullmatch(text[number.end : after.start]):
        return number
    return replace(number, kind=after.kind, scale=after.scale)
