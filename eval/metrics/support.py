"""Numbers of an answer that its sources do not bear, by the independent reader.

A number is supported when a quote that its sentence cites holds it, as read or rounded, in the same kind of unit and
not with the opposite direction; or when it is a derived figure that follows from inputs that stand in their quotes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation
from itertools import product

from eval.metrics.quote import Quote
from eval.metrics.right import Amount, amount
from eval.reader import Kind, Number, read
from service.types import Answer, AnswerFigure, Derived

_MARK = re.compile(r"\[(\d+)\]")
_PARTS = re.compile(r"[^()\[\];]{0,90}(\((?:utfall|prognos|outcome|forecast)\b[^()]*\bbudget\b[^()]*\))", re.IGNORECASE)
_SIDE = re.compile(r"\s+(över|under|over|above|below)\s+(?:sin\s+|its\s+)?budget", re.IGNORECASE)
_QUALITY = re.compile(r"\s+(bättre|sämre|better|worse)\s+(än|than)\s+budget", re.IGNORECASE)
_INCOME = re.compile(r"intäkt|income|revenue|bidrag|grant|försälj|avgift|sale|fee|ersättning", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?”\"\])])\s+(?=[A-ZÅÄÖ”\"“])|\n+")


@dataclass(frozen=True)
class Unsupported:
    text: str
    reason: str  # "no such number", "another unit", "the opposite direction", "does not follow from its inputs"
    sentence: str

    def __str__(self) -> str:
        return f"{self.text}: {self.reason} ({self.sentence})"


@dataclass(frozen=True)
class _Piece:
    """A sentence or a table row of an answer, and the citations that bear it."""

    text: str
    markers: tuple[int, ...]


def unsupported(answer: Answer, texts: Mapping[str, str]) -> tuple[Unsupported, ...]:
    """What no source bears; `texts` are the documents' stored texts by id."""
    quotes = {citation.marker: Quote(citation, texts.get(citation.document, "")) for citation in answer.citations}
    derived = [figure for figure in answer.figures if figure.derived is not None]
    restored = {marker for warning in answer.warnings if warning.kind == "reconstructed" for marker in warning.markers}
    told = _restored(answer, restored, quotes)
    found = []
    for piece in _pieces(answer):
        cited = [quotes[marker] for marker in piece.markers if marker in quotes] or list(quotes.values())
        bare = _MARK.sub(lambda match: " " * len(match.group()), piece.text)
        numbers = read(bare, answer.language == "en")
        for number in numbers:
            reason = _reason(number, cited)
            if not reason and _against_its_parts(number, numbers, bare):
                found.append(Unsupported(number.text.strip(), "the opposite direction", piece.text.strip()))
            marks = restored.intersection(piece.markers, quotes)
            if not reason or any(quotes[mark].restores(number) for mark in marks):
                continue
            if not any(_follows(number, figure, quotes, told) for figure in derived):
                found.append(Unsupported(number.text.strip(), reason, piece.text.strip()))
    return tuple(found)


def _pieces(answer: Answer) -> Iterator[_Piece]:
    for sentence in _SENTENCE.split(answer.answer):
        if sentence and not _only_marks(sentence):
            yield _Piece(sentence, tuple(int(mark) for mark in _MARK.findall(sentence)))
    if answer.table is not None:
        for row in answer.table.rows:
            text = "; ".join(f"{c}: {cell}" for c, cell in zip(answer.table.columns, row, strict=False))
            yield _Piece(text, tuple(int(mark) for mark in _MARK.findall(text)))


def _only_marks(sentence: str) -> bool:
    return not _MARK.sub("", sentence).strip()


def _reason(number: Number, quotes: Sequence[Quote]) -> str:
    """Why the quotes do not bear the number; "" when they do."""
    same = [direction for quote in quotes for amount, direction in quote.amounts(number.kind) if bears(amount, number)]
    if same:
        opposite = number.direction is not None and all(d is not None and d != number.direction for d in same)
        return "the opposite direction" if opposite else ""
    digits = {abs(n.value) for quote in quotes for n in (*quote.numbers, *quote.runs)}
    return "another unit" if abs(number.value) in digits else "no such number"


def _against_its_parts(number: Number, numbers: Sequence[Number], text: str) -> bool:
    """Whether "19,9 mnkr under budget (utfall 203,3 mnkr, budget 183,3 mnkr)" is belied by its own parts.

    Cells print the sign of a deviation in ways that differ from table to table; outcome and budget tell it anywhere.
    """
    parts = _PARTS.match(text, number.end)
    if parts is None:
        return False
    inside = [abs(other.base) for other in numbers if parts.start(1) <= other.start < parts.end(1)]
    if len(inside) != 2 or inside[0] == inside[1]:
        return False
    more = inside[0] > inside[1]
    if side := _SIDE.match(text, number.end):  # "över budget" is more than budget for costs and income alike
        return more != (side[1].lower() in ("över", "over", "above"))
    if _QUALITY.match(text, number.end):
        return False  # "worse than budget" is less income as often as more cost: the parts do not tell
    if number.direction is None or _INCOME.search(text, 0, number.start):
        return False
    return number.direction != (-1 if more else 1)


def bears(source: Amount, number: Number) -> bool:
    """Whether the source's amount is the number, or rounds to it; more precision than the source's is not borne."""
    if source.base == 0 or number.base == 0:
        return source.base == number.base
    gap = abs(abs(source.base) - abs(number.base))
    return gap == 0 or (number.half > source.half and gap <= number.half)


def _restored(answer: Answer, markers: set[int], quotes: Mapping[int, Quote]) -> Mapping[tuple[int, Decimal], Decimal]:
    """Base amounts of the read figures that the answer warns are restored, by mark and value."""
    figures = [f for f in answer.figures if f.derived is None and f.value is not None and f.marker in markers]
    return {
        (f.marker, abs(Decimal(f.value))): abs(amount(abs(Decimal(f.value)), f.unit).base)
        for f in figures
        if f.marker in quotes and quotes[f.marker].restores_value(Decimal(f.value))
    }


def _follows(
    number: Number,
    figure: AnswerFigure,
    quotes: Mapping[int, Quote],
    restored: Mapping[tuple[int, Decimal], Decimal],
) -> bool:
    """Whether the number is this derived figure, and that follows from inputs which stand where it says."""
    derived = figure.derived
    if derived is None:
        return False
    months = _months(figure)
    if months is not None and number.kind is Kind.BARE and number.value == months:
        return True
    recorded = amount(abs(Decimal(figure.value)), figure.unit)
    if recorded.kind is not number.kind and Kind.BARE not in (recorded.kind, number.kind):
        return False
    if abs(recorded.base - abs(number.base)) > max(number.half, recorded.half):
        return False
    readings = []
    for place, one in enumerate(derived.inputs):
        if place == 1 and months is not None:
            readings.append([months])
            continue
        if place == 0 and number.kind is Kind.PERCENT and _is_rest(derived):
            readings.append([_WHOLE])
            continue
        held = list(_input_readings(one.value, quotes.get(one.marker), number.kind))
        base = restored.get((one.marker, abs(Decimal(one.value))))
        readings.append(held or ([base, -base] if base is not None else []))
    return any(
        _same(_result(derived.operation, values), number.base, number.half) for values in product(*readings) if values
    )


_SPAN = re.compile(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)")


def _months(figure: AnswerFigure) -> Decimal | None:
    """The months of the figure's period, where an amount is divided by just that many; no quote counts them."""
    derived, span = figure.derived, _SPAN.fullmatch(figure.period or "")
    if derived is None or derived.operation != "ratio" or len(derived.inputs) != 2 or span is None:
        return None
    first_year, first, last_year, last = map(int, span.groups())
    months = Decimal(12 * (last_year - first_year) + last - first + 1)
    return months if Decimal(derived.inputs[1].value) == months else None


_WHOLE = Decimal(100)


def _is_rest(derived: Derived) -> bool:
    """Whether a share is taken from a hundred per cent, which no quote says, by the one quote that gives the share."""
    if derived.operation != "difference" or len(derived.inputs) != 2:
        return False
    whole, part = derived.inputs
    return Decimal(whole.value) == _WHOLE and whole.marker == part.marker and 0 < Decimal(part.value) < _WHOLE


def _input_readings(value: str, quote: Quote | None, kind: Kind) -> Iterator[Decimal]:
    """The amounts that an input may be, of those its quote holds, in the base unit and with either sign."""
    if quote is None:
        return
    wanted = abs(Decimal(value))
    seen = set()
    for unit in dict.fromkeys((kind, Kind.MONEY, Kind.PERCENT, Kind.BARE)):
        for held, _ in quote.amounts(unit):
            if abs(held.value) == wanted and abs(held.base) not in seen:
                seen.add(abs(held.base))
                yield abs(held.base)
                yield -abs(held.base)


def _result(operation: str, values: Sequence[Decimal]) -> Decimal | None:
    try:
        match operation:
            case "sum":
                return sum(values, Decimal(0))
            case "mean":
                return sum(values, Decimal(0)) / len(values)
            case "difference":
                return values[0] - values[1]
            case "ratio":
                return values[0] / values[1]
            case "share":
                return values[0] / values[1] * 100
            case "percent_change":
                return (values[0] - values[1]) / abs(values[1]) * 100  # the newer value stands first
    except (DivisionByZero, InvalidOperation, IndexError):
        return None
    return None


def _same(result: Decimal | None, wanted: Decimal, half: Decimal) -> bool:
    return result is not None and abs(abs(result) - abs(wanted)) <= half
