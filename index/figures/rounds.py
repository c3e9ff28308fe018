"""Which of the year's forecasts a header or sentence speaks of: the report's own, or one made earlier."""

import re

from index.types import Period

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = re.compile(rf"(?<![a-z])({'|'.join(_MONTHS)})[a-z]*\.?(?![a-z])")
_PART = re.compile(
    r"(?<![a-z])(tertial|kvartal|delar|t|q|d)(?:s?(?:bokslut|rapport|uppfoljning|prognos)(?:en|et)?)?\s?([1-4])(?!\d)"
)
_FIRST = re.compile(r"(?<![a-z])forsta\s+(tertial|kvartal|delar|halvar)")
_BEFORE = re.compile(
    r"(?<![a-z])(?:fg|foreg\w*|forra|tidigare|senaste|ursprunglig\w*)\s+(?:\w+\s+)?prognos|(?<![a-z])fg\.?\s+progn"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_LENGTHS = {"tertial": 4, "t": 4, "kvartal": 3, "q": 3, "halvar": 6}
_FIRST_ENDS = 6  # "delår 1" ends in March, April or June


def made_earlier(folded: str, document: Period) -> bool:
    """Whether a forecast under the folded words `folded` was made before the document's period ended, in its year.

    "Prognos delår 1" in a report of August was; "Prognos aug 2024 helår" in that report is its own.
    """
    years = {int(year) for year in _YEAR.findall(folded)}
    if years and max(years) > document.year:
        return False
    if _BEFORE.search(folded):
        return True
    made = _made_in(folded)
    return made is not None and made < document.end.month


def _made_in(folded: str) -> int | None:
    """The last month that the forecast knew of, at the latest."""
    part = _PART.search(folded)
    if part is not None:
        number = int(part[2])
        if part[1] in ("delar", "d"):
            return _FIRST_ENDS if number == 1 else 8 if number == 2 else None
        return number * _LENGTHS[part[1]]
    first = _FIRST.search(folded)
    if first is not None:
        return _LENGTHS.get(first[1], _FIRST_ENDS)
    months = [_MONTHS.index(found[1]) + 1 for found in _MONTH.finditer(folded)]
    return max(months) if months else None
