"""What a word of a question is looked up by besides itself: narrower where a phrase says so, kindred where unknown.

"Fast anställda" are not all that are "anställda" but the "tillsvidareanställda", and of what was "inhyrt" reports write
"inhyrning".
"""

import re
from collections.abc import Callable, Sequence

from index.activities import ActivityMatch
from index.language import stem, tokenise
from service.question import TopicWord
from service.vocabulary.glossary import Known

SHORTEST = 4
"""Letters of a stem that an ending leaves, and of a compound's first part: "avslut" is none of "slut"."""
PLACED = "placeringar"
"""The activity of all placements, whatever they are in."""
ENDINGS = ("d", "t")
"""What a participle ends in after the stem of its verb, which a noun in -ning shares."""


def of_its_kind(named: list[ActivityMatch]) -> list[ActivityMatch]:
    """What one word names, less what it only counts: "familjehemsplaceringar" are no other placements."""
    kinds = [match for match in named if not match.weak and match.id != PLACED]
    return kinds if kinds else named


def narrowed(word: TopicWord, meant: Sequence[Known]) -> tuple[str, ...]:
    """The stems of the compounds that a phrase of several words makes of its noun; empty for most words."""
    own = "".join(stem(token) for token in tokenise(word.text)[-1:])
    for start, end, terms in meant:
        if start <= word.start and word.end <= end and end - start > word.end - word.start:
            stems = [stem(token) for term in terms if " " not in term for token in tokenise(term)[-1:]]
            if own and own not in stems and any(one.endswith(own) and len(one) >= len(own) + SHORTEST for one in stems):
                return tuple(dict.fromkeys(stems))
    return ()


def placed_in(text: str) -> tuple[str, ...]:
    """The stem of the form of care that a place is in: "institutionsplats" is of rows called "Institution"."""
    found = PLACE.fullmatch(text.casefold())
    return (stem(found[1]),) if found is not None else ()


PLACE = re.compile(r"(\w{4,}?)s?(?:plats|placering)(?:en|er|erna|ar|arna)?")


def kindred(key: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The stem of the noun to a participle's, where the reports have the noun and not the participle."""
    shorter = key[:-1]
    if key.endswith(ENDINGS) and len(shorter) >= SHORTEST and not known(key) and known(shorter):
        return (shorter,)
    return ()
