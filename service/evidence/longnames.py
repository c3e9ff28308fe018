"""Activities whose name is several words, of which a text may have one by chance: "biståndsbedömd" is no
"ekonomiskt bistånd".
"""

import re
from dataclasses import replace
from functools import cache

from index.activities import ActivityMatch, activities, activity, children
from index.language import fold
from service.question import Question
from service.vocabulary.termindex import Word


def by_whole_names(words: tuple[Word, ...], question: Question) -> tuple[Word, ...]:
    """The words with each long name as one more, which alone must be there: none of its words must by itself."""
    long = {match.id for match in question.activities if not match.weak and _is_of_several(match, question)}
    keys = {f"#{one}" for one in long if any(word.essential and f"#{one}" in word.others for word in words)}
    if not keys:
        return words
    parts = (replace(word, essential=False) if keys & set(word.others) else word for word in words)
    also = {key: [other for word in words if key in word.others for other in word.others] for key in keys}
    return *parts, *(Word(key, _with(key[1:], tuple(also[key])), essential=True) for key in sorted(keys))


def _is_of_several(match: ActivityMatch, question: Question) -> bool:
    """Whether an activity is named by an adjective and a noun, both of them words of the question."""
    words = [fold(word.text) for word in question.words if match.start <= word.start and word.end <= match.end]
    return len(words) == 2 and ADJECTIVE.search(words[0]) is not None and len(match.words.split()) == 2


ADJECTIVE = re.compile(r"(?:t|a|ig|isk|en)$")
"""How the first of the two ends: of "barn och unga" either may be meant."""


@cache
def _with(identifier: str, also: tuple[str, ...]) -> tuple[str, ...]:
    """What is the same by another name, what it is made of, and what has its name in its own."""
    one = activity(identifier)
    names = [fold(name) for name in (one.name, *one.words) if " " in name]
    joint = [
        other.id
        for other in activities()
        if other.id != identifier and any(name in fold(word) for name in names for word in (other.name, *other.words))
    ]
    parts = [part for part in children(identifier) if not activity(part).topic]
    same = [key for key in also if key.startswith("#")]
    return tuple(dict.fromkeys((*same, *(f"#{other}" for other in (*parts, *joint)))))
