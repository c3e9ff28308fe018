"""Swedish and English numerals, units, equality, direction and formatting. Pure: no files but the word lists."""

from index.numbers.direction import direction_of
from index.numbers.equality import agree, supports
from index.numbers.format import Amount, format_en, format_sv, to_mnkr
from index.numbers.numerals import parse_cell, parse_number
from index.numbers.records import Measured, Number, NumberKind, Quantity, decimals_of
from index.numbers.scan import find_numbers, find_quantities
from index.numbers.units import INDEX, KR, MDKR, MNKR, PERCENT, POINTS, TKR, UNKNOWN, count, duration, unit_of

__all__ = [
    "INDEX",
    "KR",
    "MDKR",
    "MNKR",
    "PERCENT",
    "POINTS",
    "TKR",
    "UNKNOWN",
    "Amount",
    "Measured",
    "Number",
    "NumberKind",
    "Quantity",
    "agree",
    "count",
    "decimals_of",
    "direction_of",
    "duration",
    "find_numbers",
    "find_quantities",
    "format_en",
    "format_sv",
    "parse_cell",
    "parse_number",
    "supports",
    "to_mnkr",
    "unit_of",
]
