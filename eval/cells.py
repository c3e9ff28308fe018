"""Every numeric table cell of the reports asked for in a plain question: `python -m eval.cells`.

"Vad var Barn & ungdomsvård: Avvikelse helår i Huddinge 2023?" is right when the answer gives the cell's value, in its
unit and with its direction. The value is read from the cell's own text by the independent reader; unit and direction
are those of the figure made from the cell, as most cells print neither. `--spoken` asks in words instead of headers:
"Vad var avvikelsen mot budget för Barn & ungdomsvård helåret 2023 i Huddinge?".
"""

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from eval.metrics.right import Amount, gives, written
from eval.metrics.statistics import share
from eval.places import REPORTS, data_folder
from eval.reader import Kind, Number, read
from eval.store import engine_on
from index.figures.headers import about_above
from index.tables import find_tables
from index.types import Document, Figure, Filters, Measure, Row, RowKind, Table, Unit, UnitKind
from service.engine import BelaggEngine
from service.types import Answer, AnswerFigure, Ask
from service.wording import period_phrase

_NUMBER = re.compile(r"[-−–+]?\s?\d[\d\s\u00a0\u202f]*(?:,\d+)?\s?%?\*{0,3}")
_KINDS = {UnitKind.MONEY: Kind.MONEY, UnitKind.PERCENT: Kind.PERCENT, UnitKind.POINTS: Kind.POINTS}
_IN_LINE = ("i linje med budget", "in line with budget")
"""What an answer says of a deviation of nought."""
_LETTER = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class CellQuestion:
    """A question, and what each cell that it fits holds: any of them is a right answer."""

    report: str
    question: str
    wanted: tuple[tuple[Amount, int | None], ...]


def cell_questions(
    document: Document, figures: Sequence[Figure], tables: Sequence[Table] | None = None, *, spoken: bool = False
) -> list[CellQuestion]:
    """One question for every different wording; cells without a label, a header or a number are left out.

    `tables` are the document's as they were read in, with the words of a garbled report put right.
    """
    tables = find_tables(document.text) if tables is None else tables
    made = {(f.span.start, f.span.end): f for f in figures if f.table is not None}
    wanted: dict[str, list[tuple[Amount, int | None]]] = defaultdict(list)
    for name, header, span, text in _cells(tables):
        found = next((f for (start, end), f in made.items() if start < span[1] and span[0] < end), None)
        question = _spoken(name, found, document) if spoken else _written(name, header, document)
        amount = _amount(text, found)
        if amount is not None and question:
            favourable = found.favourable if found is not None and found.measure is Measure.DEVIATION else None
            wanted[question].append((amount, favourable))
    return [CellQuestion(document.name[:3], question, tuple(amounts)) for question, amounts in wanted.items()]


def _cells(tables: Sequence[Table]) -> Iterator[tuple[str, str, tuple[int, int], str]]:
    """(row, header, span, text) of every cell that holds nothing but a number."""
    for table in tables:
        above = ""
        for row in table.rows:
            if row.kind in (RowKind.PROSE, RowKind.GROUP) or not row.placed or not _LETTER.search(_label(row)):
                continue
            leaning = about_above(row.label) is not None
            name = f"{above} {_label(row)}".strip() if leaning else _label(row)
            above = above if leaning else name
            for column, cell in enumerate(row.cells):
                header = _header(table, column)
                if cell is None or not _NUMBER.fullmatch(cell.text.strip()) or not _LETTER.search(header):
                    continue
                yield name, header, (cell.span.start, cell.span.end), cell.text


def _written(name: str, header: str, document: Document) -> str:
    """The row and the column by the report's own labels, with the year of the report to tell reports apart."""
    year = f" {document.meta.period.year}" if document.meta.period else ""
    return f"Vad var {name}: {header} i {document.meta.municipality or document.meta.title}{year}?"


def _spoken(name: str, figure: Figure | None, document: Document) -> str:
    """The row by its label, the column by its measure, unit and period; "" where the figure lacks one of them."""
    if figure is None or figure.period is None or figure.measure not in _SPOKEN or figure.earlier:
        return ""
    measure = _SPOKEN[figure.measure]
    if figure.unit.kind is not UnitKind.MONEY and figure.measure is not Measure.OUTCOME:
        measure = f"{'andelen' if figure.unit.kind is UnitKind.PERCENT else 'antalet'} i {measure}"
    place = document.meta.municipality or document.meta.committee or ""
    return f"Vad var {measure} för {name} {period_phrase(figure.period, 'sv')}{' i ' if place else ''}{place}?"


_SPOKEN = {
    Measure.OUTCOME: "utfallet",
    Measure.BUDGET: "budgeten",
    Measure.FORECAST: "prognosen",
    Measure.DEVIATION: "avvikelsen mot budget",
}


def _label(row: Row) -> str:
    return " ".join([*row.group, row.label]).strip()


def _header(table: Table, column: int) -> str:
    header = table.columns[column] if column < len(table.columns) else ""
    return " ".join(part for part in header.split(" | ") if part).strip()


def _amount(text: str, figure: Figure | None) -> Amount | None:
    """What a cell holds; None where it cannot be read with certainty, which the engine must not answer from."""
    numbers = read(f"Värde {text.strip(' *')}")
    if len(numbers) != 1 or (figure is not None and figure.value is None):
        return None
    number = numbers[0]
    unit = figure.unit if figure is not None else Unit(UnitKind.UNKNOWN, "")
    value = figure.value if figure is not None and figure.value is not None else number.value
    step = Decimal(1).scaleb(-number.places) / 2
    return Amount(value, _KINDS.get(unit.kind, number.kind), unit.scale, step * unit.scale)


def fault(wanted: Sequence[tuple[Amount, int | None]], answer: Answer) -> str:
    """What is wrong with the answer to a cell's question; "" when it is right."""
    text = written(answer)
    numbers = read(text, answer.language == "en")
    in_line = any(phrase in text for phrase in _IN_LINE)
    told = [f for f in answer.figures if f.measure == "deviation"]
    worst = "not found" if answer.status == "not_found" else "another value"
    for amount, favourable in wanted:
        same = [number for number in numbers if gives(number, amount)]
        if amount.base == 0 and any(number.value == 0 for number in numbers):
            return ""
        if amount.base == 0 and favourable == 0 and in_line:
            return ""
        if any(favourable in (None, 0, _told_direction(number, told)) for number in same):
            return ""
        if same:
            worst = "direction"
        elif worst != "direction" and any(abs(number.value) == abs(amount.value) for number in numbers):
            worst = "unit"
    return worst


def _told_direction(number: Number, deviations: Sequence[AnswerFigure]) -> int | None:
    """By the words beside a number, else by the record that it was written from."""
    if number.direction is not None:
        return number.direction
    signs = [1 if Decimal(figure.value) > 0 else -1 for figure in deviations if figure.text in number.text]
    return signs[0] if signs else None


@dataclass(frozen=True)
class CellResult:
    asked: CellQuestion
    fault: str
    answer: str


def sweep(engine: BelaggEngine, questions: Sequence[CellQuestion], progress: bool = False) -> list[CellResult]:
    results = []
    for number, each in enumerate(questions, 1):
        answer = engine.ask(Ask(each.question))
        results.append(CellResult(each, fault(each.wanted, answer), answer.answer))
        if progress and sys.stderr.isatty():
            print(f"\r{number}/{len(questions)}", end="", file=sys.stderr, flush=True)
    return results


def questions_of(engine: BelaggEngine, *, spoken: bool = False) -> list[CellQuestion]:
    found = []
    for document in engine.documents():
        _, figures = engine.figures(Filters(document=(document.id,)), None, None, 0, 1_000_000)
        tables = engine.catalogue().shelves[document.id].tables
        own = [figure for _, figure in figures]
        found += cell_questions(engine.document(document.id), own, tables, spoken=spoken)
    return found


def table(results: Sequence[CellResult]) -> str:
    """The share right by report, what is wrong with the others, and examples."""
    lines = []
    for report in [*sorted({each.asked.report for each in results}), "all"]:
        own = [each for each in results if report in ("all", each.asked.report)]
        score = share([not each.fault for each in own])
        faults = Counter(each.fault for each in own if each.fault)
        if score is not None:
            told = ", ".join(f"{name} {count}" for name, count in faults.most_common())
            lines.append(f"{report:4} {score.count:>5} asked  {100 * score.value:5.1f} % right   {told}")
    return "\n".join(lines)


def examples(results: Sequence[CellResult], each: int) -> str:
    lines = []
    for name in sorted({result.fault for result in results if result.fault}):
        lines.append(f"\n{name}")
        for result in [result for result in results if result.fault == name][:each]:
            wanted = " or ".join(f"{amount.value} x{amount.scale} ({way})" for amount, way in result.asked.wanted[:3])
            lines += [f"  {result.asked.report} {result.asked.question}", f"      wanted {wanted}"]
            lines.append(f"      got    {result.answer[:300]}")
    return "\n".join(lines)


def main(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.cells", description=__doc__)
    parser.add_argument("--reports", type=Path, default=REPORTS)
    parser.add_argument("--data", type=Path, default=data_folder())
    parser.add_argument("--sample", type=int, default=0, help="ask only so many, chosen with a seed")
    parser.add_argument("--examples", type=int, default=8, help="show so many of each fault")
    parser.add_argument("--spoken", action="store_true", help="ask by measure and period instead of header")
    chosen = parser.parse_args(given)
    with engine_on([chosen.reports], chosen.data) as engine:
        questions = questions_of(engine, spoken=chosen.spoken)
        if chosen.sample:
            questions = random.Random(1).sample(questions, min(chosen.sample, len(questions)))
        results = sweep(engine, questions, progress=True)
    print(table(results), examples(results, chosen.examples), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
