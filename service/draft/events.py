"""Important events, and what the report tells of its activity beside the figures."""

import re

from index.language import fold
from index.types import Span, Statement
from service.draft.ahead import VAGUE
from service.draft.body import bare
from service.draft.grammar import reported
from service.draft.repair import readable
from service.draft.writer import Place, Writer
from service.wording import listed

_EVENTS = re.compile(
    r"(?:vasentliga|visentliga|betydelsefulla|viktiga|sarskilda) h[ai]\w*nd\w*|arets handelser|handelser av vasentlig"
)
_ELSEWHERE = re.compile(
    r"ekonom|drift|budget|intern ?kontroll|risk|personal|sjukfranvaro|investering|uppfoljning och insyn"
    r"|ansvarsomrade|uppdrag och ansvar"
    r"|innehall|agenda|forvantad|framat|framtid|utblick|statsbidrag|verksamhetsstatistik"
    r"|struktur|plan for|konkurrens|volym|nyckeltal"
)
_NEW = re.compile(
    r"\bhar (?:\w+ ){0,2}(?:startat\w*|startas|startats|påbörjat\w*|inrättat\w*|införts?|utvecklats?|etablerats?"
    r"|implementera\w*"
    r"|lanserats|utökat\w*"
    r"|förstärkts?|öppnats|tagits fram|tagit fram|färdigställt|inletts?|inlett|omorganiserat|flyttats|permanentat)\b"
    r"|\b(?:ett|en) (?:ny|nytt|gemensam|gemensamt|pilotprojekt|teambaserat)\b|nya arbetssätt|trädde i kraft"
)
_LOW_NEWS = re.compile(
    r"\b(?:inte|ej|inga|ingen)\b|underlag|bedömning|indikator|etappmål|målvärde|enkät|resultat|avvikelse|procent|utfall"
)
MOST = {"short": 0, "normal": 2, "long": 4}


def write_events(writer: Writer) -> None:
    limit = MOST[writer.length]
    if not limit:
        return
    writer.paragraph()
    if _say_headings(writer):
        limit -= 1
    _say_news(writer, limit)


def _say_headings(writer: Writer) -> bool:
    """The headings under "Betydelsefulla händelser" name the events."""
    found = [s for s in writer.body.sections if len(s.path) > 1 and _EVENTS.search(bare(s.path[-2]))]
    names = [s.path[-1].strip(" .:") for s in found]
    if not 2 <= len(names) <= 6 or writer.body.noisy or any(len(name.split()) > 9 for name in names):
        return False
    places = [Place(_line(s.span.start, s.path[-1], writer), s.path) for s in found]
    if writer.swedish:
        lower = [name if name.split()[0] in writer.names else name[:1].lower() + name[1:] for name in names]
        return writer.say(f"Som betydelsefulla händelser tar rapporten upp {listed(lower, 'sv')}.", places=places)
    quoted = [f"“{name}”" for name in names]
    return writer.say(f"As important events the report takes up {listed(quoted, 'en')} (in Swedish).", places=places)


def _line(start: int, heading: str, writer: Writer) -> Span:
    text = writer.body.document.text
    at = text.find(heading[:20], start)
    first = at if 0 <= at < start + 200 else start
    end = text.find("\n", first + 1)
    return Span(first, end if end > first else len(text))


def _say_news(writer: Writer, limit: int) -> None:
    """Sentences that tell of something begun or introduced, in reported form."""
    if not writer.swedish:
        return
    told: list[str] = []
    for statement, clause in _news(writer):
        if len(told) == limit:
            return
        if any(_near(clause, other) for other in told):
            continue
        frames = [
            f"Rapporten lyfter fram att {clause}.",
            f"Vidare framgår att {clause}.",
            f"Av rapporten framgår även att {clause}.",
        ]
        if writer.say(frames, places=[Place(statement.span, statement.section)]):
            told.append(clause)


def _news(writer: Writer) -> list[tuple[Statement, str]]:
    found: list[tuple[int, int, Statement, str]] = []
    for number, statement in enumerate(writer.body.shelf.statements):
        if not statement.section or any(_ELSEWHERE.search(bare(heading)) for heading in statement.section):
            continue
        if not _NEW.search(statement.text) or _LOW_NEWS.search(statement.text):
            continue
        text = readable(statement.text, writer.body)
        clause = reported(text, writer.names) if text is not None else None
        if clause is None or writer.is_copy(clause) or VAGUE.match(clause):
            continue
        event = any(_EVENTS.search(bare(heading)) for heading in statement.section)
        actor = re.match(
            r"(?:ett|en|två|tre|fyra|flera|samtliga|\w*(?:nämnden|förvaltningen|enheten|verksamheten|kommunen))\b",
            clause,
        )
        found.append((-(2 * event + 2 * bool(actor) + (statement.cause == 0)), number, statement, clause))
    return [(statement, clause) for _, _, statement, clause in sorted(found, key=lambda item: item[:2])]


def _near(one: str, other: str) -> bool:
    a, b = ({word[:6] for word in fold(text).split() if len(word) > 4} for text in (one, other))
    return len(a & b) >= 0.4 * min(len(a), len(b))
