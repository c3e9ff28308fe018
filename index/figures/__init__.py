"""Table cells and sentences -> figures."""

from collections.abc import Sequence

from index.figures.cells import table_figures
from index.figures.confirm import confirmed_by_prose, with_common_direction
from index.figures.lost_commas import with_commas
from index.figures.reconstruct import applied, is_noisy, reconstruct
from index.figures.remarks import with_signed_remarks
from index.figures.scale import with_units
from index.figures.sentences import sentence_figures
from index.figures.short_rows import with_short_rows
from index.figures.table_reading import TableReading, read_tables
from index.figures.unread import junk_cells, junk_figures
from index.types import Figure, Metadata, Parsed


def extract_figures(parsed: Parsed, meta: Metadata) -> tuple[Figure, ...]:
    """Every number of the document as a record, in reading order."""
    readings = read_tables(parsed, meta.period, is_noisy(meta.noise))
    tables = [table_figures(parsed, reading, meta.period) for reading in readings]
    if is_noisy(meta.noise):
        tables = _restored(parsed, readings, tables, meta)
    sentences = with_signed_remarks(sentence_figures(parsed, meta), parsed.text)
    cells = [figure for table in with_units(tables, sentences) for figure in table]
    cells = with_short_rows(parsed, cells, sentences, meta)
    if is_noisy(meta.noise):
        cells = with_commas(confirmed_by_prose(cells, sentences))
    found = with_common_direction(cells) + sentences
    return tuple(sorted(found, key=lambda figure: (figure.span, figure.column or 0)))


def _restored(
    parsed: Parsed, readings: Sequence[TableReading], tables: Sequence[Sequence[Figure]], meta: Metadata
) -> list[list[Figure]]:
    """The figures of an OCR-read document with what the tables' arithmetic says of its damaged cells."""
    junk = junk_cells(parsed, readings)
    verdicts = reconstruct(readings, junk)
    return [
        applied(table, verdicts) + junk_figures(parsed, reading, junk, verdicts, meta)
        for reading, table in zip(readings, tables, strict=True)
    ]
