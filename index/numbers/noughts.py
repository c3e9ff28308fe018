"""Noughts that text recognition has read as the letter o: "cirka 3 0oo kr" is three thousand."""

import re

_GARBLED = re.compile(r"\b\d{1,3}[ \u00a0](?=\d*[oO])[\doO]{3}(?=[ \u00a0](?:kr|kronor|tkr|mnkr)\b)")
"""Hundreds with the letter among them, before a unit of money: nothing else is written so."""


def with_noughts(text: str) -> str:
    """The text with the letter put right in amounts of money; every other character stays, where it stands."""
    return _GARBLED.sub(lambda match: re.sub("[oO]", "0", match.group()), text)
