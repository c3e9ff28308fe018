"""One thing asked for at two times: "2024 och samma period 2023", "i år jämfört med året innan"."""

import re

from index.numbers.special import MONTH
from index.periods import find_periods
from index.types import PeriodKind

SAME = (
    r"(?:(?:för |under |i |vid |for |in |at |during )?(?:(?:den |de |the )?(?:samma|motsvarande|same|corresponding)"
    r" (?:tid(?:en|punkt)?|period(?:en)?|månad(?:er|erna)?|time|period|months)"
    r"|förra året|året (?:innan|före)|föregående år|i fjol|fjolåret|ett år tidigare|last year"
    r"|(?:the |a )?year (?:before|earlier)"
    rf"|(?:helåret |hela |all of )?(?:19|20)\d\d\b|{MONTH}))"
)
LATER = re.compile(
    rf",?\s+(?:och|samt|respektive|jämfört med|(and|compared (?:to|with)))\s+(?={SAME}[^,]*$)", re.IGNORECASE
)
"""What joins the second time, which ends the question."""
AS_LONG = re.compile(r"\b(?:samma|motsvarande|same|corresponding)\b", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")


def two_times(text: str) -> tuple[str, str] | None:
    """The question of the first time, and what to ask next for the other; None where it names one time."""
    cut = LATER.search(text)
    if cut is None:
        return None
    first, second = text[: cut.start()].strip(" ,?"), text[cut.end() :].strip(" ?")
    months = next((found for found in find_periods(first) if found[0].kind is not PeriodKind.YEAR), None)
    year = YEAR.search(second)
    if months is not None and year is not None and AS_LONG.search(second):
        second = f"{YEAR.sub('', first[months[1] : months[2]]).strip()} {year.group()}"
    return f"{first}?", f"{'and' if cut[1] else 'och'} {second}?"
