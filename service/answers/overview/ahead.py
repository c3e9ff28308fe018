"""What lies ahead, and what has happened, in a sentence or two of the report's own."""

import re

from index.language import fold
from index.types import Document, Statement
from service.answers.listing.items import headings
from service.answers.listing.source import Source
from service.composer import Composer
from service.draft.body import bare
from service.evidence.antecedents import leans_back
from service.evidence.evidence import Evidence
from service.question.listed import ListKind, list_kinds
from service.wording import listed, quoted

TALK = re.compile(r"\b(malet|malen|etappmal\w*|malvarde\w*|indikator\w*|rapport\w*|redovis\w*|tabell\w*|diagram\w*)\b")
TIME = re.compile(
    r"\b(framover|nasta ar|kommande ar\w*|hosten|20[2-9]\d|pa sikt|framtid\w*|socialtjanstlag\w*|arets slut)\b"
)
WHOSE = re.compile(
    r"^(\w*namnden|\w*forvaltningen|\w*kommunen|verksamheten|den nya|under (hosten|20)|fran|infor|bedomningen)\b"
)
SHORTEST, LONGEST = 7, 45
"""Words of a sentence that says something by itself."""
MOST_EVENTS = 5


def _kind(name: str) -> ListKind:
    return next(kind for kind in list_kinds() if kind.name == name)


def ahead(evidence: Evidence, document: Document, most: int) -> list[Statement]:
    """Sentences about the time to come: first those of a section on it, then those that state a risk or a challenge."""
    statements = evidence.catalogue.shelves[document.id].statements
    scored = [(_weight(statement), -number, statement) for number, statement in enumerate(statements)]
    best = sorted((one for one in scored if one[0] >= 1), key=lambda one: (-one[0], -one[1]))
    return [statement for _, _, statement in best[:most]]


def _weight(statement: Statement) -> float:
    words = len(statement.text.split())
    folded = fold(statement.text)
    if (
        statement.item
        or leans_back(statement.text)
        or not SHORTEST <= words <= LONGEST
        or TALK.search(folded)
        or "|" in statement.text
    ):
        return 0.0
    kind = _kind("ahead")
    section = any(kind.named.search(bare(heading)) for heading in statement.section[-2:])
    sure = kind.stated(folded)
    if not section and (sure < 1 or not TIME.search(folded)):
        return 0.0
    whole = 0.5 * (not statement.activities) + 0.5 * (WHOSE.search(folded) is not None)
    return 1.5 * section + sure + whole + 0.3 * (_kind("challenge").stated(folded) >= 1)


def say_events(evidence: Evidence, document: Document, composer: Composer) -> bool:
    """The headings under "Väsentliga händelser", where a report has them."""
    kind = _kind("event")
    statements = evidence.catalogue.shelves[document.id].statements
    for source in headings(document, statements):
        if kind.named.search(bare(source.heading)) and not _of_activities(source):
            entries = source.entries[:MOST_EVENTS]
            language = composer.language
            lead = (
                "Viktiga händelser som rapporten tar upp: " if language == "sv" else "Events that the report takes up: "
            )
            markers = [composer.cite(document, entry.span, source.path, entry.text) for entry in entries]
            composer.say(lead + listed([quoted(e.text, language) for e in entries], language) + ".", *markers)
            return True
    return False


def _of_activities(source: Source) -> bool:
    """Whether the headings only name fields of work, and no events."""
    return all(len(entry.text.split()) <= 3 for entry in source.entries) and len(source.entries) < 3
