"""The accounts of a whole municipality beside its committees': what is asked of the one is not asked of them."""

from collections.abc import Sequence

from index.language import fold
from service.documents.economy import Economy
from service.question import Question

BODIES = ("kommunen", "koncernen")
COMMITTEE = ("namnd", "committee", "board")


def of_bodies(found: Sequence[Economy], question: Question) -> list[Economy]:
    """Of a municipality that has accounts of its own only these, unless a committee is asked for."""
    if question.committees or any(word in question.folded for word in COMMITTEE):
        return list(found)
    whole = {one.document.meta.municipality for one in found if _is_body(one)} - {None}
    return [one for one in found if one.document.meta.municipality not in whole or _is_body(one)]


def _is_body(one: Economy) -> bool:
    return one.total and any(body in fold(one.label) for body in BODIES)
