"""What a draft says of the whole committee's accounts: outcome, sides, forecast and how they have moved."""

from dataclasses import dataclass
from decimal import Decimal

from index.numbers import MNKR, PERCENT, decimals_of
from index.types import Figure, Line, Measure, PeriodKind, Reading, UnitKind
from service.documents.catalogue import facts_of
from service.documents.economy import Economy, Slot
from service.draft.accounts import Accounts, is_whole
from service.draft.naming import committee, genitive
from service.draft.phrases import beyond, is_money, is_nil, mnkr, percent, size
from service.draft.writer import Calculation, Writer
from service.wording import capital, period_phrase, result_noun, when


def say_whole(accounts: Accounts, writer: Writer) -> None:
    outcome = accounts.whole[Slot.OUTCOME]
    if outcome is not None:
        _say_outcome(accounts, outcome, writer)
    if writer.length != "short":
        _say_previous(accounts, outcome, writer)
        _say_sides_before(accounts, writer)
        _say_sides(accounts, writer, PERIOD)
    if accounts.annual:
        return
    _say_forecast(accounts, writer)
    if writer.length != "short":
        _say_changed_forecast(writer)
        if accounts.deviation is None or writer.length == "long":
            _say_sides(accounts, writer, YEAR)


PERIOD = (Slot.OUTCOME, Slot.DEVIATION, Slot.BUDGET)
YEAR = (Slot.FORECAST, Slot.FORECAST_DEVIATION, Slot.YEAR_BUDGET)


def _say_outcome(accounts: Accounts, outcome: Figure, writer: Writer) -> None:
    sv, deviation, budget = writer.swedish, accounts.deviation, accounts.budget
    name, language = committee(writer.body.document, writer.language), writer.language
    stretch = when(outcome.period, language)
    if sv and stretch and not stretch.startswith(" i "):
        stretch = (
            f" för perioden{stretch}" if outcome.period and outcome.period.kind is PeriodKind.SPAN else f" för{stretch}"
        )
    level = size(outcome, language)
    if accounts.balanced:
        _say_result(outcome, deviation, name, stretch, writer)
        return
    lead = (
        f"{genitive(capital(name))} nettokostnad uppgick till {level}{stretch}"
        if sv
        else f"{capital(name)} had a net cost of {level}{stretch}"
    )
    if deviation is None:
        writer.say(lead + ".", [outcome])
        return
    if is_nil(deviation):
        writer.say(
            lead + (", vilket är i nivå med budget." if sv else ", in line with the budget."), [outcome, deviation]
        )
        return
    share = _share(deviation, budget, writer)
    dev = size(deviation, language) + share.words
    figures = [outcome, deviation, *share.figures]
    if budget is None:
        noun = result_noun(deviation.favourable, language)
        tail = f", vilket är ett {noun} på {dev} mot budget." if sv else f", a {noun} of {dev} against the budget."
        writer.say(lead + tail, figures, calculations=share.calculations)
        return
    way = beyond(deviation.favourable, language)
    tail = (
        f", vilket är {dev} {way} budgeten på {size(budget, language)}."
        if sv
        else f", which is {dev} {way} the budget of {size(budget, language)}."
    )
    writer.say(lead + tail, [*figures, budget], calculations=share.calculations)


def _say_result(outcome: Figure, deviation: Figure | None, name: str, stretch: str, writer: Writer) -> None:
    """The outcome of a committee whose grant is among its income: a surplus or a deficit."""
    good = (outcome.value or Decimal(0)) >= 0
    noun, level = result_noun(1 if good else -1, writer.language), size(outcome, writer.language)
    text = f"{genitive(capital(name))} resultat{stretch} är ett {noun} på {level}"
    if not writer.swedish:
        text = f"The result of {name}{stretch} is a {noun} of {level}"
    if deviation is None or is_nil(deviation):
        writer.say(f"{text}.", [outcome])
        return
    side = result_noun(deviation.favourable, writer.language)
    dev = size(deviation, writer.language)
    tail = f", {dev} {'bättre' if side == 'överskott' else 'sämre'} än budget"
    if not writer.swedish:
        tail = f", {dev} {'better' if side == 'surplus' else 'worse'} than the budget"
    writer.say(f"{text}{tail}.", [outcome, deviation])


@dataclass(frozen=True)
class _Share:
    """ " eller 4 procent" with what bears it."""

    words: str = ""
    figures: tuple[Figure, ...] = ()
    calculations: tuple[Calculation, ...] = ()


def _share(deviation: Figure, budget: Figure | None, writer: Writer) -> _Share:
    """What share of the budget a deviation is: the report's own figure where it holds, else calculated."""
    if is_nil(deviation) or writer.length == "short":
        return _Share()
    either = " eller " if writer.swedish else " or "
    stated = _stated_share(deviation, budget, writer)
    if stated is not None and stated.value is not None:
        _, shown = percent(stated.value, decimals_of(stated.value), writer.language)
        return _Share(either + shown, figures=(stated,))
    if budget is None or not budget.base_value or deviation.base_value is None:
        return _Share()
    value, shown = percent(100 * deviation.base_value / budget.base_value, 1, writer.language)
    return _Share(either + shown, calculations=(Calculation(value, PERCENT, "share", (deviation, budget)),))


def _stated_share(deviation: Figure, budget: Figure | None, writer: Writer) -> Figure | None:
    """A percentage that the body gives for the deviation, in a sentence that gives the amount too."""
    figures = writer.body.shelf.figures
    for figure in figures:
        if figure.table is not None or figure.unit.kind is not UnitKind.PERCENT or figure.value is None:
            continue
        beside = [f for f in figures if f.quote == figure.quote and is_money(f) and f.base_value is not None]
        same = any(_rounds(deviation, f) for f in beside)
        if same and figure.period is not None and deviation.period is not None:
            if figure.period.kind is not deviation.period.kind and figure.period.end != deviation.period.end:
                continue
            if budget is None or not budget.base_value:
                return figure
            exact = abs(100 * (deviation.base_value or Decimal(0)) / budget.base_value)
            if abs(exact - abs(figure.value)) <= Decimal(1).scaleb(-decimals_of(figure.value)) / 2:
                return figure
    return None


def _rounds(exact: Figure, other: Figure) -> bool:
    a, b = abs(exact.base_value or Decimal(0)), abs(other.base_value or Decimal(0))
    step = other.unit.scale.scaleb(-decimals_of(other.value or Decimal(0)))
    return other.measure is Measure.DEVIATION and abs(a - b) <= step / 2


def _say_previous(accounts: Accounts, outcome: Figure | None, writer: Writer) -> None:
    """How the outcome has moved since the same period a year before."""
    before = accounts.whole[Slot.PREVIOUS]
    if outcome is None or before is None or accounts.balanced:
        return
    now, then = outcome.base_value, before.base_value
    if now is None or then is None or now == then:
        return
    value, shown = mnkr(abs(now) - abs(then), writer.language)
    more = abs(now) > abs(then)
    change = Calculation(value, MNKR, "difference", (outcome, before))
    was = size(before, writer.language)
    if writer.swedish:
        text = [
            "Jämfört med samma period föregående år, då nettokostnaden var "
            f"{was}, är det en {'ökning' if more else 'minskning'} med {shown}.",
            f"Nettokostnaden har {'ökat' if more else 'minskat'} med {shown} från {was} samma period föregående år.",
        ]
    else:
        text = [
            f"The net cost has {'risen' if more else 'fallen'} by {shown} from {was} in the same period a year before."
        ]
    writer.say(text, [before], calculations=[change])


def _say_forecast(accounts: Accounts, writer: Writer) -> None:
    forecast, budget = accounts.whole[Slot.FORECAST], accounts.whole[Slot.YEAR_BUDGET]
    deviation, sv = accounts.forecast_deviation, writer.swedish
    if deviation is None and forecast is None:
        return
    known = [figure for figure in (deviation, forecast, budget) if figure is not None]
    year = period_phrase(known[0].period, writer.language)
    if deviation is None:
        level = size(forecast or known[0], writer.language)
        writer.say(f"Prognosen för {year} är {level}." if sv else f"The forecast for {year} is {level}.", known)
        return
    noun, share = result_noun(deviation.favourable, writer.language), _share(deviation, budget, writer)
    dev, nil = size(deviation, writer.language) + share.words, is_nil(deviation)
    if nil:
        told = "en budget i balans" if sv else "a balanced budget"
    else:
        told = f"ett {noun} på {dev}" if sv else f"a {noun} of {dev}"
    if accounts.balanced:
        known = [deviation]
    if forecast is None or budget is None or accounts.balanced:
        text = f"För {year} väntas {told}." if sv else f"For {year}, {told} is expected."
    elif sv:
        level, planned = size(forecast, "sv"), size(budget, "sv")
        text = f"Prognosen för {year} är {level} mot en budget på {planned}, vilket ger {told}."
    else:
        level, planned = size(forecast, "en"), size(budget, "en")
        text = f"The forecast for {year} is {level} against a budget of {planned}, which gives {told}."
    writer.say(text, [*known, *share.figures], calculations=share.calculations)


def _say_changed_forecast(writer: Writer) -> None:
    """How the forecast of the whole has moved since the one before."""
    for fact in facts_of(writer.body.shelf):
        if not (fact.total and is_whole(fact.label)):
            continue
        forecasts = [figure for figure in fact.figures if figure.measure is Measure.FORECAST]
        changes = [f for f in fact.figures if f.measure is Measure.CHANGE and f.favourable and is_money(f)]
        if len(forecasts) < 2 or len(changes) != 1:
            continue
        change = changes[0]
        better, shown = (change.favourable or 0) > 0, size(change, writer.language)
        if writer.swedish:
            text = f"Sedan föregående prognos är det en {'förbättring' if better else 'försämring'} med {shown}."
        else:
            text = f"This is {shown} {'better' if better else 'worse'} than the forecast before."
        writer.say(text, [change])
        return


def _say_sides(accounts: Accounts, writer: Writer, slots: tuple[Slot, Slot, Slot]) -> None:
    """Income and costs against budget: where the deviation comes from."""
    income, cost = _side(accounts.income, slots, writer), _side(accounts.cost, slots, writer)
    if income is None or cost is None:
        return
    forecast = slots is YEAR
    if writer.swedish:
        first, second = ("beräknas bli", "beräknas bli") if forecast else ("uppgick till", "var")
        text = f"Intäkterna {first} {income[1]}, medan kostnaderna {second} {cost[1]}."
    else:
        first, second = ("is forecast at", "are forecast at") if forecast else ("was", "were")
        text = f"Income {first} {income[1]}, while costs {second} {cost[1]}."
    writer.say(text, [*income[0], *cost[0]])


def _side(side: Economy | None, slots: tuple[Slot, Slot, Slot], writer: Writer) -> tuple[list[Figure], str] | None:
    """A side's level against its budget: the figures and "36,3 mnkr, 2,0 mnkr mer än budget"."""
    if side is None:
        return None
    sv, (level, deviation, budget) = writer.swedish, (side[slot] for slot in slots)
    if level is None or any(f is not None and f.reading is Reading.UNREADABLE for f in (level, deviation, budget)):
        return None
    shown = size(level, writer.language)
    if deviation is None or deviation.favourable is None:
        if budget is None:
            return None
        planned = size(budget, writer.language)
        return [level, budget], shown + (f" mot budgeterade {planned}" if sv else f" against the budgeted {planned}")
    if is_nil(deviation):
        return [level], shown + (", i nivå med budget" if sv else ", in line with the budget")
    income = any(figure.line is Line.INCOME for figure in side.slots.values())
    more = ((deviation.favourable or 0) > 0) is income
    figures, against = [level, deviation], "budget" if sv else "the budget"
    if budget is not None and slots is YEAR:
        against = f"budgeterade {size(budget, 'sv')}" if sv else f"the budgeted {size(budget, 'en')}"
        figures.append(budget)
    dev = size(deviation, writer.language)
    how = ("mer än" if more else "mindre än") if sv else ("more than" if more else "less than")
    return figures, f"{shown}, {dev} {how} {against}"


def _say_sides_before(accounts: Accounts, writer: Writer) -> None:
    """Income and costs against the same period a year before, where the period has no budget to compare with."""
    if accounts.deviation is not None and writer.length != "long":
        return
    slots = [(one[Slot.OUTCOME], one[Slot.PREVIOUS]) for one in (accounts.income, accounts.cost) if one is not None]
    known = [(now, then) for now, then in slots if now is not None and then is not None]
    if len(known) != 2:
        return
    figures = [figure for pair in known for figure in pair]
    up = [abs(now.base_value or Decimal(0)) > abs(then.base_value or Decimal(0)) for now, then in known]
    first, second = (
        f"{size(then, writer.language)} {'till' if writer.swedish else 'to'} {size(now, writer.language)}"
        for now, then in known
    )
    if writer.swedish:
        verbs = ["ökade" if one else "minskade" for one in up]
        text = f"Under samma tid {verbs[0]} intäkterna från {first}, medan kostnaderna {verbs[1]} från {second}."
    else:
        verbs = ["rose" if one else "fell" for one in up]
        text = f"Over the same time, income {verbs[0]} from {first}, while costs {verbs[1]} from {second}."
    writer.say(text, figures)
