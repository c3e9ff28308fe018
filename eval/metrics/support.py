"""Numbers of an answer that its sources do not bear, by the independent reader.

A number is supported when a quote that its sentence cites holds it, as read or rounded, in the same kind of unit and
not with the opposite direction; or when it is a derived figure that follows from inputs that stand in their quotes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import lru_cache
from itertools import product

from eval.metrics.right import Amount, amount
from eval.reader import SPACE, Kind, Number, read
from service.types import Answer, AnswerFigure, Citation

BEFORE = 6000
ROWS_ABOVE = 60
"""Characters and lines before a quote in which the unit of a table's bare numbers is looked for."""

_MARK = re.compile(r"\[(\d+)\]")
_SENTENCE = re.compile(r"(?<=[.!?”\"\])])\s+(?=[A-ZÅÄÖ”\"“])|\n+")
_RUN = re.compile(rf"(?<![\w.,:])\d+(?:[.,]\d+)?(?:[{SPACE}]\d+(?:[.,]\d+)?)+(?![\w:])")
_UNIT_WORD = re.compile(
    r"(?<![\wåäö])(?:(?P<mnkr>mnkr|mkr|mn\s?kr|miljon(?:er)?\s+kr(?:onor)?)|(?P<tkr>tkr|kkr|tusen\s+kr(?:onor)?)|(?P<kr>kronor|kr))(?![\wåäö])",
    re.IGNORECASE,
)
_STATED_UNIT = re.compile(
    r"(?:\(|\bi\s+)(?:(?P<mnkr>mnkr|mkr|miljoner\s+kr(?:onor)?)|(?P<tkr>tkr|kkr|tusen\s+kronor)|(?P<kr>kronor|kr))\)?\s*[:.)]?\s*$",
    re.IGNORECASE,
)
_SCALE = {"mnkr": Decimal(10) ** 6, "tkr": Decimal(10) ** 3, "kr": Decimal(1)}
_SHARE_WORD = re.compile(
    r"%|procent|andel|grad\b|omsättning|frånvaro|nöjd|index|resultat|måluppfyllelse|etappmål", re.IGNORECASE
)
_LOWER = re.compile(r"(?<![\wåäöÅÄÖ])[a-zåäö]{2,}(?![\wåäö])")


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
    quotes = {citation.marker: _Quote(citation, texts.get(citation.document, "")) for citation in answer.citations}
    derived = [figure for figure in answer.figures if figure.derived is not None]
    restored = {marker for warning in answer.warnings if warning.kind == "reconstructed" for marker in warning.markers}
    found = []
    for piece in _pieces(answer):
        cited = [quotes[marker] for marker in piece.markers if marker in quotes] or list(quotes.values())
        bare = _MARK.sub(lambda match: " " * len(match.group()), piece.text)
        for number in read(bare, answer.language == "en"):
            reason = _reason(number, cited)
            if reason and any(quotes[mark].restores(number) for mark in piece.markers if mark in restored & set(quotes)):
                continue
            if reason and not any(_follows(number, figure, quotes) for figure in derived):
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


class _Quote:
    """A citation as its document has it: the numbers it holds, each with the unit it has or may have."""

    def __init__(self, citation: Citation, text: str) -> None:
        self.text = citation.quote
        self.faithful = not text or text[citation.start : citation.end] == citation.quote
        before = text[max(0, citation.start - BEFORE) : citation.start]
        self.numbers = [*read(self.text), *read(self.text, words=True)] if self.faithful else []
        self.runs = list(_in_runs(self.text, text, citation)) if self.faithful else []
        row = _is_row(self.text)
        self.scale = _table_scale(self.text, before, text) if row else None
        self.shares = row and bool(_SHARE_WORD.search(self.text + before[-1500:]))

    def amounts(self, kind: Kind) -> Iterator[tuple[Amount, int | None]]:
        """The readings of the quote's numbers in a kind of unit, each with its direction."""
        for number in (*self.numbers, *self.runs):
            if number.kind is kind:
                yield Amount(number.value, kind, number.scale, number.half), number.direction
            elif number.kind is Kind.BARE and kind is Kind.MONEY and self.scale is not None:
                yield (
                    Amount(number.value, kind, self.scale, self.scale * Decimal(1).scaleb(-number.places) / 2),
                    _printed_sign(number),
                )
            elif number.kind is Kind.BARE and kind in (Kind.PERCENT, Kind.POINTS) and self.shares:
                yield Amount(number.value, kind, Decimal(1), number.half), None


    def restores(self, number: Number) -> bool:
        """Whether a garbled cell holds the number's digits, a lost comma or one misread character aside."""
        wanted = _digits(str(abs(number.value)))
        return any(
            wanted == held or (len(held) == len(wanted) + 1 and any(held[:i] + held[i + 1 :] == wanted for i in range(len(held))))
            for held in (_digits(group) for group in re.findall(r"\d[\d.,]*", self.text))
        )


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text).lstrip("0")


def _printed_sign(number: Number) -> int | None:
    """A minus in a cell; a plus is rarely printed, so its absence says nothing."""
    return -1 if number.value < 0 else None


def _in_runs(quote: str, text: str, citation: Citation) -> Iterator[Number]:
    """Every number that a bare run of cells may hold: "1273 1 267 1 227" holds 1 273, 1 267 and 1 227."""
    for run in _RUN.finditer(quote):
        groups = [
            (match.group(), match.start() + run.start()) for match in re.finditer(r"\d+(?:[.,]\d+)?", run.group())
        ]
        follows = quote[run.end() :] or text[citation.end : citation.end + 20]
        if re.match(rf"[{SPACE}]*[a-zåäö%]", follows, re.IGNORECASE) and len(groups) < 4:
            continue  # one number with its unit or noun
        for first in range(len(groups)):
            for last in range(first, min(first + 4, len(groups))):
                digits = [group for group, _ in groups[first : last + 1]]
                if not _one_number(digits):
                    break
                whole = "".join(digits)
                fraction = re.split(r"[.,]", whole)
                value = Decimal(whole.replace(",", "."))
                start = groups[first][1]
                signed = -value if re.search(r"[-−–]\s?$", quote[max(0, start - 2) : start]) else value
                places = len(fraction[1]) if len(fraction) > 1 else 0
                yield Number(signed, places, Kind.BARE, Decimal(1), start, start + len(whole), whole)


def _one_number(groups: Sequence[str]) -> bool:
    head, *rest = groups
    if not rest:
        return True
    return head.isdigit() and len(head) <= 3 and all(re.fullmatch(r"\d{3}(?:[.,]\d+)?", group) for group in rest)


def _table_scale(quote: str, before: str, text: str) -> Decimal | None:
    """The unit of a row's bare money: printed in the row, above it as far as prose, or what the prose bears out."""
    above = before.split("\n")[::-1][:ROWS_ABOVE]
    prose = next((place for place, line in enumerate(above) if _is_prose(line)), len(above))
    for line in (quote, *above[:prose]):
        found = [match.lastgroup for match in _UNIT_WORD.finditer(line)]
        if found and found[-1]:
            return _SCALE[found[-1]]
    if prose < len(above) and (told := _STATED_UNIT.search(above[prose])):
        return _SCALE[told.lastgroup or "kr"]
    return _borne_out(text)


@lru_cache(maxsize=64)
def _borne_out(text: str) -> Decimal | None:
    """The scale by which most bare numbers of a document's rows round to an amount that its prose states."""
    lines = text.split("\n")
    stated = [number for line in lines if _is_prose(line) for number in read(line) if number.kind is Kind.MONEY]
    bare = [number.value for line in lines if "\t" in line or "|" in line for number in read(line)]
    rounded = {(abs(number.base), number.half) for number in stated if number.value != 0}

    def borne(scale: Decimal) -> int:
        bases = {abs(value) * scale for value in bare if abs(value) >= 1000}
        return sum(any(abs(base - amount) <= half for base in bases) for amount, half in rounded)

    best = max((Decimal(10) ** 3, Decimal(1), Decimal(10) ** 6), key=borne)
    return best if borne(best) else None


def _is_row(quote: str) -> bool:
    """Cells rather than sentences: separators, or figures side by side."""
    return bool(re.search(r"[|\t]", quote) or _RUN.search(quote) or (len(quote.split()) <= 8 and not _is_prose(quote)))


def _is_prose(line: str) -> bool:
    """A line of sentences: many words in small letters, and no cells."""
    return not re.search(r"[|\t]", line) and len(_LOWER.findall(line)) >= 7


def _reason(number: Number, quotes: Sequence[_Quote]) -> str:
    """Why the quotes do not bear the number; "" when they do."""
    same = [direction for quote in quotes for amount, direction in quote.amounts(number.kind) if bears(amount, number)]
    if same:
        opposite = number.direction is not None and all(d is not None and d != number.direction for d in same)
        return "the opposite direction" if opposite else ""
    digits = {abs(n.value) for quote in quotes for n in (*quote.numbers, *quote.runs)}
    return "another unit" if abs(number.value) in digits else "no such number"


def bears(source: Amount, number: Number) -> bool:
    """Whether the source's amount is the number, or rounds to it; more precision than the source's is not borne."""
    if source.base == 0 or number.base == 0:
        return source.base == number.base
    gap = abs(abs(source.base) - abs(number.base))
    return gap == 0 or (number.half > source.half and gap <= number.half)


def _follows(number: Number, figure: AnswerFigure, quotes: Mapping[int, _Quote]) -> bool:
    """Whether the number is this derived figure, and that follows from inputs which stand where it says."""
    derived = figure.derived
    if derived is None:
        return False
    recorded = amount(abs(Decimal(figure.value)), figure.unit)
    if recorded.kind is not number.kind and Kind.BARE not in (recorded.kind, number.kind):
        return False
    if abs(recorded.base - abs(number.base)) > max(number.half, recorded.half):
        return False
    readings = [list(_input_readings(one.value, quotes.get(one.marker), number.kind)) for one in derived.inputs]
    return any(
        _same(_result(derived.operation, values), number.base, number.half) for values in product(*readings) if values
    )


def _input_readings(value: str, quote: "_Quote | None", kind: Kind) -> Iterator[Decimal]:
    """The amounts that an input may be, of those its quote holds, in the base unit and with either sign."""
    if quote is None:
        return
    wanted = abs(Decimal(value))
    seen = set()
    for unit in dict.fromkeys((kind, Kind.MONEY, Kind.PERCENT, Kind.BARE)):
        for amount, _ in quote.amounts(unit):
            if abs(amount.value) == wanted and abs(amount.base) not in seen:
                seen.add(abs(amount.base))
                yield abs(amount.base)
                yield -abs(amount.base)


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
