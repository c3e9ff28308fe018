"""The same thing said in two sentences with two values."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from index.activities import canonical
from index.audit.findings import Finding, FindingKind, place, swedish
from index.audit.subjects import agree, named_in, near, speaks_of_the_budget
from index.language import fold
from index.types import Figure, Measure, Parsed, Period, Span, UnitKind

_MEASURES = (Measure.OUTCOME, Measure.FORECAST, Measure.DEVIATION, Measure.SHARE)
_NEAR = Decimal("0.2")  # how far apart two values may be and still be meant as one
_LABEL = 2  # words of a label that is no known activity before it says what is meant

Key = tuple[str, Measure, Period, str, str, bool]


def twice_findings(parsed: Parsed, figures: Sequence[Figure], known: Collection[Span]) -> Iterator[Finding]:
    """Amounts and percentages of one activity, measure and period in two sentences that rounding does not reconcile.

    `known`: figures that a table has contradicted already, and those that a table bears out in another sense are none
    of these either: only what the sentences alone tell is held together.
    """
    cells = [figure for figure in figures if figure.table is not None and figure.value is not None]
    groups: dict[Key, list[Figure]] = {}
    for figure in figures:
        key = _key(parsed, figure)
        if key is not None and figure.span not in known and not any(_same(figure, cell) for cell in cells):
            groups.setdefault(key, []).append(figure)
    for same in groups.values():
        first = same[0]
        for other in same[1:]:
            if other.quote != first.quote and not agree(first, other) and near(first, other, _NEAR):
                yield _finding(first, other)
                break


def _same(figure: Figure, cell: Figure) -> bool:
    """Whether a cell of a table states the amount: the sentence then speaks of that row, whatever it calls it."""
    return figure.unit.kind is cell.unit.kind is UnitKind.MONEY and agree(figure, cell)


def _key(parsed: Parsed, figure: Figure) -> Key | None:
    """What two figures must share to be one; None where the sentence does not say itself what it is about."""
    money = figure.unit.kind is UnitKind.MONEY
    fits = figure.table is None and figure.value is not None and figure.measure in _MEASURES
    if not fits or figure.period is None or not (money or figure.unit.kind is UnitKind.PERCENT):
        return None
    sentence = figure.quote.of(parsed.text)
    if money and not speaks_of_the_budget(sentence):
        return None
    label, named = fold(figure.activity), canonical(figure.activity)
    told = (
        named in named_in(sentence) if named is not None else len(label.split()) >= _LABEL and label in fold(sentence)
    )
    if not told or (money and figure.measure is Measure.SHARE):
        return None
    return named or label, figure.measure, figure.period, figure.unit.kind, figure.line or "", figure.earlier


def _finding(first: Figure, second: Figure) -> Finding:
    one, two = place(first), place(second)
    message = (
        f"Texten anger {one.text} på ett ställe och {two.text} på ett annat ({one.what}); "
        f"skillnaden är {swedish(abs(abs(one.value) - abs(two.value)), one.unit.symbol)}."
        if one.unit == two.unit
        else f"Texten anger {one.text} på ett ställe och {two.text} på ett annat ({one.what})."
    )
    return Finding(FindingKind.REPEATED, message, one, two, "")
