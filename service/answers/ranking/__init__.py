"""What one report tells of several things, ranked: which activity has the largest deficit, which grant is largest.

Without a topic the activities of the whole committee are ranked; with one, the rows of the table that is about it.
"""

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from index.activities import canonical
from index.types import Document, Figure, Line, Measure, Period, Reading, UnitKind
from service.answers import lookup
from service.answers.compare import WORST, signed
from service.answers.ranking import growth
from service.answers.ranking.rowrank import Ranking, of_year, ranked_rows, topic_left
from service.answers.ranking.unitrank import ranked_units
from service.answers.selection.accountrows import kinds_of, parts
from service.answers.selection.alike import order
from service.answers.selection.choice import fits_time, merit
from service.answers.sentences.phrases import place_of, subject
from service.composer import Composer
from service.documents.catalogue import Fact
from service.english.agreement import agreeing, with_article
from service.evidence.evidence import Evidence
from service.question import Kind, Question
from service.question.bounds import bound_of
from service.question.comparing import WHERE_IT_WENT
from service.question.listed import asked_kinds
from service.question.sides import sides_of
from service.question.superlative import LEAST, MOST, OF_PLACES, both_ends, first_wanted, has_end, lowest_first, ranks
from service.types import AnswerTable, Language, Status
from service.wording import MEASURES, amount, capital, listed, result_noun, when

LISTED = 8
ACROSS = re.compile(
    r"\bvilke[nt] (?:av )?(?!kommun)(\w+ )?"
    r"(verksamhet|omrade|post|del|budgetrad|avdelning|enhet|grupp|malgrupp)"
    r"|\bvilka (\w+ )?(kostnader|intakter|kostnadsslag|intaktsslag|verksamheter|omraden|poster|delar|budgetrader"
    r"|enheter|(?:mal|kund|alders)?grupper)"
    r"|\bnago[nt] (\w+ )?(verksamhet|omrade|post|del|budgetrad|avdelning|enhet)\b"
    r"|\bany (\w+ )?(activity|area|service|part|department)\b"
    r"|^(vad|what) (gar|gick|kostar|kostade|kostat|drar|drog|har|costs?|cost|went) (\w+ ){0,3}"
    r"(mest|samst|bast|varst|minst|most|worst|least|best)\b"
    r"|\b(which|what) (\w+ )?(activit|area|service|part|item|department)"
    r"|\b(lista|rada upp|rakna upp|ange|list|name)\b.*\b(verksamhet|omrad|budgetrad|activit|area|service|item)"
)


def goes_first(question: Question) -> bool:
    """Whether a ranking answers what looks like another kind of question: "vilket är det största statsbidraget?"."""
    if len(question.places) > 1 or sides_of(question) is not None:
        return False
    if question.direction is not None and question.operation != "share" and asks_which_went(question):
        return question.kind in (Kind.LOOKUP, Kind.LISTING, Kind.FACT, Kind.COMPARE)
    if question.kind is Kind.LISTING and bounds_rows(question):
        return True
    if growth.ranks_change(question):
        return question.kind not in (Kind.WHY, Kind.CONFLICT, Kind.YESNO)
    if not ranks(question):
        return False
    return question.kind in (Kind.LOOKUP, Kind.LISTING, Kind.FACT, Kind.COMPARE) and question.operation is None


def bounds_rows(question: Question) -> bool:
    """Whether it is asked which rows of a table reach an amount: of nothing that reports have lists of."""
    if bound_of(question) is None or VILKA.match(question.folded) is None:
        return False
    return all(kind.weak for kind in asked_kinds(question.folded))


VILKA = re.compile(r"\W*(?:vilka|which)\b")


def asks_which_went(question: Question) -> bool:
    """Whether it is asked which went over or under, of activities or of what the question itself names."""
    if ACROSS.search(question.folded) is not None:
        return True
    return WHICH_WENT.match(question.folded) is not None and OF_PLACES.search(question.folded) is None


WHICH_WENT = re.compile(
    r"\W*(?:vilka|vilke[nt]|which|what) (?!\w*(?:mal|malen|namnd|namnder|bolag|kommuner|risk\w*)\b)(?:\S+ ){1,5}?"
    r"(?:gar|gick|gatt|visar|visade|har|hade|haft|redovisar\w*|redovisade|drar|drog|dragit|ligger|lag|legat|blir|blev"
    r"|hamnar|hamnade|overskrider|overskred|prognostiserar|raknar|vantas|forvantas|beraknas|spas|ser"
    r"|kostar|kostade|kostat|ger|gav|gett|gor|gjorde"
    r"|costs?|go|goes|went|show|shows|have|has|had|run|ran|are|is) "
    r"(?:\S+ ){0,3}?(?:over|under|over?skott|underskott|back|plus|minus|budget\w*|surplus\w*|deficit\w*|battre|samre"
    r"|dyrare|billigare|(?:mer|mindre) an (?:planera|berakna|budget|vanta|tank)\w*)\b"
)
"""Asks which of the things that it names went one way: "vilka LSS-insatser går med överskott?"."""


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """What the question ranks in each report, the one asked for first; None where it ranks nothing."""
    question = evidence.question
    if not question.measures and WENT.search(question.folded):
        question = replace(question, measures=(Measure.DEVIATION,))
        evidence = replace(evidence, question=question)
    if goes_first(question) and growth.ranks_change(question):
        return growth.answer(evidence, composer)
    topic = topic_left(evidence)
    if topic.words or topic.activities:
        return _answer_topic(evidence, composer) if goes_first(question) else None
    alone = len(evidence.scope.documents) == 1 and len(question.places) <= 1 and question.kind is not Kind.LISTING
    alone = alone and has_end(question)
    across = ACROSS.search(question.folded) or WHERE_IT_WENT.search(question.folded)
    if not alone and not across and not goes_first(question):
        return None
    if question.kind is Kind.LISTING and not question.measures and not goes_first(question):
        return None
    if question.quantity == "count":
        return None  # accounts count nothing
    answered = False
    for document in lookup.latest(evidence.scope.documents, evidence.question)[: lookup.PLACES]:
        ranked = _ranked_activities(evidence, document)
        if ranked:
            named = [(subject(f.label, f.activity, document, composer.language), figure) for f, figure in ranked]
            _say_ranked(named, document, evidence.question, composer)
            answered = True
    return "answered" if answered else None


WENT = re.compile(r"\b(?:gick|gar|gatt|went|goes|going|did|doing) (?:\S+ ){0,3}(?:samst|bast|varst|worst|best)\b")
"""Asks how things went against their budget."""


def _answer_topic(evidence: Evidence, composer: Composer) -> Status | None:
    """The rows of the table that is about the topic."""
    question = evidence.question
    answered = False
    for document in lookup.latest(evidence.scope.documents, question)[: lookup.PLACES]:
        named = _named_rows(evidence, document, composer.language)
        if not named:
            units = ranked_units(evidence, document)
            order = sorted(units, key=lambda one: one[2].size, reverse=not lowest_first(question))
            named = [(name, figure) for name, _, figure in order]
        if named:
            _say_ranked(named, document, question, composer)
            answered = True
    return "answered" if answered else None


def _named_rows(evidence: Evidence, document: Document, language: Language) -> list[tuple[str, Figure]]:
    found = ranked_rows(evidence, document)
    if found is None:
        return []
    rows = _in_order(list(found.rows), evidence.question)
    return [(_name(fact, found, document, language), figure) for fact, figure in rows]


def _name(fact: Fact, ranking: Ranking, document: Document, language: Language) -> str:
    if ranking.by_group:
        group = ranking.group(fact)
        return subject(group, canonical(group), document, language)
    return subject(fact.label, fact.activity, document, language)


def _in_order(rows: list[tuple[Fact, Figure]], question: Question) -> list[tuple[Fact, Figure]]:
    """The rows with the asked end first; of deviations only those that go the asked way, and as far as is asked."""
    bound = bound_of(question)
    if bound is not None:
        rows = [(fact, figure) for fact, figure in rows if bound.of_figure(figure)]
    direction = _direction(question) if rows and rows[0][1].measure is Measure.DEVIATION else None
    if both_ends(question):
        worst = direction is not None and direction < 0
        return sorted(rows, key=lambda pair: order(pair[1]), reverse=not (worst or LEAST_FIRST.search(question.folded)))
    if direction is not None:
        rows = [(fact, figure) for fact, figure in rows if figure.favourable == direction]
    return sorted(rows, key=lambda pair: pair[1].size, reverse=not lowest_first(question))


def _direction(question: Question) -> int | None:
    if question.direction is not None:
        return question.direction
    folded = question.folded
    return -1 if WORST.search(folded) else 1 if BEST.search(folded) else None


def _ranked_activities(evidence: Evidence, document: Document) -> list[tuple[Fact, Figure]]:
    """The rows of the table that accounts for the whole committee, each with the figure that is asked for."""
    question = evidence.question
    wanted = question.measures[0] if question.measures else Measure.OUTCOME if SIZE.search(question.folded) else None
    wanted = wanted or Measure.DEVIATION
    rows: list[tuple[Fact, Figure]] = []
    for facts in _tables(evidence, document):
        pairs = [(fact, _figure(fact, wanted, question, document.meta.period)) for fact in facts]
        found = [(fact, figure) for fact, figure in pairs if figure is not None]
        if _together(found) > _together(rows):
            rows = found
    return _in_order(rows, question)


def _tables(evidence: Evidence, document: Document) -> list[list[Fact]]:
    """The rows to rank by table: the activities, or where kinds of income or of cost are asked for those."""
    items = KINDS_OF_COST.search(evidence.question.folded) is not None
    line = evidence.question.line or (Line.COST if items else None)
    if line != Line.INCOME and not (line == Line.COST and items):
        return list(parts(evidence, document).values())
    held = kinds_of(Line(line), evidence, document)
    if held:
        return list(held.values())
    kinds: dict[int, list[Fact]] = defaultdict(list)
    for fact in evidence.catalogue.facts_in(document.id):
        if fact.table is not None and not fact.total and fact.line is line:
            kinds[fact.table].append(fact)
    return [facts for facts in kinds.values() if len({fact.label for fact in facts}) > 1] or list(
        parts(evidence, document).values()
    )


KINDS_OF_COST = re.compile(
    r"\b(?:vilka|which) (?:\w+ )?(?:kostnader|costs|expenses)\b"
    r"|\b(?:vilke[nt]|vilka|which|what) (?:\w+ )?(?:(?:kostnads|utgifts)(?:post|slag|typ|sort)\w*|cost items?)\b"
)
"""Asks for the costs themselves, and not for what has them."""
SIZE = re.compile(
    r"\b(?:dyr|billig)\w*|\bmest (?:pengar|resurser|av)\b|\b(?:ar|var|is|are) (?:den |det |de |the )?(?:allra )?"
    r"(?:storst|minst|biggest|largest|smallest)\w*"
    r"|\b(?:storsta|minsta|biggest|largest|smallest) (?:verksamhet|omrade|post|del|activit|area|item|service)\w*"
    r"|\b(?:expensive|cheap\w*|most money)\b"
)
"""Asks for the largest, not for how it went."""
BEST = re.compile(r"\b(bast|best)\b")


def _together(rows: list[tuple[Fact, Figure]]) -> Decimal:
    return sum((figure.size for _, figure in rows), Decimal(0))


def _figure(fact: Fact, wanted: Measure, question: Question, reported: Period | None) -> Figure | None:
    """A row's figure of the wanted measure: of the report's own time and the net, where the question asks no other."""
    asked = replace(of_year(question), measures=(wanted,))
    usable = [
        f
        for f in fact.figures
        if f.measure is wanted and f.reading is not Reading.UNREADABLE and fits_time(f, question, reported)
    ]
    return max(usable, key=lambda f: (merit(f, asked, reported), -fact.figures.index(f)), default=None)


def _say_ranked(ranked: list[tuple[str, Figure]], document: Document, question: Question, composer: Composer) -> None:
    language = composer.language
    name, figure = ranked[0]
    marker = composer.figure(document, figure)
    place = place_of(document, language)
    mixed = (
        not both_ends(question)
        and len({v.favourable for _, v in ranked if v.measure is Measure.DEVIATION and v.favourable}) > 1
    )
    both = both_ends(question)
    what = _what(figure, language, mixed=mixed)
    size, stretch = _size(figure, language, mixed), when(figure.period, language)
    money = figure.unit.kind is UnitKind.MONEY or figure.measure is Measure.DEVIATION
    least = LEAST_FIRST.search(question.folded) is not None if both else lowest_first(question)
    most = (ENDS if money else COUNTED)[language][least]
    if not money:
        text = f"{most} i {place} är {name}" if language == "sv" else f"{most} in {place} is {name}"
        composer.say(f"{text}{stretch}: {size}.", marker)
    elif language == "sv":
        composer.say(f"I {place} har {name} {most} {what}{stretch}: {size}.", marker)
    else:
        composer.say(
            f"In {place}, {with_article(name)} {agreeing('has', name)} the {most} {what}{stretch}: {size}.", marker
        )
    rest = []
    markers = []
    following = [one for one in ranked[1:] if not both or one[1].favourable == figure.favourable]
    for other, value in following[: (first_wanted(question) or FOLLOWING) - 1]:
        markers.append(composer.figure(document, value))
        rest.append(f"{other} {_size(value, language, mixed)}")
    if rest:
        composer.say(
            ("Därefter följer " if language == "sv" else "Next come ") + listed(rest, language) + ".", *markers
        )
    if both and len(ranked) > 1:
        _say_other_end(*ranked[-1], document, question, composer)
    if composer.table is None:
        rows = tuple((label, f"{signed(v, language)} [{composer.figure(document, v)}]") for label, v in ranked[:LISTED])
        what = _what(figure, language, mixed=mixed or both)
        column = capital(f"{what}{stretch}" if what else stretch.strip())
        composer.table = AnswerTable(("Verksamhet" if language == "sv" else "Activity", column), rows)


def _say_other_end(name: str, figure: Figure, document: Document, question: Question, composer: Composer) -> None:
    """What stands last, where both ends are asked for: "Minst: ...", of deviations with the way it goes."""
    language, money = composer.language, figure.unit.kind is UnitKind.MONEY
    least = LEAST_FIRST.search(question.folded) is None
    if figure.measure is Measure.DEVIATION and figure.favourable:
        lead = capital(result_noun(figure.favourable, language))
        lead = f"{capital(ENDS[language][0])} {lead.lower()}"
    else:
        lead = capital((ENDS if money else COUNTED)[language][least])
    composer.say(f"{lead}: {name}, {amount(figure, language)}.", composer.figure(document, figure))


LEAST_FIRST = re.compile(rf"^(?:(?!{MOST.pattern}).)*{LEAST.pattern}")
"""The lower end is asked for before the higher."""
FOLLOWING = 4
"""Things that the sentences name where the question does not say how many."""
ENDS: dict[Language, tuple[str, str]] = {"sv": ("störst", "minst"), "en": ("largest", "smallest")}
COUNTED: dict[Language, tuple[str, str]] = {"sv": ("Högst", "Lägst"), "en": ("Highest", "Lowest")}


def _what(figure: Figure, language: Language, *, mixed: bool) -> str:
    """What the rows are ranked by; a plain deviation where some are surpluses and some deficits."""
    if figure.measure is Measure.DEVIATION:
        against = " mot budget" if language == "sv" else " against budget"
        noun = MEASURES[language][Measure.DEVIATION] if mixed else result_noun(figure.favourable, language)
        return noun if "budget" in noun else noun + against
    return MEASURES[language].get(figure.measure, "")


def _size(figure: Figure, language: Language, mixed: bool) -> str:
    """The amount, with which way it goes where the rows go both ways."""
    text = amount(figure, language)
    return f"{result_noun(figure.favourable, language)} {text}" if mixed and figure.favourable else text
