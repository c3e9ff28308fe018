"""Follow-ups between a whole and its part: "och totalt?" after a part of it, "hur stor del av LSS är det?"."""

import re
from dataclasses import replace

from index.activities import activity as activity_of
from index.language import fold
from service.question.reading import read
from service.question.types import Question

PART_OF = re.compile(
    r"(?P<share>\b(?:andel|del|procent)\b.*\bav .+?)\b(?P<is>är|utgör|blir|var|utgjorde) (?:det|den)\b", re.IGNORECASE
)
WHOLE = re.compile(
    r"(?:och |men |and |but )?(?:hur (?:gick|gar) det (?:da )?(?:for|i) \w+ )?"
    r"(?:totalt?|sammanlagt|sammantaget|som helhet|i sin helhet|for hela namnden|hela namnden|in total|overall)"
    r"(?: for hela namnden| for namnden| i \w+| for \w+)?(?: da)?"
)
"""The whole of a follow-up that turns from a part to all of it."""


def share_of_named(question: Question, before: Question, stored: tuple[str, ...]) -> Question | None:
    """ "Hur stor del av X är det?": the question with what was talked about in the pronoun's place; else None."""
    match = PART_OF.search(question.text)
    if match is None or not question.activities or not before.topic or before.topic in question.text:
        return None
    named = f"{question.text[: match.end('is')]} {before.topic}{question.text[match.end() :]}"
    return read(named, question.language, stored)


def of_whole(question: Question, before: Question) -> Question:
    """The question before without the part that it was about, where the follow-up asks for all of it."""
    asked = re.sub(r"[^\w ]", "", fold(question.text)).strip()
    strong = [match for match in before.activities if not match.weak]
    counted = before.quantity == "count" or any(activity_of(match.id).topic for match in strong)
    if not strong or counted or question.activities or WHOLE.fullmatch(asked) is None:
        return before
    return replace(before, words=(), activities=(), bare="", told=())
