"""A figure: the activity's accounts where money is asked for, else the row or sentence that states it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.activities import ActivityMatch
from index.language import fold, tokenise
from index.types import Document, Figure, Line, Measure, Period, UnitKind
from service.answers.lookup.cell import Cell, Cells, is_before, rivals, states
from service.answers.lookup.measured import measure_asked, say_measure
from service.answers.lookup.other_year import say_other_year, say_year_before
from service.answers.lookup.unreported import say_unreported
from service.answers.selection.bodies import of_bodies
from service.answers.selection.choice import beside, fits_time
from service.answers.selection.preferred import CLOSE, asks_mean, preferred, with_likely
from service.answers.selection.series import KEPT
from service.answers.selection.usable import any_share, the_figure, told_apart, usable_facts
from service.answers.selection.wholes import with_total
from service.answers.sentences.phrases import say_accounts, say_forecast, say_row
from service.answers.sentences.quoting import say_quote, says
from service.composer import Composer
from service.documents.catalogue import Fact, end_of
from service.documents.economy import REMIT, Economy, Slot, economy, is_whole
from service.evidence.demands import OF_ONE, rate_asked
from service.evidence.evidence import Evidence
from service.question import Question, TopicWord
from service.types import Status
from service.wording import result_noun

PLACES = 5
"""Municipalities that one answer names, the most telling first."""
READINGS = 3
"""Figures of one report that an answer gives when the question fits several as well."""
CLOSE_RATE = 0.15
"""The same where what one of something costs, or an average, is asked for: few tell it, and each of its own sort."""


OTHER_SORT = 0.2
OF_COSTS = re.compile(
    r"\b(?:av|of) (?:de |den |all[at]? |hela |the |total[at]? )*(?:\w+s )?(?:kostnad|utgift|costs?\b|expen)"
)
"""A share of all costs is asked for, before income is taken off."""


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """Compose the answer; None when the evidence is not there."""
    if evidence.question.operation == "share":  # an amount alone is no part of anything
        evidence = replace(evidence, question=replace(evidence.question, quantity="percent"))
    question, cells = evidence.question, Cells(evidence)
    documents = latest(evidence.scope.documents, question)
    if asks_accounts(question):
        found = accounts(evidence)
        if found and not _named_elsewhere(found, cells, documents, question):
            say_found(found[:PLACES], cells, composer, question)
            return "answered"
        if say_named(cells, documents, composer, any_column=True) or say_other_year(
            evidence, activity_asked(question), composer
        ):
            return "answered"
    if any(match.id == KEPT for match in question.activities):
        evidence = replace(evidence, question=replace(question, quantity=None))  # told in money or in percent
    said = False
    for document in documents:
        said = say_cells(cells.of(document), document, composer) or say_facts(evidence, document, composer) or said
        if len(composer.sentences) >= PLACES * 2:
            break
    return "answered" if said or say_named(cells, documents, composer, any_column=True) else None


def say_named(cells: Cells, documents: list[Document], composer: Composer, *, any_column: bool = False) -> bool:
    """State the cells that the question names in each report; False when it names none."""
    said = [say_cells(cells.of(one, any_column=any_column), one, composer) for one in documents[:PLACES]]
    return any(said)


def _named_elsewhere(found: list[Economy], cells: Cells, documents: list[Document], question: Question) -> bool:
    """Whether what seems to be about whole committees names a row that only other reports have."""
    if activity_asked(question) is not None or any(cells.of(one.document) for one in found):
        return False
    return any(cells.of(document) for document in documents)


def say_found(found: list[Economy], cells: Cells, composer: Composer, question: Question) -> None:
    """Each report's accounts; where the question names a cell that they do not give, that cell instead.

    Where both go by the same name the reader gets both readings.
    """
    identifier = activity_asked(question)
    named = {one.document.id: cells.of(one.document) for one in found}
    if not any(named.values()):
        _correct_direction(found, composer, question)
    for one in found:
        own = named[one.document.id]
        if (not own or is_before(one, own)) and say_year_before(one, composer, identifier, question):
            continue
        apart = [cell for cell in own if not states(one, cell)]
        if not own or len(apart) < len(own) or any(rivals(one, cell) for cell in own):
            _say_asked(one, composer, identifier, question)
            apart = [c for c in apart if c.figure.unit.kind is UnitKind.MONEY or c.column.words > 1]
            if len(apart) < len(own) and all(is_whole(cell.fact.label) for cell in apart):
                apart = [cell for cell in apart if cell.column.written]  # one total of several was what was meant
        say_cells(apart, one.document, composer)


def _say_asked(one: Economy, composer: Composer, identifier: str | None, question: Question) -> None:
    """A report's accounts, the measure or the time that is asked for first."""
    measure = measure_asked(question)
    if measure is not None and say_measure(one, measure, composer, identifier, question.scope):
        if measure is Measure.OUTCOME:
            say_forecast(one, composer)
        return
    foreseen = question.measures and question.asks(Measure.FORECAST) and not question.asks(Measure.OUTCOME)
    say_accounts(one, composer, identifier, scope="year" if foreseen else question.scope)


def say_cells(cells: list[Cell], document: Document, composer: Composer) -> bool:
    """State named cells, each with its neighbours, of money those of the same time; False when there are none."""
    for cell in cells[:READINGS]:
        near = beside(cell.fact, cell.figure)
        if cell.figure.unit.kind is UnitKind.MONEY:
            near = [figure for figure in near if figure.period == cell.figure.period]
        say_row(cell.fact, cell.figure, near, document, composer)
    return bool(cells)


def _correct_direction(found: list[Economy], composer: Composer, question: Question) -> None:
    """Say first when the question takes for a deficit what is a surplus, or the other way round."""
    wanted = question.direction
    if wanted is None or any(one.direction in (wanted, None, 0) for one in found):
        return
    asked, real = result_noun(wanted, composer.language), result_noun(-wanted, composer.language)
    text = f"Det är ett {real}, inte ett {asked}." if composer.language == "sv" else f"It is a {real}, not a {asked}."
    composer.say(text, *[composer.figure(one.document, one.deviations[-1]) for one in found[:1]])
    composer.warn("premise", text, (1,))


def asks_accounts(question: Question) -> bool:
    """Whether the question is about money of one activity, or of the whole committee."""
    if question.quantity == "count" and COUNTS.search(question.folded) is not None:
        return False
    if question.quantity not in (None, "money") and not question.asks(Measure.DEVIATION, Measure.FORECAST):
        return False
    if rate_asked(question) in OF_ONE or PAID_FOR.search(question.folded) is not None:
        return False
    if not question.words and not question.activities:
        return bool(question.measures) or question.quantity == "money" or question.direction is not None
    if not question.measures and question.quantity != "money":
        return False
    return activity_asked(question) is not None


PAID_FOR = re.compile(r"\b\w*(?:ersattning(?:en|ar|arna)?|arvode(?:t|n|na)?|avgift(?:en|er|erna)?)\b|\bcompensation\b")
"""Asks for a sum of its own, which is not what the activity costs that it is paid for."""
COUNTS = re.compile(r"\bhur manga (?!\w*(?:miljon|kron|tusen|procent))|\bhow many (?!million|kron)")
"""Asks how many there are, whatever is expected of them: never for money."""


def activity_asked(question: Question) -> str | None:
    """The one activity that the whole topic names; None when the topic says more than that."""
    strong = [m for m in question.activities if not m.weak] or list(question.activities)
    if len({m.id for m in strong}) != 1:
        return None
    words = [word for word in question.words if OF_ALL.fullmatch(fold(word.text)) is None]
    named = all(any(_names(m, w) for m in question.activities) for w in words)
    return strong[0].id if named else None


def _names(match: ActivityMatch, word: TopicWord) -> bool:
    """Whether an activity is what a word says; of "va-investeringar" only the last part is the investments."""
    before = word.text[: max(0, match.start - word.start)]
    return match.start < word.end and word.start < match.end and not re.fullmatch(r"\w+-", before)


OF_ALL = re.compile(
    r"\d+(?:[-–]\d+)?|varden|(?:verksamhet|enhet|avdelning|sektion|omrade|verksamhetsomrade)(?:en|et|er|erna|s|ens|ets)?"
)
"""Says of what kind an activity is, and narrows it down no further."""


def accounts(evidence: Evidence) -> list[Economy]:
    """The accounts asked for, one a report, the latest report of each municipality, most telling first."""
    question = evidence.question
    line = Line(question.line) if question.line else Line.NET
    identifier = activity_asked(question)
    documents = latest(evidence.scope.documents, question)
    if identifier is not None:
        found = [one for one in evidence.economies(identifier, line) if one.document in documents]
        found += _of_whole_remit(identifier, found, documents, evidence, line)
    else:
        found = [one for document in documents if (one := evidence.board(document, line)) is not None]
    found = _once([one for one in found if _in_time(one, question)])
    if identifier is None:
        found = of_bodies(found, question)
    wanted = question.direction
    found.sort(key=lambda one: (wanted is not None and one.direction != wanted, -one.size))
    return found


OF_REMIT = re.compile(r"socialnamnd|individ- och familje|social- och omsorg")


def _of_whole_remit(
    identifier: str, found: list[Economy], documents: list[Document], evidence: Evidence, line: Line
) -> list[Economy]:
    """The committee's accounts where all that it does is what is asked for, so that no row of it goes by that name."""
    if identifier != REMIT:
        return []
    held = {one.document.id for one in found}
    boards = [d for d in documents if d.id not in held and OF_REMIT.search(fold(d.meta.committee or ""))]
    return [one for document in boards if (one := evidence.board(document, line)) is not None]


def _once(found: list[Economy]) -> list[Economy]:
    """Accounts that two papers of one committee both have, once: a report and its appendix of tables."""
    kept: dict[object, Economy] = {}
    for one in sorted(found, key=lambda one: -len(one.document.text)):  # the one that says why
        meta = one.document.meta
        values = tuple((slot, figure.base_value, figure.period) for slot, figure in sorted(one.slots.items()))
        kept.setdefault((meta.municipality, meta.committee, values), one)
    return list(kept.values())


def slots_asked(question: Question) -> tuple[Slot, ...]:
    """The places in the accounts that the question is about, the best first."""
    year = question.asks(Measure.FORECAST) or question.scope == "year"
    if question.asks(Measure.DEVIATION) or question.direction is not None:
        return (Slot.FORECAST_DEVIATION, Slot.DEVIATION) if year else (Slot.DEVIATION, Slot.FORECAST_DEVIATION)
    if question.asks(Measure.FORECAST):
        return (Slot.FORECAST, Slot.FORECAST_DEVIATION)
    if question.asks(Measure.BUDGET):
        return (Slot.YEAR_BUDGET, Slot.BUDGET)
    return (Slot.OUTCOME, Slot.FORECAST)


def _in_time(one: Economy, question: Question) -> bool:
    """Accounts are of the report's own year; a question about an earlier year is answered from single figures."""
    reported = one.document.meta.period
    years = {reported.year} if reported is not None else {f.period.year for f in one.slots.values() if f.period}
    if question.years and not years & set(question.years):
        return False
    return any(fits_time(figure, question, reported) for figure in one.slots.values())


SEVERAL = re.compile(
    r"\b(?:bada|de tva|alla|samtliga|olika|tidigare) (?:\w+ )?(?:del(?:ars)?)?rapporter(?:na)?\b|\bbada aren\b"
    r"|\bmellan rapporterna\b|\b(?:both|the two|all|earlier) (?:\w+ )?reports\b|\bboth years\b|\bbetween the reports\b"
)
"""Asks for every report of a municipality, the older ones too."""


def latest(documents: tuple[Document, ...], question: Question) -> list[Document]:
    """The latest report of each municipality and committee; all of them when years or several reports are named.

    A report's appendix is as late as the report.
    """
    if question.years or SEVERAL.search(question.folded):
        return list(documents)
    newest: dict[tuple[str | None, str | None], int] = {}
    for document in documents:
        key = (document.meta.municipality, document.meta.committee)
        newest[key] = max(newest.get(key, 0), end_of(document))
    return [one for one in documents if end_of(one) == newest[one.meta.municipality, one.meta.committee]]


def papers_of(document: Document, documents: Sequence[Document]) -> list[Document]:
    """A document and those of the same committee and time: a report and its appendices, itself first."""

    def of(one: Document) -> tuple[str | None, str | None, Period | None]:
        return one.meta.municipality, one.meta.committee, one.meta.period

    together = document.meta.committee is not None and document.meta.period is not None
    return [document, *(one for one in documents if together and one.id != document.id and of(one) == of(document))]


def say_facts(evidence: Evidence, document: Document, composer: Composer) -> bool:
    """State the facts of one report that answer; False when it has none."""
    question = evidence.question
    usable = usable_facts(evidence, document)
    if question.operation == "share" and OF_COSTS.search(question.folded):
        usable = [found for found in usable if found.fact.table is None]  # a share of something else
    if not usable:
        return False
    if question.measures == (Measure.TARGET,):
        usable = [found for found in usable if _tells_target(found.fact, document)]
        if not usable:
            return False
    usable = preferred(with_likely(usable, evidence, document), evidence, document)
    if not usable:
        return False
    usable.sort(key=lambda f: -f.score)
    best = usable[0].score
    close = CLOSE_RATE if rate_asked(question) is not None or asks_mean(question) else CLOSE
    chosen = told_apart([f for f in usable if f.score >= best - close], question)[:READINGS]
    # A row with qualifiers and a sentence about the whole are two readings: give the best of each sort.
    other = next((f for f in usable if (f.fact.table is None) != (usable[0].fact.table is None)), None)
    if other is not None and other not in chosen and other.score >= best - OTHER_SORT and len(chosen) < READINGS:
        chosen.append(other)
    said: set[str] = set()
    for found in with_total(chosen, evidence, document):
        main = the_figure(found.fact, question, document) or any_share(found.fact, question, document)
        if main is None or f"{main.base_value} {main.unit.kind}" in said:
            continue
        said.add(f"{main.base_value} {main.unit.kind}")
        say_unreported(found.fact, main, evidence, document, composer)
        say_fact(found.fact, main, question, document, composer)
    return True


TARGETS = re.compile(r"\b\w*mal(?:et|en|sattning\w*|varde\w*|niva\w*|tal\w*)?\b|\bska\b|\btargets?\b")


def _tells_target(fact: Fact, document: Document) -> bool:
    """Whether a row has a target beside its value, or a sentence speaks of one: how it is is not how it should be."""
    if fact.table is not None:
        return any(figure.measure is Measure.TARGET for figure in fact.figures) or "mal" in tokenise(fact.label)
    return TARGETS.search(fold(fact.text or fact.quote.of(document.text))) is not None


def say_fact(fact: Fact, main: Figure, question: Question, document: Document, composer: Composer) -> None:
    """A row's accounts or value with its neighbours, or the sentence that states it."""
    whole = economy(document, fact.label, fact.figures) if fact.table is not None else None
    current = main is not (whole[Slot.PREVIOUS] if whole is not None else None)
    if whole is not None and current and whole.deviations and len(whole.slots) > 2 and main in whole.slots.values():
        _say_asked(whole, composer, fact.activity, question)
    elif fact.table is not None:
        say_row(fact, main, beside(fact, main), document, composer)
    else:
        say_quote(fact, document, composer, says(document, composer))
