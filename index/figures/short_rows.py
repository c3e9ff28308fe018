"""Rows with fewer values than their table has columns, of which the layout does not tell where they stand.

Such a row's values are never its first columns' just because they were printed first. A balance carried in or out is
the year's. Where a sentence of the report gives one of the values with its time, that column and its neighbours are
the row's; else no column, measure or period is claimed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.figures.subject import fold
from index.periods import whole_year
from index.types import Figure, Measure, Metadata, Parsed, Period

_CARRIED = re.compile(r"\W*(?:ib|ub|ingaende|utgaende)\b")
_GOING_IN = re.compile(r"\bvid\s+ingangen\s+av\s+(?:ar(?:et)?\s+)?(?P<year>(?:19|20)\d\d)")


def with_short_rows(
    parsed: Parsed, figures: Sequence[Figure], sentences: Sequence[Figure], meta: Metadata
) -> list[Figure]:
    """The figures of tables, those of rows that the layout leaves open placed by other means or left without a time."""
    found = list(figures)
    open_rows: dict[tuple[int, int], list[int]] = {}
    for at, figure in enumerate(found):
        if figure.table is None or figure.row is None or parsed.tables[figure.table].rows[figure.row].placed:
            continue
        open_rows.setdefault((figure.table, figure.row), []).append(at)
    for (table, _), places in open_rows.items():
        row = [found[at] for at in places]
        for at, figure in zip(places, _placed(row, parsed.tables[table].columns, sentences, meta, parsed), strict=True):
            found[at] = figure
    return found


def _placed(
    row: list[Figure], headers: Sequence[str], sentences: Sequence[Figure], meta: Metadata, parsed: Parsed
) -> list[Figure]:
    if _CARRIED.match(fold(row[0].activity)):
        year = whole_year(meta.period.year) if meta.period is not None else None
        return [replace(figure, measure=Measure.OTHER, period=year, header="") for figure in row]
    years = [_year(header) for header in headers]
    for at, figure in enumerate(row):
        told = (_told_year(figure, one, parsed) for one in sentences)
        said = next((year for year in told if year is not None and year in years), None)
        first = years.index(said) - at if said is not None else -1
        if first >= 0 and all(year is not None for year in years[first : first + len(row)]):
            return [
                replace(one, period=_whole(years[first + i]), header=headers[first + i]) for i, one in enumerate(row)
            ]
    return [replace(figure, measure=Measure.OTHER, period=None, header="", favourable=None) for figure in row]


def _told_year(figure: Figure, sentence: Figure, parsed: Parsed) -> int | None:
    """The year at whose end a sentence has the same amount: "vid ingången av år 2020 om minus 11,3" is that of 2019."""
    if not figure.size or sentence.size != figure.size or sentence.unit.kind is not figure.unit.kind:
        return None
    going_in = _GOING_IN.search(fold(sentence.quote.of(parsed.text)).replace("\n", " "))
    return int(going_in["year"]) - 1 if going_in is not None else None


def _year(header: str) -> int | None:
    found = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", header)
    return int(found[0]) if len(found) == 1 else None


def _whole(year: int | None) -> Period | None:
    return None if year is None else whole_year(year)
