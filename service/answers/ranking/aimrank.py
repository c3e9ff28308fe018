"""What is farthest from its aim, or nearest to it: goals by the report's own verdict, indicators by their targets."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from index.language import fold
from index.types import Document, Figure, Measure, UnitKind
from service.answers import lookup
from service.answers.calculation.joint import asked_alone
from service.answers.calculation.values import percent_text
from service.answers.listing import falls_short, held_against, judged_goals
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.documents.catalogue import Fact
from service.draft.goals import ENGLISH, SWEDISH, Goal
from service.evidence.evidence import ENOUGH, Evidence
from service.question import Kind, Question
from service.question.sides import sides_of
from service.question.superlative import names_kind
from service.types import Language, Status
from service.wording import amount, listed, quoted, when

_GOAL = r"(?:\w*mal|\w*malet|\w*malen|goals?)"
_INDICATOR = r"(?:matt|mattet|matten|indikator\w*|indicators?|malvarde\w*|malniva\w*|maluppfyll\w*|targets?)"
_FAR = r"langst (?:i?fran|under|bort)\b|\bfarthest\b|\bfurthest\b"
WORST = re.compile(rf"\b(?:samst|varst|worst|{_FAR}|(?:lagst\w*|lowest) (?:\w+ )?(?:maluppfyll\w*|attainment))")
BEST = re.compile(r"\b(?:bast|best|narmast|closest|nearest|(?:hogst\w*|highest) (?:\w+ )?(?:maluppfyll\w*|attainment))")
NUMERIC = re.compile(rf"\b{_INDICATOR}\b|\b(?:{_FAR})")
AIMED = re.compile(rf"\b(?:{_GOAL}|{_INDICATOR})\b")
ASKS = re.compile(r"\b(?:vilke[nt]|vilka|vad|which|what)\b|^\W*(?:lagst|hogst|samst|bast|lowest|highest|worst|best)")
SAYS_NOTHING = re.compile(
    r"(?:langst|narmast|samst|bast|ifran|fran|under|bort|ligg\w*|ga|gar|gick|na|nar|ha|far|gallande|galler|rorande|avseende|furthest|farthest"
    r"|closest)$"
)
FOLLOWING, TRIED, GOALS = 3, 25, 4


@dataclass(frozen=True)
class Aimed:
    """An indicator of the report's own year; `reached` is the share of its target, 1 where the target is reached."""

    fact: Fact
    outcome: Figure
    target: Figure
    attained: Figure | None  # the share as the report prints it

    @property
    def reached(self) -> Decimal:
        if self.attained is not None and self.attained.value is not None:
            return self.attained.value / 100
        new, aim = abs(self.outcome.value or Decimal(0)), abs(self.target.value or Decimal(0))
        if not falls_short(self.fact, self.outcome, self.target):
            return max(Decimal(1), new / aim)
        return new / aim if new < aim else aim / new


def goes_first(question: Question) -> bool:
    """Whether a question asks which goal or indicator is farthest from what it was to be, or nearest to it."""
    folded = question.folded
    asked = ASKS.search(folded) is not None and AIMED.search(folded) is not None
    ends = WORST.search(folded) is not None or BEST.search(folded) is not None
    return asked and ends and question.kind not in (Kind.WHY, Kind.CONFLICT) and len(question.places) < 2


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The one at the asked end in each report, and those after it; None where a report sets no two against aims."""
    if not goes_first(evidence.question):
        return None
    said = False
    for document in lookup.latest(evidence.scope.documents, evidence.question)[: lookup.PLACES]:
        said = _say_goals(evidence, document, composer) or _say_indicators(evidence, document, composer) or said
    return "answered" if said else None


def _worst(question: Question) -> bool:
    return WORST.search(question.folded) is not None


def _left(question: Question) -> Question:
    """The question less the words that ask for goals and for an end."""
    words = tuple(
        word
        for word in question.words
        if not (AIMED.fullmatch(fold(word.text)) or SAYS_NOTHING.match(fold(word.text)) or names_kind(word.text))
    )
    return replace(question, words=words, quantity=None, measures=(), operation=None)


def _say_goals(evidence: Evidence, document: Document, composer: Composer) -> bool:
    """The goals with the worst verdict, or the best; False where indicators are asked for, or all are judged alike."""
    question, language = evidence.question, composer.language
    if NUMERIC.search(question.folded) or _left(question).words:
        return False
    goals = judged_goals(evidence, document)
    if len({goal.rating for goal in goals}) < 2:
        return False
    end = (max if _worst(question) else min)(goal.rating for goal in goals)
    chosen = [goal for goal in goals if goal.rating is end]
    if len(chosen) > GOALS:
        return False
    marks = [composer.cite(document, goal.span, goal.section) for goal in chosen]
    names = listed([quoted(goal.name, language) for goal in chosen], language)
    verdict = _verdict(chosen[0], language)
    place, worst = place_of(document, language), _worst(question)
    if language == "sv":
        composer.say(f"{'Sämst' if worst else 'Bäst'} bedöms i {place} {names}: {verdict}.", *marks)
    else:
        composer.say(f"In {place}, {names} is judged {'worst' if worst else 'best'}: {verdict}.", *marks)
    return True


def _verdict(goal: Goal, language: Language) -> str:
    word = (SWEDISH if language == "sv" else ENGLISH)[goal.rating]
    return f"uppfylls {word}" if language == "sv" and word in ("inte", "delvis") else word


def _say_indicators(evidence: Evidence, document: Document, composer: Composer) -> bool:
    """The indicators by how much of their targets they have reached, the asked end first."""
    language, worst = composer.language, _worst(evidence.question)
    held = _indicators(evidence, document)
    if len(held) < 2:
        return False
    points = all(one.attained is None and one.target.unit.kind is UnitKind.PERCENT for one in held)
    held.sort(key=lambda one: _missing(one) if points else one.reached, reverse=not worst)
    place = place_of(document, language)
    lead = {
        "sv": f"{'Längst från målet' if worst else 'Bäst mot målet'} i {place} är",
        "en": f"{'Farthest from its target' if worst else 'Best against its target'} in {place} is",
    }[language]
    text, marks = _told(held[0], document, composer)
    composer.say(f"{lead} {text}.", *marks)
    for one in held[1 : FOLLOWING + 1]:
        text, marks = _told(one, document, composer)
        composer.say(text, *marks, opens="item")
    return True


def _missing(one: Aimed) -> Decimal:
    """The points from the target, below zero where it is not reached: they tell more than their share of it."""
    gap = abs((one.target.value or Decimal(0)) - (one.outcome.value or Decimal(0)))
    return -gap if one.reached < 1 else gap


def _indicators(evidence: Evidence, document: Document) -> list[Aimed]:
    """All indicators with an outcome and a target of the year; those that the question names, where it names any."""
    left = _left(evidence.question)
    sides = sides_of(replace(left, kind=Kind.COMPARE))
    asked = [sides.of(number) for number in range(len(sides.items))] if sides else [left.words] if left.words else []
    if not asked:
        facts = [f for f in evidence.catalogue.facts_in(document.id) if f.table is not None]
        return [one for fact in facts if (one := _aimed(fact, document)) is not None]
    held: list[Aimed] = []
    for words in asked:
        alone = replace(evidence, question=asked_alone(left, words))
        found = [
            f.fact for f in alone.facts([document.id], limit=TRIED) if f.sure >= ENOUGH and f.fact.table is not None
        ]
        rows = [one for fact in found if (one := _aimed(fact, document)) is not None and one not in held]
        held += rows[:1] if sides else rows
    if sides and len(held) == 1:
        return _indicators(replace(evidence, question=replace(left, words=())), document)  # the other goes by no name
    return held


def _aimed(fact: Fact, document: Document) -> Aimed | None:
    outcome, target = held_against(fact, document)
    if outcome is None or target is None or not target.value or not outcome.value:
        return None
    kinds = {outcome.unit.kind, target.unit.kind} - {UnitKind.UNKNOWN}
    if len(kinds) > 1 or UnitKind.MONEY in kinds:
        return None
    year = document.meta.period.year if document.meta.period else None
    printed = (f for f in fact.figures if f.measure is Measure.ATTAINMENT and f.period and f.period.year == year)
    return Aimed(fact, outcome, target, next((f for f in printed if f.value is not None), None))


def _told(one: Aimed, document: Document, composer: Composer) -> tuple[str, list[int]]:
    """ "”Andel ...”, 62 procent januari–augusti 2023 mot målet 95 procent (måluppfyllelse 65 procent)"."""
    language = composer.language
    figures = [one.outcome, one.target, *([one.attained] if one.attained else [])]
    marks = [composer.figure(document, figure) for figure in figures]
    name = quoted(one.fact.label, language)
    ends = (f"{amount(one.outcome, language)}{when(one.outcome.period, language)}", amount(one.target, language))
    share = ""
    if one.attained is not None:
        share = f" ({'måluppfyllelse' if language == 'sv' else 'attainment'} {amount(one.attained, language)})"
    elif one.outcome.unit.kind is not UnitKind.PERCENT and one.reached < 1:
        reached = (one.reached * 100).quantize(Decimal("0.1"))
        percent = percent_text(reached, language)
        inputs = [(str(abs(f.value or Decimal(0))), m) for f, m in zip(figures, marks, strict=False)]
        composer.derive(percent, str(reached), "%", "share", inputs, one.outcome, document.meta.municipality)
        share = f" ({percent}{' av målet' if language == 'sv' else ' of the target'})"
    against = "mot målet" if language == "sv" else "against the target"
    return f"{name}, {ends[0]} {against} {ends[1]}{share}", marks
