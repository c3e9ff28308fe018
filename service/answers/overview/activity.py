"""One activity: its accounts, why they are so, its volumes, and what the report tells of it."""

import re

from index.activities import activity as activity_of
from index.activities import children
from index.activities import match as match_activities
from index.language import fold
from index.types import Document, PartKind, Statement, UnitKind
from service.answers import lookup
from service.answers.overview.theme import say_theme
from service.answers.selection.choice import beside, main_figure
from service.answers.sentences.phrases import place_of, say_accounts, say_row
from service.answers.sentences.quoting import say_quote
from service.composer import Composer
from service.documents.catalogue import Fact, Said
from service.documents.economy import Economy
from service.evidence.antecedents import distinct
from service.evidence.causes import causes_of
from service.evidence.evidence import Evidence
from service.question.listed import list_kinds

VOLUME = re.compile(
    r"\bantal|\barsplats|platser|\bplacer|personer|kunder|hushall|dygn|besok|utredning|anmal|arenden|insatser|vard\b|volym"
)
CAUSES, VOLUMES, TOLD = 2, 2, 3
SHORTEST, LONGEST = 7, 50
PARTS = 3
"""Parts of an activity that are told of where it has no accounts of its own."""
ASIDE = 1.5
"""What a sentence of a bundle's other papers is behind one of its report."""


def say_activity(evidence: Evidence, document: Document, composer: Composer, *, brief: bool) -> bool:
    """What a report has on the activity that the question names; False where it has nothing."""
    identifier = lookup.activity_asked(evidence.question) or next(
        (match.id for match in evidence.question.activities if not match.weak), None
    )
    if identifier is None:
        return say_theme(evidence, [document], composer, brief=brief)
    identifier = _narrowest(identifier, evidence)
    accounts = _accounts(evidence, document, identifier)[:1]
    said: list[Said] = []
    for one in accounts:
        say_accounts(one, composer, identifier)
        said = causes_of(evidence.catalogue, document.id, identifier, one.direction, 1 if brief else CAUSES)
    for cause in said:
        say_quote(cause, document, composer)
    told = bool(accounts) or _say_parts(evidence, document, identifier, composer)
    start = len(composer.sentences)
    if not told:
        composer.say(f"{place_of(document, composer.language)}:", opens="paragraph" if composer.sentences else "")
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
    if not told:
        del composer.sentences[start:]
    return told


def _narrowest(identifier: str, evidence: Evidence) -> str:
    """Of an activity and a part of it that are both named, the part: "vuxna med beroende" are not all adults."""
    named = {match.id for match in evidence.question.activities}
    parts = [part for part in children(identifier) if part in named]
    return parts[0] if len(parts) == 1 else identifier


def _accounts(evidence: Evidence, document: Document, identifier: str) -> list[Economy]:
    return [one for one in evidence.economies(identifier) if one.document.id == document.id]


def _say_parts(evidence: Evidence, document: Document, identifier: str, composer: Composer) -> bool:
    """The accounts of an activity's parts, the largest deviations first, where no row is of all of it."""
    held = [(part, one) for part in children(identifier) for one in _accounts(evidence, document, part)[:1]]
    held.sort(key=lambda pair: -pair[1].size)
    for part, one in held[:PARTS]:
        say_accounts(one, composer, part)
    return bool(held)


def _holds(cause: Said, statement: Statement) -> bool:
    return cause.statement.span.overlaps(statement.span)


def _volumes(evidence: Evidence, document: Document, identifier: str) -> list[Fact]:
    """Rows that count what the activity does: totals first, then in reading order."""
    topic = activity_of(identifier).topic  # "sjukfrånvaro" is measured in per cent; an activity's are costs compared
    without = (UnitKind.MONEY,) if topic else (UnitKind.MONEY, UnitKind.PERCENT)
    rows = [
        fact
        for fact in evidence.catalogue.facts
        if fact.document == document.id
        and fact.table is not None
        and (fact.activity == identifier or _counts(fact.label, identifier))
        and not any(figure.unit.kind in without for figure in fact.figures)
        and (topic or VOLUME.search(fold(" ".join((fact.label, *fact.first.group, _stub(evidence, fact))))))
    ]
    rows.sort(key=lambda fact: (not fact.total, bool(fact.first.group), fact.quote))
    return rows[:VOLUMES]


LEFT_OUT = re.compile(r"\b(?:exkl\w*\.?|utom|utan|förutom|excl\w*\.?) +$", re.IGNORECASE)


def _counts(label: str, identifier: str) -> bool:
    """Whether a row's name has the activity, and not as what it leaves out ("exkl ensamkommande")."""
    matches = [match for match in match_activities(label) if match.id == identifier]
    return any(LEFT_OUT.search(label[: match.start]) is None for match in matches)


def _stub(evidence: Evidence, fact: Fact) -> str:
    """The title of the table that a row stands in."""
    table = evidence.catalogue.shelves[fact.document].tables[fact.table or 0]
    return f"{table.caption} {table.stub}"


def _heading(statement: Statement) -> str:
    return statement.section[-1] if statement.section else ""


def _sentences(evidence: Evidence, document: Document, identifier: str) -> list[Statement]:
    """Sentences about the activity, those that name it and tell of a change, a measure or a challenge first."""
    kinds = [kind for kind in list_kinds() if kind.name in ("measure", "challenge", "event")]
    report = next((part.span for part in document.parts if part.kind is PartKind.REPORT), None)
    scored = []
    for number, statement in enumerate(evidence.catalogue.shelves[document.id].statements):
        if identifier not in statement.activities[:2] or not SHORTEST <= len(statement.text.split()) <= LONGEST:
            continue
        folded = fold(statement.text)
        if not statement.named and not any(match.id == identifier for match in match_activities(_heading(statement))):
            continue
        tells = max(kind.stated(folded) for kind in kinds)
        moved = 0.6 * any(word in folded for word in ("okat", "minsk", "fler ", "farre", "hogre", "lagre"))
        figures = 0.3 * any(character.isdigit() for character in folded)
        first = 0.5 * (statement.activities[0] == identifier) + 0.5 * statement.named
        aside = ASIDE * (report is not None and not report.covers(statement.span))
        scored.append((tells + moved + figures + first + 0.5 * (statement.cause > 0) - aside, -number, statement))
    scored.sort(key=lambda one: (-one[0], -one[1]))
    return [statement for _, _, statement in scored[: 3 * TOLD]]
