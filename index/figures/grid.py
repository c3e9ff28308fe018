"""A table as numbers: what parses in each cell, ready for arithmetic over rows and columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.figures.headers import Column, block_line, line_of
from index.numbers import Number, parse_cell
from index.types import Line, RowKind, Table


@dataclass(frozen=True)
class GridRow:
    table: int  # into Parsed.tables
    index: int  # into Table.rows
    label: str
    group: tuple[str, ...]
    kind: RowKind
    line: Line | None
    numbers: tuple[Number | None, ...]
    unit: str = ""  # what a unit column prints beside it

    def value(self, column: int) -> Decimal | None:
        number = self.numbers[column]
        return None if number is None else number.value


@dataclass(frozen=True)
class Grid:
    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]

    def triples(self, first: int, second: int, third: int) -> Iterator[tuple[GridRow, Number, Number, Number]]:
        """Rows that have a number in all three columns."""
        for row in self.rows:
            a, b, c = row.numbers[first], row.numbers[second], row.numbers[third]
            if a is not None and b is not None and c is not None:
                yield row, a, b, c


def quantum(number: Number) -> Decimal:
    """One unit of the last printed digit."""
    return Decimal(1).scaleb(-number.decimals)


def tolerance(*numbers: Number) -> Decimal:
    """How far a sum or difference of printed numbers may be off when each was rounded by itself."""
    return sum((quantum(number) for number in numbers), Decimal(0)) / 2


def grid_of(tables: Sequence[tuple[int, Table]], columns: tuple[Column, ...]) -> Grid:
    """The numbers of a table and of those that go on from it over page breaks; prose rows are left out."""
    rows: list[GridRow] = []
    for at, table in tables:
        for index, row in enumerate(table.rows):
            if row.kind is RowKind.PROSE:
                continue
            numbers = tuple(parse_cell(cell.text) if cell is not None else None for cell in row.cells)
            line = block_line(row.label) or _side(row.label) or _side_of_group(row.group)
            rows.append(GridRow(at, index, row.label, row.group, row.kind, line, numbers, row.unit))
    return Grid(columns, tuple(rows))


def _side_of_group(group: tuple[str, ...]) -> Line | None:
    """The side that rows listed under "Intäkter" or "Kostnader" are on."""
    return block_line(group[-1]) if group else None


def _side(label: str) -> Line | None:
    """The side of a row whose label is about it ("Summa intäkter", "Verksamhetens kostnader")."""
    return line_of(label) if len(label.split()) <= 3 else None
