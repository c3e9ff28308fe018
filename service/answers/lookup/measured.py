"""Accounts of which one measure is asked for: the forecast, the budget or the outcome stands first, and by name.

"Vad är prognosen för X?" wants the forecast; how the period went against budget is another question's answer.
"""

from index.types import Figure, Measure
from service.answers.sentences.phrases import both_ways, is_better_when_more, name_of, place_of
from service.composer import Composer
from service.documents.economy import Economy, Slot
from service.question import Question
from service.types import Language
from service.wording import against_budget, amount, when

LEVELS: dict[Measure, tuple[tuple[Slot, Slot, Slot], ...]] = {
    Measure.FORECAST: ((Slot.FORECAST, Slot.YEAR_BUDGET, Slot.FORECAST_DEVIATION),),
    Measure.OUTCOME: ((Slot.OUTCOME, Slot.BUDGET, Slot.DEVIATION),),
    Measure.BUDGET: (
        (Slot.YEAR_BUDGET, Slot.YEAR_BUDGET, Slot.YEAR_BUDGET),
        (Slot.BUDGET, Slot.BUDGET, Slot.BUDGET),
    ),
}
"""Where the level, the budget it is held against and the deviation stand; of a budget, where there are two."""
NAMES: dict[Language, dict[Measure, str]] = {
    "sv": {Measure.FORECAST: "Prognosen", Measure.OUTCOME: "Utfallet", Measure.BUDGET: "Budgeten"},
    "en": {Measure.FORECAST: "The forecast", Measure.OUTCOME: "The outcome", Measure.BUDGET: "The budget"},
}


def measure_asked(question: Question) -> Measure | None:
    """The one measure of the accounts that the question is about; None where it asks how things went."""
    if question.asks(Measure.DEVIATION) or question.direction is not None or question.operation is not None:
        return None
    if question.asks(Measure.FORECAST):
        return Measure.FORECAST
    if question.measures == (Measure.OUTCOME,):
        return Measure.OUTCOME if question.scope != "year" else None
    return Measure.BUDGET if question.measures == (Measure.BUDGET,) else None


def say_measure(
    accounts: Economy, measure: Measure, composer: Composer, identifier: str | None, scope: str | None
) -> bool:
    """State the measure with what it is held against; False when the accounts do not have it."""
    language = composer.language
    name, place = name_of(accounts, identifier, language), place_of(accounts.document, language)
    slots = LEVELS[measure][::-1] if scope == "to_date" else LEVELS[measure]
    found = [(figure, places) for places in slots if (figure := accounts[places[0]]) is not None]
    if not found:
        return False
    level, (_, budget_slot, deviation_slot) = found[0]
    sv = language == "sv"
    signed = both_ways([f for f in (level, accounts[budget_slot]) if f is not None])  # of results a minus is a loss
    text = f"{NAMES[language][measure]} {'för' if sv else 'for'} {name} {'i' if sv else 'in'} {place}"
    text += f" {'är' if sv else 'is'} {amount(level, language, signed=signed)}{when(level.period, language)}"
    used = [level]
    if measure is Measure.BUDGET:
        others = [figure for figure, _ in found[1:]]
        text += "".join(
            f", {'varav' if sv else 'of which'} {amount(f, language, signed=signed)}{when(f.period, language)}"
            for f in others
        )
        used += others
    else:
        held = _against(accounts, accounts[budget_slot], accounts[deviation_slot], name, language, signed=signed)
        text += held[0]
        used += held[1]
    markers = [composer.figure(accounts.document, figure) for figure in used]
    composer.say(text + ".", *markers, opens="paragraph" if composer.sentences else "")
    return True


def _against(
    accounts: Economy,
    budget: Figure | None,
    deviation: Figure | None,
    name: str,
    language: Language,
    *,
    signed: bool,
) -> tuple[str, list[Figure]]:
    """What the level is held against: ", 1,9 mnkr under budget (budget 6,7 mnkr)"."""
    text, used = "", []
    if deviation is not None and deviation.favourable and deviation.value:
        income = is_better_when_more(accounts, deviation, f"{name} ")
        text += f", {amount(deviation, language)} {against_budget(deviation.favourable, language, income=income)}"
        used.append(deviation)
    if budget is not None:
        text += f" (budget {amount(budget, language, signed=signed)})"
        used.append(budget)
    return text, used
