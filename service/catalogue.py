"""What the stored reports state, held ready for questions: facts (figures that stand together) and sentences.

A fact is a table row, or a sentence with figures. Facts and sentences are looked up by what they are about; passages
(for quoting at length, and for meaning rather than words) are `index.search`'s.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from index.activities import canonical
from index.activities import match as match_activities
from index.audit import Finding
from index.embedding.protocol import Floats
from index.language import fold, stem, tokenise
from index.ocr import fold_ocr
from index.types import Document, Figure, Line, Span, Statement, Table
from service.economy import is_whole
from service.rows import LabelIndex, Labels
from service.termindex import TermIndex

NOISY = 0.05

CARRIED = 0.7
"""The same for the subject of a sentence, which may come from the sentence before."""
LABEL, GROUP, SECTION, WORDS, BEFORE, PARAGRAPH = 1.0, 0.9, 0.5, 0.9, 0.6, 0.32
"""How directly a text is about a term of its label, group, headings, own sentence, the one before, the paragraph."""


@dataclass(frozen=True)
class Fact:
    document: str
    figures: tuple[Figure, ...]  # of one row in column order, or of one sentence in reading order
    quote: Span
    label: str
    activity: str | None  # id of a standard activity, None when it is no such
    table: int | None

    @property
    def first(self) -> Figure:
        return self.figures[0]

    @property
    def total(self) -> bool:
        return self.first.total

    @property
    def line(self) -> Line | None:
        """The side of the accounts that the whole row is on; None where its columns are on several."""
        lines = {figure.line for figure in self.figures}
        return next(iter(lines)) if len(lines) == 1 else None


@dataclass(frozen=True)
class Said:
    """A sentence of a document."""

    document: str
    statement: Statement
    number: int = 0  # among the document's sentences


@dataclass(frozen=True)
class Shelf:
    """All that is held of one document."""

    document: Document
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...] = ()  # what the audit found
    meanings: Floats | None = None  # a vector a statement; None where they are not known


class Catalogue:
    """Facts and sentences of some documents. Built once for a generation of the store and read by many threads."""

    def __init__(self, shelves: Iterable[Shelf]) -> None:
        self.shelves: Mapping[str, Shelf] = {shelf.document.id: shelf for shelf in shelves}
        self.facts: tuple[Fact, ...] = tuple(fact for shelf in self.shelves.values() for fact in facts_of(shelf))
        self.said: tuple[Said, ...] = tuple(
            Said(shelf.document.id, statement, number)
            for shelf in self.shelves.values()
            for number, statement in enumerate(shelf.statements)
        )

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(shelf.document for shelf in self.shelves.values())

    @cached_property
    def municipalities(self) -> tuple[str, ...]:
        names = (document.meta.municipality for document in self.documents)
        return tuple(dict.fromkeys(name for name in names if name))

    @cached_property
    def fact_index(self) -> TermIndex:
        return TermIndex([self._fact_terms(fact) for fact in self.facts])

    @cached_property
    def labels(self) -> LabelIndex:
        """Table rows by the labels that name them."""
        return LabelIndex([self._labels_of(fact) for fact in self.facts])

    def _labels_of(self, fact: Fact) -> Labels | None:
        if fact.table is None or fact.first.row is None:
            return None
        row = self.shelves[fact.document].tables[fact.table].rows[fact.first.row]
        return Labels(fact.document, (row.label, fact.label), row.group, self._noisy(fact.document))

    @cached_property
    def said_index(self) -> TermIndex:
        return TermIndex([self._said_terms(said) for said in self.said])

    @cached_property
    def by_activity(self) -> Mapping[str, Mapping[str, tuple[Figure, ...]]]:
        """Activity id -> document id -> all figures of that activity, in reading order."""
        found: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
        for fact in self.facts:
            if fact.activity is not None:
                found[fact.activity][fact.document] += fact.figures
        return {a: {d: tuple(figures) for d, figures in per.items()} for a, per in found.items()}

    @cached_property
    def stated(self) -> Mapping[tuple[str, int], Fact]:
        """The facts that are sentences, by document and where the sentence starts."""
        return {(fact.document, fact.quote.start): fact for fact in self.facts if fact.table is None}

    @cached_property
    def meanings(self) -> Floats | None:
        """A vector for each of `said`; None where some document has none."""
        rows = [shelf.meanings for shelf in self.shelves.values()]
        known = [row for row in rows if row is not None]
        return np.concatenate(known) if known and len(known) == len(rows) else None

    def _noisy(self, document: str) -> bool:
        return self.shelves[document].document.meta.noise >= NOISY

    def _fact_terms(self, fact: Fact) -> dict[str, float]:
        noisy = self._noisy(fact.document)
        weights: dict[str, float] = {}
        if fact.table is None:
            text = " ".join(fact.quote.of(self.shelves[fact.document].document.text).split())
            _add(weights, self._paragraph(fact), PARAGRAPH, noisy)
            _add(weights, text, WORDS, noisy)
        for figure in fact.figures[:1]:
            _add(weights, " ".join(figure.section[-2:]), SECTION, noisy)
            _add(weights, " ".join(figure.group), GROUP, noisy)
            _add(weights, figure.activity, LABEL if fact.table is not None else CARRIED, noisy)
            if figure.table is not None:
                table = self.shelves[fact.document].tables[figure.table]
                _add(weights, f"{table.caption} {table.stub}", SECTION + 0.2, noisy)
                for column in table.columns:
                    _add(weights, column, SECTION, noisy)
        if fact.activity:
            key = "#" + fact.activity
            weights[key] = max(weights.get(key, 0.0), LABEL if fact.table is not None else CARRIED)
        return weights

    def _paragraph(self, fact: Fact) -> str:
        """The paragraph around a sentence: what it is about is often said a sentence before."""
        return self._paragraphs[fact.document].get(fact.quote.start, "")

    @cached_property
    def _paragraphs(self) -> dict[str, dict[int, str]]:
        found: dict[str, dict[int, str]] = {}
        for identity, shelf in self.shelves.items():
            blocks: dict[int, list[Statement]] = defaultdict(list)
            for statement in shelf.statements:
                blocks[statement.block].append(statement)
            found[identity] = {
                one.span.start: " ".join(s.text for s in block) for block in blocks.values() for one in block
            }
        return found

    def _said_terms(self, said: Said) -> dict[str, float]:
        noisy = self._noisy(said.document)
        statement = said.statement
        weights: dict[str, float] = {}
        _add(weights, " ".join(statement.section[-2:]), SECTION, noisy)
        before = self.shelves[said.document].statements[said.number - 1] if said.number else None
        if before is not None and before.block == statement.block:
            _add(weights, before.text, BEFORE, noisy)  # what "det beror på" is said of
        _add(weights, statement.text, WORDS, noisy)
        for activity in statement.activities:
            weights["#" + activity] = WORDS if statement.named else SECTION + 0.2
        return weights


def _add(weights: dict[str, float], text: str, weight: float, noisy: bool) -> None:
    words, activities = _keys(text, noisy)
    for key in words:
        weights[key] = max(weights.get(key, 0.0), weight)
    for key in activities:
        weights[key] = max(weights.get(key, 0.0), 0.7 * weight)


@lru_cache(maxsize=1 << 14)
def _keys(text: str, noisy: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a text is looked up by: its stems and its activities. Headings and paragraphs come again and again."""
    words = []
    for token in tokenise(text):
        words.append(stem(token))
        if noisy:
            words.append(stem(fold(fold_ocr(token))))
    return tuple(dict.fromkeys(words)), tuple(dict.fromkeys("#" + match.id for match in match_activities(text)))


def facts_of(shelf: Shelf) -> Iterable[Fact]:
    """A document's facts: its figures grouped by table row or by sentence, in reading order."""
    rows: dict[tuple[int, int, int], list[Figure]] = defaultdict(list)
    for figure in shelf.figures:
        if figure.table is not None and figure.row is not None:
            rows[(0, figure.table, figure.row)].append(figure)
        else:
            rows[(1, figure.quote.start, figure.quote.end)].append(figure)
    for figures in rows.values():
        first = figures[0]
        label = first.activity or (first.group[-1] if first.group else "")
        yield Fact(
            document=shelf.document.id,
            figures=tuple(figures),
            quote=first.quote,
            label=label,
            activity=canonical(label) or _of_table(label, first, shelf),
            table=first.table,
        )


def _of_table(label: str, first: Figure, shelf: Shelf) -> str | None:
    """What a bare "Summa" is the sum of: the activity that the table or its heading names."""
    if first.table is None or not is_whole(label):
        return None
    table = shelf.tables[first.table]
    names = (table.stub, table.caption, *first.section[-1:])
    return next((found for name in names if name and (found := canonical(name))), None)
