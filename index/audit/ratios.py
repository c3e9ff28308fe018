"""Percentages in sentences against the numbers of the same paragraph, or of the table row that they speak of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.audit.findings import Finding, FindingKind, Operation, place, swedish
from index.audit.shares import agrees, percent_range
from index.audit.subjects import agree, prose_subject, speaks_of_the_budget, table_subject
from index.audit.tables import AuditTable
from index.numbers import Number, decimals_of
from index.types import BlockKind, Figure, Measure, Parsed, UnitKind

_REACH = 260  # characters before a percentage in which the numbers that it is made of stand
_AHEAD = 90
_FAR = Decimal(5)  # percentage points from which the percentage is about something else
_SAME = Decimal("0.05")  # percentage points that rounding to millions makes
_OF = re.compile(r"^\s*(?:stycken\s+)?av\s+(?:de\s+|totalt\s+|dessa\s+)?$")
_OF_THESE = re.compile(r"\bav (?:dessa|de\b)|\bvarav\b", re.IGNORECASE)
_OF_ALL = re.compile(r"^\W*(?:procent|%)?\W*av\b[^.]*\($")
_THAN = re.compile(r"förra|föregående|samma period|motsvarande|jämfört|\b20\d\d\b", re.IGNORECASE)
_EQUALS = re.compile(r"motsvarar|\beller\b|vilket är|mot periodens|innebär|uppgår|\bpå\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s")


@dataclass(frozen=True)
class _Ratio:
    part: Number
    whole: Number
    basis: Figure
    formula: str
    inputs: tuple[Figure, Figure]
    operation: Operation = Operation.SHARE
    counted: bool = False  # counts are exact: rounding explains nothing


def ratio_findings(
    parsed: Parsed, figures: Sequence[Figure], tables: Sequence[AuditTable], committee: str | None
) -> Iterator[Finding]:
    """Percentages in running text that the numbers beside them do not give."""
    said = sorted((f for f in figures if f.table is None and f.value is not None), key=lambda f: f.span)
    for block in parsed.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.TABLE):
            continue
        here = [figure for figure in said if block.span.covers(figure.span)]
        for at, figure in enumerate(here):
            if figure.unit.kind is UnitKind.PERCENT:
                ratio = _in_text(parsed, here, at) or _of_budget(parsed, here, at, tables, committee)
                if ratio is not None:
                    yield from _checked(figure, ratio)


def _number(figure: Figure) -> Number:
    value = abs(figure.value or Decimal(0))
    return Number(value, decimals_of(value), figure.text)


def _checked(figure: Figure, ratio: _Ratio) -> Iterator[Finding]:
    printed, spread = _number(figure), percent_range(ratio.part, ratio.whole)
    if spread is None or ratio.whole.value == 0:
        return
    exact = abs(ratio.part.value / ratio.whole.value) * 100
    if abs(exact - printed.value) >= _FAR or exact.quantize(Decimal(1).scaleb(-printed.decimals)) == printed.value:
        return
    low, high = sorted(abs(end) for end in spread)
    explained = not ratio.counted and agrees(printed, low, high)
    shown = swedish(exact.quantize(Decimal("0.1")), "procent")
    ending = "Skillnaden ryms i avrundningen." if explained else "Skillnaden är större än avrundning förklarar."
    message = f"Texten anger {figure.text} ({figure.activity}) men {ratio.formula} är {shown}. {ending}"
    first, second = place(figure), place(ratio.basis)
    calculation = f"{ratio.formula} = {shown}"
    yield Finding(
        FindingKind.SHARE,
        message,
        first,
        second,
        calculation,
        exact.quantize(Decimal("0.01")),
        explained,
        inputs=(place(ratio.inputs[0]), place(ratio.inputs[1])),
        operation=ratio.operation,
    )


# ---- numbers of the same paragraph -----------------------------------------------------------------------------


def _in_text(parsed: Parsed, here: Sequence[Figure], at: int) -> _Ratio | None:
    figure = here[at]
    before = [f for f in here[:at] if figure.span.start - f.span.end <= _REACH and f.unit.kind is UnitKind.COUNT]
    if not before:
        return None
    following = next((f for f in here[at + 1 :] if f.unit.kind is UnitKind.COUNT), None)
    if following is not None and following.span.start - figure.span.end <= _AHEAD:
        between = parsed.text[figure.span.end : following.span.start]
        if _OF_ALL.match(between) and _less(before[-1], following):
            return _ratio(before[-1], following)
    for first, second in zip(before[-2::-1], before[:0:-1], strict=True):
        between = parsed.text[first.span.end : second.span.start]
        if _OF.match(between) and _less(first, second):
            return _ratio(first, second)
        if _OF_THESE.search(between) and _less(second, first):
            return _ratio(second, first)
    if len(before) < 2:
        return None
    first, second = before[-2:]
    between = parsed.text[first.span.end : second.span.start]
    if figure.measure is Measure.CHANGE and first.unit == second.unit and _THAN.search(between):
        return _change(first, second)
    return None


def _less(part: Figure, whole: Figure) -> bool:
    return part.value is not None and whole.value is not None and 0 < part.value < whole.value


def _ratio(part: Figure, whole: Figure) -> _Ratio:
    one, all_ = _number(part), _number(whole)
    return _Ratio(one, all_, whole, f"{swedish(one.value)} av {swedish(all_.value)}", (part, whole), counted=True)


def _change(new: Figure, old: Figure) -> _Ratio:
    one, two = _number(new), _number(old)
    gap = abs(one.value - two.value)
    formula = f"ändringen från {swedish(two.value)} till {swedish(one.value)}"
    part = Number(gap, max(one.decimals, two.decimals), "")
    return _Ratio(part, two, old, formula, (new, old), Operation.CHANGE, counted=True)


# ---- a deviation in percent of its budget ----------------------------------------------------------------------


def _of_budget(
    parsed: Parsed, here: Sequence[Figure], at: int, tables: Sequence[AuditTable], committee: str | None
) -> _Ratio | None:
    """ "7,4 miljoner eller 6 procent mer än budget": the row's deviation over its budget."""
    figure = here[at]
    if figure.measure is not Measure.DEVIATION:
        return None
    before = [f for f in here[:at] if f.unit.kind is UnitKind.MONEY and f.measure is Measure.DEVIATION]
    if not before or not _belongs(parsed, before[-1], figure):
        return None
    said = before[-1]
    subject = prose_subject(said, committee)
    hits = [hit for table in tables for hit in _budgets(table, said)]
    own = [hit for hit in hits if subject is not None and table_subject(hit[0]) == subject]
    chosen = own or hits
    if not chosen or not _are_one([(hit[2].value, hit[3].value) for hit in chosen]):
        return None
    cell, planned, deviation, budget = chosen[0]
    formula = f"{swedish(abs(deviation.value))} av budgeten {swedish(abs(budget.value), cell.unit.symbol)}"
    return _Ratio(deviation, budget, cell, formula, (cell, planned))


def _are_one(pairs: Sequence[tuple[Decimal, Decimal]]) -> bool:
    """Whether the rows give one percentage: the same row in several tables, in thousands or millions."""
    shares = [abs(deviation / budget) * 100 for deviation, budget in pairs if budget]
    return len(shares) == len(pairs) and max(shares) - min(shares) < _SAME


def _belongs(parsed: Parsed, said: Figure, percent: Figure) -> bool:
    between = parsed.text[said.span.end : percent.span.start]
    if len(between) > _REACH or not speaks_of_the_budget(said.quote.of(parsed.text)):
        return False
    sentences = len(_SENTENCE.findall(between))
    return sentences <= 1 and (_EQUALS.search(between) is not None or sentences == 1)


def _budgets(table: AuditTable, said: Figure) -> Iterator[tuple[Figure, Figure, Number, Number]]:
    for pair in table.reading.convention.pairings:
        for row, deviation, budget, _ in table.grid.triples(pair.deviation, pair.budget, pair.other):
            cell, planned = table.figure(row, pair.deviation), table.figure(row, pair.budget)
            if (
                cell is not None
                and planned is not None
                and cell.period == said.period
                and cell.unit.kind is UnitKind.MONEY
                and agree(cell, said)
            ):
                yield cell, planned, deviation, budget
