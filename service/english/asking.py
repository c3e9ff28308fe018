"""What an English question asks with, as Swedish has it: "vilket" or "vilka", "fler" or "mer"."""

from dataclasses import replace

from service.english.clause import Clause
from service.english.phrasebook import DETERMINERS, book, is_plural
from service.english.verbs import verb_forms, words


def put_which(clause: Clause, place: int) -> None:
    """ "what goals" is "vilka mål", "which goal" "vilket": what Swedish asks with tells one from several."""
    first = clause.segments[place].first
    word, after = clause.words[first], first + 1
    if (
        word == "what"
        and first
        and clause.words[first - 1] not in words("before_asking")
        and not clause.parted(first - 1)
    ):
        return  # "add up what assistance has cost"
    if after >= len(clause.words) or clause.parted(after - 1):
        return
    noun = clause.words[after]
    verb = word == "what" and is_verb(noun) and book().of((noun,)) is None
    if verb or noun in words("no_noun") or noun in DETERMINERS:
        return
    following = clause.words[after + 1 : after + 2] if not clause.parted(after) else ()
    several = (
        is_plural(noun) or noun in words("uncounted") or any(is_plural(one) and _is_noun(one) for one in following)
    )
    if word == "what" or not several:
        clause.segments[place] = replace(clause.segments[place], meaning=("vilka" if several else "vilken",))


def put_more(clause: Clause, place: int) -> None:
    """ "more households" is "fler hushåll", "more money" is "mer pengar"."""
    segment = clause.segments[place]
    if any(is_plural(word) for word in _phrase_after(clause, place)):
        fewer = clause.words[segment.first] == "less"
        clause.segments[place] = replace(segment, meaning=("färre" if fewer else "fler",))


def _phrase_after(clause: Clause, place: int) -> list[str]:
    """The words of the noun phrase after a segment, up to its verb: "domestic violence cases" in "more ... came in"."""
    start, found = clause.segments[place].last + 1, list[str]()
    for at, word in enumerate(clause.words[start : start + LONGEST_PHRASE], start):
        if word in words("no_noun") or (found and clause.parted(at - 1)):
            break
        if found and is_verb(word) and not is_plural(word):
            break
        found.append(word)
        if is_plural(word):
            break
    return found


LONGEST_PHRASE = 4
"""Words of a noun phrase that tell whether it is of several."""


def _is_noun(word: str) -> bool:
    if word in words("no_noun") or word in words("rather_verb"):
        return False  # "what surplus does it forecast"
    return (word,) not in verb_forms() or book().of((word,)) is not None


def is_verb(word: str) -> bool:
    return (word,) in verb_forms()
