"""Yes or no by the figures of a row: a target reached, a rise or a fall, all of something."""

import re
from decimal import Decimal

from index.language import fold
from index.types import Document, Figure, Measure, UnitKind
from service.answers import calculation, listing, lookup, trend
from service.answers.claim.judged_ahead import judged_ahead
from service.answers.claim.two_reports import by_movement
from service.answers.lookup.unreported import is_unreported, say_unreported
from service.answers.selection.choice import beside, main_figure
from service.answers.selection.part_rows import is_of_part, told_of_whole
from service.answers.selection.series import all_series, ends
from service.answers.sentences.leads import lead, prefix, prefix_quote
from service.answers.sentences.phrases import say_accounts, say_row
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.evidence import ENOUGH, Evidence
from service.question import Question
from service.question.premise import movement
from service.types import Status
from service.vocabulary.polarity import asks_all, matched, sides_with

MISSED = re.compile(r"\b(?:missa\w*|miss(?:ed|es)?)\b")
REACHED = re.compile(
    r"\b(missa\w*|miss|missed|misses|overtraff\w*|exceed\w*|na|nar|nas|natt|nadde|naddes|klarar|klarade|uppna\w*|uppfyll\w*|meets?|met|reach\w*|hit|hits)\b"
    r".*\b(\w*mal\w*|targets?|goals?)\b"
    r"|\b(\w*mal(en|et)?|targets?|goals?)\b.*\b(nas|natt|nadd\w*|natts|nadde\w*|uppna\w*|uppfyll\w*|met|reached|hit)\b"
)
ASIDE = re.compile(r"\b(?:som|that|who|finns|fanns)\b")
"""What comes before a target that is only an aside: "en plan för dem som inte når målen"."""
AGAINST_BUDGET = re.compile(
    r"\ban (vad som )?(ar |var )?(\w+ )?(budget\w*|planera\w*|beraknat)\b|\bthan (was )?(budgeted|planned|the budget)\b"
)
CERTAIN = 0.75
"""Share of what was asked that a row must cover before it alone says yes or no."""
DISAGREEING = 3
"""Rows of one name that are told where some rose and some fell."""
WHOLE = Decimal(100)


def asks_target(question: Question) -> bool:
    """Whether a question asks if a target is reached."""
    reached = REACHED.search(question.folded)
    return reached is not None and ASIDE.search(question.folded[: reached.start()]) is None


def on_target(evidence: Evidence, composer: Composer) -> bool | None:
    """Whether an indicator has reached its target for the year, said with its row; None where no row tells."""
    if not asks_target(evidence.question):
        return None
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        for found in evidence.facts([document.id], limit=6):
            outcome, target = listing.held_against(found.fact, document)
            if found.sure < ENOUGH or target is None:
                continue
            if outcome is None:
                if is_unreported(found.fact, target, evidence):
                    say_unreported(found.fact, target, evidence, document, composer)
                    lookup.say_fact(found.fact, target, evidence.question, document, composer)
                    return None
                continue
            holds = not listing.falls_short(found.fact, outcome, target)
            say_row(found.fact, outcome, [target], document, composer)
            holds = holds is not (MISSED.search(evidence.question.folded) is not None)
            ahead = AHEAD.search(evidence.question.folded) is not None
            judged = judged_ahead(found.fact, evidence, document) if not holds else None
            if not holds and ahead and judged is None:
                return None  # what is not reached yet may be by then
            if ahead and judged is not None:
                holds = judged[1] is not (MISSED.search(evidence.question.folded) is not None)
            prefix(composer, len(composer.sentences) - 1, lead(holds, composer))
            if judged is not None:
                say_quote(judged[0], document, composer, says(document, composer))
            return holds
    return None


AHEAD = re.compile(
    r"^\W*kommer\b|\bkommer (?!in\b|fran\b)(?:\w+ ){0,3}?(?:att|na|nas|klara)\b|\b(?:hinner|lar|vantas|beraknas|bedoms"
    r"|(?:vid|till|innan|fore) (?:\w+ )?(?:arets slut|slutet|arsskiftet|arsslutet)"
    r"|will|going to|expected|on track|by (?:the )?(?:end|year)|pa vag)\b"
)
"""Asks whether a target will be reached."""


def on_all(evidence: Evidence, composer: Composer, agreeing: bool | None = None) -> bool | None:
    """Whether a share is the whole: "har alla en plan" of a row that says 96 percent; None where no row tells.

    Only a row that says the same as `agreeing` tells, where that is given.
    """
    question = evidence.question
    if not asks_all(question.text):
        return None
    for document in lookup.latest(evidence.scope.documents, question):
        for found in evidence.facts([document.id], limit=6):
            main = main_figure(found.fact, question, document.meta.period)
            if found.coverage < CERTAIN or main is None or main.unit.kind is not UnitKind.PERCENT:
                continue
            if main.value is None or main.measure not in (Measure.OUTCOME, Measure.SHARE, Measure.OTHER):
                continue
            holds = main.value >= WHOLE
            if agreeing is not None and holds != agreeing:
                continue
            say_row(found.fact, main, beside(found.fact, main), document, composer)
            prefix(composer, len(composer.sentences) - 1, lead(holds, composer))
            return holds
    return None


def on_budgeted(evidence: Evidence, composer: Composer) -> Status | None:
    """Whether there is more or less of something than was budgeted for."""
    question = evidence.question
    moved = movement(question)
    if moved is None or not AGAINST_BUDGET.search(question.folded):
        return None
    for document in lookup.latest(evidence.scope.documents, question):
        ranked = [found for found in evidence.facts([document.id], limit=25) if found.coverage >= CERTAIN]
        for fact in sorted((found.fact for found in ranked), key=lambda fact: not fact.first.total):
            pair = _outcome_and_budget(fact, document)
            if pair is None:
                continue
            outcome, budget = pair
            say_row(fact, outcome, [budget], document, composer)
            more = abs(outcome.value or Decimal(0)) - abs(budget.value or Decimal(0))
            prefix(composer, len(composer.sentences) - 1, lead(more * moved > 0, composer))
            return "answered"
    return None


WHOLE_BUDGET = re.compile(
    r"\b(?:anvand\w*|forbruk\w*|utnyttj\w*|(?:gor|gjort|gjorde) (?:\w+ ){0,4}av med|uses?|used|spen[dt]s?)\b"
    r".*\b(?:hela (?:\w+ ){0,2}\w*(?:budget|ram|anslag)\w*|(?:all|whole|entire) (?:\w+ ){0,3}budget)\b"
)
"""Asks whether all that was budgeted is used."""
WHOLE_BUDGET_WORD = re.compile(r"(?:anvand|forbruk|utnyttj|hela$|whole$|entire$|use|spen)")
"""How its own words begin, which name nothing that is budgeted for."""


def on_whole_budget(evidence: Evidence, composer: Composer) -> Status | None:
    """Whether the forecast, or else the outcome, takes all of its budget."""
    question = evidence.question
    if WHOLE_BUDGET.search(question.folded) is None:
        return None
    rest = [word for word in question.words if WHOLE_BUDGET_WORD.match(fold(word.text)) is None]
    if rest and lookup.activity_asked(question) is None:
        return None  # of something that has no accounts of its own
    for one in lookup.accounts(evidence):
        known = [figure for figure in reversed(one.deviations) if figure.favourable is not None]
        if known:
            before = len(composer.sentences)
            say_accounts(one, composer, lookup.activity_asked(question))
            prefix(composer, before, lead((known[0].favourable or 0) <= 0, composer))
            return "answered"
    return None


def _outcome_and_budget(fact: Fact, document: Document) -> tuple[Figure, Figure] | None:
    year = document.meta.period.year if document.meta.period else None
    now = [f for f in fact.figures if f.period is not None and f.period.year == year and f.value is not None]
    held = [next((f for f in now if f.measure is one), None) for one in (Measure.OUTCOME, Measure.FORECAST)]
    outcome = next((f for f in held if f is not None), None)
    budget = next((f for f in now if f.measure is Measure.BUDGET), None)
    if outcome is None or budget is None or outcome.unit.kind is not budget.unit.kind:
        return None
    return outcome, budget


def on_movement(evidence: Evidence, composer: Composer, moved: int) -> bool | None:
    """Whether something rose or fell as the question says; the row is said, without a verdict where rows disagree.

    True and False for the verdict given, None where nothing is said or nothing could be decided.
    """
    holds = by_movement(evidence, composer, moved)
    if holds is not None:
        return holds
    for document in lookup.latest(evidence.scope.documents, evidence.question):
        found = all_series(evidence, document)
        whole = told_of_whole(found[0][0], evidence, document) if found else None
        if whole is not None and (way := sides_with(evidence.question.text, whole.quote.of(document.text), "movement")):
            say_quote(whole, document, composer, says(document, composer))
            prefix_quote(composer, len(composer.sentences) - 1, lead(way > 0, composer))
            return way > 0
        part = bool(found) and is_of_part(found[0][0], evidence)
        told = calculation.in_sentence(evidence, document) if not found or part else None
        if told is not None:
            _, before, last = told
            start = len(composer.sentences)
            calculation.say_change(*told, document, composer)
            holds = _change([before, last]) * moved > 0
            prefix(composer, start, lead(holds, composer))
            return holds
        usable = [
            (row, points)
            for row, points in found
            if main_figure(row, evidence.question, document.meta.period) is not None
            and points[-1].value is not None
            and points[-2].value is not None
        ]
        if not usable:
            continue
        usable = [(row, list(ends(points, evidence.question))) for row, points in usable]
        namesakes = _namesakes(usable, evidence)
        row, points = namesakes[0]
        ways = {_change(own[-2:]) > 0 for _, own in namesakes}
        start = len(composer.sentences)
        if len(ways) > 1:
            for other, own in namesakes[:DISAGREEING]:
                trend.say_series(other, own[-2:], document, composer)
            return None
        trend.say_series(row, points[-2:], document, composer)
        years = {one.period.year for one in points[-2:] if one.period is not None}
        if len(evidence.question.years) > 1 and not years.issuperset(evidence.question.years):
            return None  # between other years than those asked about
        holds = _change(points[-2:]) * moved > 0
        prefix(composer, start, lead(holds, composer))
        return holds
    return None


def _namesakes(usable: list[tuple[Fact, list[Figure]]], evidence: Evidence) -> list[tuple[Fact, list[Figure]]]:
    """The rows of one name that may be meant: those whose groups and headings have most of the words asked."""
    words = evidence.words()
    first = fold(usable[0][0].label)
    named = [one for one in usable if fold(one[0].label) == first]
    held = [len(matched(words, fold(" . ".join((*row.first.group, *row.first.section[-1:]))))) for row, _ in named]
    return [one for one, count in zip(named, held, strict=True) if count == max(held)]


def _change(points: list[Figure]) -> Decimal:
    before, last = points[-2], points[-1]
    return abs(last.value or Decimal(0)) - abs(before.value or Decimal(0))
