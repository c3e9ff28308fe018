"""Holds a composed answer against its citations and lets only what they bear leave.

Here the composer's records are put in the form that `service.verify` checks; the checking itself is there, apart from
everything that makes answers.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from index.numbers import POINTS, UNKNOWN, unit_of
from index.types import Figure, Unit
from service.composer import Composer, Sentence
from service.types import Answer, AnswerFigure, AnswerTable, Citation, Derived, Input, Status
from service.verify import DerivedFigure, DerivedInput, Evidence, Known, enforce
from service.wording import period_phrase

MARK = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Guarded:
    """An answer that has passed, with its sentences and what they were held against, under the answer's own marks.

    A sentence's text has its marks in it.
    """

    answer: Answer
    sentences: tuple[Sentence, ...]
    evidence: Mapping[int, Evidence]
    derived: tuple[DerivedFigure, ...] = ()


def guard(composer: Composer, status: Status, fallback: Callable[[], Composer], asked: str = "") -> Answer:
    """The answer that `guarded` lets through."""
    return guarded(composer, status, fallback, asked).answer


def guarded(composer: Composer, status: Status, fallback: Callable[[], Composer], asked: str = "") -> Guarded:
    """The answer with every unsupported sentence and table row left out.

    When no sentence with a citation remains of an answer that had some, the `fallback` (not found) stands instead.
    """
    evidence = {citation.marker: _evidence(citation, composer) for citation in composer.citations}
    derived = tuple(_derived(figure, composer) for figure in composer.figures if figure.derived is not None)
    places = [c.municipality for c in composer.citations if c.municipality]
    kept = []
    for sentence in composer.sentences:
        result = enforce(
            [sentence.marked], evidence, derived, language=composer.language, municipalities=places, asked=asked
        )
        if not result.dropped:
            kept.append(sentence)
    if status != "not_found" and not any(sentence.markers for sentence in kept):
        return guarded(fallback(), "not_found", fallback, asked)
    dropped = len(kept) < len(composer.sentences)
    table = _checked_table(composer, evidence, derived)
    composer.sentences = kept
    composer.table = table
    answer = composer.answer("partial" if dropped and status == "answered" else status)
    new = _numbering(answer)
    return Guarded(
        answer=_renumbered(answer, new),
        sentences=tuple(Sentence(_remarked(s.marked, new), (), s.opens) for s in kept),
        evidence={new[marker]: item for marker, item in evidence.items() if marker in new},
        derived=tuple(_remarked_inputs(one, new) for one in derived if all(i.marker in new for i in one.inputs)),
    )


def _evidence(citation: Citation, composer: Composer) -> Evidence:
    figures = composer.sources.get(citation.marker, [])
    units = {figure.unit for figure in figures if figure.table is not None}
    headers = [text for figure in figures for text in (figure.activity, *figure.group, figure.header)]
    periods = [period_phrase(figure.period, language) for figure in figures for language in ("sv", "en")]
    context = [citation.title, citation.period or "", *citation.section, *headers, *periods]
    return Evidence(
        quote=composer.readings.get(citation.marker, citation.quote),
        unit=_only(units),
        context=" | ".join(dict.fromkeys(text for text in context if text)),
        municipality=citation.municipality,
        figures=tuple(_known(figure) for figure in figures if figure.value is not None),
    )


def _only(units: set[Unit]) -> Unit | None:
    """The one unit of a quote's bare numbers; None where its cells have several."""
    return next(iter(units)) if len(units) == 1 else None


def _known(figure: Figure) -> Known:
    value = figure.value if figure.value is not None else Decimal(0)
    return Known(value, figure.unit, figure.favourable, figure.text if figure.reading == "read" else "")


def _derived(figure: AnswerFigure, composer: Composer) -> DerivedFigure:
    derived = figure.derived or Derived("sum", ())
    return DerivedFigure(
        value=Decimal(figure.value),
        unit=_unit(figure.unit, composer),
        operation=derived.operation,
        inputs=tuple(
            DerivedInput(Decimal(one.value), _input_unit(one, composer), one.marker) for one in derived.inputs
        ),
    )


def _unit(symbol: str, composer: Composer) -> Unit:
    known = (figure.unit for figures in composer.sources.values() for figure in figures)
    found = next((unit for unit in known if unit.symbol == symbol), None)
    if found is not None:
        return found
    return POINTS if symbol == POINTS.symbol else unit_of(symbol) or UNKNOWN


def _input_unit(one: Input, composer: Composer) -> Unit:
    figures = composer.sources.get(one.marker, [])
    return next((f.unit for f in figures if f.value is not None and abs(f.value) == abs(Decimal(one.value))), UNKNOWN)


def _checked_table(
    composer: Composer, evidence: Mapping[int, Evidence], derived: tuple[DerivedFigure, ...]
) -> AnswerTable | None:
    """The table without rows that their citations do not bear."""
    if composer.table is None:
        return None
    columns = " ".join(composer.table.columns)
    rows = []
    for row in composer.table.rows:
        text = f"{columns}: {', '.join(row)}"
        cited = [int(mark) for mark in MARK.findall(text)]
        if (
            not cited
            or not enforce([text], evidence, derived, language=composer.language, asked=text.split(":")[0]).dropped
        ):
            rows.append(row)
    return AnswerTable(composer.table.columns, tuple(rows)) if rows else None


def _numbering(answer: Answer) -> dict[int, int]:
    """Old marks to new: those that something refers to, in the order of their first mention."""
    table_text = " ".join(cell for row in answer.table.rows for cell in row) if answer.table else ""
    used = dict.fromkeys(int(mark) for mark in MARK.findall(f"{answer.answer} {table_text}"))
    return {old: number for number, old in enumerate(used, start=1)}


def _remarked(text: str, new: Mapping[int, int]) -> str:
    return MARK.sub(lambda match: f"[{new[int(match.group(1))]}]", text)


def _remarked_inputs(figure: DerivedFigure, new: Mapping[int, int]) -> DerivedFigure:
    return replace(figure, inputs=tuple(replace(one, marker=new[one.marker]) for one in figure.inputs))


def _renumbered(answer: Answer, new: Mapping[int, int]) -> Answer:
    """Citations that nothing refers to left out, the rest under their new marks."""

    def renumber(text: str) -> str:
        return _remarked(text, new)

    by_marker = {citation.marker: citation for citation in answer.citations}
    table = answer.table
    return replace(
        answer,
        answer=renumber(answer.answer),
        citations=tuple(replace(by_marker[old], marker=number) for old, number in new.items()),
        figures=tuple(_refigured(f, new) for f in answer.figures if _refers(f, new)),
        table=AnswerTable(table.columns, tuple(tuple(map(renumber, row)) for row in table.rows)) if table else None,
        warnings=tuple(replace(w, markers=tuple(new[m] for m in w.markers if m in new)) for w in answer.warnings),
    )


def _refers(figure: AnswerFigure, new: Mapping[int, int]) -> bool:
    inputs = figure.derived.inputs if figure.derived else ()
    return figure.marker in new and all(one.marker in new for one in inputs)


def _refigured(figure: AnswerFigure, new: Mapping[int, int]) -> AnswerFigure:
    derived = figure.derived
    if derived is not None:
        derived = replace(derived, inputs=tuple(replace(one, marker=new[one.marker]) for one in derived.inputs))
    return replace(figure, marker=new[figure.marker], derived=derived)
