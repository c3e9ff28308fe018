"""Where the answer before stands in a report: the sentence that states what was told, and those around it."""

from dataclasses import dataclass

from index.types import Document, Figure, Statement
from service.documents.catalogue import Fact
from service.evidence.evidence import Evidence

NEARBY = 3
"""Sentences before and after the one that states what was told that may say more of it."""


@dataclass(frozen=True)
class Place:
    """A sentence that states what was told, with how much it has of what was asked before."""

    fact: Fact
    told: Figure
    shared: float


def nearby(fact: Fact, evidence: Evidence, document: Document, *, own: bool = False) -> list[Statement]:
    """The sentences around, of the same section, the nearest first; with `own` its own before them."""
    statements = evidence.catalogue.shelves[document.id].statements
    at = next((n for n, one in enumerate(statements) if one.span.start <= fact.quote.start < one.span.end), None)
    if at is None:
        return []
    around = range(max(0, at - NEARBY), min(len(statements), at + NEARBY + 1))
    near = [n for n in around if (own or n != at) and statements[n].section == statements[at].section]
    return [statements[n] for n in sorted(near, key=lambda n: (abs(n - at), n < at))]
