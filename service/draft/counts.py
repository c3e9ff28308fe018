"""A number that is counted from several places of a report, as a figure of its own."""

from decimal import Decimal

from index.numbers import count
from index.types import Figure, Measure, Reading, Span


def derived_count(value: int, noun: str, span: Span, section: tuple[str, ...], note: str) -> Figure:
    """`value` things called `noun`, counted; `span` is the first of the places and `note` says what was counted."""
    return Figure(
        value=Decimal(value),
        text=str(value),
        unit=count(noun),
        activity=noun,
        measure=Measure.OTHER,
        span=span,
        quote=span,
        section=section,
        reading=Reading.DERIVED,
        note=note,
    )
