"""Which committee a document is about."""

import re
from collections.abc import Iterator
from functools import cache

from index.lexicon import committees
from index.ocr import fold_ocr

_COMMITTEE = re.compile(
    r"\b((?:[A-ZÅÄÖa-zåäö]+-(?:,| och) (?:[a-zåäö]+-(?:,| och) )?)?[A-ZÅÄÖa-zåäö][a-zåäö]{2,}nämnd)(?:en|ens|s)?\b"
    r"|\b([Tt]ekniska nämnd)(?:en|ens)\b|\b([Kk]ommunstyrelse)(?:n|ns)\b"
)
_NOT_ONE = re.compile(
    r"(?:^|-)(?:facknämnd|nämnd|personnämnd|patientnämnd|förstnämnd|sistnämnd|nyssnämnd|ovannämnd)$", re.I
)
_HEAD = 1500
_HEAD_WEIGHT = 4.0
_WORD = re.compile(r"[A-ZÅÄÖ]\S{6,30}")


def weigh_committees(text: str, garbled: bool) -> dict[str, float]:
    """Committees in their definite form with the weight of their mentions; those in the document's head count more."""
    weights: dict[str, float] = {}
    for position, name in [*_named(text), *(_garbled(text) if garbled else ())]:
        weights[name] = weights.get(name, 0.0) + (_HEAD_WEIGHT if position < _HEAD else 1.0)
    return weights


def _named(text: str) -> Iterator[tuple[int, str]]:
    for match in _COMMITTEE.finditer(text):
        found = match.group(1) or match.group(2) or match.group(3)
        if not _NOT_ONE.search(found):
            ending = "n" if found.endswith("e") else "en"
            yield match.start(), found[0].upper() + found[1:] + ending


def _garbled(text: str) -> Iterator[tuple[int, str]]:
    """One-word names seen through OCR noise."""
    keys = _keys()
    for match in _WORD.finditer(text):
        name = keys.get(fold_ocr(match.group().strip(".,:;()")))
        if name is not None:
            yield match.start(), name


@cache
def _keys() -> dict[str, str]:
    return {fold_ocr(form): name for name in committees() if " " not in name for form in (name, f"{name}s")}
