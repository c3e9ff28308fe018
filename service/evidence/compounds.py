"""Compounds that reports write of two words that stand beside each other in a question.

English says in two words what Swedish says in one: "climate goals" is put in Swedish as "klimat mål", and a reader in
haste writes "moms intäkter". Which compound the reports use, and how it is joined ("resekostnader", "livsmedels-
kostnader"), only their own words tell.
"""

import re
from collections.abc import Callable, Iterator

from index.language import stem, stop_words, tokenise
from service.question import Question, TopicWord

JOINTS = ("", "s", "e", "o", "u", "es")
"""What stands between the parts: "konsult-", "kvalitets-", "rese-", "hälso-", "gatu-", "hyres-"."""
SHORTEST_PART = 3
"""Letters of a part; two make too many words by chance."""
ENDING = re.compile(r"(?<=\w{3})(?:or|ar|er|[ae])$")
"""What a word loses as the first part: "resor" is "rese-", "familj" and "familjer" are "familje-"."""
BESIDE = re.compile(r" ([^\W\d_]+)\b")
AHEAD = re.compile(r"\b([^\W\d_]+) $")


def compounds_of(word: TopicWord, question: Question, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The stems of the reports' compounds of a word and the one before or after it, either of them first or last."""
    before = next((w for w in question.words if w.end + 1 == word.start and question.bare[w.end] == " "), None)
    after = next((w for w in question.words if w.start == word.end + 1 and question.bare[word.end] == " "), None)
    pairs = list(_pairs(_called(before), _called(word))) if before is not None else []
    if before is None and (ahead := AHEAD.search(question.text[: word.start])):  # a measure is no topic: "budget ramen"
        pairs += _pairs([ahead[1]], _called(word))
    if after is not None:
        pairs += _pairs(_called(word), _called(after))
    elif beside := BESIDE.match(question.text, word.end):  # nor is it after: "moms intäkter"
        pairs += _pairs(_called(word), [beside[1]])
    return tuple(dict.fromkeys(one for pair in pairs for one in _joined(*pair) if known(one)))


def _called(word: TopicWord) -> list[str]:
    """A word and what else it may be called, in one word each."""
    return [one for one in (word.text, *word.others) if one.isalpha()]


def _pairs(firsts: list[str], lasts: list[str]) -> Iterator[tuple[str, str]]:
    for first in firsts:
        for last in lasts:
            if min(len(first), len(last)) >= SHORTEST_PART and not {first.casefold(), last.casefold()} & stop_words():
                yield first.casefold(), last.casefold()


def _joined(first: str, last: str) -> Iterator[str]:
    """The stems that a compound of the two could have."""
    for part in dict.fromkeys((first, ENDING.sub("", first))):
        for joint in JOINTS:
            yield stem(tokenise(part + joint + last)[-1])
