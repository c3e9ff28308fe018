"""Two questions in one sentence: "hur många började, och hur många slutade?" is answered part by part."""

import re
from dataclasses import replace

from index.language import fold
from service.question import Question, read_question
from service.question.coordinated import shared_rest
from service.question.superlative import of_which_more
from service.types import Ask

ASKS = (
    r"(?:hur (?:många|mycket|stor|stort|stora|hög|högt|höga|låg|lågt|låga|lång|långt|länge)"
    r"|hur (?:gick|går|är|var|ser|såg) det (?:ut )?(?:för|med|i|på|hos)"
    r"|vad (?:är|var|blev|blir|kostar|kostade|hade|väntas|räknade|räknar|tror|ligger|låg|landade|får|fick|tjänar|sparar"
    r"|betalar|söker|gick|går|tar|tog|ger|gav|motsvarar|utgör)"
    r"|vilket|vilken (?:andel|del|volym|nivå|summa|kostnad|budget|prognos)|vem"
    r"|how (?:many|much|large|high|long)|what (?:is|was|are|were|share|percentage|proportion)|who)"
)
FACTS = r"(?:var|vart|när|vilke[nt]|vilka|vad (?:heter|ligger|står|betyder|innebär|handlar)|where|when|which)"
"""What asks for a place, a time, a name: a part of its own that leans on the first by its place and its time alone."""
AND = re.compile(
    rf",?\s+(?:och|samt|and|respektive)\s+(?=(?:(?:(?:med|på|för|av|till|by) )?{ASKS}|{FACTS})\b)", re.IGNORECASE
)
COMMA = re.compile(rf",\s+(?=(?:{ASKS}|{FACTS})\b)", re.IGNORECASE)
FACT = re.compile(rf"{FACTS}\b", re.IGNORECASE)
OPENS = re.compile(rf"\b(?:{ASKS}|vad|vilk\w+|varför|what|which|why|when|när|var|where)\b", re.IGNORECASE)
SHORTEST = 3
"""Words of a part that can be asked by itself."""
ONE = re.compile(
    r"\b(?:skillnad\w*|skilj\w*|jamfor(?!t med\b)\w*|tillsammans|sammanlagt|difference|compare\w*|together|motsag\w*"
    r"|stammer|om man (?:raknar|lagger|summerar))\b"
)
"""Says that the parts are set against each other."""


def parts_of(ask: Ask, whole: Question, stored: tuple[str, ...]) -> tuple[Ask, ...]:
    """The questions that a sentence asks one after the other, the later as follow-ups; itself where it asks one.

    A later part leans on the answer to the first too, which the caller adds to its history. One that asks which of the
    things in the first is the most is none: it holds against each other what the first asks of each.
    """
    cut = AND.search(ask.question) or (COMMA.search(ask.question) if OPENS.match(ask.question) else None)
    if cut is None or ONE.search(fold(ask.question)):
        return (ask,)
    first, second = ask.question[: cut.start()].strip(" ,?"), ask.question[cut.end() :].strip()
    first, *between = COMMA.split(first)
    if len(whole.places) > 1:
        return _each_of_a_place(ask, (first, *between, second), stored) or (ask,)
    if FACT.match(second) and (OPENS.match(first) is None or _chooses(fold(second))):
        return (ask,)
    if OPENS.search(first) is None and len(first.split()) > LONGEST_BARE:
        return (ask,)
    both = shared_rest(first, second) if not between else None
    if both is not None:
        return tuple(replace(ask, question=one) for one in both)
    if min(len(one.split()) for one in (first, *between, second)) < SHORTEST:
        return (ask,)
    head = replace(ask, question=f"{first}?")
    read = read_question(head, stored)
    missing = [place for place in whole.places if place not in read.places]
    if not _only_another_time(replace(ask, question=second), stored):
        missing += [str(year) for year in whole.years if year not in read.years]
    if missing:
        head = replace(head, question=f"{first} {' '.join(missing)}?")
    return head, *(replace(ask, question=_leaning(one)) for one in (*between, second))


def _chooses(folded: str) -> bool:
    """Whether a later part chooses among what the first names: "och vilken är störst", "och vilken drog över"."""
    return of_which_more(folded) or OF_THEM.match(folded) is not None


OF_THEM = re.compile(
    r"(?:vilke[nt]|vilka|which)(?: ones?)? (?:(?:av|of)\b"
    r"|(?:ar|var|blev|blir|ligger|lag|gick|gar|har|hade|drog|drar|haller|holl|klarar|klarade|kostar|kostade|okade|minskade"
    r"|is|are|was|were|has|had|goes|went|stays|stayed|costs?|rose|fell|grew)\b(?! (?:det|de|dem|they|it)\b))"
)
"""Has no word of its own for what is chosen: "vilka är de?" asks for a list."""


def _each_of_a_place(ask: Ask, parts: tuple[str, ...], stored: tuple[str, ...]) -> tuple[Ask, ...]:
    """Parts that stand by themselves, each with a place and a subject of its own; nothing where one has not."""
    each = tuple(replace(ask, question=f"{part}?") for part in parts)
    read = [read_question(one, stored) for one in each]
    apart = all(len(one.places) == 1 and (one.words or one.activities or one.measures) for one in read)
    return each if apart and len({one.places for one in read}) == len(read) else ()


def _leaning(part: str) -> str:
    """With the conjunction it leans on the first part: it has its place, its time and what it is about from there."""
    return part if FACT.match(part) else f"och {part}"


def _only_another_time(second: Ask, stored: tuple[str, ...]) -> bool:
    """Whether a part asks for the same at a time of its own: "hur många var det 2022?"."""
    read = read_question(second, stored)
    return bool(read.years) and not read.words and not read.activities


LONGEST_BARE = 8
"""Words of a first part that only names what is asked for: "HME totalt i Huddinge 2023"."""
