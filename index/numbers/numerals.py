"""Numerals written in digits, in the Swedish and the English manner, and table cells.

Swedish: decimal comma; thousands by space, no-break, thin, narrow or figure space, by dot, or none ("1 234,5").
English: decimal point; thousands by comma ("1,234.5"). A Swedish number in an English text ("19,9") is read too:
a comma that is not followed by exactly three digits is a decimal comma.
"""

import re
import unicodedata
from decimal import Decimal

from index.numbers.records import Number
from index.numbers.units import unit_after

SPACE = "[ \u00a0\u2007\u2009\u202f]"
MINUS = "-−–‒‑"  # hyphen, minus, en dash, figure dash, no-break hyphen

_GROUPED = rf"\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)"
SWEDISH = rf"(?:{_GROUPED}(?:,\d+)?|\d{{1,3}}(?:\.\d{{3}})+(?![\d.])(?:,\d+)?|\d+(?:[.,]\d+)?)"
ENGLISH = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?![\d,])(?:\.\d+)?|{_GROUPED}(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"

_CELL = re.compile(rf"(?P<sign>[{MINUS}+±])?{SPACE}*(?P<numeral>{SWEDISH})")
_CLUTTER = re.compile(r"[\s\u00a0*†‡¹²³⁴⁵]+|(?:\s*[,.;])+$")
_ENGLISH_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DOTTED_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_SPACES = re.compile(r"\s")


def to_decimal(numeral: str, english: bool = False) -> Decimal:
    """The value of an unsigned numeral, with the decimals it is printed with."""
    plain = _SPACES.sub("", numeral)
    if english and _ENGLISH_THOUSANDS.fullmatch(plain) and not plain.startswith("0"):
        return Decimal(plain.replace(",", ""))
    if not english and _DOTTED_THOUSANDS.fullmatch(plain) and not plain.startswith("0"):
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))


def parse_cell(text: str) -> Number | None:
    """The number that a table cell holds, with its unit when the cell prints one; None when it holds none.

    Footnote stars, symbols before the number (◆) and stray punctuation after it are not part of it. A cell with
    anything else in it (words, a range, two numbers) is None: it is not one number.
    """
    start, stop = 0, len(text)
    while start < stop and (text[start].isspace() or unicodedata.category(text[start]) in ("So", "Co", "Cf")):
        start += 1
    match = _CELL.match(text, start)
    if match is None:
        return None
    rest = text[match.end() :]
    unit, tail = None, rest
    found = unit_after(rest, 0) if rest[:1] not in ("*", "") else None
    if found is not None:
        unit, tail = found[0], rest[found[1] :]
    if _CLUTTER.sub("", tail):
        return None
    value = to_decimal(match["numeral"])
    sign = match["sign"] or ""
    if sign and sign in MINUS:
        value = -value
    decimals = max(0, -int(value.as_tuple().exponent))
    printed = text[match.start() : match.end() + (found[1] if found else 0)]
    return Number(value, decimals, printed, bool(sign), unit)


def parse_number(text: str) -> Number | None:
    """The one number that `text` is ("19,9 mnkr", "-24 107"), or None: the same reading as of a table cell."""
    return parse_cell(text)
