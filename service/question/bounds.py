"""How large a thing must be to belong to a list: "bidrag på minst en miljon", "mer än 10 mnkr under budget"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from index.language import fold
from index.numbers import Quantity, find_quantities
from index.types import Figure, UnitKind
from service.question.types import Question

_ABOUT = r"(?:(?:ca|cirka|omkring|about)\.? )?$"
LEAST = re.compile(r"(?:\b(?:minst|atminstone|at least|no less than)|>=) ?" + _ABOUT)
MORE = re.compile(
    r"(?:\b(?:over|(?:mer|fler|hogre|storre|dyrare|langre) [aie]n|overstig\w*|more than|above|larger than|exceed\w*)"
    r"|>) ?" + _ABOUT
)
MOST = re.compile(r"(?:\b(?:hogst|som mest|max(?:imalt)?|at most|no more than|upp till|up to)|<=) ?" + _ABOUT)
LESS = re.compile(
    r"(?:\b(?:under|(?:mindre|farre|lagre|billigare|kortare) [aie]n|understig\w*|less than|fewer than|below)|<) ?"
    + _ABOUT
)
SIDES = ((LEAST, 1, True), (MORE, 1, False), (MOST, -1, True), (LESS, -1, False))


@dataclass(frozen=True)
class Bound:
    """An amount that those asked for reach (`side` 1) or stay under (-1), in its unit's base; `closed`: itself too."""

    quantity: Quantity
    side: int
    closed: bool

    def holds(self, size: Decimal, kind: UnitKind) -> bool:
        """Whether an amount of a kind of unit, in its base, is on the asked side."""
        limit = self.quantity.base_value
        if limit is None or kind is not self.quantity.unit.kind:
            return False
        return (self.closed and size == limit) or (size > limit if self.side > 0 else size < limit)

    def of_figure(self, figure: Figure) -> bool:
        return figure.value is not None and self.holds(figure.size, figure.unit.kind)

    def in_text(self, text: str) -> bool:
        """Whether a sentence gives an amount on the asked side."""
        found = find_quantities(text)
        return any(self.holds(abs(one.base_value), one.unit.kind) for one in found if one.base_value is not None)


def limit_before(text: str) -> tuple[int, bool] | None:
    """The side and whether the limit itself is in, where a text ends in words that make the next amount a limit.

    A scanned "än" may have any of three vowels.
    """
    folded = " ".join(fold(text).split())
    return next(((side, closed) for said, side, closed in SIDES if said.search(f"{folded} ")), None)


def bound_of(question: Question) -> Bound | None:
    """The amount that a question sets as a limit for what it asks for; None for most."""
    for quantity in question.claimed:
        if quantity.unit.kind is UnitKind.UNKNOWN:
            continue
        found = limit_before(question.text[: quantity.outer_start])
        if found is not None:
            return Bound(quantity, *found)
    return None
