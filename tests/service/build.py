"""Catalogues, evidence and answers straight from report texts: no store, no vectors, no model."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path

from index.ingest import analyse
from index.types import Filters
from service.answers import compose, missing
from service.answers.courtesy import OPENING
from service.answers.joined import compose_parts
from service.composer import Composer
from service.documents.catalogue import Catalogue, Shelf
from service.evidence.evidence import Evidence
from service.evidence.scope import scoped
from service.gate import guard
from service.question import Question, read_question
from service.question.parts import parts_of
from service.types import Answer, Ask, Status, Turn
from service.wording import NOT_FOUND, period_phrase
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
    history: Iterable[str | tuple[str, str]] = (),
    language: str = "auto",
) -> Question:
    turns = tuple(Turn(one) if isinstance(one, str) else Turn(*one) for one in history)
    return read_question(Ask(text, language=language, history=turns), held.municipalities)


def evidence_for(text: str, held: Catalogue, *, filters: Filters | None = None, **how: object) -> Evidence:
    question, scope = scoped(held, asked(text, held, **how), filters or Filters())
    return Evidence(held, question, scope, near={})


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


def sound(answer: Answer, held: Catalogue) -> Answer:
    """The answer, after checks that hold for every answer: quotes verbatim, marks in order, figures in their quotes."""
    texts = {document.id: document.text for document in held.documents}
    for citation in answer.citations:
        assert citation.quote == texts[citation.document][citation.start : citation.end]
        assert citation.quote
    table = " ".join(cell for row in answer.table.rows for cell in row) if answer.table else ""
    marks = list(dict.fromkeys(int(mark) for mark in re.findall(r"\[(\d+)\]", f"{answer.answer} {table}")))
    assert marks == [citation.marker for citation in answer.citations] == list(range(1, len(marks) + 1))
    assert all(figure.marker in marks for figure in answer.figures)
    for figure in answer.figures:
        restored = any(warning.kind == "reconstructed" for warning in answer.warnings)
        spelled_out = abs(Decimal(figure.value or "0")) <= 12
        if figure.derived is None and not restored and not spelled_out:
            assert digits(figure.value) in digits(answer.citations[figure.marker - 1].quote)
    if answer.status == "not_found":
        civil = [lines[answer.language] for lines in OPENING.values()]
        assert answer.answer.startswith((NOT_FOUND[answer.language], *civil))
        assert (answer.figures, answer.table) == ((), None)
    return answer


def digits(text: str) -> str:
    """The digits of a text alone: what a value and a printed number share, however they are grouped."""
    return re.sub(r"\D", "", text)


def reply(text: str, held: Catalogue, **how: object) -> Answer:
    """A composed answer that has been checked to be sound."""
    return sound(answer_to(text, held, **how), held)


def in_parts(text: str, held: Catalogue) -> tuple[Status, str]:
    """How a question that may ask several things is answered, part by part, and the sentences without marks."""
    ask = Ask(text)

    def on(part: Ask, *, instead: bool = False) -> Evidence:
        turns = [(turn.question, turn.answer) for turn in part.history]
        return evidence_for(part.question, held, history=turns)

    whole = on(ask)
    composer = Composer(whole.question.language)
    status = compose_parts(whole, parts_of(ask, whole.question, held.municipalities), on, composer)
    return status, plain(" ".join(sentence.text for sentence in composer.sentences))


def plain(text: str) -> str:
    """The text in one line with ordinary spaces and without citation marks."""
    return re.sub(r" (?=[.,?!]|$)", "", " ".join(re.sub(r"\[\d+\]", "", text).split()))


def told(answer: Answer) -> list[str]:
    """The figures of an answer as "place measure period value", in order; only deviations and changes with a sign."""
    return [
        f"{f.municipality} {f.measure} {f.period} {f.value if f.measure in SIGNED else f.value.lstrip('-')}"
        for f in answer.figures
    ]


SIGNED = ("deviation", "change")


def warned(answer: Answer) -> list[str]:
    """The kinds of an answer's warnings, in order."""
    return [warning.kind for warning in answer.warnings]


def case(value: object) -> str:
    """A parametrised case's name from its values: the words of a text, the text of everything else."""
    text = " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return re.sub(r"\W+", "-", text).strip("-")[:48]
