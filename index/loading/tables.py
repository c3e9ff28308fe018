"""Tables of HTML and DOCX files as pipe tables: one line a row."""

from bs4 import BeautifulSoup, Tag

from index.loading.document import folded

MAX_SPAN = 60


def pipe_rows(rows: list[list[str]]) -> str:
    """`rows` as a pipe table whose first row is the header; cells are stripped to one line, pipes in them escaped."""
    width = max((len(row) for row in rows), default=0)
    if width == 0:
        return ""
    lines = ["| " + " | ".join(one_line(cell) for cell in row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])


def one_line(cell: str) -> str:
    return folded(cell).replace("|", "¦")


def pipe_tables(markup: str) -> str:
    """The tables in a piece of HTML as pipe tables."""
    soup = BeautifulSoup(markup, "lxml")
    return "\n\n".join(
        pipe_rows(html_rows(table)) for table in soup.find_all("table") if table.find_parent("table") is None
    )


def html_rows(table: Tag) -> list[list[str]]:
    """The table's own rows; a cell over several columns or rows stands in its first place, the others are empty."""
    rows: list[list[str]] = []
    taken: dict[tuple[int, int], bool] = {}
    own = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    for number, row in enumerate(own):
        cells: list[str] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            while taken.get((number, len(cells))):
                cells.append("")
            column = len(cells)
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for below in range(1, high):
                for beside in range(wide):
                    taken[(number + below, column + beside)] = True
            cells.extend([cell.get_text(" ", strip=True), *[""] * (wide - 1)])
        rows.append(cells)
    return [row for row in rows if any(row)]


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return min(max(int(value), 1), MAX_SPAN) if value.isdigit() else 1
