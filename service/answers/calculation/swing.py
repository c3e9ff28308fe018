"""How a result against budget has moved: a surplus and a deficit have their signs, whatever a table prints."""

from decimal import Decimal

from index.numbers import decimals_of
from index.types import Document, Figure, Measure
from service.answers.calculation.values import value_text
from service.answers.sentences.phrases import place_of
from service.composer import Composer, signed_value
from service.wording import amount, capital, result_noun, when


def is_swing(before: Figure, after: Figure) -> bool:
    """Whether both are deviations whose way is known, so that their sizes alone would not tell how they moved."""
    return all(f.measure is Measure.DEVIATION and f.favourable is not None and f.value for f in (before, after))


def say_swing(
    name: str, before: Figure, after: Figure, document: Document, composer: Composer, earlier: Document | None = None
) -> None:
    """ "Resultatet mot budget för ... försämrades med 29,2 mnkr, från 15,8 mnkr (överskott) ... till ..."."""
    language = composer.language
    markers = [composer.figure(document, after), composer.figure(earlier or document, before)]
    unit = max(before.unit, after.unit, key=lambda one: one.scale)
    old, new = Decimal(str(signed_value(before))), Decimal(str(signed_value(after)))
    fine = min(decimals_of(f.value or Decimal(0)) for f in (before, after) if f.unit == unit)
    change = ((new * after.unit.scale - old * before.unit.scale) / unit.scale).quantize(Decimal(1).scaleb(-fine))
    number = value_text(abs(change), unit, fine, language)
    inputs = [(str(new), markers[0]), (str(old), markers[1])]
    composer.derive(number, str(change), unit.symbol, "difference", inputs, after, document.meta.municipality)
    ends = [
        f"{amount(f, language)} ({result_noun(f.favourable, language)}){when(f.period, language)}"
        for f in (before, after)
    ]
    place = place_of(document, language)
    if language == "sv":
        verb = "förbättrades" if change > 0 else "försämrades" if change < 0 else "var oförändrat"
        how = f" med {number}" if change else ""
        composer.say(
            f"Resultatet mot budget för {name} i {place} {verb}{how}, från {ends[0]} till {ends[1]}.", *markers
        )
    else:
        verb = "improved" if change > 0 else "worsened" if change < 0 else "was unchanged"
        how = f" by {number}" if change else ""
        composer.say(
            capital(f"the result against budget of {name} in {place} {verb}{how}, from {ends[0]} to {ends[1]}."),
            *markers,
        )
