"""Tables in each layout style."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from eval.synthetic.facts import Calendar, Column, Money, fact_of
from eval.synthetic.ledger import Account, Ledger, Series, SickLeave
from eval.synthetic.types import Style
from eval.synthetic.writer import Fact, Part, Writer
from index.types import Line, Measure


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[Part, ...]
    total: bool = False


@dataclass(frozen=True)
class Grid:
    stub: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]


def accounts_grid(ledger: Ledger, columns: tuple[Column, ...], calendar: Calendar, money: Money) -> Grid:
    def row(account: Account) -> Row:
        cells = tuple(fact_of(account, account.net, c, calendar, money, Line.NET) for c in columns)
        return Row(account.label, cells, account.activity is None)

    rows = tuple(row(account) for account in (*ledger.accounts, ledger.total))
    return Grid(f"Verksamhet ({money.unit})", tuple(c.header for c in columns), rows)


def series_grid(stub: str, series: tuple[Series, ...], calendar: Calendar) -> Grid:
    """Counts by year, oldest first, with a goal column where the series have goals.

    Under "Utfall 2022" stands what that whole year came to, and what has gone of it for the year in hand.
    """
    length = len(series[0].values)
    years = range(calendar.year - length + 1, calendar.year + 1)
    headers = [f"{calendar.span} {year}" if series[0].target is None else f"Utfall {year}" for year in years]
    rows = []
    for one in series:
        unit, suffix = one.unit, f" {one.unit}" if one.unit else ""
        cells = [
            Fact(
                one.label,
                Measure.OUTCOME,
                calendar.lone(y) if one.target is not None else calendar.span_of(y),
                v,
                unit,
                header=h,
                suffix=suffix,
            )
            for y, v, h in zip(years, one.values, headers, strict=True)
        ]
        if one.target is not None:
            goal = f"Mål {calendar.year}"
            cells.append(Fact(one.label, Measure.TARGET, calendar.whole, one.target, unit, header=goal, suffix=suffix))
        rows.append(Row(one.label, tuple(cells)))
    if series[0].target is not None:
        headers.append(f"Mål {calendar.year}")
    return Grid(stub, tuple(headers), tuple(rows))


def pipe(writer: Writer, grid: Grid) -> None:
    writer.row((grid.stub, *grid.headers), " | ", "| ", " |\n")
    writer.exact("|---" * (len(grid.headers) + 1) + "|\n")
    for row in grid.rows:
        if row.total:
            writer.row((row.label.replace(" och ", " & "), *row.cells), "</b> | <b>", "| <b>", "</b> |\n")
        else:
            writer.row((row.label.replace(" och ", " & "), *row.cells), " | ", "| ", " |\n")
    writer.exact("\n")


def tab(writer: Writer, grid: Grid, broken: bool = False) -> None:
    headers = [header.replace("avvikelse", "a vvikelse") if broken else header for header in grid.headers]
    writer.row((grid.stub, *headers), "\t")
    for row in grid.rows:
        if row.total:
            writer.row((row.label, *row.cells), "</b>\t<b>", "<b>", "</b>\n")
        else:
            writer.row((row.label, *row.cells), "\t")
    writer.exact("\n")


def bare(random: Random, after: str) -> Callable[[Writer, Grid], None]:
    """Cells with a single space between them, the header broken over lines, rows ended by `after`."""

    def render(writer: Writer, grid: Grid) -> None:
        heads = [head.replace(" ", " \n", 1) if random.random() < 0.3 else head for head in grid.headers]
        writer.row((grid.stub.replace(" (", ", ").replace(")", ""), *heads), " ", after="\n\n")
        for row in grid.rows:
            label = row.label
            if len(label) > 28 and random.random() < 0.5:
                label = label.replace(" och ", " och \n", 1)
            writer.row((label, *row.cells), " ", after=after)
        writer.exact("\n")

    return render


def two_headers(writer: Writer, ledger: Ledger, columns: tuple[Column, ...], calendar: Calendar, money: Money) -> None:
    """Income, costs and net under headers that span them; the deviations are of the net."""
    budget, forecast, deviation, budget_now, outcome, deviation_now = columns[:6]
    sides = ((Line.INCOME, "intäkter"), (Line.COST, "kostnader"), (Line.NET, "netto"))
    now = [
        (line, Column(column.measure, column.period, f"{name} {word}"))
        for column, name in ((outcome, "Utfall"), (budget_now, "Budget"))
        for line, word in sides
    ]
    late = [
        (Line.NET, Column(c.measure, c.period, head))
        for c, head in (
            (deviation_now, "Budget avvikelse"),
            (budget, "Budget netto"),
            (forecast, "Prognos netto"),
            (deviation, "Prognos avvikelse"),
        )
    ]
    year = calendar.year
    spans = ("", f"Ack utfall {year}", "", "", f"Ack budget {year}", "", "", "", f"Helår budget och prognos {year}")
    writer.row((f"Verksamhet {money.unit}", *spans[1:], "", ""), "\t")
    writer.row(("", *(column.header for _, column in (*now, *late))), "\t")
    for account in (*ledger.accounts, ledger.total):
        side = {Line.INCOME: account.income, Line.COST: account.cost, Line.NET: account.net}
        cells = [fact_of(account, side[line], column, calendar, money, line) for line, column in (*now, *late)]
        bold = account.activity is None
        writer.row((account.label, *cells), "</b>\t<b>" if bold else "\t", "<b>" * bold, "</b>\n" if bold else "\n")
    writer.exact("\n")


def blocks(writer: Writer, ledger: Ledger, columns: tuple[Column, ...], calendar: Calendar, money: Money) -> None:
    """A group row for each activity with three lines under it, the header repeated after a page break."""
    half = (len(ledger.accounts) + 1) // 2
    for part in (ledger.accounts[:half], (*ledger.accounts[half:], ledger.total)):
        writer.row(("Socialnämnden", *(column.header for column in columns)), "\t")
        for account in part:
            writer.words(f"{account.label}\n")
            for line, label, side in (
                (Line.INCOME, "Intäkter", account.income),
                (Line.COST, "Kostnader", account.cost),
                (Line.NET, "Netto", account.net),
            ):
                cells = [fact_of(account, side, column, calendar, money, line) for column in columns]
                writer.row((label, *cells), "\t")
        writer.exact("\n")


def sick_leave_stacked(writer: Writer, leaves: tuple[SickLeave, ...], calendar: Calendar) -> None:
    writer.words("Mått Utfall & trend Etappmål, ranking & \ngenomsnitt Kön\n\n")
    for leave in leaves:
        for index, fact in enumerate(_sick_leave_facts(leave, calendar)):
            label = f"{leave.label} " if index == 0 else ""
            writer.words(f"{label}{fact.header}\n")
            writer.fact(fact)
            writer.exact("\n\n")
            if index == 2:
                writer.words(f"Trend för \ntotalresultat\n\nEtappmål {calendar.year}\nMinska\n\n")


def _sick_leave_facts(leave: SickLeave, calendar: Calendar) -> list[Fact]:
    facts = []
    for who, values in leave.rows:
        activity = leave.label if who == "Utfall" else f"{leave.label}, {who.lower()}"
        for back, value in enumerate(values):
            year = calendar.year - back
            header = f"{who} {calendar.months:02}- {year}"
            facts.append(Fact(activity, Measure.OUTCOME, calendar.at(year), value, "%", header=header, suffix=" %"))
    return facts


def sick_leave_grid(leaves: tuple[SickLeave, ...], calendar: Calendar) -> Grid:
    years = [calendar.year - back for back in range(3)]
    rows = []
    for leave in leaves:
        for who, values in leave.rows:
            label = f"{leave.label} (%)" if who == "Utfall" else f"{leave.label}, {who.lower()} (%)"
            activity = label.removesuffix(" (%)")
            cells = tuple(
                Fact(activity, Measure.OUTCOME, calendar.lone(year), value, "%", header=str(year))
                for year, value in zip(years, values, strict=True)
            )
            rows.append(Row(label, cells))
    return Grid("Sjukfrånvaro", tuple(str(year) for year in years), tuple(rows))


def renderer(style: Style, random: Random) -> Callable[[Writer, Grid], None]:
    """How a plain grid is printed in `style`."""
    if style is Style.PIPE:
        return pipe
    if style in (Style.COLUMNS, Style.STACKED):
        return bare(random, "\n\n")
    if style is Style.NOISY:
        return bare(random, "\n")
    return lambda writer, grid: tab(writer, grid, broken=style is Style.TAB_TWO_HEADERS)
