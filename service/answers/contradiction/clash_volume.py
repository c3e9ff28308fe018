"""A number of places or cases against the budget, as a sentence says it and as the rows of the table give it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from index.audit import Finding
from index.numbers import decimals_of, format_en, format_sv
from index.types import Document, Figure, Span
from service.answers.contradiction.told import Told
from service.composer import Composer
from service.wording import MEASURES, amount


def tell_volume(
    finding: Finding, figures: Mapping[Span, Figure], document: Document, composer: Composer
) -> Told | None:
    """ "löptexten anger 11 färre än budgeterat, men tabellens rader ger 13 färre (prognos 83, budget 96)"."""
    first = figures.get(finding.first.span)
    cells = [cell for place in finding.inputs if (cell := figures.get(place.span)) is not None]
    if first is None or finding.calculated is None or not cells or len(cells) != len(finding.inputs):
        return None
    half = len(cells) // 2
    reached, planned = cells[:half], cells[half:]
    marks = [composer.figure(document, first)]
    own = [composer.figure(document, cell) for cell in cells]
    swedish = composer.language == "sv"
    more = finding.calculated > 0
    sides = [_total(side, mark, document, composer) for side, mark in ((reached, own[:half]), (planned, own[half:]))]
    signed = [cell.value or Decimal(0) for cell in reached] + [-(cell.value or Decimal(0)) for cell in planned]
    inputs = signed if more else [-value for value in signed]
    gap = _derived(abs(finding.calculated), inputs, own, first, document, composer)
    names = [MEASURES[composer.language][side[0].measure] for side in (reached, planned)]
    equation = ", ".join(f"{name} {total}" for name, total in zip(names, sides, strict=True))
    said = amount(first, composer.language)
    if swedish:
        side = "fler" if more else "färre"
        text = f"löptexten anger {said} {side} än budgeterat, men raderna i tabellen ger {gap} {side} ({equation})"
    else:
        side = "more" if more else "fewer"
        text = f"the text says {said} {side} than budgeted, but the rows of the table give {gap} {side} ({equation})"
    return Told(text, tuple(dict.fromkeys(marks + own)))


def _total(side: Sequence[Figure], marks: Sequence[int], document: Document, composer: Composer) -> str:
    """The sum of some cells; a single one as it is printed."""
    values = [cell.value or Decimal(0) for cell in side]
    if len(values) == 1:
        return amount(side[0], composer.language)
    return _derived(sum(values, Decimal(0)), values, marks, side[0], document, composer)


def _derived(
    number: Decimal,
    values: Sequence[Decimal],
    marks: Sequence[int],
    like: Figure,
    document: Document,
    composer: Composer,
) -> str:
    form = format_sv if composer.language == "sv" else format_en
    text = form(number, like.unit, decimals_of(number))
    inputs = [(str(value), mark) for value, mark in zip(values, marks, strict=True)]
    composer.derive(text, str(number), like.unit.symbol, "sum", inputs, like, document.meta.municipality)
    return text
