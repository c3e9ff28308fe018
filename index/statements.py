"""Sentences of the prose with what they are about and whether they state a cause.

A report seldom repeats its subject: "Verksamheten har en negativ avvikelse" means the activity of the heading above, of
the small table above, or of the sentence before. The subject is carried along here, once, at ingest.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from index.activities import canonical
from index.activities import match as match_activities
from index.language import fold
from index.sentences import sentences
from index.spelling import legible
from index.types import Block, BlockKind, Figure, Mapped, Measure, Parsed, RowKind, Statement, Table, UnitKind

SUBJECT_WITHIN = 70
"""A sentence's subject stands in its first characters; an activity named later is a detail of it."""

NOISY = 0.05
"""Share of garbled words from which sentences are left out that cannot be read."""


@cache
def _causes() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(files("index").joinpath("lexicon/causes.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(patterns)) for name, patterns in data.items()}


def cause_strength(text: str) -> int:
    """2 where the text states a reason outright, 1 where it may state one, else 0."""
    form = fold(text)
    return next((strength for name, strength in (("strong", 2), ("weak", 1)) if _causes()[name].search(form)), 0)


def extract_statements(parsed: Parsed, figures: tuple[Figure, ...], *, noise: float = 0.0) -> tuple[Statement, ...]:
    """Every sentence of paragraphs, list items and prose cells, in reading order.

    Of a garbled document those are left out that cannot be read: nobody would take them for an answer.

    `figures` tell which activities the document accounts for: only those are carried from sentence to sentence.
    """
    own = _accounted(figures)
    noisy = noise >= NOISY
    carried: tuple[str, ...] = ()
    section = -1
    found: list[Statement] = []
    for number, block in enumerate(parsed.blocks):
        if block.section != section:
            section = block.section
            carried = _of_headings(parsed.sections[section].path, own)
        if block.kind is BlockKind.TABLE and block.table is not None:
            table = parsed.tables[block.table]
            carried = _of_small_table(table) or carried
            found += _of_prose_rows(table, parsed, block, number, noisy)
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            if not _of_accounts(parsed.sections[section].path):
                carried = _of_headings(parsed.sections[section].path, own)
            for statement in _of_block(block.body, parsed, block, number, carried, own, noisy):
                found.append(statement)
                if statement.named and block.kind is BlockKind.PARAGRAPH:
                    subjects = tuple(a for a in statement.activities if a in own)
                    carried = subjects or carried
    return tuple(found)


ACCOUNTS = re.compile(r"ekonom|drift|budget|resultat|progno|avvik|analys|verksamhet|volym")


def _of_accounts(path: tuple[str, ...]) -> bool:
    """Whether a section goes through the accounts, where a paragraph goes on about the one before it."""
    return any(ACCOUNTS.search(fold(heading)) for heading in path)


def _accounted(figures: tuple[Figure, ...]) -> frozenset[str]:
    """Ids of the activities that the tables account for in money."""
    measures = (Measure.BUDGET, Measure.OUTCOME, Measure.FORECAST, Measure.DEVIATION)
    labels = {
        figure.activity
        for figure in figures
        if figure.table is not None and figure.unit.kind is UnitKind.MONEY and figure.measure in measures
    }
    return frozenset(found for found in map(canonical, labels) if found)


def _of_headings(path: tuple[str, ...], own: frozenset[str]) -> tuple[str, ...]:
    """Activities of the innermost heading that names one; words that only hint at one do not."""
    for heading in reversed(path):
        found = tuple(dict.fromkeys(match.id for match in match_activities(heading) if not match.weak))
        if found:
            return tuple(activity for activity in found if activity in own) or found
    return ()


def _of_small_table(table: Table) -> tuple[str, ...]:
    """A table of one activity over some years opens the text about it."""
    labels = {row.label for row in table.rows if row.kind is RowKind.DATA}
    found = tuple(dict.fromkeys(activity for activity in map(canonical, sorted(labels)) if activity))
    return found if len(found) == 1 and len(labels) <= 2 else ()


def _of_block(
    body: Mapped, parsed: Parsed, block: Block, number: int, carried: tuple[str, ...], own: frozenset[str], noisy: bool
) -> Iterator[Statement]:
    for start, end in sentences(body):
        text = body.text[start:end]
        if noisy and not legible(text):
            continue
        subjects = _subjects(text, own)
        accounted = tuple(activity for activity in subjects if activity in own)
        yield Statement(
            text=text,
            span=body.span(start, end),
            section=parsed.sections[block.section].path,
            activities=tuple(dict.fromkeys((*accounted, *carried, *subjects))),
            named=bool(accounted),
            cause=cause_strength(text),
            item=block.kind is BlockKind.ITEM,
            block=number,
        )
        carried = accounted or carried


def _subjects(text: str, own: frozenset[str]) -> tuple[str, ...]:
    """Activities that the sentence opens with, accounted ones first. What it names later is a detail of it."""
    matches = [m for m in match_activities(text) if m.start <= SUBJECT_WITHIN and not m.weak]
    ordered = sorted(matches, key=lambda m: (m.id not in own, m.start))
    return tuple(dict.fromkeys(m.id for m in ordered))


def _of_prose_rows(table: Table, parsed: Parsed, block: Block, number: int, noisy: bool) -> Iterator[Statement]:
    above = ""
    for row in table.rows:
        if row.kind is not RowKind.PROSE:
            above = row.label or above
        elif row.prose is not None and row.prose.text:
            named = tuple(dict.fromkeys(m.id for m in match_activities(above)))
            for start, end in sentences(row.prose):
                text = row.prose.text[start:end]
                if noisy and not legible(text):
                    continue
                yield Statement(
                    text=text,
                    span=row.prose.span(start, end),
                    section=(*parsed.sections[block.section].path, above),
                    activities=named,
                    cause=cause_strength(text),
                    block=number,
                )
