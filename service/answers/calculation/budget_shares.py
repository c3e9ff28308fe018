"""Several reports' deviations as shares of their budgets: who is furthest from it, who nearest, a row for each."""

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from index.types import Figure
from service.answers.calculation.values import percent_text
from service.answers.sentences.phrases import place_of
from service.composer import Composer
from service.documents.economy import Economy, Slot
from service.question import Question
from service.question.superlative import lowest_first
from service.types import AnswerTable, Language
from service.wording import against_budget, amount, when

PERIOD, YEAR = (Slot.DEVIATION, Slot.BUDGET), (Slot.FORECAST_DEVIATION, Slot.YEAR_BUDGET)
WORST = re.compile(r"\b(?:samst|varst|worst)\b")
BY_RESULT = re.compile(r"\b(?:samst|bast|varst|worst|best)\b")
"""Ranks by how good the deviation is, and not by its size."""


@dataclass(frozen=True)
class _Part:
    """A report's deviation with the budget that it is a share of."""

    account: Economy
    deviation: Figure
    budget: Figure

    @property
    def share(self) -> Decimal:
        """In per cent of the budget, minus where it is over it."""
        sizes = [abs(figure.base_value or Decimal(0)) for figure in (self.deviation, self.budget)]
        return (sizes[0] / sizes[1] * 100).quantize(Decimal("0.1")) * (self.deviation.favourable or 0)


def say_shares(accounts: list[Economy], question: Question, composer: Composer, *, ahead: bool) -> list[Figure]:
    """Rank the reports by the share, and return the deviations told.

    None where fewer than two reports have it of the same stretch of the year.
    """
    slots = _slots(accounts, question, ahead=ahead)
    parts = [
        _Part(one, deviation, budget)
        for one in accounts
        if (deviation := one[slots[0]]) is not None
        and (budget := one[slots[1]]) is not None
        and deviation.favourable is not None
        and budget.value
    ]
    if len(parts) < 2:
        return []
    by_result = question.direction is not None or BY_RESULT.search(question.folded) is not None
    parts.sort(key=lambda part: -part.share if by_result else -abs(part.share))
    worst = question.direction == -1 or WORST.search(question.folded) is not None
    last = worst if by_result else lowest_first(question)
    if last:
        parts.reverse()
    language = composer.language
    rows, told, marks = [], [], []
    for part in parts:
        document = part.account.document
        markers = [composer.figure(document, figure) for figure in (part.deviation, part.budget)]
        percent = percent_text(abs(part.share), language)
        inputs = [
            (str(abs(figure.value or Decimal(0))), marker)
            for figure, marker in zip((part.deviation, part.budget), markers, strict=True)
        ]
        place = place_of(document, language)
        composer.derive(percent, str(abs(part.share)), "%", "share", inputs, part.deviation, document.meta.municipality)
        way = f" {against_budget(part.deviation.favourable or 0, language)}" if part.share else ""
        of = "av" if language == "sv" else "of"
        ends = f"{amount(part.deviation, language)} {of} {amount(part.budget, language)}"
        stretch = when(part.deviation.period, language)
        told.append(f"{place} {percent}{way}{stretch} ({ends})")
        cited = "".join(f"[{marker}]" for marker in dict.fromkeys(markers))
        rows.append((place, stretch.strip(), ends, f"{percent}{way} {cited}"))
        marks.append(markers)
    for text, markers in zip(told, marks, strict=True):
        lead = LEADS[language][by_result][last] if text is told[0] else ""
        composer.say(f"{lead}{text}.", *markers)
    if language == "sv":
        columns = ("Kommun", "Period", "Avvikelse av budget", "Andel av budgeten")
    else:
        columns = ("Municipality", "Period", "Deviation of budget", "Share of the budget")
    composer.table = AnswerTable(columns, tuple(rows))
    return [part.deviation for part in parts]


LEADS: dict[Language, dict[bool, tuple[str, str]]] = {
    "sv": {
        False: ("Störst avvikelse i procent av budgeten: ", "Minst avvikelse i procent av budgeten: "),
        True: ("Bäst i procent av budgeten: ", "Sämst i procent av budgeten: "),
    },
    "en": {
        False: ("Largest deviation in percent of the budget: ", "Smallest deviation in percent of the budget: "),
        True: ("Best in percent of the budget: ", "Worst in percent of the budget: "),
    },
}
"""By whether the result or its size is ranked, the upper end before the lower."""


def _slots(accounts: list[Economy], question: Question, *, ahead: bool) -> tuple[Slot, Slot]:
    """The year's or the period's deviation: what is asked for, else what most of the reports have."""
    held = Counter({slots: sum(all(one[s] is not None for s in slots) for one in accounts) for slots in (PERIOD, YEAR)})
    if ahead and held[YEAR]:
        return YEAR
    if question.scope == "to_date" and held[PERIOD]:
        return PERIOD
    return max((PERIOD, YEAR), key=lambda slots: held[slots])
