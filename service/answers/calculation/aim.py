"""How far something is from what it was meant to be: its target, or its budget where that is no account of money."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from index.activities import ancestors
from index.language import fold
from index.numbers import POINTS, decimals_of
from index.types import Document, Figure, Measure, Period, Reading, UnitKind
from service.answers import lookup
from service.answers.calculation.values import percent_text, value_text
from service.answers.selection.choice import fits_unit
from service.answers.selection.likely import likely_facts
from service.answers.sentences.leads import lead, prefix
from service.answers.sentences.phrases import place_of, subject
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.evidence import ENOUGH, Evidence
from service.question.premise import movement
from service.question.sides import ANY_KIND
from service.types import Language, Status
from service.wording import MEASURES, amount, capital, when

MEANT = {Measure.TARGET: re.compile(r"\bmal|target|goal"), Measure.BUDGET: re.compile(r"budg|planer|berakn")}
"""What stands before a figure of a sentence that says what was meant, in the letters that OCR leaves."""
REACHED = (Measure.OUTCOME, Measure.OTHER, Measure.SHARE, Measure.AMOUNT)
FACTS = 6


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The value, what it was meant to be and the gap; None where no row or sentence has both."""
    question = evidence.question
    aimed = AIMED.search(question.folded) is not None and BUDGETED.search(question.folded) is None
    if not aimed and lookup.asks_accounts(question) and lookup.accounts(evidence):
        return None  # the report's own deviation is told
    if aimed or BUDGETED.search(question.folded):
        return _held_against(Measure.TARGET if aimed else Measure.BUDGET, evidence, composer)
    # "Än tänkt" may be said of either; money has a budget, and no row but one that the question names has a target.
    told = _held_against(Measure.BUDGET, evidence, composer)
    return told if told or OF_MONEY.search(question.folded) else _held_against(Measure.TARGET, evidence, composer)


def _held_against(wanted: Measure, evidence: Evidence, composer: Composer) -> Status | None:
    question = evidence.question
    money = OF_MONEY.search(question.folded) if wanted is Measure.BUDGET else OF_SUM.search(question.folded)
    if question.quantity == "percent" or (question.quantity == "money" and money is None):
        question = replace(question, quantity=None)  # percent says how the gap is to be told, a budget is of anything
    words = tuple(w for w in question.words if fold(w.text) not in ASKING and not BUDGETED.match(fold(w.text)))
    words = tuple(word for word in words if not ANY_KIND.match(fold(word.text))) or words
    question = replace(question, words=words)
    evidence = replace(evidence, question=question)
    for document in lookup.latest(evidence.scope.documents, question):
        facts = list(_facts(evidence, document))
        ahead = Measure.FORECAST in question.measures or question.scope == "year"
        # A forecast where it is asked for, or where nothing says what was reached.
        for reached in sorted((REACHED, (Measure.FORECAST,)), key=lambda one: (one is REACHED) == ahead):
            for fact in facts:
                pair = _pair(fact, wanted, reached, evidence, document)
                if pair is not None:
                    start = len(composer.sentences)
                    _say(fact, *pair, wanted, document, composer)
                    holds = _is_so(*pair, evidence)
                    if holds is not None:
                        prefix(composer, start, lead(holds, composer))
                    return "answered"
    return None


WHETHER = re.compile(
    r"\W*(?:ar|var|blev|blir|har|hade|finns|fanns|bor|bodde|ligger|lag|is|are|was|were|does|do|did|has|have)\b"
    r"(?!.*\b(?:vilke[nt]|vilka|vad|vem|hur|which|what|who|how|eller|or)\b)"
)
"""Opens a question that wants yes or no."""


def _is_so(value: Figure, aim: Figure, evidence: Evidence) -> bool | None:
    """Whether there is more, or less, than was meant, as a question that wants yes or no says; None without one."""
    folded = evidence.question.folded
    way = movement(evidence.question) if WHETHER.match(folded) else None
    if way is None and WHETHER.match(folded) and (said := THAN_MEANT.search(folded)) is not None:
        way = 1 if said["more"] else -1
    return None if way is None else (abs(value.value or Decimal(0)) - abs(aim.value or Decimal(0))) * way > 0


THAN_MEANT = re.compile(
    r"\b(?:(?P<more>hogre|storre|fler|mer|more|higher|larger)|(?:lagre|mindre|farre|less|lower|fewer|smaller))\b"
    r"(?: \w+){0,3}? (?:an|than)\b"
)
"""Sets what was reached above or below what was meant: "lägre än budget"."""
ASKING = frozenset(
    ("langt", "nara", "ifran", "na", "nar", "nas", "mal", "malet", "malen", "kvar", "saknas", "fattas", "borja")
    + ("faktisk", "faktiskt", "faktiska", "verklig", "verkligt", "verkliga", "actual")
    + ("far", "short", "away", "reach", "meet", "goal")
)
"""Words that ask for the gap and name nothing."""
OF_MONEY = re.compile(
    r"\bkost|\bkr\b|\bkronor|\bmnkr|\bmkr|\btkr|miljon|pengar|utgift|utfall|intakt|underskott|overskott|\bdyr|billig|pris"
    r"|cost|money|spen[dt]|million|expensive|cheap|revenue|income|deficit|surplus|prognos|forecast"
)
"""What speaks of money beside the word budget, which is also of places, households and staff."""
OF_SUM = re.compile(r"\bkost|\bkr\b|\bkronor|\bmnkr|\bmkr|\btkr|miljon|pengar|cost|money|spen[dt]|million")
"""What speaks of money beside a target, whose outcome and forecast are of anything."""
BUDGETED = re.compile(r"budget|planera|planned")
AIMED = re.compile(r"\b(?:\w*mal|\w*malet|\w*malen|malvarde\w*|targets?|goals?)\b")


def _facts(evidence: Evidence, document: Document) -> Iterator[Fact]:
    """Rows that the question names, then sentences that are likely to be about it."""
    ranked = [found for found in evidence.facts([document.id], limit=FACTS) if found.sure >= ENOUGH]
    ranked.sort(key=lambda found: (-round(found.sure, 1), -_named(found.fact, evidence), -found.score))
    for found in ranked:
        yield found.fact
        yield from _rows_of(found.fact, evidence)
    for fact in likely_facts(evidence, frozenset((document.id,))):
        yield fact
        yield from _rows_of(fact, evidence)


def _named(fact: Fact, evidence: Evidence) -> int:
    """How many of the activities that the question names a row is of: care of children is of no adults."""
    own = () if fact.activity is None else (fact.activity, *ancestors(fact.activity))
    return len({match.id for match in evidence.question.activities} & set(own))


def _rows_of(fact: Fact, evidence: Evidence) -> list[Fact]:
    """The row that a sentence comments on: it goes by the same name."""
    if fact.table is not None:
        return []
    return [f for f in evidence.catalogue.facts_in(fact.document) if f.table is not None and f.label == fact.label]


def _pair(
    fact: Fact, wanted: Measure, reached: tuple[Measure, ...], evidence: Evidence, document: Document
) -> tuple[Figure, Figure] | None:
    """What was reached and what was meant."""
    reported = document.meta.period
    usable = [f for f in fact.figures if f.value is not None and f.reading is not Reading.UNREADABLE]
    counted = evidence.question.quantity is None and wanted is Measure.TARGET  # "hur mycket" of what is a count too
    usable = [f for f in usable if f.unit.kind is not UnitKind.DURATION]
    usable = [f for f in usable if fits_unit(f, evidence.question) or (counted and f.unit.kind is UnitKind.COUNT)]
    aims = [f for f in usable if f.measure is wanted and _in_year(f.period, reported)]
    values = [f for f in usable if f.measure in reached and _in_year(f.period, reported)]
    if fact.table is None:
        if not values and len(aims) > 1:  # a sentence that says "budget" has made them all one
            values, aims = aims, []
        aims = aims or [f for f in values if _is_meant(f, values, wanted, document)]
        values = [f for f in values if f not in aims]
    pairs = [(value, aim) for value in values for aim in aims if _of_a_kind(value, aim)]
    return pairs[0] if pairs and (fact.table is not None or len(pairs) == 1) else None


def _in_year(period: Period | None, reported: Period | None) -> bool:
    return period is None or reported is None or period.year == reported.year


def _of_a_kind(value: Figure, aim: Figure) -> bool:
    known = {f.unit.kind for f in (value, aim)} - {UnitKind.UNKNOWN}
    if value.unit.kind is UnitKind.MONEY and value.period != aim.period:
        return False  # eight months' cost is not held against a year's budget
    if value.unit.kind is UnitKind.MONEY and (value.value or 0) * (aim.value or 0) < 0:
        return False  # a surplus against a budgeted deficit: results, whose sizes are no more or less
    return len(known) < 2 and value.unit.scale == aim.unit.scale


def _is_meant(figure: Figure, all_of_them: list[Figure], wanted: Measure, document: Document) -> bool:
    """Whether the words between the figure before and this one say that it is what was meant."""
    start = max((f.span.end for f in all_of_them if f.span.end <= figure.span.start), default=figure.quote.start)
    return MEANT[wanted].search(fold(document.text[start : figure.span.start])[-JUST_BEFORE:]) is not None


JUST_BEFORE = 30
"""Characters before a figure that say what it is of."""


def _say(fact: Fact, value: Figure, aim: Figure, wanted: Measure, document: Document, composer: Composer) -> None:
    """ "...: 13 procent mot målet 33 procent, 20 procentenheter lägre"."""
    language = composer.language
    markers = [composer.figure(document, value), composer.figure(document, aim)]
    unit = aim.unit if value.unit.kind is UnitKind.UNKNOWN else value.unit
    new, old = abs(value.value or Decimal(0)), abs(aim.value or Decimal(0))
    gap = new - old
    shown = POINTS if unit.kind is UnitKind.PERCENT else unit
    decimals = max(decimals_of(new), decimals_of(old))
    text = value_text(abs(gap), shown, decimals, language)
    inputs = [(str(new), markers[0]), (str(old), markers[1])]
    place = document.meta.municipality
    composer.derive(text, str(gap), shown.symbol, "difference", inputs, value, place)
    percent = ""
    if unit.kind is not UnitKind.PERCENT and old and gap:
        share = (gap / old * 100).quantize(Decimal("0.1"))
        percent = percent_text(abs(share), language)
        composer.derive(percent, str(share), "%", "percent_change", inputs, value, place)
        percent = f" ({percent})"
    name = capital(subject(fact.label, fact.activity, document, language))
    way = _way(gap, unit.kind, language) if gap else ""
    meant = MEASURES[language][wanted]
    stretch = when(value.period, language).strip()
    ends = (f"{amount(value, language)} {stretch}" if stretch else amount(value, language), amount(aim, language))
    if language == "sv":
        told = f"{text}{percent} {way} än {meant}" if gap else f"lika med {meant}"
        composer.say(f"{name} i {place_of(document, language)}: {told} ({ends[0]} mot {ends[1]}).", *markers)
    else:
        told = f"{text}{percent} {way} than the {meant}" if gap else f"the same as the {meant}"
        composer.say(f"{name} in {place_of(document, language)}: {told} ({ends[0]} against {ends[1]}).", *markers)


def _way(gap: Decimal, kind: UnitKind, language: Language) -> str:
    if language == "sv":
        up, down = ("fler", "färre") if kind is UnitKind.COUNT else ("högre", "lägre")
    else:
        up, down = ("more", "fewer") if kind is UnitKind.COUNT else ("higher", "lower")
    return up if gap > 0 else down
