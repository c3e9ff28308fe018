"""Why an activity deviates: the causes that the report states, and how a draft says them."""

import re
from dataclasses import dataclass

from index.activities import canonical
from index.activities import match as match_activities
from index.types import Statement
from service.draft.body import bare
from service.draft.clauses import Clause, cause_of, explains, previous
from service.draft.grammar import plain
from service.draft.repair import readable
from service.draft.writer import Place, Writer

_ECONOMIC_SECTION = re.compile(r"ekonom|drift|budget|resultatrak|progno|avvik|volym")
ENOUGH = 1.6
"""How sure a cause must be before it is given as the cause of a deviation."""
VAGUE = 2
"""A cause of no more words than this says little ("higher volumes"); a fuller one goes before it."""


@dataclass(frozen=True)
class Cause:
    clause: Clause
    weight: float


def causes_of(
    writer: Writer, activity: str | None, label: str, favourable: int | None, told: set[str], limit: int
) -> list[Cause]:
    """The surest causes of an activity's deviation, none said before, none copied from the report's own summary."""
    statements = writer.body.shelf.statements
    found = []
    for number, statement in enumerate(statements):
        if not statement.cause:
            continue
        relevance = _relevance(statement, activity, label)
        if relevance is None:
            continue
        text = readable(statement.text, writer.body)
        clause = cause_of(statement, text) if text is not None else None
        if clause is None or clause.text in told:
            continue
        fit = explains(clause, previous(statements, number), favourable)
        if fit is None or writer.is_copy(clause.text) or len(clause.text) < 8 or _is_bare_name(clause):
            continue
        economic = any(_ECONOMIC_SECTION.search(bare(heading)) for heading in statement.section)
        weight = relevance + fit + 0.4 * economic + 0.2 * (statement.cause == 2)
        vague = len(clause.text.split()) <= VAGUE
        found.append((vague, weight, number, Cause(clause, weight)))
    found.sort(key=lambda item: (item[0], -item[1], item[2]))
    kept: list[Cause] = []
    for _, weight, _, cause in found:
        if weight >= ENOUGH and not any(_alike(cause.clause.text, other.clause.text) for other in kept):
            kept.append(cause)
        if len(kept) == limit:
            break
    return kept


_REASON = re.compile(r"\bber(?:or|odde)\b[^.]{0,20}\bpå\b", re.IGNORECASE)
"""What stands after it is the reason, not what the sentence is about."""


def _relevance(statement: Statement, activity: str | None, label: str) -> float | None:
    """How directly a sentence is about the activity (None: about the whole committee); None when it is not."""
    if activity is None and not label:
        reason = _REASON.search(statement.text)
        subject = statement.text[: reason.start()] if reason else statement.text
        own = [hit for hit in match_activities(subject) if not hit.weak]
        return (
            0.6 if not own and any(_ECONOMIC_SECTION.search(bare(heading)) for heading in statement.section) else None
        )
    under = any(
        bare(heading) == bare(label) or (activity and canonical(heading) == activity) for heading in statement.section
    )
    if activity is not None and activity in statement.activities:
        return 0.9 if statement.activities[0] == activity else 0.6
    return 0.8 if under else None


def _is_bare_name(clause: Clause) -> bool:
    """Whether the cause only names an activity; where the report says "it is X that contributes" that is an answer."""
    return canonical(clause.text) is not None and not clause.head.lower().startswith("det är")


def _alike(one: str, other: str) -> bool:
    a, b = ({word[:6] for word in text.lower().split() if len(word) > 3} for text in (one, other))
    return bool(a and b) and len(a & b) >= 0.5 * min(len(a), len(b))


_POINTING = re.compile(
    r"^(?:det|detta|den|\w*avvikelsen?|överskott|underskott|prognos|resultat|utfall|anledning|orsak|förklaring)", re.I
)


def say_cause(writer: Writer, cause: Cause, number: int) -> bool:
    """A cause as a sentence of its own."""
    clause = cause.clause
    place = Place(clause.statement.span, clause.statement.section)
    subject = _subject(clause)
    if not writer.swedish:
        return _say_quoted(writer, clause, place, number)
    text = clause.text
    if subject:
        mid = "med att" if clause.shape == "clause" else "med"
        return writer.say(
            [f"{subject} förklaras {mid} {text}.", f"{subject} förklaras i rapporten {mid} {text}."], places=[place]
        )
    if clause.shape == "clause":
        firsts = [
            f"Det beror enligt rapporten på att {text}.",
            f"Rapporten förklarar det med att {text}.",
            f"Orsaken är enligt rapporten att {text}.",
            f"Förklaringen är att {text}.",
        ]
        more = [f"En annan förklaring är att {text}.", f"Till det kommer att {text}."]
    else:
        firsts = [
            f"Det beror enligt rapporten på {text}.",
            f"Rapporten förklarar det med {text}.",
            f"Som orsak anges {text}.",
        ]
        more = [f"En annan förklaring är {text}.", f"Även {text} anges som orsak."]
    return writer.say(more if number else firsts, places=[place])


def _subject(clause: Clause) -> str:
    """What the cause explains where that is not the deviation as such: "Merkostnaden för konsulter"."""
    head = clause.head
    count = len(head.split())
    if not head or count > 7 or _POINTING.match(head) or not head[:1].isupper():
        return ""
    return plain(head) if re.match(r"\w*(?:kostnad|intäkt|ökning|minskning)\w*\b", head, re.IGNORECASE) else ""


def _say_quoted(writer: Writer, clause: Clause, place: Place, number: int) -> bool:
    """In an English draft a cause stays in the report's own Swedish, as a quotation."""
    words = " ".join(clause.statement.text.split()).rstrip(" .")
    if writer.body.noisy or len(words.split()) > LONGEST_QUOTE or writer.is_copy(words):
        return False
    lead = "The report explains it as follows (in Swedish)" if number == 0 else "It also says (in Swedish)"
    return writer.say(f"{lead}: “{words}”.", places=[place])


LONGEST_QUOTE = 40
"""Words of a Swedish sentence that an English draft quotes."""
