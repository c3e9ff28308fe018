"""How reports say that they set something against an earlier time."""

import re

_YEAR = (
    r"samma (?:period|tid)\b|motsvarande (?:period|tid|manad|tertial)|foregaende ar|aret (?:innan|fore)\b|forra aret"
    r"|i fjol\b"
)
EARLIER = re.compile(_YEAR)
"""The year before, or its same months."""
_MEANT = r"(?:\w+ )?(?:budget|planera|berakna|forvanta|prognos)"
SINCE = re.compile(rf"{_YEAR}|jamfort med(?! {_MEANT})|\bsedan\b|\ban\b(?! {_MEANT})")
"""Any earlier time that a change is told from, and no plan that it is told against."""
COMPARES = re.compile(rf"{_YEAR}|jamfor|foregaende|tidigare|\bsedan\b|tertial 1")
"""Whatever a value is held against."""
