"""Whether the places that a question's evidence stands at are covered by what was cited or found."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from eval.questions import Evidence

_MARKUP = re.compile(r"</?(?:b|i|u|p|br|strong|em|sup|sub|span)\b[^<>]*>", re.IGNORECASE)

_STOPS = ("\n\n", "|\n", ". ", ".\n")

COVERED = 0.5
"""Share of an anchor's characters that one span must cover: a citation may end at a sentence that the anchor passes."""


@dataclass(frozen=True)
class Place:
    """Characters `start` (included) to `end` (excluded) of a document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """A stored document: `id`, the file's `name` and the stored `text`."""

    id: str
    name: str
    text: str

    @cached_property
    def squeezed(self) -> tuple[str, list[int]]:
        """The text without white space and inline markup, and where each of its characters stands."""
        barred = {place for match in _MARKUP.finditer(self.text) for place in range(*match.span())}
        origin = [place for place, letter in enumerate(self.text) if not letter.isspace() and place not in barred]
        return "".join(self.text[place] for place in origin), origin

    def find(self, anchor: str) -> list[Place]:
        """Every place where the anchor stands, however its lines are broken and whether markup was kept or not."""
        text, origin = self.squeezed
        wanted = "".join(_MARKUP.sub(" ", anchor).split())
        if not wanted:
            return []
        starts = [match.start() for match in re.finditer(re.escape(wanted), text)]
        return [Place(self.id, origin[start], origin[start + len(wanted) - 1] + 1) for start in starts]


def places_of(evidence: Evidence, sources: Sequence[Source]) -> list[Place]:
    """All the places that would do as this evidence; raises ValueError when none is in the documents."""
    found = [
        place
        for source in sources
        if source.name.startswith(evidence.report)
        for anchor in evidence.anchors
        for place in source.find(anchor)
    ]
    if not found:
        raise ValueError(f"no anchor of {evidence.anchors} stands in report {evidence.report}")
    return found


def covers(spans: Iterable[Place], place: Place) -> bool:
    """Whether one of the spans covers at least half of the place."""
    length = place.end - place.start
    return any(
        span.document == place.document and min(span.end, place.end) - max(span.start, place.start) >= COVERED * length
        for span in spans
    )


def around(place: Place, text: str) -> str:
    """The line or sentence that a place stands in."""
    before = text[: place.start]
    start = max((before.rindex(stop) + len(stop) for stop in _STOPS if stop in before), default=0)
    ends = [found for stop in _STOPS if (found := text.find(stop, place.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def cited(spans: Sequence[Place], wanted: Sequence[Sequence[Place]]) -> int:
    """How many of the evidence items (each a list of places of which any will do) the spans cover."""
    return sum(any(covers(spans, place) for place in places) for places in wanted)
