"""A text's printed lines, with what their surroundings say about them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.types import Page, Span, Table

BULLET = re.compile(
    r"(?:[-–—•▪●◦°®■□▫‣⁃∙·*➢►✓\uf0b7\uf0a7][ \t]+|[oe][ \t]{2,}"
    r"|o[ \t]+(?=[A-ZÅÄÖa-zåäö])|\d{1,2}[.)][ \t]+(?!\d)|[a-h][.)][ \t]+)(?=\S)"
)
_LONE_FIGURE = re.compile(r"[-–—][ \t]*\d[\d \u00a0.,]*(?:%|kr|tkr|mnkr|mkr|mdkr|procent)?$")
_LABEL_AND_AMOUNT = re.compile(
    r"[^\W\d_][^.:;!?\d]{0,70}[ \t\u00a0]*[-+−–±][ \t\u00a0]*\d[\d \u00a0]*(?:,\d+)?[ \u00a0]?(?:kr|tkr|mnkr|mkr|mdkr)$"
)
_TERMINAL = re.compile(r"[.!?:;…](?:[\"”’'»)\]*¹²³⁴⁵⁶⁷⁸⁹⁰]|\d(?=$))*$")
_ENDS_OPEN = re.compile(
    r"(?:^|\s)(?:i|på|pa|fran|over|av|med|för|från|till|om|och|att|som|en|ett|den|det|de|vid|samt|eller|mot|under|över|genom|"
    r"mellan|inom|efter|utan|kring|hos|enligt|där|när|kan|ska|har|är|inte|även|både|dels)$",
    re.I,
)


@dataclass(frozen=True)
class Line:
    """A line that is not blank. `start` and `end` are those of `text`, which is stripped."""

    text: str
    start: int
    end: int
    gap: bool  # blank lines, or the text's edge, stand before it
    page_start: bool
    wraps: bool  # a space before the line break: the PDF's own mark of a line that goes on
    table: int | None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def item(self) -> bool:
        """Whether a list item starts here."""
        return BULLET.match(self.text) is not None and _LONE_FIGURE.match(self.text) is None

    @property
    def opens_comment(self) -> bool:
        """Whether the line is a list item that is only a label with a signed amount ("• VA -76,9 mnkr"): what stands
        below it comments on it."""
        mark = BULLET.match(self.text) if self.item else None
        return mark is not None and _LABEL_AND_AMOUNT.match(self.text, mark.end()) is not None

    @property
    def ends(self) -> bool:
        """Whether a sentence ends with the line."""
        return ends_sentence(self.text)

    @property
    def goes_on(self) -> bool:
        """Whether the line begins inside a sentence, as a small letter shows."""
        return starts_inside(self.text)


def ends_sentence(text: str) -> bool:
    return _TERMINAL.search(text.rstrip()) is not None


def starts_inside(text: str) -> bool:
    head = text.lstrip("([\"”’'").lstrip("*")
    return bool(head) and head[0].islower() and BULLET.match(text) is None


def left_open(text: str) -> bool:
    """Whether the last word asks for another ("med", "och", "i"): no sentence and no heading ends so."""
    return _ENDS_OPEN.search(text) is not None


def split_lines(text: str, pages: tuple[Page, ...], tables: tuple[Table, ...]) -> list[Line]:
    """The lines of `text` that are not blank, in order."""
    page_starts = {page.span.start for page in pages}
    table_starts = [table.span.start for table in tables]
    lines: list[Line] = []
    position, gap, new_page = 0, True, True
    for raw in text.split("\n"):
        new_page = new_page or position in page_starts
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped[0])
            end = start + len(stripped)
            stray = not pages and not gap and raw[0] == " " and raw[1:2] not in (" ", "-", "•", "")
            table = _table_at(start, end, tables, table_starts)
            lines.append(Line(stripped, start, end, gap, new_page or stray, raw[-1] in " \u00a0", table))
            gap = new_page = False
        else:
            gap = True
        position += len(raw) + 1
    return lines


def _table_at(start: int, end: int, tables: Sequence[Table], starts: Sequence[int]) -> int | None:
    for index in (bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1):
        if index >= 0 and tables[index].span.overlaps(Span(start, end)):
            return index
    return None


@dataclass(frozen=True)
class Setting:
    """How the whole text is set."""

    width: int  # usual length of a full line, in characters
    wrapped: bool  # paragraphs are broken over lines
    marks_wraps: bool  # a line that goes on ends with a space
    markdown: bool  # headings carry # marks


def runs_over(line: Line, following: Line, setting: Setting) -> bool:
    """Whether the PDF marks `line` as going on, and it is so long that the next word did not fit on it."""
    if not line.wraps:
        return False
    return len(line.text) + len(following.text.split(None, 1)[0]) >= 0.7 * setting.width


def setting_of(lines: list[Line]) -> Setting:
    prose = [line for line in lines if line.table is None]
    broken = [
        (before, after)
        for before, after in pairwise(prose)
        if not after.gap and after.goes_on and not before.ends and len(before.text) > 30
    ]
    lengths = sorted(len(before.text) for before, _ in broken)
    marked = sum(before.wraps for before, _ in broken)
    return Setting(
        width=lengths[len(lengths) * 3 // 4] if lengths else 0,
        wrapped=len(broken) >= 3,
        marks_wraps=len(broken) >= 3 and marked > 0.8 * len(broken),
        markdown=sum(line.text.startswith("#") for line in prose) >= 3,
    )
