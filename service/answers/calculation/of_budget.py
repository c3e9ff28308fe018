"""How many per cent something went over or under its budget, or has used of it."""

import re
from dataclasses import replace
from decimal import Decimal

from index.language import fold
from index.numbers import decimals_of, supports
from index.numbers.records import Number
from index.types import Document, Figure, Line, Measure, Reading, UnitKind
from service.answers import lookup
from service.answers.calculation.budget_shares import say_shares
from service.answers.calculation.values import percent_text
from service.answers.compare import say_absent
from service.answers.selection.usable import usable_facts
from service.answers.sentences.phrases import name_of, place_of, subject
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Fact
from service.documents.economy import Economy, Slot, economy
from service.evidence.evidence import Evidence
from service.question import Kind, Question
from service.types import Status
from service.wording import MEASURES, against_budget, amount, capital, when

PERIOD, YEAR = (Slot.DEVIATION, Slot.BUDGET), (Slot.FORECAST_DEVIATION, Slot.YEAR_BUDGET)
LEVELS = ((Slot.OUTCOME, Slot.BUDGET), (Slot.FORECAST, Slot.YEAR_BUDGET))
USED = ((Slot.OUTCOME, Slot.BUDGET), (Slot.OUTCOME, Slot.YEAR_BUDGET))
STATED = re.compile(r"motsvara|vilket ar|det vill saga|\beller \d")
"""What a report says between an amount and the same in per cent."""


def asked(question: Question) -> bool:
    """Whether a deviation from budget is asked for in percent."""
    over = question.asks(Measure.DEVIATION) or question.direction is not None
    # "Hur stor andel av budgeten går till ..." asks for a part of the whole.
    budget = over or (question.asks(Measure.BUDGET) and question.operation != "share")
    asks = question.kind in (Kind.LOOKUP, Kind.COMPARE) and question.operation != "used"
    return asks and question.quantity == "percent" and budget


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The share of the budget, as the report states it and as its figures make it; None without accounts."""
    away = asked(evidence.question)
    question = replace(evidence.question, quantity="money", operation=None)
    evidence = replace(evidence, question=question)
    if question.kind is Kind.COMPARE and len(question.places) > 1 and len(question.years) == 1:
        question = replace(question, years=(), periods=())  # which only says which report of one of the places
        evidence = replace(evidence, question=question)
    accounts = _accounts(evidence)
    if away and len({one.document.meta.municipality for one in accounts}) > 1:
        ahead = question.asks(Measure.FORECAST) or question.scope == "year"
        if told := say_shares(accounts, question, composer, ahead=ahead):
            for one in accounts:  # in the report's own words, which may round
                figure = next((f for f in told if f in one.slots.values()), None)
                if figure is not None and (stated := _stated(figure, evidence, one.document)) is not None:
                    say_quote(stated, one.document, composer, says(one.document, composer))
            held = [one.document for one in accounts]
            documents = lookup.latest(evidence.scope.documents, question)
            say_absent([d for d in documents if all(d is not one for one in held)], evidence, composer)
            return "partial" if evidence.scope.absent_places else "answered"
    said = False
    for one in accounts[: lookup.PLACES]:
        pair = _pair(one, question, away=away)
        if pair is not None and (stated := _stated(pair[0], evidence, one.document)) is not None:
            say_quote(stated, one.document, composer, says(one.document, composer))
        if away and _say_over(one, evidence, composer):
            said = True
        elif pair is not None:
            _say(one, *pair, evidence, composer)
            said = True
    return "answered" if said else None


def _accounts(evidence: Evidence) -> list[Economy]:
    """The accounts asked for: an activity's, the committee's, else those of the row that the question names."""
    question = evidence.question
    if lookup.asks_accounts(question) and (found := lookup.accounts(evidence)):
        return found
    rows = []
    for document in lookup.latest(evidence.scope.documents, question):
        facts = [f.fact for f in usable_facts(evidence, document) if f.fact.table is not None]
        whole = economy(document, facts[0].label, facts[0].figures) if facts else None
        rows += [whole] if whole is not None else []
    return rows


def _pair(one: Economy, question: Question, *, away: bool) -> tuple[Figure, Figure] | None:
    """What is held against the budget, and the budget of the same time."""
    ahead = question.asks(Measure.FORECAST) or question.scope == "year"
    away = away or question.asks(Measure.DEVIATION) or question.direction is not None
    slots = ((YEAR, PERIOD) if ahead else (PERIOD, YEAR)) if away or ahead else USED
    for part, whole in slots:
        first, second = one[part], one[whole]
        if first is not None and second is not None and first.value and second.value:
            return first, second
    return None


def _say(one: Economy, part: Figure, budget: Figure, evidence: Evidence, composer: Composer) -> None:
    document, language = one.document, composer.language
    markers = [composer.figure(document, part), composer.figure(document, budget)]
    sizes = [abs(f.base_value or Decimal(0)) for f in (part, budget)]
    share = (sizes[0] / sizes[1] * 100).quantize(Decimal("0.1"))
    percent = percent_text(share, language)
    inputs = [(str(abs(f.value or 0)), marker) for f, marker in zip((part, budget), markers, strict=True)]
    composer.derive(percent, str(share), "%", "share", inputs, part, document.meta.municipality)
    name = capital(subject(one.label, lookup.activity_asked(evidence.question), document, language))
    ends, stretch = [amount(f, language) for f in (part, budget)], when(part.period, language)
    place = place_of(document, language)
    if part.measure is Measure.DEVIATION and part.favourable:
        way = f" {against_budget(part.favourable, language)}"
    else:
        way = ""
    if language == "sv":
        text = f"{name} i {place}: {ends[0]}{way}{stretch} är {percent} av budgeten {ends[1]}."
    else:
        text = f"{name} in {place}: {ends[0]}{way}{stretch} is {percent} of the budget {ends[1]}."
    composer.say(text, *markers)


def _say_over(one: Economy, evidence: Evidence, composer: Composer) -> bool:
    """ "... 10,9 procent över budget januari–augusti 2023 (utfall 203,3 mnkr, budget 183,3 mnkr)"."""
    language, document = composer.language, one.document
    year = evidence.question.asks(Measure.FORECAST) or evidence.question.scope == "year"
    for slots in sorted(LEVELS, key=lambda pair: (pair[0] is Slot.FORECAST) != year):
        level, budget = one[slots[0]], one[slots[1]]
        if level is None or budget is None or not _fit(level, budget):
            continue
        markers = [composer.figure(document, level), composer.figure(document, budget)]
        values = [abs(f.base_value or Decimal(0)) for f in (level, budget)]
        share = ((values[0] - values[1]) / values[1] * 100).quantize(Decimal("0.1"))
        percent = percent_text(abs(share), language)
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


def _stated(part: Figure, evidence: Evidence, document: Document) -> Fact | None:
    """The report's own sentence that tells the amount in per cent too."""
    claim = Number(part.value or Decimal(0), decimals_of(part.value or Decimal(0)), "", unit=part.unit)
    for fact in evidence.catalogue.facts_in(document.id):
        if fact.table is not None or not any(f.unit.kind is UnitKind.PERCENT for f in fact.figures):
            continue
        same = [f for f in fact.figures if f.unit.kind is UnitKind.MONEY and f.value is not None]
        for figure in same:
            told = Number(
                abs(figure.value or Decimal(0)), decimals_of(figure.value or Decimal(0)), "", unit=figure.unit
            )
            after = fold(document.text[figure.span.end : fact.quote.end])
            if supports(claim, told) and STATED.search(after) and figure.period == part.period:
                return fact
    return None
