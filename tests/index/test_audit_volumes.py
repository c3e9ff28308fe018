"""More or fewer places than budgeted, in sentences and in the rows of the table."""

import pytest

from index.audit import FindingKind, audit
from index.figures import extract_figures
from index.layout import parse
from index.periods import months
from index.tables import find_tables
from index.types import Metadata

META = Metadata("Delårsrapport", "Solby", "Socialnämnden", period=months(2024, 1, 8))
TABLE = (
    "# Volymer\n\nVolymer\tAugusti 2024\tBudget 2024\tPrognos 2024\n"
    "Vuxna med beroendeproblematik\nInstitution, årsplatser\t6\t9\t7\nBoende, årsplatser\t10\t12\t9\n"
    "Vuxna med psykisk funktionsnedsättning\nBoende i egen regi, årsplatser\t57\t63\t58\n\n"
)


def found(sentence, heading="Vuxna med beroendeproblematik"):
    text = f"{TABLE}## {heading}\n\n{sentence}\n"
    parsed = parse(text, (), find_tables(text))
    findings = audit(parsed, extract_figures(parsed, META), META)
    return [(one.first.value, one.calculated) for one in findings if one.kind is FindingKind.VOLUME]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("5 färre", []),  # both rows
        ("3 färre", []),  # one of them
        ("4 färre", [(4, -5)]),
        ("5 fler", []),  # the other way: of something else
    ],
)
def test_a_forecast_is_held_against_the_forecasts_of_its_rows(stated, expected):
    sentence = f"För målgruppen prognostiseras {stated} årsplatser än budgeterat."
    assert found(sentence) == expected


def test_what_is_no_forecast_may_be_the_outcome():
    assert found("Antalet är 3 färre årsplatser än budgeterat för vuxna med beroendeproblematik.") == []


def test_another_group_has_its_own_rows():
    sentence = "Boende för målgruppen prognostiserar 7 färre årsplatser än budgeterat."
    assert found(sentence, "Vuxna med psykisk funktionsnedsättning") == [(7, -5)]


def test_those_who_work_there_are_not_held_against_places():
    assert found("Verksamheten prognostiserar 4 färre medarbetare än budgeterat.") == []
