"""Two questions in one sentence: "hur många började, och hur många slutade?" is answered part by part."""

import re
from dataclasses import replace

from index.language import fold
from service.question import Question, read_question
from service.types import Ask, Turn

ASKS = (
    r"(?:hur (?:många|mycket|stora?|stort|höga?|högt|låga?|lågt|lång|länge)"
    r"|vad (?:är|var|blev|blir|kostar|kostade)|vilket är|vem"
    r"|how (?:many|much|large|high|long)|what (?:is|was|are|were)|who)"
)
AND = re.compile(rf",?\s+(?:och|samt|and|respektive)\s+(?={ASKS}\b)", re.IGNORECASE)
OPENS = re.compile(rf"\b(?:{ASKS}|vad|vilk\w+|what|which|when|när|var|where)\b", re.IGNORECASE)
SHORTEST = 3
"""Words of a part that can be asked by itself."""
ONE = re.compile(
    r"\b(?:skillnad\w*|jamfor\w*|tillsammans|sammanlagt|difference|compare\w*|together|motsag\w*|stammer)\b"
)
"""Says that the parts are set against each other."""


def parts_of(ask: Ask, whole: Question, stored: tuple[str, ...]) -> tuple[Ask, ...]:
    """The questions that a sentence asks one after the other, the later as follow-ups; itself where it asks one."""
    cut = AND.search(ask.question)
    if cut is None or ONE.search(fold(ask.question)) or whole.operation not in (None, "mean", "share"):
        return (ask,)
    first, second = ask.question[: cut.start()].strip(" ,?"), ask.question[cut.end() :].strip()
    if min(len(first.split()), len(second.split())) < SHORTEST:
        return (ask,)
    if len(whole.places) > 1:  # "hur stor är X i A, och hur stor är Y i B?" is two questions that stand alone
        each = tuple(replace(ask, question=f"{one}?") for one in (first, second))
        halves = [read_question(one, stored) for one in each]
        apart = all(one.places and (one.words or one.activities) for one in halves)
        return each if apart and sum(len(one.places) for one in halves) == len(whole.places) else (ask,)
    if OPENS.search(first) is None and len(first.split()) > LONGEST_BARE:
        return (ask,)
    head = replace(ask, question=f"{first}?")
    read = read_question(head, stored)
    missing = [place for place in whole.places if place not in read.places]
    missing += [str(year) for year in whole.years if year not in read.years]
    if missing:
        head = replace(head, question=f"{first} {' '.join(missing)}?")
    # With the conjunction it leans on the first part: it has its place, its time and what it is about from there.
    return head, replace(ask, question=f"och {second}", history=(*ask.history, Turn(head.question)))


LONGEST_BARE = 8
"""Words of a first part that only names what is asked for: "HME totalt i Huddinge 2023"."""
