"""How far a report says that one area of goals is furthered, in two places."""

import pytest

from index.audit import FindingKind
from index.audit.gradings import grading_findings
from index.types import Span, Statement


def found(*said):
    statements = [
        Statement(text, Span(1000 * at, 1000 * at + len(text)), (heading,)) for at, (heading, text) in enumerate(said)
    ]
    return [(one.kind, one.first.what, one.first.text, one.second.text) for one in grading_findings(statements)]


GOOD = ("Område 2: Parkerna är gröna", "Nämnden bidrar till området i god utsträckning.")


def test_one_area_judged_in_two_ways():
    other = ("2.2 Område 2 - Parkerna är gröna", "Bedömningen är att nämnden i hög grad bidrar till området.")
    assert found(GOOD, other) == [(FindingKind.GRADE, "Område 2: Parkerna är gröna", "god utsträckning", "hög grad")]


@pytest.mark.parametrize(
    "other",
    [
        ("2.3 Område 3 - Bänkarna är hela", "Nämnden bidrar till området i hög utsträckning."),
        ("2.2 Område 2 - Parkerna är gröna", "Nämnden bidrar till området i god grad."),
        ("2.2 Område 2 - Parkerna är gröna", "Gräset växer i hög utsträckning."),
        ("2.2 Område 2.1 Ängar", "Nämnden bidrar till målet i hög utsträckning."),
    ],
)
def test_another_area_the_same_degree_or_another_matter(other):
    assert found(GOOD, other) == []


def test_high_and_great_are_one_degree():
    area = "Mål 3: Fler bänkar"
    assert found((area, "Vi bidrar i hög grad."), (area, "Vi bidrar i stor utsträckning.")) == []
