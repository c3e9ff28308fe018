"""How far apart two municipalities are in one thing, or two activities of one report."""

from collections.abc import Callable

from index.types import Document, Figure, Measure, UnitKind
from service.answers import compare, lookup
from service.answers.calculation.values import months_of
from service.answers.compare.gap import gap_between
from service.answers.selection.alike import Picked, alike_figures, is_part, order
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.evidence.evidence import Evidence
from service.question.bounds import limit_before
from service.wording import when

_GAPS = frozenset({Measure.CHANGE, Measure.DEVIATION})
"""What is a difference already: never subtracted from a level ("14 färre" from 20 placed)."""


def between_places(evidence: Evidence, composer: Composer) -> bool:
    """The difference between two municipalities in the same thing; False when the question is not about two."""
    question = evidence.question
    if len(question.places) != 2:
        return False
    documents = lookup.latest(evidence.scope.documents, question)
    picked = alike_figures(evidence, documents)
    if len({is_part(figure, question) for _, _, figure in picked}) > 1:
        return False  # a unit's sick leave is set beside a whole committee's, never subtracted
    return _say_apart(picked, composer, name=lambda document, _: place_of(document, composer.language))


def between_topics(evidence: Evidence, composer: Composer) -> bool:
    """The difference between two activities of one report; False when the question is not about two."""
    picked = compare.pick_topics(evidence)
    return _say_apart(picked, composer, name=lambda _, label: label)


BEFORE = 24
"""Characters before an amount that may make it a limit."""


def is_bound(figure: Figure, document: Document) -> bool:
    """Whether a sentence gives a figure only as what the amount is above or below."""
    start = figure.span.start
    return figure.table is None and limit_before(document.text[max(0, start - BEFORE) : start]) is not None


def _say_apart(picked: list[Picked], composer: Composer, name: Callable[[Document, str], str]) -> bool:
    """How far apart two figures are, the larger first; False when they are not two of one kind."""
    language = composer.language
    if len(picked) != 2 or picked[0][2].unit.kind is not picked[1][2].unit.kind or picked[0][2] == picked[1][2]:
        return False
    if any(is_bound(figure, document) for document, _, figure in picked):
        return False  # "mer än 2 500 kr" says of neither how much it is
    measures = {picked[0][2].measure, picked[1][2].measure}
    if len(measures) > 1 and measures & _GAPS:
        return False
    if picked[0][2].unit.kind is UnitKind.MONEY and months_of(picked[0][2]) != months_of(picked[1][2]):
        return False  # a whole year's cost and eight months' are set side by side, never subtracted
    picked = sorted(picked, key=lambda entry: -order(entry[2]))
    (top, _, high), (bottom, _, low) = picked
    markers = [composer.figure(top, high), composer.figure(bottom, low)]
    gap = gap_between(high, low, markers, None, composer, one_report=top is bottom, even=True)
    if gap is None:
        return False
    ends = [
        f"{name(document, label)} {compare.signed(figure, language)}{when(figure.period, language)}"
        for document, label, figure in picked
    ]
    lead = f"Skillnaden är {gap.told}" if language == "sv" else f"The difference is {gap.told}"
    composer.say(f"{lead}: {ends[0]}, {ends[1]}.", *markers)
    return True
