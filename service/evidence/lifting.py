"""Passages for a reader who searches: those first that hold the rows and sentences that bear on the question.

A search by words and meaning sees a passage as a whole. What an answer is made from is finer: a row's own figures and
single sentences, weighed by what the question asks for. A passage that holds such a row, or such a sentence, is lifted
above one that merely resembles the question. eval/README says what that gives.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.types import Hit, Span
from service.evidence.evidence import Evidence
from service.evidence.relevance import relevant

ROW, SENTENCE = 0.3, 0.1
"""What the best row and the best sentence add to their passages; lesser ones add in proportion. Recall is the same
from 0.2 to 0.4 for rows and from 0 to 0.2 for sentences."""
SENTENCES = 20
"""Sentences that are looked at."""

Bearing = tuple[str, Span, float]
"""A document, a place in it, and how well what stands there answers (more is better)."""


def lifted(hits: Sequence[Hit], evidence: Evidence) -> list[Hit]:
    """The same hits, best first, scored anew (0 to 1); `evidence` is what the reports hold on the same words."""
    rows = [
        (found.fact.document, figure.span, found.sure)
        for found in evidence.facts(evidence.scope.ids)
        for figure in found.fact.figures
    ]
    said = [
        (found.said.document, found.said.statement.span, found.score)
        for found in relevant(evidence, evidence.scope.ids, SENTENCES)
    ]
    added: dict[int, float] = defaultdict(float)
    for weight, bearing in ((ROW, rows), (SENTENCE, said)):
        for passage, share in _shares(hits, bearing):
            added[passage] += weight * share
    whole = 1 + ROW + SENTENCE
    scored = [replace(hit, score=(hit.score + added[hit.passage]) / whole) for hit in hits]
    return sorted(scored, key=lambda hit: (-hit.score, hit.passage))


def _shares(hits: Sequence[Hit], bearing: Iterable[Bearing]) -> list[tuple[int, float]]:
    """For each passage that holds one of the places, the best of them as a share of the best of all (0..1)."""
    by_document: dict[str, list[tuple[Span, float]]] = defaultdict(list)
    for document, span, worth in bearing:
        by_document[document].append((span, worth))
    top = max((worth for places in by_document.values() for _, worth in places), default=0.0)
    if top <= 0:
        return []
    return [
        (hit.passage, max(held) / top)
        for hit in hits
        if (held := [worth for span, worth in by_document[hit.document] if worth > 0 and _holds(hit, span)])
    ]


def _holds(hit: Hit, span: Span) -> bool:
    return hit.content.span.start <= span.start and span.end <= hit.content.span.end
