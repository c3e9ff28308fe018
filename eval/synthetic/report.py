"""A whole report, put together from its ledger."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from eval.synthetic import bank, names, prose, tables
from eval.synthetic.facts import Calendar, Column, Money, columns
from eval.synthetic.ledger import Ledger, make_ledger
from eval.synthetic.numerals import millions
from eval.synthetic.types import Convention, Style, SyntheticReport
from eval.synthetic.writer import Fact, Writer, noise, sentence
from index.types import Measure

_WRAPPED = (Style.COLUMNS, Style.STACKED, Style.NOISY)
_WIDTH = 112
_FIRST_YEAR, _LAST_YEAR = 2018, 2025
_TOTALS = {Style.BLOCKS: "Totalt", Style.COLUMNS: "Årets resultat", Style.STACKED: "Årets resultat"}


def generate(seed: int, style: Style | str, convention: Convention | str | None = None) -> SyntheticReport:
    """The report that belongs to `seed` in `style`: the same arguments give the same report.

    Without `convention` one of the two usual ones is drawn, in which a plus deviation is good.
    """
    style = Style(style)
    random = Random(f"belagg-{seed}-{style.value}")
    drawn = random.choice((Convention.COSTS_POSITIVE, Convention.COSTS_NEGATIVE))
    signs = Convention(convention) if convention is not None else drawn
    if style in (Style.BLOCKS, Style.TAB_TWO_HEADERS) and convention is None:
        signs = Convention.COSTS_NEGATIVE  # income beside costs: reports always sign the costs then
    calendar = Calendar(random.randint(_FIRST_YEAR, _LAST_YEAR), random.choice((4, 8)))
    # bare columns of thousands would be runs of digits that no reader could part
    unit = "mnkr" if style in (*_WRAPPED, Style.TAB_TWO_HEADERS) else random.choice(("tkr", "mnkr"))
    ledger = make_ledger(random, calendar.months, _TOTALS.get(style, "Summa"))
    composer = _Composer(random, style, calendar, ledger, Money(unit, signs), names.municipality(seed))
    writer = composer.compose()
    return SyntheticReport(
        f"synthetic-{style.value}-{seed}.{'md' if style is Style.PIPE else 'txt'}",
        writer.text,
        composer.municipality,
        "Socialnämnden",
        calendar.year,
        calendar.period,
        style,
        signs,
        writer.figures,
    )


class _Composer:
    def __init__(
        self, random: Random, style: Style, calendar: Calendar, ledger: Ledger, money: Money, municipality: str
    ) -> None:
        self.random, self.style, self.calendar, self.ledger, self.money = random, style, calendar, ledger, money
        self.municipality = municipality
        gap = "\n\n" if style is Style.NOISY else " \n"
        spoil = noise(random) if style is Style.NOISY else None
        self.writer = Writer(_WIDTH if style in _WRAPPED else None, gap, spoil)
        self.table = tables.renderer(style, random)
        self.columns = columns(random, calendar, before=random.random() < 0.5)
        self.stories = prose.stories(random, 5)
        self.mark = "## " if style in (Style.PIPE, Style.TAB, Style.TAB_TWO_HEADERS) else ""

    def compose(self) -> Writer:
        self._title()
        self._summary()
        self._aims()
        self._economy()
        self._volumes()
        self._grants_and_investments()
        self._staff()
        self._control()
        return self.writer

    def _heading(self, text: str) -> None:
        self.writer.heading(text, self.mark)

    def _title(self) -> None:
        calendar, writer = self.calendar, self.writer
        if self.style in (Style.TAB, Style.TAB_TWO_HEADERS):
            title = f"Tertialbokslut {calendar.tertial} {calendar.year}"
        elif self.style is Style.BLOCKS:
            title = f"Delårsrapport {calendar.tertial}\n\nTertial {calendar.tertial} {calendar.year}"
        else:
            title = f"Delårsrapport per {calendar.day}"
        writer.exact(f"# {title}\n\n" if self.style is Style.PIPE else f"{title}\n\n")
        writer.exact(f"Socialnämnden, {names.genitive(self.municipality)} kommun\n\n")

    def _summary(self) -> None:
        self._heading("Sammanfattning")
        self.writer.paragraph(prose.summary(self.random, self.ledger, self.calendar))
        for _ in range(self.random.randint(1, 2)):
            self.writer.paragraph([self.stories.pop()])

    def _aims(self) -> None:
        self._heading("Mål och resultat")
        for aim in self.random.sample(bank.AIMS, 3):
            self.writer.heading(f"Nämndmål: {aim}", self.mark and "### ")
            self.writer.words(f"{self.random.choice(bank.VERDICTS)}\n\n")
            self.writer.paragraph([self.stories.pop()])
        self.table(self.writer, tables.series_grid("Indikatorer", self.ledger.indicators, self.calendar))

    def _economy(self) -> None:
        writer, money = self.writer, self.money
        self._heading("Ekonomi")
        shared = (writer, self.ledger, self.columns, self.calendar, money)
        if self.style is Style.BLOCKS:
            writer.words(f"Belopp i {money.unit}.\n\n")
            tables.blocks(*shared)
        elif self.style is Style.TAB_TWO_HEADERS:
            tables.two_headers(*shared)
        else:
            self.table(writer, tables.accounts_grid(self.ledger, self.columns, self.calendar, money))
        for account in self.ledger.accounts:
            writer.heading(account.label, self.mark and "### ")
            writer.paragraph(prose.activity(self.random, account, self.calendar))
        self._heading("Åtgärder för en budget i balans")
        chosen = self.random.sample(bank.MEASURES, 3)
        writer.words("\n".join(f"- {measure}" for measure in chosen) + "\n\n")

    def _volumes(self) -> None:
        self._heading("Volymer")
        self.table(self.writer, tables.series_grid("Verksamhetsstatistik", self.ledger.volumes, self.calendar))
        for series in self.ledger.volumes[:2]:
            self.writer.paragraph(prose.volume(series, self.calendar))

    def _grants_and_investments(self) -> None:
        year = self.calendar.year
        self._heading("Statsbidrag")
        for name, grant, _ in self.ledger.grants:
            fact = Fact(name, Measure.AMOUNT, self.calendar.whole, Decimal(grant), "tkr")
            self.writer.paragraph(sentence(f"{name}: nämnden har fått {{}} tkr för {year}.", fact))
        self._heading("Investeringar")
        columns = (
            Column(Measure.BUDGET, self.calendar.whole, "Budget helår"),
            Column(Measure.FORECAST, self.calendar.whole, "Prognos helår"),
            Column(Measure.OUTCOME, self.calendar.period, f"Utfall {self.calendar.span}"),
        )
        rows = [(name, numbers) for name, *numbers in self.ledger.investments]
        rows.append(("Summa", [sum(column) for column in zip(*(n for _, n in rows), strict=True)]))
        grid = tables.Grid(
            "Investeringar (mnkr)",
            tuple(column.header for column in columns),
            tuple(
                tables.Row(
                    name,
                    tuple(
                        Fact(name, c.measure, c.period, millions(n), "mnkr", header=c.header, total=name == "Summa")
                        for c, n in zip(columns, numbers, strict=True)
                    ),
                    name == "Summa",
                )
                for name, numbers in rows
            ),
        )
        self.table(self.writer, grid)

    def _staff(self) -> None:
        self._heading("Personal")
        self.writer.paragraph(prose.staff(self.random, self.ledger, self.calendar))
        if self.style is Style.STACKED:
            tables.sick_leave_stacked(self.writer, self.ledger.sick_leave, self.calendar)
        else:
            self.table(self.writer, tables.sick_leave_grid(self.ledger.sick_leave, self.calendar))

    def _control(self) -> None:
        self._heading("Intern kontroll")
        for risk, measure, status in self.random.sample(bank.RISKS, 3):
            self.writer.paragraph([f"Risk: {risk}. Åtgärd: {measure}. Status: {status}."])
