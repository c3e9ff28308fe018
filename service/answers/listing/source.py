"""What a list is made of: its source in the report, and its entries."""

from dataclasses import dataclass

from index.types import Document, Figure, Span, Statement

LONGEST = 260
"""Characters of an entry; a longer cell or item is prose about the entry, of which the first sentences are taken."""


@dataclass(frozen=True)
class Entry:
    text: str
    span: Span
    status: str = ""
    figures: tuple[Figure, ...] = ()  # of the row, in column order
    more: Statement | None = None  # the sentence under an entry that is a heading
    judged: Span | None = None  # where its status stands, when not in the entry itself
    row: Span | None = None  # of a table that gives both again


@dataclass(frozen=True)
class Source:
    """Something that lists: a table's rows, items in a row, sentences under a heading.

    `worth` is how surely something of its sort is a list (a table or list items 1, headings and prose less).
    """

    path: tuple[str, ...]
    entries: tuple[Entry, ...]
    lead: str = ""  # the sentence before a list, or a table's caption
    columns: tuple[str, ...] = ()
    worth: float = 1.0
    titled: bool = True  # its heading says what it lists
    of_headings: bool = False
    known: float = 0.0  # how surely the entries themselves are of the kind that is asked for

    @property
    def heading(self) -> str:
        return self.path[-1] if self.path else ""


def path_of(document: Document, span: Span) -> tuple[str, ...]:
    """The headings over a place, outermost first."""
    return next((s.path for s in reversed(document.sections) if s.span.start <= span.start < s.span.end), ())


def shortened(text: str) -> str:
    """The text, or as many of its first sentences as an entry may have; "" where even the first is too long."""
    if len(text) <= LONGEST:
        return text
    kept = ""
    for sentence in text.replace("! ", ". ").split(". "):
        longer = f"{kept}. {sentence}" if kept else sentence
        if len(longer) > LONGEST:
            break
        kept = longer
    return kept
