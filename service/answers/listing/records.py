"""Tables that the text kept only as paragraphs: a line of column names, then each record's cells one after another.

Planning systems print internal control so: "Risk Bakgrund Åtgärd" over the table, then for each row the risk, its
background, the measure, "Status", the status, "Kommentar" and a comment. What stands before "Status" is the measure.
"""

import re
from collections.abc import Iterator, Sequence

from index.language import fold
from index.ocr import fold_ocr
from index.types import Statement
from service.answers.listing.items import blocks_of, entry_of
from service.answers.listing.source import Entry, Source

COLUMN_WORDS = frozenset(
    ("risk", "risker", "bakgrund", "atgard", "atgarder", "riskatgard", "status", "kommentar", "kontroll", "kontroller")
    + ("kontrollmoment", "resultat", "ansvarig", "ansvar", "process", "mal", "revision/granskning", "revision")
    + ("granskning", "orsak", "konsekvens", "bedomning", "uppfoljning", "riskbedomning", "frekvens", "metod", "utfall")
    + ("aktivitet", "slutdatum", "startdatum", "uppdrag", "sannolikhet")
)
SHORTEST = 20
"""Characters of a line that is a record, where no status tells where one ends."""
COLUMNS = 5
"""Words of a line that only names columns."""
GARBLED = frozenset(fold_ocr(word) for word in COLUMN_WORDS)
STATUS_LINE = re.compile(r"^status:?$")
COMMENT_LINE = re.compile(r"^(kommentar|analys|diarienummer):?$")
RISK = re.compile(r"^risk(er)?\b|\briskera(r|s)\b|\brisk (for|att)\b")


def record_lists(statements: Sequence[Statement], wanted: re.Pattern[str], *, noisy: bool) -> Iterator[Source]:
    """Records under each line of column names, as a list of what `wanted` names: the risks, or the measures."""
    blocks = [block for block in blocks_of(statements) if not block[0].item]
    starts = [number for number, block in enumerate(blocks) if _opens(blocks, number, noisy)]
    found: dict[tuple[str, ...], list[Source]] = {}
    for place, start in enumerate(starts):
        header = blocks[start][0].section[-1] if _under_header(blocks[start]) else blocks[start][0].text
        path = blocks[start][0].section
        path = path[:-1] if _under_header(blocks[start]) else path
        following = starts[place + 1] if place + 1 < len(starts) else len(blocks)
        # The record's own lines may have been taken for headings: the region ends where the outer section does.
        inside = [block for block in blocks[start:following] if _inside(block[0].section, path)]
        # In garbled text the line of column names has run into the first record.
        region = [block for block in inside if noisy or not _is_header(block[0].text, noisy)]
        entries = tuple(_records(region, fold(header), wanted))
        if entries:
            found.setdefault(path, []).append(Source(path, entries, columns=tuple(fold(header).split()), titled=False))
    for path, parts in found.items():
        yield from parts
        if len(parts) > 1:
            columns = tuple(dict.fromkeys(column for part in parts for column in part.columns))
            yield Source(path, tuple(entry for part in parts for entry in part.entries), columns=columns, titled=False)


def _opens(blocks: Sequence[Sequence[Statement]], number: int, noisy: bool) -> bool:
    """Whether records begin here: at a line of column names, or under a heading that is one."""
    if _is_header(blocks[number][0].text, noisy):
        return True
    new = number == 0 or blocks[number - 1][0].section != blocks[number][0].section
    return new and _under_header(blocks[number])


def _under_header(block: Sequence[Statement]) -> bool:
    return bool(block[0].section) and _is_header(block[0].section[-1], False)


def _inside(section: tuple[str, ...], path: tuple[str, ...]) -> bool:
    outer = path[:-1] if len(path) > 1 else path
    return section[: len(outer)] == outer


def _is_header(text: str, noisy: bool) -> bool:
    words = fold(text).split()
    if len(words) < 2 or (len(words) > 8 and not noisy):
        return False
    if noisy:
        first = [fold_ocr(word) for word in text.split()[:4]]
        return len(first) >= 3 and sum(word in GARBLED for word in first) >= 3
    return all(word in COLUMN_WORDS for word in words)


def _records(region: Sequence[Sequence[Statement]], header: str, wanted: re.Pattern[str]) -> Iterator[Entry]:
    marks = [number for number, block in enumerate(region) if STATUS_LINE.match(_plain(block))]
    if not marks:
        for statement in (statement for block in region for statement in block):
            names_columns = len(statement.text.split()) <= COLUMNS and _is_header(statement.text, True)
            if len(statement.text) > SHORTEST and not names_columns:
                yield Entry(statement.text, statement.span)
        return
    begin = 0
    for mark in marks:
        record = [b for b in region[begin:mark] if not COMMENT_LINE.match(_plain(b))]
        status = _status_after(region, mark)
        risks = sorted((b for b in record if RISK.search(_plain(b))), key=lambda b: not _plain(b).startswith("risk"))
        chosen = (record if _asks_measure(wanted, header) else risks[:1])[-1:]
        if chosen:
            entry = entry_of(chosen[0])
            if entry is not None:
                yield Entry(entry.text, entry.span, status)
        begin = mark + 2


def _asks_measure(wanted: re.Pattern[str], header: str) -> bool:
    """Whether the question names the measure's column; else it is the risk, or what stands first, that it is about."""
    return wanted.search("atgard") is not None or "risk" not in header


def _status_after(region: Sequence[Sequence[Statement]], mark: int) -> str:
    """The line after "Status"; a short one, the status itself."""
    text = region[mark + 1][0].text if mark + 1 < len(region) else ""
    return text if len(text.split()) <= 5 else ""


def _plain(block: Sequence[Statement]) -> str:
    return fold(block[0].text).strip()
