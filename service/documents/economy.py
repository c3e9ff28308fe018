"""An activity's accounts in one document: outcome, budget, deviation and forecast put side by side.

A report gives them in one table row, over several tables, or partly in prose. The row that fills most of the places
is taken whole and the gaps are filled from the others. Where they disagree is for the audit to say.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from index.language import fold
from index.types import Document, Figure, Line, Measure, Period, PeriodKind, Reading, UnitKind

WHOLE = re.compile(
    r"(?:summa|totalt?|total|netto\w*|resultat|arets|periodens|balansresultat|verksamhet\w*|namnd\w*|social\w*namnd\w*"
    r"|(?:hela )?kommunen|koncernen|mnkr|tkr|mkr|\W)+"
)


def is_whole(label: str) -> bool:
    """Whether a row label says only that it is the total: "Summa", "Årets resultat", "Totalt (mnkr)"."""
    return not label or WHOLE.fullmatch(fold(label).strip()) is not None


def is_whole_line(label: str) -> bool:
    """Whether a row label says only that it is all income or all costs: "Verksamhetens intäkter", "Kostnader (-)"."""
    rest = LINES.sub("", fold(label))
    return rest != fold(label) and is_whole(rest)


LINES = re.compile(r"\b(?:intakt|kostnad)\w*")


REMIT = "individ_och_familjeomsorg"
"""The activity that is all that a committee of social welfare does: its whole accounts are those of it."""


class Slot(StrEnum):
    OUTCOME = "outcome"
    BUDGET = "budget"
    DEVIATION = "deviation"
    FORECAST = "forecast"
    YEAR_BUDGET = "year_budget"
    FORECAST_DEVIATION = "forecast_deviation"
    PREVIOUS = "previous"  # the outcome of the same period a year earlier


@dataclass(frozen=True)
class Economy:
    document: Document
    label: str  # as the report writes the activity
    slots: dict[Slot, Figure] = field(default_factory=dict)
    total: bool = False

    def __getitem__(self, slot: Slot) -> Figure | None:
        return self.slots.get(slot)

    @property
    def deviations(self) -> tuple[Figure, ...]:
        """The period's deviation and the forecast's, those that there are."""
        return tuple(f for s in (Slot.DEVIATION, Slot.FORECAST_DEVIATION) if (f := self.slots.get(s)) is not None)

    @property
    def direction(self) -> int | None:
        """Favourable (+1) or not (-1): the forecast's direction, else the period's; None when neither tells."""
        known = [f.favourable for f in reversed(self.deviations) if f.favourable is not None]
        return known[0] if known else None

    @property
    def size(self) -> float:
        """The largest deviation in kronor, for ordering."""
        return max((abs(float(f.base_value or 0)) for f in self.deviations), default=0.0)


def slot_of(figure: Figure, reported: Period | None) -> Slot | None:
    """The place that a figure fills in its document's accounts, None when it is of another year or measure."""
    period = figure.period
    if period is None or reported is None or period.kind is PeriodKind.ROLLING or figure.earlier:
        return None  # a forecast made earlier in the year is not the report's own
    whole = period.kind is PeriodKind.YEAR
    if whole and period.year == reported.year:
        return {
            Measure.FORECAST: Slot.FORECAST,
            Measure.BUDGET: Slot.YEAR_BUDGET,
            Measure.DEVIATION: Slot.FORECAST_DEVIATION,
            Measure.OUTCOME: Slot.OUTCOME if reported.kind is PeriodKind.YEAR else None,
        }.get(figure.measure)
    same = (period.end.year, period.end.month) == (reported.year, reported.end.month)
    if same and not whole and (period.kind is PeriodKind.POINT or period.start.month == reported.start.month):
        return {
            Measure.OUTCOME: Slot.OUTCOME,
            Measure.BUDGET: Slot.BUDGET,
            Measure.DEVIATION: Slot.DEVIATION,
        }.get(figure.measure)
    earlier = (period.end.year, period.end.month) == (reported.year - 1, reported.end.month) and not whole
    return Slot.PREVIOUS if earlier and figure.measure is Measure.OUTCOME else None


def economy(document: Document, label: str, figures: Iterable[Figure], line: Line = Line.NET) -> Economy | None:
    """Put an activity's money figures side by side; None when they fill no place.

    `figures` are all of one activity of the document. Unreadable ones are left out.
    """
    figures = list(figures)
    # An activity without income of its own costs what it costs net: a sentence on its costs tells as much.
    costs = line is Line.NET and not is_whole(label) and all(figure.line is not Line.INCOME for figure in figures)
    reported = document.meta.period or _forecast_year(figures)
    rows: dict[tuple[int, int] | tuple[int, int, int], dict[Slot, Figure]] = defaultdict(dict)
    for figure in figures:
        if figure.unit.kind is not UnitKind.MONEY or figure.reading is Reading.UNREADABLE:
            continue
        if not _on_line(figure, line) and not (costs and figure.line is Line.COST and figure.table is None):
            continue
        slot = slot_of(figure, reported)
        if slot is not None:
            rows[_row(figure)].setdefault(slot, figure)
    if not rows:
        return None
    ordered = sorted(
        rows.values(),
        key=lambda slots: (-_in_table(slots), -len(slots), not _is_total(slots), min(f.span for f in slots.values())),
    )
    taken: dict[Slot, Figure] = dict(ordered[0])
    main = next(iter(ordered[0].values()))
    for slots in ordered[1:]:
        if _same_thing(main, next(iter(slots.values()))):
            fits = {slot: figure for slot, figure in slots.items() if _may_fill(slot, figure, taken, document)}
            taken = {**fits, **taken}
    return Economy(document, main.activity or label, taken, total=main.total)


def _forecast_year(figures: Sequence[Figure]) -> Period | None:
    """The year that the forecasts are for, where a report does not say how far it reaches: the accounts are of that."""
    years = {
        f.period for f in figures if f.measure is Measure.FORECAST and f.period and f.period.kind is PeriodKind.YEAR
    }
    return max(years) if years else None


LEVELS = (Slot.OUTCOME, Slot.BUDGET, Slot.FORECAST, Slot.YEAR_BUDGET, Slot.PREVIOUS)
OTHER_LEVEL = 4
"""How many times one level of an activity is another before one of them is no level (a deviation, say)."""
SO_FAR = re.compile(r"\b(januari|augusti|period\w*|ackumuler\w*|hittills|t\.?o\.?m|tertial|manader)\b")
WHOLE_YEAR = re.compile(r"\b(progno\w*|helar\w*|arets slut|arsbudget\w*)\b")


def _may_fill(slot: Slot, figure: Figure, taken: dict[Slot, Figure], document: Document) -> bool:
    """Whether a figure of another row or sentence may stand beside the main row's.

    A level must be of the size of the other levels. A sentence's deviation counts for the period only where the
    sentence says so and does not speak of the whole year as well.
    """
    known = [abs(float(f.base_value or 0)) for s, f in taken.items() if s in LEVELS and f.base_value]
    if slot in LEVELS and known:
        size = abs(float(figure.base_value or 0))
        if not min(known) / OTHER_LEVEL <= size <= max(known) * OTHER_LEVEL:
            return False
    if slot is Slot.DEVIATION and figure.table is None:
        said = fold(figure.quote.of(document.text))
        return SO_FAR.search(said) is not None and WHOLE_YEAR.search(said) is None
    return True


def _same_thing(main: Figure, other: Figure) -> bool:
    """Whether another row or sentence speaks of the same as the main row.

    Two rows of one table never do. Amounts of another order ("genomsnittlig lön" beside a cost) are other things.
    """
    if main.table is not None and main.table == other.table:
        return False
    one, two = abs(float(main.base_value or 0)), abs(float(other.base_value or 0))
    if main.measure is other.measure and min(one, two) > 0 and max(one, two) / min(one, two) > OTHER_ORDER:
        return False
    return other.table is not None or fold(main.activity)[:6] == fold(other.activity)[:6]


OTHER_ORDER = 20
"""How many times one amount is another before they cannot be the same thing."""


def _on_line(figure: Figure, line: Line) -> bool:
    if line is Line.NET:
        return figure.line in (None, Line.NET)
    return figure.line is line


def _row(figure: Figure) -> tuple[int, int] | tuple[int, int, int]:
    if figure.table is not None and figure.row is not None:
        return (figure.table, figure.row)
    return (-1, figure.quote.start, figure.quote.end)


def _is_total(slots: dict[Slot, Figure]) -> bool:
    """Whether a row is a bare total ("Summa"); "Summa Barn och unga" is no better than the row it sums up to."""
    return any(figure.total and is_whole(figure.activity) for figure in slots.values())


def _in_table(slots: dict[Slot, Figure]) -> bool:
    return any(figure.table is not None for figure in slots.values())
