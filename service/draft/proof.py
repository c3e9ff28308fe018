"""The proof of each figure of a sentence: which source bears it, and by what calculation."""

from dataclasses import replace
from decimal import Decimal

from index.audit.findings import swedish
from index.numbers import Number, Quantity, agree, decimals_of, find_quantities, supports
from index.numbers.direction import direction_by_words
from index.types import Figure, Reading, UnitKind
from service.composer import Composer
from service.draft.records import Proof, ProofStatus, Source
from service.draft.sources import source_text
from service.types import AnswerFigure, Language

_OPERATIONS = {
    "difference": "{0} − {1}",
    "sum": "{0} + {1}",
    "share": "100 × {0} / {1}",
    "percent_change": "100 × ({0} − {1}) / {1}",
    "ratio": "{0} / {1}",
    "mean": "medelvärde av {0}",
}


def proofs_of(text: str, composer: Composer, sources: tuple[Source, ...], language: Language) -> tuple[Proof, ...]:
    """A proof for each quantity of a sentence that has passed the gate; `sources` are the composer's citations."""
    return tuple(_proof(number, text, composer, sources) for number in find_quantities(text, language == "en"))


def _proof(number: Quantity, text: str, composer: Composer, sources: tuple[Source, ...]) -> Proof:
    bare = Proof(
        text=text[number.outer_start : number.outer_end].strip(),
        status=ProofStatus.NOT_FOUND,
        start=number.outer_start,
        end=number.outer_end,
    )
    proven = replace(bare, status=ProofStatus.PROVEN)
    places = list(zip(composer.citations, sources, strict=True))
    claimed = direction_by_words(text, number.start, number.end)
    stated = [
        (merit, figure, replace(source, text=source_text(citation.quote, [figure])))
        for citation, source in places
        for figure in composer.sources.get(citation.marker, [])
        if (merit := _merit(figure, number, claimed)) is not None
    ]
    if stated:
        _, figure, source = max(stated, key=lambda one: one[0])
        note = figure.note if figure.reading is not Reading.READ else ""
        return replace(proven, sources=(source,), calculation=rounding(figure, number), note=note)
    derived = next((one for one in composer.figures if one.derived and _is(one, number)), None)
    if derived is not None and derived.derived is not None:
        marks = {one.marker for one in derived.derived.inputs}
        used = tuple(source for citation, source in places if citation.marker in marks)
        return replace(proven, sources=used, calculation=_calculated(derived, composer, bare.text))
    for citation, source in places:
        if any(supports(other, number) for other in find_quantities(citation.quote)):
            return replace(proven, sources=(source,))
    return bare


def as_number(figure: Figure) -> Number | None:
    """A figure in the form that numbers are compared in; None when it is unreadable."""
    if figure.value is None:
        return None
    return Number(figure.value, decimals_of(figure.value), figure.text, unit=figure.unit)


def _merit(figure: Figure, number: Quantity, claimed: int | None) -> int | None:
    """How well a figure bears a number; None when it does not."""
    own = as_number(figure)
    if own is None or number.value is None or not supports(own, number) or not agree(figure.favourable, claimed):
        return None
    exact = own.value * figure.unit.scale == number.value * number.unit.scale
    return 2 * (claimed is not None and figure.favourable == claimed) + exact


def rounding(figure: Figure, number: Quantity) -> str:
    """How a figure of the report became the draft's: "−13 387 tkr avrundat till 13,4 mnkr"; "" if as printed."""
    if figure.value is None or number.value is None or figure.reading is Reading.DERIVED:
        return ""
    same_unit = figure.unit.symbol == number.unit.symbol or number.unit.kind is not UnitKind.MONEY
    if same_unit and decimals_of(figure.value) == number.decimals:
        return ""
    source = swedish(figure.value, figure.unit.symbol)
    exact = abs(figure.value) * figure.unit.scale == abs(number.value) * number.unit.scale
    verb = "är" if exact else "avrundat till"
    return f"{source} {verb} {swedish(abs(number.value), number.unit.symbol)}"


def _is(figure: AnswerFigure, number: Quantity) -> bool:
    """Whether a calculated figure is the number, which may be rounded."""
    value = Decimal(figure.value)
    return number.value is not None and abs(abs(value) - abs(number.value)) <= Decimal(1).scaleb(-number.decimals) / 2


def _calculated(figure: AnswerFigure, composer: Composer, shown: str) -> str:
    if figure.derived is None:
        return ""
    inputs = []
    for one in figure.derived.inputs:
        known = composer.sources.get(one.marker, [])
        unit = next((f.unit.symbol for f in known if f.value is not None and f.value == Decimal(one.value)), "")
        inputs.append(swedish(abs(Decimal(one.value)), unit))
    pattern = _OPERATIONS[figure.derived.operation]
    made = pattern.format(*inputs) if figure.derived.operation != "sum" else " + ".join(inputs)
    return f"{made} = {shown}"
