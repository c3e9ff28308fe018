"""A part of a number that the question itself states: "hur stor andel av de 104 rekryterade var interna?"."""

import re
from decimal import Decimal
from itertools import pairwise

from index.language import fold, stem, tokenise
from index.types import Document, Figure, UnitKind
from service.answers import lookup
from service.answers.calculation.share_parts import named_part
from service.documents.catalogue import Fact
from service.evidence.evidence import Evidence

COUNTS = (UnitKind.COUNT, UnitKind.UNKNOWN)
PART_OF = re.compile(r"\W*(?:\w+ ){0,2}(?:av|of) (?:de |den |totalt |sammanlagt |dessa |the )?\W*")
OUT_OF = re.compile(r"\b(?:utav|av|of) (?:de |dessa |totalt |the |these )?\W*$")
OF_WHICH = re.compile(r"\b(varav|darav|av dessa|av dem|av de|of which|of whom)\b")
OF_NUMBER = re.compile(r"\b(?:av|utav|of)(?: \w+){0,2} \d")
"""Names a whole by its number."""


def counted_pair(fact: Fact, document: Document) -> tuple[Figure, Figure] | None:
    """A part and its whole side by side: "16 av de 20", or "av nitton ungdomar ... har sjutton"."""
    held = [f for f in fact.figures if f.value is not None and f.unit.kind in COUNTS]
    for one, two in pairwise(held):
        between = fold(document.text[one.span.end : two.span.start])
        before = fold(document.text[fact.quote.start : one.span.start])
        if PART_OF.fullmatch(between) and is_smaller(one, two):
            return one, two
        if len(held) == 2 and OUT_OF.search(before) and is_smaller(two, one):
            return two, one
    return None


def pair_of_which(fact: Fact, document: Document) -> tuple[Figure, Figure] | None:
    """The part after "varav" and the whole before it."""
    split = OF_WHICH.search(fold(fact.quote.of(document.text)))
    if split is None:
        return None
    at = fact.quote.start + split.start()
    figures = [f for f in fact.figures if f.value is not None and f.unit.kind is not UnitKind.PERCENT]
    wholes = [f for f in figures if f.span.start < at]
    parts = [f for f in figures if f.span.start > at and wholes and _counts_alike(f, wholes[-1])]
    return (parts[0], wholes[-1]) if parts and is_smaller(parts[0], wholes[-1]) else None


def _counts_alike(part: Figure, whole: Figure) -> bool:
    kinds = {part.unit.kind, whole.unit.kind}
    return len(kinds) == 1 or kinds == set(COUNTS)


def is_smaller(part: Figure, whole: Figure) -> bool:
    return bool(whole.base_value) and abs(part.base_value or Decimal(0)) <= abs(whole.base_value or Decimal(0))


def of_stated_whole(evidence: Evidence) -> tuple[Fact, Figure, Figure, Document] | None:
    """The sentence that counts a part of the number that the question states; None where no one sentence does."""
    question = evidence.question
    wholes = {q.value for q in question.claimed if q.unit.kind in COUNTS and q.value is not None}
    if not wholes or OF_NUMBER.search(question.folded) is None:
        return None
    asked = {stem(token) for word in question.words for token in tokenise(word.text)}
    best: tuple[int, Fact, Figure, Figure, Document] | None = None
    for document in lookup.latest(evidence.scope.documents, question):
        for fact in evidence.catalogue.facts_in(document.id):
            if fact.table is not None or not any(f.value in wholes and f.unit.kind in COUNTS for f in fact.figures):
                continue
            pair = named_part(fact, question, document) or pair_of_which(fact, document)
            pair = pair or counted_pair(fact, document) or _only_two(fact)
            if pair is None or pair[1].value not in wholes or pair[0].value == pair[1].value:
                continue
            shared = len(asked & {stem(token) for token in tokenise(fact.quote.of(document.text))})
            if shared and (best is None or shared > best[0]):
                best = (shared, fact, *pair, document)
    return None if best is None else best[1:]


def _only_two(fact: Fact) -> tuple[Figure, Figure] | None:
    """The smaller and the larger of a sentence's only two counts."""
    held = [f for f in fact.figures if f.value is not None and f.unit.kind in COUNTS]
    if len(held) != 2:
        return None
    small, large = sorted(held, key=lambda figure: abs(figure.value or Decimal(0)))
    return small, large
