"""A result against budget in percent: how much more, or less, than the budget of the same time something has cost."""

from decimal import Decimal

from index.numbers import PERCENT, format_en, format_sv
from index.types import Figure, Line, Measure, Reading, UnitKind
from service.answers import lookup
from service.answers.phrases import name_of, place_of, say_quote
from service.catalogue import Fact
from service.composer import Composer
from service.economy import Economy, Slot, economy
from service.evidence import ENOUGH, Evidence
from service.question import Kind, Question
from service.types import Status
from service.wording import MEASURES, against_budget, amount, capital, when

PAIRS = ((Slot.OUTCOME, Slot.BUDGET), (Slot.FORECAST, Slot.YEAR_BUDGET))


def asked(question: Question) -> bool:
    """Whether a deviation from budget is asked for in percent."""
    budget = question.asks(Measure.DEVIATION, Measure.BUDGET) or question.direction is not None
    return question.kind is Kind.LOOKUP and question.quantity == "percent" and budget


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The percentage that the report gives, else the one that its outcome and budget give."""
    question = evidence.question
    if not asked(question):
        return None
    said = False
    found = lookup.accounts(evidence) if lookup.asks_accounts(question) else _rows(evidence)
    for one in found[: lookup.PLACES]:
        printed = _printed(one, evidence)
        said = _say(one, evidence, composer) or said
        if said and printed is not None:
            say_quote(printed, one.document, composer, f"{place_of(one.document, composer.language)}: ")
    return "answered" if said else None


def _rows(evidence: Evidence) -> list[Economy]:
    """The accounts of the row that each report has on what is asked, where it is no known activity."""
    found = []
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        rows = (f for f in evidence.facts([document.id], limit=FACTS) if f.sure >= ENOUGH and f.fact.table is not None)
        held = (economy(document, row.fact.label, row.fact.figures) for row in rows)
        one = next((one for one in held if one is not None and one.deviations), None)
        if one is not None:
            found.append(one)
    return found


FACTS = 4


def _printed(one: Economy, evidence: Evidence) -> Fact | None:
    """The sentence that gives the deviation and what it is in percent of the budget."""
    sizes = {abs(f.base_value) for f in one.deviations if f.base_value}
    for fact in evidence.catalogue.facts_in(one.document.id):
        if fact.table is not None or not any(_is_percent(f) for f in fact.figures):
            continue
        money = [abs(f.base_value) for f in fact.figures if f.unit.kind is UnitKind.MONEY and f.base_value]
        if any(abs(a - b) * 2 <= STEP for a in money for b in sizes):
            return fact
    return None


STEP = Decimal(100_000)
"""What amounts in sentences are rounded to, in kronor."""


def _is_percent(figure: Figure) -> bool:
    return figure.unit.kind is UnitKind.PERCENT and figure.measure in (Measure.DEVIATION, Measure.SHARE)


def _say(one: Economy, evidence: Evidence, composer: Composer) -> bool:
    """ "... 10,9 procent över budget januari–augusti 2023 (utfall 203,3 mnkr, budget 183,3 mnkr)"."""
    language, document = composer.language, one.document
    year = evidence.question.asks(Measure.FORECAST) or evidence.question.scope == "year"
    for slots in sorted(PAIRS, key=lambda pair: (pair[0] is Slot.FORECAST) != year):
        level, budget = one[slots[0]], one[slots[1]]
        if level is None or budget is None or not _fit(level, budget):
            continue
        markers = [composer.figure(document, level), composer.figure(document, budget)]
        values = [abs(f.base_value or Decimal(0)) for f in (level, budget)]
        share = ((values[0] - values[1]) / values[1] * 100).quantize(Decimal("0.1"))
        percent = (format_sv if language == "sv" else format_en)(abs(share), PERCENT, 1)
        inputs = [(str(abs(f.value or Decimal(0))), m) for f, m in zip((level, budget), markers, strict=True)]
        composer.derive(percent, str(share), "%", "percent_change", inputs, level, document.meta.municipality)
        name, place = name_of(one, lookup.activity_asked(evidence.question), language), place_of(document, language)
        ends, stretch = [amount(f, language) for f in (level, budget)], when(level.period, language)
        income = level.line is Line.INCOME
        way = against_budget(1 if (share > 0) is income else -1, language, income=income)
        where, nouns = ("i", MEASURES["sv"]) if language == "sv" else ("in", MEASURES["en"])
        parts = f"{nouns[level.measure]} {ends[0]}, {nouns[Measure.BUDGET]} {ends[1]}"
        text = f"{name} {where} {place}: {percent} {way}{stretch} ({parts})."
        composer.say(capital(text), *markers)
        return True
    return False


def _fit(level: Figure, budget: Figure) -> bool:
    if Reading.UNREADABLE in (level.reading, budget.reading) or not level.base_value or not budget.base_value:
        return False
    same = level.unit.kind is UnitKind.MONEY is budget.unit.kind and level.period == budget.period
    one_side = level.line == budget.line or None in (level.line, budget.line)
    apart = level.table is None or level.table != budget.table  # where signs may follow different conventions
    return same and one_side and (apart or level.base_value * budget.base_value > 0)
