"""What every loader gives, and what a loader is."""

from dataclasses import dataclass
from typing import Protocol

from index.errors import EmptyFile, OversizedFile
from index.types import Page, Span

MAX_BYTES = 60_000_000
"""Largest file in bytes."""

MAX_CHARACTERS = 5_000_000
"""Longest text in characters: some fifteen hundred printed pages."""


@dataclass(frozen=True)
class Loaded:
    """A file's text, which every citation points into, and where its pages are (() when it has none)."""

    text: str
    pages: tuple[Page, ...]
    format: str
    encoding: str | None = None


class Loader(Protocol):
    """Reads one file format."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file name endings it is meant for, in lower case with their dot."""

    def read(self, name: str, data: bytes) -> Loaded:
        """The file's text; raises LoadError with a sentence for the user."""


def checked(name: str, loaded: Loaded) -> Loaded:
    """`loaded` itself when its text can be stored; raises EmptyFile or OversizedFile when it cannot."""
    if not loaded.text.strip():
        raise EmptyFile(f"Filen {name} innehåller ingen text. Kontrollera att rätt fil valdes och att den har sparats.")
    check_length(name, loaded.text)
    return loaded


def check_length(name: str, text: str) -> None:
    """Raises OversizedFile when `text` is longer than what is stored of one file."""
    if len(text) > MAX_CHARACTERS:
        raise OversizedFile(
            f"Filen {name} innehåller {_millions(len(text))} miljoner tecken text; gränsen är"
            f" {_millions(MAX_CHARACTERS)} miljoner. Dela upp den i flera filer, till exempel en för varje rapport."
        )


def in_pages(texts: list[str]) -> tuple[str, tuple[Page, ...]]:
    """The pages' texts joined with one line break, and where each page stands in the whole."""
    pages = []
    start = 0
    for number, text in enumerate(texts, start=1):
        pages.append(Page(number, Span(start, start + len(text))))
        start += len(text) + 1
    return "\n".join(texts), tuple(pages)


def folded(text: str) -> str:
    """`text` on one line with single spaces."""
    return " ".join(text.split())


def _millions(count: int) -> str:
    return f"{count / 1_000_000:.1f}".replace(".", ",").removesuffix(",0")
