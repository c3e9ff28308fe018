"""What a table's column of words names: "vilket projekt betalas ur fonden?" is answered by the cell under "Projekt".

The rows have no such name for a label, so that no row is found by it, and no sentence says it.
"""

import re
from collections.abc import Iterator

from index.language import fold, stem, tokenise
from index.types import Document, Row, RowKind, Table
from service.answers import lookup
from service.answers.listing.source import path_of
from service.answers.sentences.quoting import says
from service.composer import Composer
from service.evidence.evidence import Evidence
from service.question import Question
from service.question.listed import is_filler
from service.types import Status
from service.wording import quoted

ASKED = re.compile(
    r"^\W*(?:vilke[nt]|vad (?:heter|hette|kallas)|which|what is)\s+(?:(?:det|den|the)\s+)?(?:\w+\s+)??(?P<noun>\w{4,})"
)
CALLED = re.compile(r"^\W*vad (?:heter|hette|kallas)\b")
ENOUGH = 0.6
"""Share of the question's other words that a row and what stands over it must have."""
MOST = 2
"""Rows that one question of one thing may be answered by."""
WORDS = re.compile(r"[^\W\d_]{3}")
LONGEST = 120


def goes_first(question: Question) -> bool:
    named = question.quantity is None or CALLED.match(question.folded) is not None
    return named and not question.measures and ASKED.match(question.folded) is not None


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The cell that the question asks for with the row's others; None where no table has such a column."""
    match = ASKED.match(evidence.question.folded)
    if match is None:
        return None
    noun = stem(match["noun"])
    said = False
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        found = list(_rows(evidence, document, noun))
        if not 0 < len(found) <= MOST:
            continue
        for table, row, column in found:
            marker = composer.cite(document, row.span, path_of(document, table.span))
            composer.say(f"{says(document, composer)}{_told(table, row, column, composer)}", marker)
            said = True
    return "answered" if said else None


def _rows(evidence: Evidence, document: Document, noun: str) -> Iterator[tuple[Table, Row, str]]:
    asked = [
        keys
        for word in evidence.question.words
        if not is_filler(fold(word.text)) and noun not in (keys := [stem(token) for token in tokenise(word.text)])
    ]
    for table in evidence.catalogue.shelves[document.id].tables:
        column = next((name for name in table.columns if noun in {stem(token) for token in tokenise(name)}), None)
        if column is None:
            continue
        over = " ".join((*path_of(document, table.span)[-2:], table.stub, table.caption))
        for row in table.rows:
            cells = _cells(table, row)
            if row.kind is not RowKind.DATA or WORDS.search(cells.get(column, "")) is None:
                continue
            held = {stem(token) for token in tokenise(" ".join((over, row.label, *cells.values())))}
            had = sum(all(key in held for key in keys) for keys in asked)
            if asked and had >= ENOUGH * len(asked) and len(cells[column]) <= LONGEST:
                yield table, row, column


def _cells(table: Table, row: Row) -> dict[str, str]:
    """The words of a row by the name of their column."""
    pairs = zip(table.columns, row.cells, strict=False)
    return {name: " ".join(cell.text.split()) for name, cell in pairs if cell is not None and cell.text.strip()}


def _told(table: Table, row: Row, column: str, composer: Composer) -> str:
    cells = _cells(table, row)
    beside = [
        f"{name.lower()} {quoted(text, composer.language)}"
        for name, text in cells.items()
        if name != column and WORDS.search(text) is not None and len(text) <= LONGEST
    ]
    named = quoted(cells[column], composer.language)
    return f"{named} ({', '.join(beside)})." if beside else f"{named}."
