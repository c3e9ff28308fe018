"""Whether a budget was neither missed nor left over: "låg vården i linje med budget?"."""

import re
from decimal import Decimal

from index.language import fold
from service.answers import lookup
from service.answers.sentences.leads import lead, prefix
from service.answers.sentences.phrases import say_accounts
from service.composer import Composer
from service.documents.economy import Economy, Slot
from service.evidence.evidence import Evidence
from service.types import Status

IN_LINE = re.compile(r"\b(?:i (?:linje|niva) med|precis pa|in line with|exactly on) (?:the |sin |its )?budget(?:en)?\b")
"""Says that a budget was neither missed nor left over."""
SLIGHT = Decimal("0.02")
"""The share of a budget within which reports call a deviation none."""


def in_line(evidence: Evidence) -> list[Economy]:
    """The accounts of which the question says that they were in line with the budget; none where it says it of none."""
    question = evidence.question
    if question.direction is not None or IN_LINE.search(question.folded) is None:
        return []
    if lookup.activity_asked(question) is None and (question.words or question.activities):
        return []  # of what has no accounts of its own
    return lookup.accounts(evidence)


def is_off(one: Economy, evidence: Evidence) -> bool:
    """Whether each deviation is more than reports call none, and the report itself does not call it in line."""
    held = [
        (deviation, one[whole])
        for part, whole in ((Slot.DEVIATION, Slot.BUDGET), (Slot.FORECAST_DEVIATION, Slot.YEAR_BUDGET))
        if (deviation := one[part]) is not None
    ]
    if not held or any(budget is None or deviation.size <= SLIGHT * budget.size for deviation, budget in held):
        return False
    identifier = lookup.activity_asked(evidence.question)
    statements = evidence.catalogue.shelves[one.document.id].statements
    return not any(identifier in said.activities and IN_LINE.search(fold(said.text)) for said in statements)


def on_in_line(evidence: Evidence, composer: Composer) -> Status | None:
    """No where the accounts were off, yes where they were not at all; without a verdict in between."""
    found = in_line(evidence)
    for one in found[: lookup.PLACES]:
        start = len(composer.sentences)
        say_accounts(one, composer, lookup.activity_asked(evidence.question))
        if is_off(one, evidence):
            prefix(composer, start, lead(False, composer))
        elif all(figure.favourable == 0 for figure in one.deviations):
            prefix(composer, start, lead(True, composer))
    return "answered" if found else None
