"""Whether a question is about all the reports together or about any of them."""

import re
from enum import StrEnum

from index.language import fold


class Quantifier(StrEnum):
    ALL = "all"
    ANY = "any"


_PLACES = r"(kommun\w*|namnd\w*|municipalit\w*|boards?|councils?|committees?|av (de|dem)|of them)"
ALL = re.compile(rf"\b(bada|bade|both)\b|\b(alla|samtliga|varje|all|every|each) (de |the )?(\w+ )?{_PLACES}\b")
ANY = re.compile(rf"\b(nagon|nagra|any|ingen|none|no) (av |of )?(de |dem |the )?(\w+ )?{_PLACES}\b")


def quantifier(text: str) -> Quantifier | None:
    """Which of the two a question says; None for neither."""
    folded = fold(text)
    return Quantifier.ALL if ALL.search(folded) else Quantifier.ANY if ANY.search(folded) else None


def quantified(text: str) -> tuple[int, int] | None:
    """Where a question says it, with what it is all or any of; None where it says neither."""
    folded = fold(text)
    found = ALL.search(folded) or ANY.search(folded)
    return found.span() if found is not None and len(folded) == len(text) else None
