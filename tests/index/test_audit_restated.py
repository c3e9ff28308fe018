"""What two sentences give with two values: a share of one subject, what an amount was before."""

import pytest

from index.audit import FindingKind, audit
from index.figures import extract_figures
from index.layout import parse
from index.periods import months
from index.tables import find_tables
from index.types import Metadata

META = Metadata("Delårsrapport", "Solby", "Socialnämnden", period=months(2024, 1, 8))


def found(text):
    parsed = parse(text, (), find_tables(text))
    findings = audit(parsed, extract_figures(parsed, META), META)
    return [(one.first.text, one.second.text) for one in findings if one.kind is FindingKind.REPEATED]


FIRST = "Antalet digitala besök är cirka 12 procent på mottagningen.\n\n"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Digitala besök motsvarar 40 procent.", [("12 procent", "40 procent")]),
        ("Digitala besök motsvarar 12 procent.", []),
        ("Fysiska besök motsvarar 40 procent.", []),
    ],
)
def test_shares_of_one_subject(second, expected):
    assert found(f"# Besök\n\n{FIRST}{second}\n") == expected


def test_shares_under_another_heading_are_of_something_else():
    assert found(f"# Besök\n\n{FIRST}# Kurser\n\nDigitala besök motsvarar 40 procent.\n") == []


@pytest.mark.parametrize(("before", "expected"), [("4,3", []), ("6", [("4,3 miljoner kronor", "6 miljoner kronor")])])
def test_what_an_amount_was_before(before, expected):
    text = (
        "# Intäkter\n\nPrognosen för intäkter från parkavgifter är justerad och uppgår till 2,9 miljoner kronor "
        "(4,3 miljoner kronor).\n\n## Avgifter\n\n"
        f"Intäkterna från parkavgifter har minskat från {before} miljoner kronor till 2,9 miljoner kronor.\n"
    )
    assert found(text) == expected
