"""A document as the pieces that are searched and cited: prose of one section, and table rows with what they mean."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from index.sentences import sentences
from index.types import (
    Block,
    BlockKind,
    Mapped,
    Metadata,
    Parsed,
    PartKind,
    Passage,
    PassageKind,
    Row,
    RowKind,
    Section,
    Span,
    Table,
)

LONGEST = 900
"""Readable characters of a prose passage; one sentence may be cut at this length only when it is longer itself."""
LONGEST_ROW = 1600
"""Readable characters of a row; a row of prose cells that is longer becomes several passages."""
LONGEST_LEAD = 300
"""A paragraph up to this length belongs to the list or table right below it; longer ones only with a colon."""
TITLE = 80
"""A line up to this length right above a table is its title."""
LONGEST_HEADING = 120
HEADINGS = 3
"""Innermost headings that a passage is searched by."""
MIN_HEADING, MIN_FIGURE_HEADING = 6, 4
"""Words that a heading without text under it needs to be a passage of its own; the second when it has a figure."""

_ABOUT_TABLE = re.compile(r":$|\btabell|\bnedan|\bföljande\b|\bbelopp", re.I)


@dataclass(frozen=True)
class _Piece:
    """Readable text that stays whole; `lead` is what it is read under when it does not stand in the same passage."""

    text: str
    span: Span
    lead: str = ""


def make_passages(parsed: Parsed, meta: Metadata) -> tuple[Passage, ...]:
    """A document's passages in reading order; tables of contents, page headers and footers are left out."""
    found: list[Passage] = []
    for number, blocks in groupby(parsed.blocks, key=lambda block: block.section):
        found += _of_section(parsed, meta, number, list(blocks))
    placed = {block.table for block in parsed.blocks}
    for number, table in enumerate(parsed.tables):
        if number not in placed:
            found += _of_table(parsed, meta, _section_at(parsed, table.span.start), number, "")
    return tuple(sorted(found, key=lambda passage: passage.span.start))


def document_line(meta: Metadata) -> str:
    """What a document is, in one line: its title, and its place, committee and year where the title lacks them."""
    said = meta.title
    for value in (meta.municipality, meta.committee, meta.period and str(meta.period.year)):
        if value and value.casefold() not in said.casefold():
            said = f"{said}, {value}"
    return said


def _of_section(parsed: Parsed, meta: Metadata, number: int, blocks: list[Block]) -> Iterator[Passage]:
    run: list[Block] = []
    above = ""
    empty = True
    for block in blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            if block.body.text.strip():
                run.append(block)
            continue
        if block.kind is BlockKind.CONTENTS:
            continue
        if run:
            above = _lead(run[-1]) if _is_about_table(run[-1]) else ""
            yield from _of_run(parsed, meta, number, run)
            run, empty = [], False
        if block.kind is BlockKind.TABLE and block.table is not None:
            yield from _of_table(parsed, meta, number, block.table, above)
            empty = False
        above = ""
    if run:
        yield from _of_run(parsed, meta, number, run)
    elif empty and not _has_below(parsed.sections, number):
        yield from _of_heading(parsed, meta, number, blocks)


def _of_heading(parsed: Parsed, meta: Metadata, number: int, blocks: list[Block]) -> Iterator[Passage]:
    """A heading that nothing stands under may be a line of text that looks like one."""
    for block in blocks:
        text = block.body.text
        words = text.split()
        # A section's number is no figure.
        figures = any(one.isdigit() for word in words[1:] for one in word)
        says = len(words) >= MIN_HEADING or (figures and len(words) >= MIN_FIGURE_HEADING)
        if block.kind is BlockKind.HEADING and says:
            yield _passage(parsed, meta, number, _Piece(text, block.span))


def _of_run(parsed: Parsed, meta: Metadata, number: int, run: list[Block]) -> Iterator[Passage]:
    for piece in _packed(_pieces(run)):
        yield _passage(parsed, meta, number, piece)


def _pieces(run: list[Block]) -> Iterator[_Piece]:
    """Paragraphs, and lists with the paragraph that opens them."""
    position = 0
    while position < len(run):
        end = position + 1
        while end < len(run) and run[end].kind is BlockKind.ITEM:
            end += 1
        first = run[position]
        opens = first.kind is BlockKind.PARAGRAPH and end > position + 1
        if first.kind is BlockKind.PARAGRAPH and not (opens and _lead(first)):
            yield from _cut(first.body)
            position += 1
        else:
            yield from _list_pieces(run[position:end])
            position = end


def _list_pieces(blocks: list[Block]) -> Iterator[_Piece]:
    """A list with its opening line; what does not fit beside the line keeps it as its lead."""
    opening = blocks[0].body.text.strip() if blocks[0].kind is BlockKind.PARAGRAPH else ""
    pieces = []
    for block in blocks:
        mark = "- " if block.kind is BlockKind.ITEM else ""
        pieces += [replace(piece, text=mark + piece.text) for piece in _cut(block.body)]
    for index, piece in enumerate(_packed(pieces)):
        yield replace(piece, lead=opening if index else "")


def _packed(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Neighbours together as long as they are short enough."""
    held: _Piece | None = None
    for piece in pieces:
        if held is None:
            held = piece
        elif len(held.text) + 1 + len(piece.text) <= LONGEST and piece.lead in ("", held.lead):
            held = _Piece(f"{held.text}\n{piece.text}", held.span.joined(piece.span), held.lead)
        else:
            yield held
            held = piece
    if held is not None:
        yield held


def _cut(body: Mapped) -> list[_Piece]:
    """A paragraph as one piece, or as its sentences when it is too long."""
    if len(body.text) <= LONGEST:
        return _slices(body, [(0, len(body.text))])
    spans: list[tuple[int, int]] = []
    for start, end in sentences(body):
        if spans and end - spans[-1][0] <= LONGEST:
            spans[-1] = (spans[-1][0], end)
        else:
            spans += _short(body.text, start, end)
    return _slices(body, spans)


def _short(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, cut at spaces while it is too long."""
    found = []
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        found.append((start, cut))
        start = cut
    return [*found, (start, end)]


def _slices(body: Mapped, spans: Sequence[tuple[int, int]]) -> list[_Piece]:
    found = []
    for start, end in spans:
        text = body.text[start:end]
        start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
        if start < end:
            found.append(_Piece(body.text[start:end], body.span(start, end)))
    return found


def _lead(block: Block) -> str:
    """A paragraph's text when it opens the list or table below it; else ""."""
    text = block.body.text.strip()
    if block.kind is not BlockKind.PARAGRAPH:
        return ""
    return text if len(text) <= LONGEST_LEAD or (text.endswith(":") and len(text) <= LONGEST) else ""


def _is_about_table(block: Block) -> bool:
    text = block.body.text.strip()
    return len(text) <= TITLE or _ABOUT_TABLE.search(text) is not None


def _of_table(parsed: Parsed, meta: Metadata, section: int, number: int, above: str) -> Iterator[Passage]:
    table = parsed.tables[number]
    first = _first(parsed.tables, table)
    about = [first.caption, table.caption, above, table.stub or first.stub]
    label = ""
    for index, row in enumerate(table.rows):
        if row.kind is RowKind.PROSE:
            pieces = _prose_row(row, label)
        else:
            label = row.label or label
            pieces = _row_pieces(table, row)
        kind = PassageKind.PROSE if row.kind is RowKind.PROSE else PassageKind.ROW
        lines = _distinct([*about, *row.group, _unit(row.unit)])
        for piece in pieces:
            made = _passage(parsed, meta, section, replace(piece, lead=" · ".join(lines)))
            yield replace(made, kind=kind, table=number, row=index)


def _first(tables: Sequence[Table], table: Table) -> Table:
    """The table that a continued one goes on from."""
    for _ in tables:
        if table.continued is None or not 0 <= table.continued < len(tables):
            break
        table = tables[table.continued]
    return table


def _prose_row(row: Row, label: str) -> Iterator[_Piece]:
    """Sentences of a table's cell, under the row that they are about."""
    if row.prose is not None:
        for piece in _packed(_cut(row.prose)):
            yield replace(piece, text=f"{label}: {piece.text}" if label else piece.text)


def _row_pieces(table: Table, row: Row) -> Iterator[_Piece]:
    cells = [
        (header, cell) for header, cell in zip(table.columns, row.cells, strict=False) if cell and cell.text.strip()
    ]
    if not cells or row.kind is RowKind.GROUP:
        return
    unit = f" ({row.unit})" if row.unit and row.unit.casefold() not in row.label.casefold() else ""
    label = " › ".join([*row.group[-1:], f"{row.label}{unit}".strip()])
    values = [(f"{_header(header)}: {cell.text}" if header else cell.text, cell.span) for header, cell in cells]
    whole = "; ".join(text for text, _ in values)
    if len(whole) <= LONGEST_ROW:
        yield _Piece(_labelled(label, whole), row.span)
        return
    for text, span in values:
        for start, end in _text_cuts(text):
            yield _Piece(_labelled(label, text[start:end].strip()), span)


def _text_cuts(text: str) -> list[tuple[int, int]]:
    whole = Mapped(text, tuple(range(len(text))))
    return [(piece.span.start, piece.span.end) for piece in _cut(whole)]


def _labelled(label: str, text: str) -> str:
    return f"{label} — {text}" if label else text


def _header(header: str) -> str:
    return header.replace(" | ", " ")


def _unit(unit: str) -> str:
    return f"enhet {unit}" if unit else ""


def _distinct(lines: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in lines if line.strip()))


def _passage(parsed: Parsed, meta: Metadata, number: int, piece: _Piece) -> Passage:
    section = parsed.sections[number]
    part = parsed.parts[section.part] if parsed.parts else None
    bundled = part.title if part is not None and part.kind is not PartKind.WHOLE else ""
    path = " › ".join(heading[:LONGEST_HEADING] for heading in section.path[-HEADINGS:])
    return Passage(
        text=piece.text,
        context="\n".join(_distinct([document_line(meta), bundled, path, piece.lead])),
        span=piece.span,
        section=section.path,
        kind=PassageKind.PROSE,
        page=_page_at(parsed, piece.span.start),
        part=part.title if part is not None else "",
    )


def _page_at(parsed: Parsed, position: int) -> int | None:
    index = bisect_right(parsed.pages, position, key=lambda page: page.span.start) - 1
    return parsed.pages[index].number if index >= 0 else None


def _section_at(parsed: Parsed, position: int) -> int:
    return max((n for n, section in enumerate(parsed.sections) if section.span.start <= position), default=0)


def _has_below(sections: Sequence[Section], number: int) -> bool:
    """Whether the next section stands under this one."""
    if number + 1 >= len(sections):
        return False
    path = sections[number].path
    return sections[number + 1].path[: len(path)] == path
