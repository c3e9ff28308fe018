"""What a question wants counted, and whether what a report counts is that: people, staff, or things by their name."""

import re
from collections.abc import Iterator

from index.language import fold, stem, tokenise
from index.types import UnitKind
from service.question import Question, TopicWord
from service.vocabulary.termindex import SHORTEST_PART, Word

COUNTING = re.compile(r"hur manga|how many|\bantal(?:et)?\b|number of")
OF_THEM = re.compile(r"\b(?:av (?:de|dem|dom|dessa)|of (?:them|these|those))\b")
PEOPLE = (
    "barn",
    "ung",
    "perso",
    "individ",
    "vux",
    "kund",
    "brukar",
    "klient",
    "medborg",
    "mannisk",
    "anstall",
    "deltag",
    "peopl",
    "child",
    "client",
    "adult",
    "youth",
    "employ",
)
"""What one report calls kunder another calls brukare, and a reader people."""
STAFF = ("anstall", "medarb", "arsarb", "employ")
WORKS = ("jobb", "arb", "work")
ANYBODY = ("perso", "individ", "mannisk", "peopl", "medborg")
"""Who may be of the staff or not."""
WHO = (
    *PEOPLE,
    *STAFF,
    *("familj", "hushall", "forald", "vardnadshav", "anvand", "elev", "pojk", "flick", "kvinn", "mam", "bebis"),
    *("anhor", "volont", "valdsut", "avhopp", "medlem", "ledamot", "patient", "flykting"),
)
"""What reports count where a question only says "hur många" of whoever did something."""
SOMEBODY = "*"
ACTS = re.compile(
    r"(?:hur m[åa]nga|how many) (?:(?:har|hade|är|var|blev|blir|ska|skulle|kan|kunde|vill|fick|får|går|gick|bor|bodde"
    r"|jobbar|arbetar|kom|lever|sover|står|stod|deltar|deltog|väntar|söker|sökte|tittar|klarar|åker|reser|använder|läser|tar|äter|flyttar|börjar"
    r"|besöker|ringer|behöver|känner|tycker|anser|upplever|mår|sitter|ligger|svarar|(?!finns)\w{3,}[adrtk]s|have|has|had|are|were|was"
    r"|live|lived|work|worked|got|get|took|take|will|can)\b"
    r"|\w{3,}(?:ades?|ats|ttes?|gdes?|ldes?|rdes?|ndes?)\b"
    r"(?= (?:i|på|av|om|till|från|med|för|hos|inom|under|sig|att|via|genom|efter|ut|in|sin|sitt|sina)\b|\W*$))"
)
"""Says right after "hur många" what they do: whoever does it is counted, and not what the next noun names."""

OF_A_PLACE = re.compile(r" {3,}")
"""What is left where a question names the people of a place ("hur många nackabor")."""
WITHIN = re.compile(
    r"\b(?:hur manga|how many) (?:i|pa|fran|inom|hos|vid|under|in|at|within) (?!snitt|genomsnitt|average)"
)
"""Whoever is somewhere is counted, and not the place: "hur många i personalen har ..."."""
DESCRIBES = re.compile(r"(?:[aeo]|gt|kt|nt|rt|st|vt)$")
"""How an adjective in the plural ends, and what tells more of one: "grovt kriminella ungdomar"."""


def counted_stems(question: Question, words: list[Word]) -> frozenset[str]:
    """Stems of what the question wants counted, with what means the same; empty where nothing is."""
    match = COUNTING.search(fold(question.bare))
    if question.quantity != "count" or match is None:
        return frozenset()
    if question.told and OF_THEM.search(question.folded):
        return frozenset(stem(fold(told.unit.symbol)) for told in question.told if told.unit.kind is UnitKind.COUNT)
    noun = next((word for word in question.words if word.start >= match.end()), None)
    if noun is None:
        return frozenset()
    if OF_A_PLACE.match(question.bare[match.end() : noun.start]):
        return frozenset((SOMEBODY,))
    if ACTS.search(question.text.casefold()) is not None or WITHIN.search(question.folded) is not None:
        return frozenset((SOMEBODY,))
    found: set[str] = set()
    for one in _named(noun, question):
        tokens = tokenise(one.text.rpartition("-")[2])
        own = stem(tokens[-1]) if tokens else fold(one.text)
        same = (other for word in words if word.stem == own for other in word.others if not other.startswith("#"))
        found |= {own, *same, *(("anstalld", "medarb", "arsarb") if own in WORKS else ())}
    return frozenset(found)


def _named(first: TopicWord, question: Question) -> Iterator[TopicWord]:
    """The word after "hur många", and those that stand beside it as long as it may only describe them."""
    yield first
    while DESCRIBES.search(fold(first.text)) is not None and not fold(first.text).startswith(WHO):
        after = next((w for w in question.words if w.start == first.end + 1 and question.bare[first.end] == " "), None)
        if after is None:
            return
        yield (first := after)


def same_thing(noun: str, asked: str) -> bool:
    """Whether what is counted is what was to be counted, by their stems."""
    if asked == SOMEBODY:
        return noun.startswith(WHO)
    if _is_people(noun) and _is_people(asked):
        return not of_other_people(noun, asked)
    short, long = sorted((noun, asked), key=len)
    return long == short or (len(short) > SHORTEST_PART and (long.startswith(short) or long.endswith(short)))


def _is_people(noun: str) -> bool:
    """Whether a noun is of people, by its beginning or, as a compound ("lsskunder"), by its end."""
    return noun.startswith(PEOPLE) or noun.endswith(PEOPLE_LAST)


PEOPLE_LAST = tuple(noun for noun in PEOPLE if len(noun) >= SHORTEST_PART)


def of_other_people(noun: str, asked: str) -> bool:
    """Whether one is of the staff and the other of those whom it is there for, by their stems."""
    if asked == SOMEBODY or noun.startswith(ANYBODY) or asked.startswith(ANYBODY):
        return False
    return noun.startswith(STAFF) is not asked.startswith(STAFF)
