"""The rows of the tables that account for a whole committee: its activities."""

from index.activities import activity as activity_of
from index.types import Document, Line, UnitKind
from service.documents.catalogue import Fact
from service.documents.economy import is_whole
from service.documents.tablejoin import began
from service.evidence.evidence import Evidence


def parts(evidence: Evidence, document: Document) -> dict[int, list[Fact]]:
    """By table with a whole-committee total: its rows of activities, totals and income or cost lines left out."""
    tables: dict[int, list[Fact]] = {}
    held = evidence.catalogue.shelves[document.id].tables
    whole = {began(fact.table, held) for fact in evidence.wholes(document) if fact.table is not None}
    for fact in evidence.catalogue.facts:
        if fact.document != document.id or fact.table is None or (begun := began(fact.table, held)) not in whole:
            continue
        if fact.total or fact.line in (Line.INCOME, Line.COST) or is_whole(fact.label):
            continue
        if any(f.unit.kind is UnitKind.MONEY for f in fact.figures):
            tables.setdefault(begun, []).append(fact)
    # A table of kinds of income and cost has totals too, but its rows are no activities.
    return {n: facts for n, facts in tables.items() if sum(map(_is_activity, facts)) * 2 >= len(facts)} or tables


def _is_activity(fact: Fact) -> bool:
    return fact.activity is not None and not activity_of(fact.activity).topic
