"""The answer to a question that asks several things: two parts, two things of which the same is asked, two times."""

from collections.abc import Sequence

from service.answers import compose
from service.answers.joined.evidenceon import EvidenceOn
from service.answers.joined.parts import compose_each
from service.answers.joined.things import of_each
from service.answers.joined.times import say_other_time
from service.answers.sentences.lacking import say_lacking
from service.composer import Composer, take_over
from service.evidence.evidence import Evidence
from service.types import Ask, Status

__all__ = ["EvidenceOn", "compose_parts"]


def compose_parts(whole: Evidence, parts: Sequence[Ask], on: EvidenceOn, composer: Composer) -> Status:
    """Compose the answer to each part of a question; to the whole where no part has one of its own."""
    status = _parts_or_whole(whole, parts, on, composer)
    if status in ("answered", "partial"):
        say_lacking(whole, composer)
    return status


def _parts_or_whole(whole: Evidence, parts: Sequence[Ask], on: EvidenceOn, composer: Composer) -> Status:
    if len(parts) > 1:
        found = compose_each(whole.question, parts, on, composer)
        if found:
            complete = len(found) == len(parts) and all(status == "answered" for status in found)
            return "answered" if complete else "partial"
    made = Composer(composer.language)
    status = compose(whole, made)
    if parts:
        told = of_each(parts[0], whole.question, made if status != "not_found" else None, on, composer.language)
        if told:
            for one in told:
                take_over(composer, one)
            if sum(one.table is not None for one in told) > 1:
                composer.table = None  # the first one's alone would say nothing of the other
            return "answered" if len(told) > 1 else "partial"
    take_over(composer, made)
    if parts and status == "answered":
        say_other_time(parts[0], whole.question, on, composer)
    return status
