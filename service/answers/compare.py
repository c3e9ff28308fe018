"""Compare: who is highest or lowest, over municipalities or over the activities of one report, with a table."""

import re
from dataclasses import replace

from index.activities import activity as activity_of
from index.language import fold
from index.types import Document, Figure, Line, Measure, PeriodKind, Reading, UnitKind
from service.answers import lookup
from service.answers.choice import main_figure
from service.answers.phrases import place_of, subject
from service.catalogue import Fact
from service.composer import Composer
from service.economy import is_whole
from service.evidence import ENOUGH, Evidence
from service.question import Question
from service.types import AnswerTable, Language, Status
from service.wording import MEASURES, amount, capital, listed, result_noun, when

ACROSS = re.compile(
    r"\bvilke[nt] (?!kommun)(\w+ )?(verksamhet|omrade|post|del|budgetrad|avdelning)|\bvilka (verksamheter|omraden|poster|delar|budgetrader|enheter)|\b(which|what) (activit|area|service|part|item|department)"
)
SMALLEST = re.compile(r"\b(lagst|minst|lowest|smallest|least)")
LISTED = 8


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    question = evidence.question
    if ACROSS.search(fold(question.text)) or (
        len(evidence.scope.documents) == 1 and not question.words and not question.activities
    ):
        return _across_activities(evidence, composer)
    return _across_topics(evidence, composer) or _across_places(evidence, composer)


def _across_topics(evidence: Evidence, composer: Composer) -> Status | None:
    """Two or more activities of one report, each by the row that answers the question about it alone."""
    question, language = evidence.question, composer.language
    documents = lookup.latest(evidence.scope.documents, question)
    ids = [m.id for m in question.activities if not m.weak and not activity_of(m.id).topic]
    if len(documents) != 1 or len(set(ids)) < 2:
        return None
    document = documents[0]
    picked = []
    for one in dict.fromkeys(ids):
        others = [m for m in question.activities if m.id in ids and m.id != one]
        words = tuple(w for w in question.words if not any(m.start < w.end and w.start < m.end for m in others))
        alone = replace(question, activities=tuple(m for m in question.activities if m not in others), words=words)
        found = pick(replace(evidence, question=alone), document)
        if found is not None:
            picked.append((document, *found))
    if len(picked) < 2:
        return None
    picked.sort(key=lambda entry: -_order(entry[2]))
    markers = [composer.figure(document, figure) for _, _, figure in picked]
    parts = [f"{label} {_signed(figure, language)}{when(figure.period, language)}" for _, label, figure in picked]
    composer.say(f"{place_of(document, language)}: {listed(parts, language)}.", *markers)
    columns = ("Uppgift", "Period", "Värde") if language == "sv" else ("What", "Period", "Value")
    rows = [
        (label, when(figure.period, language).strip(), f"{_signed(figure, language)} [{marker}]")
        for (_, label, figure), marker in zip(picked, markers, strict=True)
    ]
    composer.table = AnswerTable(columns, tuple(rows))
    return "answered"


def _across_activities(evidence: Evidence, composer: Composer) -> Status | None:
    """The activities of each report by what is asked for, the one asked for first."""
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
        if sum(abs(f.base_value or 0) for _, f in found) > sum(abs(f.base_value or 0) for _, f in rows):
            rows = found
    direction = question.direction if wanted is Measure.DEVIATION else None
    if direction is not None:
        rows = [(fact, figure) for fact, figure in rows if figure.favourable == direction]
    smallest = SMALLEST.search(fold(question.text)) is not None
    return sorted(rows, key=lambda pair: abs(pair[1].base_value or 0), reverse=not smallest)


def parts(evidence: Evidence, document: Document) -> dict[int, list[Fact]]:
    """By table with a whole-committee total: its rows of activities, totals and income or cost lines left out."""
    tables: dict[int, list[Fact]] = {}
    whole = {fact.table for fact in evidence.wholes(document)}
    activities = [f for f in evidence.catalogue.facts if f.document == document.id and f.table in whole]
    for fact in activities:
        if fact.table is None or fact.total or fact.line in (Line.INCOME, Line.COST) or is_whole(fact.label):
            continue
        if any(f.unit.kind is UnitKind.MONEY for f in fact.figures):
            tables.setdefault(fact.table, []).append(fact)
    # A table of kinds of income and cost has totals too, but its rows are no activities.
    return {
        n: facts for n, facts in tables.items() if sum(f.activity is not None for f in facts) * 2 >= len(facts)
    } or tables


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
    what = _what(figure, language)
    smallest = SMALLEST.search(fold(question.text)) is not None
    most = ("minst" if smallest else "störst") if language == "sv" else ("smallest" if smallest else "largest")
    if language == "sv":
        composer.say(
            f"I {place} har {name} {most} {what}{when(figure.period, language)}: {amount(figure, language)}.", marker
        )
    else:
        composer.say(
            f"In {place}, {name} has the {most} {what}{when(figure.period, language)}: {amount(figure, language)}.",
            marker,
        )
    rest = []
    markers = []
    for other, value in ranked[1:4]:
        markers.append(composer.figure(document, value))
        rest.append(f"{subject(other.label, other.activity, document, language)} {amount(value, language)}")
    if rest:
        composer.say(
            ("Därefter följer " if language == "sv" else "Next come ") + listed(rest, language) + ".", *markers
        )
    if composer.table is None:
        rows = tuple(
            (
                subject(f.label, f.activity, document, language),
                f"{_signed(v, language)} [{composer.figure(document, v)}]",
            )
            for f, v in ranked[:LISTED]
        )
        composer.table = AnswerTable(
            ("Verksamhet" if language == "sv" else "Activity", capital(f"{what}{when(figure.period, language)}")), rows
        )


def _what(figure: Figure, language: Language) -> str:
    if figure.measure is Measure.DEVIATION:
        return result_noun(figure.favourable, language) + (" mot budget" if language == "sv" else " against budget")
    return MEASURES[language][figure.measure]


def _signed(figure: Figure, language: Language) -> str:
    text = amount(figure, language)
    if figure.measure is Measure.DEVIATION and figure.favourable is not None:
        return f"−{text}" if figure.favourable < 0 else f"+{text}" if figure.favourable else text
    return text


def _across_places(evidence: Evidence, composer: Composer) -> Status | None:
    """One figure for each report, a sentence on the ends and a row for each."""
    question, language = evidence.question, composer.language
    picked: list[tuple[Document, str, Figure]] = []
    absent: list[Document] = []
    for document in lookup.latest(evidence.scope.documents, question):
        found = pick(evidence, document)
        if found is None:
            absent.append(document)
        else:
            picked.append((document, *found))
    if len(picked) < 1:
        return None
    picked.sort(key=lambda entry: -_order(entry[2]))
    markers = [composer.figure(document, figure) for document, _, figure in picked]
    if len(picked) > 1:
        _say_ends(picked, markers, composer)
    else:
        document, label, figure = picked[0]
        composer.say(
            f"{place_of(document, language)}: {label} {_signed(figure, language)}{when(figure.period, language)}.",
            markers[0],
        )
    rows = [
        (
            place_of(document, language),
            label,
            when(figure.period, language).strip(),
            f"{_signed(figure, language)} [{marker}]",
        )
        for (document, label, figure), marker in zip(picked, markers, strict=True)
    ]
    nothing = "redovisas inte" if language == "sv" else "not reported"
    rows += [
        (place_of(document, language), nothing, when(document.meta.period, language).strip(), "") for document in absent
    ]
    columns = (
        ("Kommun", "Uppgift", "Period", "Värde") if language == "sv" else ("Municipality", "What", "Period", "Value")
    )
    composer.table = AnswerTable(columns, tuple(rows))
    _say_absent(absent, evidence, composer)
    _warn_unlike([figure for _, _, figure in picked], composer, tuple(markers))
    return "answered" if not absent and not evidence.scope.absent_places and len(picked) > 1 else "partial"


def pick(evidence: Evidence, document: Document) -> tuple[str, Figure] | None:
    question = evidence.question
    identifier = lookup.activity_asked(question)
    if lookup.asks_accounts(question) or (identifier is not None and question.quantity in (None, "money")):
        accounts = (
            next((e for e in evidence.economies(identifier) if e.document.id == document.id), None)
            if identifier
            else evidence.board(document)
        )
        if accounts is not None:
            order = lookup.slots_asked(question)
            figure = next((f for slot in order if (f := accounts[slot]) is not None), None)
            if figure is not None:
                return subject(accounts.label, identifier, document, evidence.question.language), figure
        if identifier is None:
            return None
    for found in evidence.facts([document.id], limit=10):
        if found.coverage < ENOUGH:
            break
        figure = main_figure(found.fact, question, document.meta.period)
        if figure is not None:
            return found.fact.label, figure
    return None


def _order(figure: Figure) -> float:
    value = float(figure.base_value or 0)
    if figure.measure is Measure.DEVIATION and figure.favourable is not None:
        return abs(value) * figure.favourable
    return abs(value) if figure.unit.kind is UnitKind.MONEY else value


def _say_ends(picked: list[tuple[Document, str, Figure]], markers: list[int], composer: Composer) -> None:
    language = composer.language
    (top, top_label, high), (low_doc, _, low) = picked[0], picked[-1]
    best, worst = place_of(top, language), place_of(low_doc, language)
    if high.measure is Measure.DEVIATION:
        lead = ("Bäst mot budget ligger", "sämst") if language == "sv" else ("Best against budget is", "worst is")
    else:
        lead = ("Högst ligger", "lägst") if language == "sv" else ("Highest is", "lowest is")
    composer.say(
        f"{lead[0]} {best} ({_signed(high, language)}{when(high.period, language)}), {lead[1]} {worst} ({_signed(low, language)}{when(low.period, language)}).",
        markers[0],
        markers[-1],
    )


def _say_absent(absent: list[Document], evidence: Evidence, composer: Composer) -> None:
    language = composer.language
    names = list(dict.fromkeys([place_of(d, language) for d in absent] + list(evidence.scope.absent_places)))
    if names:
        text = listed(names, language)
        composer.say(
            f"För {text} redovisas ingen sådan uppgift."
            if language == "sv"
            else f"No such figure is reported for {text}."
        )


def _warn_unlike(figures: list[Figure], composer: Composer, markers: tuple[int, ...]) -> None:
    """Say where the compared figures are not of the same kind."""
    spans = {(f.period.start.month, f.period.end.month, f.period.kind) if f.period else None for f in figures}
    years = {f.period.year if f.period else None for f in figures}
    units = {f.unit.kind for f in figures}
    notes = []
    if len(spans) > 1 or len(years) > 1:
        notes.append("perioderna är olika" if composer.language == "sv" else "the periods differ")
    if len(units) > 1:
        notes.append("enheterna är olika" if composer.language == "sv" else "the units differ")
    if notes:
        lead = "Jämför med försiktighet: " if composer.language == "sv" else "Compare with care: "
        composer.warn("definition", lead + listed(notes, composer.language) + ".", markers)
