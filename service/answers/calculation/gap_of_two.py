"""What is missing between two amounts that the question gives: "sökte 9,2 och fick 5,1, hur stort blir glappet?".

The difference is counted, and where the report tells of it, what it says is quoted beside it.
"""

import re
from decimal import Decimal

from index.numbers import decimals_of
from index.types import Document, Figure, UnitKind
from service.answers import lookup
from service.answers.calculation.values import value_text
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Said
from service.evidence.evidence import Evidence
from service.question import Question
from service.types import Status

GAP = re.compile(
    r"\b(?:glapp\w*|gap|hal|halet|mellanskillnad\w*|skillnad\w*|differens\w*|fattas|saknas|brist\w*|kvar|shortfall|missing"
    r"|difference)\b"
)
PAIR = 2
APART = 700
"""Characters between the two amounts in a report."""
AFTER = 500
"""Characters after them within which it may tell of the gap."""
NEAR = Decimal("0.1")
"""How far off, as a share of it, an amount may be that tells of the gap: rounding, or a slip."""


def asked(question: Question) -> bool:
    """Whether the question gives two amounts and asks what is between them."""
    return len(question.claimed) == PAIR and GAP.search(question.folded) is not None


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The difference with its amounts, then what the report says of it; None where it has no such pair, or several."""
    if not asked(evidence.question):
        return None
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        pairs = _pairs(evidence, document)
        if len(pairs) == 1:
            _say(*pairs[0], evidence, document, composer)
            return "answered"
    return None


def _pairs(evidence: Evidence, document: Document) -> list[tuple[Figure, Figure]]:
    """The larger and the smaller amount where the report's prose gives both near each other, in one unit."""
    told = [
        figure
        for figure in evidence.catalogue.shelves[document.id].figures
        if figure.table is None and figure.value is not None and figure.unit.kind is UnitKind.MONEY
    ]
    one, other = sorted((abs(q.value or Decimal(0)) for q in evidence.question.claimed), reverse=True)
    highs = [figure for figure in told if abs(figure.value or Decimal(0)) == one]
    lows = [figure for figure in told if abs(figure.value or Decimal(0)) == other]
    return [
        (high, low)
        for high in highs
        for low in lows
        if high.unit == low.unit and abs(high.span.start - low.span.start) < APART
    ]


def _say(high: Figure, low: Figure, evidence: Evidence, document: Document, composer: Composer) -> None:
    language, gap = composer.language, abs(high.value or Decimal(0)) - abs(low.value or Decimal(0))
    markers = [composer.figure(document, figure) for figure in (high, low)]
    decimals = max(decimals_of(figure.value or Decimal(0)) for figure in (high, low))
    text = value_text(gap, high.unit, decimals, language)
    ends = [value_text(abs(f.value or Decimal(0)), f.unit, decimals, language) for f in (high, low)]
    inputs = [(str(abs(f.value or Decimal(0))), marker) for f, marker in zip((high, low), markers, strict=True)]
    place = document.meta.municipality
    composer.derive(text, str(gap), high.unit.symbol, "difference", inputs, high, place)
    between = f"{ends[0]} mot {ends[1]}" if language == "sv" else f"{ends[0]} against {ends[1]}"
    lead = "Skillnaden är" if language == "sv" else "The difference is"
    composer.say(f"{lead} {text}: {between}.", *markers)
    told = _told(max(high.span.end, low.span.end), gap, high, evidence, document)
    if told is None:
        return
    start = len(composer.sentences)
    say_quote(told[0], document, composer, says(document, composer))
    if abs(told[1].value or Decimal(0)) != gap:
        said = value_text(abs(told[1].value or Decimal(0)), told[1].unit, decimals, language)
        marker = composer.figure(document, told[1])
        clash = (
            f"Rapporten anger {said}, men uträkningen ger {text}."
            if language == "sv"
            else f"The report states {said}, but the arithmetic gives {text}."
        )
        composer.say(clash, marker, *markers)
        composer.warn("conflict", clash, (*composer.sentences[start].markers, *markers))


def _told(end: int, gap: Decimal, like: Figure, evidence: Evidence, document: Document) -> tuple[Said, Figure] | None:
    """The sentence soon after the two that gives their difference, or nearly."""
    shelf = evidence.catalogue.shelves[document.id]
    for figure in shelf.figures:
        if figure.table is not None or figure.unit != like.unit or not end <= figure.span.start < end + AFTER:
            continue
        if abs(abs(figure.value or Decimal(0)) - gap) > NEAR * gap:
            continue
        for number, one in enumerate(shelf.statements):
            if one.span.start <= figure.span.start < one.span.end:
                return Said(document.id, one, number), figure
    return None
