"""How far apart two municipalities are in one thing, or two activities of one report."""

from collections.abc import Callable
from decimal import Decimal

from index.numbers import POINTS, decimals_of
from index.types import Document, Measure, UnitKind
from service.answers import compare, lookup
from service.answers.calculation.values import months_of, value_text
from service.answers.selection.alike import Picked, alike_figures, order
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.evidence.evidence import Evidence
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
    return _say_apart(picked, composer, name=lambda document, _: place_of(document, composer.language))


def between_topics(evidence: Evidence, composer: Composer) -> bool:
    """The difference between two activities of one report; False when the question is not about two."""
    picked = compare.pick_topics(evidence)
    return _say_apart(picked, composer, name=lambda _, label: label)


def _say_apart(picked: list[Picked], composer: Composer, name: Callable[[Document, str], str]) -> bool:
    """How far apart two figures are, the larger first; False when they are not two of one kind."""
    language = composer.language
    if len(picked) != 2 or picked[0][2].unit.kind is not picked[1][2].unit.kind or picked[0][2] == picked[1][2]:
        return False
    measures = {picked[0][2].measure, picked[1][2].measure}
    if len(measures) > 1 and measures & _GAPS:
        return False
    if picked[0][2].unit.kind is UnitKind.MONEY and months_of(picked[0][2]) != months_of(picked[1][2]):
        return False  # a whole year's cost and eight months' are set side by side, never subtracted
    picked = sorted(picked, key=lambda entry: -order(entry[2]))
    (top, _, high), (bottom, _, low) = picked
    signs = [-1 if f.measure is Measure.DEVIATION and f.favourable == -1 else 1 for f in (high, low)]
    markers = [composer.figure(top, high), composer.figure(bottom, low)]
    unit = max(high.unit, low.unit, key=lambda one: one.scale)
    values = [
        abs(f.value or Decimal(0)) * f.unit.scale / unit.scale * sign
        for f, sign in zip((high, low), signs, strict=True)
    ]
    decimals = min(decimals_of(f.value or Decimal(0)) for f in (high, low) if f.unit == unit)
    apart = (values[0] - values[1]).quantize(Decimal(1).scaleb(-decimals))
    shown = POINTS if unit.kind is UnitKind.PERCENT else unit
    text = value_text(abs(apart), shown, decimals, language)
    inputs = [
        (str(abs(f.value or Decimal(0)) * sign), m) for f, sign, m in zip((high, low), signs, markers, strict=True)
    ]
    composer.derive(text, str(apart), shown.symbol, "difference", inputs, high, None)
    ends = [
        f"{name(document, label)} {compare.signed(figure, language)}{when(figure.period, language)}"
        for document, label, figure in picked
    ]
    lead = f"Skillnaden är {text}" if language == "sv" else f"The difference is {text}"
    composer.say(f"{lead}: {ends[0]}, {ends[1]}.", *markers)
    return True
