"""Whether a target will be reached by the end of the year, by what the report says of it right below its row."""

import re

from index.language import fold
from index.types import Document
from service.documents.catalogue import Fact, Said
from service.evidence.evidence import Evidence

FARTHEST = 700
"""Characters below a row within which its comment stands."""
TOLD = re.compile(
    r"\b(?:malvarde\w*|etappmal\w*|malet)\b[^.]{0,80}?\b(?:bedoms|bor|beraknas|vantas|forvantas|kommer att|kommer)\b"
    r"[^.]{0,40}?\b(?:na|nas|uppnas?|uppfyllas?)\b"
)
"""Says that it will be, or will not."""
NOT = re.compile(r"\b(?:inte|ej|svart att|knappast)\b")


def judged_ahead(fact: Fact, evidence: Evidence, document: Document) -> tuple[Said, bool] | None:
    """The sentence below the row that judges whether its target will be reached, and its verdict."""
    for number, one in enumerate(evidence.catalogue.shelves[document.id].statements):
        if not fact.quote.end <= one.span.start < fact.quote.end + FARTHEST:
            continue
        told = TOLD.search(fold(one.text))
        if told is not None:
            return Said(document.id, one, number), NOT.search(told.group()) is None
    return None
