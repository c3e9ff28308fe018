"""Amounts beside labels: on a line of their own, or after a colon."""

from decimal import Decimal

import pytest

from index.figures.labels import amount_only, label_before, pairs
from index.figures.sentences import sentence_figures
from index.numbers import find_quantities
from index.types import Measure, PeriodKind
from tests.index.figures.building import real
from tests.index.figures.test_sentences import META, figures, parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("58 000 kronor", "58 000"),
        ("12 månader", "12"),
        ("100 %", "100"),
        ("(25 %)", "25"),
        ("12", None),
        ("Totalt 58 000 kronor", None),
        ("5 kronor och 6 kronor", None),
        ("Ja", None),
    ],
)
def test_a_text_that_is_only_an_amount(text, expected):
    found = amount_only(text)
    assert (found.text if found else None) == expected


def test_label_and_amount_on_lines_of_their_own():
    document = parsed("Timlön med påslag", "450 kronor", "Antal veckor:", "30 veckor", path=("Utgift",))
    wage, weeks = sentence_figures(document, META)
    assert (wage.activity, wage.value, wage.measure) == ("Timlön med påslag", Decimal("450"), Measure.AMOUNT)
    assert wage.quote.of(document.text) == "Timlön med påslag\n\n450 kronor"
    assert wage.span.of(document.text) == "450"
    assert (weeks.activity, weeks.quote.of(document.text)) == ("Antal veckor", "Antal veckor:\n\n30 veckor")


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("Det här är en mening som slutar.", id="a sentence"),
        pytest.param("Är den finansierad?", id="a question"),
        pytest.param("Budgeten är", id="a verb"),
        pytest.param("Lön 30 000 kronor", id="a figure of its own"),
    ],
)
def test_what_is_no_label(above):
    assert pairs(parsed(above, "450 kronor").blocks) == {}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Summa lönekostnad 2024: 705 000 kronor", "Summa lönekostnad 2024"),
        ("Resor och mat 15 000 kronor.", "Resor och mat"),
        ("Samverkan mellan enheter (25 %)", "Samverkan mellan enheter"),
        ("Grundskola - 1 942 tkr", "Grundskola"),
        ("Nämnden rapporterar en samlad prognos på -237 mnkr.", ""),
        ("Budgeten innehåller 27 mål.", ""),
        ("Prognosen är 12 mnkr.", ""),
        ("Ansökningar 1.", ""),
        ("Resor 15 000 kronor per år", ""),
    ],
)
def test_label_before_an_amount(text, label):
    (number,) = find_quantities(text)
    assert label_before(text, number) == label


def test_a_year_in_the_label_is_the_period():
    (figure,) = figures("Summa lönekostnad 2024: 705 000 kronor")
    assert figure.period is not None
    assert (figure.period.year, figure.period.kind) == (2024, PeriodKind.YEAR)


def test_a_paper_for_the_year_ahead():
    (figure,) = figures("Lönekostnader:", "441 000 kronor", path=("Ansökan om bidrag för boende 2024", "Utgift"))
    assert figure.period is not None
    assert (figure.activity, figure.measure, figure.period.code) == ("Lönekostnader", Measure.AMOUNT, "2024-01/2024-12")


def test_the_real_application():
    text = real("003")[0].text
    found = {
        f.activity: f for f in real("003")[2] if f.activity in ("Månadslön inkl. avgifter", "Summa lönekostnad 2025")
    }
    wage = found["Månadslön inkl. avgifter"]
    assert wage.quote.of(text).split() == ["Månadslön", "inkl.", "avgifter", "58", "750", "kronor"]
    assert {(figure.measure, figure.period.code) for figure in found.values()} == {(Measure.AMOUNT, "2025-01/2025-12")}
