"""The answer to a question that asks several things: one after the other, each with what was told before."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from service.answers import compose
from service.answers.sentences.lacking import say_lacking
from service.composer import Composer, take_over
from service.evidence.evidence import Evidence
from service.types import Ask, Status, Turn


class EvidenceOn(Protocol):
    """What the reports hold on a question; `instead` reads a follow-up's words in place of those before."""

    def __call__(self, part: Ask, *, instead: bool = False) -> Evidence: ...


def compose_parts(whole: Evidence, parts: Sequence[Ask], on: EvidenceOn, composer: Composer) -> Status:
    """Compose the answer to each part of a question; to the whole where no part has one of its own."""
    status = _parts_or_whole(whole, parts, on, composer)
    if status in ("answered", "partial"):
        say_lacking(whole, composer)
    return status


def _parts_or_whole(whole: Evidence, parts: Sequence[Ask], on: EvidenceOn, composer: Composer) -> Status:
    if len(parts) > 1:
        found = _each(parts, on, composer)
        if found:
            complete = len(found) == len(parts) and all(status == "answered" for status in found)
            return "answered" if complete else "partial"
    return compose(whole, composer)


def _each(parts: Sequence[Ask], on: EvidenceOn, composer: Composer) -> list[Status]:
    """Compose the parts that have an answer; each later one knows what those before it were answered."""
    found: list[Status] = []
    turns: tuple[Turn, ...] = ()
    for part in parts:
        made = Composer(composer.language)
        status = compose(on(replace(part, history=(*part.history, *turns))), made)
        told = " ".join(sentence.text for sentence in made.sentences) if status != "not_found" else ""
        turns = (*turns, Turn(part.question, told))
        if status != "not_found":
            found.append(status)
            take_over(composer, made)
    return found
