"""Lists as a report sets them: list items, paragraphs after a sentence that leads in, and headings under a heading."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from index.language import fold, stem, tokenise
from index.types import Document, Section, Span, Statement
from service.answers.listing.source import LONGEST, Entry, Source, shortened

MOST = 14
"""Headings or paragraphs under one heading that are still a list."""
LEADS_IN = re.compile(r":\s*$|\b(foljande|nedan(staende)?)\b(?!.*\b(tabell|diagram|ovan)\w*)")
SHORTEST = 4
"""Words of a paragraph that is an entry."""


def blocks_of(statements: Sequence[Statement]) -> list[list[Statement]]:
    """The sentences of each paragraph or item, in reading order."""
    return [list(group) for _, group in groupby(statements, key=lambda s: (s.block, s.section, s.item))]


def entry_of(block: Sequence[Statement]) -> Entry | None:
    """A paragraph or item as one entry: all its sentences, or as many as fit."""
    kept: list[Statement] = []
    for statement in block:
        if kept and len(" ".join(s.text for s in (*kept, statement))) > LONGEST:
            break
        kept.append(statement)
    text = " ".join(s.text for s in kept)
    text = text if len(text) <= LONGEST or not kept else shortened(text)
    if not text or text.endswith("?"):  # a form's question is no entry
        return None
    return Entry(text, kept[0].span.joined(kept[-1].span))


def item_lists(statements: Sequence[Statement]) -> Iterator[Source]:
    """Runs of list items, each under the sentence or heading that leads in to it."""
    run: list[Entry] = []
    lead = ""
    before: Sequence[Statement] = ()
    path: tuple[str, ...] = ()
    for block in (*blocks_of(statements), []):
        if block and block[0].item:
            if not run:
                path = block[0].section
                lead = before[-1].text if before and before[-1].section == path else ""
            entry = entry_of(block)
            run += [entry] if entry is not None else []
            continue
        if len(run) > 1:
            yield Source(path, tuple(run), lead=lead)
        run, before = [], block


def led_lists(statements: Sequence[Statement]) -> Iterator[Source]:
    """Paragraphs after a sentence that leads in to them ("Följande datum föreslås ..."), where they are no items."""
    blocks = blocks_of(statements)
    for number, block in enumerate(blocks[:-1]):
        lead = next((s for s in block[-LEADING:] if LEADS_IN.search(fold(s.text)) and len(s.text) <= LONGEST), None)
        if lead is None or lead.item or blocks[number + 1][0].item:
            continue
        if blocks[number + 1][0].span.start - block[-1].span.end > BETWEEN:
            continue  # to a table, which is no statement
        # A lead that ends its section leads in to the next one.
        section = blocks[number + 1][0].section
        after = [b for b in blocks[number + 1 : number + 1 + 2 * MOST] if b[0].section == section and not b[0].item]
        if any(RECORD.match(fold(b[0].text)) for b in after):
            continue  # a table's cells, which `records` reads
        after = [b for b in after if not ASIDE.match(fold(b[0].text))]
        entries = tuple(entry for b in after[: _run(after)] if (entry := entry_of(b)) is not None)
        if entries:
            yield Source(lead.section, entries[:MOST], lead=lead.text, worth=0.8)


BETWEEN = 250
"""Characters between a lead and what it leads in to: headings may stand there, but no table."""
RECORD = re.compile(r"^(status|kommentar)$")
LEADING = 3
"""A lead stands among the last sentences of its paragraph."""
ASIDE = re.compile(r"^(status|kommentar|analys|bakgrund)\b")
"""Paragraphs about the entry before them."""


def _run(blocks: Sequence[Sequence[Statement]]) -> int:
    """How many paragraphs go on with the list: those about as short as the first."""
    lengths = [len(" ".join(s.text for s in block)) for block in blocks]
    limit = max(LONGEST, 2 * lengths[0]) if lengths else 0
    return next((n for n, length in enumerate(lengths) if length > limit), len(blocks))


def prose_sections(statements: Sequence[Statement]) -> Iterator[Source]:
    """Sections of prose: the first sentences of each paragraph are what the section lists."""
    for path, group in groupby(statements, key=lambda s: s.section):
        blocks = [block for block in blocks_of(list(group)) if not block[0].item]
        entries = tuple(
            entry
            for block in blocks
            if len(block[0].text.split()) >= SHORTEST and (entry := entry_of(block)) is not None
        )
        if path and entries:
            yield Source(path, entries[:MOST], worth=0.6)


NUMBER = re.compile(r"^[\d.]+\s+(?=\D)")
"""Of a heading, which tells nothing."""


def headings(document: Document, statements: Sequence[Statement]) -> Iterator[Source]:
    """Sections under one heading: their titles are what the heading lists, each with its first sentence."""
    told = _told_first(statements)
    children: dict[tuple[str, ...], list[Entry]] = {}
    for section in document.sections:
        if len(section.path) < 2:
            continue
        title = section.path[-1]
        entry = Entry(NUMBER.sub("", title), title_span(section, document), more=told.get(section.path))
        children.setdefault(section.path[:-1], []).append(entry)
    for path, held in children.items():
        entries = list({entry.text: entry for entry in held}.values())  # a title that is printed twice is one
        if 2 <= len(entries) <= MOST:
            yield Source(path, tuple(entries), worth=0.6, of_headings=True)


OPENING = 4
"""Sentences of a section of which one may tell best what its title names."""


def _told_first(statements: Sequence[Statement]) -> dict[tuple[str, ...], Statement]:
    """Of each section the sentence at its head that has most of its title's words; the first of those alike."""
    heads: dict[tuple[str, ...], list[Statement]] = {}
    for statement in statements:
        if not statement.text.rstrip().endswith(":"):  # "För nämnden innebär det:" says nothing by itself
            heads.setdefault(statement.section, []).append(statement)

    def named(statement: Statement) -> int:
        title = statement.section[-1] if statement.section else ""
        return len({stem(token) for token in tokenise(title)} & {stem(token) for token in tokenise(statement.text)})

    return {path: max(held[:OPENING], key=named) for path, held in heads.items()}


def labelled(document: Document, statements: Sequence[Statement]) -> Iterator[tuple[str, Source]]:
    """The headings that open with one label ("Nämndmål: Ökad valfrihet"), wherever they stand, label by label."""
    first: dict[tuple[str, ...], Statement] = {}
    for statement in statements:
        first.setdefault(statement.section, statement)
    found: dict[str, dict[str, Entry]] = {}
    for section in document.sections:
        match = LABELLED.match(section.path[-1]) if section.path else None
        if match is not None:
            entry = Entry(match["name"], title_span(section, document), more=first.get(section.path))
            found.setdefault(fold(match["label"]), {}).setdefault(entry.text, entry)
    for label, entries in found.items():
        if len(entries) > 1:
            yield label, Source((), tuple(entries.values()), worth=0.6, of_headings=True)


LABELLED = re.compile(r"(?:[\d.]+\s+)?(?P<label>[^\W\d]{4,}):\s+(?P<name>\S.*)")


def title_span(section: Section, document: Document) -> Span:
    """Where a section's own heading stands: its words, or its first line where they are printed otherwise."""
    title, start = section.path[-1], section.span.start
    at = document.text.find(title, start, start + len(title) + 40)
    if at >= 0:
        return Span(at, at + len(title))
    end = document.text.find("\n", start + 1)
    return Span(start, end if start < end <= section.span.end else section.span.end)
