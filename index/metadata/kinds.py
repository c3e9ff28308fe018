"""Which kind of report a document is."""

import re
from collections.abc import Sequence

from index.types import Part, PartKind, ReportKind

_KINDS = (
    (ReportKind.TERTIAL, re.compile(r"tertial(?:s?(?:bokslut|rapport|uppföljning|redovisning)|(?=\s*[123]))", re.I)),
    (
        ReportKind.INTERIM,
        re.compile(r"delårs?(?:rapport|bokslut|uppföljning|redovisning)?|halvårs(?:rapport|bokslut)", re.I),
    ),
    (
        ReportKind.MONTHLY,
        re.compile(r"månads(?:uppföljning|rapport|bokslut)|ekonomisk uppföljning|ekonomirapport", re.I),
    ),
    (ReportKind.ANNUAL, re.compile(r"verksamhetsberättelse|årsredovisning|årsrapport|årsbokslut|helårsbokslut", re.I)),
    (ReportKind.PLAN, re.compile(r"\b\w*(?:plan|strategi|program|riktlinjer?)(?:en|er)?\b", re.I)),
)
_GARBLED = re.compile(r"\bdel[a-zé]{1,2}r(?:et|en)?\b|\btertial", re.I)
_FIRST_COUNTS = 3


def kind_of(parts: Sequence[Part], head: Sequence[str], body: str) -> ReportKind | None:
    """The kind that the head's titles name; failing that, the one the text speaks of as itself."""
    if any(part.kind is PartKind.NOTICE for part in parts) or len(parts) > 2:
        return ReportKind.MEETING
    for line in head:
        found = [
            (match.start(), order, kind)
            for order, (kind, pattern) in enumerate(_KINDS)
            if (match := pattern.search(line))
        ]
        if found:
            return min(found)[2]
    return _spoken_of(body)


def _spoken_of(body: str) -> ReportKind | None:
    """The kind named most, where the first one named has a lead."""
    scores: dict[ReportKind, int] = {}
    first: tuple[int, ReportKind] | None = None
    for kind, pattern in _KINDS[:-1]:
        matches = [match.start() for match in pattern.finditer(body)]
        if matches:
            scores[kind] = len(matches)
            first = min(first, (matches[0], kind)) if first else (matches[0], kind)
    if first is None:
        return ReportKind.INTERIM if _GARBLED.search(body) else None
    scores[first[1]] += _FIRST_COUNTS
    return max(scores, key=lambda kind: scores[kind])
