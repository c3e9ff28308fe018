"""Changes that sentences state, against the two levels that tables or the same paragraph give."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.audit.findings import Finding, FindingKind, Operation, place, swedish
from index.audit.shares import agrees, percent_range
from index.audit.subjects import (
    TOTAL,
    ambiguous_columns,
    comparable_lines,
    line_of_total,
    magnitude,
    names_committee,
    near,
    parts_named,
    prose_subject,
    speaks_of_the_budget,
    table_subject,
)
from index.numbers import Number, decimals_of
from index.types import BlockKind, Figure, Line, Measure, Parsed, Period, PeriodKind, UnitKind

_YEAR_BEFORE = re.compile(
    r"(?:föregående|förra) år|samma (?:år )?(?:föregående )?period|motsvarande period|mellan åren|jämfört med 20\d\d",
    re.IGNORECASE,
)
_FORECAST = re.compile(r"prognos|delår|tertial|månad|budget", re.IGNORECASE)
_FORECAST_BEFORE = re.compile(
    r"(?:föregående|förra|tidigare) prognos|från (?:prognosen i )?(?:delår\w*|tertial\w*|delårsuppföljning) \w+"
    r"|förbättra\w* prognos|försämra\w* prognos",
    re.IGNORECASE,
)
_NET = re.compile(r"netto|kostnad|utfall", re.IGNORECASE)
_FAR = Decimal(5)  # percentage points from which the percentage is about something else
_NEAR = Decimal("0.35")  # how far apart a stated change and the levels' may be and still be one


@dataclass(frozen=True)
class _Levels:
    """What a thing was and what it became, both printed."""

    new: Figure
    old: Figure


def change_findings(parsed: Parsed, figures: Sequence[Figure], committee: str | None) -> Iterator[Finding]:
    """Changes in money or in percent since the year before that the stated levels do not give."""
    unclear = ambiguous_columns(figures)
    cells = [
        figure
        for figure in figures
        if figure.table is not None and _is_level(figure) and (figure.table, figure.column) not in unclear
    ]
    for figure in figures:
        if figure.table is not None or figure.measure is not Measure.CHANGE or figure.value is None:
            continue
        sentence = figure.quote.of(parsed.text)
        if not speaks_of_the_budget(sentence) or figure.unit.kind not in (UnitKind.MONEY, UnitKind.PERCENT):
            continue
        said = list(_in_paragraph(parsed, figures, figure)) if figure.unit.kind is UnitKind.MONEY else []
        if not said and _YEAR_BEFORE.search(sentence) and not _FORECAST.search(sentence):
            said = list(_in_tables(figure, cells, sentence, committee))
        elif not said and _FORECAST_BEFORE.search(sentence):
            said = list(_forecasts(figure, figures, sentence, committee))
        yield from _held_against(figure, said)


def _is_level(figure: Figure) -> bool:
    known = figure.value is not None and figure.period is not None and figure.unit.kind is UnitKind.MONEY
    return known and figure.measure is Measure.OUTCOME


def _in_tables(figure: Figure, cells: Sequence[Figure], sentence: str, committee: str | None) -> Iterator[_Levels]:
    """Rows of the sentence's activity that have the period and the same one of the year before."""
    subject = _subject(figure, sentence, committee)
    if subject is None or (figure.unit.kind is UnitKind.PERCENT and not _NET.search(sentence)):
        return  # percent of what is not said: calls, cases, hours
    side = figure.line or (Line.NET if subject == TOTAL else None)
    mine = [cell for cell in cells if table_subject(cell) == subject and comparable_lines(side, line_of_total(cell))]
    for new in mine:
        if new.period != figure.period:
            continue
        for old in mine:
            same_row = (old.table, old.row) == (new.table, new.row)
            if same_row and old.period is not None and _is_year_before(old.period, new.period):
                yield _Levels(new, old)


def _subject(figure: Figure, sentence: str, committee: str | None) -> str | None:
    """The activity of the sentence; TOTAL only where it says itself that it is about the committee."""
    subject = prose_subject(figure, committee)
    if subject not in (None, TOTAL):
        return subject
    return TOTAL if names_committee(sentence, committee) and not parts_named(sentence) else None


def _forecasts(figure: Figure, figures: Sequence[Figure], sentence: str, committee: str | None) -> Iterator[_Levels]:
    """Rows of the activity that have the forecast of now and the one made earlier in the year."""
    subject = _subject(figure, sentence, committee)
    if subject is None or figure.unit.kind is not UnitKind.MONEY:
        return
    cells = [
        cell
        for cell in figures
        if cell.table is not None
        and cell.value is not None
        and cell.unit.kind is UnitKind.MONEY
        and cell.measure is Measure.FORECAST
        and table_subject(cell) == subject
    ]
    for new in cells:
        for old in cells:
            if old.earlier and not new.earlier and (old.table, old.row) == (new.table, new.row):
                yield _Levels(new, old)


def _is_year_before(old: Period, new: Period | None) -> bool:
    if new is None or old.kind is not new.kind or new.kind is PeriodKind.ROLLING:
        return False
    months = (old.start.month, old.end.month) == (new.start.month, new.end.month)
    return months and (old.start.year, old.end.year) == (new.start.year - 1, new.end.year - 1)


def _in_paragraph(parsed: Parsed, figures: Sequence[Figure], figure: Figure) -> Iterator[_Levels]:
    """The only two levels of the paragraph, of one measure and a year apart."""
    for block in parsed.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or not block.span.covers(figure.span):
            continue
        here = [
            other
            for other in figures
            if other.table is None
            and block.span.covers(other.span)
            and _is_level(other)
            and other.activity == figure.activity
            and comparable_lines(other.line, figure.line)
        ]
        pairs = [
            (new, old)
            for new in here
            for old in here
            if old.period is not None and _is_year_before(old.period, new.period)
        ]
        if len(here) == 2 and len(pairs) == 1:
            yield _Levels(*pairs[0])


def _held_against(figure: Figure, said: Sequence[_Levels]) -> Iterator[Finding]:
    checks = [(levels, _result(figure, levels)) for levels in said]
    known = [(levels, result) for levels, result in checks if result is not None]
    if not known or any(result.agrees for _, result in known):
        return
    levels, result = known[0]
    if result.meant:
        yield _finding(figure, levels, result.value)


@dataclass(frozen=True)
class _Result:
    """The change that two levels give, in the unit of the stated one; `meant`: near enough to be the same thing."""

    value: Decimal
    agrees: bool
    meant: bool


def _result(figure: Figure, levels: _Levels) -> _Result | None:
    stated, half = magnitude(figure)
    (new, half_new), (old, half_old) = magnitude(levels.new), magnitude(levels.old)
    if figure.unit.kind is UnitKind.MONEY:
        change = abs(new - old)
        close = abs(change - abs(stated)) <= half + half_new + half_old
        meant = abs(change - abs(stated)) <= max(change, abs(stated)) * _NEAR
        return _Result(change / figure.unit.scale, close, meant and near(levels.new, levels.old, Decimal("0.6")))
    if not old:
        return None
    exact = abs((new - old) / old * 100)
    spread = percent_range(_number(levels.new), _number(levels.old))
    if spread is None:
        return None
    ends = sorted(abs(end - 100) for end in spread)
    printed = Number(abs(figure.value or Decimal(0)), decimals_of(figure.value or Decimal(0)), "")
    return _Result(exact, agrees(printed, ends[0], ends[1]), abs(exact - printed.value) < _FAR)


def _number(figure: Figure) -> Number:
    """The amount in base units, with the decimals (fewer than none for thousands) that it was printed with."""
    value = figure.value or Decimal(0)
    amount = abs(value) * figure.unit.scale
    return Number(amount, decimals_of(value) - figure.unit.scale.adjusted(), "")


def _finding(figure: Figure, levels: _Levels, result: Decimal) -> Finding:
    new, old = place(levels.new), place(levels.old)
    percent = figure.unit.kind is UnitKind.PERCENT
    unit = "procent" if percent else figure.unit.symbol
    exact = result.quantize(Decimal("0.1")) if percent else result.normalize() + Decimal(0)
    shown = swedish(exact, unit)
    levels_text = f"{swedish(new.value, new.unit.symbol)} mot {swedish(old.value, old.unit.symbol)}"
    message = (
        f"Texten anger förändringen {figure.text} ({figure.activity}) men {levels_text} är en förändring på {shown}. "
        "Skillnaden är större än avrundning förklarar."
    )
    return Finding(
        FindingKind.CHANGE,
        message,
        place(figure),
        new,
        f"{levels_text} = {shown}",
        exact,
        inputs=(new, old),
        operation=Operation.CHANGE if percent else Operation.DIFFERENCE,
    )
