"""Lines to paragraphs and list items: hard-wrapped lines and paragraphs cut by a page break joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from index.layout.headings import Heading
from index.layout.lines import BULLET, Line, Setting, ends_sentence, left_open, runs_over, starts_inside
from index.types import Span

_FOOTNOTE = re.compile(r"(?:[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?|\d{1,2}|\\?\*[ *\\]{0,6})[ \t]+(?=[A-ZÅÄÖ])")
_OCR_SMALL = re.compile(r"[\[(]?[éèﬁﬂ\[(][a-zåäöéèﬁﬂ]")
_LONE_SIGN = re.compile(r"\s[-–−]$")
_SHORTEST = 25  # a shorter line without an end mark is no broken sentence


class Role(Enum):
    TEXT = auto()
    ITEM = auto()
    HEADING = auto()
    TABLE = auto()
    CONTENTS = auto()


@dataclass(frozen=True)
class Unit:
    """What becomes one block: the spans of its lines."""

    role: Role
    spans: tuple[Span, ...]
    text: str = ""
    heading: Heading | None = None
    table: int | None = None
    skip: int = 0  # characters of the list mark
    footnote: bool = False
    starts_page: bool = False

    @property
    def span(self) -> Span:
        return Span(self.spans[0].start, self.spans[-1].end)

    @property
    def is_prose(self) -> bool:
        return self.role in (Role.TEXT, Role.ITEM)


def make_units(lines: list[Line], setting: Setting, left_out: set[int], headings: list[Heading]) -> list[Unit]:
    """The text's units in order, sentences cut by a page break joined again."""
    return _joined(list(_units(lines, setting, left_out, headings)))


def _units(lines: list[Line], setting: Setting, left_out: set[int], headings: list[Heading]) -> Iterator[Unit]:
    heading_at: dict[int, list[Heading]] = {}
    for heading in headings:
        heading_at.setdefault(heading.first, []).append(heading)
    index = 0
    while index < len(lines):
        line = lines[index]
        if index in heading_at:
            own = heading_at[index]
            yield from (Unit(Role.HEADING, (heading.span,), heading.title, heading=heading) for heading in own)
            last = lines[own[-1].last]
            if own[-1].end < last.end:
                body = last.text[own[-1].end - last.start :].lstrip()
                yield Unit(Role.TEXT, (Span(last.end - len(body), last.end),), body)
            index = own[-1].last + 1
            continue
        end = index + 1
        if line.table is not None:
            while end < len(lines) and lines[end].table == line.table:
                end += 1
            yield Unit(Role.TABLE, (Span(line.start, lines[end - 1].end),), table=line.table)
        elif index in left_out:
            while end < len(lines) and end in left_out and lines[end].table is None and end not in heading_at:
                end += 1
            yield Unit(Role.CONTENTS, (Span(line.start, lines[end - 1].end),))
        else:
            while end < len(lines) and end not in left_out and end not in heading_at and _same(lines, end, setting):
                end += 1
            yield _prose(lines[index:end])
        index = end


def _same(lines: list[Line], index: int, setting: Setting) -> bool:
    """Whether the line at `index` goes on with the paragraph of the line before it."""
    before, line = lines[index - 1], lines[index]
    if line.gap or line.table is not None or line.item or line.page_start:
        return False
    if line.goes_on or before.opens_comment:
        return True
    if re.search(r"\w-$", before.text):
        return True
    if setting.marks_wraps:
        if before.wraps and not before.ends:
            return True
        return runs_over(before, line, setting) or (not before.ends and left_open(before.text))
    if before.ends:
        if _FOOTNOTE.match(line.text):
            return False
        return setting.wrapped and len(before.text) >= 0.8 * setting.width
    return setting.wrapped or left_open(before.text)


def _prose(lines: list[Line]) -> Unit:
    first = lines[0]
    text = "\n".join(line.text for line in lines)
    spans = tuple(line.span for line in lines)
    mark = BULLET.match(first.text) if first.item else None
    if mark:
        return Unit(Role.ITEM, spans, text, skip=mark.end(), starts_page=first.page_start)
    footnote = _FOOTNOTE.match(first.text) is not None
    return Unit(Role.TEXT, spans, text, footnote=footnote, starts_page=first.page_start)


def _joined(units: list[Unit]) -> list[Unit]:
    """Prose units whose sentence goes on in a later one are joined; what lies between stays after them."""
    result: list[Unit] = []
    open_at: int | None = None  # index in `result` of the prose that a sentence may go on from
    for unit in units:
        if unit.role is Role.TEXT and open_at is not None and _goes_on(result[open_at], unit):
            before = result[open_at]
            result[open_at] = replace(before, spans=before.spans + unit.spans, text=f"{before.text}\n{unit.text}")
            continue
        result.append(unit)
        if unit.role is Role.CONTENTS or (unit.footnote and open_at is not None):
            continue  # a footer or a footnote may stand inside a sentence
        open_at = len(result) - 1 if unit.is_prose else None
    return result


def _goes_on(before: Unit, unit: Unit) -> bool:
    if unit.footnote or ends_sentence(before.text) or (before.footnote and not starts_inside(unit.text)):
        return False
    if _LONE_SIGN.search(before.text) and unit.text[:1].isdigit():
        return True
    if left_open(before.text) or before.text.endswith(","):
        return True
    if len(before.text) < _SHORTEST and not before.text.endswith("-"):
        return False
    return starts_inside(unit.text) or _OCR_SMALL.match(unit.text) is not None
