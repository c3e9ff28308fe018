"""Shares of an OCR-read table whose decimal comma was lost: "71 %" beside "7,3 %" of the same row is 7,1.

No sum bears out a share. What tells is that the row's other share has decimals, as most of the column has, and is a
tenth of what is printed.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.figures.reconstruct import swedish
from index.numbers import decimals_of
from index.types import Figure, Measure, Reading, UnitKind

_ALIKE = Decimal("1.5")  # how many times one share of a row may be the other
_TENTH = Decimal(10)


def with_commas(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, shares that lost their comma read as a tenth of what is printed."""
    shares = [f for f in figures if f.unit.kind is UnitKind.PERCENT and f.measure is Measure.SHARE and f.value]
    fine = {f.table for f in shares if f.value is not None and decimals_of(f.value)}
    return [_mended(f, shares) if f.table in fine and f in shares else f for f in figures]


def _mended(figure: Figure, shares: Sequence[Figure]) -> Figure:
    value = figure.value
    if value is None or decimals_of(value) or abs(value) < _TENTH or figure.reading is not Reading.READ:
        return figure
    beside = [
        other.value
        for other in shares
        if (other.table, other.row) == (figure.table, figure.row) and other.value and decimals_of(other.value)
    ]
    tenth = value / _TENTH
    if not beside or not all(_is_alike(tenth, other) and not _is_alike(value, other) for other in beside):
        return figure
    note = (
        f"Källan har {figure.text}; läst som {swedish(tenth)} (decimalkomma saknas): "
        f"radens andra andel är {swedish(beside[0])}."
    )
    return replace(figure, value=tenth, reading=Reading.RECONSTRUCTED, note=note)


def _is_alike(one: Decimal, other: Decimal) -> bool:
    return abs(other) / _ALIKE <= abs(one) <= abs(other) * _ALIKE
