"""Catalogues, evidence and answers straight from report texts: no store, no vectors, no model."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from index.ingest import analyse
from index.types import Filters
from service.answers import compose, missing
from service.catalogue import Catalogue, Shelf
from service.composer import Composer
from service.evidence import Evidence, scope_of
from service.gate import guard
from service.question import Question, read_question
from service.types import Answer, Ask, Turn
from service.wording import period_phrase
from tests.reports import report

SAMPLES = Path(__file__).resolve().parents[2] / "eval" / "samples"
REAL = ("000", "001", "002", "003", "004")


def shelf(source: Path | tuple[str, bytes]) -> Shelf:
    found = analyse(source)
    return Shelf(found.document, found.figures, found.parsed.tables, found.statements, found.findings)


@cache
def _sample(name: str) -> Shelf:
    return shelf(next(SAMPLES.glob(f"{name}.*")))


@cache
def samples(*names: str) -> Catalogue:
    """The sample reports of those names, or all five."""
    wanted = names or sorted(path.stem for path in SAMPLES.iterdir() if path.suffix in (".md", ".txt"))
    return Catalogue(_sample(name) for name in wanted)


@cache
def _real(prefix: str) -> Shelf:
    return shelf(report(prefix))


@cache
def real(*prefixes: str) -> Catalogue:
    """The real reports of those prefixes, or all five; skips the test where they are missing."""
    return Catalogue([_real(prefix) for prefix in prefixes or REAL])


HEAD = """# Delårsrapport per 31 augusti {year}

## {committee}, {place} kommun

"""


def written(place: str, body: str, year: int = 2024, committee: str = "Socialnämnden") -> tuple[str, bytes]:
    """A small report of a municipality for January to August of a year, as a named file."""
    text = HEAD.format(place=place, year=year, committee=committee) + body
    return f"{place}-{year}.md".lower(), text.encode()


def catalogue(*reports: tuple[str, bytes]) -> Catalogue:
    return Catalogue([_written(*one) for one in reports])


@cache
def _written(name: str, data: bytes) -> Shelf:
    return shelf((name, data))


def table(*rows: str, columns: str = "Budget jan-aug | Utfall jan-aug | Avvikelse jan-aug", stub: str = "") -> str:
    """A pipe table in tkr; each row and the columns are written with " | " between the cells."""
    count = columns.count("|") + 2
    lines = [f"{stub or 'Verksamhet (tkr)'} | {columns}", " | ".join(["---"] * count), *rows]
    return "\n".join(f"| {line} |" for line in lines) + "\n"


def asked(
    text: str,
    held: Catalogue,
    *,
    history: Iterable[str] = (),
    language: str = "auto",
) -> Question:
    turns = tuple(Turn(one) for one in history)
    return read_question(Ask(text, language=language, history=turns), held.municipalities)


def evidence_for(text: str, held: Catalogue, *, filters: Filters | None = None, **how: object) -> Evidence:
    question = asked(text, held, **how)
    return Evidence(held, question, scope_of(held, question, filters or Filters()), near={})


def answer_to(text: str, held: Catalogue, *, filters: Filters | None = None, **how: object) -> Answer:
    """The composed answer after the gate, as the engine gives it but for nearness in meaning."""
    evidence = evidence_for(text, held, filters=filters, **how)
    composer = Composer(evidence.question.language)
    status = compose(evidence, composer)
    documents = evidence.scope.documents or held.documents
    looked_in = " ".join(f"{d.meta.municipality or ''} {period_phrase(d.meta.period, 'sv')}" for d in documents)
    return guard(composer, status, lambda: _not_found(evidence), f"{evidence.question.text} {looked_in}")


def _not_found(evidence: Evidence) -> Composer:
    composer = Composer(evidence.question.language)
    missing.answer(evidence, composer)
    return composer
