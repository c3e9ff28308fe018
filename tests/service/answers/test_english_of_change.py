"""What a change in money is said of in English: the cost of an activity, and money itself."""

from datetime import date
from decimal import Decimal

import pytest

from index.types import Figure, Line, Measure, Period, PeriodKind, Reading, Span, Unit, UnitKind
from service.answers.calculation.change import cost_of

MNKR = Unit(UnitKind.MONEY, "mnkr", Decimal(1_000_000))
CLIENTS = Unit(UnitKind.COUNT, "kunder", Decimal(1))


def figure(unit: Unit, line: Line | None) -> Figure:
    return Figure(
        value=Decimal(12),
        text="12",
        unit=unit,
        activity="Hemtjänst",
        measure=Measure.OUTCOME,
        period=Period(date(2024, 1, 1), date(2024, 8, 31), PeriodKind.SPAN),
        span=Span(0, 2),
        quote=Span(0, 2),
        section=(),
        reading=Reading.READ,
        line=line,
    )


@pytest.mark.parametrize(
    ("name", "unit", "line", "told"),
    [
        ("home help (Hemtjänst)", MNKR, None, "the cost of home help (Hemtjänst)"),
        ("the committee (Socialnämnden)", MNKR, Line.NET, "the net cost of the committee (Socialnämnden)"),
        ("home help (Hemtjänst)", MNKR, Line.INCOME, "home help (Hemtjänst)"),
        ("staff costs (Personal)", MNKR, Line.COST, "staff costs (Personal)"),
        ("home help (Hemtjänst)", CLIENTS, None, "home help (Hemtjänst)"),
    ],
)
def test_an_activity_does_not_rise_its_cost_does(name: str, unit: Unit, line: Line | None, told: str) -> None:
    assert cost_of(name, figure(unit, line)) == told
