"""A citation as a reader of its document has it: the numbers that it holds, each with the unit it has or may have."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from eval.metrics.right import Amount
from eval.reader import SPACE, Kind, Number, read
from service.types import Citation

BEFORE = 6000
ROWS_ABOVE = 60
"""Characters and lines before a quote in which the unit of a table's bare numbers is looked for."""

_RUN = re.compile(rf"(?<![\w.,:])\d+(?:[.,]\d+)?(?:[{SPACE}]\d+(?:[.,]\d+)?)+(?![\w:])")
_SIDE_BY_SIDE = re.compile(rf"(?<![\w.,:])\d+(?:[.,]\d+)?%?[{SPACE}]+[-−–+]?[{SPACE}]?\d+(?:[.,]\d+)?(?![\w:])")
_UNIT_WORD = re.compile(
    r"(?<![\wåäö])(?:(?P<mnkr>mnk[ry]|mkr|mn\s?kr|miljon(?:er)?\s+kr(?:onor)?)|(?P<tkr>tkr|kkr|tusen\s+kr(?:onor)?)"
    r"|(?P<kr>kronor|kr))(?![\wåäö])",
    re.IGNORECASE,
)
_STATED_UNIT = re.compile(
    r"(?:\(|\bi\s+)(?:(?P<mnkr>mnkr|mkr|miljoner\s+kr(?:onor)?)|(?P<tkr>tkr|kkr|tusen\s+kronor)|(?P<kr>kronor|kr))"
    r"\)?\s*[:.)]?\s*$",
    re.IGNORECASE,
)
_SCALE = {"mnkr": Decimal(10) ** 6, "tkr": Decimal(10) ** 3, "kr": Decimal(1)}
_SHARE_WORD = re.compile(
    r"%|procent|andel|täckningsgrad|omsättning|frånvaro|nöjd|index|måluppfyllelse|hme\b", re.IGNORECASE
)
_POINTS_WORD = re.compile(r"procentenh|p\.e\.", re.IGNORECASE)
_LOWER = re.compile(r"(?<![\wåäöÅÄÖ])[a-zåäö]{2,}(?![\wåäö])")


class Quote:
    """A citation as its document has it: the numbers it holds, each with the unit it has or may have."""

    def __init__(self, citation: Citation, text: str) -> None:
        self.text = citation.quote
        self.faithful = not text or text[citation.start : citation.end] == citation.quote
        before = text[max(0, citation.start - BEFORE) : citation.start]
        self.numbers = [*read(self.text), *read(self.text, words=True)] if self.faithful else []
        self.runs = list(_in_runs(self.text, text, citation)) if self.faithful else []
        row = _is_row(self.text)
        self.scale = _table_scale(self.text, before, text) if row else None
        heading = "\n".join([self.text, *_heading(before)]) if row else ""
        self.shares = bool(_SHARE_WORD.search(heading))
        self.points = bool(_POINTS_WORD.search(heading))

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
            elif number.kind is Kind.BARE and (
                (kind is Kind.PERCENT and self.shares) or (kind is Kind.POINTS and self.points)
            ):
                yield Amount(number.value, kind, Decimal(1), number.half), None

    def restores(self, number: Number) -> bool:
        """Whether a garbled cell holds the number's digits, a lost comma or one misread or lost character aside.

        A nought holds where the letter that looks like it stands: alone in its cell, or among an amount's hundreds.
        """
        return self.restores_value(number.value)

    def restores_value(self, value: Decimal) -> bool:
        """The same of a value alone."""
        if value == 0:
            return _LONE_O.search(self.text) is not None
        wanted = _digits(str(abs(value)))
        held = {_digits(group) for group in re.findall(r"\d[\d.,]*", self.text)}
        if wanted in {_digits(re.sub("[oO]", "0", group)) for group in _NOUGHTS.findall(self.text)}:
            return True
        return any(Levenshtein.distance(cell, wanted, score_cutoff=1) <= 1 for cell in held if len(cell) > 1)


_NOUGHTS = re.compile(r"\b\d{1,3} (?=\d*[oO])[\doO]{3}\b")
_LONE_O = re.compile(r"(?<!\S)[oO](?!\S)")


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
    heading = _heading(before)
    for line in (quote, *heading):
        found = [match.lastgroup for match in _UNIT_WORD.finditer(line)]
        if found and found[-1]:
            return _SCALE[found[-1]]
    lines = before.split("\n")[::-1]
    if len(heading) < len(lines) and (told := _STATED_UNIT.search(lines[len(heading)])):
        return _SCALE[told.lastgroup or "kr"]
    return _borne_out(text)


def _heading(before: str) -> list[str]:
    """The lines above a row as far as the first line of prose, the nearest first."""
    above = before.split("\n")[::-1][:ROWS_ABOVE]
    return above[: next((place for place, line in enumerate(above) if _is_prose(line)), len(above))]


@lru_cache(maxsize=64)
def _borne_out(text: str) -> Decimal | None:
    """The scale by which most bare numbers of a document's rows round to an amount that its prose states."""
    lines = text.split("\n")
    stated = [number for line in lines if _is_prose(line) for number in read(line) if number.kind is Kind.MONEY]
    cells = [number for line in lines if not _is_prose(line) for number in read(line) if number.kind is Kind.BARE]
    bare = {abs(number.value) for number in cells if number.places or abs(number.value) >= 1000}
    rounded = {(abs(number.base), number.half) for number in stated if number.value != 0}

    def borne(scale: Decimal) -> int:
        bases = {value * scale for value in bare}
        return sum(any(abs(base - amount) <= half for base in bases) for amount, half in rounded)

    best = max((Decimal(10) ** 3, Decimal(1), Decimal(10) ** 6), key=borne)
    return best if borne(best) else None


def _is_row(quote: str) -> bool:
    """Cells rather than sentences: separators, or figures side by side."""
    few = len(quote.split()) <= 8 and not _is_prose(quote)
    return few or bool(re.search(r"[|\t]", quote) or _SIDE_BY_SIDE.search(quote))


def _is_prose(line: str) -> bool:
    """A line of sentences: many words in small letters, and no cells."""
    return not re.search(r"[|\t]", line) and len(_LOWER.findall(line)) >= 7
