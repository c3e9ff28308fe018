"""How large a thing must be to belong to a list: "bidrag på minst en miljon", "mer än 10 mnkr under budget"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from index.language import fold
from index.numbers import Quantity, find_quantities
from index.types import Figure, UnitKind
from service.question.types import Question

LEAST = re.compile(r"(?:\b(?:minst|atminstone|at least|no less than)|>=) ?$")
MORE = re.compile(
    r"(?:\b(?:over|(?:mer|fler|hogre|storre|dyrare|langre) an|overstig\w*|more than|above|larger than|exceed\w*)|>) ?$"
)
MOST = re.compile(r"(?:\b(?:hogst|som mest|max(?:imalt)?|at most|no more than|up to)|<=) ?$")
LESS = re.compile(
    r"(?:\b(?:under|(?:mindre|farre|lagre|billigare|kortare) an|understig\w*|less than|fewer than|below)|<) ?$"
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


def bound_of(question: Question) -> Bound | None:
    """The amount that a question sets as a limit for what it asks for; None for most."""
    for quantity in question.claimed:
        if quantity.unit.kind is UnitKind.UNKNOWN:
            continue
        before = fold(question.text[: quantity.outer_start])
        found = next((side for side in SIDES if side[0].search(before)), None)
        if found is not None:
            return Bound(quantity, found[1], found[2])
    return None
