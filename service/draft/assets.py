"""What a draft says of the committee's equity and investments."""

import re

from index.language import fold
from index.types import Figure, Measure
from service.documents.catalogue import facts_of
from service.documents.economy import Slot, economy
from service.draft.body import bare
from service.draft.phrases import is_money, is_nil, size
from service.draft.writer import Writer
from service.wording import result_noun

_OPENING = re.compile(r"\b(?:ib|ingaende)\b")
_CLOSING = re.compile(r"\b(?:ub|utgaende)\b")


def say_equity(writer: Writer) -> None:
    """Opening and closing equity, where the committee carries its results over."""
    rows = [f for fact in facts_of(writer.body.shelf) for f in fact.figures if "eget kapital" in fold(fact.label)]
    rows = [f for f in rows if f.table is not None and is_money(f) and f.value is not None]
    opening = next((f for f in rows if _OPENING.search(fold(f.activity))), None)
    closing = next((f for f in rows if _CLOSING.search(fold(f.activity))), None)
    if opening is None or closing is None:
        return
    signs = ["negativt" if (f.value or 0) < 0 else "positivt" for f in (opening, closing)]
    if writer.swedish:
        text = (
            f"Nämnden gick in i året med ett {signs[0]} eget kapital på {size(opening, 'sv')} och räknar med ett "
            f"{signs[1]} på {size(closing, 'sv')} vid årets slut."
        )
    else:
        english = ["negative" if (f.value or 0) < 0 else "positive" for f in (opening, closing)]
        text = (
            f"The committee began the year with a {english[0]} equity of {size(opening, 'en')} and expects a "
            f"{english[1]} one of {size(closing, 'en')} at its end."
        )
    writer.say(text, [opening, closing])


_INVESTMENT = re.compile(r"invest")


def say_investments(writer: Writer) -> None:
    slots = _investments(writer)
    budget = slots.get(Slot.YEAR_BUDGET) or slots.get(Slot.BUDGET)
    outcome, forecast = slots.get(Slot.OUTCOME), slots.get(Slot.FORECAST)
    deviation, language, sv = slots.get(Slot.FORECAST_DEVIATION), writer.language, writer.swedish
    if forecast is not None:
        text = (
            f"Investeringarna beräknas till {size(forecast, language)} för helåret"
            if sv
            else f"Investments are forecast at {size(forecast, language)} for the full year"
        )
        if budget is not None:
            text += (
                f" mot en budget på {size(budget, language)}"
                if sv
                else f" against a budget of {size(budget, language)}"
            )
    elif budget is not None:
        text = (
            f"Investeringsbudgeten är {size(budget, language)}"
            if sv
            else f"The investment budget is {size(budget, language)}"
        )
    elif outcome is not None:
        text = (
            f"Investeringarna uppgick till {size(outcome, language)}"
            if sv
            else f"Investments were {size(outcome, language)}"
        )
    else:
        return
    figures = [figure for figure in (forecast, budget) if figure is not None]
    if outcome is not None and figures:
        if is_nil(outcome):
            text += ", och inget har ännu använts" if sv else ", and nothing has been spent yet"
        else:
            text += (
                f", varav {size(outcome, language)} har använts"
                if sv
                else f", of which {size(outcome, language)} has been spent"
            )
    writer.say(
        f"{text}.", [*figures, *([outcome] if outcome is not None and not (figures and is_nil(outcome)) else [])]
    )
    if deviation is not None and deviation.favourable and writer.length != "short":
        noun, dev = result_noun(deviation.favourable, language), size(deviation, language)
        writer.say(
            f"För helåret väntas ett {noun} på {dev}." if sv else f"For the full year, a {noun} of {dev} is expected.",
            [deviation],
        )


def _investments(writer: Writer) -> dict[Slot, Figure]:
    """The investments' total row, the only row where there is no total; else what the sentences about them state."""
    body, rows = writer.body, []
    for fact in facts_of(body.shelf):
        if fact.table is None:
            continue
        table = body.shelf.tables[fact.table]
        names = (*fact.first.section[-2:], table.stub, table.caption, fact.label, *table.columns)
        if any(_INVESTMENT.search(fold(bare(name))) for name in names):
            found = economy(body.document, fact.label, fact.figures)
            rows += [(fact.total, found)] if found is not None else []
    if rows:
        return dict(next((found for total, found in rows if total), rows[0][1]).slots)
    return _stated_investments(writer)


def _stated_investments(writer: Writer) -> dict[Slot, Figure]:
    stated: dict[Slot, Figure] = {}
    slots = {
        Measure.BUDGET: Slot.YEAR_BUDGET,
        Measure.OUTCOME: Slot.OUTCOME,
        Measure.FORECAST: Slot.FORECAST,
        Measure.DEVIATION: Slot.FORECAST_DEVIATION,
    }
    for figure in writer.body.shelf.figures:
        about = any(_INVESTMENT.search(fold(bare(name))) for name in figure.section)
        slot = slots.get(figure.measure)
        if about and figure.table is None and is_money(figure) and slot is not None:
            stated.setdefault(slot, figure)
    return stated
