"""Tables of contents: where they stand, and the titles that they list."""

import re
from dataclasses import dataclass

from index.layout.lines import Line

_HEADING = re.compile(
    r"[#*\s]*(?:innehåll|innehållsförteckning|innehaallsforteckning|table of contents|contents)\b", re.I
)
_LEADER = re.compile(r"(?:\. ?){4,}|…{2,}|(?:· ?){4,}|_{6,}")
_NUMBER = r"(?:(\d{1,2}(?:\.\d{1,2}){0,5})\.?[ \t\u00a0]+)?"
_ENTRY = re.compile(
    _NUMBER
    + r"([^\W\d_].{0,250}?|\d:\d.{0,250}?)[ \t|]*"
    + r"(?:(?:\. ?){3,}|…+|(?:· ?){3,}|_{3,}|[\t|]|[ ])[ \t|]*(\d{1,3})[ \t|]*$"
)
_MANY = re.compile(
    _NUMBER + r"([^\W\d_][^.…]{0,200}?(?:\.[^.…]{1,100}?){0,3}?)[ ]?(?:(?:\. ?){4,}|…{2,})[ ]*(\d{1,3})(?!\d)"
)
_EMPTY_ROW = re.compile(r"[|\s:-]+$")
_ROMAN_ONE = re.compile(r"^[IÍl1] (?=[A-ZÅÄÖ])")


@dataclass(frozen=True)
class Entry:
    number: tuple[int, ...]  # () when it has none
    title: str  # folded by `title_key`


@dataclass(frozen=True)
class Contents:
    first: int  # lines
    last: int  # included
    entries: tuple[Entry, ...]


def title_key(title: str) -> str:
    """A title as it is compared: without case, marks, leaders, spaces and punctuation at its end."""
    title = _ROMAN_ONE.sub("", _LEADER.sub("", title).strip(" *#|\t"))
    return re.sub(r"[\s\u00a0]+", " ", title).strip(" .:*").casefold()


def number_of(text: str | None) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")) if text else ()


def find_contents(lines: list[Line]) -> tuple[Contents, ...]:
    """The tables of contents, under their heading or known by their dot leaders."""
    found: list[Contents] = []
    index = 0
    while index < len(lines):
        contents = _under_heading(lines, index) or _bare_leaders(lines, index)
        if contents:
            found.append(contents)
            index = contents.last
        index += 1
    return tuple(found)


def _under_heading(lines: list[Line], index: int) -> Contents | None:
    text = lines[index].text
    match = _HEADING.match(text)
    if not match:
        return None
    rest = text[match.end() :].strip(" *:|\t")
    entries = list(_many(rest)) if rest else []
    if rest and not entries:
        return None
    return _region(lines, index, index, entries, leaders_only=False)


def _bare_leaders(lines: list[Line], index: int) -> Contents | None:
    if not all(_LEADER.search(line.text) for line in lines[index : index + 3]) or index + 3 > len(lines):
        return None
    contents = _region(lines, index, index - 1, [], leaders_only=True)
    return contents if contents and len(contents.entries) >= 3 else None


def _region(lines: list[Line], first: int, last: int, entries: list[Entry], leaders_only: bool) -> Contents | None:
    """The run of entries after line `last`; titles may take two lines, and empty table rows count for nothing."""
    page = 0
    position = last + 1
    held: list[str] = []
    while position < len(lines):
        text = lines[position].text
        read = _read(" ".join([*held, text]) if held else text, page, leaders_only)
        if read is None and held:
            read = _read(text, page, leaders_only)
        if read is not None:
            new, page = read
            entries.extend(new)
            last, held = position, []
        elif not _EMPTY_ROW.match(text):
            if held or len(text) > 160 or text.endswith(".") or text.startswith("#"):
                break
            held = [text]
        position += 1
    if not entries:
        return None
    return Contents(first, last, tuple(entries))


def _read(text: str, page: int, leaders_only: bool) -> tuple[list[Entry], int] | None:
    """The entries on a line and the page that the last one is on; None when the line is no entry."""
    if leaders_only and not _LEADER.search(text):
        return None
    if len(_LEADER.findall(text)) > 1:
        many = list(_many(text))
        return (many, page) if many else None
    match = _ENTRY.match(text.lstrip("|#* \t").replace("**", ""))
    if not match or int(match.group(3)) < page:
        return None
    return [Entry(number_of(match.group(1)), title_key(match.group(2)))], int(match.group(3))


def _many(text: str) -> list[Entry]:
    return [Entry(number_of(match.group(1)), title_key(match.group(2))) for match in _MANY.finditer(text)]
