"""What a citation states: its numbers with unit and direction, its years, months, dates and labels."""

import calendar
import html
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from index.numbers import NumberKind, Quantity, direction_of, find_numbers
from index.numbers.direction import direction_by_words
from index.numbers.special import MONTH, MONTHS
from index.types import Unit, UnitKind
from service.verify.answer import letters, normal
from service.verify.records import Evidence

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,60}>")
_WRAPPED_SIGN = re.compile(r"([-−–])[ \t]*\n\s*(?=\d)")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?!\d|[.,]\d)")
_SHORT_YEAR = re.compile(rf"{MONTH}\s*[-’']?\s*([1-3]\d)(?!\d)", re.IGNORECASE)
_CODE = re.compile(r"(?:19|20)\d{2}-(0[1-9]|1[0-2])(?:-\d{2})?")
_MONTH = re.compile(rf"(?<![^\W\d_]){MONTH}", re.IGNORECASE)
_MONTH_NUMBER = re.compile(r"(?<!\d)(0[1-9]|1[0-2])\s?-\s?(?:19|20)\d{2}")
_NAMED = re.compile(r"[^\W\d_]{3}.*\d")
_NAMED_SPANS = (
    (re.compile(r"(?:tertial|tertiäl)\w*\s*(?:2|II)\b|delår\w*\s*2|second\s+four-month", re.IGNORECASE), (1, 5, 8)),
    (re.compile(r"(?:tertial|tertiäl)\w*\s*(?:1|I)\b|first\s+four-month", re.IGNORECASE), (1, 4)),
    (re.compile(r"första\s+halvår|first\s+half", re.IGNORECASE), (1, 6)),
    (re.compile(r"hel(?:t\s?)?år|full[\s-]year", re.IGNORECASE), (1, 12)),
)


@dataclass(frozen=True)
class Source:
    """A number that a citation states. `direction` is None when the citation does not tell."""

    value: Decimal | None
    decimals: int
    unit: Unit
    direction: int | None


@dataclass(frozen=True)
class Reading:
    """An evidence item read once."""

    evidence: Evidence

    @cached_property
    def quote(self) -> str:
        """The quote without markup; tabs part cells, so that "183 310<tab>203 257" stays two numbers."""
        text = html.unescape(_TAG.sub(" ", self.evidence.quote)).replace("\t", " | ")
        return normal(_WRAPPED_SIGN.sub(r"\1", text))

    @cached_property
    def all_text(self) -> str:
        return self.quote + "\n" + normal(self.evidence.context)

    @cached_property
    def letters(self) -> str:
        return letters(self.all_text)

    @cached_property
    def numbers(self) -> list[Quantity]:
        return find_numbers(self.quote)

    @cached_property
    def labels(self) -> list[Quantity]:
        return [*self.numbers, *find_numbers(normal(self.evidence.context))]

    @cached_property
    def named(self) -> list[str]:
        """Names with a number in them that stand in the quote as they are."""
        names = (normal(part).strip() for part in self.evidence.context.split(" | "))
        return [name for name in names if _NAMED.match(name) and name in self.quote]

    @cached_property
    def sources(self) -> list[Source]:
        """The quote's quantities, and the figures that the index read from it."""
        squeezed = re.sub(r"\s", "", self.quote)
        known = [
            figure
            for figure in self.evidence.figures
            if not figure.text or re.sub(r"\s", "", normal(figure.text)) in squeezed
        ]
        read = {abs(figure.value) for figure in known}
        found = []
        said: dict[Decimal, int] = {}
        for number in self.numbers:
            if number.kind is not NumberKind.QUANTITY or number.value is None:
                continue
            if abs(number.value) not in read:
                direction = direction_of(self.quote, number.start, number.end)
                found.append(Source(number.value, number.decimals, self._unit(number), direction))
                continue
            # The index knows the unit and direction of a cell better than its characters tell; words tell the rest.
            by_words = direction_by_words(self.quote, number.start, number.end)
            if by_words is not None:
                said[abs(number.value)] = by_words
        for figure in known:
            direction = figure.favourable if figure.favourable is not None else said.get(abs(figure.value))
            found.append(Source(figure.value, figure.decimals, figure.unit, direction))
        return found

    def _unit(self, number: Quantity) -> Unit:
        if number.unit.kind is UnitKind.UNKNOWN and self.evidence.unit is not None:
            return self.evidence.unit
        return number.unit

    @cached_property
    def years(self) -> frozenset[int]:
        years = {int(match.group()) for match in _YEAR.finditer(self.all_text)}
        years |= {2000 + int(match[1]) for match in _SHORT_YEAR.finditer(self.all_text)}
        for first, last in re.findall(r"((?:19|20)\d{2})\s?[/–-]\s?(\d{2})(?!\d)", self.all_text):
            years.add(int(first[:2] + last))
        return frozenset(years)

    @cached_property
    def months(self) -> frozenset[int]:
        text = self.all_text
        found = {MONTHS[match.group()[:3].lower()] for match in _MONTH.finditer(text)}
        found |= {int(match[1]) for match in _CODE.finditer(text)}
        found |= {int(match[1]) for match in _MONTH_NUMBER.finditer(text)}
        for pattern, ends in _NAMED_SPANS:
            if pattern.search(text):
                found |= set(ends)
        return frozenset(found)

    @cached_property
    def dates(self) -> list[tuple[int | None, int | None, int | None]]:
        return [number.date for number in self.labels if number.date is not None]

    def has_date(self, date: tuple[int | None, int | None, int | None]) -> bool:
        """Whether the citation has that date, or a period that ends on it."""
        year, month, day = date
        for other in self.dates:
            if all(mine is None or its is None or mine == its for mine, its in zip(date, other, strict=True)) and (
                day is None or other[2] is not None
            ):
                return True
        if (year is not None and year not in self.years) or month not in self.months:
            return False
        return day is None or (month is not None and day in (1, *_month_ends(year, month)))

    def has_label(self, number: Quantity) -> bool:
        """Whether the citation has this age, "tertial 2" or reference."""
        if number.value is None:
            return letters(number.text) in self.letters
        return any(other.value is not None and other.value == number.value for other in self.labels)


def _month_ends(year: int | None, month: int) -> tuple[int, ...]:
    if year is not None:
        return (calendar.monthrange(year, month)[1],)
    return tuple({calendar.monthrange(2023, month)[1], calendar.monthrange(2024, month)[1]})
