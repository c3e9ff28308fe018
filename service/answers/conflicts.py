"""What disagrees is shown: when a figure of the answer does not go with another of the same report, both are given."""

from index.activities import canonical
from index.audit import Finding, FindingKind
from index.numbers import decimals_of
from index.types import Document, Figure, Span
from service.answers.phrases import place_of
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
            if finding.explained_by_rounding or is_slight(finding) or said == SHOWN:
                continue
            if finding.kind is FindingKind.PERIOD:
                column = _of_column(finding, identity, used)
                said += warn_of(finding, column, shelf.document, composer) if column is not None else 0
                continue
            found = _touched(finding, identity, used, by_span)
            if found is None:
                continue
            touched, other = found
            if other is None or other.unit.kind is not touched.unit.kind or (identity, other.span) in used:
                said += warn_of(finding, touched, shelf.document, composer)
            else:
                said += _say(finding, touched, other, shelf.document, composer)


def is_slight(finding: Finding) -> bool:
    """Two tables one unit of the last digit apart: their parts are rounded, and the audit is the place to say it."""
    second = finding.second
    if finding.kind is not FindingKind.REPEATED or second is None:
        return False
    steps = [place.unit.scale.scaleb(-decimals_of(place.value)) for place in (finding.first, second)]
    apart = abs(abs(finding.first.value * finding.first.unit.scale) - abs(second.value * second.unit.scale))
    return apart <= max(steps)


Used = dict[tuple[str, Span], Figure]
"""Figures of the answer, by document and place."""


def _of_column(finding: Finding, identity: str, used: Used) -> Figure | None:
    """The answer's figure under the heading that a finding about a column names."""
    return next(
        (f for (doc, _), f in used.items() if doc == identity and f.header and f"”{f.header}”" in finding.message), None
    )


def _touched(
    finding: Finding, identity: str, used: Used, by_span: dict[Span, Figure]
) -> tuple[Figure, Figure | None] | None:
    """The answer's figure that the finding is about, and the printed one that it does not go with.

    The second is None where it is only a calculation. A figure that says the same in another place is as good.
    """
    own = [figure for (document, _), figure in used.items() if document == identity]
    for place, other in ((finding.first, finding.second), (finding.second, finding.first)):
        if place is None:
            continue
        found = used.get((identity, place.span)) or _twin(by_span.get(place.span), own)
        if found is not None:
            return found, by_span.get(other.span) if other is not None else None
    return None


def _twin(figure: Figure | None, own: list[Figure]) -> Figure | None:
    """The one of the figures that says the same: of the activity, the measure and the time, and as much."""
    named = canonical(figure.activity) if figure is not None else None
    if figure is None or named is None:
        return None
    alike = [f for f in own if (f.measure, f.period, f.size) == (figure.measure, figure.period, figure.size)]
    return next((f for f in alike if canonical(f.activity) == named), None)


def _say(finding: Finding, touched: Figure, other: Figure, document: Document, composer: Composer) -> int:
    """Both figures and which of them the arithmetic bears out; nothing when a sentence has said so already."""
    marker = composer.figure(document, touched)
    second = composer.figure(document, other)
    text = pair_text(finding, touched, other, document, composer.language)
    if any(sentence.text == text for sentence in composer.sentences):
        return 0
    composer.say(text, marker, second)
    composer.warn("conflict", text, (marker, second))
    return 1


def pair_text(finding: Finding, touched: Figure, other: Figure, document: Document, language: Language) -> str:
    """Two printed figures that do not agree, and which of them the arithmetic bears out."""
    text = _both(touched, other, place_of(document, language), language)
    if finding.supported is not None:
        text += _supported(touched, other, finding, language)
    return text + "."


def standing(finding: Finding, one: Figure, two: Figure, language: Language) -> str:
    """Two printed figures with where they stand: "2,5 mnkr i löptexten men 2,3 mnkr i en tabell"."""
    parts = [f"{_named(figure, language)}{_where(figure, language)}" for figure in (one, two)]
    text = f"{parts[0]} {'men' if language == 'sv' else 'but'} {parts[1]}"
    return text + (_supported(one, two, finding, language) if finding.supported is not None else "")


def _where(figure: Figure, language: Language) -> str:
    if figure.table is None:
        return " i löptexten" if language == "sv" else " in the text"
    return " i en tabell" if language == "sv" else " in a table"


def _both(touched: Figure, other: Figure, municipality: str, language: Language) -> str:
    one, two = _named(touched, language), _named(other, language)
    where = _place(other, language)
    if language == "sv":
        return f"Rapporten från {municipality} motsäger sig själv: {one} här men {two}{where}"
    return f"The report from {municipality} contradicts itself: {one} here but {two}{where}"


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


def warn_of(finding: Finding, touched: Figure, document: Document, composer: Composer) -> int:
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
