"""The reason that a result's own sentence gives: "avvikelsen är positiv och beror på färre placeringar"."""

from index.types import Figure
from service.documents.catalogue import Said
from service.documents.economy import Economy
from service.evidence.antecedents import joined
from service.evidence.evidence import Evidence
from service.evidence.explained import explained_by
from service.evidence.reasons import OUTRIGHT


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
