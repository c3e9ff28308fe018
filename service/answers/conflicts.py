"""What disagrees is shown: when a figure of the answer does not go with another of the same report, both are given."""

from index.audit import Finding, FindingKind
from index.types import Document, Figure, Span
from service.composer import Composer
from service.evidence import Evidence
from service.types import Language
from service.wording import amount, result_noun

SHOWN = 2


def say_conflicts(evidence: Evidence, composer: Composer) -> None:
    """Add a sentence for each contradiction that touches a figure of the answer, at most two."""
    used = {
        (c.document, figure.span): figure
        for c in list(composer.citations)
        for figure in composer.sources.get(c.marker, [])
    }
    said = 0
    for identity in dict.fromkeys(document for document, _ in used):
        shelf = evidence.catalogue.shelves[identity]
        by_span = {figure.span: figure for figure in shelf.figures}
        for finding in shelf.findings:
            if finding.explained_by_rounding or said == SHOWN:
                continue
            touched = _touched(finding, identity, used)
            if touched is None:
                continue
            other = _other(finding, touched, by_span)
            if other is None or other.unit.kind is not touched.unit.kind or (identity, other.span) in used:
                said += _warn(finding, touched, shelf.document, composer)
            else:
                _say(finding, touched, other, shelf.document, composer)
                said += 1


def _touched(finding: Finding, identity: str, used: dict[tuple[str, Span], Figure]) -> Figure | None:
    """The answer's figure that the finding is about."""
    if finding.kind is FindingKind.PERIOD:
        return next(
            (f for (doc, _), f in used.items() if doc == identity and f.header and f"”{f.header}”" in finding.message),
            None,
        )
    places = [finding.first] + ([finding.second] if finding.second is not None else [])
    return next((used[identity, place.span] for place in places if (identity, place.span) in used), None)


def _other(finding: Finding, touched: Figure, by_span: dict[Span, Figure]) -> Figure | None:
    """The printed figure that the touched one does not go with; None where it is only a calculation."""
    if finding.second is None:
        return None
    place = finding.second if finding.first.span == touched.span else finding.first
    return by_span.get(place.span)


def _say(finding: Finding, touched: Figure, other: Figure, document: Document, composer: Composer) -> None:
    language = composer.language
    marker = composer.figure(document, touched)
    second = composer.figure(document, other)
    if finding.kind is FindingKind.PERIOD:
        _warn(finding, touched, document, composer)
        return
    text = _both(touched, other, language)
    if finding.supported is not None:
        text += _supported(touched, other, finding, language)
    composer.say(text + ".", marker, second)
    composer.warn("conflict", text + ".", (marker, second))


def _both(touched: Figure, other: Figure, language: Language) -> str:
    one, two = _named(touched, language), _named(other, language)
    where = _place(other, language)
    if language == "sv":
        return f"Rapporten motsäger sig själv: {one} här men {two}{where}"
    return f"The report contradicts itself: {one} here but {two}{where}"


def _named(figure: Figure, language: Language) -> str:
    noun = (
        f" ({result_noun(figure.favourable, language)})" if figure.favourable and figure.measure == "deviation" else ""
    )
    return amount(figure, language) + noun


def _place(figure: Figure, language: Language) -> str:
    if figure.table is None:
        return " i löptexten" if language == "sv" else " in the text"
    return " i en annan tabell" if language == "sv" else " in another table"


def _supported(touched: Figure, other: Figure, finding: Finding, language: Language) -> str:
    right = (
        touched
        if finding.supported is not None and touched.value is not None and abs(touched.value) == abs(finding.supported)
        else other
    )
    return (
        f"; uträkningen stöder {amount(right, language)}"
        if language == "sv"
        else f"; the arithmetic supports {amount(right, language)}"
    )


def _warn(finding: Finding, touched: Figure, document: Document, composer: Composer) -> int:
    """A contradiction with a calculation: said without its numbers, which stand in the audit."""
    marker = composer.figure(document, touched)
    if finding.kind is FindingKind.PERIOD:
        sv = "Kolumnens rubrik och siffror hör inte till samma period: beloppen är ett annat års i en annan tabell."
        en = "The column's heading and figures are not of one period: the amounts are another year's in another table."
        composer.say(sv if composer.language == "sv" else en, marker)
    else:
        sv = "En uträkning ur rapportens egna tal ger ett annat värde än det angivna; se granskningen av rapporten."
        en = "A calculation from the report's own numbers gives another value than the stated one; see its audit."
    composer.warn("conflict", sv if composer.language == "sv" else en, (marker,))
    return 1
