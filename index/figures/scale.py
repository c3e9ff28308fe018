"""The unit of a table that names none, where the rest of the document shows it.

A table of bare numbers is in thousands of kronor when several of its cells, so read, are the very amounts that the
text or another table states with a unit; so is a small table of which the text of its own section says two. Where
that is not so, the unit stays unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.numbers import KR, MNKR, TKR, decimals_of
from index.types import Figure, Measure, Unit, UnitKind

_CANDIDATES = (KR, TKR, MNKR)
_MONEY = (Measure.BUDGET, Measure.OUTCOME, Measure.FORECAST, Measure.DEVIATION, Measure.CHANGE)
_ENOUGH = 3  # different amounts that must agree
_LEAD = 3  # how many times as many as for any other unit
_ACCIDENT = 0.2  # share of all whole numbers of that many digits that are stated amounts
_DIGITS = 10  # steps of its last digit that an amount must have to tell anything: two digits
_NEARBY = 2  # different amounts that the text of the table's own section must say
_COMMON = 3  # tables that must share a unit before it counts as the document's own


@dataclass(frozen=True)
class _Stated:
    amount: Decimal  # kronor, without its sign
    step: Decimal  # kronor of its last printed digit


def with_units(tables: Sequence[Sequence[Figure]], sentences: Sequence[Figure]) -> list[list[Figure]]:
    """The same figures table by table, money units filled in where the document's own amounts show them."""
    stated = [
        _stated(figure) for figure in sentences if figure.unit.kind is UnitKind.MONEY and figure.value is not None
    ]
    stated += [
        _stated(figure)
        for table in tables
        for figure in table
        if figure.unit.kind is UnitKind.MONEY and figure.value is not None
    ]
    common = _common_unit(tables)
    telling = [one for one in stated if one.amount >= _DIGITS * one.step]
    return [_said_beside(_filled(table, telling, common), sentences) for table in tables]


def _said_beside(table: list[Figure], sentences: Sequence[Figure]) -> list[Figure]:
    """A small table whose amounts the text of its section says, as they are printed and all in one unit."""
    open_figures = [figure for figure in table if _is_open(figure)]
    if not open_figures or any(figure.unit.kind is not UnitKind.UNKNOWN for figure in table):
        return table
    path = open_figures[0].section
    cells = {(abs(figure.value), figure.measure) for figure in open_figures if figure.value}
    said = {
        (abs(figure.value), figure.measure): figure.unit
        for figure in sentences
        if path and figure.section[: len(path)] == path and figure.unit.kind is UnitKind.MONEY and figure.value
    }
    hits = {key: unit for key, unit in said.items() if key in cells}
    if len({value for value, _ in hits}) < _NEARBY or len(set(hits.values())) > 1:
        return table
    return [replace(figure, unit=next(iter(hits.values()))) if _is_open(figure) else figure for figure in table]


def _stated(figure: Figure) -> _Stated:
    value = figure.value or Decimal(0)
    step = Decimal(1).scaleb(-decimals_of(value)) * figure.unit.scale
    if figure.approximate:
        step = max(step, abs(value) * figure.unit.scale / 100)
    return _Stated(abs(value) * figure.unit.scale, step)


def _common_unit(tables: Sequence[Sequence[Figure]]) -> Unit | None:
    """The one money unit that all tables with a money unit use, where there are several of them."""
    units = [{figure.unit for figure in table if figure.unit.kind is UnitKind.MONEY} for table in tables]
    used = [next(iter(found)) for found in units if len(found) == 1]
    return used[0] if len(used) >= _COMMON and len(set(used)) == 1 else None


def _is_open(figure: Figure) -> bool:
    return figure.unit.kind is UnitKind.UNKNOWN and figure.measure in _MONEY and figure.value is not None


def _filled(table: Sequence[Figure], stated: list[_Stated], common: Unit | None) -> list[Figure]:
    closed = {figure.column for figure in table if figure.unit.kind not in (UnitKind.UNKNOWN, UnitKind.MONEY)}
    open_figures = [figure for figure in table if _is_open(figure) and figure.column not in closed]
    if not any(
        figure.measure in (Measure.BUDGET, Measure.FORECAST, Measure.DEVIATION, Measure.OUTCOME)
        for figure in open_figures
    ):
        return list(table)
    known = len({one.amount for one in stated})
    values = {
        abs(figure.value) for figure in open_figures if figure.value is not None and _telling(figure.value, known)
    }
    hits = {
        unit: sum(_is_stated(value * unit.scale, _step(value, unit), stated) for value in values)
        for unit in _CANDIDATES
    }
    best = max(_CANDIDATES, key=lambda unit: hits[unit])
    rest = max(hits[unit] for unit in _CANDIDATES if unit is not best)
    clear = hits[best] >= _LEAD * max(rest, 1) and hits[best] >= min(_ENOUGH, max(2, len(values) // 2))
    if not clear and not (best == common and hits[best] >= 1 and rest == 0):
        return list(table)
    columns = {figure.column for figure in open_figures}
    return [
        replace(figure, unit=best) if figure.column in columns and figure.unit.kind is UnitKind.UNKNOWN else figure
        for figure in table
    ]


def _telling(value: Decimal, known: int) -> bool:
    """Whether it would be no accident that a number is one of the amounts stated, of which so many are `known`.

    A lone digit agrees with too much. So does a whole number of three digits in a report that states hundreds of
    amounts: a table of waiting days would be one of millions.
    """
    digits = len(value.as_tuple().digits)
    counted = value == value.to_integral_value()
    return digits >= 2 and value != 0 and not (counted and known > _ACCIDENT * 10**digits)


def _step(value: Decimal, unit: Unit) -> Decimal:
    return Decimal(1).scaleb(-decimals_of(value)) * unit.scale


def _is_stated(amount: Decimal, step: Decimal, stated: list[_Stated]) -> bool:
    """Whether a stated amount is this one, itself or rounded (never finer than this one is known)."""
    return any(one.step >= step and abs(one.amount - amount) * 2 <= one.step for one in stated)
