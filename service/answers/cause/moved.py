"""How what a question of why is about has moved: corrected where the report says the other way."""

import re
from dataclasses import replace
from decimal import Decimal

from index.activities import activity
from index.activities import match as match_activities
from index.language import fold, stem, stop_words, tokenise
from index.sentences import sentences
from index.types import Document, Figure, Period, UnitKind
from service.answers import calculation, trend
from service.answers.calculation.printed import OPENING, SIDES
from service.answers.cause.presumed import correct
from service.answers.cause.reasons import Reason
from service.answers.claim import sentence
from service.answers.selection.part_rows import is_of_part, told_of_whole
from service.answers.selection.series import all_series, series
from service.answers.sentences.phrases import place_of
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.causes import OF_BUDGET
from service.evidence.demands import COSTS
from service.evidence.evidence import Evidence
from service.evidence.overlap import Terms
from service.question import Question
from service.question.premise import movement
from service.vocabulary.polarity import Around, sides_with, verdict
from service.vocabulary.postings import COMPOUND

LOOKED_AT = 2
"""Likeliest reasons that are read for what they say of the premise."""
COVERED = 0.85
"""Share of what was asked that a sentence must have to deny it."""


def say_otherwise(evidence: Evidence, chosen: list[Reason], composer: Composer) -> bool:
    """That the premise is wrong, where a likely reason says of the same thing that it went the other way."""
    if movement(evidence.question) is None or len({one.said.document for one in chosen}) > 1:
        return False  # of several reports one may bear the premise out
    for one in chosen[:LOOKED_AT]:
        if _says_otherwise(evidence, one) or _of_side(evidence, one):
            correct(composer)
            return True
    return _denied(evidence, composer)


def _says_otherwise(evidence: Evidence, one: Reason) -> bool:
    """Whether a reason's sentence denies the premise, of the very thing: that one kind of it fell does not."""
    words, statement = evidence.words(), one.said.statement
    if not _of_as_much(statement.text, evidence.question):
        return False
    around = Around(" . ".join(statement.section[-2:]), "", statement.activities)
    carried = {"#" + activity for activity in statement.activities}
    left = [word for word in words if not carried.intersection(word.others)] or words
    told = {
        verdict(evidence.question.text, left, one_sentence, around)
        for one_sentence in (statement.text[start:end] for start, end in sentences(statement.text))
        if not any(Terms.words(one_sentence).has(word) == COMPOUND for word in left)
    }
    return False in told and True not in told


def _of_as_much(text: str, question: Question) -> bool:
    """Whether a sentence speaks of money where the question does: that fewer are placed does not make it cheaper."""
    said = fold(text)
    return not _of_money(question) or COSTS.search(said) is not None or OF_BUDGET.search(said) is not None


def _of_side(evidence: Evidence, one: Reason) -> bool:
    """Whether it begins with the one side of all accounts that is asked about, and says that it went the other way."""
    question, text = evidence.question, one.said.statement.text
    side = SIDES.get(question.line or "") if not (question.words or question.activities) else None
    if side is None or not side.search(fold(text)[:OPENING]):
        return False
    return sides_with(question.text, text, "movement") == -1


def _denied(evidence: Evidence, composer: Composer) -> bool:
    """By the sentence that says outright how it went, where it names all that was asked about: it is then quoted."""
    asked = {match.id for match in evidence.question.activities if not activity(match.id).topic}
    one = sentence.decided(evidence) if asked else None
    if one is None or one.holds or one.found.coverage < COVERED:
        return False
    if not _of_as_much(one.found.said.statement.text, evidence.question):
        return False
    if not asked <= {match.id for match in match_activities(one.found.said.statement.text)}:
        return False
    correct(composer)
    sentence.say(one, evidence, composer, leads=False)
    return True


def say_movement(evidence: Evidence, documents: list[Document], composer: Composer) -> int | None:
    """When the question says that something rose or fell: how it moved, corrected where it did not.

    Returns which way it went (+1, -1, or 0 where it did not move); None where nothing was said.
    """
    asked = movement(evidence.question)
    if asked is None or not _measured(evidence.question):
        return None
    places = {document.meta.municipality for document in documents}
    for document in documents:
        place = place_of(document, composer.language) if len(places) > 1 else ""
        found = series(evidence, document)
        whole = told_of_whole(found[0], evidence, document) if found is not None else None
        if whole is not None and (way := sides_with(evidence.question.text, _text(whole, document), "movement")):
            if way < 0:
                correct(composer, place)
            say_quote(whole, document, composer, says(document, composer))
            return way * asked
        part = found is not None and is_of_part(found[0], evidence)
        part = part or (found is not None and not _all_there(evidence, found[0]))
        told = calculation.in_sentence(evidence, document) if found is None or part else None
        if told is not None:
            _, before, last = told
            went = _sign(last.size - before.size)
            if went * asked <= 0:
                correct(composer, place)
            calculation.say_change(*told, document, composer)
            return went
        if found is None and (found := _by_share(evidence, document)) is None:
            continue
        fact, points = found
        if points[-1].unit.kind is UnitKind.MONEY and not _of_money(evidence.question):
            continue
        if points[-1].unit.kind is UnitKind.PERCENT and _is_other_share(evidence, fact):
            continue
        points = _like_for_like(points)
        if _change(points) == 0:
            fact, points = _other(evidence, document) or (fact, points)
        if _change(points) * asked <= 0:
            fact, points = _namesake(evidence, document, fact, asked) or (fact, points)
        if _change(points) * asked <= 0:
            if not _all_there(evidence, fact):
                continue
            correct(composer, place)
        trend.say_series(fact, points[-2:], document, composer)
        composer.table = None
        return _sign(_change(points))
    return None


def _sign(change: Decimal) -> int:
    return (change > 0) - (change < 0)


def _by_share(evidence: Evidence, document: Document) -> tuple[Fact, list[Figure]] | None:
    """The row of all that was asked about that gives its share: "fler anmälningar digitalt" of what is counted."""
    if evidence.question.quantity != "count":
        return None
    found = series(replace(evidence, question=replace(evidence.question, quantity=None)), document)
    return found if found is not None and _all_there(evidence, found[0]) else None


def _is_other_share(evidence: Evidence, fact: Fact) -> bool:
    """Whether a row gives the share that does something else than what is asked about ("som sker digitalt")."""
    label = fold(fact.label)
    clause = SHARE.match(label)
    if evidence.question.quantity == "percent" or clause is None:
        return False
    own = [one for one in map(stem, tokenise(clause["does"])) if one not in stop_words()]
    asked = [word for word in evidence.words() if not word.foreign or word.others]
    return bool(own) and not any(Terms(frozenset((one,)), frozenset()).has(word) > 0 for one in own for word in asked)


SHARE = re.compile(r"(?:procent)?andel(?:en)?\b.*? som (?P<does>.+)")


def _text(fact: Fact, document: Document) -> str:
    return fact.text or fact.quote.of(document.text)


def _change(points: list[Figure]) -> Decimal:
    return points[-1].size - points[-2].size


def _other(evidence: Evidence, document: Document) -> tuple[Fact, list[Figure]] | None:
    """Another row of all that was asked about, which has moved."""
    rows = ((fact, _like_for_like(points)) for fact, points in all_series(evidence, document))
    return next((row for row in rows if _change(row[1]) and _all_there(evidence, row[0])), None)


def _namesake(evidence: Evidence, document: Document, fact: Fact, asked: int) -> tuple[Fact, list[Figure]] | None:
    """A row of the same name in a larger group that bears the premise out, which a smaller group does not deny."""
    rows = ((one, _like_for_like(points)) for one, points in all_series(evidence, document))
    named = [row for row in rows if fold(row[0].label) == fold(fact.label)]
    size = max((points[-1].size for one, points in named if one is fact), default=Decimal(0))
    return next((row for row in named if row[1][-1].size > size and _change(row[1]) * asked > 0), None)


def _like_for_like(points: list[Figure]) -> list[Figure]:
    """The last point and the one a year before it, where there is one, else the one before."""
    last = points[-1]
    before = [p for p in points[:-1] if p.period and last.period and _year_before(p.period, last.period)]
    return [before[-1] if before else points[-2], last]


def _year_before(one: Period, other: Period) -> bool:
    return (one.end.year, one.end.month) == (other.end.year - 1, other.end.month)


BOUGHT = re.compile(r"kostnad|cost|^(?:in)?kop(?:t|ta|et)?$|bought|purchas")
"""A word of money: costs, and what is bought, of which a report gives the price."""


def _of_money(question: Question) -> bool:
    """Whether what is said to have moved is a sum: "fler vill ha rådgivning" is not of what it costs."""
    named = any(BOUGHT.search(fold(word.text)) for word in question.words)
    return named or question.quantity == "money" or question.line is not None or bool(question.measures)


def _all_there(evidence: Evidence, fact: Fact) -> bool:
    """Whether a row is of all that was asked about, so that it can be held against what the question says."""
    first = fact.first
    label = Terms.of(" ".join((fact.label, *first.group, *first.section[-1:])))
    if fact.activity:
        label = label.with_activities((fact.activity,))
    return all(label.has(word) >= HELD for word in evidence.words() if not word.foreign or word.others)


HELD = 0.7
"""How far a row must have each word that was asked for."""


def _measured(question: Question) -> bool:
    return bool(question.activities or question.words or question.measures or question.line is not None)
