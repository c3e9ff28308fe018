"""Sentences against tables, paragraphs and each other: the audit's checks of what a report says in words."""

from decimal import Decimal

import pytest

from index.audit import FindingKind, audit
from index.figures import extract_figures
from index.layout import parse
from index.periods import months
from index.tables import find_tables
from index.types import Metadata

META = Metadata("Delårsrapport", "Solby", "Socialnämnden", period=months(2024, 1, 8))


def read(text):
    return parse(text, (), find_tables(text))


YEARS = ("Budget jan-aug 2024", "Utfall jan-aug 2024", "Utfall jan-aug 2023")


def said(sentence, *rows, columns=YEARS, heading="Hemtjänst"):
    """The findings of a report whose table stands before one section with one sentence."""
    made = f"# Ekonomi\n\n| Verksamhet (tkr) | {' | '.join(columns)} |\n|{'---|' * (len(columns) + 1)}\n"
    made += "".join(f"| {' | '.join(row)} |\n" for row in rows)
    parsed = read(f"{made}\n## {heading}\n\n{sentence}\n")
    return [f for f in audit(parsed, extract_figures(parsed, META), META) if not f.explained_by_rounding]


LEVELS = (("Hemtjänst", "100 000", "110 000", "95 000"), ("Förskola", "50 000", "48 000", "47 000"))


@pytest.mark.parametrize(
    ("change", "expected"),
    [("15,0", []), ("15", []), ("17,5", [("17,5 miljoner kronor", Decimal(15))])],
)
def test_a_change_is_the_difference_of_its_levels(change, expected):
    sentence = f"Jämfört med samma period föregående år har nettokostnaderna för hemtjänsten ökat med {change} "
    found = said(sentence + "miljoner kronor.", *LEVELS)
    assert [(f.first.text, f.calculated) for f in found if f.kind is FindingKind.CHANGE] == expected


@pytest.mark.parametrize(("change", "expected"), [("16", []), ("12", ["12 procent"])])
def test_a_change_in_percent_is_that_of_its_levels(change, expected):
    sentence = f"Nettokostnaden för hemtjänsten har ökat med {change} procent mellan åren."
    assert [f.first.text for f in said(sentence, *LEVELS) if f.kind is FindingKind.CHANGE] == expected


@pytest.mark.parametrize(("change", "expected"), [("12,3", []), ("13,3", ["13,3 miljoner kronor"])])
def test_a_change_is_held_against_the_levels_of_its_paragraph(change, expected):
    text = (
        "Kostnaden för köpt vård till barn uppgår till 73,6 miljoner kronor till och med augusti 2024. "
        "Kostnaden motsvarande period 2023 var 61,3 miljoner kronor. "
        f"Kostnaden har ökat med {change} miljoner kronor mellan åren."
    )
    assert [f.first.text for f in said(text, *LEVELS) if f.kind is FindingKind.CHANGE] == expected


SIDES = (
    ("Intäkter", "", "", ""),
    ("Fritidshem", "20 000", "22 400", "2 400"),
    ("Skola", "50 000", "50 000", "0"),
    ("Kostnader", "", "", ""),
    ("Fritidshem", "-120 000", "-122 450", "-2 450"),
    ("Skola", "-90 000", "-90 000", "0"),
)


@pytest.mark.parametrize(("stated", "expected"), [("- 50", []), ("+ 50", [("+ 50 tkr", Decimal(-50))])])
def test_a_result_is_income_and_costs_together(stated, expected):
    columns = ("Budget 2024", "Prognos 2024", "Avvikelse 2024")
    found = said("Mer statsbidrag än väntat.", *SIDES, columns=columns, heading=f"Fritidshem {stated} tkr")
    assert [(f.first.text, f.calculated) for f in found if f.kind is FindingKind.PROSE] == expected


DAYS = ("jan-jun 2021", "jan-jun 2022", "jan-jun 2023")


@pytest.mark.parametrize(("placed", "expected"), [("10,0", []), ("7,0", [("7,0", Decimal("10.0"))])])
def test_placements_are_days_over_the_period(placed, expected):
    rows = (("Antal dygn", "1 810", "2 715", "905"), ("Antal placeringar", placed, "15,0", "5,0"))
    found = said("Placeringarna är färre.", *rows, columns=DAYS)
    assert [(f.first.text, f.calculated) for f in found if f.kind is FindingKind.AVERAGE] == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ("45 procent", []),
        ("cirka 44 procent", []),
        ("50 procent", ["50 procent"]),
        ("51 procent som förra året och 45 procent", []),
    ],
)
def test_a_comment_is_held_against_the_row_above(share, expected):
    """Another year's value, and a round one, are no contradiction."""
    text = (
        "Mått\tUtfall 2023\tMål 2024\tUtfall 2024\n"
        "Andel e-ansökningar\t54 %\t65 %\t45 %\n"
        f"Analys\tAndelen e-ansökningar uppgår till {share} i delår två. Det är i linje med tidigare.\n"
        "Andel nöjda\t80 %\t90 %\t85 %\n"
        "Analys\tRedovisas en gång om året.\n"
    )
    parsed = read(f"# Mål\n\n{text}\n")
    found = audit(parsed, extract_figures(parsed, META), META)
    assert [f.first.text for f in found if f.kind is FindingKind.PROSE] == expected


@pytest.mark.parametrize(
    ("second", "expected"), [("12,0", []), ("13,0", [("12,0 miljoner kronor", "13,0 miljoner kronor")])]
)
def test_two_sentences_with_two_values(second, expected):
    first = "Hemtjänsten redovisar ett underskott på 12,0 miljoner kronor för perioden."
    text = f"{first}\n\n## Analys\n\nHemtjänsten redovisar ett underskott på {second} miljoner kronor för perioden."
    parsed = read(f"# Hemtjänst\n\n{text}\n")
    found = audit(parsed, extract_figures(parsed, META), META)
    assert [(f.first.text, f.second.text) for f in found if f.kind is FindingKind.REPEATED] == expected
