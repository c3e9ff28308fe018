"""A whole that one sentence divides into all of its parts: "28 barn, 18 flickor och 10 pojkar"."""

from decimal import Decimal

from index.language import stem, tokenise
from index.types import Document, Figure, UnitKind
from service.documents.catalogue import Fact
from service.question import Question

LEAST = 3
"""The whole and two parts."""


def named_part(fact: Fact, question: Question, document: Document) -> tuple[Figure, Figure] | None:
    """The part that the question names and the whole; None where the parts do not make the whole, or none is named."""
    held = [f for f in fact.figures if f.value is not None and f.unit.kind in (UnitKind.COUNT, UnitKind.UNKNOWN)]
    held.sort(key=lambda figure: figure.span.start)
    for start in range(len(held) - LEAST + 1):
        whole, total = held[start], Decimal(0)
        for end in range(start + 1, len(held)):
            total += held[end].value or Decimal(0)
            if total == whole.value and end - start > 1:
                part = _named(held[start + 1 : end + 1], question, fact, document)
                return (part, whole) if part is not None else None
    return None


def _named(parts: list[Figure], question: Question, fact: Fact, document: Document) -> Figure | None:
    """The one part after whose number a word of the question stands that stands after no other's."""
    asked = {stem(token) for word in question.words for token in tokenise(word.text)}
    ends = [*(part.span.start for part in parts[1:]), fact.quote.end]
    after = [
        {stem(token) for token in tokenise(document.text[part.span.end : end])}
        | {stem(token) for token in tokenise(part.unit.symbol)}
        for part, end in zip(parts, ends, strict=True)
    ]
    held = [asked & words.difference(*(other for other in after if other is not words)) for words in after]
    named = [part for part, own in zip(parts, held, strict=True) if own]
    return named[0] if len(named) == 1 else None
