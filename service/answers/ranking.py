"""The activities of one report, ranked: which has the largest deficit, costs most, goes worst."""

import re
from decimal import Decimal

from index.activities import activity as activity_of
from index.types import Document, Figure, Line, Measure, PeriodKind, Reading, Table, UnitKind
from service.answers import lookup
from service.answers.compare import SMALLEST, WORST, signed
from service.answers.phrases import place_of, subject
from service.catalogue import Fact
from service.composer import Composer
from service.economy import is_whole
from service.evidence import Evidence
from service.question import Kind, Question
from service.types import AnswerTable, Language, Status
from service.wording import MEASURES, amount, capital, listed, result_noun, when

LISTED = 8
ACROSS = re.compile(
    r"\bvilke[nt] (?:av )?(?!kommun)(\w+ )?(verksamhet|omrade|post|del|budgetrad|avdelning|enhet|grupp|malgrupp)"
    r"|\bvilka (\w+ )?(verksamheter|omraden|poster|delar|budgetrader|enheter)"
    r"|^(vad|what) (gar|gick|kostar|kostade|kostat|drar|drog|har|costs?|cost|went) (\w+ ){0,3}"
    r"(mest|samst|bast|varst|minst|most|worst|least|best)\b"
    r"|\b(which|what) (\w+ )?(activit|area|service|part|item|department)"
    r"|\b(lista|rada upp|rakna upp|ange|list|name)\b.*\b(verksamhet|omrad|budgetrad|activit|area|service|item)"
)


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The activities of each report by what is asked for, the one asked for first."""
    question = evidence.question
    alone = len(evidence.scope.documents) == 1 and not question.words and not question.activities
    alone = alone and len(question.places) <= 1 and question.kind is not Kind.LISTING
    if not alone and not ACROSS.search(question.folded):
        return None
    if question.kind is Kind.LISTING and not question.measures:
        return None
    answered = False
    for document in lookup.latest(evidence.scope.documents, evidence.question)[: lookup.PLACES]:
        ranked = _ranked_activities(evidence, document)
        if ranked:
            _say_activities(ranked, document, evidence.question, composer)
            answered = True
    return "answered" if answered else None


def _ranked_activities(evidence: Evidence, document: Document) -> list[tuple[Fact, Figure]]:
    """The rows of the table that accounts for the whole committee, each with the figure that is asked for."""
    question = evidence.question
    wanted = question.measures[0] if question.measures else Measure.DEVIATION
    rows: list[tuple[Fact, Figure]] = []
    for facts in parts(evidence, document).values():
        found = [(fact, figure) for fact in facts if (figure := _figure(fact, wanted, question)) is not None]
        if _together(found) > _together(rows):
            rows = found
    folded = question.folded
    direction = question.direction if wanted is Measure.DEVIATION else None
    if direction is None and wanted is Measure.DEVIATION:
        direction = -1 if WORST.search(folded) else 1 if BEST.search(folded) else None
    if direction is not None:
        rows = [(fact, figure) for fact, figure in rows if figure.favourable == direction]
    return sorted(rows, key=lambda pair: pair[1].size, reverse=SMALLEST.search(folded) is None)


BEST = re.compile(r"\b(bast|best)\b")


def _together(rows: list[tuple[Fact, Figure]]) -> Decimal:
    return sum((figure.size for _, figure in rows), Decimal(0))


def parts(evidence: Evidence, document: Document) -> dict[int, list[Fact]]:
    """By table with a whole-committee total: its rows of activities, totals and income or cost lines left out."""
    tables: dict[int, list[Fact]] = {}
    held = evidence.catalogue.shelves[document.id].tables
    whole = {_begun(fact.table, held) for fact in evidence.wholes(document) if fact.table is not None}
    for fact in evidence.catalogue.facts:
        if fact.document != document.id or fact.table is None or (begun := _begun(fact.table, held)) not in whole:
            continue
        if fact.total or fact.line in (Line.INCOME, Line.COST) or is_whole(fact.label):
            continue
        if any(f.unit.kind is UnitKind.MONEY for f in fact.figures):
            tables.setdefault(begun, []).append(fact)
    # A table of kinds of income and cost has totals too, but its rows are no activities.
    return {n: facts for n, facts in tables.items() if sum(map(_is_activity, facts)) * 2 >= len(facts)} or tables


def _begun(number: int, tables: tuple[Table, ...]) -> int:
    """The table that a table split over pages began as: its total stands on the last page."""
    before = tables[number].continued
    return number if before is None else _begun(before, tables)


def _is_activity(fact: Fact) -> bool:
    return fact.activity is not None and not activity_of(fact.activity).topic


def _figure(fact: Fact, wanted: Measure, question: Question) -> Figure | None:
    usable = [f for f in fact.figures if f.measure is wanted and f.reading is not Reading.UNREADABLE]
    year = question.scope == "year" or question.asks(Measure.FORECAST)
    usable.sort(key=lambda f: (f.period is not None and f.period.kind is PeriodKind.YEAR) != year)
    return usable[0] if usable else None


def _say_activities(
    ranked: list[tuple[Fact, Figure]], document: Document, question: Question, composer: Composer
) -> None:
    language = composer.language
    fact, figure = ranked[0]
    marker = composer.figure(document, figure)
    name, place = subject(fact.label, fact.activity, document, language), place_of(document, language)
    mixed = len({v.favourable for _, v in ranked if v.measure is Measure.DEVIATION and v.favourable}) > 1
    what = _what(figure, language, mixed=mixed)
    smallest = SMALLEST.search(question.folded) is not None
    size, stretch = _size(figure, language, mixed), when(figure.period, language)
    most = ("minst" if smallest else "störst") if language == "sv" else ("smallest" if smallest else "largest")
    if language == "sv":
        composer.say(f"I {place} har {name} {most} {what}{stretch}: {size}.", marker)
    else:
        composer.say(f"In {place}, {name} has the {most} {what}{stretch}: {size}.", marker)
    rest = []
    markers = []
    for other, value in ranked[1:4]:
        markers.append(composer.figure(document, value))
        rest.append(f"{subject(other.label, other.activity, document, language)} {_size(value, language, mixed)}")
    if rest:
        composer.say(
            ("Därefter följer " if language == "sv" else "Next come ") + listed(rest, language) + ".", *markers
        )
    if composer.table is None:
        rows = tuple(
            (
                subject(f.label, f.activity, document, language),
                f"{signed(v, language)} [{composer.figure(document, v)}]",
            )
            for f, v in ranked[:LISTED]
        )
        composer.table = AnswerTable(
            ("Verksamhet" if language == "sv" else "Activity", capital(f"{what}{when(figure.period, language)}")), rows
        )


def _what(figure: Figure, language: Language, *, mixed: bool) -> str:
    """What the rows are ranked by; a plain deviation where some are surpluses and some deficits."""
    if figure.measure is Measure.DEVIATION:
        against = " mot budget" if language == "sv" else " against budget"
        noun = MEASURES[language][Measure.DEVIATION] if mixed else result_noun(figure.favourable, language)
        return noun if against.strip() in noun else noun + against
    return MEASURES[language][figure.measure]


def _size(figure: Figure, language: Language, mixed: bool) -> str:
    """The amount, with which way it goes where the rows go both ways."""
    text = amount(figure, language)
    return f"{result_noun(figure.favourable, language)} {text}" if mixed and figure.favourable else text
