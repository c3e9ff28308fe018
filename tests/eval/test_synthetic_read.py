"""Reports with random figures are read back: whose they are and for when, and every figure with all that it means."""

import re
from collections import defaultdict
from functools import cache

import pytest

from eval.synthetic import KnownFigure, Style, SyntheticReport, generate
from index.figures import extract_figures
from index.layout import parse
from index.loading import load_bytes
from index.metadata import read_metadata
from index.tables import find_tables
from index.types import Figure, Measure, Metadata
from tests.eval.reading import same_activity, same_period, same_unit, same_value, share

SEEDS = range(10)
CLEAN = [style for style in Style if style is not Style.NOISY]
LEAST = 0.99
LEAST_NOISY = 0.75  # of the values alone: what a garbled word says is another matter
_TAG = re.compile(r"</?b>")


@cache
def read(seed: int, style: Style) -> tuple[SyntheticReport, Metadata, tuple[Figure, ...]]:
    report = generate(seed, style)
    loaded = load_bytes(report.name, report.text.encode())
    assert loaded.text == _TAG.sub("", report.text)
    parsed = parse(loaded.text, loaded.pages, find_tables(loaded.text))
    meta = read_metadata(parsed, report.name)
    return report, meta, extract_figures(parsed, meta)


def at_places(figures: tuple[Figure, ...]) -> dict[int, list[Figure]]:
    placed = defaultdict(list)
    for figure in figures:
        placed[figure.span.start].append(figure)
    return placed


def place_of(known: KnownFigure, report: SyntheticReport) -> int:
    """Where the number stands in the stored text, which has no tags."""
    return len(_TAG.sub("", report.text[: known.start]))


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("seed", SEEDS)
def test_whose_report_it_is_and_for_when(seed: int, style: Style) -> None:
    report, meta, _ = read(seed, style)
    assert meta.period is not None
    found = (meta.municipality, meta.committee, meta.period.year, meta.period.code)
    assert found == (report.municipality, report.committee, report.year, report.period)


@pytest.mark.parametrize("style", CLEAN)
def test_every_figure_is_read_back(style: Style) -> None:
    missed = []
    count = 0
    for seed in SEEDS:
        report, meta, figures = read(seed, style)
        text = _TAG.sub("", report.text)
        placed = at_places(figures)
        for known in report.figures:
            count += 1
            if not any(is_read(figure, known, meta, text) for figure in placed[place_of(known, report)]):
                missed.append((seed, known))
    assert len(missed) <= (1 - LEAST) * count, "\n".join(map(str, missed))


def test_the_values_of_a_garbled_report_are_read() -> None:
    found = []
    for seed in SEEDS:
        report, _, figures = read(seed, Style.NOISY)
        placed = at_places(figures)
        found += [any(same_value(f, k.value) for f in placed[place_of(k, report)]) for k in report.figures]
    assert share(found) >= LEAST_NOISY


def test_no_value_of_a_garbled_report_is_invented() -> None:
    """Digits are never garbled there, so a value that was read must be the printed one."""
    for seed in SEEDS:
        report, _, figures = read(seed, Style.NOISY)
        placed = at_places(figures)
        for known in report.figures:
            for figure in placed[place_of(known, report)]:
                assert figure.value is None or abs(figure.value) == abs(known.value)


def is_read(figure: Figure, known: KnownFigure, meta: Metadata, text: str) -> bool:
    meaning = (
        same_value(figure, known.value)
        and same_unit(figure, known.unit)
        and figure.measure is known.measure
        and same_period(figure, known.period)
        and (known.measure is not Measure.DEVIATION or figure.favourable == known.favourable)
        and (known.line is None or figure.line in (None, known.line))
    )
    whole = known.total and (figure.total or figure.activity == meta.committee)
    return meaning and (whole or same_activity(figure, known.activity, figure.quote.of(text)))
