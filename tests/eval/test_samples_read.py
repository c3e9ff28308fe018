"""The whole way from a sample report's file to its figures: what is expected of it is read, with all that it means."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from index.ingest import Analysis, analyse
from index.types import Figure
from tests.eval.reading import same_activity, same_period, same_unit, same_value

SAMPLES = Path(__file__).resolve().parents[2] / "eval" / "samples"
REPORTS: list[dict[str, Any]] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))["reports"]
LEAST = 0.98


@cache
def read(name: str) -> Analysis:
    return analyse(SAMPLES / name)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["file"])
def test_whose_report_it_is_and_for_when(report: dict[str, Any]) -> None:
    meta = read(report["file"]).document.meta
    assert meta.period is not None
    found = (meta.municipality, meta.committee, meta.period.code)
    assert found == (report["municipality"], report["committee"], report["period"])


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["file"])
def test_the_expected_figures_are_read(report: dict[str, Any]) -> None:
    figures = read(report["file"]).figures
    missing = [expected for expected in report["figures"] if not any(is_read(f, expected) for f in figures)]
    part = 1 - len(missing) / len(report["figures"])
    print(f"{report['file']}: {part:.1%} of {len(report['figures'])} figures")
    assert part >= LEAST, "\n".join(map(str, missing))


def is_read(figure: Figure, expected: dict[str, Any]) -> bool:
    return (
        same_value(figure, Decimal(expected["value"]))
        and same_unit(figure, expected["unit"])
        and figure.measure == expected["measure"]
        and same_period(figure, expected["period"])
        and figure.favourable == expected["favourable"]
        and same_activity(figure, expected["activity"], quote(figure, expected["file"]))
    )


def quote(figure: Figure, name: str) -> str:
    return figure.quote.of(read(name).document.text)
