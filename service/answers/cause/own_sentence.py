"""The reason that a result's own sentence gives: "avvikelsen är positiv och beror på färre placeringar"."""

from decimal import Decimal

from index.language import fold
from index.numbers import Number, Quantity, decimals_of, find_quantities, supports
from index.types import Document, Figure, Unit, UnitKind
from service.documents.catalogue import Said
from service.documents.economy import Economy
from service.evidence.antecedents import joined
from service.evidence.causereadings import is_economic
from service.evidence.causes import OF_BUDGET
from service.evidence.evidence import Evidence
from service.evidence.explained import explained_by
from service.evidence.reasons import FOLLOWS, OUTRIGHT


def own_reasons(evidence: Evidence, one: Economy) -> list[Said]:
    """The sentences that tell the accounts' deviations and say outright in the same breath why they are so."""
    statements = evidence.catalogue.shelves[one.document.id].statements
    told: list[Figure] = [figure for figure in one.deviations if figure.table is None]
    found = []
    for number, statement in enumerate(statements):
        if any(figure.quote.overlaps(statement.span) for figure in told):
            explained = explained_by(statements, number)
            if explained is not None and explained.gain >= OUTRIGHT:
                found.append(joined(one.document.id, statements, explained.numbers))
    return found


def reasons_of_amount(evidence: Evidence, document: Document, one: Economy) -> list[Said]:
    """The sentence that gives the reason of the very amount that the accounts deviate by, or that the question states.

    It may call the activity by what it pays for: shelters, where the row is of violence in close relationships.
    """
    statements = evidence.catalogue.shelves[document.id].statements
    found = []
    for number, statement in enumerate(statements):
        if not is_economic(statement.text) or not OF_BUDGET.search(fold(statement.text)):
            continue
        told = [q for q in find_quantities(statement.text) if q.unit.kind is UnitKind.MONEY and q.value]
        asked = [(abs(f.value), f.unit) for f in one.deviations if f.value]
        same = any(_is_same(size, unit, q) for size, unit in asked for q in told)
        same = same or any(
            _is_same(abs(q.value), q.unit, c) for c in evidence.question.claimed for q in told if q.value
        )
        explained = explained_by(statements, number) if same else None
        if explained is not None and explained.gain >= FOLLOWS:
            found.append(joined(document.id, statements, explained.numbers))
    return found if len(found) == 1 else []


def _is_same(size: Decimal, unit: Unit, told: Quantity) -> bool:
    """Whether an amount, told perhaps in a larger unit and rounded, is this one."""
    if told.value is None or len(str(size).strip("0.").replace(".", "")) < FEWEST_DIGITS:
        return False
    claim = Number(abs(told.value), told.decimals, told.text, unit=told.unit)
    return supports(Number(size, decimals_of(size), str(size), unit=unit), claim)


FEWEST_DIGITS = 2
"""Digits of an amount that says by itself which one it is."""
