"""What a board decides, or is asked to: what stands under each paper's own heading for it ("Förslag till beslut").

A bundle of papers has such a heading in each of them, so that no one section lists them all.
"""

import re
from collections.abc import Iterator, Sequence

from index.language import fold
from index.types import Statement
from service.answers.listing.source import Entry, Source

HEADING = re.compile(
    r"(?:[\d.]+ )?(?:(?:forslag till|\w*namndens|\w*styrelsens|fullmaktiges) (?:\w+ )?)?beslut(?:sforslag)?:?"
)
"""Heads what is decided, and not what the decision rests on ("Underlag för beslut")."""
FEWEST = 2
"""Papers that make a bundle."""
SHORTEST = 3
"""Words of a sentence that decides anything."""


def decisions(statements: Sequence[Statement]) -> Iterator[Source]:
    """The decisions of a bundle's papers as one list, each said once; nothing where only one paper has any."""
    found = [one for one in statements if one.section and HEADING.fullmatch(fold(one.section[-1]).strip())]
    if len({one.section for one in found}) < FEWEST:
        return
    entries: dict[str, Entry] = {}
    for one in found:
        if len(one.text.split()) >= SHORTEST:
            entries.setdefault(fold(one.text), Entry(one.text, one.span))
    yield Source((found[0].section[-1],), tuple(entries.values()), known=1.0)
