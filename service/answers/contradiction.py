"""Does the report agree with itself: what its audit found about the thing asked for, both figures side by side."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from index.activities import canonical
from index.activities import match as match_activities
from index.audit import Finding, FindingKind
from index.language import fold, stem, tokenise
from index.numbers import PERCENT, find_quantities, format_en, format_sv
from index.types import Document, Figure, Span
from service.answers import lookup
from service.answers.conflicts import is_slight, standing
from service.answers.phrases import place_of
from service.composer import Composer
from service.economy import is_whole
from service.evidence import Evidence
from service.question import asking
from service.types import Language, Status
from service.wording import amount, quoted

SHOWN = 6
"""Contradictions told of one report; the audit has them all."""


def answer(evidence: Evidence, composer: Composer) -> Status | None:
    """The contradictions about the topic, or all of a report's; else what the reports say, and that none was found."""
    said = 0
    for document in lookup.latest(evidence.scope.documents, evidence.question)[: lookup.PLACES]:
        shelf = evidence.catalogue.shelves[document.id]
        found = [f for f in shelf.findings if not f.explained_by_rounding and not is_slight(f)]
        chosen = _about(found, evidence)
        by_span = {figure.span: figure for figure in shelf.figures}
        if chosen:
            place = place_of(document, composer.language)
            composer.say(
                f"Granskningen av rapporten från {place} visar:"
                if composer.language == "sv"
                else f"The audit of the report from {place} shows:",
                opens="paragraph" if composer.sentences else "",
            )
        for finding in chosen[:SHOWN]:
            said += _say(finding, by_span, document, composer)
        if len(chosen) > SHOWN:
            sv, en = "Fler står i granskningen av rapporten.", "More stand in the audit of the report."
            composer.say(sv if composer.language == "sv" else en, opens="paragraph")
    if said:
        return "answered"
    status = lookup.answer(evidence, composer)
    if status is not None:
        composer.say(
            "Granskningen hittar ingen motsägelse om detta."
            if composer.language == "sv"
            else "The audit finds no contradiction about this."
        )
    return status


def _about(findings: list[Finding], evidence: Evidence) -> list[Finding]:
    """The findings on the question's activities and words, those that fit most first; all when it names none."""
    question = evidence.question
    ids = {canonical(m.id) for m in question.activities if not m.weak}
    tokens = [token for word in question.words for token in tokenise(word.text) if token not in asking()]
    words = {stem(token) for token in tokens}
    measures = [measure for measure in question.measures if not ids and not words]
    if not ids and not words and not measures:
        return findings
    scored = []
    for finding in findings:
        places = [place for place in (finding.first, finding.second) if place is not None]
        text = fold(" ".join(place.what for place in places))
        own = {canonical(m.id) for place in places for m in match_activities(place.what)}
        score = 2 * len(ids & own) + sum(word in text for word in words)
        score += sum(str(measure) in _measures(text) for measure in measures)
        if score:
            scored.append((score, finding))
    best = max((score for score, _ in scored), default=0)
    return [finding for score, finding in scored if score * 2 > best]


NAMES = {"forecast": r"progno|helar", "budget": r"budget", "outcome": r"utfall|bokslut", "deviation": r"avv|progno"}


def _measures(text: str) -> set[str]:
    return {name for name, pattern in NAMES.items() if re.search(pattern, text)}


def _say(finding: Finding, by_span: dict[Span, Figure], document: Document, composer: Composer) -> int:
    """One contradiction as a list item; 0 when it cannot be shown."""
    first = by_span.get(finding.first.span)
    second = by_span.get(finding.second.span) if finding.second is not None else None
    if first is None:
        return 0
    language = composer.language
    name = _name(finding, language)
    markers = [composer.figure(document, first)]
    if finding.kind is FindingKind.PERIOD:
        sv = "kolumnens belopp är ett annat års i en annan tabell, så rubriken kan inte stämma"
        en = "the column's amounts are another year's in another table, so its heading cannot be right"
        text = sv if language == "sv" else en
    elif finding.kind is FindingKind.SHARE:
        text = _with_share(finding, first, by_span.values(), document, composer, markers)
    elif second is not None and first.unit.kind is second.unit.kind and finding.calculated is None:
        markers.append(composer.figure(document, second))
        text = standing(finding, first, second, language)
    else:
        text = _calculated(first, language)
    said = {sentence.text.casefold() for sentence in composer.sentences}
    if f"{name}: {text}.".casefold() not in said:
        composer.say(f"{name}: {text}.", *markers, opens="item")
        composer.warn("conflict", composer.sentences[-1].text, tuple(markers))
    return 1


def _calculated(first: Figure, language: Language) -> str:
    stated = amount(first, language)
    if language == "sv":
        return f"rapporten anger {stated}, men dess egna tal ger ett annat värde (se granskningen)"
    return f"the report states {stated}, but its own numbers give another value (see its audit)"


LONGEST = 100
"""Characters of a name; a longer one is cut between words."""
NEARBY = 3000
"""Characters within which the numbers stand that a percentage is calculated from."""


def _with_share(
    finding: Finding, first: Figure, figures: Iterable[Figure], document: Document, composer: Composer, marks: list[int]
) -> str:
    """A printed percentage beside the one that the numbers around it give; `marks` grows by what it needs."""
    language = composer.language
    change = finding.calculation.startswith("ändring")
    values = [abs(q.value) for q in find_quantities(finding.calculation) if q.value is not None][:2]
    found = [_nearest(value, first, figures) for value in values]
    inputs = [figure for figure in found if figure is not None]
    if len(inputs) != 2 or finding.calculated is None:
        return _calculated(first, language)
    own = [composer.figure(document, figure) for figure in inputs]
    marks.extend(mark for mark in own if mark not in marks)
    share = abs(finding.calculated).quantize(Decimal("0.1"), ROUND_HALF_UP)
    text = (format_sv if language == "sv" else format_en)(share, PERCENT, 1)
    composer.derive(
        text,
        str(share),
        "%",
        "percent_change" if change else "share",
        [(str(value), mark) for value, mark in list(zip(values, own, strict=True))[:: -1 if change else 1]],
        first,
        document.meta.municipality,
    )
    stated = amount(first, language)
    if language == "sv":
        return f"rapporten anger {stated}, men dess egna tal ger {text}"
    return f"the report states {stated}, but its own numbers give {text}"


def _nearest(value: Decimal, first: Figure, figures: Iterable[Figure]) -> Figure | None:
    """The figure of that size which stands nearest; None when there is none close by."""
    same = [f for f in figures if f.value is not None and abs(f.value) == value]
    near = min(same, key=lambda f: abs(f.span.start - first.span.start), default=None)
    return near if near is not None and abs(near.span.start - first.span.start) <= NEARBY else None


def _name(finding: Finding, language: Language) -> str:
    """What a finding is about: the more telling of its two names."""
    names = [p.what.split(",")[0].split(" – ")[-1].strip() for p in (finding.first, finding.second) if p is not None]
    telling = [name for name in names if name and not is_whole(name)] or names
    name = max(telling, key=len)
    return quoted(name if len(name) <= LONGEST else name[:LONGEST].rsplit(" ", 1)[0], language)
