"""Sentences of the prose that state what is asked for: a measure taken, a challenge, a risk, something to come."""

import re
from dataclasses import dataclass

from index.language import fold
from index.types import Document, Statement
from service.answers.listing.source import Entry, Source
from service.answers.listing.topic import MONEY, Topic
from service.evidence.evidence import Evidence
from service.question.happened import without_asides
from service.question.listed import ListKind

MOST = 8
SHORTEST = 6
"""Words of a sentence that states anything."""
AS_GOOD = 0.3
"""Coverage less than this below the best is as much about the topic."""
ENOUGH, ENOUGH_ALONE, ENOUGH_OF_MANY, MANY_WORDS = 0.45, 0.75, 0.6, 3
FEW, NEARBY = 4, 0.6
"""Fewer sentences than this are filled up with those that cover this much of what the best covers."""
BESIDE = 0.75
"""What a sentence has of what the one beside it in its paragraph covers."""
LIKE = 0.7
"""Share of its words that make a sentence one that has been listed already (a report says much of it twice)."""


BY_NAME = re.compile(r"\W*(?:\w+ )?(?:vilka|which)\b")
NAMES_SEVERAL = 0.2
"""What it counts that a sentence names several things, where those are wanted."""
SEVERAL = re.compile(r"(?:[^\W\d]|-)+(?: [^\W\d]\S*){0,3}, (?:\S+ ){1,5}?(?:och|samt) \w|\bbland annat\b|\bs[åa]som\b")


@dataclass(frozen=True)
class _Stated:
    statement: Statement
    cover: float
    sure: float
    several: bool = False  # names several things, where those are asked for by name

    @property
    def merit(self) -> float:
        return self.cover + 0.5 * self.sure + NAMES_SEVERAL * self.several


def stated(
    evidence: Evidence,
    document: Document,
    kind: ListKind | None,
    topic: Topic,
    told: re.Pattern[str] | None = None,
) -> tuple[Source, float] | None:
    """The sentences of a report that state one of the kind and are about the topic, and how far they are.

    Where `told` is how something is told to have happened to what is asked for, no others.
    """
    found = _candidates(evidence, document, kind, topic) if kind is not None or topic.words else []
    if told is not None:
        found = [one for one in found if told.search(without_asides(fold(one.statement.text))) is not None]
    if not found:
        return None
    best = max(one.cover for one in found)
    sure = max(one.sure for one in found if one.cover >= best - AS_GOOD)
    few = len(topic.words) < MANY_WORDS
    enough = ENOUGH if kind is not None or told is not None else ENOUGH_ALONE if few else ENOUGH_OF_MANY
    if best < enough:
        return None
    near = [one for one in found if one.cover >= NEARBY * best]
    found = [one for one in found if one.cover >= max(enough, best - AS_GOOD)]
    if topic.empty:
        found = [one for one in found if one.sure >= sure]
    found.sort(key=lambda one: (-one.merit, one.statement.span))
    kept = _distinct(found)
    if not kept:
        return None
    if len(kept) < FEW and not topic.empty:
        near.sort(key=lambda one: (-one.merit, one.statement.span))
        kept = _distinct([*kept, *near])[: max(FEW, len(kept))]
    whole = (
        kind is None or len(kept) <= FEW
    )  # few, or told of rather than listed: with what the paragraph goes on to say
    entries = tuple(_entry(one.statement, document, evidence, whole=whole) for one in kept)
    return Source((), entries, worth=0.5, known=sure), best


def _entry(statement: Statement, document: Document, evidence: Evidence, *, whole: bool) -> Entry:
    """A sentence as an entry, with what it leads in to, and if `whole` with what its paragraph goes on to say."""
    leads = statement.text.rstrip().endswith(":")
    if not leads and not whole:
        return Entry(statement.text, statement.span)
    statements = evidence.catalogue.shelves[document.id].statements
    place = next((number for number, one in enumerate(statements) if one.span == statement.span), len(statements))
    parts = [statement]
    for one in statements[place + 1 : place + 1 + LED]:
        belongs = one.section == statement.section and (leads or one.block == statement.block)
        if not belongs or sum(len(part.text) for part in (*parts, one)) > (LONGEST_LED if leads else LONGEST_WHOLE):
            break
        parts.append(one)
    return Entry(" ".join(part.text for part in parts), statement.span.joined(parts[-1].span))


LED, LONGEST_LED, LONGEST_WHOLE = 6, 420, 330
"""Sentences after one that belong to it, and characters of them all."""


def _candidates(evidence: Evidence, document: Document, kind: ListKind | None, topic: Topic) -> list[_Stated]:
    found = []
    by_name = BY_NAME.match(evidence.question.folded) is not None
    for statement, cover in _covered(evidence, document, topic, loose=kind is not None):
        folded = fold(statement.text)
        sure = kind.stated(folded) if kind is not None else 0.5
        if not sure or len(statement.text.split()) < SHORTEST or statement.text.count("|") > 1:
            continue
        if topic.money and (sure < 1 or not MONEY.search(folded)):
            continue
        if kind is None and not _has(statement, folded, topic):
            continue
        several = by_name and SEVERAL.search(statement.text) is not None
        headed = kind is not None and any(kind.names(fold(heading)) for heading in statement.section[-2:])
        found.append(_Stated(statement, cover, sure + 0.2 * headed, several))
    return found


def _has(statement: Statement, folded: str, topic: Topic) -> bool:
    """Whether a sentence itself, or what it is known to be about, has a word of the topic."""
    about = {f"#{activity}" for activity in statement.activities}
    return any(
        term in about if term.startswith("#") else term in folded
        for word in topic.words
        for term in (word.stem, *word.others)
    )


def _covered(evidence: Evidence, document: Document, topic: Topic, *, loose: bool) -> list[tuple[Statement, float]]:
    """The report's sentences with how much of the topic each covers; what stands beside one goes on about the same."""
    statements = evidence.catalogue.shelves[document.id].statements
    if not topic.words:
        return [(statement, 1.0) for statement in statements]
    own: dict[int, float] = {}
    for said, score in topic.evidence.sentences(150, loose=loose and not any(word.essential for word in topic.words)):
        if said.document == document.id:
            own[said.number] = min(1.0, score)
    covers = dict(own)
    for number, score in own.items():
        for beside in (number - 1, number + 1):
            if 0 <= beside < len(statements) and statements[beside].block == statements[number].block:
                covers[beside] = max(covers.get(beside, 0.0), BESIDE * score)
    return [(statements[number], cover) for number, cover in covers.items()]


def _distinct(found: list[_Stated]) -> list[_Stated]:
    """The best, none said twice: one of each section before a second of any."""
    kept: list[_Stated] = []
    for again in (False, True):
        sections = {one.statement.section for one in kept}
        for one in found:
            if len(kept) == MOST:
                break
            if one in kept or (not again and one.statement.section in sections) or _said(one, kept):
                continue
            kept.append(one)
            sections.add(one.statement.section)
    return sorted(kept, key=lambda one: (-one.merit, one.statement.span))


def _said(one: _Stated, kept: list[_Stated]) -> bool:
    words = set(fold(one.statement.text).split())
    return any(len(words & set(fold(k.statement.text).split())) > LIKE * len(words) for k in kept)
