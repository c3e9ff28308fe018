"""A sentence of an answer as a reader takes it: its numbers, whom and what it names, and what it says of each number.

A name or a period speaks for the numbers after it, until the next; one before the first number for that as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from index.activities import match
from index.numbers import Quantity, find_quantities
from index.periods import find_periods
from index.types import Period, PeriodKind, UnitKind
from service.question.places import find_places
from service.rewriting.claims import bases_claimed, measures_claimed
from service.rewriting.glue import stems_of, word_lists
from service.types import Language
from service.verify.answer import take_apart

_STRICT = (UnitKind.MONEY, UnitKind.PERCENT, UnitKind.POINTS)
_FULL_YEAR = re.compile(
    r"\bhelår\w*|\bhela året\b|\bårets slut\b|\bfull[- ]year\b|\b(?:whole|entire) year\b", re.IGNORECASE
)
_TO_END_OF = re.compile(
    r"(?:t\.?\s?o\.?\s?m\.?|till och med|per(?: sista)?|per den sista|(?:slutet|utgången) av|efter|until|by|through"
    r"|(?:the )?end of|as of)\s*$",
    re.IGNORECASE,
)
_MONTHS = (
    "januari|january", "februari|february", "mars|march", "april", "maj|may", "juni|june", "juli|july",
    "augusti|august", "september", "oktober|october", "november", "december",
)  # fmt: skip
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_SPAN = re.compile(rf"\b({_MONTH})\s*[–-]\s*({_MONTH})\b", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"\b(?:between|mellan|from|från)\s+({_MONTH})\s+(?:and|och|to|through|till|till och med)\s+({_MONTH}\b)",
    re.IGNORECASE,
)
_FEW_WORDS = re.compile(r"\s*(?:(?!(?:och|and|samt|men|but|or|eller|mot|till|to|från|from)\b)[^\W\d]+\s+){0,3}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ACCOUNTS = frozenset({"helarsprognos", "nettokostnad", "kostnader"})
"""Topics that say which line of the accounts is meant, not whose."""

YEAR = "01/12"
"""A full year, whichever it is: a period's months alone."""

Mention = tuple[str, int]
"""What a text names, and where."""


@dataclass(frozen=True)
class Told:
    """What a sentence says of one of its numbers; None where it says nothing."""

    measure: str | None
    basis: str | None  # what a deviation is of: the outcome or the forecast
    activity: str | None
    place: str | None
    period: str | None


@dataclass(frozen=True)
class Sentence:
    """A sentence of an answer, read for comparison. `text` has its marks."""

    text: str
    language: Language

    @cached_property
    def body(self) -> str:
        return take_apart(self.text).text

    @cached_property
    def markers(self) -> frozenset[int]:
        return frozenset(take_apart(self.text).markers)

    @cached_property
    def numbers(self) -> list[Quantity]:
        return find_quantities(self.body, self.language == "en")

    @cached_property
    def keys(self) -> frozenset[tuple[Decimal, str]]:
        return frozenset(key_of(number) for number in self.numbers)

    @cached_property
    def activities(self) -> list[Mention]:
        return [(found.id, found.start) for found in match(self.body) if not found.weak]

    @cached_property
    def places(self) -> list[Mention]:
        return [(place.name, place.start) for place in find_places(self.body)]

    @cached_property
    def periods(self) -> list[Mention]:
        return [(period.code, start) for period, start, _ in find_periods(self.body)]

    @cached_property
    def stretches(self) -> list[Mention]:
        """The periods, those without a year too ("helårsprognosen"); "by the end of August" runs from January."""
        body = _BETWEEN.sub(_dashed, self.body)
        dated = [(self._from_january(period, start), start, end) for period, start, end in find_periods(body)]
        bare = [(YEAR, found.start()) for found in _FULL_YEAR.finditer(body)]
        bare += [(f"{_number(found[1])}/{_number(found[2])}", found.start()) for found in _SPAN.finditer(body)]
        bare = [one for one in bare if not any(start <= one[1] < end for _, start, end in dated)]
        return sorted([*((code, start) for code, start, _ in dated), *bare], key=lambda mention: mention[1])

    def _from_january(self, period: Period, start: int) -> str:
        if period.kind is PeriodKind.MONTH and _TO_END_OF.search(self.body[:start]):
            return f"{period.start.year}-01/{period.code.partition('/')[2]}"
        return period.code

    @cached_property
    def subjects(self) -> list[Mention]:
        """The activities, less the lines of the accounts."""
        return [(id, start) for id, start in self.activities if id not in ACCOUNTS]

    @cached_property
    def words(self) -> list[str]:
        """Its words in lower case, as written."""
        return [word.lower() for word in _WORD.findall(self.body)]

    @cached_property
    def stems(self) -> frozenset[str]:
        return stems_of(self.body)

    @property
    def negative(self) -> bool:
        return self.has(word_lists(self.language)["negation"])

    @cached_property
    def claims(self) -> list[tuple[Quantity, Told]]:
        """Each number with what is said of it."""
        measures = measures_claimed(self.body, self.numbers)
        return [
            (
                number,
                Told(
                    measure,
                    basis if measure == "deviation" else None,
                    _nearest(self.subjects, number.start),
                    _nearest(self.places, number.start),
                    self._beside(number) or _nearest(self.stretches, number.start),
                ),
            )
            for number, measure, basis in zip(
                self.numbers, measures, bases_claimed(self.body, self.numbers), strict=True
            )
        ]

    def _beside(self, number: Quantity) -> str | None:
        """The period that stands right after a number: "2 platser i augusti 2024, jämfört med 3 i juni"."""
        return next(
            (
                code
                for code, start in self.stretches
                if start >= number.outer_end and _FEW_WORDS.fullmatch(self.body, number.outer_end, start)
            ),
            None,
        )

    def has(self, words: frozenset[str]) -> bool:
        return not words.isdisjoint(self.words)

    def places_of(self, words: frozenset[str]) -> list[int]:
        return [found.start() for found in _WORD.finditer(self.body) if found.group().lower() in words]

    def count(self, words: frozenset[str]) -> int:
        return sum(word in words for word in self.words)


def months_of(period: str) -> str:
    """A period's months without its year: "01/08" of "2023-01/2023-08"."""
    first, _, last = period.partition("/")
    return f"{first[-2:]}/{last[-2:]}"


def _number(month: str) -> str:
    return next(f"{number:02}" for number, names in enumerate(_MONTHS, 1) if month.lower() in names.split("|"))


def key_of(number: Quantity) -> tuple[Decimal, str]:
    """What two writings of one number share: "19,9 mnkr" and "19,9 miljoner kronor"."""
    kind = number.unit.kind.value if number.unit.kind in _STRICT else "other"
    scale = number.unit.scale if number.unit.kind is UnitKind.MONEY else Decimal(1)
    return (abs(number.value or Decimal(0)) * scale).normalize(), kind


def letters(sentence: Sentence) -> str:
    return "".join(char for char in sentence.body.lower() if char.isalnum())


def _dashed(found: re.Match[str]) -> str:
    """ "between January and August" as the span that it is, no longer and no shorter."""
    return f"{found[1]}–{found[2]}".rjust(len(found.group()))


def _nearest(mentions: Sequence[Mention], position: int) -> str | None:
    """What is named last before `position`, else first after it."""
    before = [name for name, start in mentions if start < position]
    return before[-1] if before else mentions[0][0] if mentions else None
