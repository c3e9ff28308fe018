"""Whether an amount is good or bad for the budget, by the words beside it: a part of the independent reader."""

import re
from collections.abc import Sequence

_BUDGET = r"(?:\s+(?!över|under)[\wåäö-]+){0,2}?\s+(?:budget|ram\b|anslag|prognos|plan)"
_OVER = (
    rf"över{_BUDGET}|\bover{_BUDGET}|above{_BUDGET}|högre\s+än{_BUDGET}|överskr[ei]d\w*|exceed\w*|overspen\w*|overrun\w*"
    r"|dyrare|merkostnad\w*"
)
_UNDER = (
    rf"under{_BUDGET}|below{_BUDGET}|within{_BUDGET}|inom{_BUDGET}|lägre\s+än{_BUDGET}|mindre\s+än{_BUDGET}"
    r"|underspen\w*"
)
_BAD = re.compile(
    r"underskott\w*|minusresultat|negativ\w*|sämre\b|deficit\w*|shortfall\w*|negative\w*|worse\b|ofördelaktig\w*"
    rf"|unfavou?rabl\w*|(?:gick|går|gå)\s+back|förlust\w*|{_OVER}",
    re.IGNORECASE,
)
_GOOD = re.compile(
    rf"överskott\w*|plusresultat|positiv\w*|bättre\b|surplus\w*|better\b|(?<!un)favou?rabl\w*|till\s+godo|{_UNDER}",
    re.IGNORECASE,
)
_BY_SIDE = re.compile(rf"{_OVER}|{_UNDER}", re.IGNORECASE)
_INCOME = re.compile(r"intäkt|inkomst|revenue|income|statsbidrag", re.IGNORECASE)
_STOP_AFTER = re.compile(r"[.;:,()\[\n|”\"]|\s(?:men|medan|but|while)\s", re.IGNORECASE)
_STOP_BEFORE = re.compile(r"[;()\n|]|(?<=[a-zåäö\]%)\"”])\.\s|(?<=\d)\.\s(?=[A-ZÅÄÖ])")


def direction(text: str, start: int, end: int, printed: str, others: Sequence[tuple[int, int]]) -> int | None:
    """Good (1) or bad (-1) by the words beside the number at `text[start:end]`, else by its printed sign.

    `others` are all the numbers of the text, this one among them: words belong to the number that they are nearest to.
    """
    following = min((first for first, _ in others if first >= end), default=len(text))
    preceding = max((last for _, last in others if last <= start), default=0)
    stop = _STOP_AFTER.search(text, end)
    after = text[end : min(following, stop.start() if stop else len(text))]
    stops = [match.end() for match in _STOP_BEFORE.finditer(text, preceding, start)]
    before = text[stops[-1] if stops else preceding : start]
    told = _told(after, last=False, shared=following < len(text) and len(after) == following - end)
    told = told or _told(before, last=True)
    if told is not None:
        word, judged = told
        return -judged if _BY_SIDE.fullmatch(word) and _INCOME.search(before) else judged
    sign = printed.lstrip()[:1]
    return -1 if sign and sign in "-−–" else 1 if sign == "+" else None


def _told(words: str, last: bool, shared: bool = False) -> tuple[str, int] | None:
    """The telling word and what it tells; `shared`: words that reach to the next number, whose are those nearer it."""
    found = [(match.start(), match.group(), -1) for match in _BAD.finditer(words)]
    found += [(match.start(), match.group(), 1) for match in _GOOD.finditer(words)]
    if shared:  # "minus 11,3 miljoner skulle återställas och vid årets slut är överskottet 16,5"
        found = [one for one in found if one[0] <= len(words) - one[0] - len(one[1])]
    if not found:
        return None
    _, word, judged = max(found) if last else min(found)
    return word, judged
