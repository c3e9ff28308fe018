"""A name and an amount with its sign, as remarks under a table are headed."""

from index.figures import extract_figures
from index.layout import parse
from index.periods import months
from index.tables import find_tables
from index.types import Measure, Metadata

META = Metadata("Uppföljning", "Solby", "Skolnämnden", period=months(2025, 1, 5))


def told(*lines, meta=META):
    """Each amount's name, value, measure, direction and period."""
    text = "\n\n".join(lines)
    figures = extract_figures(parse(text, (), find_tables(text)), meta)
    return [
        (f.activity, int(f.value or 0), f.measure, f.favourable, f.period.code if f.period else None) for f in figures
    ]


def test_where_some_have_a_plus_the_others_have_a_minus():
    found = told("# Kommentarer", "Förskola + 600 tkr", "Fler barn.", "Grundskola - 1 900 tkr", "Fler elever.")
    assert found == [
        ("Förskola", 600, Measure.DEVIATION, 1, "2025-01/2025-05"),
        ("Grundskola", -1900, Measure.DEVIATION, -1, "2025-01/2025-05"),
    ]


def test_without_a_plus_a_dash_may_be_anything():
    (_, first, *_), (_, second, measure, *_) = told("# Kommentarer", "Förskola - 600 tkr", "Grundskola - 1 900 tkr")
    assert (first, second, measure) == (600, 1900, Measure.AMOUNT)


def test_remarks_that_are_forecasts_are_of_the_year():
    words = "Prognostiserat underskott eftersom barnen blir fler."
    found = told("# Kommentarer", "Förskola +600 tkr", words, "Grundskola -1 900 tkr", words)
    assert {period for *_, period in found} == {"2025-01/2025-12"}


def test_less_spent_on_investments_is_no_deficit():
    found = told("# Investeringsprognos", "Kultur +9,9 mnkr", "Konstgräs.", "Avfall -9,3 mnkr", "Sena bilar.")
    assert [(measure, favourable) for _, _, measure, favourable, _ in found] == [
        (Measure.CHANGE, None),
        (Measure.AMOUNT, None),
    ]
