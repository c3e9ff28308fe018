"""The title of a chart names the sums that stand below it."""

from decimal import Decimal

from index.figures import extract_figures
from index.layout import parse
from index.metadata import read_metadata
from index.tables import find_tables

TEXT = """Månadsuppföljning maj 2031

Socialnämnden

202601 202602 202603 202604 202605
0
1000
2000
3000
Köpt vård totalt (tkr) senaste 12 månaderna Utfall Budget

Maj mnkr
Budget ack. 20,5
Utfall ack. 24,5
"""


def test_sums_below_a_chart_are_of_what_its_title_names() -> None:
    parsed = parse(TEXT, (), find_tables(TEXT))
    figures = extract_figures(parsed, read_metadata(parsed, "a.txt"))
    sums = {(f.header, f.activity, f.value, f.period.code if f.period else "") for f in figures if f.table is not None}
    assert sums == {
        ("Budget ack.", "Köpt vård totalt", Decimal("20.5"), "2031-01/2031-05"),
        ("Utfall ack.", "Köpt vård totalt", Decimal("24.5"), "2031-01/2031-05"),
    }


def test_the_scale_is_no_figure() -> None:
    parsed = parse(TEXT, (), find_tables(TEXT))
    figures = extract_figures(parsed, read_metadata(parsed, "a.txt"))
    assert Decimal(3000) not in {figure.value for figure in figures}
