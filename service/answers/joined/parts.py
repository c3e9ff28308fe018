"""Parts of a question one after the other, each with what those before it were answered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.language import fold
from service.answers import compose
from service.answers.joined.evidenceon import EvidenceOn
from service.composer import NUMBER, Composer, take_over
from service.evidence.evidence import Evidence
from service.question import Question, read_question
from service.question.leaning import Leaning, leaning, only_counts
from service.types import Ask, Language, Status, Turn

LEADS = re.compile(r"^(?:och|and)\s+", re.IGNORECASE)


def compose_each(whole: Question, parts: Sequence[Ask], on: EvidenceOn, composer: Composer) -> list[Status]:
    """Compose the parts that have an answer and tell how each was answered."""
    found: list[Status] = []
    turns: tuple[Turn, ...] = ()
    for part in parts:
        asked = replace(part, history=(*part.history, *turns))
        known = _told(composer)
        made, status = _likeliest(_tries(whole, asked, part if turns else None, on, composer.language), known)
        turns = (*turns, Turn(part.question, _told(made) if made is not None else ""))
        if made is not None:
            found.append(status)
            take_over(composer, made)
    return found


def _likeliest(tries: Iterator[tuple[Composer, Status]], known: str) -> tuple[Composer | None, Status]:
    """The first answer that says more than is known, else the first of all."""
    first: tuple[Composer | None, Status] = (None, "not_found")
    for made, status in tries:
        if status == "not_found":
            continue
        if not known or set(NUMBER.findall(_told(made))) - set(NUMBER.findall(known)):
            return made, status
        first = first if first[0] is not None else (made, status)
    return first


def _tries(
    whole: Question, asked: Ask, part: Ask | None, on: EvidenceOn, language: Language
) -> Iterator[tuple[Composer, Status]]:
    """The answers to a part as it goes on from those before it, with its words in place of theirs, and by itself.

    `part` is a later part as it stands without them.
    """
    yield _composed(on(asked), language)
    if part is None:
        return
    yield _composed(on(asked, instead=True), language)
    where = " ".join((*whole.places, *map(str, whole.years)))
    alone = replace(part, question=f"{LEADS.sub('', part.question).rstrip(' ?')} {where}?")
    if _stands_alone(read_question(alone, whole.places)):
        yield _composed(on(alone), language)


def _stands_alone(question: Question) -> bool:
    """Whether a part names what it is about, so that it may be asked without what was asked before."""
    named = [word for word in question.words if not ANY_AMOUNT.match(fold(word.text))]
    return bool(named) and leaning(question) is Leaning.NONE and not only_counts(question)


ANY_AMOUNT = re.compile(
    r"belopp|summa|siffr|andel|antal|kostnad|utfall|resultat|prognos|budget|mal|del(?:en)?$|niva|volym"
)
"""Says what of it is asked for, and not of what."""


def _composed(evidence: Evidence, language: Language) -> tuple[Composer, Status]:
    made = Composer(language)
    return made, compose(evidence, made)


def _told(composer: Composer) -> str:
    return " ".join(sentence.text for sentence in composer.sentences)
