"""Numbers in running text: what each is, its value, unit and place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.numbers.numerals import ENGLISH, MINUS, SWEDISH, to_decimal
from index.numbers.records import NumberKind, Quantity, decimals_of
from index.numbers.special import Special, find_special
from index.numbers.units import INDEX, KR, MDKR, MNKR, TKR, UNKNOWN, unit_after
from index.numbers.words import spelled_numbers
from index.types import Unit, UnitKind

_SWEDISH = re.compile(SWEDISH)
_ENGLISH = re.compile(ENGLISH)
_HAS_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d{2}")

_APPROXIMATE = re.compile(
    r"\b(?:drygt|ca\.?|cirka|c:a|omkring|runt|kring|nästan|ungefär|uppskattningsvis|knappt|närmare|upp mot|nästintill"
    r"|about|around|approximately|roughly|nearly|almost|some|just (?:over|under))\s*$",
    re.IGNORECASE,
)
_SIGN_WORD = re.compile(r"\b(plus|minus)\s*$", re.IGNORECASE)
_PREFIX = re.compile(r"(?:\bSEK|\bkr)[\s\u00a0]*$", re.IGNORECASE)
# A dash with a space before its number is a minus only after a word that a value follows.
_BEFORE_MINUS = re.compile(
    r"\b(?:om|med|på|till|är|var|blir|blev|mot|från|motsvarande|sammanlagt|totalt|of|at|by|is|was|to"
    r"|\w*avvikelsen?|\w*resultatet?|\w*underskottet?|\w*utfallet?|\w*prognosen?|netto)\s*$",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"\b(?:över|under|fyllt|fyller|fylla|barn|unga|vuxna|ungdomar|personer|ålder(?:n|sgruppen)?|upp till|äldre än"
    r"|yngre än|från|minst|turned?|over|under|aged?|older than|younger than)\s*$",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(r"\b(?:delår|tertial|kvartal|område|nivå|steg|fas)\s+$", re.IGNORECASE)
_INDEX_BEFORE = re.compile(r"\b(?:hme|\w*index\w*|värdet?)\b[^.;]{0,60}$", re.IGNORECASE)
# Between two numbers that share the unit of the second ("från 49 till 86 kunder") ...
_SHARES_NEXT = re.compile(
    r"\s*(?:[-–—]|till|och|eller|av(?: totalt| de| alla)?|respektive|mot|to|and|or|of(?: the| all)?|respectively"
    r"|(?:\w+\s+){0,2}(?:jämfört|i jämförelse|compared) (?:med|with|to)|in comparison with)"
    r"\s*(?:cirka|ca|totalt|drygt)?\s*",
    re.IGNORECASE,
)
# ... or of the first ("862 familjer sökt stöd (772 samma period 2022)").
# What stands aside in parentheses has its own: "44 (5.7 percent) fewer than budgeted (733 against 777)".
_SHARES_PREVIOUS = re.compile(
    r"(?!\s*\)[^()]*\()[^.;:]{0,40}?(?:\(|jämfört med|i jämförelse med|compared (?:with|to)|\bmot)"
    r"\s*(?:budgeterade\s+)?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*[-–—]\s*")
_PREFIXED = {MNKR.symbol: MNKR, TKR.symbol: TKR, MDKR.symbol: MDKR}
_PREFIXED_WORDS = re.compile(
    r"[\s\u00a0]*(?:(?P<mdkr>billions?\b|bn\b|b\b)|(?P<mnkr>millions?\b|mn\b|m\b)|(?P<tkr>thousands?\b|k\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Raw:
    """A numeral or number word before its surroundings are read."""

    start: int
    end: int
    value: Decimal
    spelled: bool = False
    vague: bool = False


def find_quantities(text: str, english: bool = False) -> list[Quantity]:
    """The numbers in `text` that say how much of something there is, in order.

    `english` reads "1,234" as one thousand two hundred and thirty-four; a Swedish text has it as 1.234.
    """
    return [number for number in find_numbers(text, english) if number.kind is NumberKind.QUANTITY]


def find_numbers(text: str, english: bool = False) -> list[Quantity]:
    """Every number in `text`, in order and not overlapping, each with its kind: quantity, year, date, age, ..."""
    specials = find_special(text) if _HAS_DIGIT.search(text) else []
    raws = sorted(_numerals(text, specials, english) + _spelled(text, specials), key=lambda raw: raw.start)
    numbers = [_read(text, raw, raws[i - 1].end if i else 0) for i, raw in enumerate(raws)]
    numbers = [_classified(text, number) for number in _with_shared_units(text, numbers)]
    return sorted(numbers + _special_numbers(text, specials), key=lambda number: number.start)


def _numerals(text: str, specials: Sequence[Special], english: bool) -> list[_Raw]:
    pattern = _ENGLISH if english else _SWEDISH
    found: list[_Raw] = []
    position = 0
    for start, end in [*((special.start, special.end) for special in specials), (len(text), len(text))]:
        for match in pattern.finditer(text, position, start):
            found.append(_Raw(match.start(), match.end(), to_decimal(match.group(), english)))
        position = end
    return found


def _spelled(text: str, specials: Sequence[Special]) -> list[_Raw]:
    return [
        _Raw(start, end, value, spelled=True, vague=vague)
        for start, end, value, vague in spelled_numbers(text)
        if not any(special.start < end and start < special.end for special in specials)
    ]


def _special_numbers(text: str, specials: Sequence[Special]) -> list[Quantity]:
    found: list[Quantity] = []
    for special in specials:
        start, end = special.start, special.end
        piece = text[start:end].rstrip()
        pieces = [(m.start() + start, m.end() + start) for m in re.finditer(r"\d+", piece)]
        if special.kind in (NumberKind.AGE, NumberKind.YEAR, NumberKind.ORDINAL) and pieces:
            for first, last in pieces:
                century = 2000 if special.kind is NumberKind.YEAR and last - first == 2 else 0  # "2022/23"
                value = Decimal(text[first:last]) + century
                found.append(Quantity(special.kind, text[first:last], first, last, start, end, value, 0, UNKNOWN))
            continue
        stop = start + len(piece)
        found.append(Quantity(special.kind, piece, start, stop, start, stop, None, 0, UNKNOWN, date=special.date))
    return found


def _read(text: str, raw: _Raw, previous_end: int) -> Quantity:
    """The number with its sign, unit and hedge; `previous_end` is where the number before it ends."""
    before = text[max(previous_end, raw.start - 40) : raw.start]
    in_range = previous_end > 0 and _RANGE.fullmatch(text, previous_end, raw.start) is not None
    sign, start = _sign(before, raw.start, in_range)
    value = -raw.value if sign < 0 else raw.value
    outer_start, outer_end, unit = start, raw.end, UNKNOWN
    prefix = _PREFIX.search(text[max(previous_end, start - 6) : start])
    word = _SIGN_WORD.search(before)
    if word is not None:
        outer_start = raw.start - len(before) + word.start()
        value = -value if word[1].lower() == "minus" else value
    if prefix is not None:
        outer_start = start - len(prefix.group())
        unit, outer_end = _prefixed(text, raw.end)
    else:
        found = unit_after(text, raw.end)
        if found is not None:
            unit, outer_end = found
    hedge = before[: len(before) - (raw.start - outer_start)] if outer_start < raw.start else before
    return Quantity(
        kind=NumberKind.QUANTITY,
        text=text[start : raw.end],
        start=start,
        end=raw.end,
        outer_start=outer_start,
        outer_end=outer_end,
        value=value,
        decimals=decimals_of(raw.value),
        unit=unit,
        approximate=raw.vague or _APPROXIMATE.search(hedge) is not None,
        sign_printed=sign != 0 or word is not None,
        spelled=raw.spelled,
    )


def _prefixed(text: str, end: int) -> tuple[Unit, int]:
    match = _PREFIXED_WORDS.match(text, end)
    if match is None:
        return KR, end
    return _PREFIXED[match.lastgroup or ""], match.end()


def _sign(before: str, start: int, in_range: bool) -> tuple[int, int]:
    """The printed sign (-1, 0 or +1) in front of a numeral, and where the number with it starts."""
    stripped = before.rstrip(" \u00a0")
    if not stripped or in_range:
        return 0, start
    mark, spaces = stripped[-1], len(before) - len(stripped)
    if mark != "+" and mark not in MINUS:
        return 0, start
    sign = 1 if mark == "+" else -1
    left = stripped[:-1]
    if left and not (left[-1].isspace() or left[-1] in "(|;:/\t+±"):
        return 0, start
    if spaces and sign < 0 and not _BEFORE_MINUS.search(left):
        return 0, start
    return sign, start - spaces - 1


def _with_shared_units(text: str, numbers: Sequence[Quantity]) -> list[Quantity]:
    shared = list(numbers)
    for i in range(len(shared) - 2, -1, -1):
        one, other = shared[i], shared[i + 1]
        if one.unit.kind is UnitKind.UNKNOWN and other.unit.kind is not UnitKind.UNKNOWN:
            gap = text[one.outer_end : other.outer_start]
            linked = _SHARES_NEXT.fullmatch(gap)
            if linked and not (_YEAR.fullmatch(one.text) and gap.strip() not in ("-", "–", "av", "of")):
                shared[i] = replace(one, unit=other.unit)
    for i in range(1, len(shared)):
        one, other = shared[i - 1], shared[i]
        if other.unit.kind is UnitKind.UNKNOWN and one.unit.kind is not UnitKind.UNKNOWN:
            gap = text[one.outer_end : other.outer_start]
            if _SHARES_PREVIOUS.fullmatch(gap) and not _YEAR.fullmatch(other.text):
                shared[i] = replace(other, unit=one.unit)
    return shared


def _classified(text: str, number: Quantity) -> Quantity:
    """`number` with its kind: a bare 2023 is a year, "över 18 år" an age, "03,3" no number that can be trusted."""
    plain = number.unit.kind in (UnitKind.UNKNOWN, UnitKind.COUNT)
    if plain and not number.sign_printed and _YEAR.fullmatch(number.text) and not _measured(text, number):
        return replace(number, kind=NumberKind.YEAR, unit=UNKNOWN, outer_end=number.end)
    if not number.spelled and re.match(r"[+\W]*0\d", number.text):
        return replace(number, kind=NumberKind.REFERENCE, value=None)
    before = text[max(0, number.outer_start - 30) : number.outer_start]
    if number.unit.symbol == "år" and number.decimals == 0 and _AGE_BEFORE.search(before):
        return replace(number, kind=NumberKind.AGE)
    if number.spelled and _LABEL_BEFORE.search(before):
        return replace(number, kind=NumberKind.ORDINAL, unit=UNKNOWN, outer_end=number.end)
    if number.unit.kind is UnitKind.UNKNOWN and _INDEX_BEFORE.search(text[max(0, number.start - 80) : number.start]):
        return replace(number, unit=INDEX)
    return number


def _measured(text: str, number: Quantity) -> bool:
    """Whether four digits that look like a year are followed by a word that only an amount has ("2012 stycken")."""
    return re.match(r"\s+(?:st|stycken)\b", text[number.end : number.end + 12]) is not None
