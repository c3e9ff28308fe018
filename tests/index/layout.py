"""What tests of the layout ask of a text."""

from functools import cache
from pathlib import Path

from index.layout import parse
from index.loading import load
from index.tables import find_tables
from index.types import BlockKind, Page, Parsed, Table


def parsed(text: str, *tables: Table, pages: tuple[Page, ...] = ()) -> Parsed:
    return parse(text, pages, tables)


@cache
def read(path: Path) -> Parsed:
    loaded = load(path)
    return parse(loaded.text, loaded.pages, find_tables(loaded.text))


def paths(document: Parsed) -> list[tuple[str, ...]]:
    return [section.path for section in document.sections if section.path]


def texts(document: Parsed, *kinds: BlockKind) -> list[str]:
    return [block.body.text for block in document.blocks if block.kind in (kinds or (BlockKind.PARAGRAPH,))]


def path_of(document: Parsed, words: str) -> tuple[str, ...]:
    """The heading path over the one block that begins with `words`."""
    found = [block for block in document.blocks if block.body.text.startswith(words)]
    assert len(found) == 1, f"{len(found)} blocks begin with {words!r}"
    return document.sections[found[0].section].path
