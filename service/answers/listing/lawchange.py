"""Laws that change, where those are asked for: no list of laws in force, or of what is done by them, is one."""

import re

from index.language import fold
from service.answers.listing.source import Entry, Source
from service.question import Question
from service.question.decisive import new_law

ASKED = re.compile(r"\b(?:lagandring|lagforslag|lagforandring)\w*")
TELLS = re.compile(
    r"\bny(?:a|tt)?\b|andring|andra[dts]|forslag|foresla|\bkommande\b|\btrad\w* i kraft|\bikrafttrad"
    r"|(?<!gallande )lagstiftning"
)


def asks_law_change(question: Question) -> bool:
    return ASKED.search(question.folded) is not None or new_law(question)


def changing(source: Source, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that tell of a change; all of them under a heading that does."""
    if TELLS.search(fold(f"{source.heading} {source.lead}")):
        return entries
    return tuple(entry for entry in entries if TELLS.search(fold(entry.text)))
