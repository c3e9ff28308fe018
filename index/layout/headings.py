"""Which lines are headings: by their marks, number, label, place in the table of contents, or bare look."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.layout.contents import Contents, Entry, number_of, title_key
from index.layout.lines import Line, Setting, left_open, runs_over
from index.layout.readable import mapped
from index.layout.titles import UNFIT, follows, is_row, is_sentence, label_rank, looks_bare, prefix_end
from index.types import Span

MARKED, BOLD, NUMBERED, LABELLED, LISTED, BARE = "marked", "bold", "numbered", "labelled", "listed", "bare"

_MARKS = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_BOLD = re.compile(r"(?:\d[\d.]*[ \t]+)?\*{2,3}(?=\S)(?:(?!\*\*).)+(?<=\S)\*{2,3}$", re.S)
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,5})\.?[ \t\u00a0]+(?=[A-ZÅÄÖÉ\"”“\d])")
_RUN_TOGETHER = re.compile(r"([1-9]{2,4})[ \t\u00a0]+(?=[A-ZÅÄÖÉ])")
_COUNTED = re.compile(r"\d{1,2}[.)]?[ \t]+\S")
_LONGEST = 200
_BODY = 40  # a line this long is running text


@dataclass(frozen=True)
class Heading:
    """A heading on lines `first` to `last`. `end` may lie inside a line, where the body follows on the same line."""

    first: int
    last: int
    start: int
    end: int
    title: str
    style: str
    marks: int = 0  # number of #
    number: tuple[int, ...] = ()
    rank: int = 0  # 1..3 by its label, 0 without one
    listed: bool = False  # in the table of contents
    attached: bool = False  # the body follows without a blank line

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Finder:
    """Finds the headings of one paper: the lines `first` to `last` (excluded) of a text."""

    def __init__(
        self, text: str, lines: list[Line], setting: Setting, left_out: set[int], contents: Sequence[Contents]
    ) -> None:
        self.text = text
        self.lines = lines
        self.setting = setting
        self.left_out = left_out
        self.entries: dict[str, Entry] = {}
        for entry in (entry for part in contents for entry in part.entries):
            self.entries.setdefault(entry.title, entry)
        self.by_number: dict[tuple[int, ...], list[Entry]] = {}
        for entry in self.entries.values():
            self.by_number.setdefault(entry.number, []).append(entry)
        self.last_number: tuple[int, ...] = ()

    def find(self, first: int, last: int, title: Heading | None = None) -> list[Heading]:
        """The headings on the lines from `first` until `last`; `title` is the paper's own, when it is known."""
        self.last_number = ()
        found: dict[int, list[Heading]] = {}
        if title and title.first >= first:
            found[title.first] = [title]
            first = title.last + 1
        plain = {index for index in range(first, last) if self._is_plain(index)}
        index = first
        while index < last:
            heading = self._certain(index, last) if index in plain else None
            if heading:
                found[index] = self._chain(heading)
                self.last_number = found[index][-1].number or self.last_number
                index = heading.last
            index += 1
        if not self.setting.markdown:
            self._add_bare(found, plain, first, last)
        return aligned([heading for index in sorted(found) for heading in found[index]], list(self.entries.values()))

    def _chain(self, heading: Heading) -> list[Heading]:
        """A heading and those that follow it on the same line."""
        headings = [heading]
        while headings[-1].end < self.lines[heading.last].end:
            line = self.lines[heading.last]
            rest = line.text[headings[-1].end - line.start :]
            begin = line.end - len(rest.lstrip())
            following = self._glued(heading.last, begin)
            if following is None:
                break
            headings.append(following)
        return headings

    def _is_plain(self, index: int) -> bool:
        return index not in self.left_out and self.lines[index].table is None

    def _certain(self, index: int, last: int) -> Heading | None:
        """A heading known by its own marks, whatever follows."""
        return (
            self._marked(index)
            or self._bold(index, last)
            or self._glued(index)
            or self._numbered(index, last)
            or self._labelled(index)
            or self._listed(index)
        )

    def _make(self, first: int, last: int, style: str, skip: int = 0, end: int | None = None) -> Heading:
        start = self.lines[first].start
        stop = self.lines[last].end if end is None else end
        title = mapped(self.text, Span(start + skip, stop)).text.strip(" *#")
        number = _NUMBER.match(title)
        entry = self._entry(title)
        return Heading(
            first, last, start, stop, title, style,
            number=number_of(number.group(1)) if number else entry.number if entry else (),
            rank=label_rank(title),
            listed=entry is not None,
        )  # fmt: skip

    def _entry(self, title: str) -> Entry | None:
        key = title_key(title)
        number = _NUMBER.match(title)
        return self.entries.get(key) or (self.entries.get(title_key(title[number.end() :])) if number else None)

    def _marked(self, index: int) -> Heading | None:
        match = _MARKS.match(self.lines[index].text)
        if not match:
            return None
        heading = self._make(index, index, MARKED, match.end())
        return replace(heading, marks=len(match.group(1))) if heading.title else None

    def _bold(self, index: int, last: int) -> Heading | None:
        line = self.lines[index]
        if not line.text.startswith("*") and not _NUMBER.match(line.text):
            return None
        if len(line.text) <= _LONGEST + 40 and _BOLD.match(line.text) and (line.gap or line.page_start):
            return self._make(index, index, BOLD) if not self._mid_sentence(index) else None
        if index + 1 < last and line.text.startswith("**") and not self.lines[index + 1].gap:
            both = f"{line.text}\n{self.lines[index + 1].text}"
            if len(both) <= _LONGEST and _BOLD.match(both):
                return self._make(index, index + 1, BOLD)
        return None

    def _mid_sentence(self, index: int) -> bool:
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        return following is not None and not following.gap and following.goes_on

    def _numbered(self, index: int, last: int) -> Heading | None:
        line = self.lines[index]
        match = _NUMBER.match(line.text) or _RUN_TOGETHER.match(line.text)
        if not match or len(line.text) > _LONGEST or UNFIT.search(line.text[: match.end()].replace("\t", "")):
            return None
        title = line.text[match.end() :]
        number = self._number(match.group(1), title, line.text[match.end(1)] == ".")
        if number is None or title.endswith((".", ",", ";")) or "\t" in title or "|" in title:
            return None
        if not any(character.isalpha() for character in title) or is_row(title) or self._mid_sentence(index):
            return None
        if not self._stands_free(index, last):
            return None
        after = self.lines[index + 1] if index + 1 < last else None
        free = line.gap or line.page_start or self._after_end(index) or (after is not None and after.gap)
        if not (free or self._right_below(index, number)):
            return None
        return replace(self._make(index, index, NUMBERED), number=number)

    def _number(self, printed: str, title: str, dotted: bool) -> tuple[int, ...] | None:
        """The heading's number when it can stand here, its dots restored where OCR lost them."""
        number = number_of(printed)
        entry = self.entries.get(title_key(title))
        if entry and entry.number == number:
            return number
        if len(number) > 1:
            return number if number[0] <= 40 else None
        if follows(number, self.last_number):
            return number if (dotted or not is_sentence(title)) and not re.match(r"\d", title) else None
        digits = tuple(int(digit) for digit in printed) if printed.isdigit() else ()
        return digits if len(digits) > 1 and follows(digits, self.last_number) else None

    def _stands_free(self, index: int, last: int) -> bool:
        """A numbered line among numbered lines is an item of a list, not a heading."""
        following = self.lines[index + 1] if index + 1 < last else None
        return following is None or following.gap or not _COUNTED.match(following.text)

    def _right_below(self, index: int, number: tuple[int, ...]) -> bool:
        """Whether a first subsection's heading stands on the line below that of its section."""
        above = _NUMBER.match(self.lines[index - 1].text) if index else None
        return number[1:] == (1,) and self.last_number == number[:1] and above is not None

    def _after_end(self, index: int) -> bool:
        before = self.lines[index - 1] if index else None
        return before is None or before.ends or before.table is not None or index - 1 in self.left_out

    def _glued(self, index: int, start: int | None = None) -> Heading | None:
        """A listed, numbered title whose body follows on the same line, as flattened PDF text has it."""
        line = self.lines[index]
        begin = line.start if start is None else start
        text = line.text[begin - line.start :]
        match = _NUMBER.match(text)
        if not match or self._entry(text):
            return None
        number = number_of(match.group(1))
        for entry in self.by_number.get(number, []):
            end = prefix_end(text, match.end(), entry.title)
            if end:
                title = mapped(self.text, Span(begin, begin + end)).text
                return Heading(index, index, begin, begin + end, title, LISTED, number=number, listed=True)
        return None

    def _labelled(self, index: int) -> Heading | None:
        line = self.lines[index]
        if not label_rank(line.text) or len(line.text) > _LONGEST or line.text.endswith((".", ",", ";")):
            return None
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        alone = line.gap and (following is None or following.gap or following.table is not None)
        return self._make(index, index, LABELLED) if alone and "\t" not in line.text else None

    def _listed(self, index: int) -> Heading | None:
        line = self.lines[index]
        if line.item or len(line.text) > _LONGEST or not self.entries or title_key(line.text) not in self.entries:
            return None
        free = line.gap or line.page_start or self._after_end(index)
        return self._make(index, index, LISTED) if free and not self._mid_sentence(index) else None

    def _add_bare(self, found: dict[int, list[Heading]], plain: set[int], first: int, last: int) -> None:
        """Bare headings, from the last line up: a heading needs a body, or a heading with one, below it."""
        below = False  # whether what follows can stand under a heading
        chain = 0
        for index in range(last - 1, first - 1, -1):
            if index in found:
                below, chain = True, 0
            elif index in plain:
                heading = self._bare(index, first, last, below) if chain < 3 else None
                if heading and heading.last not in found:
                    found[index] = [heading]
                    below, chain = True, chain + 1
                else:
                    below, chain = self._is_body(index), 0
            elif self.lines[index].table is not None:
                below, chain = True, 0

    def _is_body(self, index: int) -> bool:
        line = self.lines[index]
        if line.goes_on:
            return False
        return len(line.text) >= _BODY or line.ends or line.item or line.wraps

    def _bare(self, index: int, first: int, last: int, below: bool) -> Heading | None:
        line = self.lines[index]
        if not below or not looks_bare(line.text) or line.item:
            return None
        if not (line.gap or line.page_start or index == first or self._after_end(index) or self._hard_end(index - 1)):
            return None
        following = self.lines[index + 1] if index + 1 < last else None
        if following is None or following.goes_on:
            return None
        apart = following.gap or following.table is not None or following.page_start
        if apart:
            heading = self._make(index, index, BARE)
            return None if self._open_before(index) else replace(heading, attached=not following.gap)
        if not self.setting.wrapped or runs_over(line, following, self.setting) or line.text.endswith("?"):
            return None
        if len(line.text) > max(60, self.setting.width * 3 // 4):
            return None
        return replace(self._make(index, index, BARE), attached=True)

    def _hard_end(self, index: int) -> bool:
        """The line before ends its paragraph though without punctuation: nothing marks it as going on."""
        if not self.setting.marks_wraps or index < 0:
            return False
        return not runs_over(self.lines[index], self.lines[index + 1], self.setting)

    def _open_before(self, index: int) -> bool:
        """The paragraph before stops at a word that asks for another: this line goes on from it."""
        before = self.lines[index - 1] if index else None
        return before is not None and before.table is None and index - 1 not in self.left_out and left_open(before.text)


def aligned(headings: list[Heading], entries: list[Entry]) -> list[Heading]:
    """`headings` with only those still listed that stand in the contents' order ("Ekonomi" may head a summary too)."""
    keys = [entry.title for entry in entries]
    listed = [index for index, heading in enumerate(headings) if heading.listed]
    kept = {listed[index] for index in _common([_entry_key(headings[index], keys) for index in listed], keys)}
    result = []
    for index, heading in enumerate(headings):
        if index in listed and index not in kept:
            printed = _NUMBER.match(heading.title)
            number = heading.number if heading.style == NUMBERED or printed else ()
            heading = replace(heading, listed=False, number=number)
        result.append(heading)
    return result


def _entry_key(heading: Heading, keys: list[str]) -> str:
    key = title_key(heading.title)
    number = _NUMBER.match(heading.title)
    return title_key(heading.title[number.end() :]) if number and key not in keys else key


def _common(found: list[str], keys: list[str]) -> list[int]:
    """Indices into `found` of a longest common subsequence with `keys`; of equals, the later."""
    lengths = [[0] * (len(keys) + 1) for _ in range(len(found) + 1)]
    for i, mine in enumerate(found):
        for j, theirs in enumerate(keys):
            lengths[i + 1][j + 1] = lengths[i][j] + 1 if mine == theirs else max(lengths[i][j + 1], lengths[i + 1][j])
    kept = []
    i, j = len(found), len(keys)
    while i and j:
        if found[i - 1] == keys[j - 1] and lengths[i][j] == lengths[i - 1][j - 1] + 1:
            kept.append(i - 1)
            i, j = i - 1, j - 1
        elif lengths[i - 1][j] >= lengths[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return kept[::-1]
