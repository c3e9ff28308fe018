"""A report's accounts as a summary needs them: the whole, income and costs, and the activities that explain it."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal

from index.activities import activity, canonical
from index.language import fold
from index.types import Figure, Line, Measure, PeriodKind, Reading, UnitKind
from service.documents.catalogue import Fact, facts_of
from service.documents.economy import Economy, Slot, economy
from service.documents.economy import is_whole as says_whole
from service.draft.body import Body, bare

_SIDES = {
    Line.INCOME: re.compile(r"(?:summa |verksamhetens |totala? |samtliga )*intakter\w*"),
    Line.COST: re.compile(r"(?:summa |verksamhetens |totala? |samtliga )*kostnader\w*"),
}
_NOT_OPERATIONS = re.compile(r"invest|eget kapital|egna kapital|balans|statsbidrag|extern finans|satsning|projekt")
_ASIDE = re.compile(r"\([^)]*\)?")


def is_whole(label: str) -> bool:
    """Whether a label says only that the row is the total, whatever unit it names beside ("Summa totalt (mnky)")."""
    return says_whole(_ASIDE.sub(" ", label))


@dataclass(frozen=True)
class Accounts:
    """`activities`: those of the table that the whole stands in, the largest deviation first."""

    whole: Economy
    income: Economy | None
    cost: Economy | None
    activities: tuple[Economy, ...]

    @property
    def annual(self) -> bool:
        """Whether the report is of a whole year: there is then no forecast beside it."""
        period = self.whole.document.meta.period
        return period is not None and period.kind is PeriodKind.YEAR

    @property
    def deviation(self) -> Figure | None:
        return self.whole[Slot.FORECAST_DEVIATION if self.annual else Slot.DEVIATION]

    @property
    def budget(self) -> Figure | None:
        return self.whole[Slot.YEAR_BUDGET if self.annual else Slot.BUDGET]

    @property
    def forecast_deviation(self) -> Figure | None:
        return None if self.annual else self.whole[Slot.FORECAST_DEVIATION]

    @property
    def direction(self) -> int | None:
        return self.whole.direction

    @property
    def balanced(self) -> bool:
        """Whether the whole is a result that is budgeted at nil, the committee's grant among its income."""
        budget = self.whole[Slot.YEAR_BUDGET] or self.whole[Slot.BUDGET]
        if budget is None or budget.base_value is None:
            return False
        return budget.base_value == 0 or (self.cost is not None and abs(budget.base_value) * 50 < _largest(self.cost))


def read_accounts(body: Body) -> Accounts | None:
    """None where no total row of the operations can be told."""
    facts = [fact for fact in facts_of(body.shelf) if fact.table is not None and not _elsewhere(fact)]
    ranked = sorted(_wholes(body, facts), key=lambda pair: -pair[1])
    if not ranked:
        return None
    fact, _ = ranked[0]
    whole = economy(body.document, fact.label, fact.figures)
    if whole is None:
        return None
    for other, _ in ranked[1:]:
        whole = _filled(whole, economy(body.document, other.label, other.figures))
    whole = _filled_from_prose(whole, body)
    table = fact.table if fact.table is not None else -1
    return Accounts(
        whole=whole,
        income=_side(body, facts, Line.INCOME, whole),
        cost=_side(body, facts, Line.COST, whole),
        activities=_activities(body, facts, table),
    )


def _elsewhere(fact: Fact) -> bool:
    """Whether a row stands in a table of investments, equity, grants or special ventures."""
    names = (*fact.first.section[-1:], fact.label, *fact.first.group)
    return any(_NOT_OPERATIONS.search(fold(name)) for name in names)


def _wholes(body: Body, facts: list[Fact]) -> list[tuple[Fact, float]]:
    """Total rows of the whole committee, with how well they serve: places filled, activities beside, size."""
    found = []
    named = _named_rows(facts, body)
    for fact in facts:
        if not (fact.total and is_whole(fact.label) and not fact.first.group and fact.line in (None, Line.NET)):
            continue
        accounts = economy(body.document, fact.label, fact.figures)
        if accounts is None:
            continue
        money = max((abs(float(f.base_value or 0)) for f in accounts.slots.values()), default=0.0)
        activities = min(named[fact.table if fact.table is not None else -1], 5)
        found.append((fact, 2 * len(accounts.slots) + activities + money / 1e12))
    return found


def _families(facts: list[Fact], body: Body) -> dict[int, int]:
    """Each table's first: tables under the same columns in a row are one, until a grand total ends it."""
    ended = {fact.table for fact in facts if fact.total and is_whole(fact.label) and fact.line in (None, Line.NET)}
    families: dict[int, int] = {}
    before: int | None = None
    for table in sorted({fact.table for fact in facts if fact.table is not None}):
        columns = body.shelf.tables[table].columns
        goes_on = before is not None and before not in ended and body.shelf.tables[before].columns == columns
        families[table] = families[before] if goes_on and before is not None else table
        before = table
    return families


def _named_rows(facts: list[Fact], body: Body) -> Counter[int]:
    """How many rows of each table (with those that go on from it) are activities."""
    families = _families(facts, body)
    named: dict[int, set[str]] = defaultdict(set)
    for fact in facts:
        known = fact.activity is not None and not activity(fact.activity).topic
        if known and not fact.total and fact.table is not None:
            named[families[fact.table]].add(str(fact.activity))
    return Counter({table: len(named[family]) for table, family in families.items()})


def _filled(whole: Economy, other: Economy | None) -> Economy:
    """Places that another total row fills, where it is a total of the same thing."""
    if other is None:
        return whole
    shared = [slot for slot in whole.slots if slot in other.slots]
    same = shared and all(_same(whole.slots[slot], other.slots[slot]) for slot in shared)
    return replace(whole, slots={**other.slots, **whole.slots}) if same else whole


def _same(one: Figure, other: Figure) -> bool:
    """Equal to a thousandth, signs aside: the tables of one report may print costs with and without a minus."""
    a, b = abs(one.base_value or Decimal(0)), abs(other.base_value or Decimal(0))
    return abs(a - b) <= max(a, b) / 1000 + Decimal(50_000)


def _filled_from_prose(whole: Economy, body: Body) -> Economy:
    """The period's deviation from a sentence that also states the outcome, where no table gives it."""
    slot, known = Slot.DEVIATION, whole[Slot.OUTCOME]
    if known is None or whole[slot] is not None or known.reading is Reading.UNREADABLE:
        return whole
    sentences: dict[tuple[int, int], list[Figure]] = defaultdict(list)
    for figure in body.shelf.figures:
        if figure.table is None and figure.unit.kind is UnitKind.MONEY:
            sentences[figure.quote.start, figure.quote.end].append(figure)
    for figures in sentences.values():
        stated = any(_same(figure, known) for figure in figures)
        deviations = [f for f in figures if f.measure is Measure.DEVIATION and f.favourable is not None]
        if stated and len(deviations) == 1 and deviations[0].period == known.period:
            return replace(whole, slots={**whole.slots, slot: deviations[0]})
    return whole


def _side(body: Body, facts: list[Fact], line: Line, whole: Economy) -> Economy | None:
    """The whole committee's income or costs."""
    best: Economy | None = None
    for fact in facts:
        if fact.first.group or not (fact.total or fact.line is line):
            continue
        label = bare(fact.label)
        if not (is_whole(fact.label) or _SIDES[line].fullmatch(label)):
            continue
        if fact.line not in (None, line) or (fact.line is None and not _has(fact, line)):
            continue
        found = economy(body.document, fact.label, fact.figures, line)
        if found is not None and not _tiny(found, whole) and (best is None or len(found.slots) > len(best.slots)):
            best = found
    return best


def _has(fact: Fact, line: Line) -> bool:
    return any(figure.line is line for figure in fact.figures)


def _tiny(found: Economy, whole: Economy) -> bool:
    """Whether a row is nothing beside the whole ("Nämnd: intäkter 0")."""
    return _largest(found) * 200 < _largest(whole)


def _largest(accounts: Economy) -> Decimal:
    return max((abs(figure.base_value or Decimal(0)) for figure in accounts.slots.values()), default=Decimal(0))


def _activities(body: Body, facts: list[Fact], table: int) -> tuple[Economy, ...]:
    """Accounts of each row beside the total, the largest deviation first."""
    families = _families(facts, body)
    rows: dict[str, Economy] = {}
    for fact in facts:
        beside = not fact.total and not is_whole(fact.label) and fact.line in (None, Line.NET)
        if not beside or fact.table is None or families[fact.table] != families.get(table):
            continue
        found = economy(body.document, fact.label, fact.figures)
        if found is not None and found.deviations:
            rows.setdefault(fact.label, found)
    return tuple(sorted(rows.values(), key=lambda one: -one.size))


def identifier_of(accounts: Economy) -> str | None:
    """The standard activity that the row is of."""
    return canonical(accounts.label)
