"""What the report expects: its own judgements and aims for the time to come."""

import re

from index.types import Statement
from service.draft.body import bare
from service.draft.clauses import expected
from service.draft.grammar import reported
from service.draft.repair import readable
from service.draft.writer import Place, Writer

_AHEAD = re.compile(r"forvantad|framat|framtid|utblick|utveckling framover|kommande|omvarld")
_NOT_HERE = re.compile(r"risk|sjukfranvaro|bedomning av maluppfyllelse|ansvarsomrade|uppfoljning och insyn")
_FUTURE = re.compile(
    r"\b(?:till hösten|under hösten|nästa år|framöver|framåt|kommande|planeringsperioden|väntas|förväntas|kommer att"
    r"|träd[ea]r? i kraft|avser att|på sikt)\b",
    re.IGNORECASE,
)
_INTENDS = re.compile(r"^(?:\w+ ){1,6}?(?:väntas|förväntas|kommer|avser|planerar|planeras|ska|behöver|fortsätter)\b")
VAGUE = re.compile(r"verksamhet(?:en|erna)\b(?! (?:för|inom|med))")
"""Which activity is meant stood in the heading, which a sentence taken out of its place does not have."""
_WHOSE = re.compile(
    r"(?:\w*nämnden|\w*förvaltningen|kommunen|socialtjänsten|\w{3,}enheten|antalet|andelen|behovet|volymerna|kostnaderna"
    r"|intäkterna|personal\w+|lagen|en ny|ett nytt)\b(?! (?:ser|bedömer)\b)",
    re.IGNORECASE,
)
"""What a sentence about the time to come may be about: a thing that is clear without its heading."""
_GOAL_TALK = re.compile(
    r"\b(?:målet|målen|etappmål\w*|målvärde\w*|nämndmål\w*|måluppfyllelse\w*|delmål\w*|indikator\w*)\b", re.IGNORECASE
)
_AUTUMN = re.compile(r"^(?:till|under|inför) hösten\b", re.IGNORECASE)
MOST = {"short": 1, "normal": 2, "long": 4}


def write_ahead(writer: Writer) -> None:
    if not writer.swedish:
        return
    said: list[str] = []
    for statement, text in _candidates(writer):
        if len(said) == MOST[writer.length]:
            return
        frames = _frames(text, writer)
        frames = [
            frame for frame in frames if not writer.is_copy(frame) and not any(_near(frame, other) for other in said)
        ]
        if frames and writer.say(frames, places=[Place(statement.span, statement.section)]):
            said.append(frames[0])


def _candidates(writer: Writer) -> list[tuple[Statement, str]]:
    """Sentences that look ahead, those of a section on what is to come first."""
    found = []
    for number, statement in enumerate(writer.body.shelf.statements):
        headings = [bare(heading) for heading in statement.section]
        section = any(_AHEAD.search(heading) for heading in headings)
        future = _FUTURE.search(statement.text) is not None
        if (
            any(_NOT_HERE.search(heading) for heading in headings)
            or not (section or future)
            or _GOAL_TALK.search(statement.text)
        ):
            continue
        text = readable(statement.text, writer.body)
        if text is not None:
            found.append((-(2 * section + future + 2 * bool(expected(text))), number, statement, text))
    return [(statement, text) for _, _, statement, text in sorted(found, key=lambda item: item[:2])]


def _frames(text: str, writer: Writer) -> list[str]:
    """A sentence of the draft about it; [] where none is safe."""
    told = expected(text)
    if told is not None:
        noun, clause = told
        if noun == "bedömningen" and not _WHOSE.match(clause):
            return []
        lead = f"För hösten är {noun}" if _AUTUMN.match(text) else f"{noun.capitalize()} är"
        return [f"{lead} att {clause}."]
    clause = reported(text, writer.names) or ""
    if not clause or not _INTENDS.search(clause) or not _WHOSE.match(clause):
        return []
    return [f"Om tiden framåt anges att {clause}.", f"Rapporten anger också att {clause}."]


def _near(one: str, other: str) -> bool:
    a, b = ({word[:6] for word in text.lower().split() if len(word) > 4} for text in (one, other))
    return len(a & b) >= 0.5 * max(1, min(len(a), len(b)))
