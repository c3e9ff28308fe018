"""Lists: goals with their status, risks, measures, grants, taken whole from the tables and lists that hold them."""

import re
from dataclasses import dataclass

from index.language import fold, stem, tokenise
from index.types import Document, Row, RowKind, Span, Table
from service.answers import lookup
from service.answers.phrases import place_of
from service.composer import Composer
from service.evidence import Evidence
from service.termindex import TermIndex, Word
from service.types import Status
from service.wording import quoted

ITEMS = 14
ENOUGH_HEADING = 0.5
NOT = re.compile(r"\b(inte|ej|icke|aldrig|not|missed|failed|unmet)\b|n't\b")
UNMET = re.compile(r"\b(ej|inte|delvis|nej|avvikelse|risk for avvikelse|not)\b")
UNMET_LEAD = re.compile(r"\b(avvik\w*|nar inte|uppnas inte|inte (nar|nas|uppna|uppfyll)\w*|ej uppfyll\w*)")
STATUS = re.compile(r"\b(uppfyll|uppna|nas|nar inte|klart?|pagaende|avvik|status|delvis|ej)\w*")


@dataclass(frozen=True)
class Entry:
    text: str
    span: Span
    status: str = ""


@dataclass(frozen=True)
class Source:
    """Something that lists: a table's rows, or list items in a row."""

    document: Document
    section: tuple[str, ...]
    heading: str  # what it says that it lists
    entries: tuple[Entry, ...]
    lead: str = ""  # the sentence before a list


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    question = evidence.question
    folded = fold(question.text)
    status_asked = NOT.search(folded) is not None
    said = False
    for document in lookup.latest(evidence.scope.documents, question)[: lookup.PLACES]:
        sources = _sources(evidence, document)
        chosen = _best(sources, _words(evidence, folded))
        for source in chosen:
            entries = list(source.entries)
            if status_asked and not UNMET_LEAD.search(fold(source.lead)):
                entries = [e for e in entries if UNMET.search(fold(e.status))]
            if entries:
                _say(source, entries, document, composer)
                said = True
                break
    return "answered" if said else None


def _words(evidence: Evidence, folded: str) -> list[Word]:
    words = evidence.words()
    # In a list question the noun that asks ("mål", "risker") is what to look for.
    kinds = [w for w in ("mal", "risk", "atgard", "bidrag", "statsbidrag", "uppdrag", "kontroll", "indikator", "goal", "satsning", "handelse") if w in folded]
    known = {word.stem for word in words}
    english = {"goal": "mal"}
    return words + [Word(english.get(kind, kind)) for kind in kinds if english.get(kind, kind) not in known]


def _sources(evidence: Evidence, document: Document) -> list[Source]:
    shelf = evidence.catalogue.shelves[document.id]
    sections = {(s.span.start, s.span.end): s.path for s in document.sections}
    found = []
    for table in shelf.tables:
        path = next((p for (a, b), p in sections.items() if a <= table.span.start < b), ())
        entries = tuple(entry for row in table.rows if (entry := _entry(row, table)) is not None)
        if len(entries) >= 2:
            head = " ".join((table.caption, table.stub, *table.columns))
            found.append(Source(document, path, f"{' '.join(path[-2:])} {head}", entries))
    return found + _item_lists(evidence, document)


def _entry(row: Row, table: Table) -> Entry | None:
    if row.kind in (RowKind.GROUP, RowKind.PROSE):
        return None
    cells = [cell.text for cell in row.cells if cell is not None]
    words = [text for text in cells if re.search(r"[^\W\d_]{3}", text)]
    status = next((text for text in words if STATUS.search(fold(text)) and len(text) < 60), "")
    named = [row.label, *(text for text in words if text != status and len(text) < 220)]
    text = max((n for n in named[:3] if n), key=len, default=row.label)
    return Entry(text, row.span, status) if text else None


def _item_lists(evidence: Evidence, document: Document) -> list[Source]:
    """Runs of list items, each under the sentence or heading that leads in to it."""
    found: list[Source] = []
    run: list[Entry] = []
    lead, path = "", ()
    before = ""
    for statement in evidence.catalogue.shelves[document.id].statements:
        if statement.item:
            if not run:
                lead, path = before, statement.section
            run.append(Entry(statement.text, statement.span))
            continue
        if len(run) > 1:
            found.append(Source(document, path, f"{' '.join(path[-2:])} {lead}", tuple(run), lead))
        run, before = [], statement.text
    if len(run) > 1:
        found.append(Source(document, path, f"{' '.join(path[-2:])} {lead}", tuple(run), lead))
    return found


def _best(sources: list[Source], words: list[Word]) -> list[Source]:
    if not sources or not words:
        return []
    index = TermIndex([{stem(t): 1.0 for t in tokenise(source.heading)} for source in sources])
    scores = index.score(words)
    order = sorted(range(len(sources)), key=lambda n: (-round(float(scores.coverage[n]), 3), -len(sources[n].entries)))
    return [sources[n] for n in order if scores.coverage[n] >= ENOUGH_HEADING][:6]


def _say(source: Source, entries: list[Entry], document: Document, composer: Composer) -> None:
    place = place_of(document, composer.language)
    heading = source.section[-1] if source.section else ""
    lead = f"{place}, ”{heading}”:" if composer.language == "sv" else f"{place}, “{heading}” (in Swedish):"
    composer.say(lead)
    for entry in entries[:ITEMS]:
        marker = composer.cite(document, entry.span, source.section)
        status = f" – {entry.status}" if entry.status and entry.status != entry.text else ""
        composer.say(f"{quoted(entry.text, composer.language)}{status};", marker)
    if len(entries) > ITEMS:
        rest = len(entries) - ITEMS
        composer.warn("definition", f"Listan fortsätter i rapporten ({rest} till)." if composer.language == "sv" else f"The list goes on in the report ({rest} more).")
