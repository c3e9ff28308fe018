"""The unit of a table cell, from whatever says it closest."""

import re
from collections.abc import Iterator

from index.figures import headers
from index.figures.grid import Grid, GridRow
from index.figures.headers import Column
from index.figures.table_reading import TableReading
from index.numbers import UNKNOWN, Number, count, unit_of
from index.types import Measure, Row, Table, Unit, UnitKind

_ASIDE = re.compile(r"\butifran\b.*|\bi driftsredovisning.*")
_COUNTED = re.compile(r"^\W*(?:varav\s+)?(?:(?:genomsnittlig[at]*|totala?)\s+)?antal", re.IGNORECASE)
_SAID_ABOUT = re.compile(
    r"\b(?:belopp|siffror|uppgifter|tabell\w*)\b[^.]{0,60}\b(?:tkr|mnkr|mkr|kronor|kr)\b", re.IGNORECASE
)
_TITLE = re.compile(
    r"^[^.;?!]{3,80}?(?:,|\(|\bi)\s*(?:belopp i\s+)?"
    r"(?:tkr|mnkr|mkr|kkr|kr|kronor|(?:miljoner|tusen|tusental) kronor)\)?\s*$",
    re.IGNORECASE,
)
_MONEY_MEASURES = (Measure.BUDGET, Measure.OUTCOME, Measure.FORECAST, Measure.DEVIATION, Measure.AMOUNT, Measure.CHANGE)
_VOLUME = re.compile(
    r"^\W*(?:(?:avvikelse|budgeterad|total\w*)\s+)?volym(?:er|en|erna)?\b|\bvolymer\W*$", re.IGNORECASE
)
_NUMBERING = re.compile(r"^\W*\d+(?:\.\d+)*\.?\s+")
_OF_ABOVE = re.compile(r"^\W*(?:varav|inkl\w*|exkl\w*)\b", re.IGNORECASE)
_SIBLINGS = 2  # rows of a group that must count the same thing before the others count it too
_STRONG = (UnitKind.PERCENT, UnitKind.POINTS, UnitKind.MONEY, UnitKind.DURATION, UnitKind.INDEX)


def unit_for(reading: TableReading, row: GridRow, source: Row, at: int, number: Number) -> Unit:
    """The cell's unit from whatever says it closest: cell, unit column, row label, column, group, table, text before.

    What the rows beside it say comes last (a sub-row of a unit column, a table of volumes). UNKNOWN where nothing says
    it.
    """
    table, column = reading.first, reading.grid.columns[at]
    label = unit_of(row.label) if row.label else None
    strong = label if label is not None and (label.kind in _STRONG or _COUNTED.match(row.label)) else None
    group = next((hit for name in row.group[::-1] if (hit := unit_of(name)) and _says(name, hit)), None)
    around = _table_unit(table)
    return (
        number.unit
        or (_column_unit(source.unit) if source.unit and _unit_column_applies(reading, at) else None)
        or strong
        or column.unit
        or group
        or around
        or _neighbour_unit(reading.grid, column)
        or label
        or _counted(row.label, *row.group[::-1], table.stub)
        or _unit_above(reading, row)
        or _counted_by_stub(reading)
        or _text_unit(reading)
        or _volume_unit(reading, row, column)
        or UNKNOWN
    )


def _unit_above(reading: TableReading, row: GridRow) -> Unit | None:
    """What the row above prints in a column of units or names itself, for a row that is a part of it and prints none.

    "Tillfälligt boende, årskostnad | tkr", then "- inkl. bidrag"; "Sjukfrånvaro, procent", then "varav kvinnor".
    """
    if not _OF_ABOVE.match(row.label) or row.unit:
        return None
    above = next((other for other in _above(reading.grid, row) if not _OF_ABOVE.match(other.label)), None)
    if above is None or above.unit:
        return _column_unit(above.unit) if above is not None else None
    named = unit_of(above.label)
    return named if named is not None and named.kind in _STRONG else None


def _above(grid: Grid, row: GridRow) -> Iterator[GridRow]:
    """The rows over a row, the nearest first."""
    return reversed(grid.rows[: next((at for at, other in enumerate(grid.rows) if other is row), 0)])


def _volume_unit(reading: TableReading, row: GridRow, column: Column) -> Unit | None:
    """The count of a table, row or column that is said to hold volumes: of what the other rows of its group count.

    Where those do not agree it is a count of what the text leaves open.
    """
    levels = column.header.split(" | ")
    if any(_VOLUME.search(text) for text in (row.label, levels[-1])):
        return count()
    table = reading.first
    heading = _NUMBERING.sub("", reading.section[-1]) if reading.section else ""
    if any(_VOLUME.search(header.split(" | ")[-1]) for header in table.columns):
        return None  # the columns beside them are something else
    if not any(_VOLUME.search(text) for text in (table.stub, table.caption, levels[0], heading)):
        return None
    nouns = [
        noun
        for other in reading.grid.rows
        if other.group == row.group and other.label != row.label and (noun := headers.counted(other.label))
    ]
    return count(nouns[0].lower()) if len(nouns) >= _SIBLINGS and len(set(nouns)) == 1 else count()


def _counted(*labels: str) -> Unit | None:
    noun = next((found for label in labels if (found := headers.counted(label))), None)
    return count(noun.lower()) if noun is not None else None


def _counted_by_stub(reading: TableReading) -> Unit | None:
    """What heads the labels of a table that has no column of accounts, where it opens with what is counted:
    "Besök på biblioteken"."""
    if any(column.measure in (Measure.BUDGET, Measure.FORECAST, Measure.DEVIATION) for column in reading.grid.columns):
        return None
    words = reading.first.stub.split()
    unit = unit_of(words[0].strip(",;:")) if words else None
    return unit if unit is not None and unit.kind is UnitKind.COUNT else None


def _says(name: str, unit: Unit) -> bool:
    return unit.kind in _STRONG or "antal" in name.lower()


def _column_unit(printed: str) -> Unit:
    return unit_of(printed) or count(printed.lower())


def _unit_column_applies(reading: TableReading, at: int) -> bool:
    """A unit column beside volume columns ("Volymenhet") is theirs, not that of the money deviations further on."""
    column = reading.grid.columns[at]
    headers_folded = [_ASIDE.sub("", headers.fold(header)) for header in reading.first.columns]
    if not any("volym" in header for header in headers_folded):
        return True
    if column.measure is Measure.DEVIATION:
        return reading.convention.pairing(at) is not None
    return "volym" in headers_folded[at] or column.measure is None


def _table_unit(table: Table) -> Unit | None:
    for text in (table.stub, table.caption):
        unit = unit_of(text) if text else None
        if unit is not None and _says(text, unit):
            return unit
    return None


def _neighbour_unit(grid: Grid, column: Column) -> Unit | None:
    """Where two money columns or more agree on a unit, the money column between them without one shares it."""
    money = [other.unit for other in grid.columns if other.unit is not None and other.unit.kind is UnitKind.MONEY]
    if len(money) < 2 or len(set(money)) > 1:
        return None
    return money[0] if column.measure in _MONEY_MEASURES or column.line is not None else None


def _text_unit(reading: TableReading) -> Unit | None:
    """A money unit that the heading gives, or what stands before the table: a sentence of its amounts, or its title."""
    for text in (
        reading.section[-1] if reading.section else "",
        _SAID_ABOUT.search(reading.before),
        _TITLE.search(reading.before),
    ):
        words = text if isinstance(text, str) else text.group() if text is not None else ""
        unit = unit_of(words) if words else None
        if unit is not None and unit.kind is UnitKind.MONEY:
            return unit
    return None
