"""Yes or no of two reports of one municipality: which went better, what became a deficit, what has risen."""

import re
from decimal import Decimal

from index.types import Measure
from service.answers import lookup
from service.answers.calculation.change import say_two_reports
from service.answers.sentences.leads import lead, prefix
from service.answers.sentences.phrases import say_accounts
from service.composer import Composer
from service.documents.economy import Economy
from service.evidence.evidence import Evidence
from service.question import Question
from service.question.comparing import TWO_YEARS
from service.question.premise import movement
from service.types import Status

TURNED = {
    (1, -1): re.compile(
        r"\b(?:fran|from) (?:a |ett )?(?:plus|overskott|surplus|vinst|profit) (?:till|to) (?:a |ett )?"
        r"(?:minus|underskott|deficit|forlust|loss)\b"
    ),
    (-1, 1): re.compile(
        r"\b(?:fran|from) (?:a |ett )?(?:minus|underskott|deficit|forlust|loss) (?:till|to) (?:a |ett )?"
        r"(?:plus|overskott|surplus|vinst|profit)\b"
    ),
}
"""A question of whether a surplus became a deficit, or the other way round."""
BETTER = re.compile(r"\b(?P<up>battre|better)\b|\b(?:samre|worse)\b")
LARGER = re.compile(r"\b(?P<up>storre|hogre|larger|bigger|higher|more)\b|\b(?:mindre|lagre|smaller|lower|less)\b")
"""Of a deficit or a surplus: how it stands against another."""


def on_two_reports(evidence: Evidence, composer: Composer) -> Status | None:
    """By both reports, where the question sets two of their years against each other."""
    if len(evidence.question.years) < 2 or len(evidence.question.places) != 1:
        return None
    status, moved = _on_accounts(evidence, composer), movement(evidence.question)
    if status is None and moved is not None and by_movement(evidence, composer, moved) is not None:
        status = "answered"
    return status


def _on_accounts(evidence: Evidence, composer: Composer) -> Status | None:
    """Whether a surplus turned into a deficit from one report to the next, or one went better than the other."""
    question = evidence.question
    turned = next((ways for ways, pattern in TURNED.items() if pattern.search(question.folded)), None)
    sign = _wanted(question)
    if turned is None and sign is None:
        return None
    known = [one for one in lookup.accounts(evidence) if one.direction is not None]
    dated = {period.year: one for one in known if (period := one.document.meta.period) is not None}
    if len(dated) != len(known) or set(dated) != set(question.years) or len(dated) != 2:
        return None
    old, new = dated[min(dated)], dated[max(dated)]
    if turned is not None:
        holds = (old.direction, new.direction) == turned
    else:
        named = dated[question.years[0]]
        holds = (_signed(named) - _signed(new if named is old else old)) * (sign or 0) > 0
    composer.say(f"{lead(holds, composer)}.")
    for one in (old, new):
        say_accounts(one, composer, lookup.activity_asked(question))
    return "answered"


def _wanted(question: Question) -> int | None:
    """+1 where the year named first is said to have gone better than the other, -1 where worse, None where neither."""
    better = BETTER.search(question.folded)
    if better is not None:
        bare = not question.words and not question.measures and question.quantity in (None, "money")
        of_budget = question.asks(Measure.DEVIATION) or "budget" in question.folded
        return (1 if better["up"] else -1) if bare or of_budget else None
    larger = LARGER.search(question.folded) if question.direction is not None else None
    return None if larger is None else (question.direction or 0) * (1 if larger["up"] else -1)


def _signed(one: Economy) -> Decimal:
    """The deviation of the period in kronor, minus for a deficit."""
    figure = one.deviations[0]
    return abs(figure.base_value or Decimal(0)) * (figure.favourable or 0)


def by_movement(evidence: Evidence, composer: Composer, moved: int) -> bool | None:
    """Whether what is asked about has moved as the question says from one report to the other; None of no two."""
    before = len(composer.sentences)
    change = say_two_reports(evidence, composer)
    if change is None:
        return None
    years = evidence.question.years[:2]
    turned = list(years) == sorted(years) and TWO_YEARS.search(evidence.question.folded) is not None
    holds = change * (-moved if turned else moved) > 0  # "högre 2020 än 2023" says that it fell
    prefix(composer, before, lead(holds, composer))
    return holds
