"""The rows of the tables that account for a whole committee: its activities, and its kinds of cost and income."""

import re

from index.activities import activity as activity_of
from index.language import fold
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


def kinds_of(line: Line, evidence: Evidence, document: Document) -> dict[int, list[Fact]]:
    """By table the rows that add up to the whole committee's costs, or income: staff, premises, bought care."""
    tables: dict[int, list[Fact]] = {}
    held = evidence.catalogue.shelves[document.id].tables
    facts = [f for f in evidence.catalogue.facts_in(document.id) if f.table is not None and f.figures]
    for total in facts:
        if not total.total or total.line is not line or total.first.group or total.table is None:
            continue
        end = total.figures[0].row or 0
        above = [f for f in facts if f.table == total.table and (f.figures[0].row or 0) < end]
        start = max((f.figures[0].row or 0 for f in above if f.total or is_side(f.label)), default=-1)
        rows = [f for f in above if (f.figures[0].row or 0) > start and f.line in (None, line) and not f.first.group]
        if len({f.label for f in rows}) == len(rows) > 1:
            tables.setdefault(began(total.table, held), rows)
    return tables


def is_side(label: str) -> bool:
    """Whether a row is all of one side of the accounts, total or not: "Verksamhetens intäkter"."""
    return SIDE.fullmatch(fold(label)) is not None


SIDE = re.compile(r"(?:summa |verksamhetens |totala |arets )?(?:intakter|kostnader)")
