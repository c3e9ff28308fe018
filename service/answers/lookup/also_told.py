"""The sentence of a report that tells what an answer has from a row: cited with it, so that a reader meets both.

A report gives its figures in a table and speaks of the weighty ones in its text. Who checks an answer wants the
sentence, with its words around the figure, as much as the cell.
"""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from index.activities import canonical
from index.numbers import decimals_of, supports
from index.numbers.records import Number
from index.types import Figure, Measure, Reading, UnitKind
from service.composer import Composer
from service.documents.catalogue import Fact
from service.documents.economy import is_whole
from service.evidence.evidence import Evidence
from service.wording import amount

MOST = 2
"""Sentences of a report that are cited beside the rows of one sentence of an answer."""
LEAST_DIGITS = 2
"""Significant digits from which two figures are one by more than chance."""
ROUNDED = Decimal("0.1")
"""Part of an amount by which no rounding changes it; what is farther off need not be looked at."""
WHOLE = frozenset(("nettokostnad", "namnd", "helarsprognos"))
KINDS = (UnitKind.MONEY, UnitKind.PERCENT, UnitKind.COUNT)


def cite_sentences(evidence: Evidence, composer: Composer) -> None:
    """Give each sentence of the answer that rests on rows the marks of the sentences that tell the same as well."""
    documents = {citation.marker: citation.document for citation in composer.citations}
    for number, sentence in enumerate(composer.sentences):
        rows: dict[str, list[Figure]] = defaultdict(list)
        for marker in sentence.markers:
            figures = composer.sources.get(marker, ())
            rows[documents[marker]] += [
                figure
                for figure in figures
                if figure.table is not None and amount(figure, composer.language) in sentence.text
            ]
        marks = [
            composer.cite(evidence.document(identity), fact.quote, fact.first.section)
            for identity, figures in rows.items()
            if identity in evidence.catalogue.shelves
            for fact in _telling(evidence, identity, figures)
        ]
        if marks:
            composer.sentences[number] = replace(sentence, markers=tuple(dict.fromkeys((*sentence.markers, *marks))))


def _telling(evidence: Evidence, identity: str, figures: list[Figure]) -> list[Fact]:
    """The sentences that tell most of the figures, each for a figure that no other of them tells."""
    left = {number: figure for number, figure in enumerate(figures) if _worth(figure)}
    found: list[Fact] = []
    facts = [fact for fact in evidence.catalogue.facts_in(identity) if fact.table is None] if left else []
    held = [(fact, {n for n, figure in left.items() if _tells(fact, figure)}) for fact in facts]
    held = [(fact, told) for fact, told in held if told]
    while held and len(found) < MOST:
        fact, told = max(held, key=lambda pair: (len(pair[1]), -pair[0].quote.start))
        found.append(fact)
        held = [(other, rest - told) for other, rest in held if rest - told]
    return found


def _worth(figure: Figure) -> bool:
    if figure.value is None or figure.unit.kind not in KINDS or figure.reading is Reading.UNREADABLE:
        return False
    return len(str(abs(figure.value)).replace(".", "").strip("0")) >= LEAST_DIGITS


def _tells(fact: Fact, figure: Figure) -> bool:
    return any(_same(told, figure) for told in fact.figures)


def _same(told: Figure, figure: Figure) -> bool:
    """Whether a sentence's figure is the row's: the amount, as rounded there, of the same thing, time and measure."""
    if told.value is None or told.reading is Reading.UNREADABLE or told.unit.kind is not figure.unit.kind:
        return False
    if abs(told.size - figure.size) > ROUNDED * figure.size:
        return False
    if not supports(_number(figure), _number(told)) or _subject(told) != _subject(figure):
        return False
    same_time = told.period is None or figure.period is None or told.period == figure.period
    same_way = None in (told.favourable, figure.favourable) or told.favourable == figure.favourable
    return same_time and same_way and _measure(told) == _measure(figure)


def _number(figure: Figure) -> Number:
    value = abs(figure.value or Decimal(0))
    return Number(value, decimals_of(value), "", unit=figure.unit)


def _subject(figure: Figure) -> str | None:
    """What a figure is of; "" for the whole committee."""
    named = canonical(figure.activity)
    return "" if named in WHOLE or is_whole(figure.activity) else named or figure.activity.casefold()


ALIKE = {Measure.AMOUNT: Measure.OUTCOME, Measure.OTHER: Measure.OUTCOME}
"""What a sentence tells without saying which measure it is."""


def _measure(figure: Figure) -> Measure:
    return ALIKE.get(figure.measure, figure.measure)
