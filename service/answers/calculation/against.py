"""Two things of one report set against each other: which is higher, with both values and how far apart they are."""

import re
from dataclasses import replace

from index.types import Document, Figure, Measure
from service.answers import compare, lookup
from service.answers.calculation.change import say_change
from service.answers.calculation.columns import in_columns, in_sentence
from service.answers.calculation.joint import Term, joint
from service.answers.compare.gap import gap_between, gap_clause
from service.answers.compare.verdict import is_so
from service.answers.selection.alike import order
from service.answers.selection.series import two_ends
from service.answers.sentences.leads import lead
from service.answers.sentences.phrases import place_of, subject, with_group
from service.composer import Composer
from service.english.agreement import agreeing
from service.evidence.evidence import Evidence
from service.question import TopicWord
from service.question.sides import Sides, sides_of
from service.question.superlative import asks_change
from service.types import AnswerTable, Language, Status
from service.wording import listed, result_noun, when

LESS = re.compile(
    r"\b(?:lagst|lagre|minst|mindre|billig\w*|farre|kortare|kortast|lowest|lower|least|less|fewer|cheap\w*|smaller|smallest)\b"
)
PAIR = 2
REPORTS = 3
"""Reports that one answer compares the two things in."""


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """Which of two named things is higher; None where the question names no two, or no report has both."""
    question = evidence.question
    sides = sides_of(question)
    if sides is None:
        return None
    said = 0
    for document in lookup.latest(evidence.scope.documents, question):
        terms = in_columns(evidence, document, sides) or joint(evidence, document, sides)
        if terms is None or all(term.fact.table is None for term in terms):  # one sentence of both says it of one thing
            terms = in_sentence(evidence, document, sides) or terms
        if terms is not None and asks_change(question):
            said += _say_changes(terms, sides, document, evidence, composer)
        elif terms is not None:
            _say(terms, sides, document, evidence, composer)
            said += 1
        if said == REPORTS:
            break
    return "answered" if said else None


def _say_changes(
    terms: tuple[Term, ...], sides: Sides, document: Document, evidence: Evidence, composer: Composer
) -> bool:
    """How each of the things has changed, where the report has all of them at two times."""
    alone = replace(evidence.question, years=())
    held = [two_ends(term.fact, alone) for term in terms]
    pairs = [pair for pair in held if pair is not None]
    if len(pairs) < len(terms) or len({(before.period, after.period) for before, after in pairs}) > 1:
        return False
    for name, (before, after) in zip(_names(terms, sides, document, evidence), pairs, strict=True):
        say_change(name, before, after, document, composer)
    return True


def _say(terms: tuple[Term, ...], sides: Sides, document: Document, evidence: Evidence, composer: Composer) -> None:
    language, question = composer.language, evidence.question
    names = _names(terms, sides, document, evidence)
    pairs = sorted(zip(names, terms, strict=True), key=lambda pair: -order(pair[1].figure))
    markers = [composer.figure(document, term.figure) for _, term in pairs]
    high, low = pairs[0][1].figure, pairs[-1][1].figure
    told = [f"{name} ({_told(t.figure, language)}{when(t.figure.period, language)})" for name, t in pairs]
    less = LESS.search(question.folded) is not None
    if high.measure is Measure.DEVIATION:
        less = question.direction == -1 or compare.WORST.search(question.folded) is not None
    place = place_of(document, language)
    deviates = high.measure is Measure.DEVIATION
    gap = gap_between(high, low, [markers[0], markers[-1]], document.meta.municipality, composer, one_report=True)
    apart = gap_clause(gap, composer)
    if order(high) == order(low):
        text = f"I {place} är de lika: {listed(told, language)}" if language == "sv" else ""
        text = text or f"In {place} they are equal: {listed(told, language)}"
    else:
        ends = ENDS[language][deviates]
        if less:
            told, ends = told[::-1], ends[::-1]
        between = "".join(f", {one}" for one in told[1:-1])
        if language == "sv":
            text = f"I {place} är {told[0]} {ends[0]}{between}, {told[-1]} {ends[1]}{apart}"
        else:
            verb = agreeing("is", told[0])
            text = f"In {place}, {told[0]} {verb} {ends[0]}{between}, {told[-1]} {ends[1]}{apart}"
    holds = is_so(terms[0].figure, terms[1].figure, question) if len(terms) == PAIR else None
    if holds is not None:
        text = f"{lead(holds, composer)}, {text[:1].lower()}{text[1:]}"
    composer.say(text + ".", *markers)
    if composer.table is None:
        columns = ("Uppgift", "Period", "Värde") if language == "sv" else ("What", "Period", "Value")
        rows = tuple(
            (name, when(t.figure.period, language).strip(), f"{compare.signed(t.figure, language)} [{marker}]")
            for (name, t), marker in zip(pairs, markers, strict=True)
        )
        composer.table = AnswerTable(columns, rows)


ENDS: dict[Language, dict[bool, tuple[str, str]]] = {
    "sv": {False: ("högst", "lägst"), True: ("bäst mot budget", "sämst mot budget")},
    "en": {False: ("higher", "lower"), True: ("better against budget", "worse against budget")},
}


def _told(figure: Figure, language: Language) -> str:
    if figure.measure is Measure.DEVIATION and figure.favourable:
        return f"{result_noun(figure.favourable, language)} {compare.signed(figure, language)[1:]}"
    return compare.signed(figure, language)


def _names(terms: tuple[Term, ...], sides: Sides, document: Document, evidence: Evidence) -> list[str]:
    """What the answer calls the two: a table's rows by their labels, columns and sentences by the question's words."""
    bare, language = evidence.question.bare, evidence.question.language
    names = []
    rows = all(term.fact.table is not None for term in terms) and terms[0].fact is not terms[1].fact
    for term, words in zip(terms, sides.items, strict=True):
        if rows:
            name = subject(term.fact.label, term.fact.activity, document, language)
            group = term.fact.first.group
            names.append(with_group(name, group, language) if group and term.fact.label not in group else name)
        else:
            names.append(_asked(words, bare, language))
    return names


def _asked(words: tuple[TopicWord, ...], bare: str, language: Language) -> str:
    """The words as the question has them; in English those that they were put in Swedish from."""
    swedish = bare[min(word.start for word in words) : max(word.end for word in words)]
    said = " ".join(dict.fromkeys(word.said for word in words if word.said))
    return swedish if language == "sv" or not said or said == swedish else f"{said} ({swedish})"
