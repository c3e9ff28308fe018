"""What a whole municipality's report tells of one of its boards or companies, where all of it is asked about."""

from index.activities import activity
from index.language import fold
from index.types import Document
from service.evidence.causereadings import BODY, of_one_body
from service.question import Question

WHOLE = (None, "Kommunstyrelsen", "Kommunfullmäktige")
"""Whose reports are of a whole municipality."""


def of_a_part(text: str, question: Question, document: Document) -> bool:
    """Whether a sentence is of one body alone, of which the question does not speak.

    Only of what every body has, as staff and investments are: what one board alone is in charge of, it tells for all.
    """
    if document.meta.committee not in WHOLE or question.committees or BODY.search(question.folded):
        return False
    general = [match for match in question.activities if activity(match.id).topic]
    named = all(any(m.start <= w.start and w.end <= m.end for m in general) for w in question.words)
    return bool(general) and named and of_one_body(fold(text), "")
