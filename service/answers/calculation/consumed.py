"""How much of the year's budget is used, and what is left of it: the outcome so far held against the whole year's."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from index.language import fold
from index.numbers import decimals_of
from index.types import Document, Figure, Line, Measure, PeriodKind, Reading, UnitKind
from service.answers import lookup
from service.answers.calculation.values import percent_text, value_text
from service.answers.sentences.phrases import place_of, subject
from service.composer import Composer
from service.documents.economy import Slot
from service.evidence.evidence import ENOUGH, Evidence
from service.question import Question, TopicWord
from service.types import Status
from service.wording import amount, capital, when

NAMING_NOTHING = re.compile(
    r"(?:for|upp)?(?:bruka|brukad|brukat|brukats)$|forbruk\w*|anvan[dt]\w*|utnyttja\w*|nyttja\w*|spender\w*|av|slut|kvar|rest\w*"
    r"|aterst\w*|ar\w*budget\w*|budget\w*|ram|ramen|ramar|anslag\w*|pengar\w*|peng|del|andel|stor|mycket|manader|hela"
    r"|used|spent|left|remain\w*|consumed|gone|money|funds|already|redan|hittills|efter|after"
    r"|en|ett|tva|tre|fyra|fem|sex|sju|atta|nio|tio|elva|eight"
    r"|lamnat|unused|oforbruka\w*|hunnit|hunnits"
)
"""Words that ask for what is used or left and name no activity."""
LEFT = re.compile(r"\b(?:kvar|aterst\w*|resterar|resten|left|remain\w*|unused|oforbruka\w*)\b")
FACTS = 4


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The share of the year's budget that is used, and the rest; None where a report lacks either."""
    question = evidence.question
    words = tuple(_unbudgeted(w) for w in question.words if not NAMING_NOTHING.fullmatch(fold(w.text)))
    asked = replace(question, words=words, quantity="money", measures=(), direction=None, scope=None)
    evidence = replace(evidence, question=asked)
    said = 0
    for document in lookup.latest(evidence.scope.documents, asked):
        found = next(_pairs(evidence, document), None)
        if found is not None:
            _say(*found, question, document, composer)
            said += 1
        if said == lookup.PLACES:
            break
    return "answered" if said else None


OF_BUDGET = re.compile(r"(\w{4,}?)s?budget\w*", re.IGNORECASE)


def _unbudgeted(word: TopicWord) -> TopicWord:
    """What a budget is for: "investering" of "investeringsbudgeten"."""
    found = OF_BUDGET.fullmatch(word.text)
    return word if found is None else replace(word, text=found[1])


def _pairs(evidence: Evidence, document: Document) -> Iterator[tuple[str, Figure, Figure]]:
    """What has been used and the year's budget: of the accounts, else of the best rows that have both."""
    question = evidence.question
    line = Line(question.line) if question.line else Line.NET
    identifier = lookup.activity_asked(question)
    accounts = None
    if not question.words and not question.activities:
        accounts = evidence.board(document, line)
    elif identifier is not None:
        accounts = next((e for e in evidence.economies(identifier, line) if e.document is document), None)
    if accounts is not None:
        pair = accounts[Slot.FORECAST if _ahead(question) else Slot.OUTCOME], accounts[Slot.YEAR_BUDGET]
        if pair[0] is not None and pair[1] is not None and _fit(pair[0], pair[1]):
            yield subject(accounts.label, identifier, document, question.language), pair[0], pair[1]
    measure = Measure.FORECAST if _ahead(question) else Measure.OUTCOME
    for found in evidence.facts([document.id], limit=FACTS) if question.words or question.activities else ():
        if found.sure < ENOUGH or found.fact.table is None:
            continue
        used, budget = (_figure(found.fact.figures, m, document) for m in (measure, Measure.BUDGET))
        if used is not None and budget is not None and _fit(used, budget):
            yield subject(found.fact.label, found.fact.activity, document, question.language), used, budget


def _figure(figures: tuple[Figure, ...], measure: Measure, document: Document) -> Figure | None:
    """The report's own figure of a measure: of the whole year for the budget, of what has been for the outcome."""
    reported = document.meta.period
    held = [f for f in figures if f.measure is measure and f.reading is not Reading.UNREADABLE and f.period is not None]
    held = [f for f in held if reported is not None and f.period is not None and f.period.year == reported.year]
    if measure is not Measure.OUTCOME:
        held = [f for f in held if f.period is not None and f.period.kind is PeriodKind.YEAR]
    else:
        held = [f for f in held if f.period is not None and reported is not None and f.period.end == reported.end]
    return held[0] if held else None


def _fit(used: Figure, budget: Figure) -> bool:
    """Whether the one can be a part of the other: money of one year and one side of the accounts."""
    kinds = {used.unit.kind, budget.unit.kind}
    if kinds != {UnitKind.MONEY} or not used.value or not budget.value or used.value * budget.value < 0:
        return used.table is None and kinds == {UnitKind.MONEY} and bool(used.value) and bool(budget.value)
    apart = used.period != budget.period or used.measure is Measure.FORECAST
    return apart and None not in (used.period, budget.period)


AHEAD = re.compile(
    r"progno|berakna|vantas|arets slut|aret (?:ar|tar) slut|arsskiftet|kommer att|lar bli|raknar? (?:\w+ )?med"
    r"|end of the year|expected|forecast"
)


def _ahead(question: Question) -> bool:
    """Whether it is asked what will have been used by the end of the year."""
    return AHEAD.search(question.folded) is not None


def _say(name: str, used: Figure, budget: Figure, asked: Question, document: Document, composer: Composer) -> None:
    """ "... 68,7 procent av årsbudgeten är förbrukad ...: 317,7 mnkr av 462,4 mnkr; 144,6 mnkr återstår"."""
    language, place = composer.language, document.meta.municipality
    markers = [composer.figure(document, used), composer.figure(document, budget)]
    unit = max(used.unit, budget.unit, key=lambda one: one.scale)
    values = [abs(f.value or Decimal(0)) * f.unit.scale / unit.scale for f in (used, budget)]
    share = (values[0] / values[1] * 100).quantize(Decimal("0.1"))
    percent = percent_text(share, language)
    inputs = [(str(abs(f.value or Decimal(0))), m) for f, m in zip((used, budget), markers, strict=True)]
    composer.derive(percent, str(share), "%", "share", inputs, used, place)
    decimals = min(decimals_of(f.value or Decimal(0)) for f in (used, budget) if f.unit == unit)
    rest = (values[1] - values[0]).quantize(Decimal(1).scaleb(-decimals))
    text = value_text(abs(rest), unit, decimals, language)
    composer.derive(text, str(rest), unit.symbol, "difference", inputs[::-1], budget, place)
    where, stretch = place_of(document, language), when(used.period, language)
    of = f"{amount(used, language)} {'av' if language == 'sv' else 'of'} {amount(budget, language)}"
    over, ahead = rest < 0, used.measure is Measure.FORECAST
    if language == "sv":
        left = f"{text} {'mer än årsbudgeten' if over else 'av årsbudgeten återstår'}"
        verb = "väntas bli" if ahead else "är"
        part = f"{percent} av årsbudgeten {verb} förbrukad{stretch} ({of})"
    else:
        left = f"{text} {'more than the year’s budget' if over else 'of the year’s budget is left'}"
        verb = "is expected to be" if ahead else "is"
        part = f"{percent} of the year’s budget {verb} used{stretch} ({of})"
    told = f"{left}; {part}" if LEFT.search(asked.folded) else f"{part}; {left}"
    composer.say(capital(f"{name} i {where}: {told}." if language == "sv" else f"{name} in {where}: {told}."), *markers)
