"""Lines that print on page after page, or cut a sentence in two: page headers, footers, page numbers."""

import re
from collections import Counter
from collections.abc import Iterator

from index.layout.lines import Line, left_open

_PAGE_NUMBER = re.compile(r"(?:sid(?:a|an|nr)?\.?\s*)?\d{1,3}\s*(?:(?:av|/|\()\s*\d{1,3}\)?)?$", re.I)
_PAGE_OF = re.compile(r"(?:sid(?:a|an|nr)?|page)\.?\s*\d{1,3}\s*(?:av|/|of)\s*\d{1,3}$", re.I)
_CONTACT = re.compile(
    r"\b(?:org\.?\s?(?:nr|nummer)|(?:bankgiro|plusgiro|postadress|besöksadress|adress|telefon|tfn|växel|e-post|epost"
    r"|hemsida|webbplats|webb|fax|medborgarcenter|kontaktcenter|kundcenter)\s*:|www\.)|\w@\w",
    re.I,
)
_EDGE = 2  # lines at a page's top and bottom
_SHORT = 60
_CUT = 4  # most lines between the halves of a sentence


def running_lines(lines: list[Line]) -> set[int]:
    """Indices of the lines that are no content."""
    found = _on_many_pages(lines) | {n for n, line in enumerate(lines) if _is_contact(line) or _is_page_of(line)}
    cuts = _sentence_cuts(lines, found)
    found |= cuts
    return found | _repeats(lines, {lines[index].text for index in cuts})


def _on_many_pages(lines: list[Line]) -> set[int]:
    edges = list(_edges(lines)) if lines else []
    pages = len(edges)
    if pages < 2:
        return set()
    counts = Counter(key for edge in edges for key in {_key(lines[index]) for index in edge})
    needed = max(2, (pages + 1) // 2)
    found = set()
    for edge in edges:
        for index in edge:
            line = lines[index]
            if line.table is not None or line.ends:
                continue
            if counts[_key(line)] >= needed or _PAGE_NUMBER.match(line.text):
                found.add(index)
    return found


def _edges(lines: list[Line]) -> Iterator[set[int]]:
    """For each page the indices of its first and last lines."""
    starts = [index for index, line in enumerate(lines) if line.page_start]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield {*range(start, min(start + _EDGE, end)), *range(max(end - _EDGE, start), end)}


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def _is_page_of(line: Line) -> bool:
    """Whether the line says which page it stands on, and of how many: no content, wherever the page breaks are lost."""
    return line.table is None and _PAGE_OF.match(line.text.strip()) is not None


def _is_contact(line: Line) -> bool:
    return line.table is None and len(line.text) < 160 and len(_CONTACT.findall(line.text)) >= 2


def _alone(lines: list[Line], index: int) -> bool:
    line = lines[index]
    after = lines[index + 1] if index + 1 < len(lines) else None
    return line.gap and (after is None or after.gap or after.page_start)


def _sentence_cuts(lines: list[Line], known: set[int]) -> set[int]:
    """Short lines between a paragraph that does not end and one that begins with a small letter."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if line.table is not None or line.ends or line.item or len(line.text) < _SHORT or index in known:
            continue
        end = index + 1
        while end < len(lines) and end - index <= _CUT and (end in known or _may_cut(lines, end)):
            end += 1
        between = range(index + 1, end)
        if between and end < len(lines) and lines[end].table is None and lines[end].goes_on and lines[end].gap:
            found.update(between)
    return found


def _may_cut(lines: list[Line], index: int) -> bool:
    line = lines[index]
    if line.table is not None or line.item or line.ends or line.goes_on or left_open(line.text):
        return False
    return len(line.text) <= _SHORT and _alone(lines, index) and not line.text.startswith(("#", "*"))


def _repeats(lines: list[Line], texts: set[str]) -> set[int]:
    """A line known to run that stands between two tables, or alone before a table, runs there too."""
    return {
        index
        for index, line in enumerate(lines)
        if line.text in texts
        and line.table is None
        and 0 < index < len(lines) - 1
        and lines[index - 1].table is not None
        and lines[index + 1].table is not None
    }
