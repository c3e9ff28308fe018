"""By what stretch of time something is counted: "månadsplaceringar" and "årsplaceringar" are not the same number."""

import re

from index.language import fold
from service.catalogue import Fact

_COUNTED = r"(?:placer|plats)"
_IN_WORD = re.compile(rf"\b(manad|ar|dygn)s?{_COUNTED}")
_BESIDE = re.compile(
    rf"\b{_COUNTED}\w*\b.*\b(?:per|varje|om|i)\s+(manad|dygn)|\b(?:per|varje|om)\s+(manad|dygn)\b.*\b{_COUNTED}"
)


def counts_otherwise(fact: Fact, question: str) -> bool:
    """Whether a fact counts places or placements by another stretch of time than the question (folded) names."""
    asked = _stretch(question)
    if asked is None:
        return False
    own = {_IN_WORD.search(fold(f"{figure.unit.symbol} {' '.join(figure.group)}")) for figure in fact.figures}
    told = {match[1] for match in own if match is not None}
    return bool(told) and asked not in told


def _stretch(question: str) -> str | None:
    inside = _IN_WORD.search(question)
    if inside is not None:
        return inside[1]
    beside = _BESIDE.search(question)
    return next((one for one in beside.groups() if one), None) if beside is not None else None
