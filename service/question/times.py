"""Years that say which report is meant ("bokslut 2023 i Enköping 2024"), or what now is held against ("sedan 2020")."""

import re
from collections.abc import Sequence

from index.language import fold
from index.types import Period, PeriodKind
from service.question.places import Place

Timed = tuple[Period, int, int]

_AFTER_PLACE = re.compile(r"[\s,(]*(?:kommuns?\s+)?(?:\w*rapport(?:en)?\s+|tertialbokslut(?:et)?\s+)?(?:for\s+)?")
_AFTER_REPORT = re.compile(
    r"(?:\b\w*rapport(?:en)?|\btertialbokslut(?:et)?|\breport)\s+(?:for\s+|fran\s+|of\s+|i\s+)?$"
)
_JOINED = re.compile(r"\s*(?:och|and|eller|or|samt|till|to|mot|-|–)\s*$")


def report_times(text: str, places: Sequence[Place], timed: Sequence[Timed]) -> tuple[Timed, ...]:
    """The years among `timed` that select a report; none where no other time is named before them.

    A year right after a place or the word report selects it when the question has named another time: the time beside
    the measure is then the one asked for.
    """
    selecting = tuple(one for one in timed if _selects(text, places, one))
    if not selecting:
        return ()
    opening = min([selecting[0][1], *(place.start for place in places if place.end <= selecting[0][1])])
    before = [one for one in timed if one[2] <= opening and one not in selecting]
    return selecting if before and not _JOINED.search(fold(text[before[-1][2] : opening])) else ()


def _selects(text: str, places: Sequence[Place], one: Timed) -> bool:
    period, start, _ = one
    if period.kind is not PeriodKind.YEAR or not text[start : start + 1].isdigit():
        return False
    after_place = any(
        place.end <= start and _AFTER_PLACE.fullmatch(fold(text[place.end : start])) is not None for place in places
    )
    return after_place or _AFTER_REPORT.search(fold(text[:start])) is not None


HELD_AGAINST = re.compile(
    r"\b(?:(?P<sure>sedan|sen|an|mot|jamfort med|jmf med|since|than|compared (?:to|with))|fran(?: och med)?|from)"
    r" (?:i |ar |aret |januari |in )?(?P<year>(?:19|20)\d\d)\b"
)
"""Names the year that what is reported now is held against; "från 2020" may only say which report is meant."""
