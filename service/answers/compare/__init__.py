"""Compare: who is highest or lowest, over municipalities or over the activities of one report, with a table."""

import re
from dataclasses import replace

from index.activities import activity as activity_of
from index.language import fold
from index.types import Document, Figure, Measure, UnitKind
from service.answers import lookup
from service.answers.compare.gap import gap_between, gap_clause
from service.answers.compare.likeness import of_a_time, unlike, warn_unlike
from service.answers.compare.verdict import is_so
from service.answers.selection.alike import PART, Picked, alike_figures, is_part, order, pick
from service.answers.selection.units import told_units
from service.answers.sentences.leads import lead
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.english.headings import english
from service.evidence.evidence import Evidence
from service.question import Question
from service.question.superlative import lowest_first
from service.types import AnswerTable, Language, Status
from service.wording import amount, listed, result_noun, when

HOW_WENT = re.compile(
    r"\b(?:hur (?:(?:det|bra|daligt|hade|har) ){0,2}(?:gar|gick|gatt)|how (?:\w+ ){0,3}(?:going|went|do|did|doing))\b"
)
"""Asks how things are going, which is how they stand against their budget."""
WORST = re.compile(r"\b(samst|varst|worst)")


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    question = evidence.question
    if not question.measures and question.quantity is None and HOW_WENT.search(question.folded):
        evidence = replace(evidence, question=replace(question, measures=(Measure.DEVIATION,)))
    return _across_topics(evidence, composer) or _across_places(evidence, composer)


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
    if len(question.places) == 1 and len(question.years) > 1 and len(documents) < len(question.years):
        return None  # several years in the columns of one report
    picked = alike_figures(evidence, documents)
    absent = [document for document in documents if all(document is not one for one, _, _ in picked)]
    if not picked or (len(documents) == len(picked) == len(question.places) == 1):
        return None  # one figure of one report is compared with nothing: it is looked up with what stands beside it
    picked = [one for entry in picked for one in _units(entry, evidence)]
    picked.sort(key=lambda entry: -order(entry[2]))
    markers = [composer.figure(document, figure) for document, _, figure in picked]
    wholes = [(one, mark) for one, mark in zip(picked, markers, strict=True) if not is_part(one[2], question)]
    if 1 < len(wholes) < len(picked):  # a unit is neither the highest nor the lowest of the municipalities
        _say_ends([one for one, _ in wholes], [mark for _, mark in wholes], evidence, composer)
        _say_parts(picked, markers, evidence, composer)
    elif unlike([figure for _, _, figure in picked]):  # no one of them can be the most
        _say_each(picked, markers, composer)
    elif len(picked) > 1:
        _say_ends(picked, markers, evidence, composer)
        if wholes and len(picked) > len({document.id for document, _, _ in picked}):  # units of one of them
            _say_parts(picked, markers, evidence, composer)
    else:
        document, label, figure = picked[0]
        value = f"{signed(figure, language)}{when(figure.period, language)}"
        composer.say(f"{place_of(document, language)}: {_shown(label, language)} {value}.", markers[0])
    composer.table = _table(picked, markers, absent, language)
    say_absent(absent, evidence, composer)
    warn_unlike([figure for _, _, figure in picked], question, composer, tuple(markers))
    return "answered" if not absent and not evidence.scope.absent_places and len(picked) > 1 else "partial"


def _units(entry: Picked, evidence: Evidence) -> list[Picked]:
    """A report's figure; of one that only tells of its units, each of them ("barn- och familjeenheten", "omsorgen")."""
    document, _, figure = entry
    if PART.search(fold(figure.activity)) is None:
        return [entry]
    told = [(document, fact.label, one) for _, fact, one in told_units(evidence, document)]
    return told if any(one is figure for _, _, one in told) else [entry]


def _shown(label: str, language: Language) -> str:
    """A row's name for a reader of the language: in English with the Swedish in parentheses, where it is known."""
    rendered = english(label) if language == "en" else None
    return f"{rendered} ({label})" if rendered else label


def signed(figure: Figure, language: Language) -> str:
    """A value with its sign where it is a deviation: "−13,4 mnkr"."""
    text = amount(figure, language)
    if figure.measure is Measure.DEVIATION and figure.favourable is not None:
        return f"−{text}" if figure.favourable < 0 else f"+{text}" if figure.favourable else text
    return text


def _named(entry: Picked, picked: list[Picked], language: Language) -> str:
    """The place, with the year where the same place is compared with itself."""
    document = entry[0]
    same = {other[0].id for other in picked if other[0].meta.municipality == document.meta.municipality}
    return _dated(document, language) if len(same) > 1 else place_of(document, language)


def _dated(document: Document, language: Language) -> str:
    place, period = place_of(document, language), document.meta.period
    return f"{place} {period.year}" if period is not None else place


def _say_ends(picked: list[Picked], markers: list[int], evidence: Evidence, composer: Composer) -> None:
    """Who is at the end that was asked for, and who is at the other."""
    language, question = composer.language, evidence.question
    folded = question.folded
    ends = [(picked[0], markers[0]), (picked[-1], markers[-1])]
    deviations = picked[0][2].measure is Measure.DEVIATION
    if deviations:
        words = {"sv": ("Bäst mot budget ligger", "sämst"), "en": ("Best against budget is", "worst is")}[language]
        back = {"sv": ("Sämst mot budget ligger", "bäst"), "en": ("Worst against budget is", "best is")}[language]
        turned = (question.direction == -1 or WORST.search(folded) is not None) != lowest_first(question)
    else:
        words = {"sv": ("Högst ligger", "lägst"), "en": ("Highest is", "lowest is")}[language]
        back = {"sv": ("Lägst ligger", "högst"), "en": ("Lowest is", "highest is")}[language]
        turned = lowest_first(question)
    if turned:
        ends, words = ends[::-1], back
    high, low = picked[0], picked[-1]
    gap = None
    if of_a_time(high[2], low[2]) and is_part(high[2], question) == is_part(low[2], question):
        marks, of = [markers[0], markers[-1]], high[0].meta.municipality
        gap = gap_between(high[2], low[2], marks, of, composer, one_report=False)
    told = [f"{_named(e, picked, language)} ({signed(e[2], language)}{when(e[2].period, language)})" for e, _ in ends]
    text = f"{words[0]} {told[0]}, {words[1]} {told[1]}{gap_clause(gap, composer)}."
    holds = _verdict(picked, question)
    if holds is not None:
        text = f"{lead(holds, composer)}, {text[:1].lower()}{text[1:]}"
    composer.say(text, *(marker for _, marker in ends))
    if deviations and question.direction is not None and not any(e[2].favourable == question.direction for e in picked):
        noun = result_noun(question.direction, language)
        composer.say(f"Ingen redovisar ett {noun}." if language == "sv" else f"None reports a {noun}.", *markers)


def _verdict(picked: list[Picked], question: Question) -> bool | None:
    """The answer to whether the first of two municipalities has more than the second; None where that is not asked."""
    named = [[figure for document, _, figure in picked if document.meta.municipality == one] for one in question.places]
    if len(picked) != PAIR or [len(of_one) for of_one in named] != [1, 1]:
        return None
    first, second = named[0][0], named[1][0]
    if first.unit.kind is UnitKind.MONEY and not of_a_time(first, second):
        return None  # a year's cost is more than eight months' of anything
    return is_so(first, second, question)


PAIR = 2


def _say_each(picked: list[Picked], markers: list[int], composer: Composer) -> None:
    """What each of the reports counts, where they count unlike things."""
    language = composer.language
    told = [f"{_named(e, picked, language)} {signed(e[2], language)}{when(e[2].period, language)}" for e in picked]
    opening = "Rapporterna räknar olika saker" if language == "sv" else "The reports count unlike things"
    composer.say(f"{opening}: {listed(told, language)}.", *markers)


def _say_parts(picked: list[Picked], markers: list[int], evidence: Evidence, composer: Composer) -> None:
    """What the reports that only tell of a part, or of several, have."""
    language = composer.language
    held: dict[str, list[tuple[Picked, int]]] = {}
    for entry, marker in zip(picked, markers, strict=True):
        if is_part(entry[2], evidence.question):
            held.setdefault(entry[0].id, []).append((entry, marker))
    for parts in held.values():
        told = [f"{label} {signed(f, language)}{when(f.period, language)}" for (_, label, f), _ in parts]
        one = ("bara en del", "only a part is") if len(told) == 1 else ("bara delar", "only parts are")
        place = place_of(parts[0][0][0], language)
        opening = f"För {place} redovisas {one[0]}" if language == "sv" else f"For {place} {one[1]} reported"
        composer.say(f"{opening}: {listed(told, language)}.", *(marker for _, marker in parts))


def _table(picked: list[Picked], markers: list[int], absent: list[Document], language: Language) -> AnswerTable:
    rows = [
        (
            _named(entry, picked, language),
            _shown(entry[1], language),
            when(entry[2].period, language).strip(),
            f"{signed(entry[2], language)} [{m}]",
        )
        for entry, m in zip(picked, markers, strict=True)
    ]
    nothing = "redovisas inte" if language == "sv" else "not reported"
    rows += [(place_of(d, language), nothing, when(d.meta.period, language).strip(), "") for d in absent]
    sv, en = ("Kommun", "Uppgift", "Period", "Värde"), ("Municipality", "What", "Period", "Value")
    return AnswerTable(sv if language == "sv" else en, tuple(rows))


def say_absent(absent: list[Document], evidence: Evidence, composer: Composer) -> None:
    """Say which reports, and which places without a report, have no such figure."""
    language = composer.language
    held = [document.meta.municipality for document in evidence.scope.documents]
    places = [_dated(d, language) if held.count(d.meta.municipality) > 1 else place_of(d, language) for d in absent]
    names = list(dict.fromkeys([*places, *evidence.scope.absent_places]))
    if names:
        say_no_figure(listed(names, language), composer)


def say_no_figure(what: str, composer: Composer) -> None:
    """Say that what is asked for is not reported for a place or a year."""
    sv, en = f"För {what} redovisas ingen sådan uppgift.", f"No such figure is reported for {what}."
    composer.say(sv if composer.language == "sv" else en)
