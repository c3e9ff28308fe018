"""Lists: goals with their status, risks, measures, grants, taken whole from the tables and lists that hold them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.language import fold, stem, tokenise
from index.types import Document, Figure, Measure, Row, RowKind, Span, Table
from service.answers import lookup
from service.answers.phrases import place_of
from service.catalogue import Fact
from service.composer import Composer
from service.evidence import Evidence
from service.types import Status
from service.wording import quoted

ITEMS = 14
LONGEST = 260
"""Characters of an entry; a longer cell is prose about the entry."""
UNMET = re.compile(r"\b(ej|inte|delvis|nej|avvik\w*|risk for)\b")
UNMET_LEAD = re.compile(r"\b(avvik\w*|nar inte|uppnas inte|inte (nar|nas|uppna|uppfyll)\w*|ej uppfyll\w*)")
UNMET_ASKED = re.compile(r"\b(inte|ej|miss\w*|fail\w*|not|unmet)\b|n't\b")
STATUS = re.compile(r"\b(uppfyll|uppna|klart?\b|pagaende|status|delvis|ej |nar )\w*")


@dataclass(frozen=True)
class Entry:
    text: str
    span: Span
    status: str = ""


@dataclass(frozen=True)
class Source:
    """Something that lists: a table's rows, list items in a row, or the sections under a heading."""

    section: tuple[str, ...]
    heading: str  # folded: what it says that it lists
    entries: tuple[Entry, ...]
    lead: str = ""  # folded: the sentence before a list
    columns: tuple[str, ...] = ()  # folded
    titles: bool = False  # the entries are headings, which list less surely than a table or a list


@cache
def _nouns() -> dict[str, tuple[str, ...]]:
    """What is listed: the noun in a question -> how headings and columns write it."""
    data = tomllib.loads(files("service").joinpath("phrases.toml").read_text(encoding="utf-8"))
    return {noun: tuple(stems) for noun, stems in data["listed"].items()}


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    folded = fold(evidence.question.text)
    nouns = [stems for pattern, stems in _nouns().items() if re.search(pattern, folded)]
    unmet = UNMET_ASKED.search(folded) is not None
    said = False
    for document in lookup.latest(evidence.scope.documents, evidence.question)[: lookup.PLACES]:
        for source, entries in _ranked(evidence, document, nouns, unmet):
            _say(source, entries, document, composer)
            said = True
            break
    return "answered" if said else None


GENERIC = frozenset(
    ("vilka", "vilken", "which", "finns", "socialnamnden", "namnden", "kommunen", "enligt", "report", "rapporten")
)


def _ranked(
    evidence: Evidence, document: Document, nouns: list[tuple[str, ...]], unmet: bool
) -> Iterator[tuple[Source, list[Entry]]]:
    """Sources that list what was asked for, best first, with the entries that were asked for."""
    topic = {stem(token) for token in tokenise(evidence.question.bare) if len(token) > 4 and token not in GENERIC}
    if unmet:
        missed = _missed(evidence, document)
        if missed is not None and NUMERIC.search(fold(evidence.question.text)):
            yield missed
    scored = []
    for source in (*_tables(evidence, document, nouns), *_item_lists(evidence, document), *_headings(document)):
        text = f"{source.heading} {source.lead}"
        named = sum(any(stem in text for stem in stems) for stems in nouns)
        about = sum(word in text for word in topic)
        if not (named if nouns else about):
            continue
        entries = list(source.entries)
        certain = bool(unmet and UNMET_LEAD.search(source.lead))
        if unmet and not certain:
            entries = [entry for entry in entries if UNMET.search(fold(entry.status))]
        if entries:
            column = any(stem in column for column in source.columns for stems in nouns for stem in stems)
            score = 2 * about + named + column + certain + bool(entries[0].status) * unmet - source.titles
            scored.append((score, len(entries), source, entries))
    scored.sort(key=lambda item: (-item[0], -item[1]))
    for score, _, source, entries in scored:
        if score > 0 or nouns:
            yield source, entries


NUMERIC = re.compile(r"etappmal|malvarde|indikator|\bmatt\b|malniva|targets?\b|indicators?\b")
LOWER_IS_BETTER = re.compile(r"sjukfranvaro|personalomsattning|avvikelse|vantetid|aterfall|utslapp")


def _missed(evidence: Evidence, document: Document) -> tuple[Source, list[Entry]] | None:
    """Indicators whose outcome falls short of the year's target, with both values; those about the topic if any are."""
    entries: list[Entry] = []
    for fact in evidence.catalogue.facts:
        if fact.document != document.id or fact.table is None:
            continue
        outcome, target = held_against(fact, document)
        if outcome is not None and target is not None and falls_short(fact, outcome, target):
            entries.append(Entry(fact.label, fact.quote, f"{outcome.text} mot {target.text}"))
    words = [stem(token) for word in evidence.question.words for token in tokenise(word.text)]
    about = [e for e in entries if sum(word in fold(e.text) for word in words if len(word) > 3) > 0]
    chosen = about or entries
    return (Source((), "", tuple(chosen)), chosen) if chosen else None


def held_against(fact: Fact, document: Document) -> tuple[Figure | None, Figure | None]:
    """An indicator's outcome and its target, both of the report's own year."""
    year = document.meta.period.year if document.meta.period else None
    now = [f for f in fact.figures if f.period is not None and f.period.year == year and f.value is not None]
    outcome = next((f for f in now if f.measure is Measure.OUTCOME), None)
    return outcome, next((f for f in now if f.measure is Measure.TARGET), None)


def falls_short(fact: Fact, outcome: Figure, target: Figure) -> bool:
    """Whether the outcome misses the target; of sick leave and the like less is better."""
    short = (target.value or 0) - (outcome.value or 0)
    return (-short if LOWER_IS_BETTER.search(fold(fact.label)) else short) > 0


def _tables(evidence: Evidence, document: Document, nouns: list[tuple[str, ...]]) -> Iterator[Source]:
    for table in evidence.catalogue.shelves[document.id].tables:
        path = _path(document, table.span)
        columns = tuple(fold(column) for column in table.columns)
        entries = tuple(entry for row in table.rows if (entry := _entry(row, table, nouns)) is not None)
        if len(entries) >= 2:
            heading = fold(" ".join((*path[-2:], table.caption, table.stub, *table.columns)))
            yield Source(path, heading, entries, columns=(fold(table.stub), *columns))


def _entry(row: Row, table: Table, nouns: list[tuple[str, ...]]) -> Entry | None:
    """A row as an entry: the column that is named like what is listed, else the row's label."""
    if row.kind is not RowKind.DATA:
        return None
    texts = {fold(table.stub): row.label} | {
        fold(column): cell.text for column, cell in zip(table.columns, row.cells, strict=False) if cell is not None
    }
    words = {name: text for name, text in texts.items() if re.search(r"[^\W\d_]{3}", text)}
    stems = tuple(stem for group in nouns for stem in group)
    other = {name: text for name, text in words.items() if not (stems and name.endswith(stems))}
    status = next((t for t in other.values() if STATUS.search(fold(t)) and len(t) < 60 and t != row.label), "")
    named = [(n, t) for n, t in words.items() if any(stem in n for stem in stems) and t != status]
    named.sort(key=lambda pair: not pair[0].endswith(stems))  # "nämndmål" is a goal, "målområde" is not
    plain = [row.label, *(text for text in words.values() if text != status)]
    text = next((t for t in (*(t for _, t in named), *plain) if t and len(t) <= LONGEST), "")
    return Entry(text, row.span, status) if text else None


def _item_lists(evidence: Evidence, document: Document) -> Iterator[Source]:
    """Runs of list items, each under the sentence or heading that leads in to it."""
    run: list[Entry] = []
    lead, before = "", ""
    path: tuple[str, ...] = ()
    for statement in (*evidence.catalogue.shelves[document.id].statements, None):
        if statement is not None and statement.item:
            if not run:
                lead, path = before, statement.section
            run.append(Entry(statement.text, statement.span))
            continue
        if len(run) > 1:
            yield Source(path, fold(" ".join(path[-2:])), tuple(run), fold(lead))
        run, before = [], statement.text if statement is not None else ""


def _headings(document: Document) -> Iterator[Source]:
    """Sections under one heading: their titles are what the heading lists."""
    children: dict[tuple[str, ...], list[Entry]] = {}
    for section in document.sections:
        if len(section.path) > 1:
            title = section.path[-1]
            start = section.span.start
            at = document.text.find(title, start, start + len(title) + 40)
            if at >= 0:
                children.setdefault(section.path[:-1], []).append(Entry(title, Span(at, at + len(title))))
    for path, entries in children.items():
        if 2 <= len(entries) <= ITEMS:
            yield Source(path, fold(path[-1]), tuple(entries), titles=True)


def _path(document: Document, span: Span) -> tuple[str, ...]:
    return next((s.path for s in reversed(document.sections) if s.span.start <= span.start < s.span.end), ())


def _say(source: Source, entries: list[Entry], document: Document, composer: Composer) -> None:
    place = place_of(document, composer.language)
    heading = source.section[-1] if source.section else ""
    shown = f", ”{heading}”" if heading and not any(char.isdigit() for char in heading) else ""
    composer.say(f"{place}{shown}:", opens="paragraph" if composer.sentences else "")
    for entry in entries[:ITEMS]:
        marker = composer.cite(document, entry.span, source.section)
        status = f" – {entry.status}" if entry.status and entry.status != entry.text else ""
        composer.say(f"{quoted(entry.text, composer.language)}{status}", marker, opens="item")
    if len(entries) > ITEMS:
        sv, en = "Listan fortsätter i rapporten.", "The list goes on in the report."
        composer.warn("definition", sv if composer.language == "sv" else en)
