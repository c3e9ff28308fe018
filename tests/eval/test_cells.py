"""The sweep over table cells, on a sample report and on answers whose fault is known."""

from decimal import Decimal
from pathlib import Path

import pytest

from eval.cells import CellQuestion, CellResult, examples, fault, questions_of, sweep, table
from eval.metrics.right import amount
from eval.store import engine_on
from index.embedding.hashing import HashEmbedder
from tests.eval.answers import ROW, answer

SAMPLES = Path(__file__).resolve().parents[2] / "eval" / "samples"
WANTED = ((amount(Decimal(-19947), "tkr"), -1),)


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        ("Barnavården gick 19,9 mnkr över budget [1].", "answered", ""),
        ("Barnavården gick 19,9 mnkr under budget [1].", "answered", "direction"),
        ("Barnavården: 19 947 kronor [1].", "answered", "unit"),
        ("Barnavården kostade 203,3 mnkr [1].", "answered", "another value"),
        ("Det framgår inte.", "not_found", "not found"),
    ],
)
def test_faults(text: str, status: str, expected: str) -> None:
    assert fault(WANTED, answer(text, ROW, status=status)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Barnavården gick i linje med budget [1].", ""),
        ("Barnavården: avvikelsen är 0,0 mnkr [1].", ""),
        ("Barnavården gick 0,4 mnkr över budget [1].", "another value"),
    ],
)
def test_in_line_with_budget_is_a_deviation_of_nought(text: str, expected: str) -> None:
    assert fault(((amount(Decimal("0.0"), "mnkr"), 0),), answer(text, ROW)) == expected


def test_in_line_with_budget_says_nothing_of_a_budget_of_nought() -> None:
    nought = ((amount(Decimal("0.0"), "mnkr"), None),)
    assert fault(nought, answer("Barnavården gick i linje med budget [1].", ROW)) == "another value"


BODY = """# Delårsrapport per 31 augusti 2024

## Socialnämnden, Fiktiva kommun

| Verksamhet (tkr) | Utfall jan-aug 2024 | Utfall jan-aug 2023 | Budget 2024 |
| --- | --- | --- | --- |
| Mottagning | 7 000 | 5 600 | 10 400 |
| Procentuell förändring | 25 % | 12 % | |
"""


def test_the_ways_to_ask_for_a_cell(tmp_path: Path) -> None:
    report = tmp_path / "fiktiva.md"
    report.write_text(BODY, encoding="utf-8")
    with engine_on([report], tmp_path / "data", HashEmbedder()) as engine:
        written = [each.question for each in questions_of(engine)]
        spoken = [each.question for each in questions_of(engine, spoken=True)]
    assert "Vad var Mottagning: Utfall jan-aug 2023 i Fiktiva 2024?" in written
    assert "Vad var Mottagning Procentuell förändring: Utfall jan-aug 2024 i Fiktiva 2024?" in written
    assert spoken == [
        "Vad var utfallet för Mottagning januari–augusti 2024 i Fiktiva?",
        "Vad var utfallet för Mottagning januari–augusti 2023 i Fiktiva?",
        "Vad var budgeten för Mottagning helåret 2024 i Fiktiva?",
    ]


def test_any_cell_that_the_question_fits_will_do() -> None:
    both = (*WANTED, (amount(Decimal(203257), "tkr"), None))
    assert fault(both, answer("Utfallet var 203,3 mnkr [1].", ROW)) == ""


def test_a_sample_is_asked_cell_by_cell(tmp_path: Path) -> None:
    with engine_on([SAMPLES / "exempelkoping.md"], tmp_path, HashEmbedder()) as engine:
        questions = questions_of(engine)
        results = sweep(engine, questions[:20])
    assert len(questions) > 40
    assert all(each.question.endswith("i Exempelköping 2024?") for each in questions)
    assert sum(not each.fault for each in results) == 20, examples(results, 20)


def test_the_table_counts_by_report() -> None:
    asked = CellQuestion("000", "Vad var A: B i C 2023?", WANTED)
    told = table([CellResult(asked, "", "a"), CellResult(asked, "unit", "b")])
    assert told.splitlines() == [
        "000      2 asked   50.0 % right   unit 1",
        "all      2 asked   50.0 % right   unit 1",
    ]
