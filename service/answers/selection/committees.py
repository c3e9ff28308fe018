"""Which committees a question asks about that only have a row in a report."""

from index.language import fold
from index.types import Document
from service.evidence.evidence import Evidence
from service.question.committees import named_in


def committees_asked(evidence: Evidence, document: Document) -> tuple[str, ...]:
    """Committees, folded, that the question names and that only have a row in the report."""
    own = fold(document.meta.committee or "")
    named = named_in(fold(evidence.question.bare), evidence.catalogue.committees(document.id) | {own} - {""})
    return tuple(name for name, _, _ in named if name != own)
