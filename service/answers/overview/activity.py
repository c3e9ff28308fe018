"""One activity: its accounts, why they are so, its volumes, and what the report tells of it."""

from index.language import fold
from index.types import Document, Statement, UnitKind
from service.answers import lookup
from service.answers.choice import beside, main_figure
from service.answers.overview.theme import say_theme
from service.answers.phrases import say_accounts, say_quote, say_row
from service.catalogue import Fact, Said
from service.composer import Composer
from service.evidence import Evidence, distinct
from service.listed import list_kinds

CAUSES, VOLUMES, TOLD = 2, 2, 3
SHORTEST, LONGEST = 7, 50


def say_activity(evidence: Evidence, document: Document, composer: Composer, *, brief: bool) -> bool:
    """What a report has on the activity that the question names; False where it has nothing."""
    identifier = lookup.activity_asked(evidence.question) or next(
        (match.id for match in evidence.question.activities if not match.weak), None
    )
    if identifier is None:
        return say_theme(evidence, document, composer, brief=brief)
    accounts = [one for one in evidence.economies(identifier) if one.document.id == document.id]
    said: list[Said] = []
    for one in accounts[:1]:
        say_accounts(one, composer, identifier)
        said = evidence.causes(document.id, identifier, one.direction, 1 if brief else CAUSES)
    for cause in said:
        say_quote(cause, document, composer)
    told = bool(accounts)
    if brief and told:
        return True
    for fact in _volumes(evidence, document, identifier):
        main = main_figure(fact, evidence.question, document.meta.period)
        if main is not None:
            say_row(fact, main, beside(fact, main)[:2], document, composer)
            told = True
    more = [s for s in _sentences(evidence, document, identifier) if not any(_holds(c, s) for c in said)]
    for one_said in distinct([*said, *(Said(document.id, s) for s in more)], len(said) + TOLD)[len(said) :]:
        say_quote(one_said, document, composer)
        told = True
    return told


def _holds(cause: Said, statement: Statement) -> bool:
    return cause.statement.span.overlaps(statement.span)


def _volumes(evidence: Evidence, document: Document, identifier: str) -> list[Fact]:
    """Rows that count what the activity does: totals first, then in reading order."""
    rows = [
        fact
        for fact in evidence.catalogue.facts
        if fact.document == document.id
        and fact.activity == identifier
        and fact.table is not None
        and not any(figure.unit.kind is UnitKind.MONEY for figure in fact.figures)
    ]
    rows.sort(key=lambda fact: (not fact.total, bool(fact.first.group), fact.quote))
    return rows[:VOLUMES]


def _sentences(evidence: Evidence, document: Document, identifier: str) -> list[Statement]:
    """Sentences about the activity, those that name it and tell of a change, a measure or a challenge first."""
    kinds = [kind for kind in list_kinds() if kind.name in ("measure", "challenge", "event")]
    scored = []
    for number, statement in enumerate(evidence.catalogue.shelves[document.id].statements):
        if identifier not in statement.activities[:2] or not SHORTEST <= len(statement.text.split()) <= LONGEST:
            continue
        folded = fold(statement.text)
        tells = max(kind.stated(folded) for kind in kinds)
        moved = 0.6 * any(word in folded for word in ("okat", "minsk", "fler ", "farre", "hogre", "lagre"))
        figures = 0.3 * any(character.isdigit() for character in folded)
        first = 0.5 * (statement.activities[0] == identifier) + 0.5 * statement.named
        scored.append((tells + moved + figures + first + 0.5 * (statement.cause > 0), -number, statement))
    scored.sort(key=lambda one: (-one[0], -one[1]))
    return [statement for _, _, statement in scored[: 3 * TOLD]]
