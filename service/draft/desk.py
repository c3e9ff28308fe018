"""Drafts and checks for the ways in: a catalogue and a report's id in, a draft or a verdict out."""

from collections.abc import Sequence
from itertools import islice
from typing import Protocol

from index.errors import UnknownDocument
from service.documents.catalogue import NOISY, Catalogue, Shelf
from service.draft.across import Comparison, compare
from service.draft.check import CheckedText, check_text
from service.draft.compose import Progress, make_draft
from service.draft.edited import edited
from service.draft.records import Draft, Order
from service.draft.smoothing import Smoother
from service.types import Language

HELPERS = 40
"""Reports whose words help to read a garbled one; more of them hardly have other words."""


class HoldsCatalogue(Protocol):
    """What drafting needs of the engine."""

    def catalogue(self) -> Catalogue: ...

    def smoother(self) -> Smoother | None:
        """The local model that may put drafts in its own words; None without one."""
        ...


def shelf_of(catalogue: Catalogue, document: str) -> Shelf:
    """A report's shelf; raises UnknownDocument."""
    shelf = catalogue.shelves.get(document)
    if shelf is None:
        raise UnknownDocument(f"Det finns ingen rapport med id ”{document}”. Se ”belagg documents”.")
    return shelf


def draft_of(
    engine: HoldsCatalogue, document: str, order: Order, text: str | None = None, progress: Progress | None = None
) -> Draft:
    """The draft of one report; with `text` (an edited draft, as Markdown) that text, its figures proven anew."""
    catalogue = engine.catalogue()
    shelf = shelf_of(catalogue, document)
    # Only a garbled report is read with the help of others.
    others = catalogue.shelves.values() if shelf.document.meta.noise >= NOISY else ()
    draft = make_draft(shelf, order, tuple(islice(others, HELPERS)), progress, engine.smoother())
    return draft if text is None else edited(draft, text, shelf)


def check_against(catalogue: Catalogue, document: str, text: str) -> CheckedText:
    """Every figure of a text held against one report."""
    return check_text(text, shelf_of(catalogue, document))


def comparison_of(catalogue: Catalogue, documents: Sequence[str], language: Language) -> Comparison:
    """The named reports side by side; all of them when none is named."""
    names = documents or tuple(catalogue.shelves)
    return compare([shelf_of(catalogue, name) for name in names], language)
