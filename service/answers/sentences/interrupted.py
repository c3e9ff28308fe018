"""A sentence that a page's foot or head breaks off: quoted as what stands before it and after, with a mark between.

Reading leaves such lines out; the text of the place has them, so the sentence as it is read stands nowhere in it.
"""

from index.types import Document, Span
from service.documents.catalogue import NOISY
from service.verify.answer import letters

SHORTEST = 12
"""Characters of a piece that is quoted by itself."""
MARK = " […] "


def with_gap(text: str, span: Span, document: Document) -> str:
    """The words of a sentence with a mark where the text of its place has something else among them."""
    if document.meta.noise >= NOISY:
        return text  # is read otherwise than it stands, word for word
    source = letters(span.of(document.text))
    if letters(text) in source:
        return text
    words = text.split()
    for number in range(len(words) - 1, 0, -1):
        first, second = " ".join(words[:number]), " ".join(words[number:])
        if min(len(first), len(second)) < SHORTEST:
            continue
        at = source.find(letters(first))
        if at >= 0 and letters(second) in source[at + len(letters(first)) :]:
            return f"{first}{MARK}{second}"
    return text
