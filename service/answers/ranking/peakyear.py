"""In which year something was most or least: "vilket år var kostnaden lägst?"."""

import re
from dataclasses import replace

from index.language import fold
from index.types import Document, Figure, Measure
from service.answers import lookup
from service.answers.selection.series import series
from service.answers.sentences.phrases import place_of, subject, with_group
from service.answers.trend import level, show
from service.composer import Composer
from service.documents.catalogue import Fact
from service.evidence.evidence import Evidence
from service.question import Kind, Question
from service.question.superlative import LEAST, has_end
from service.types import Language, Status
from service.wording import amount, capital, listed, when

WHEN = re.compile(
    r"\b(?:which|what) years?\b|^\W*(?:nar|when)\b(?! (?:borja|inford|starta|ska|kommer|tra))"
    r"|\b(?:vilken|which) (?:period|tertial|manad|month)\b"
    r"|\bvilket ar (?:var|hade|blev|gick|kostade|lag|fanns|fick|foll|steg|sjonk)\b"  # of "vilket är" never
)
YEAR = re.compile(r"\bvilk(?:et|a) år\b", re.IGNORECASE)
"""Looked for with its ring: without it "vilka är" is the same."""
TIME = re.compile(r"(?:ar|aret|aren|arens|nar|period(?:en)?)")


def goes_first(question: Question) -> bool:
    """Whether a question asks for the time of the most, or the least, of one thing of one municipality."""
    timed = WHEN.search(question.folded) is not None or YEAR.search(question.text) is not None
    asked = timed and has_end(question) and len(question.places) < 2
    if question.direction is not None or question.asks(Measure.DEVIATION):
        return False  # how the budget was kept is in no such series
    return asked and question.kind not in (Kind.WHY, Kind.CONFLICT)


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The year at the asked end of the series of each report; None where no report has one."""
    question = evidence.question
    words = tuple(word for word in question.words if TIME.fullmatch(fold(word.text)) is None)
    evidence = replace(evidence, question=replace(question, words=words, operation=None))
    said = False
    for document in lookup.latest(evidence.scope.documents, question)[: lookup.PLACES]:
        found = series(evidence, document)
        if found is not None and found[1][0].measure is not Measure.DEVIATION:
            _say(*found, document, question, composer)
            said = True
    return "answered" if said else None


def _say(fact: Fact, points: list[Figure], document: Document, question: Question, composer: Composer) -> None:
    """ "Lägst var 2022: ... 41,7 mnkr. Serien: ..."."""
    language = composer.language
    least = LEAST.search(question.folded) is not None
    end = (min if least else max)(points, key=level)
    ends = [p for p in points if level(p) == level(end)]
    markers = [composer.figure(document, point) for point in points]
    years = listed([str(p.period.year) for p in ends if p.period is not None], language)
    name = capital(subject(fact.label, fact.activity, document, language))
    if fact.first.group and fact.label not in fact.first.group:
        name = with_group(name, fact.first.group, language)
    lead, place = ENDS[language][least], place_of(document, language)
    told = f"{amount(end, language)}{when(end.period, language)}"
    inside = "i" if language == "sv" else "in"
    composer.say(f"{lead} {years}: {name} {inside} {place} {told}.", markers[points.index(end)])
    steps = [f"{amount(p, language)}{when(p.period, language)}" for p in points]
    composer.say(("Serien: " if language == "sv" else "The series: ") + listed(steps, language) + ".", *markers)
    show(points, markers[0], composer)


ENDS: dict[Language, tuple[str, str]] = {
    "sv": ("Högst var", "Lägst var"),
    "en": ("Highest was", "Lowest was"),
}
