"""Causes and expectations lifted out of a report's sentences, in a form that another sentence can take in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.language import fold
from index.types import Statement
from service.draft.grammar import is_noun_phrase, is_subordinate, ordered, plain, reported, trimmed

_ADVERB = (
    r"(?:(?:främst|framför ?allt|huvudsakligen|i huvudsak|bland annat|bl\.a\.|delvis|dels"
    r"|till (?:stor|största|viss) del|sannolikt|troligen|troligtvis|även|också|i första hand|i grunden|primärt)\s+)*"
)
_CAUSES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?P<head>.*?)\b(?:beror|berodde|bero)\s+{_ADVERB}på\s+(?P<cause>.+)$",
        rf"^(?P<head>.*?)\b(?:förklaras|förklarades)\s+{_ADVERB}(?:av|med|genom)\s+(?P<cause>.+)$",
        rf"^(?P<head>.*?)\b(?:orsakas|orsakades|orsakats)\s+{_ADVERB}av\s+(?P<cause>.+)$",
        r"^(?P<head>(?:den |en )?(?:\w+ )?(?:orsaken|anledningen|förklaringen|skälet)\b(?: till [^,.]{3,90}?)?)"
        r" (?:är|bedöms vara|var) (?P<cause>.+)$",
        r"^(?P<head>.*?)\b(?:är|var|är också|är främst) (?:ett resultat|en effekt|en följd|följden) av"
        r"\s+(?P<cause>.+)$",
        rf"^(?P<head>.*?),?\s+{_ADVERB}på grund av\s+(?P<cause>.+)$",
        rf"^(?P<head>.*?),?\s+{_ADVERB}till följd av\s+(?P<cause>.+)$",
        r"^(?P<head>det är) (?:främst |framför ?allt |i huvudsak )?(?P<cause>.+?)"
        r" som (?:bidrar|bidragit|står för|ger|drar)\b.*$",
        r"^(?P<head>.*?),?\s+(?:eftersom|då det|därför att)\s+(?P<since>.+)$",
    )
)
_CONTRIBUTES = re.compile(
    r"^(?P<main>.+?),? (?:vilket|som)(?: också| även)? (?:har )?(?:bidragit|bidrar|lett|leder) till"
    r" (?:en |ett |den |det )?"
    r"(?P<effect>(?:positiv|negativ|överskott|underskott|ökade kostnad|högre kostnad|lägre kostnad|merkostnad)\w*.*)$",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"(?P<noun>bedömningen|målsättningen|ambitionen|avsikten|planen|förhoppningen|målet) är"
    r" (?:nu |därför |således )?att (?P<clause>.+)$"
    r"|\b(?P<verb>bedömer|räknar med|planerar för|förutser|väntar sig) att (?P<other>.+)$"
    r"|\bär (?P<late>bedömningen|målsättningen|ambitionen|avsikten) att (?P<third>.+)$",
    re.IGNORECASE,
)
Shape = Literal["clause", "noun"]


@dataclass(frozen=True)
class Clause:
    """A stated cause. `head` is what the report says is caused, in its words."""

    text: str
    shape: Shape
    head: str
    statement: Statement


def cause_of(statement: Statement, text: str | None = None) -> Clause | None:
    """The cause that a sentence states, where it can be lifted out; None otherwise. `text`: its repaired wording."""
    sentence = " ".join((text or statement.text).split()).rstrip(" .")
    for pattern in _CAUSES:
        match = pattern.match(sentence)
        if match is None:
            continue
        since = match.groupdict().get("since")
        words = since or match["cause"]
        is_clause = since is not None or words.lower().startswith("att ")
        cause = trimmed(words[4:] if is_clause and since is None else words)
        if cause is not None and (is_subordinate(cause) if is_clause else is_noun_phrase(cause)):
            head = match["head"].strip(" ,")
            return Clause(plain(ordered(cause)), "clause" if is_clause else "noun", head, statement)
    return _contribution(sentence, statement)


def _contribution(sentence: str, statement: Statement) -> Clause | None:
    """ "X har tagit längre tid, vilket bidragit till en positiv avvikelse": the main clause is the cause."""
    match = _CONTRIBUTES.match(sentence)
    clause = reported(match["main"]) if match else None
    if match is None or clause is None:
        return None
    alone = re.sub(r"\b(?:också|dessutom) ", "", clause)
    return Clause(alone[:1].lower() + alone[1:], "clause", match["effect"], statement)


def expected(text: str) -> tuple[str, str] | None:
    """What a report expects or aims at: its noun ("bedömningen", "målsättningen") and the words after "att"."""
    match = _EXPECTED.search(" ".join(text.split()).rstrip(" ."))
    if match is None:
        return None
    noun = (match["noun"] or match["late"] or "bedömningen").lower()
    clause = trimmed(match["clause"] or match["other"] or match["third"])
    return None if clause is None else (noun, plain(clause))


# ---- which cause belongs to a deviation ------------------------------------------------------------------------

_GOOD = re.compile(
    r"overskott|positiv|battre an|lagre (?:\w+ ){0,2}(?:an|kostnad|netto|personal)|under budget|ej nyttja"
    r"|minskade kostnad"
)
_BAD = re.compile(
    r"underskott|negativ|overskri?d|over budget|hogre (?:\w+ ){0,2}(?:an budget|kostnad)|merkostnad"
    r"|okade (?:\w+ )?kostnad"
    r"|kostnad\w*.{0,80}\b(?:okat|okar|hogre)\b|ofinansierad|fordyr|dyrare"
)
_YEARS = re.compile(
    r"samma period|mellan aren|foregaende ar|forra aret|skillnaden mot|differensen|forandringen|\bmed ar 20"
    r"|(?:mot|jamfort med) 20\d\d"
)
_BUDGET = re.compile(r"budget|avvik|overskott|underskott|prognos")
_POINTS_BACK = re.compile(
    r"(?:det|detta|den|\w*avvikelsen?|overskottet?|underskottet?|prognosen|resultatet|utfallet"
    r"|det (?:positiva|negativa)"
    r"|den (?:positiva|negativa|stora|storsta)|anledningen|orsaken|forklaringen|en forklaring|den framsta|skalet)\b"
)
_PRONOUN = re.compile(r"(?:det|detta|den)\b")
_ECONOMIC = re.compile(r"kostnad|budget|avvik|underskott|overskott|prognos|intakt|utfall|resultat|volym")


def explains(clause: Clause, before: str, favourable: int | None) -> float | None:
    """How surely a cause explains a deviation of that direction from budget; None when it explains something else.

    `before` is the sentence before it in its paragraph, "" when there is none.
    """
    head = fold(clause.head)
    back = not head or (_POINTS_BACK.match(head) is not None and len(head.split()) <= 9)
    context = f"{fold(before)} {head}" if back else head
    if _YEARS.search(head) or (back and _PRONOUN.match(head) and _YEARS.search(context)):
        return None
    if _YEARS.search(context) and not _BUDGET.search(context):
        return None
    if not _ECONOMIC.search(context):
        return None
    good, bad = _GOOD.search(head) is not None, _BAD.search(head) is not None
    if good == bad:
        good, bad = _GOOD.search(context) is not None, _BAD.search(context) is not None
    if favourable is not None and good != bad and (good if favourable < 0 else bad):
        return None
    weight = 0.5 + 0.6 * (good != bad) + 0.5 * bool(_BUDGET.search(context)) + 0.3 * back
    return weight if good != bad or _BUDGET.search(context) else None


def previous(statements: Sequence[Statement], number: int) -> str:
    """The sentence before in the same paragraph."""
    if number == 0:
        return ""
    before, one = statements[number - 1], statements[number]
    return before.text if before.block == one.block and before.section == one.section else ""
