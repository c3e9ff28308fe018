"""Tables as lists: each row an entry, with its status and its figures where the table has them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.language import fold
from index.types import Document, Row, RowKind, Table
from service.answers.listing.source import Entry, Source, path_of, shortened
from service.documents.catalogue import Fact
from service.documents.tablejoin import began
from service.evidence.evidence import Evidence
from service.question.listed import ListKind

STATUS_COLUMN = re.compile(
    r"\bstatus\b|maluppfyll|bedomning|prognos for malet|resultat av kontroll|\blage\b|uppfyllelse"
)
STATUS = re.compile(
    r"\b(uppfyll\w*|uppna\w*|(ej |blir )?klart?( i ar)?|pagaende|pagar|delvis|ej|inte|nar|avslutad\w*|genomford\w*"
    r"|forsena\w*|paborja\w*|avvik\w*|i hog grad|gron|gul|rod)\b"
)
STATUS_INSIDE = re.compile(
    r"Status[\s:]{1,3}(?P<status>(?:Ej |Blir |Delvis |Inte )?(?:klart?|genomförd|genomfört|påbörja[dt]|pågår|pågående"
    r"|avsluta[dt]|försena[dt])(?: i år)?)",
    re.IGNORECASE,
)
"""A status that a wide table keeps in the cell of what it is said of."""
SHORT, FEW_WORDS = 60, 4
"""Characters of a cell under a status column that is one, and words of one elsewhere."""
WORDS = re.compile(r"[^\W\d_]{3}")


def table_lists(evidence: Evidence, document: Document, kind: ListKind | None, noun: str) -> Iterator[Source]:
    """Every table of a report as a list of what `kind` or the question's own noun names."""
    found = _whole(list(_each(evidence, document, kind, noun)), evidence.catalogue.shelves[document.id].tables)
    yield from found
    alike: dict[tuple[str, ...], list[Source]] = {}
    for source in found:
        alike.setdefault(source.columns, []).append(source)
    for columns, parts in alike.items():
        if len(parts) > 1:  # one table split over pages, or one for each goal
            entries = tuple(entry for part in parts for entry in part.entries)
            yield Source(_common(parts), entries, columns=columns)


def _whole(found: list[tuple[int, Source]], tables: Sequence[Table]) -> list[Source]:
    """The lists of the tables, one that is split over pages as the one list that it is."""
    parts: dict[int, list[Source]] = {}
    for number, source in found:
        parts.setdefault(began(number, tables), []).append(source)
    return [replace(of[0], entries=tuple(entry for one in of for entry in one.entries)) for of in parts.values()]


def _common(parts: list[Source]) -> tuple[str, ...]:
    """The headings that all the parts stand under."""
    return tuple(level[0] for level in zip(*(part.path for part in parts), strict=False) if len(set(level)) == 1)


def _each(evidence: Evidence, document: Document, kind: ListKind | None, noun: str) -> Iterator[tuple[int, Source]]:
    facts = _facts(evidence, document)
    for number, table in enumerate(evidence.catalogue.shelves[document.id].tables):
        entries = tuple(
            entry
            for place, row in enumerate(table.rows)
            if (entry := _entry(row, table, kind, noun, facts.get((number, place)))) is not None
        )
        if len(entries) >= 2 or (entries and kind is not None and _column(table, kind, noun)):
            path = path_of(document, table.span)
            yield number, Source(path, entries, lead=table.caption, columns=(table.stub, *table.columns))


def _facts(evidence: Evidence, document: Document) -> dict[tuple[int, int], Fact]:
    return {
        (fact.table, fact.first.row): fact
        for fact in evidence.catalogue.facts
        if fact.document == document.id and fact.table is not None and fact.first.row is not None
    }


def _entry(row: Row, table: Table, kind: ListKind | None, noun: str, fact: Fact | None) -> Entry | None:
    """A row as an entry: the column that is named like what is listed, else the row's label."""
    if row.kind is not RowKind.DATA:
        return None
    cells = {column: cell.text for column, cell in zip(table.columns, row.cells, strict=False) if cell is not None}
    words = {name: text for name, text in ({table.stub: row.label} | cells).items() if WORDS.search(text)}
    status, column = _status(words, row.label)
    named = [(name, text) for name, text in words.items() if name != column and _names(name, kind, noun)]
    # Of several the last is the narrowest: what the committee aims at, not the council above it.
    named.reverse()
    named.sort(key=lambda pair: -_ends(pair[0], kind))
    others = [text for name, text in words.items() if name != column]
    text = next((t for t in (*(shortened(t) for _, t in named), row.label, *others) if t and len(t) <= 300), "")
    if not text:
        return None
    inside = next((m["status"] for t in words.values() if (m := STATUS_INSIDE.search(t)) is not None), "")
    figures = tuple(sorted(fact.figures, key=lambda f: f.column or 0)) if fact is not None else ()
    return Entry(_without_status(text), row.span, status or inside, figures)


def _without_status(text: str) -> str:
    match = STATUS_INSIDE.search(text)
    return text[: match.start()].strip() if match is not None and match.start() > 10 else text


def _status(words: dict[str, str], label: str) -> tuple[str, str]:
    """The status of a row and the column that it stands in."""
    for sure in (True, False):
        for name, text in words.items():
            brief = len(text) < SHORT if sure else len(text.split()) <= FEW_WORDS
            if text == label or not brief or bool(STATUS_COLUMN.search(fold(name))) is not sure:
                continue
            if STATUS.search(fold(text)):
                return text, name
    return "", ""


def _names(column: str, kind: ListKind | None, noun: str) -> bool:
    folded = fold(column)
    return (kind is not None and kind.names(folded)) or (noun != "" and noun in folded)


def _ends(column: str, kind: ListKind | None) -> bool:
    """Whether the column's name ends with what is listed."""
    return kind is not None and any(match.end() == len(fold(column)) for match in kind.named.finditer(fold(column)))


def _column(table: Table, kind: ListKind, noun: str) -> bool:
    return any(_names(column, kind, noun) for column in (table.stub, *table.columns) if column)
