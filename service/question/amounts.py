"""Which measures and what sort of amount a question asks for."""

import re

from index.types import Measure
from service.question.phrases import named, phrases


def measures_of(folded: str) -> tuple[Measure, ...]:
    """Measures in the order of the data file; the budget that others are held against is not itself asked for."""
    found = [Measure(name) for name, pattern in phrases()["measures"].items() if pattern.search(folded)]
    if Measure.BUDGET in found and Measure.DEVIATION in found:
        found.remove(Measure.BUDGET)
    if not found and BUDGET_OF.search(folded):
        found.append(Measure.BUDGET)
    return tuple(found)


BUDGET_OF = re.compile(r"\b[a-z]{4,}budget(?:en|ens|ar|arna)?\b")
"""The budget of something, in one word that says what it is for as well: "investeringsbudgeten"."""


IN_PERCENT = re.compile(r"\b(hur manga |how many )?(procent\w*|per ?cent\w*)")


def quantity_of(folded: str) -> str | None:
    """The sort of amount; of a change, of which percent only says how it is to be told, what has changed."""
    return _quantity(IN_PERCENT.sub(" ", folded) if changes(folded) else folded)


def _quantity(folded: str) -> str | None:
    if phrases()["quantity"]["percent"].search(folded):
        return "percent"  # before "hur många": "hur många procent"
    if phrases()["quantity"]["count"].search(folded):
        return "count"
    if HOW_LONG.match(folded):
        return None  # "hur länge får man lön": the time, and no sum
    return "money" if phrases()["quantity"]["money"].search(folded) else None


HOW_LONG = re.compile(r"\W*(?:hur (?:lange|lang tid)|how long)\b")


def changes(folded: str) -> bool:
    """Whether a change is asked for, which may be told in percent of anything."""
    return named("arithmetic", folded) in ("difference", "percent_change")


def is_measure(plain: str) -> bool:
    """Whether a word names a measure or a calculation, which every fact may be about ("budgetavvikelsen")."""
    groups = phrases()
    return any(
        pattern.fullmatch(plain) for group in ("measures", "arithmetic", "lines") for pattern in groups[group].values()
    )
