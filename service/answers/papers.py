"""What a report gives twice and not alike that is no figure: a case number, the day of a paper, when a law begins."""

import re

from index.audit import Finding, FindingKind, Place
from index.language import fold
from index.types import Span
from service.answers.phrases import place_of
from service.catalogue import Shelf
from service.composer import Composer
from service.evidence import Evidence
from service.forms import MONTHS
from service.types import Language

PAPERS = (FindingKind.CASE, FindingKind.DAY, FindingKind.EFFECT)
"""Findings whose places hold no figures."""
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
}
ASKED = {
    FindingKind.CASE: re.compile(
        r"\b(?:diarienum\w*|diarie\w*|dnr|arendenum\w*|case (?:number|no)|registration number|reference number)\b"
    ),
    FindingKind.DAY: re.compile(r"\b(?:daterad\w*|datering\w*|dated)\b"),
    FindingKind.EFFECT: re.compile(r"\b(?:nar|datum\w*|vilken dag|vilket ar|date|what day|which year|when)\b"),
}
"""How a question asks for such a thing, by the kind of finding."""


def tell_papers(finding: Finding, shelf: Shelf, composer: Composer) -> tuple[str, tuple[int, ...]] | None:
    """The two that a report gives, with what they are of and where each stands."""
    if finding.second is None:
        return None
    places = (finding.first, finding.second)
    markers = tuple(composer.cite(shelf.document, place.quote) for place in places)
    form = FORMS[finding.kind][composer.language]
    what = finding.first.what[:1].upper() + finding.first.what[1:]
    return f"{what}: {form.format(*(_shown(place, composer.language) for place in places))}.", markers


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
            if finding.kind not in asked or not any(span.covers(one.span) for span in spans for one in places):
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
