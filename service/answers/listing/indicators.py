"""Indicators held against their targets: an outcome and a target of the report's own year."""

import re

from index.language import fold
from index.types import Document, Figure, Measure, UnitKind
from service.answers.listing.source import Entry, Source
from service.answers.listing.topic import Topic
from service.documents.catalogue import Fact
from service.evidence.evidence import Evidence

LOWER_IS_BETTER = re.compile(r"sjukfranvaro|personalomsattning|avvikelse|vantetid|aterfall|utslapp")
ABOUT = 0.15
"""Share of the topic that an indicator's label has to cover."""


def indicators(evidence: Evidence, document: Document, topic: Topic, *, missed: bool | None) -> Source | None:
    """Indicators whose outcome falls short of the year's target (or reaches it, or all), with both values."""
    entries: list[Entry] = []
    for fact in evidence.catalogue.facts:
        if fact.document != document.id or fact.table is None:
            continue
        outcome, target = held_against(fact, document)
        if outcome is None or target is None or missed not in (None, falls_short(fact, outcome, target)):
            continue
        held = (_printed(outcome), _printed(target))
        if evidence.question.language == "sv":
            entries.append(Entry(fact.label, fact.quote, " mot ".join(held), (outcome, target)))
        else:
            told = " against the target ".join(map(_in_english, held))
            entries.append(Entry(fact.label, fact.quote, told, (outcome, target)))
    if not entries:
        return None
    covers = topic.covers([Source((), (entry,)) for entry in entries], noisy=False)
    best = max(covers)
    kept = [e for e, cover in zip(entries, covers, strict=True) if best == 0 or cover >= ABOUT]
    return Source((), tuple(kept))


def _printed(figure: Figure) -> str:
    """A cell's own text, with the unit that its row's label says of it."""
    bare = figure.unit.kind is UnitKind.PERCENT and PER_CENT.search(figure.text) is None
    return f"{figure.text} %" if bare else figure.text


PER_CENT = re.compile(r"%|procent")


def _in_english(number: str) -> str:
    """A printed Swedish number as English writes it: "1 350,5" is "1,350.5"."""
    return re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))", ",", number.replace(",", "."))


def held_against(fact: Fact, document: Document) -> tuple[Figure | None, Figure | None]:
    """An indicator's outcome and its target, both of the report's own year."""
    year = document.meta.period.year if document.meta.period else None
    now = [f for f in fact.figures if f.period is not None and f.period.year == year and f.value is not None]
    outcome = next((f for f in now if f.measure is Measure.OUTCOME), None)
    return outcome, next((f for f in now if f.measure is Measure.TARGET), None)


def falls_short(fact: Fact, outcome: Figure, target: Figure) -> bool:
    """Whether the outcome misses the target; of sick leave and the like less is better."""
    short = (target.value or 0) - (outcome.value or 0)
    return (-short if LOWER_IS_BETTER.search(fold(fact.label)) else short) > 0
