"""The engine: a store of reports that answers questions.

    question -> scope -> evidence -> composed sentences -> gate -> answer

The library is read once for a generation of the store and read again, where it differs, when the store changes.
"""

import copy
import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Any

from index.audit import Finding, weightiest_first
from index.embedding import Embedder
from index.errors import BadQuestion
from index.figures.census import Census, census
from index.overrides import read_overrides
from index.search import Searcher
from index.store import Store
from index.types import Document, Figure, Filters, Hit, Measure
from service.answers import missing
from service.answers.side_by_side import compose_sides
from service.api.contract import Status
from service.composer import Composer
from service.documents.catalogue import Catalogue
from service.draft.smoothing import Smoother
from service.english.rendering import render
from service.evidence.evidence import Evidence
from service.evidence.lifting import lifted
from service.evidence.scope import Scope, scoped
from service.gate import guarded
from service.library.library import Library
from service.library.narrowing import Narrowed, narrowed, warned
from service.library.outline import derive_from
from service.model.protocol import Generator
from service.question import Question, read_question
from service.question.each_side import each_side
from service.question.parts import parts_of
from service.rewriting.likeness import MeaningLikeness
from service.rewriting.phrasing import SECONDS, phrase
from service.told import says_nothing_new
from service.types import MAX_QUESTION, Answer, Ask, Models
from service.types import Status as AnswerStatus
from service.wording import period_phrase

if TYPE_CHECKING:
    from index.ingest import Report

FIRST = "Hur gick det mot budget?"
"""Asked at start, so that the first reader need not wait for what every question uses."""
NO_FILTERS = Filters()
NEAREST = 24
"""Passages near in meaning that may lift the facts and sentences inside them."""
LIFTED = 60
"""Passages of a search, at least, among which those are lifted that hold what would answer."""


class BelaggEngine:
    """Safe to use from many threads."""

    def __init__(
        self,
        store: Store,
        searcher: Searcher,
        embedder: Embedder,
        generator: Generator | None = None,
        generation_seconds: float = SECONDS,
    ) -> None:
        self._store = store
        self._searcher = searcher
        self._embedder = embedder
        self._generator = generator
        self._generation_seconds = generation_seconds
        self._smoother = Smoother(generator, generation_seconds) if generator is not None else None
        self._likeness = MeaningLikeness(embedder)
        self._lock = Lock()
        self._ready = Event()
        self._ready.set()
        self._library: tuple[int, Library] | None = None

    def with_generator(self, generator: Generator | None, seconds: float = SECONDS) -> "BelaggEngine":
        """The same reports, answered with another model's help. Only one of the two is to be closed."""
        other = copy.copy(self)
        other._generator, other._generation_seconds = generator, seconds
        other._smoother = Smoother(generator, seconds) if generator is not None else None
        return other

    # Asking ---------------------------------------------------------------------------------------------------

    def ask(self, ask: Ask) -> Answer:
        """Answer a question; raises BadQuestion for one that is empty or too long."""
        self._ready.wait()  # beside the warming it would read for itself what that is reading already
        return self._answer(ask)

    def _answer(self, ask: Ask) -> Answer:
        clock = Clock()
        question = self._question(ask)
        clock.lap("question")
        answer = self._ask(ask, question, clock)
        if not ask.history:
            return answer
        if question.elsewhere and answer.status == "not_found":
            alone = replace(ask, history=())
            return self._ask(alone, self._question(alone), clock)
        if says_nothing_new(answer, question) or (question.own and answer.status == "not_found"):
            other = self._ask(ask, self._question(ask, instead=True), clock)
            if other.status == "answered" and not says_nothing_new(other, question):
                return other
        return answer

    def _ask(self, ask: Ask, question: Question, clock: "Clock") -> Answer:
        evidence, reach = self._evidence_on(question, ask.filters, clock)
        stored = self.catalogue().municipalities
        parts = parts_of(ask, evidence.question, stored)
        language = evidence.question.language

        def on(part: Ask, *, instead: bool = False) -> Evidence:
            part = replace(part, language=language)
            return self._evidence_on(self._question(part, instead=instead), part.filters, clock)[0]

        def opened(one: Question) -> Evidence:
            return self._evidence_on(one, ask.filters, clock)[0]

        made = Composer(language)
        sides = each_side(evidence.question, stored)
        status = compose_sides(evidence, parts, on, sides, opened, made)
        clock.lap("compose")
        return self._answered(evidence, reach, clock, made, status)

    def evidence(self, ask: Ask) -> Evidence:
        """What the reports hold on a question, as an answer would see it; raises BadQuestion."""
        return self._evidence(ask, Clock())[0]

    def _evidence(self, ask: Ask, clock: "Clock") -> tuple[Evidence, Narrowed]:
        question = self._question(ask)
        clock.lap("question")
        return self._evidence_on(question, ask.filters, clock)

    def _question(self, ask: Ask, *, instead: bool = False) -> Question:
        check_question(ask.question)
        return read_question(ask, self.catalogue().municipalities, instead=instead)

    def _evidence_on(
        self, question: Question, filters: Filters, clock: "Clock", hits: Sequence[Hit] | None = None
    ) -> tuple[Evidence, Narrowed]:
        """`hits` are what a search for the question has found, where one has been made."""
        library = self.catalogue()
        question, scope = scoped(library, question, filters)
        if hits is None:
            hits = self._search(question, filters, scope.ids, len(library.documents))
        near = _near(hits)
        clock.lap("search")
        reach = narrowed(library, scope, question, near)
        catalogue = library.opened([document.id for document in reach.documents])
        scope = replace(scope, documents=tuple(shelf.document for shelf in catalogue.shelves.values()))
        clock.lap("open")
        evidence = Evidence(catalogue, question, scope, near, partial(self._searcher.vector, _asked(question)))
        return evidence, reach

    def _answered(
        self, evidence: Evidence, reach: Narrowed, clock: "Clock", composer: Composer, status: AnswerStatus
    ) -> Answer:
        """The composed answer as it passes the gate, in the model's words where there is one."""
        question, scope, catalogue = evidence.question, evidence.scope, evidence.catalogue
        passed = guarded(
            composer,
            status,
            lambda: _fallback(evidence),
            f"{question.typed} {question.text} {_looked_in(scope, catalogue)}",
        )
        warning = warned(passed.answer, reach.having)
        if warning is not None:
            passed = replace(passed, answer=replace(passed.answer, warnings=(*passed.answer.warnings, warning)))
        clock.lap("verify")
        answer = replace(passed.answer, model=Models(embedding=self._embedder.name))
        if self._generator is not None:
            answer = phrase(
                replace(passed, answer=answer),
                question.typed,
                self._generator,
                self._generation_seconds,
                self._likeness,
            )
            clock.lap("generate")
        return replace(answer, timings_ms=clock.laps)

    def _search(self, question: Question, filters: Filters, scope: frozenset[str], stored: int) -> list[Hit]:
        """The best passages of the scope on what the question is about."""
        if not scope:
            return []
        # Without a filter the index of all vectors is searched, with one the vectors that it leaves.
        wanted = replace(filters, document=tuple(sorted(scope))) if len(scope) < stored else filters
        return self._searcher.search(question.topic or question.text, wanted, NEAREST)

    def catalogue(self) -> Library:
        """What the reports state, as of the store's present generation."""
        generation = self._store.generation
        held = self._library
        if held is not None and held[0] == generation:
            return held[1]
        with self._lock:
            held = self._library
            if held is None or held[0] != generation:
                self._library = held = (generation, Library(self._store, held[1] if held is not None else None))
            return held[1]

    def smoother(self) -> Smoother | None:
        """What puts drafts in the local model's words; None without a model."""
        return self._smoother

    def warm(self) -> None:
        """Do at start what the first question would otherwise wait for; a question asked meanwhile waits."""
        self._ready.clear()
        try:
            self.catalogue()
            self.with_generator(None)._answer(Ask(FIRST))  # without the model: nobody waits for its words
        finally:
            self._ready.set()
        if self._generator is not None:
            self._generator.warm()

    def settle(self) -> None:
        """Do what can wait until the first answer is out."""
        render("ready")
        # What is held for good is left out of the collector's rounds: with a thousand reports one round looked through
        # millions of objects and took a quarter of a second out of some reader's answer. Nor is there a round first: a
        # start leaves about a thousand objects unused, and a reader would wait while all are looked through.
        gc.freeze()

    # Reading --------------------------------------------------------------------------------------------------

    def search(self, query: str, filters: Filters, k: int) -> list[Hit]:
        """The k best passages for what is asked or named, best first: also by its Swedish wording, and lifted by the
        rows and sentences inside them that bear on it."""
        if not query.strip() or len(query) > MAX_QUESTION:  # a whole text to compare with is no question
            return self._searcher.search(query, filters, k)
        question = self._question(Ask(query, filters=filters))
        hits = self._searcher.search(question.text, filters, max(k, LIFTED))
        evidence, _ = self._evidence_on(question, filters, Clock(), hits)
        return lifted(hits, evidence)[:k]

    def listed(self) -> Sequence[Document]:
        """All documents, without their texts."""
        return self.catalogue().documents

    def documents(self) -> list[Document]:
        return [self._store.document(entry.id) for entry in self._store.documents()]

    def document(self, id: str) -> Document:
        return self._store.document(id)

    def figures(
        self, filters: Filters, activity: str | None, measure: str | None, offset: int, limit: int
    ) -> tuple[int, list[tuple[Document, Figure]]]:
        wanted = Measure(measure) if measure else None
        found = self._store.figures(filters, activity=activity, measure=wanted, offset=offset, limit=limit)
        documents = {identity: self._store.document(identity) for identity, _ in found}
        total = self._store.count_figures(filters, activity=activity, measure=wanted)
        return total, [(documents[identity], figure) for identity, figure in found]

    def unread(self, filters: Filters) -> list[tuple[Document, Census]]:
        """The numbers in each document's tables, and those that are not read in full."""
        found = []
        for entry in self._store.documents(filters):
            figures = [figure for _, figure in self._store.figures(Filters(document=(entry.id,)))]
            found.append((self._store.document(entry.id), census(self._store.tables(entry.id), figures)))
        return found

    def audit(self, id: str) -> tuple[Finding, ...]:
        """What does not go together in a document, found when it was read in, what rounding explains last; raises
        UnknownDocument."""
        return weightiest_first(self._store.findings(id))

    def status(self) -> Status:
        counts = self._store.counts
        generator = self._generator.name if self._generator is not None else "none"
        return Status(counts.documents, counts.passages, self._embedder.name, generator)

    # Changing -------------------------------------------------------------------------------------------------

    def ingest(
        self, paths: Sequence[Path], overrides: dict[str, Any], progress: Callable[..., None] | None
    ) -> "Report":
        from index.ingest import ingest  # with the libraries of all file formats: only when a file is read

        return ingest(paths, self._store, self._embedder, read_overrides(overrides), progress, derive_from)

    def add(self, name: str, data: bytes, overrides: dict[str, Any]) -> Any:
        """Read in one uploaded file; raises LoadError when it cannot be read."""
        from index.ingest import ingest_bytes

        return ingest_bytes(name, data, self._store, self._embedder, read_overrides(overrides), derive_from)

    def remove(self, id: str) -> None:
        self._store.remove(id)

    def close(self) -> None:
        self._store.close()


class Clock:
    """Laps in milliseconds."""

    def __init__(self) -> None:
        self._at = time.perf_counter()
        self.laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = round(self.laps.get(name, 0.0) + (now - self._at) * 1000, 1)
        self._at = now


def _near(hits: Sequence[Hit]) -> dict[tuple[str, int, int], float]:
    """The places of the nearest passages, the first 1 and the others less by their order."""
    return {
        (hit.document, hit.content.span.start, hit.content.span.end): 1.0 - number / NEAREST
        for number, hit in enumerate(hits[:NEAREST])
    }


def check_question(text: str) -> None:
    """Refuse what cannot be asked, with a sentence that says what to do."""
    if not text.isprintable() and any("\ud800" <= char <= "\udfff" for char in text):
        raise BadQuestion("Frågan har tecken som inte är text (halva surrogatpar). Skriv om den.")
    if not text.strip():
        raise BadQuestion("Frågan är tom. Skriv en fråga om rapporterna.")
    if len(text) > MAX_QUESTION:
        raise BadQuestion(
            f"Frågan är {len(text)} tecken lång; högst {MAX_QUESTION} går att ställa. "
            "Korta den till en eller två meningar."
        )


def _asked(question: Question) -> str:
    """What the question says in full: a follow-up leaves out what it is about."""
    return f"{question.text} {question.topic}" if question.followed else question.text


def _looked_in(scope: Scope, catalogue: Catalogue) -> str:
    """Places and periods of the documents, which an answer may name without a citation: they are not findings."""
    documents = scope.documents or catalogue.documents
    return " ".join(f"{d.meta.municipality or ''} {period_phrase(d.meta.period, 'sv')}" for d in documents)


def _fallback(evidence: Evidence) -> Composer:
    """The not-found answer, for when the gate leaves nothing."""
    composer = Composer(evidence.question.language)
    missing.answer(evidence, composer)
    return composer
