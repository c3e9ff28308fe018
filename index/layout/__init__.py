"""Text to sections, paragraphs, lists and tables.

lines      printed lines with what surrounds them
contents   tables of contents        running    page headers and footers
parts      a bundle's papers                charts     what charts leave behind
titles, headings, outline            headings and their paths
blocks     paragraphs and list items readable   stored text to readable text
"""

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from index.layout.blocks import Role, Unit, make_units
from index.layout.charts import axis_lines
from index.layout.contents import Contents, find_contents
from index.layout.headings import Finder, Heading
from index.layout.lines import Line, Setting, setting_of, split_lines
from index.layout.outline import Placed, outline
from index.layout.parts import Start, find_parts
from index.layout.readable import mapped
from index.layout.running import running_lines
from index.types import Block, BlockKind, Mapped, Page, Parsed, Part, PartKind, Section, Span, Table

__all__ = ["mapped", "parse"]

_KINDS = {
    Role.TEXT: BlockKind.PARAGRAPH,
    Role.ITEM: BlockKind.ITEM,
    Role.HEADING: BlockKind.HEADING,
    Role.TABLE: BlockKind.TABLE,
    Role.CONTENTS: BlockKind.CONTENTS,
}


def parse(text: str, pages: tuple[Page, ...], tables: tuple[Table, ...]) -> Parsed:
    """`text` taken apart. A table that is really a table of contents or page furniture is left out of `tables`."""
    lines = split_lines(text, pages, tables)
    contents = find_contents(lines)
    starts = find_parts(lines, contents)
    tables, lines = _without_contents(lines, tables, contents, starts)
    left_out = _left_out(lines, contents, starts)
    parts = _parts(text, lines, starts)
    setting = setting_of(lines)
    placed = _placed(text, lines, setting, left_out, contents, starts)
    sections = _sections(parts, placed)
    units = make_units(lines, setting, left_out, [place.heading for place in placed])
    section_starts = [section.span.start for section in sections]
    blocks = tuple(_block(text, unit, tables, bisect_right(section_starts, unit.span.start) - 1) for unit in units)
    return Parsed(text, pages, parts, sections, blocks, tables)


def _placed(
    text: str,
    lines: list[Line],
    setting: Setting,
    left_out: set[int],
    contents: tuple[Contents, ...],
    starts: list[Start],
) -> list[Placed]:
    """The headings with their paths, paper by paper: numbers and levels begin anew in each."""
    edges = [0, *(start.line for start in starts[1:]), len(lines)]
    placed: list[Placed] = []
    for number, (first, end) in enumerate(pairwise(edges)):
        own = [part for part in contents if first <= part.first < end]
        title = _title(lines, starts[number]) if starts else None
        placed += outline(Finder(text, lines, setting, left_out, own).find(first, end, title))
    return placed


def _title(lines: list[Line], start: Start) -> Heading | None:
    """The heading that is the paper's own title; a title page has none that is content."""
    if start.title_lines is None:
        return None
    first, last = start.title_lines.start, start.title_lines.stop - 1
    return Heading(first, last, lines[first].start, lines[last].end, start.title, "marked", marks=1)


def _without_contents(
    lines: list[Line], tables: tuple[Table, ...], contents: tuple[Contents, ...], starts: list[Start]
) -> tuple[tuple[Table, ...], list[Line]]:
    """Tables less those that lie in a table of contents, and the lines with the tables' new numbers."""
    outside = {
        index
        for part in [*(range(part.first, part.last + 1) for part in contents), *(s.letterhead for s in starts)]
        for index in part
    }
    dropped = {line.table for index, line in enumerate(lines) if index in outside and line.table is not None}
    kept = [index for index in range(len(tables)) if index not in dropped]
    number = {old: new for new, old in enumerate(kept)}
    renumbered = tuple(
        replace(tables[old], continued=number.get(before) if (before := tables[old].continued) is not None else None)
        for old in kept
    )
    return renumbered, [
        replace(line, table=number.get(line.table) if line.table is not None else None) for line in lines
    ]


def _left_out(lines: list[Line], contents: tuple[Contents, ...], starts: list[Start]) -> set[int]:
    """Indices of the lines that are no content."""
    listed = {index for part in contents for index in range(part.first, part.last + 1)}
    heads = {index for start in starts for index in start.letterhead}
    return listed | heads | running_lines(lines) | axis_lines(lines)


def _parts(text: str, lines: list[Line], starts: list[Start]) -> tuple[Part, ...]:
    if not starts:
        return (Part("", PartKind.WHOLE, Span(0, len(text))),)
    edges = [0, *(lines[start.line].start for start in starts[1:]), len(text)]
    return tuple(
        Part(start.title, start.kind, Span(begin, end))
        for start, begin, end in zip(starts, edges, edges[1:], strict=False)
    )


def _sections(parts: tuple[Part, ...], placed: list[Placed]) -> tuple[Section, ...]:
    """The stretches between headings; what stands before a paper's first heading has no path."""
    cuts: dict[int, Placed | None] = {part.span.start: None for part in parts}
    cuts |= {place.heading.start: place for place in placed}
    edges = sorted(cuts)
    ends = [*edges[1:], parts[-1].span.end]
    part_starts = [part.span.start for part in parts]
    sections = []
    for start, end in zip(edges, ends, strict=True):
        place = cuts[start]
        path = place.path if place else ()
        sections.append(Section(path, len(path), Span(start, end), bisect_right(part_starts, start) - 1))
    return tuple(sections)


def _block(text: str, unit: Unit, tables: tuple[Table, ...], section: int) -> Block:
    if unit.table is not None:
        table = tables[unit.table]
        return Block(BlockKind.TABLE, _caption(text, table), unit.span, section, unit.table)
    first = Span(unit.spans[0].start + unit.skip, unit.spans[0].end)
    return Block(_KINDS[unit.role], mapped(text, first, *unit.spans[1:]), unit.span, section)


def _caption(text: str, table: Table) -> Mapped:
    """The table's own title where it stands in the table, else nothing."""
    start = text.find(table.caption, table.span.start, table.span.end) if table.caption else -1
    return mapped(text, Span(start, start + len(table.caption))) if start >= 0 else Mapped("", ())
