"""A bundle's papers: where each begins, its title and its kind.

A bundle is known by its notice (kallelse), by agenda items (a letterhead with a case number, then a numbered title), by
title pages before a table of contents, and by attachments after the list of recipients that ends an item.
"""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from index.layout.contents import Contents, title_key
from index.layout.lines import Line
from index.types import PartKind

_NOTICE = re.compile(r"(?:\W*)(?:kallelse|föredragningslista|sammanträdeshandlingar)\b", re.I)
_ITEM_TITLE = re.compile(r"(?:§\s*)?(0?\d{1,2})[.:]?[ \t]+(?=[A-ZÅÄÖ])")
_AGENDA = re.compile(r"\|?\s*(\d{1,2})[.)]?[ \t|]+([A-ZÅÄÖ][^\t|]{3,250})")
_CASE = re.compile(r"(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|ärende nr|dnr nr)\b\s*[:.]?\s*(?=.*\d)", re.I)
_OFFICIAL = re.compile(r"[#* ]*(?:tjänsteskrivelse|tjänsteutlåtande|ärendeblad|beslutsunderlag)\W*$", re.I)
_GENERIC = re.compile(r"(?:\d+\s+)?(?:tjänsteskrivelse|tjänsteutlåtande)\W*$", re.I)
_LETTERHEAD = re.compile(
    r"(?:datum\b|kod\s*:|referens\b|mottagare\b|handläggare\b|\d{4}-\d\d-\d\d$|[\w.-]+@[\w.-]+$|sida?\b"
    r"|[\w ]*(?:nämnd|nämnden|styrelsen|förvaltningen|kontoret|avdelningen|enheten|kommun)$)",
    re.I,
)
_NAME = re.compile(r"[A-ZÅÄÖÉ][a-zåäöéèü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?: [A-ZÅÄÖÉ][a-zåäöéèü-]+){1,2}$")
_CAPITALS = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ ]{2,40}$")
_RECIPIENTS = re.compile(
    r"\W*(?:skickas till|expedieras(?: till)?|beslutet skickas till|sändlista|kopia till)\W*$", re.I
)
_REPORT = re.compile(
    r"rapport|bokslut|uppföljning|redovisning|berättelse|prognos|sammanställning|granskning|analys|utvärdering", re.I
)
_PLAN = re.compile(r"plan\b|plan \d|planen\b|program\b|strategi|riktlinje|policy|reglemente|budget\b", re.I)
_APPLICATION = re.compile(r"(?:\W*)ansökan\b", re.I)
_PERIOD = re.compile(
    r"tertial|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|\d{4}", re.I
)
_HEAD_LINES = 12
_TITLE_LINES = 8
_SHORT = 70
_RECIPIENT_LINES = 6


@dataclass(frozen=True)
class Start:
    """Where a paper begins: its first line, its title, and the letterhead lines that are no content."""

    line: int
    title: str
    kind: PartKind
    letterhead: range
    title_lines: range | None = None  # None: the title stands on a title page


def find_parts(lines: list[Line], contents: tuple[Contents, ...]) -> list[Start]:
    """The papers of a bundle in order; [] when the text is one paper."""
    notice = _notice(lines)
    agenda = _agenda(lines) if notice else {}
    items = _items(lines, agenda)
    starts = [*([notice] if notice else []), *items]
    if items:
        starts += _title_pages(lines, contents) + _attachments(lines)
    starts = _distinct(starts)
    return starts if len(starts) > 1 else []


def _distinct(starts: list[Start]) -> list[Start]:
    """In order; of two that begin within the same head, the first."""
    kept: list[Start] = []
    for start in sorted(starts, key=lambda start: start.line):
        if not kept or start.line > max(kept[-1].line, kept[-1].letterhead.stop):
            kept.append(start)
    return kept


def _notice(lines: list[Line]) -> Start | None:
    for index, line in enumerate(lines[:6]):
        if _NOTICE.match(line.text) and len(line.text) < 120:
            own = range(index, index + 1)
            return Start(0, line.text.strip("#* "), PartKind.NOTICE, range(index, index), own)
    return None


def _agenda(lines: list[Line]) -> dict[int, str]:
    """The notice's list: number to title."""
    agenda: dict[int, str] = {}
    for line in lines[:120]:
        match = _AGENDA.match(line.text)
        if match and int(match.group(1)) == len(agenda) + 1:
            agenda[int(match.group(1))] = match.group(2).strip()
    return agenda


def _items(lines: list[Line], agenda: dict[int, str]) -> list[Start]:
    starts: list[Start] = []
    number = 0
    for index, line in enumerate(lines):
        match = _ITEM_TITLE.match(line.text)
        if not match or "\t" in line.text or len(line.text) > 250 or int(match.group(1)) <= number:
            continue
        title = _item_title(lines, index, match, agenda.get(int(match.group(1)), ""))
        if title is None:
            continue
        after = index + (2 if title != line.text else 1)
        number = int(match.group(1))
        first = _letterhead_start(lines, index)
        starts.append(Start(first, title, PartKind.ITEM, range(first, index), range(index, after)))
    return starts


def _item_title(lines: list[Line], index: int, match: re.Match[str], listed: str) -> str | None:
    """The item's title when the line is one: a case number stands before it, or the notice lists it."""
    title = lines[index].text
    case = any(_CASE.match(line.text) or _OFFICIAL.match(line.text) for line in lines[max(index - 3, 0) : index])
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    if case and (match.group(1).startswith("0") or listed or len(match.group(1)) == 2):
        if _GENERIC.match(title) and len(following) < 160 and (not listed or _alike(following, listed)):
            return f"{title} – {following}"
        return title
    return title if listed and _alike(title[match.end() :], listed) else None


def _alike(title: str, listed: str) -> bool:
    return fuzz.partial_ratio(title_key(title), title_key(listed)) >= 80 and len(title) >= 8


def _letterhead_start(lines: list[Line], title: int) -> int:
    """The first line of the letterhead above a title."""
    first = title
    while first > 0 and title - first < _HEAD_LINES and _is_letterhead(lines[first - 1]):
        first -= 1
    return first


def _is_letterhead(line: Line) -> bool:
    text = line.text.strip("#* ")
    if line.table is not None or len(text) > _SHORT:
        return False
    return any(pattern.match(text) for pattern in (_LETTERHEAD, _CASE, _OFFICIAL, _NAME, _CAPITALS))


def _title_pages(lines: list[Line], contents: tuple[Contents, ...]) -> list[Start]:
    """Papers with a title page: short lines above a table of contents."""
    starts = []
    for part in contents:
        first = part.first
        while first > 0 and part.first - first < _TITLE_LINES and _on_title_page(lines, first - 1):
            first -= 1
        if first == part.first:
            continue
        page = [line.text.strip("#* ") for line in lines[first : part.first]]
        title = _page_title(page)
        if title:
            starts.append(Start(first, title, _kind(title), range(first, part.first)))
    return starts


def _on_title_page(lines: list[Line], index: int) -> bool:
    line = lines[index]
    if line.table is not None or len(line.text) > _SHORT or line.ends or _RECIPIENTS.match(line.text):
        return False
    return not (index and _RECIPIENTS.match(lines[index - 1].text))


def _page_title(page: list[str]) -> str:
    """The line that names the kind of paper, with the period on the line after it."""
    for index, text in enumerate(page):
        if _REPORT.search(text) or _PLAN.search(text):
            after = page[index + 1] if index + 1 < len(page) else ""
            return f"{text}, {after}" if after and _PERIOD.search(after) and not re.search(r"\d{4}", text) else text
    return ""


def _kind(title: str) -> PartKind:
    if _APPLICATION.match(title):
        return PartKind.APPLICATION
    if _REPORT.search(title):
        return PartKind.REPORT
    return PartKind.PLAN if _PLAN.search(title) else PartKind.REPORT


def _attachments(lines: list[Line]) -> list[Start]:
    """Papers that follow an item's list of recipients with a title of their own."""
    starts = []
    for index, line in enumerate(lines):
        if not _RECIPIENTS.match(line.text):
            continue
        for position in range(index + 2, min(index + 2 + _RECIPIENT_LINES, len(lines))):
            candidate = lines[position]
            text = candidate.text.strip("#* ")
            if _is_letterhead(candidate) or _OFFICIAL.match(text) or candidate.table is not None:
                break
            named = _APPLICATION.match(text) or re.match(r"bilaga\b", text, re.I)
            if named and len(text) <= 200 and not candidate.ends and candidate.gap:
                own = range(position, position + 1)
                starts.append(Start(position, text, _kind(text), range(position, position), own))
                break
    return starts
