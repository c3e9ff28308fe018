"""The papers of a meeting against its notice: case numbers and days that the two give otherwise. And against their own
titles: the quarter that they are about.

Case numbers and days are no quantities. The places of such a finding hold them as printed; the value of a case number
is its last number, that of a day its digits (20240924).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapidfuzz import fuzz

from index.audit.findings import Finding, FindingKind, Place
from index.language import fold, stop_words
from index.numbers import UNKNOWN
from index.types import Parsed, Part, PartKind, Span

_CASE = r"(?P<case>[A-ZÅÄÖ]{1,6}[ /-]?(?:19|20)\d{2}\s?[:/]\s?\d{1,6}(?:\.\d+)?)"
_LISTED = re.compile(rf"^[ \t]*(?P<number>\d{{1,2}})[.)]?[ \t]+(?P<title>\S.*?)[ \t]+{_CASE}[ \t]*$", re.MULTILINE)
_HEADED = re.compile(rf"^[ \t]*(?:Dnr|Diarienr|Diarienummer|Ärendenummer)\.?:?[ \t]*{_CASE}[ \t]*$", re.MULTILINE)
_NUMBERED = re.compile(r"\W*0?(?P<number>\d{1,2})[.)]?\s+(?P<title>\S.*)")
_DAY = re.compile(r"^[ \t]*(?P<day>(?:19|20)\d{2}-\d{2}-\d{2})[ \t]*$", re.MULTILINE)
_SAME_TITLE = 0.5  # share of the shorter title's words that the other must have
_ALIKE = 90
_WORD = re.compile(r"[^\W\d_]{4,}")
_LETTERS = re.compile(r"[a-z]+")
_WHICH = r"(?P<which>[1-4]\b|ett\b|två\b|tre\b|fyra\b)"
_QUARTER = re.compile(rf"\bkvartal\s+{_WHICH}", re.IGNORECASE)
_IS_ABOUT = re.compile(rf"\b(?:avser|gäller|omfattar)\s+(?:[^\W\d]+\s+){{0,3}}?kvartal\s+{_WHICH}", re.IGNORECASE)
_WORDS = {"ett": "1", "två": "2", "tre": "3", "fyra": "4"}


@dataclass(frozen=True)
class _Paper:
    """One item's paper, with what its head prints."""

    number: int
    title: str
    case: Place | None
    day: Place | None


def paper_findings(parsed: Parsed, meeting: date | None) -> Iterator[Finding]:
    """Case numbers that the notice lists otherwise than the paper's head, and papers dated the meeting's day of another
    year."""
    notice = next((part for part in parsed.parts if part.kind is PartKind.NOTICE), None)
    if notice is None:
        return
    papers = [paper for part in parsed.parts if (paper := _paper(parsed.text, part)) is not None]
    yield from _cases(parsed.text, notice, papers)
    if meeting is not None:
        yield from _days(parsed.text, notice, papers, meeting)
    for part in parsed.parts:
        yield from _quarters(parsed.text, part)


def _paper(text: str, part: Part) -> _Paper | None:
    named = _NUMBERED.match(part.title)
    if part.kind is not PartKind.ITEM or named is None:
        return None
    # The head of a paper stands before its title; what follows may name other cases.
    title = text.find(part.title, part.span.start, part.span.end)
    end = title if title > part.span.start else part.span.start
    case, day = _HEADED.search(text, part.span.start, end), _DAY.search(text, part.span.start, end)
    number = int(named["number"])
    what = f"Ärende {number}, {named['title']}"
    return _Paper(
        number,
        named["title"],
        _place(text, case, "case", what) if case is not None else None,
        _place(text, day, "day", what) if day is not None else None,
    )


def _place(text: str, match: re.Match[str], group: str, what: str) -> Place:
    printed = match[group]
    digits = re.findall(r"\d+", printed)
    value = Decimal("".join(digits) if group == "day" else digits[-1])
    begin, stop = match.span(group)
    line = text.rfind("\n", 0, begin) + 1
    end = text.find("\n", stop)
    quote = Span(line, end if end >= 0 else len(text))
    return Place(Span(begin, stop), quote, printed, value, UNKNOWN, what)


def _cases(text: str, notice: Part, papers: Sequence[_Paper]) -> Iterator[Finding]:
    for listed in _LISTED.finditer(text, notice.span.start, notice.span.end):
        number = int(listed["number"])
        paper = next((one for one in papers if one.number == number), None)
        if paper is None or paper.case is None or not _same_title(listed["title"], paper.title):
            continue
        first = _place(text, listed, "case", f"Ärende {number}, {paper.title}")
        if _key(first.text) != _key(paper.case.text):
            message = (
                f"{first.what}: kallelsen anger {_printed(first)} men handlingen har diarienummer "
                f"{_printed(paper.case)}."
            )
            yield Finding(FindingKind.CASE, message, first, paper.case, "")


def _same_title(one: str, other: str) -> bool:
    words = [{word for word in _WORD.findall(fold(title)) if word not in stop_words()} for title in (one, other)]
    fewest = min(len(found) for found in words)
    if fuzz.ratio(fold(one), fold(other)) >= _ALIKE:
        return True  # but for a letter
    return fewest > 0 and len(words[0] & words[1]) >= _SAME_TITLE * fewest


def _key(case: str) -> tuple[list[str], list[int]]:
    return _LETTERS.findall(fold(case)), [int(digits) for digits in re.findall(r"\d+", case)]


def _printed(place: Place) -> str:
    return "".join(place.text.split())


def _days(text: str, notice: Part, papers: Sequence[_Paper], meeting: date) -> Iterator[Finding]:
    """The very day in another year is a slip; any other day is when the paper was written."""
    printed = re.compile(rf"(?P<day>{meeting.isoformat()})").search(text, notice.span.start, notice.span.end)
    if printed is None:
        return
    days = [paper.day for paper in papers if paper.day is not None and _is_slip(paper.day, meeting)]
    if not days:
        return
    held = _place(text, printed, "day", "Mötet")
    count = "En handling är daterad" if len(days) == 1 else f"{len(days)} handlingar är daterade"
    message = f"{count} {days[0].text} men mötet hålls {held.text}: samma dag ett annat år."
    yield Finding(FindingKind.DAY, message, days[0], held, "", inputs=tuple(days))


def _quarters(text: str, part: Part) -> Iterator[Finding]:
    """The one quarter that a paper's title names against the quarter that its text says it is about."""
    named = _NUMBERED.match(part.title)
    title, start = list(_QUARTER.finditer(part.title)), text.find(part.title, part.span.start, part.span.end)
    about = _IS_ABOUT.search(text, max(start, 0), part.span.end)
    if part.kind is not PartKind.ITEM or named is None or len(title) != 1 or start < 0 or about is None:
        return
    what = f"Ärende {int(named['number'])}, {named['title']}"
    first = _place_of_quarter(text, start + title[0].start(), start + title[0].end(), what, title[0]["which"])
    other = _place_of_quarter(text, about.start("which") - len("kvartal "), about.end(), what, about["which"])
    if first.value != other.value:
        message = f"{what}: rubriken säger {first.text} men texten säger sig avse {other.text}."
        yield Finding(FindingKind.QUARTER, message, first, other, "")


def _place_of_quarter(text: str, begin: int, stop: int, what: str, which: str) -> Place:
    line, end = text.rfind("\n", 0, begin) + 1, text.find("\n", stop)
    opens = max(line, text.rfind(". ", line, begin) + 2 if text.rfind(". ", line, begin) >= 0 else line)
    closes = text.find(". ", stop, end if end >= 0 else len(text))
    quote = Span(opens, closes + 1 if closes >= 0 else end if end >= 0 else len(text))
    value = Decimal(_WORDS.get(which.lower(), which))
    return Place(Span(begin, stop), quote, " ".join(text[begin:stop].split()), value, UNKNOWN, what)


def _is_slip(place: Place, meeting: date) -> bool:
    year, rest = place.text.split("-", 1)
    return int(year) != meeting.year and rest == f"{meeting:%m-%d}"
