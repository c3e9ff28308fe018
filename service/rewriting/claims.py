"""What a sentence claims of each of its numbers: budget, outcome, forecast or deviation, by the words beside it. Pure.

Most words stand before their number ("utfallet blev 203,3 mnkr mot en budget på 183,3 mnkr"); those of a deviation
often after it ("19,9 mnkr över budget"). A word speaks for the first number after it alone.
"""

import re
from collections.abc import Sequence

from index.numbers import Quantity

_WORDS = {
    "deviation": r"\w*underskott\w*|\w*överskott\w*|\w*avvikelse\w*|avvik\w*|överskr[ie]d\w*|underskr[ie]d\w*|deficits?"
    r"|surplus(?:es)?|deviat\w+|variance|overspen\w+|underspen\w+|exceed\w*|overruns?|shortfalls?",
    "forecast": r"\w*prognos\w*|forecast\w*|projected|projection",
    "budget": r"\w*budget\w*|planned",
    "level": r"uppg(?:å|år|ick|ått)\s+till|amount(?:s|ed)?\s+to",
    "outcome": r"\w*utfall\w*|outcomes?|actual|kostade|kostat|costs?(?=\s*$)",
}
_WORD = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _WORDS.items()), re.IGNORECASE)
_THAN = (
    r"(?:mer|mindre|högre|lägre|större|dyrare|billigare|bättre|sämre)\s+än"
    r"|(?:more|less|higher|lower|better|worse)\s+than"
)
_SHARE = r"(?:\s*(?:eller|or)\s*(?:SEK\s*)?[\d.,]+\s*(?:procent|per\s?cent|%|mnkr|tkr|million)\)?)?"
_BESIDE = re.compile(
    rf"{_SHARE}\s*(?:i\s+)?(?:över|under|over|above|below|{_THAN})\s+(?:[^\W\d]+\s+){{0,3}}?\w*(?:budget|plan)\w*"
    rf"|{_SHARE}\s+(?:över|under|over|below)\s*(?:[,.;)\[]|$)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s*(?:i|in|as|som|that|which)\s+(?:(?:har|var|is|was|been)\s+)?(?:{_WORD.pattern})"
    r"|\s*(?P<result>underskott\w*|överskott\w*|deficits?|surplus(?:es)?)\b",
    re.IGNORECASE,
)
_DEVIATES_FROM = re.compile(
    rf"(\b(?:{_WORDS['deviation']})\b(?:\s+[^\W\d]+){{0,2}}?)\s+(?:mot|gentemot|jämfört\s+med|i\s+förhållande\s+till|from|against)"
    r"\s+(?:the\s+|its\s+|sin\s+)?budget\w*",
    re.IGNORECASE,
)
_BY = re.compile(r"\s*(?:\w+\s+){0,2}?(?:med|by)\s*[-−]?$", re.IGNORECASE)
_STRAIGHT = re.compile(r"\s*(?:på|om|of|,?\s*(?:som|which|vilken)\s+(?:är|var|is|was))?\s*(?:SEK)?\s*", re.IGNORECASE)
_WITH = re.compile(r"\s*(?:med|by)\s*(?:SEK)?\s*", re.IGNORECASE)
_OTHER = re.compile(
    rf"\s*(?:över|under|over|above|below|{_THAN})\s+(?:the\s+|its\s+)?\w*(?:utfall|prognos|outcome|forecast)\w*",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\s*(?:mot|against)\s*(?:SEK\s*)?", re.IGNORECASE)
_OF = re.compile(r"\s*(?:på|om|of|:|=)", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:över|under|over|above|below)\s+(?:the\s+|its\s+|sin\s+)?$", re.IGNORECASE)
_BREAK = re.compile(r";|\b(?:medan|men|däremot|while|whereas|but)\b", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:,|och|samt|respektive|eller|and|or|,\s*(?:och|samt|and))\s*(?:SEK\s*)?", re.IGNORECASE)


def measures_claimed(text: str, numbers: Sequence[Quantity]) -> list[str | None]:
    """For each number "budget", "outcome", "forecast", "deviation", "difference" (from something else than the budget)
    or "level" (any but a deviation); None where no word says which."""
    claims: list[str | None] = []
    for at, number in enumerate(numbers):
        begin = numbers[at - 1].outer_end if at else 0
        claim = _after(text[number.outer_end :]) or _between(text[begin : number.outer_start], claims[-1:])
        claims.append(claim)
    return claims


def _after(rest: str) -> str | None:
    """What the words right after a number say of it."""
    if _OTHER.match(rest):
        return "difference"
    if _BESIDE.match(rest):
        return "deviation"
    found = _AFTER.match(rest)
    if found is None:
        return None
    return "deviation" if found.lastgroup == "result" else found.lastgroup


def _between(between: str, last: Sequence[str | None]) -> str | None:
    """What the words since the number before say of a number; `last` is what was claimed of that one."""
    if last:
        beside = _BESIDE.match(between)
        if beside is not None and _STRAIGHT.fullmatch(between, beside.end()):
            return "budget"  # "9,0 mnkr under budgeten på 674,7 mnkr"
        between = between[beside.end() :] if beside is not None else between
        if _JOINT.fullmatch(between):
            return last[0]
        if _AGAINST.fullmatch(between):
            return "budget"  # "665,7 mnkr mot 674,7 mnkr"
        if _WITH.fullmatch(between):
            return "deviation"  # "överskred budgeten på 304,4 mnkr med 13,4 mnkr"
    return _before(between)


def _before(between: str) -> str | None:
    """What the last word of measure before a number says of it."""
    breaks = [found.end() for found in _BREAK.finditer(between)]
    window = _DEVIATES_FROM.sub(r"\1", between[breaks[-1] if breaks else 0 :])
    words = list(_WORD.finditer(window))
    if not words:
        return None
    if words[-1].lastgroup == "level" and len(words) > 1:  # "underskottet uppgår till": of what, the word before says
        words.pop()
    last, rest = words[-1], window[words[-1].end() :]
    if last.lastgroup != "budget" or _OF.match(rest):
        changed = last.lastgroup in ("outcome", "forecast") and _BY.fullmatch(rest) is not None
        return "difference" if changed else last.lastgroup
    overrun = len(words) > 1 and words[-2].lastgroup == "deviation"  # "överskred budgeten, 19,9 mnkr"
    compared = _COMPARED.search(window[: last.start()]) is not None
    return "deviation" if overrun or compared or _BY.fullmatch(rest) else "budget"


def bases_claimed(text: str, numbers: Sequence[Quantity]) -> list[str | None]:
    """For each number the last of "outcome" and "forecast" that is named since the number before; None for neither."""
    found: list[str | None] = []
    for at, number in enumerate(numbers):
        named = _WORD.finditer(text, numbers[at - 1].outer_end if at else 0, number.outer_start)
        last = [one.lastgroup for one in named if one.lastgroup in ("outcome", "forecast")][-1:]
        found.append(last[0] if last else None)
    return found
