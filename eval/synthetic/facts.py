"""The ledger's numbers as facts: which columns a table of accounts has, and how its numbers are signed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from eval.synthetic.ledger import Account, Side
from eval.synthetic.numerals import millions
from eval.synthetic.types import Convention
from eval.synthetic.writer import Fact
from index.types import Line, Measure

_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_MONTH_NAMES = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti"]
_MONTH_NAMES += ["september", "oktober", "november", "december"]
_LAST_DAY = {4: 30, 8: 31}


@dataclass(frozen=True)
class Calendar:
    year: int
    months: int

    @property
    def period(self) -> str:
        return f"{self.year}-01/{self.year}-{self.months:02}"

    @property
    def before(self) -> str:
        return f"{self.year - 1}-01/{self.year - 1}-{self.months:02}"

    @property
    def whole(self) -> str:
        return f"{self.year}-01/{self.year}-12"

    @property
    def month(self) -> str:
        return _MONTHS[self.months - 1]

    @property
    def span(self) -> str:
        return f"jan-{self.month}"

    @property
    def words(self) -> str:
        return f"januari till {_MONTH_NAMES[self.months - 1]}"

    @property
    def month_name(self) -> str:
        return _MONTH_NAMES[self.months - 1]

    @property
    def day(self) -> str:
        return f"{_LAST_DAY[self.months]} {self.month_name} {self.year}"

    @property
    def tertial(self) -> int:
        return self.months // 4

    def span_of(self, year: int) -> str:
        """The report's months of a year."""
        return f"{year}-01/{year}-{self.months:02}"

    def lone(self, year: int) -> str:
        """What a bare year in a header means: all of an earlier year, what has gone of the year in hand."""
        return self.period if year == self.year else f"{year}-01/{year}-12"

    def at(self, year: int) -> str:
        return f"{year}-{self.months:02}"


class Column:
    """A column of a table of accounts."""

    def __init__(self, measure: Measure, period: str, header: str) -> None:
        self.measure, self.period, self.header = measure, period, header


def columns(random: Random, calendar: Calendar, before: bool) -> tuple[Column, ...]:
    """The usual six columns and, with `before`, last year's outcome, headed as reports head them."""
    year, span, month = calendar.year, calendar.span, calendar.month
    style = random.randrange(3)
    heads = (
        ("Budget helår", "Prognos helår", "Avvikelse helår", f"Budget {span}", f"Utfall {span}", f"Avvikelse {span}"),
        (
            f"Budget {year}",
            f"Prognos {year}",
            "Prognosavvikelse",
            f"Ack budget {span}",
            f"Ack utfall {span}",
            "Budgetavvikelse",
        ),
        (
            "Årsbudget",
            "Helårsprognos",
            "Avvikelse helår",
            f"Budget ackumulerad {month} {year}",
            f"Utfall ackumulerad {month} {year}",
            f"Avvikelse {span}",
        ),
    )[style]
    whole, period = calendar.whole, calendar.period
    kinds = (
        (Measure.BUDGET, whole),
        (Measure.FORECAST, whole),
        (Measure.DEVIATION, whole),
        (Measure.BUDGET, period),
        (Measure.OUTCOME, period),
        (Measure.DEVIATION, period),
    )
    found = [Column(measure, when, head) for (measure, when), head in zip(kinds, heads, strict=True)]
    if before:
        head = (f"Utfall {span} föregående år", f"Utfall {span} {year - 1}")[style % 2]
        found.append(Column(Measure.OUTCOME, calendar.before, head))
    return tuple(found)


class Money:
    """Thousands of kronor in a table's unit and sign convention."""

    def __init__(self, unit: str, convention: Convention) -> None:
        self.unit, self.convention = unit, convention

    def amount(self, thousands: int) -> Decimal:
        return Decimal(thousands) if self.unit == "tkr" else millions(thousands)

    def level(self, thousands: int) -> Decimal:
        """A net amount whose costs the ledger has as minus."""
        return self.amount(thousands if self.convention is Convention.COSTS_NEGATIVE else -thousands)

    def deviation(self, thousands: int) -> Decimal:
        """A deviation that the ledger has as plus when good."""
        return self.amount(-thousands if self.convention is Convention.OVERRUN_POSITIVE else thousands)


def sign(value: int) -> int:
    return (value > 0) - (value < 0)


def level_of(side: Side, column: Column, calendar: Calendar) -> int:
    """The side's number for a column; a deviation comes out as plus when good."""
    whole = column.period == calendar.whole
    if column.measure is Measure.DEVIATION:
        return side.forecast - side.budget if whole else side.outcome - side.budget_period
    if column.measure is Measure.BUDGET:
        return side.budget if whole else side.budget_period
    if column.measure is Measure.FORECAST:
        return side.forecast
    return side.outcome if column.period == calendar.period else side.outcome_before


def fact_of(account: Account, side: Side, column: Column, calendar: Calendar, money: Money, line: Line) -> Fact:
    value = level_of(side, column, calendar)
    deviates = column.measure is Measure.DEVIATION
    # income stands as plus under every convention: only costs and the net change their signs
    number = money.deviation(value) if deviates else money.amount(value) if line is Line.INCOME else money.level(value)
    return Fact(
        account.label,
        column.measure,
        column.period,
        number,
        money.unit,
        sign(int(number * 10)) * (-1 if money.convention is Convention.OVERRUN_POSITIVE else 1) if deviates else None,
        line,
        column.header,
        account.activity is None,
    )
