"""By how much a budget was missed or kept, where a question of why says that it was and one fact tells it."""

import re

from index.language import fold
from index.types import Document, Figure, Measure
from service.answers.cause.reasons import Reason
from service.documents.catalogue import Fact
from service.evidence.evidence import ENOUGH, Evidence


def sized(evidence: Evidence, documents: list[Document], chosen: list[Reason]) -> tuple[Fact, Figure] | None:
    """When the question says that a budget was not kept, or was: by how much, where one fact tells of what is asked."""
    direction = evidence.question.direction
    if direction is None:
        return None
    ids = {document.id for document in documents}
    for found in evidence.facts(ids, limit=12):
        told = [f for f in found.fact.figures if f.measure is Measure.DEVIATION and f.favourable]
        if not told or _supposed(found.fact, evidence):
            continue
        denied = told[0].favourable == -direction
        least = CERTAIN if denied else SIZED if found.fact.table is None else ENOUGH
        if found.sure < least or (denied and len({figure.favourable for figure in told}) > 1):
            continue
        if found.fact.table is None and any(one.said.statement.span.overlaps(found.fact.quote) for one in chosen):
            return None  # the sentence that gives the reason says it
        return found.fact, told[0]
    return None


def _supposed(fact: Fact, evidence: Evidence) -> bool:
    """Whether a sentence tells of what would have been: "utan bidraget skulle"."""
    text = fact.quote.of(evidence.document(fact.document).text)
    return fact.table is None and re.search(r"\b(skulle|utan|om inte)\b", fold(text)) is not None


CERTAIN = 0.85
"""How sure a fact must be to deny what the question says of a budget."""
SIZED = 0.55
"""How sure a sentence with a deviation must be to tell the size of what is asked."""
