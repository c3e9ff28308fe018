"""The total of a table that the question names as a whole: "hur mycket statsbidrag" before each of the grants."""

from index.language import stem, tokenise
from index.types import Document
from service.documents.catalogue import Fact
from service.documents.economy import is_whole
from service.evidence.evidence import ENOUGH, Evidence, Found

ALIKE = 2
"""Rows of one table, of those that answer best, from which the question means all of them."""


def with_total(best: list[Found], evidence: Evidence, document: Document) -> list[Found]:
    """The best facts with the total of their table before them, where they are rows that it alike may mean."""
    tables = [found.fact.table for found in best if found.fact.table is not None and not found.fact.total]
    table = next((one for one in tables if tables.count(one) >= ALIKE), None)
    if table is None or not _names(table, evidence, document):
        return best
    total = next((fact for fact in evidence.catalogue.facts_in(document.id) if _is_total(fact, table)), None)
    if total is None or any(found.fact is total for found in best):
        return best
    return [Found(total, ENOUGH, best[0].score, ENOUGH), *best]


def _is_total(fact: Fact, table: int) -> bool:
    return fact.table == table and fact.total and not fact.first.group and is_whole(fact.label)


def _names(table: int, evidence: Evidence, document: Document) -> bool:
    """Whether what the question is about is all in the heading of the table: no row tells itself apart by it."""
    held = evidence.catalogue.shelves[document.id].tables[table]
    fact = next((one for one in evidence.catalogue.facts_in(document.id) if one.table == table), None)
    about = (held.stub, held.caption, *(fact.first.section[-1:] if fact is not None else ()))
    known = {stem(token) for text in about for token in tokenise(text)}
    words = evidence.words()
    return bool(words) and all(word.stem in known or any(other in known for other in word.others) for word in words)
