"""A sentence's two sides: what it explains and the reason that it gives.

What is asked must be on the side that is explained: a sentence that gives what was asked about as the reason of
something else is no answer.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from index.language import fold

OUTRIGHT, FOLLOWS, MILD, PURPOSE = 0.67, 0.4, 0.35, 0.15
"""How outright a reason is given: as one, as what something follows from, mildly, as what it is meant for."""
AT_HEAD = 4
"""Folded characters before a cue that stands at the head of its sentence."""


@dataclass(frozen=True)
class Sides:
    """A sentence by what it explains and the reason it gives; `gain` tells how outright."""

    explained: str
    reason: str
    gain: float


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(files("service.evidence").joinpath("reasons.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(patterns)) for name, patterns in data.items()}


@lru_cache(maxsize=1 << 14)
def has_cue(name: str, text: str) -> bool:
    """Whether a text has one of the named cues of `reasons.toml`."""
    return _cues()[name].search(fold(text)) is not None


NAMED_REASON = re.compile(r"\w")
WISH = re.compile(r"\b(ska|skall)\b")


@lru_cache(maxsize=1 << 12)
def sides(text: str) -> Sides | None:
    """What a sentence explains with what; None where it has no word for a reason."""
    folded = fold(text)
    for name, gain in (("outright", OUTRIGHT), ("follows", FOLLOWS), ("mild", MILD), ("purpose", PURPOSE)):
        match = _cues()[name].search(folded)
        if match is None or (name == "follows" and match.start() <= AT_HEAD):
            continue
        before, after = folded[: match.start()], folded[match.end() :]
        if name == "outright" and not NAMED_REASON.search(after):
            continue  # "av olika anledningar" names none
        if name != "outright" and WISH.search(folded):
            gain = PURPOSE / 2  # what should be is a goal, and no reason of what is
        if name == "follows":
            return Sides(after, before, gain)
        return _named(folded, match, gain) or _headed(before, after, gain) or Sides(before, after, gain)
    return None


def said_first(text: str) -> str:
    """What a sentence says, folded, before its first word that gives a reason outright."""
    folded = fold(text)
    match = _cues()["outright"].search(folded)
    return folded[: match.start()] if match is not None else ""


_NOUN = re.compile(r"\b(anledning\w*|orsak\w*|forklaring\w*|syfte\w*|skal(?:et|en)?) (till|bakom|med)\b")
_IS_ONE = re.compile(r"\b(ar|var|har varit|utgor) (en|ett|den|det)\b( [^.,]{0,40})?\s$")
"""What makes of the words before "skälen till" the reason: "är ett av de vanligaste"."""
_IS = re.compile(r"\b(ar|var|bedoms vara|beror pa) (framst |framfor allt |bland annat )?")


def _named(folded: str, match: re.Match[str], gain: float) -> Sides | None:
    """The sides of "anledningen till X är Y"; None where the sentence is no such one."""
    noun = _NOUN.search(folded)
    if noun is None or noun.start() > match.start():
        return None
    head = _IS_ONE.search(folded[: noun.start()])
    if head is not None and head.start() > AT_HEAD:
        return Sides(folded[noun.end() :], folded[: head.start()], gain)
    verbs = [found for found in _IS.finditer(folded, noun.end()) if found.start() - noun.end() > 1]
    if not verbs:
        return None
    verb = next((found for found in verbs if folded.startswith("att ", found.end())), verbs[-1])
    return Sides(folded[noun.end() : verb.start()], folded[verb.end() :], gain)


def _headed(before: str, after: str, gain: float) -> Sides | None:
    """The sides of "på grund av Y, har X": the reason goes as far as the comma, if there is one."""
    if len(before) > AT_HEAD:
        return None
    reason, comma, explained = after.partition(", ")
    if comma:
        return Sides(explained, reason, gain)
    return Sides(after, after, gain if gain >= OUTRIGHT else PURPOSE)  # what it is by which, only the verb could part
