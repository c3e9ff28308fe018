"""Which characters may follow when a text may hold none but given numbers. Pure; `constrained` applies it to tokens.

A number is what a reader takes for one: digits, with single separators between them ("19,9", "1 234", "2023-08-31",
"20–24"). A digit may come only where it carries a given number on, and a number may end only where it is whole.
Citation marks are given as "[1]": their digits are then allowed inside brackets and nowhere else.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

SEPARATORS = " \u00a0\u202f\u2009.,:/-–−‑'’"
"""What may stand between two digits of one number."""

_RUN = re.compile(rf"\[\d+\]|\d+(?:[{re.escape(SEPARATORS)}]\d+)*")
_GROUPED = re.compile(r"(\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+)(?:([.,])(\d+))?")
_SPACES = re.compile(r"[ \u00a0\u202f\u2009]")
SPACES = (" ", "\u00a0", "\u202f")


def is_digit(char: str) -> bool:
    """Any character that counts as a number: 1, ½, ², full-width and foreign digits."""
    return unicodedata.category(char).startswith("N")


def numbers_in(text: str) -> frozenset[str]:
    """Every number of a text as printed, each run of digits whole, and its citation marks."""
    return frozenset(_RUN.findall(text))


def variants(number: str) -> frozenset[str]:
    """A number with its thousands parted by any space or by none; everything else stays as it is."""
    match = _GROUPED.fullmatch(number)
    if match is None or len(_SPACES.sub("", match[1])) < 4:
        return frozenset((number,))
    if not _SPACES.search(match[1]) and (match[1].startswith("0") or (len(match[1]) == 4 and match[2] is None)):
        return frozenset((number,))  # a year or a code: it is never parted
    digits = _SPACES.sub("", match[1])
    rest = f"{match[2]}{match[3]}" if match[2] else ""
    groups = f"{int(digits):,}"
    return frozenset((number, digits + rest, *(groups.replace(",", space) + rest for space in SPACES)))


@dataclass(frozen=True)
class Place:
    """Where in the text one stands: the run of digits so far ("" outside numbers), with the separator after it."""

    run: str = ""


OUTSIDE = Place()


@dataclass(frozen=True)
class Numerals:
    """The given numbers as an automaton over characters."""

    whole: frozenset[str]
    begun: frozenset[str] = field(repr=False)  # every beginning of a whole one, itself included

    @classmethod
    def of(cls, numbers: Iterable[str]) -> "Numerals":
        whole = frozenset(form for number in numbers for form in variants(number))
        return cls(whole, frozenset(form[:end] for form in whole for end in range(1, len(form) + 1)))

    def after(self, place: Place, char: str) -> Place | None:
        """Where one stands after `char`; None where it may not come."""
        run = place.run
        if is_digit(char):
            return Place(run + char) if run + char in self.begun else None
        if run == "[" or not run:
            return Place("[") if char == "[" else OUTSIDE
        if run.startswith("["):
            return OUTSIDE if run + char in self.whole else None
        if not is_digit(run[-1]):  # a separator after a number: the number ends before it
            return self._left(run[:-1], char)
        if char in SEPARATORS and (run in self.whole or run + char in self.begun):
            return Place(run + char)
        return self._left(run, char)

    def following(self, place: Place) -> frozenset[str]:
        """The characters that carry the number at `place` on."""
        run = place.run
        return frozenset(form[-1] for form in self.begun if form[:-1] == run)

    def may_end(self, place: Place) -> bool:
        run = place.run
        if not run or run == "[":
            return True
        return run in self.whole or (not is_digit(run[-1]) and run[:-1] in self.whole)

    def _left(self, run: str, char: str) -> Place | None:
        if run not in self.whole:
            return None
        return Place("[") if char == "[" else OUTSIDE
