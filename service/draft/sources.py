"""What a reader sees of a source: a cell with its labels, or a sentence on one line."""

import re
from collections.abc import Sequence

from index.audit.findings import swedish
from index.types import Figure, Reading

_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,60}>|\|")


def source_text(quote: str, figures: Sequence[Figure]) -> str:
    """Cells with their labels; a quote without figures of a table as it stands, without the table's own marks."""
    cells = [figure for figure in figures if figure.table is not None and figure.reading is not Reading.DERIVED]
    if cells:
        label = " – ".join(part for part in (*cells[0].group[-1:], cells[0].activity) if part)
        parts = dict.fromkeys(_cell(figure) for figure in cells)
        return f"{label}: {'; '.join(parts)}"
    return " ".join(_MARKUP.sub(" ", quote).split())


def _cell(figure: Figure) -> str:
    header = " ".join(figure.header.replace("|", " ").split()) or str(figure.measure)
    unit = figure.unit.symbol
    if figure.reading is Reading.RECONSTRUCTED and figure.value is not None:
        return f"{header} {swedish(figure.value, unit)} (i källan ”{figure.text}”)"
    shown = figure.text if not unit or unit in figure.text else f"{figure.text} {unit}"
    return f"{header} {shown}"
