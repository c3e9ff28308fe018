"""Which boards or companies of a municipality go better or worse than their budgets: all of them, the largest first.

A municipality's own report sets each board's result beside its budget, and prints no deviation; a result is better
when it is more. What the tables do not have, sentences say of one board after the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from index.language import fold
from index.numbers import decimals_of
from index.types import Document, Figure, Measure, UnitKind
from service.answers import lookup
from service.answers.calculation.values import value_text
from service.answers.cause.adjoining import headed_results
from service.answers.sentences.phrases import place_of
from service.answers.sentences.quoting import say_quote
from service.composer import Composer
from service.documents.catalogue import Fact, Said
from service.documents.tablejoin import began
from service.evidence.antecedents import ANEW
from service.evidence.causes import SHORTFALL, SURPLUS
from service.evidence.evidence import Evidence
from service.question import Kind, Question
from service.question.superlative import has_end, lowest_first
from service.types import Language, Status
from service.wording import amount, capital, quoted, when

KINDS: dict[str, re.Pattern[str]] = {
    "board": re.compile(r"\b(?:\w*namnd(?:er|erna|ernas)|committees|boards)\b"),
    "company": re.compile(r"\b(?:\w*bolag(?:en|ens)?|companies)\b"),
    "activity": re.compile(
        r"\b(?:verksamhet(?:er|erna)|(?:verksamhets)?omraden(?:a)?|(?:mal|kund|alders)?grupper(?:na)?|activities|services|areas"
        r"|groups)\b"
    ),
}
"""How a question asks for the bodies of a municipality in the plural."""
ONE: dict[str, re.Pattern[str]] = {
    "board": re.compile(r"\b(?:vilken|which|what) (?:\w+ )?(?:namnd|committee|board)\b"),
    "company": re.compile(r"\b(?:vilket|which|what) (?:\w+ )?(?:bolag|company)\b"),
}
"""How it asks for the one of them that went worst, or best."""
WORST, BEST = re.compile(r"\b(?:samst\w*|varst\w*|worst)\b"), re.compile(r"\b(?:bast\w*|best)\b")
OWN: dict[str, re.Pattern[str]] = {
    "board": re.compile(r"namnd"),
    "company": re.compile(r"\bab\b|bolag|koncern"),
}
"""How the rows of a table, and the heading of a section, name them."""
HEADS = {"board": "namnd", "company": "bolag"}
"""What the heading over sentences about one of them after the other says."""
NAMES: dict[Language, dict[str, str]] = {
    "sv": {"board": "nämnder", "company": "bolag"},
    "en": {"board": "committees", "company": "companies"},
}
AMONG = {"board": "nämnderna", "company": "bolagen"}
FEWEST, MOST = 3, 14
FIRST = 3
"""Bodies that are told of where one is asked for: how far it is from the next says how much it stands out."""
LEAST_PLACES = 2
"""Places that a question must name to set them against each other."""
AMOUNT = re.compile(r"\d ?(?:mnkr|mkr|mdkr|miljon|tkr)")


@dataclass(frozen=True)
class _Result:
    """One body's result beside its budget."""

    name: str
    outcome: Figure
    budget: Figure
    deviation: Decimal  # plus is better than budget


def goes_first(question: Question) -> bool:
    """Whether all bodies of one kind are asked for that went one way: "vilka nämnder går back?"."""
    several = question.kind is Kind.LISTING or (question.kind is Kind.COMPARE and len(question.places) < LEAST_PLACES)
    return (several or _asks_one(question)) and _kind(question) is not None


def _asks_one(question: Question) -> bool:
    """Whether the one is asked for that went worst, or best: "vilken nämnd har störst underskott?"."""
    named = any(pattern.search(question.folded) for pattern in ONE.values())
    return named and has_end(question) and not lowest_first(question) and len(question.places) < LEAST_PLACES


def _way(question: Question) -> int | None:
    """+1 where those are asked for that went better than budget, -1 for worse, None where no side is taken."""
    if question.direction is not None or not _asks_one(question):
        return question.direction
    return -1 if WORST.search(question.folded) else 1 if BEST.search(question.folded) else None


def _kind(question: Question) -> str | None:
    """The kind of bodies asked for; None where the question takes no side, or is about more than how all went."""
    patterns = ONE if _asks_one(question) else KINDS
    kind = next((name for name, pattern in patterns.items() if pattern.search(question.folded)), None)
    return kind if kind and _way(question) is not None and not _narrowed(question, kind) else None


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """All that go the asked way, by report; None where no report accounts for such bodies."""
    question = evidence.question
    kind = _kind(question)
    if kind is None:
        return None
    if kind == "activity":
        return _say_headed(evidence, composer)
    said = False
    for document in lookup.latest(evidence.scope.documents, question)[: lookup.PLACES]:
        results = _results(evidence, document, kind)
        if results:
            _say(results, kind, document, question, composer)
        said = bool(results) or _say_told(evidence, document, kind, composer) or said
    return "answered" if said else None


def _say_headed(evidence: Evidence, composer: Composer) -> Status | None:
    """Activities whose deviations only their headings give; None where no report has such headings."""
    said = False
    for document in lookup.latest(evidence.scope.documents, evidence.question)[: lookup.PLACES]:
        headings = headed_results(document, evidence.question.direction or 0)
        if headings:
            composer.say(f"{place_of(document, composer.language)}:", opens="paragraph" if composer.sentences else "")
        for span in headings[:MOST]:
            text = quoted(" ".join(span.of(document.text).split()), composer.language)
            composer.say(text, composer.cite(document, span), opens="item")
            said = True
    return "answered" if said else None


def _narrowed(question: Question, kind: str) -> bool:
    """Whether a question is about more than how all of them went."""
    kinds = [pattern for pattern in (KINDS[kind], OWN.get(kind)) if pattern is not None]
    words = [word for word in question.words if not any(one.search(fold(word.text)) for one in kinds)]
    return bool(words) or any(match.id != "namnd" for match in question.activities)


def _results(evidence: Evidence, document: Document, kind: str) -> list[_Result]:
    """The rows of the table that has most of them, each with what its result is apart from its budget."""
    held = evidence.catalogue.shelves[document.id].tables
    tables: dict[int, list[Fact]] = defaultdict(list)
    for fact in evidence.catalogue.facts_in(document.id):
        if fact.table is not None and not fact.total and OWN[kind].search(fold(fact.label)):
            tables[began(fact.table, held)].append(fact)
    question = evidence.question
    year = question.asks(Measure.FORECAST) or question.scope == "year"
    for wanted in (year, not year):
        found = [list(_pairs(facts, year=wanted)) for facts in tables.values()]
        best = max((rows for rows in found if _of_results(rows)), key=len, default=[])
        if len(best) >= FEWEST:
            fitting = [one for one in best if one.deviation * (_way(question) or 0) > 0]
            return sorted(fitting, key=lambda one: -abs(one.deviation))
    return []


def _pairs(facts: Iterable[Fact], *, year: bool) -> Iterable[_Result]:
    for fact in facts:
        wanted = Measure.FORECAST if year else Measure.OUTCOME
        outcome = next((f for f in fact.figures if f.measure is wanted and _usable(f)), None)
        if outcome is None or outcome.value is None:
            continue
        same = (f for f in fact.figures if f.measure is Measure.BUDGET and _usable(f) and f.period == outcome.period)
        budget = next((f for f in same if f.unit == outcome.unit), None)
        if budget is not None and budget.value is not None:
            yield _Result(fact.label, outcome, budget, outcome.value - budget.value)


def _usable(figure: Figure) -> bool:
    return figure.value is not None and figure.unit.kind is UnitKind.MONEY and figure.period is not None


def _of_results(rows: list[_Result]) -> bool:
    """Whether a column holds results, which are plus or minus, and no costs: those are all of one sign."""
    values = [one.outcome.value or Decimal(0) for one in rows]
    budgets = [one.budget.value or Decimal(0) for one in rows]
    return (min(values, default=0) < 0 < max(values, default=0)) or (bool(rows) and not any(budgets))


def _say(results: list[_Result], kind: str, document: Document, question: Question, composer: Composer) -> None:
    language = composer.language
    worse, one_asked = _way(question) == -1, _asks_one(question)
    stretch, place, names = (
        when(results[0].outcome.period, language),
        place_of(document, language),
        NAMES[language][kind],
    )
    if one_asked and language == "sv":
        lead = f"{'Sämst' if worse else 'Bäst'} mot budget bland {AMONG[kind]} i {place}{stretch}:"
    elif one_asked:
        lead = f"The {'worst' if worse else 'best'} against budget of the {names} in {place}{stretch}:"
    elif language == "sv":
        lead = f"{capital(names)} i {place} med {'sämre' if worse else 'bättre'} resultat än budget{stretch}:"
    else:
        lead = f"{capital(names)} in {place} with a {'worse' if worse else 'better'} result than budget{stretch}:"
    composer.say(lead, opens="paragraph" if composer.sentences else "")
    for one in results[: FIRST if one_asked else MOST]:
        _say_one(one, document, composer)
    if len(results) > MOST and not one_asked:
        sv, en = "Listan fortsätter i rapporten.", "The list goes on in the report."
        composer.warn("definition", sv if language == "sv" else en)


def _say_one(one: _Result, document: Document, composer: Composer) -> None:
    language = composer.language
    markers = [composer.figure(document, figure) for figure in (one.outcome, one.budget)]
    decimals = max(decimals_of(one.outcome.value or Decimal(0)), decimals_of(one.budget.value or Decimal(0)))
    size = value_text(abs(one.deviation), one.outcome.unit, decimals, language)
    inputs = [(str(f.value), marker) for f, marker in zip((one.outcome, one.budget), markers, strict=True)]
    symbol = one.outcome.unit.symbol
    composer.derive(size, str(one.deviation), symbol, "difference", inputs, one.outcome, document.meta.municipality)
    outcome, budget = (amount(figure, language, signed=True) for figure in (one.outcome, one.budget))
    forecast = one.outcome.measure is Measure.FORECAST
    if language == "sv":
        way = "bättre" if one.deviation > 0 else "sämre"
        parts = f"{'prognos' if forecast else 'utfall'} {outcome}, budget {budget}"
        composer.say(f"{one.name}: {size} {way} än budget ({parts})", *markers, opens="item")
    else:
        way = "better" if one.deviation > 0 else "worse"
        parts = f"{'forecast' if forecast else 'outcome'} {outcome}, budget {budget}"
        composer.say(f"{one.name}: {size} {way} than budget ({parts})", *markers, opens="item")


def _say_told(evidence: Evidence, document: Document, kind: str, composer: Composer) -> bool:
    """The sentences of the sections about them that say which way one of them went, with an amount."""
    question = evidence.question
    wanted, other = (SHORTFALL, SURPLUS) if _way(question) == -1 else (SURPLUS, SHORTFALL)
    ahead = question.asks(Measure.FORECAST) or question.scope == "year"
    sections: dict[tuple[str, ...], list[Said]] = defaultdict(list)
    for number, one in enumerate(evidence.catalogue.shelves[document.id].statements):
        heading, folded = fold(one.section[-1]) if one.section else "", fold(one.text)
        told = wanted.search(folded) and AMOUNT.search(folded) and not other.search(folded)
        if told and HEADS[kind] in heading and ANEW.match(folded):
            sections[one.section].append(Said(document.id, one, number))
    best = max(sections.items(), key=lambda pair: (ahead and "progno" in fold(pair[0][-1]), len(pair[1])), default=None)
    if best is None:
        return False
    composer.say(f"{place_of(document, composer.language)}:", opens="paragraph" if composer.sentences else "")
    for said in best[1][:MOST]:
        say_quote(said, document, composer, opens="item")
    return True
