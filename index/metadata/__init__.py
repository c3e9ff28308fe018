"""What a document is, read from its content alone: file names mean nothing.

Doubt is said, not guessed: what the content does not settle is None, with a sentence for the user.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from index.lexicon import municipalities
from index.metadata.committees import weigh_committees
from index.metadata.kinds import kind_of
from index.metadata.periods import (
    MONTHS,
    day_in_words,
    ends_in,
    from_january,
    in_words,
    likely_month,
    likely_year,
    titled,
    year_of_work,
)
from index.metadata.places import weigh_places
from index.ocr import noise
from index.types import Block, BlockKind, Metadata, Parsed, PartKind, Period, ReportKind

__all__ = ["compose_title", "override", "read_metadata"]

_GARBLED = 0.03  # noise from which names are looked for through OCR errors
_LEAD = 0.6  # the runner-up may have this share of the winner's weight at most
_ENOUGH = 2.0  # weight below which a name is no evidence
_HEAD_BLOCKS = 14
_HEAD_LINE = 140
_MEETING_DATE = re.compile(
    r"(?:tid|datum|sammanträdesdatum|sammanträde|möte|tid och plats)\s*:?\s*(?:den\s+)?(20\d\d)-(\d\d)-(\d\d)", re.I
)
_SWEDISH_DATE = re.compile(
    r"(?:den\s+)?(\d{1,2})\s+(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
    r"\s+(20\d\d)",
    re.I,
)


def read_metadata(parsed: Parsed, name: str) -> Metadata:
    """Municipality, committee, kind, period and meeting; `name` is the title only where the content gives none."""
    garbled = noise(parsed.text)
    head = _head(parsed)
    doubts: list[str] = []
    municipality = _named(weigh_places(parsed.text, garbled > _GARBLED), "kommun", doubts)
    if municipality is not None and not any(place.name == municipality for place in municipalities()):
        doubts.append(f"Kommunen {municipality} finns inte i listan över Sveriges kommuner. Rätta den om den är fel.")
    committee = _named(weigh_committees(parsed.text, garbled > _GARBLED), "nämnd", doubts)
    prose = _prose(parsed)
    kind = kind_of(parsed.parts, head, prose)
    if kind is None:
        doubts.append("Vilket slags rapport det är framgår inte av innehållet. Ange det själv.")
    period = _period(parsed, head, prose, kind, doubts)
    meta = Metadata(
        title="",
        municipality=municipality,
        committee=committee,
        kind=kind,
        period=period,
        meeting=_meeting(parsed),
        noise=round(garbled, 4),
        doubts=(*doubts, *_noise_doubt(garbled)),
    )
    return replace(meta, title=compose_title(meta) or (head[0] if head else name))


def override(meta: Metadata, **fields: Any) -> Metadata:
    """`meta` with the user's word for some of its fields.

    The title follows unless it is given too, and the doubts that the fields settle go. A field given as None is left as
    it is; one that Metadata lacks raises TypeError.
    """
    given: Mapping[str, Any] = {key: value for key, value in fields.items() if value is not None}
    changed = replace(meta, **given)
    if "title" not in given:
        changed = replace(changed, title=compose_title(changed) or meta.title)
    settled = tuple(_ABOUT[key] for key in given if key in _ABOUT)
    return replace(changed, doubts=tuple(doubt for doubt in changed.doubts if not doubt.startswith(settled)))


def compose_title(meta: Metadata) -> str:
    """A title such as "Socialnämnden Huddinge, delårsrapport januari–augusti 2023"; "" when too little is known."""
    who = " ".join(part for part in (meta.committee, meta.municipality) if part)
    what = meta.kind.value if meta.kind not in (None, ReportKind.OTHER) else ""
    if meta.kind is ReportKind.MEETING and meta.meeting:
        when = day_in_words(meta.meeting)
    else:
        when = in_words(meta.period) if meta.period else ""
    about = " ".join(part for part in (what, when) if part)
    if not who:
        return about[:1].upper() + about[1:]
    return f"{who}, {about}" if about else ""


_ABOUT = {"municipality": "Kommunen ", "committee": "Nämnden ", "kind": "Vilket slags rapport ", "period": "Perioden "}
_DEFINITE = {"kommun": ("Kommunen", "kommuner"), "nämnd": ("Nämnden", "nämnder")}


def _named(weights: Mapping[str, float], noun: str, doubts: list[str]) -> str | None:
    """The name that leads clearly; None with a doubt when none or several do."""
    definite, several = _DEFINITE[noun]
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _ENOUGH:
        doubts.append(f"{definite} framgår inte av innehållet. Ange den själv.")
        return None
    if len(ranked) > 1 and ranked[1][1] > _LEAD * ranked[0][1]:
        names = ", ".join(name for name, weight in ranked[:4] if weight > _LEAD * ranked[0][1])
        doubts.append(
            f"{definite} är osäker: innehållet nämner flera {several} ungefär lika mycket ({names}). Ange den själv."
        )
        return None
    return ranked[0][0]


def _head(parsed: Parsed) -> list[str]:
    """The titles at the document's beginning: of its main paper, then the first short lines."""
    reports = [part.title for part in parsed.parts if part.kind is PartKind.REPORT]
    blocks = [block for block in parsed.blocks if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)][:_HEAD_BLOCKS]
    short: list[str] = []
    for block in blocks:
        if len(block.body.text) > _HEAD_LINE:
            break
        short.append(block.body.text)
    return [*reports, *_title_pairs(short)]


def _title_pairs(lines: list[str]) -> list[str]:
    """A title broken over two lines ("Månadsuppföljning" / "maj 2026") is one."""
    joined = [f"{line} {after}" for line, after in pairwise(lines) if len(line) < 40 and len(after) < 20]
    return [*joined, *lines] if joined else lines


def _prose(parsed: Parsed) -> str:
    """The running text of the main paper, tables and page headers aside."""
    reports = [part.span for part in parsed.parts if part.kind is PartKind.REPORT] or [
        part.span for part in parsed.parts
    ]
    main = max(reports, key=len)
    return "\n".join(block.body.text for block in parsed.blocks if _is_prose(block) and main.covers(block.span))


def _is_prose(block: Block) -> bool:
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING)


def _period(parsed: Parsed, head: list[str], prose: str, kind: ReportKind | None, doubts: list[str]) -> Period | None:
    titles = " \n".join(head)
    running = "\n".join(block.body.text for block in parsed.blocks if block.kind is BlockKind.CONTENTS)
    in_titles, in_prose = ends_in(titles) or titled(titles), ends_in(prose)
    month = likely_month(in_titles) or likely_month(in_prose)
    years = {end.year for end in in_titles if end.year and end.month == month}
    year = years.pop() if len(years) == 1 else likely_year([titles])
    year = year or year_of_work(prose, _headers(parsed), month) or likely_year([running])
    if kind is ReportKind.ANNUAL:
        month = 12
    if kind is ReportKind.PLAN or (kind is ReportKind.MEETING and not ends_in(titles)):
        return None
    printed = {end.month for end in ends_in(running) if end.year}
    if month and printed and month not in printed and not any(part.kind is PartKind.NOTICE for part in parsed.parts):
        doubts.append(
            "Sidhuvudet eller sidfoten anger en annan månad än texten. Texten har följts; rätta perioden om den är fel."
        )
    if year is None or month is None:
        doubts.append("Perioden framgår inte av innehållet. Ange år och period själv.")
        return None
    return from_january(year, month)


def _headers(parsed: Parsed) -> list[str]:
    """What the tables' columns are called; of a bundle all tables, since reports lead its other papers by far."""
    return [header for table in parsed.tables for header in table.columns]


def _meeting(parsed: Parsed) -> date | None:
    """The meeting's day, where the document holds a notice of it."""
    notice = next((part.span.of(parsed.text) for part in parsed.parts if part.kind is PartKind.NOTICE), None)
    if notice is None:
        return None
    match = _MEETING_DATE.search(notice)
    if match:
        return _day(match.group(1), match.group(2), match.group(3))
    words = _SWEDISH_DATE.search(notice)
    return _day(words.group(3), str(_month_number(words.group(2))), words.group(1)) if words else None


def _month_number(name: str) -> int:
    return MONTHS.index(name.lower()) + 1


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _noise_doubt(share: float) -> tuple[str, ...]:
    if share <= _GARBLED:
        return ()
    return (
        f"Texten är svårt läsbar efter textigenkänning: ungefär {share * 100:.0f} procent av orden är förvanskade."
        " Kontrollera siffror mot originalet.",
    )
