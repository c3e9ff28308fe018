"""Compare: who is highest or lowest, over municipalities or over the activities of one report, with a table."""

import re
from collections import Counter
from dataclasses import replace

from index.activities import activity as activity_of
from index.language import fold
from index.types import Document, Figure, Line, Measure, UnitKind
from service.answers import lookup
from service.answers.choice import main_figure
from service.answers.likely import likely_numbers
from service.answers.phrases import place_of, subject
from service.composer import Composer
from service.economy import Economy, Slot, economy
from service.evidence import ENOUGH, Evidence
from service.types import AnswerTable, Language, Status
from service.wording import amount, listed, result_noun, when

SMALLEST = re.compile(r"\b(lagst|minst|billigast|lowest|smallest|least|cheapest)")
WORST = re.compile(r"\b(samst|varst|worst)")


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    return _across_topics(evidence, composer) or _across_places(evidence, composer)


Picked = tuple[Document, str, Figure]


def pick_topics(evidence: Evidence) -> list[Picked]:
    """Two or more activities of one report, each by the row that answers the question about it alone; else nothing."""
    question = evidence.question
    documents = lookup.latest(evidence.scope.documents, question)
    ids = [m.id for m in question.activities if not m.weak and not activity_of(m.id).topic]
    if len(documents) != 1 or len(set(ids)) < 2:
        return []
    document = documents[0]
    picked = []
    for one in dict.fromkeys(ids):
        others = [m for m in question.activities if m.id in ids and m.id != one]
        words = tuple(w for w in question.words if not any(m.start < w.end and w.start < m.end for m in others))
        alone = replace(question, activities=tuple(m for m in question.activities if m not in others), words=words)
        found = pick(replace(evidence, question=alone), document)
        if found is not None:
            picked.append((document, *found))
    return picked


def _across_topics(evidence: Evidence, composer: Composer) -> Status | None:
    """A row and a clause for each of the activities."""
    language = composer.language
    picked = pick_topics(evidence)
    if len(picked) < 2:
        return None
    document = picked[0][0]
    picked.sort(key=lambda entry: -order(entry[2]))
    markers = [composer.figure(document, figure) for _, _, figure in picked]
    parts = [f"{label} {signed(figure, language)}{when(figure.period, language)}" for _, label, figure in picked]
    composer.say(f"{place_of(document, language)}: {listed(parts, language)}.", *markers)
    columns = ("Uppgift", "Period", "Värde") if language == "sv" else ("What", "Period", "Value")
    rows = [
        (label, when(figure.period, language).strip(), f"{signed(figure, language)} [{marker}]")
        for (_, label, figure), marker in zip(picked, markers, strict=True)
    ]
    composer.table = AnswerTable(columns, tuple(rows))
    return "answered"


def _across_places(evidence: Evidence, composer: Composer) -> Status | None:
    """One figure for each report, a sentence on the ends and a row for each."""
    question, language = evidence.question, composer.language
    documents = lookup.latest(evidence.scope.documents, question)
    slot = common_slot(evidence, documents)
    found = [(document, pick(evidence, document, slot)) for document in documents]
    kind = _common_kind([one[1] for _, one in found if one is not None])
    picked: list[Picked] = []
    absent = []
    for document, one in found:
        if one is None or (kind is not None and one[1].unit.kind is not kind):
            absent.append(document)  # a share of one and an amount of the others are not the same figure
        else:
            picked.append((document, *one))
    if not picked:
        return None
    picked.sort(key=lambda entry: -order(entry[2]))
    markers = [composer.figure(document, figure) for document, _, figure in picked]
    if len(picked) > 1:
        _say_ends(picked, markers, evidence, composer)
    else:
        document, label, figure = picked[0]
        value = f"{signed(figure, language)}{when(figure.period, language)}"
        composer.say(f"{place_of(document, language)}: {label} {value}.", markers[0])
    composer.table = _table(picked, markers, absent, language)
    _say_absent(absent, evidence, composer)
    _warn_unlike([figure for _, _, figure in picked], composer, tuple(markers))
    return "answered" if not absent and not evidence.scope.absent_places and len(picked) > 1 else "partial"


def _common_kind(figures: list[Figure]) -> UnitKind | None:
    """The kind of unit that most of the figures are in, where some are in another; None where there is no most."""
    counted = Counter(figure.unit.kind for figure in figures).most_common(2)
    return counted[0][0] if len(counted) > 1 and counted[0][1] > counted[1][1] else None


def common_slot(evidence: Evidence, documents: list[Document]) -> Slot | None:
    """The place in the accounts that most of the reports fill, so that like is compared with like."""
    slots = lookup.slots_asked(evidence.question)
    held = [_accounts(evidence, document) for document in documents]
    filled = {slot: sum(one is not None and one[slot] is not None for one in held) for slot in slots}
    best = max(slots, key=lambda slot: (filled[slot], -slots.index(slot)))
    if evidence.question.scope == "to_date" and filled[slots[0]] > 1:
        best = slots[0]  # the time was asked for; reports without it say nothing of it
    return best if filled[best] else None


def _accounts(evidence: Evidence, document: Document) -> Economy | None:
    question = evidence.question
    identifier = lookup.activity_asked(question)
    line = Line(question.line) if question.line else Line.NET
    if identifier is None:
        if question.words or question.activities:
            return None
        return evidence.board(document, line) or _line_total(evidence, document, line)
    return next((e for e in evidence.economies(identifier, line) if e.document.id == document.id), None)


LINE_TOTAL = re.compile(r"(?:(?:verksamhetens|summa|totala?|nettots) )?(?:intakter|kostnader)\W*")


def _line_total(evidence: Evidence, document: Document, line: Line) -> Economy | None:
    """The whole committee's income, or cost: the row of that name with most in it."""
    found = [
        accounts
        for fact in evidence.catalogue.facts_in(document.id)
        if fact.table is not None and LINE_TOTAL.fullmatch(fold(fact.label).strip())
        if (accounts := economy(document, fact.label, fact.figures, line)) is not None
    ]
    return max(found, key=lambda one: (len(one.slots), max(f.size for f in one.slots.values())), default=None)


def pick(evidence: Evidence, document: Document, slot: Slot | None = None) -> tuple[str, Figure] | None:
    """What a report has on the question, as its label and one figure: from the accounts, else the best fact.

    `slot` is the place in the accounts to prefer.
    """
    question = evidence.question
    identifier = lookup.activity_asked(question)
    board = not question.words and not question.activities
    if board or (identifier is not None and question.quantity in (None, "money")):
        accounts = _accounts(evidence, document)
        if accounts is not None:
            slots = ((slot,) if slot is not None else ()) + lookup.slots_asked(question)
            figure = next((f for one in slots if (f := accounts[one]) is not None), None)
            if figure is not None:
                return subject(accounts.label, identifier, document, question.language), figure
    for found in evidence.facts([document.id], limit=10):
        if found.sure < ENOUGH:
            continue
        figure = main_figure(found.fact, question, document.meta.period)
        if figure is not None:
            return found.fact.label, figure
    return _said(evidence, document)


def _said(evidence: Evidence, document: Document) -> tuple[str, Figure] | None:
    """A figure of the likeliest sentence, where no row has one."""
    for one in likely_numbers(evidence, document):
        figure = main_figure(one, evidence.question, document.meta.period)
        if figure is not None:
            return one.label, figure
    return None


def order(figure: Figure) -> float:
    """What figures are compared by: a deviation by how good it is, money by its size, all else by value."""
    value = float(figure.base_value or 0)
    if figure.measure is Measure.DEVIATION and figure.favourable is not None:
        return abs(value) * figure.favourable
    return abs(value) if figure.unit.kind is UnitKind.MONEY else value


def signed(figure: Figure, language: Language) -> str:
    """A value with its sign where it is a deviation: "−13,4 mnkr"."""
    text = amount(figure, language)
    if figure.measure is Measure.DEVIATION and figure.favourable is not None:
        return f"−{text}" if figure.favourable < 0 else f"+{text}" if figure.favourable else text
    return text


def _named(entry: Picked, picked: list[Picked], language: Language) -> str:
    """The place, with the year where the same place is compared with itself."""
    document = entry[0]
    place = place_of(document, language)
    same = [other for other in picked if other[0].meta.municipality == document.meta.municipality]
    return f"{place} {document.meta.period.year}" if len(same) > 1 and document.meta.period else place


def _say_ends(picked: list[Picked], markers: list[int], evidence: Evidence, composer: Composer) -> None:
    """Who is at the end that was asked for, and who is at the other."""
    language, question = composer.language, evidence.question
    folded = question.folded
    ends = [(picked[0], markers[0]), (picked[-1], markers[-1])]
    deviations = picked[0][2].measure is Measure.DEVIATION
    if deviations:
        words = {"sv": ("Bäst mot budget ligger", "sämst"), "en": ("Best against budget is", "worst is")}[language]
        back = {"sv": ("Sämst mot budget ligger", "bäst"), "en": ("Worst against budget is", "best is")}[language]
        turned = question.direction == -1 or WORST.search(folded) is not None
    else:
        words = {"sv": ("Högst ligger", "lägst"), "en": ("Highest is", "lowest is")}[language]
        back = {"sv": ("Lägst ligger", "högst"), "en": ("Lowest is", "highest is")}[language]
        turned = SMALLEST.search(folded) is not None
    if turned:
        ends, words = ends[::-1], back
    told = [f"{_named(e, picked, language)} ({signed(e[2], language)}{when(e[2].period, language)})" for e, _ in ends]
    composer.say(f"{words[0]} {told[0]}, {words[1]} {told[1]}.", *(marker for _, marker in ends))
    if deviations and question.direction is not None and not any(e[2].favourable == question.direction for e in picked):
        noun = result_noun(question.direction, language)
        composer.say(f"Ingen redovisar ett {noun}." if language == "sv" else f"None reports a {noun}.", *markers)


def _table(picked: list[Picked], markers: list[int], absent: list[Document], language: Language) -> AnswerTable:
    rows = [
        (
            _named(entry, picked, language),
            entry[1],
            when(entry[2].period, language).strip(),
            f"{signed(entry[2], language)} [{m}]",
        )
        for entry, m in zip(picked, markers, strict=True)
    ]
    nothing = "redovisas inte" if language == "sv" else "not reported"
    rows += [(place_of(d, language), nothing, when(d.meta.period, language).strip(), "") for d in absent]
    sv, en = ("Kommun", "Uppgift", "Period", "Värde"), ("Municipality", "What", "Period", "Value")
    return AnswerTable(sv if language == "sv" else en, tuple(rows))


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


PART = re.compile(r"\benhet(?:en|ens)?\b|\w+enhet(?:en|ens)\b|\bsektion\b|\bavdelning(?:en|ens)?\b")
"""A unit within the committee's own organisation, in a figure's name."""


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
    parts = [PART.search(fold(f.activity)) is not None for f in figures]
    if any(parts) and not all(parts):
        notes.append(
            "några uppgifter gäller en enhet och andra hela verksamheten"
            if composer.language == "sv"
            else "some figures are of one unit and others of the whole"
        )
    if notes:
        lead = "Jämför med försiktighet: " if composer.language == "sv" else "Compare with care: "
        composer.warn("definition", lead + listed(notes, composer.language) + ".", markers)
