"""Files to stored documents: read, take apart, embed, and store each in one transaction.

A document is known by the hash of its file's content. The same content again does nothing, a changed file replaces
what it held before, and a file that cannot be read is one line of the report while the rest goes on.
"""

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Literal, Protocol

import numpy as np

from index.audit import Finding, audit
from index.codec import encode
from index.embedding.protocol import Embedder, Floats
from index.errors import BelaggError, LoadError, OversizedFile, StoreError
from index.figures import extract_figures
from index.layout import parse
from index.loading import load_bytes
from index.manifest import MANIFEST, Manifest, read_manifest
from index.metadata import read_metadata
from index.overrides import UNSAID, Overrides, apply
from index.passages import make_passages
from index.spelling import NOISY, mend
from index.statements import extract_statements
from index.store import Store
from index.store.records import Derived, embedding_text, statement_text
from index.tables import find_tables
from index.types import Document, Figure, Parsed, Passage, Statement

ANALYSIS = 27
"""Raise it when reading a file gives something else than before: stored documents are then read anew."""

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".pdf", ".docx", ".html", ".htm"})
"""Files that are picked up in a folder; a file that is named itself is always tried."""

MAX_BYTES = 200_000_000

Status = Literal["added", "replaced", "unchanged", "failed"]

_log = logging.getLogger(__name__)


class Stage(StrEnum):
    READING = "reading"
    EMBEDDING = "embedding"
    DONE = "done"


@dataclass(frozen=True)
class FileResult:
    """What became of one file; `message` is a Swedish sentence where it failed."""

    name: str
    path: str
    status: Status
    message: str = ""
    document: str | None = None
    passages: int = 0
    tables: int = 0
    figures: int = 0


@dataclass(frozen=True)
class Report:
    results: tuple[FileResult, ...] = ()

    def count(self, status: Status) -> int:
        return sum(result.status == status for result in self.results)

    @property
    def failed(self) -> tuple[FileResult, ...]:
        return tuple(result for result in self.results if result.status == "failed")


@dataclass(frozen=True)
class Step:
    """How far an ingest has come: file `number` (from 1) of `files`; `done` of `total` passages are embedded."""

    name: str
    number: int
    files: int
    stage: Stage
    done: int = 0
    total: int = 0
    result: FileResult | None = None  # when the stage is DONE


Progress = Callable[[Step], None]
Derive = Callable[["Analysis"], Sequence[Derived]]
"""Works out of a file's analysis what is to be stored with it."""


class Tell(Protocol):
    """Notes how far one file has come."""

    def __call__(self, stage: Stage, done: int = 0, total: int = 0, result: FileResult | None = None) -> None: ...


@dataclass(frozen=True)
class Analysis:
    """All that is known of a file before it is embedded."""

    document: Document
    parsed: Parsed
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    passages: tuple[Passage, ...]


def analyse(source: Path | tuple[str, bytes], overrides: Overrides = UNSAID) -> Analysis:
    """Takes a file, or its name and content, apart. Raises LoadError."""
    name, data = (source.name, _bytes(source)) if isinstance(source, Path) else source
    loaded = load_bytes(name, data)
    parsed = parse(loaded.text, loaded.pages, find_tables(loaded.text))
    meta = apply(overrides, read_metadata(parsed, name))
    if meta.noise >= NOISY:
        parsed = mend(parsed)
    figures = extract_figures(parsed, meta)
    statements = extract_statements(parsed, figures, noise=meta.noise)
    return Analysis(
        document=Document(document_id(data), name, meta, parsed.text, parsed.pages, parsed.parts, parsed.sections),
        parsed=parsed,
        figures=figures,
        statements=statements,
        findings=audit(parsed, figures, meta, statements),
        passages=make_passages(parsed, meta),
    )


def document_id(data: bytes) -> str:
    """What a file's content is known by."""
    return sha256(data).hexdigest()[:16]


def ingest(
    paths: Iterable[Path],
    store: Store,
    embedder: Embedder,
    overrides: Overrides = UNSAID,
    progress: Progress | None = None,
    derive: Derive | None = None,
) -> Report:
    """Reads files and folders (with their subfolders) into the store; see the module for what happens to each.

    `overrides` hold for every file and go before those of a folder's manifest. Raises ModelMismatch before anything
    is read, and StoreError when the store itself cannot be used; what was stored until then stays.
    """
    store.check_model(embedder.name, embedder.dimensions)
    files, results = _gathered(paths)
    manifests = _Manifests()
    for number, path in enumerate(files, 1):
        step = Step(path.name, number, len(files), Stage.READING)
        tell = partial(_tell, progress, step)
        tell(Stage.READING)
        result = _of_file(path, store, embedder, overrides.or_else(manifests.of(path.parent, path.name)), tell, derive)
        results.append(result)
        tell(Stage.DONE, result=result)
    return Report(tuple(results + manifests.failed))


def ingest_bytes(
    name: str,
    data: bytes,
    store: Store,
    embedder: Embedder,
    overrides: Overrides = UNSAID,
    derive: Derive | None = None,
) -> FileResult:
    """Reads one uploaded file into the store. Raises LoadError, ModelMismatch and StoreError."""
    store.check_model(embedder.name, embedder.dimensions)
    tell = partial(_tell, None, Step(name, 1, 1, Stage.READING))
    return _stored(name, data, None, store, embedder, overrides, tell, derive)


def _tell(
    progress: Progress | None, step: Step, stage: Stage, done: int = 0, total: int = 0, result: FileResult | None = None
) -> None:
    if progress is not None:
        progress(replace(step, stage=stage, done=done, total=total, result=result))


def _of_file(
    path: Path, store: Store, embedder: Embedder, overrides: Overrides, tell: Tell, derive: Derive | None
) -> FileResult:
    """One file's result, whatever happens to it; only errors of the store itself come out."""
    try:
        return _stored(path.name, _bytes(path), str(path), store, embedder, overrides, tell, derive)
    except StoreError:
        raise
    except BelaggError as error:
        return FileResult(path.name, str(path), "failed", " ".join(str(error).split()))
    except (KeyboardInterrupt, SystemExit):
        raise
    except Exception as error:  # a fault of ours in one file must not take the others with it
        _log.exception("could not read %s", path)
        kind = type(error).__name__
        message = f"Internt fel ({kind}) när filen lästes; inget av den sparades. Rapportera gärna felet."
        return FileResult(path.name, str(path), "failed", message)


def _stored(
    name: str,
    data: bytes,
    source: str | None,
    store: Store,
    embedder: Embedder,
    overrides: Overrides,
    tell: Tell,
    derive: Derive | None,
) -> FileResult:
    id = document_id(data)
    fingerprint = _fingerprint(overrides)
    before = store.fingerprint(id)
    held = None if source is None else store.source(source)
    if before == fingerprint:
        if source is not None and held != id:
            store.link(source, id)
        status: Status = "unchanged" if held in (None, id) else "replaced"
        return FileResult(name, source or "", status, document=id)
    found = analyse((name, data), overrides)
    vectors, meanings = _embedded(found, store, embedder, tell)
    store.add(
        found.document,
        found.passages,
        vectors,
        model=embedder.name,
        tables=found.parsed.tables,
        figures=found.figures,
        statements=found.statements,
        meanings=meanings,
        findings=found.findings,
        derived=derive(found) if derive is not None else (),
        source=source,
        fingerprint=fingerprint,
    )
    return FileResult(
        name,
        source or "",
        "added" if before is None and held is None else "replaced",
        document=id,
        passages=len(found.passages),
        tables=len(found.parsed.tables),
        figures=len(found.figures),
    )


def _embedded(found: Analysis, store: Store, embedder: Embedder, tell: Tell) -> tuple[Floats, Floats]:
    """One vector a passage and one a sentence; a text that is stored already, or twice here, is not embedded again.

    A search is for passages, which show a thing in its context; an answer quotes the sentence, and among the sentences
    of near passages their own vectors tell which one is meant (eval/README has what that gives).
    """
    passages = [embedding_text(passage) for passage in found.passages]
    statements = [statement_text(statement) for statement in found.statements]
    known = store.known_meanings(statements) | store.known_vectors(passages)
    new = [text for text in dict.fromkeys(passages + statements) if text not in known]
    if new:
        made = embedder.embed_passages(new, lambda done, total: tell(Stage.EMBEDDING, done, total))
        known |= dict(zip(new, made, strict=True))
    return _rows(passages, known, embedder.dimensions), _rows(statements, known, embedder.dimensions)


def _rows(texts: list[str], vectors: dict[str, Floats], dimensions: int) -> Floats:
    rows = [vectors[text] for text in texts]
    return np.stack(rows) if rows else np.zeros((0, dimensions), np.float32)


def _fingerprint(overrides: Overrides) -> str:
    """Changes with what decides how a file is read, beside its content."""
    return f"{ANALYSIS}:{encode(Overrides, overrides)}"


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise OversizedFile(
                f"Filen är {path.stat().st_size // 1_000_000} MB; den största som läses är {MAX_BYTES // 1_000_000} MB."
            )
        return path.read_bytes()
    except OSError as error:
        raise LoadError(f"Filen går inte att läsa: {error.strerror}.") from error


class _Manifests:
    """The manifests of the folders that files stand in, each read once."""

    def __init__(self) -> None:
        self.failed: list[FileResult] = []
        self._read: dict[Path, Manifest] = {}

    def of(self, folder: Path, name: str) -> Overrides:
        if folder not in self._read:
            try:
                self._read[folder] = read_manifest(folder)
            except LoadError as error:
                message = f"{error} Inget av det som står i filen har använts."
                self.failed.append(FileResult(MANIFEST, str(folder / MANIFEST), "failed", message))
                self._read[folder] = Manifest({})
        return self._read[folder].of(name)


def _gathered(paths: Iterable[Path]) -> tuple[list[Path], list[FileResult]]:
    """The files to read as absolute paths, each once and in order, and a line for each path that leads to none."""
    files: dict[Path, None] = {}
    failed: list[FileResult] = []

    def refuse(path: Path, message: str) -> None:
        failed.append(FileResult(path.name, str(path), "failed", message))

    for given in paths:
        path = Path(os.path.abspath(given.expanduser()))
        if not path.exists():
            refuse(path, "Det finns ingen fil eller mapp med det namnet.")
        elif path.is_dir():
            found = list(_in_folder(path, refuse))
            files |= dict.fromkeys(found)
            if not found:
                kinds = ", ".join(sorted(SUFFIXES))
                refuse(path, f"Mappen har inga filer som går att läsa ({kinds}).")
        else:
            files[path] = None
    return list(files), failed


def _in_folder(folder: Path, refuse: Callable[[Path, str], None]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        refuse(Path(error.filename), f"Mappen går inte att läsa: {error.strerror}.")

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            # "~$" is Word's lock file, "._" the Finder's, a trailing ~ an editor's copy: the last has no known suffix.
            if not name.startswith((".", "~")) and Path(name).suffix.casefold() in SUFFIXES:
                yield Path(place) / name
