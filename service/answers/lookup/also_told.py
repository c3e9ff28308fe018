"""The sentence of a report that tells what an answer has from a row: cited with it, so that a reader meets both.

A report gives its figures in a table and speaks of the weighty ones in its text. Who checks an answer wants the
sentence, with its words around the figure, as much as the cell.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from index.activities import canonical
from index.numbers import Quantity, decimals_of, find_quantities, supports
from index.numbers.records import Number
from index.numbers.special import MONTH
from index.types import Figure, Measure, Reading, UnitKind
from service.composer import Composer, Sentence
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
    _cite_in_table(evidence, composer, documents)
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
        marks += _of_calculated(evidence, composer, sentence, documents)
        if marks:
            composer.sentences[number] = replace(sentence, markers=tuple(dict.fromkeys((*sentence.markers, *marks))))


MARK = re.compile(r"\[(\d+)\]")


def _cite_in_table(evidence: Evidence, composer: Composer, documents: Mapping[int, str]) -> None:
    """Give each marked cell of the answer's table the mark of the sentence that tells the same as well."""
    if composer.table is None:
        return

    def cell(text: str) -> str:
        marked = [int(mark) for mark in MARK.findall(text)]
        figures = [one for mark in marked for one in composer.sources.get(mark, ()) if one.table is not None]
        shown = [one for one in figures if amount(one, composer.language) in text]
        if not shown or documents[marked[0]] not in evidence.catalogue.shelves:
            return text
        identity = documents[marked[0]]
        told = _telling(evidence, identity, shown[:1], 1)
        marks = [composer.cite(evidence.document(identity), fact.quote, fact.first.section) for fact in told]
        return text + "".join(f"[{mark}]" for mark in marks if mark not in marked)

    rows = tuple(tuple(map(cell, row)) for row in composer.table.rows)
    composer.table = replace(composer.table, rows=rows)


def _of_calculated(
    evidence: Evidence, composer: Composer, sentence: Sentence, documents: Mapping[int, str]
) -> list[int]:
    """The marks of the sentences by which a report itself tells a change that the answer has worked out."""
    found = []
    for figure in composer.figures:
        derived = figure.derived
        if derived is None or derived.operation not in CHANGES or figure.text not in sentence.text:
            continue
        identity = documents.get(figure.marker, "")
        if figure.marker not in sentence.markers or identity not in evidence.catalogue.shelves:
            continue
        of = [figure for one in derived.inputs for figure in composer.sources.get(one.marker, ())]
        shown = next(iter(find_quantities(figure.text)), None)
        for fact in evidence.catalogue.facts_in(identity):
            if shown and fact.table is None and any(_tells_change(one, shown, of) for one in fact.figures):
                found.append(composer.cite(evidence.document(identity), fact.quote, fact.first.section))
                break
    return found


CHANGES = ("difference", "percent_change")


def _tells_change(told: Figure, shown: Quantity, of: list[Figure]) -> bool:
    """Whether a sentence's figure is the change, as rounded there, of the same thing as the figures it is between."""
    if told.measure is not Measure.CHANGE or not _worth(told) or shown.value is None:
        return False
    if told.unit.kind is not shown.unit.kind or not any(_subject(one) == _subject(told) for one in of):
        return False
    exact = Number(abs(shown.value), decimals_of(shown.value), "", unit=shown.unit)
    return supports(exact, _number(told))


def _telling(evidence: Evidence, identity: str, figures: list[Figure], most: int = MOST) -> list[Fact]:
    """The sentences that tell most of the figures, each for a figure that no other of them tells."""
    left = {number: figure for number, figure in enumerate(figures) if _worth(figure)}
    found: list[Fact] = []
    facts = [fact for fact in evidence.catalogue.facts_in(identity) if fact.table is None] if left else []
    held = [
        (fact, {n for n, figure in left.items() if _tells(fact, figure)} or _together(fact, figures)) for fact in facts
    ]
    held = [(fact, told) for fact, told in held if told]
    while held and len(found) < most:
        fact, told = max(held, key=lambda pair: (len(pair[1]), -pair[0].quote.start))
        found.append(fact)
        held = [(other, rest - told) for other, rest in held if rest - told]
    return found


def _together(fact: Fact, figures: list[Figure]) -> set[int]:
    """Which figures a sentence tells in one breath, by whatever name: two that agree are no chance."""
    found = {
        n
        for n, figure in enumerate(figures)
        for told in fact.figures
        if told.unit.symbol == figure.unit.symbol and told.period == figure.period and told.value == figure.value
    }
    sizes = {figures[n].size for n in found if figures[n].size >= TWO_DIGITS}
    return found if len(sizes) >= TOGETHER else set()


TOGETHER = 2
TWO_DIGITS = 10


def _worth(figure: Figure) -> bool:
    if figure.value is None or figure.unit.kind not in KINDS or figure.reading is Reading.UNREADABLE:
        return False
    whole, _, decimals = str(abs(figure.value)).partition(".")
    return len((whole + decimals if decimals else whole.rstrip("0")).lstrip("0")) >= LEAST_DIGITS


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


MONTHS = re.compile(rf"\W+{MONTH}.*", re.IGNORECASE)
"""The time that a sentence names together with what it tells of."""


def _subject(figure: Figure) -> str | None:
    """What a figure is of; "" for the whole committee."""
    named = canonical(MONTHS.sub("", figure.activity))
    return "" if named in WHOLE or is_whole(figure.activity) else named or figure.activity.casefold()


ALIKE = {Measure.AMOUNT: Measure.OUTCOME, Measure.OTHER: Measure.OUTCOME}
"""What a sentence tells without saying which measure it is."""


def _measure(figure: Figure) -> Measure:
    return ALIKE.get(figure.measure, figure.measure)
