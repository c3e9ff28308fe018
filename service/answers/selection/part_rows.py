"""Rows that are of a part only, beside sentences that tell of the whole that was asked about."""

import re

from index.activities import activity, canonical
from index.language import fold
from index.types import Document, Measure
from service.documents.catalogue import Fact
from service.evidence.evidence import Evidence
from service.evidence.overlap import Terms

PART = re.compile(r"\b(?:inom|hos|bland|vid)\s+(?P<part>\w.*)")
"""What narrows a row's label: "Personalomsättning (%) inom myndighetsutövningen"."""
WHOLE = re.compile(
    r"\b(?:inom|for|i|hos) (?:hela )?(?:namnden|forvaltningen|kommunen|bolaget|koncernen)\b"
    r"|\b(?:namndens|forvaltningens|kommunens)\b|\bdet? totala\b|\btotalt\b"
)
"""What a sentence says that tells of the whole."""
CERTAIN = 0.85
"""Share of what was asked that such a sentence must have."""
LOOKED_AT = 12


def is_of_part(row: Fact, evidence: Evidence) -> bool:
    """Whether a row is narrowed, by its label or its group, to something that the question names with no word."""
    narrowed = PART.search(fold(row.label))
    if narrowed is not None and not _asked(narrowed["part"], evidence):
        return True
    group = row.first.group[-1] if row.first.group else ""
    named = canonical(group) if group else None
    return named is not None and not activity(named).topic and named != row.activity and not _asked(group, evidence)


def _asked(text: str, evidence: Evidence) -> bool:
    terms = Terms.of(text)
    return any(terms.has(word) > 0 for word in evidence.words())


def told_of_whole(row: Fact, evidence: Evidence, document: Document) -> Fact | None:
    """The sentence that tells how the whole has moved, where the row is only of a part; None where there is none."""
    if not is_of_part(row, evidence):
        return None
    for found in evidence.facts([document.id], limit=LOOKED_AT):
        if found.fact.table is not None or found.coverage < CERTAIN:
            continue
        moved = any(figure.measure is Measure.CHANGE for figure in found.fact.figures)
        if moved and WHOLE.search(fold(found.fact.quote.of(document.text))):
            return found.fact
    return None
