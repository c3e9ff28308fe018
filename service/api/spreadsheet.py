"""Figures as CSV, for programs and for spreadsheets."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

FIGURE_COLUMNS = (
    "document", "title", "municipality", "committee", "period", "year", "activity", "group", "line", "measure",
    "header", "value", "unit", "text", "favourable", "approximate", "total", "reading", "note", "section", "start",
    "end",
)  # fmt: skip


def csv_text(figures: Sequence[dict[str, Any]], excel: bool = False) -> str:
    """Figures as CSV. Plain: commas, decimal points. `excel`: semicolons, decimal commas, a byte order mark, and a
    quote before text that a spreadsheet would run as a formula."""
    out = io.StringIO()
    out.write("\ufeff" if excel else "")
    writer = csv.writer(out, delimiter=";" if excel else ",", lineterminator="\r\n")
    writer.writerow(FIGURE_COLUMNS)
    for figure in figures:
        row = [_flat(figure[column]) for column in FIGURE_COLUMNS]
        if excel:
            row = [
                cell.replace(".", ",") if column == "value" else _defused(cell)
                for column, cell in zip(FIGURE_COLUMNS, row, strict=True)
            ]
        writer.writerow(row)
    return out.getvalue()


def _flat(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return " > ".join(value)
    return str(value)


def _defused(cell: str) -> str:
    if not cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return cell
    try:
        Decimal(cell.replace(" ", "").replace("\u00a0", "").replace(",", "."))
    except InvalidOperation:
        return f"'{cell}"
    return cell
