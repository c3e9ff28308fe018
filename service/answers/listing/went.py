"""What the prose tells to have gone over its budget, or to have stayed under it, where no table has its rows."""

import re
from collections.abc import Sequence

from index.language import fold, stem, tokenise
from index.numbers import find_quantities
from index.types import Document, PartKind, Statement, UnitKind
from service.answers.listing.items import title_span
from service.answers.listing.source import Entry, Source
from service.evidence.evidence import Evidence
from service.question.happened import WENT

MOST = 10
LONGEST = 45
"""Words of a sentence that tells it."""
WHOLE = re.compile(
    r"sammanfatt|namnden(?:s)? (?:\w+ )?(?:resultat|nettokostnad|prognos|redovis)"
    r"|\b(?:redovisar|visar|har) \w*namnden\b"
    r"|\barets resultat\b|\bbalansera\w* (?:over|under)skott"
)
"""Speaks of the whole committee."""
LEANS = re.compile(r"(?:resultatet|utfallet|avvikelsen|den|det|detta|prognosen)\b")
"""Opens a sentence that has said before what it is of."""
AHEAD = re.compile(r"\bprogno[sc]\w*|\bvanta\w*|\bforvanta\w*|\bberakna\w*")


def went(evidence: Evidence, document: Document) -> Source | None:
    """The sentences that tell by how much something went the asked way, each under the heading that says of what."""
    question = evidence.question
    if question.direction is None:
        return None
    shelf = evidence.catalogue.shelves[document.id]
    report = next((part.span for part in document.parts if part.kind is PartKind.REPORT), None)
    entries: list[Entry] = []
    for number, one in enumerate(shelf.statements):
        folded = fold(one.text)
        tells = WENT[question.direction].search(folded) is not None and len(one.text.split()) <= LONGEST
        aside = report is not None and not report.covers(one.span)
        if not tells or aside or not one.section or "|" in one.text:
            continue
        ahead = AHEAD.search(folded) is not None and AHEAD.search(question.folded) is None
        if ahead or WHOLE.search(folded) or WHOLE.search(fold(one.section[-1])):
            continue
        if not any(q.unit.kind is UnitKind.MONEY for q in find_quantities(one.text)):
            continue
        entries.append(_entry(number, shelf.statements, document))
    return Source((), tuple(entries)[:MOST], known=1.0) if entries else None


def _entry(number: int, statements: Sequence[Statement], document: Document) -> Entry:
    """A sentence under what says of what it is: the one that its paragraph opens with, else the heading."""
    one = statements[number]
    title = one.section[-1]
    section = next((part for part in reversed(document.sections) if part.path == one.section), None)
    if LEANS.match(fold(one.text)) is not None:
        opening = next(other for other in statements if other.block == one.block and other.section == one.section)
        if opening is not one and len(opening.text.split()) <= LONGEST:
            return Entry(opening.text, opening.span, more=one)
    said = {stem(token) for token in tokenise(one.text)}
    if section is None or said & {stem(token) for token in tokenise(title)}:
        return Entry(one.text, one.span)
    return Entry(title, title_span(section, document), more=one)
