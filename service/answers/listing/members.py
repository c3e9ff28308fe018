"""Which entries of a list are what the question asks for: what they tell of themselves, how large they are."""

import re

from index.language import fold
from service.answers.listing.source import Entry, Source
from service.question.bounds import Bound


def happened_to(told: re.Pattern[str], source: Source, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that tell it of themselves; all of them where what leads in to them does."""
    if told.search(fold(f"{source.heading} {source.lead}")) is not None:
        return entries
    return tuple(
        one
        for one in entries
        if told.search(fold(f"{one.text} {one.status} {one.more.text if one.more is not None else ''}")) is not None
    )


def within(bound: Bound, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries whose amount is on the asked side of a limit."""

    def fits(entry: Entry) -> bool:
        figure = next((f for f in entry.figures if f.unit.kind is bound.quantity.unit.kind), None)
        return bound.of_figure(figure) if figure is not None else not entry.figures and bound.in_text(entry.text)

    return tuple(entry for entry in entries if fits(entry))
