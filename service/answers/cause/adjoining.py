"""What a report says right after an activity's result, where it gives no reason of it: quoted as just that."""

import re

from index.activities import match as match_activities
from index.language import fold
from index.types import Document, Section, Span, Statement
from service.answers.sentences.quoting import say_quote
from service.composer import Composer
from service.documents.catalogue import Said
from service.documents.economy import Economy
from service.evidence.antecedents import same_paragraph
from service.evidence.causereadings import HEADED_RESULT
from service.evidence.causes import RESULT
from service.evidence.evidence import Evidence
from service.types import Language

LEAD: dict[Language, str] = {
    "sv": "I anslutning till resultatet står:",
    "en": "Next to the result the report says (in Swedish):",
}
MOST, SHORTEST = 2, 5
AMOUNT = re.compile(r"\d (?:miljon\w*|mnkr|mkr|tkr|kronor)")
ACCOUNTS = re.compile(r"\b(netto|total)?kostnad(en|erna)\b (har |ar |var |uppg|kommer )")
"""A sentence that goes on with the accounts themselves."""


def say_adjoining(evidence: Evidence, one: Economy, identifier: str | None, composer: Composer) -> bool:
    """The sentences that follow the activity's result in its paragraph, under a lead that calls them no cause."""
    if identifier is None:
        return False
    statements = evidence.catalogue.shelves[one.document.id].statements
    for number, said in enumerate(statements):
        if _tells_result(said, identifier) and (found := _after(statements, number)):
            composer.say(LEAD[composer.language])
            for at in found:
                say_quote(Said(one.document.id, statements[at], at), one.document, composer, opens="item")
            return True
    return False


def headed_result(document: Document, identifier: str) -> Span | None:
    """The heading of the activity's section, where it gives a deviation."""
    for section in document.sections:
        heading = section.path[-1] if section.path else ""
        named = {match.id for match in match_activities(heading) if not match.weak}
        if named != {identifier} or not HEADED_RESULT.search(heading):
            continue
        span = _printed(heading, section, document)
        if span is not None:
            return span
    return None


def _printed(heading: str, section: Section, document: Document) -> Span | None:
    """Where a section's heading stands."""
    at = document.text.find(heading, max(section.span.start - len(heading), 0), section.span.end)
    return Span(at, at + len(heading)) if at >= 0 else None


def headed_results(document: Document, direction: int) -> list[Span]:
    """The headings that give deviations of one direction, where three or more headings of the report do."""
    found: list[tuple[Span, bool]] = []
    for section in document.sections:
        heading = section.path[-1] if section.path else ""
        match = HEADED_RESULT.search(heading) if PLUS_MINUS.search(heading) is None else None
        span = _printed(heading, section, document) if match else None
        if match and span is not None:
            found.append((span, match.group()[0] in "-\u2013\u2212"))
    headings = [span for span, minus in found if minus == (direction < 0)]
    return headings if len(found) >= FEWEST else []


FEWEST = 3
PLUS_MINUS = re.compile(r"\+/-")
"""What stands before a deviation of nought."""


def _tells_result(said: Statement, identifier: str) -> bool:
    named = {match.id for match in match_activities(said.text) if not match.weak}
    about = said.activities[:1] == (identifier,) or identifier in named
    folded = fold(said.text)
    return about and RESULT.search(folded) is not None and AMOUNT.search(folded) is not None


def _after(statements: tuple[Statement, ...], number: int) -> list[int]:
    found: list[int] = []
    for at in range(number + 1, len(statements)):
        if not same_paragraph(statements[number], statements[at]) or len(found) == MOST:
            break
        folded = fold(statements[at].text)
        if not RESULT.search(folded) and not ACCOUNTS.search(folded) and len(folded.split()) >= SHORTEST:
            found.append(at)
    return found
