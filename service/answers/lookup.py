"""A figure: the activity's accounts where money is asked for, else the row or sentence that states it."""

from index.types import Document, Line, Measure
from service.answers.choice import beside, fits_time, main_figure
from service.answers.phrases import place_of, say_accounts, say_quote, say_row
from service.composer import Composer
from service.economy import Economy
from service.evidence import ENOUGH, Evidence, Found
from service.question import Question
from service.types import Status

PLACES = 5
"""Municipalities that one answer names, the most telling first."""
READINGS = 3
"""Figures of one report that an answer gives when the question fits several as well."""
CLOSE = 0.06
"""Scores nearer than this to the best are as good."""


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """Compose the answer; None when the evidence is not there."""
    question = evidence.question
    if asks_accounts(question):
        found = accounts(evidence)
        if found:
            identifier = _activity(question)
            for one in found[:PLACES]:
                say_accounts(one, composer, identifier, scope=question.scope)
            return "answered"
    said = False
    for document in latest(evidence.scope.documents, question):
        said = say_facts(evidence, document, composer) or said
        if len(composer.sentences) >= PLACES * 2:
            break
    return "answered" if said else None


def asks_accounts(question: Question) -> bool:
    """Whether the question is about money of one activity, or of the whole committee."""
    if question.quantity not in (None, "money") and not question.asks(Measure.DEVIATION, Measure.FORECAST):
        return False
    if not question.topic and not question.activities:
        return bool(question.measures) or question.quantity == "money"
    if not question.measures and question.quantity != "money":
        return False
    return _activity(question) is not None


def _activity(question: Question) -> str | None:
    """The one activity that the whole topic names; None when the topic says more than that."""
    strong = [m for m in question.activities if not m.weak] or list(question.activities)
    if len({m.id for m in strong}) != 1:
        return None
    covered = " ".join(question.bare[m.start : m.end] for m in question.activities).lower()
    return strong[0].id if all(word.lower() in covered for word in question.topic.split()) else None


def accounts(evidence: Evidence) -> list[Economy]:
    """The accounts asked for, one a report, the latest report of each municipality, most telling first."""
    question = evidence.question
    line = Line(question.line) if question.line else Line.NET
    identifier = _activity(question)
    documents = latest(evidence.scope.documents, question)
    if identifier is not None:
        found = [one for one in evidence.economies(identifier, line) if one.document in documents]
    else:
        found = [one for document in documents if (one := evidence.board(document, line)) is not None]
    found = [one for one in found if _in_time(one, question)]
    wanted = question.direction
    found.sort(key=lambda one: (wanted is not None and one.direction != wanted, -one.size))
    return found


def _in_time(one: Economy, question: Question) -> bool:
    """Accounts are of the report's own year; a question about an earlier year is answered from single figures."""
    reported = one.document.meta.period
    if question.years and (reported is None or reported.year not in question.years):
        return False
    return any(fits_time(figure, question, reported) for figure in one.slots.values())


def latest(documents: tuple[Document, ...], question: Question) -> list[Document]:
    """The latest report of each municipality and committee; all of them when years are named."""
    if question.years:
        return list(documents)
    newest: dict[tuple[str | None, str | None], Document] = {}
    for document in documents:
        key = (document.meta.municipality, document.meta.committee)
        held = newest.get(key)
        if held is None or _end(document) > _end(held):
            newest[key] = document
    return [document for document in documents if document in newest.values()]


def _end(document: Document) -> int:
    return document.meta.period.end.toordinal() if document.meta.period else 0


def say_facts(evidence: Evidence, document: Document, composer: Composer) -> bool:
    """State the facts of one report that answer; False when it has none."""
    question = evidence.question
    usable: list[Found] = []
    for found in evidence.facts([document.id]):
        if found.coverage < ENOUGH:
            continue
        if main_figure(found.fact, question, document.meta.period) is not None:
            usable.append(found)
    if not usable:
        return False
    usable.sort(key=lambda f: -f.score)
    best = usable[0].score
    chosen = [f for f in usable if f.score >= best - CLOSE][:READINGS]
    said: set[str] = set()
    for found in chosen:
        main = main_figure(found.fact, question, document.meta.period)
        if main is None or f"{main.base_value} {main.unit.kind}" in said:
            continue
        said.add(f"{main.base_value} {main.unit.kind}")
        if found.fact.table is not None:
            say_row(found.fact, main, beside(found.fact, main, question), document, composer)
        else:
            lead = f"{place_of(document, composer.language)}: "
            say_quote(found.fact, document, composer, lead)
    return True
