"""What a report gives twice and not alike that is no figure: a case number, a paper's day or quarter, when a law
begins, how far an area of goals is furthered."""

import re

from index.audit import Finding, FindingKind, Place
from index.language import fold
from index.types import Span
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.documents.catalogue import Shelf
from service.evidence.evidence import Evidence
from service.question.forms import MONTHS
from service.types import Language
from service.vocabulary.polarity import matched

PAPERS = (FindingKind.CASE, FindingKind.DAY, FindingKind.EFFECT, FindingKind.QUARTER, FindingKind.GRADE)
"""Findings whose places hold no figures."""
OF_PAPERS = (FindingKind.CASE, FindingKind.DAY)
"""Those that a question asks for by name: a case number, the day that a paper is dated."""
FORMS: dict[FindingKind, dict[Language, str]] = {
    FindingKind.CASE: {
        "sv": "kallelsen anger {} men handlingen {}",
        "en": "the notice gives {} but the paper {}",
    },
    FindingKind.DAY: {
        "sv": "handlingen är daterad {} men mötet hålls {}",
        "en": "the paper is dated {} but the meeting is {}",
    },
    FindingKind.EFFECT: {
        "sv": "enligt en mening träder lagen i kraft {}, enligt en annan {}",
        "en": "by one sentence the law takes effect {}, by another {}",
    },
    FindingKind.QUARTER: {
        "sv": "rubriken säger {} men texten säger sig avse {}",
        "en": "the title says {} but the text says that it is about {}",
    },
    FindingKind.GRADE: {
        "sv": "enligt en mening bidrar nämnden i {}, enligt en annan i {}",
        "en": "by one sentence the committee furthers it “i {}”, by another “i {}”",
    },
}
ALL_DATED: dict[Language, str] = {
    "sv": "Flera handlingar är daterade {} men mötet hålls {}.",
    "en": "Several papers are dated {} but the meeting is {}.",
}
ASKED = {
    FindingKind.CASE: re.compile(
        r"\b(?:diarienum\w*|diarie\w*|dnr|arendenum\w*|case (?:number|no)|registration number|reference number)\b"
    ),
    FindingKind.DAY: re.compile(r"\b(?:daterad\w*|datering\w*|dated)\b"),
    FindingKind.EFFECT: re.compile(r"\b(?:nar|datum\w*|vilken dag|vilket ar|date|what day|which year|when)\b"),
    FindingKind.QUARTER: re.compile(r"\b(?:kvartal\w*|quarter\w*|period\w*)\b"),
    FindingKind.GRADE: re.compile(
        r"\b(?:grad|utstrackning|bidra\w*|bedom\w*|hur (?:mycket|val|bra)|extent|contribut\w*|degree)\b"
    ),
}
"""How a question asks for such a thing, by the kind of finding."""

PAPER = re.compile(
    r"handling|tjansteskriv|papper|dokument|protokoll|kallels|underlag|mote|namndmote|datum|dag|paper|document|letter"
    r"|meeting|date"
)
SEVERAL = 3
"""Papers that bear a wrong day from which on it is said of the papers, whichever is meant."""
FEWEST, NAMED = 2, 0.6
"""Words of the question that must be of the paper: how many, and which share of them."""


def _is_of_paper(finding: Finding, evidence: Evidence) -> bool:
    """Whether the question names the paper, or what else the finding is of, and little beside it."""
    words = [word for word in evidence.words() if ASKED[finding.kind].search(fold(word.stem)) is None]
    if (
        finding.kind in OF_PAPERS
        and len(finding.inputs) >= SEVERAL
        and all(PAPER.match(fold(word.stem)) for word in words)
    ):
        return bool(words)  # all of the papers are asked about
    named = matched(words, fold(finding.first.what))
    return len(named) >= FEWEST and len(named) >= NAMED * len(words)


def tell_papers(finding: Finding, shelf: Shelf, composer: Composer) -> tuple[str, tuple[int, ...]] | None:
    """The two that a report gives, with what they are of and where each stands."""
    if finding.second is None:
        return None
    places = (finding.first, finding.second)
    markers = tuple(composer.cite(shelf.document, place.quote) for place in places)
    form = FORMS[finding.kind][composer.language]
    shown = [_shown(place, composer.language) for place in places]
    if finding.kind is FindingKind.DAY and len(finding.inputs) >= SEVERAL:
        return ALL_DATED[composer.language].format(*shown), markers
    what = re.sub(r"^Ärende \d+,\s*", "", finding.first.what)  # its number stands in the list of them alone
    if finding.kind is FindingKind.GRADE:  # its number stands in the heading alone, which is not quoted
        what = re.sub(r"^\D*\d+\W*", "", what) or what
    what = what[:1].upper() + what[1:]
    return f"{what}: {form.format(*shown)}.", markers


def _shown(place: Place, language: Language) -> str:
    """As printed, the months in the answer's language."""
    text = " ".join(place.text.split())
    if language == "en":
        for swedish, english in MONTHS.items():
            text = re.sub(rf"\b{swedish}\b", english.capitalize(), text, flags=re.IGNORECASE)
    return text


def say_papers(evidence: Evidence, composer: Composer) -> None:
    """After an answer that quotes one of two case numbers or days: the other, and that they do not go together."""
    folded = fold(evidence.question.text + " " + evidence.question.english)
    asked = [kind for kind, pattern in ASKED.items() if pattern.search(folded)]
    quoted: dict[str, list[Span]] = {}
    for citation in composer.citations:
        quoted.setdefault(citation.document, []).append(Span(citation.start, citation.end))
    for identity, spans in quoted.items():
        shelf = evidence.catalogue.shelves[identity]
        for finding in shelf.findings:
            places = [place for place in (finding.first, finding.second) if place is not None]
            shown = any(span.covers(one.span) for span in spans for one in places)
            if finding.kind not in asked or not (shown or _is_of_paper(finding, evidence)):
                continue
            told = tell_papers(finding, shelf, composer)
            if told is None:
                continue
            place = place_of(shelf.document, composer.language)
            text = (
                f"Rapporten från {place} motsäger sig själv. {told[0]}"
                if composer.language == "sv"
                else f"The report from {place} contradicts itself. {told[0]}"
            )
            composer.say(text, *told[1])
            composer.warn("conflict", text, told[1])
