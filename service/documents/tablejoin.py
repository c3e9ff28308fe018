"""Tables that are split over pages, seen as one."""

from collections.abc import Sequence

from index.types import Table


def began(number: int, tables: Sequence[Table]) -> int:
    """The table that a table split over pages began as: its heading stands on the first page, its total on the last."""
    before = tables[number].continued
    return number if before is None else began(before, tables)
