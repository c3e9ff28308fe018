"""The section on the economy: the whole, what explains it and why, what is done about it, investments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.language import fold
from index.numbers import MNKR, PERCENT, decimals_of
from index.types import Figure, Line, Measure, PeriodKind, Reading, UnitKind
from service.catalogue import facts_of
from service.draft.accounts import Accounts, identifier_of, is_whole, read_accounts
from service.draft.body import bare
from service.draft.causes import causes_of, say_cause
from service.draft.measures import say_measures
from service.draft.naming import committee, genitive, name_of
from service.draft.phrases import beyond, is_money, is_nil, mnkr, percent, size
from service.draft.records import PointKind
from service.draft.writer import Calculation, Place, Writer
from service.economy import Economy, Slot, economy
from service.wording import capital, period_phrase, result_noun, when

SHARES = {"short": 1, "normal": 3, "long": 6}
"""Activities that a draft of each length explains the result with."""
SMALL = Decimal("0.04")
"""A deviation below this share of the whole's largest explains nothing."""


def write_economy(writer: Writer) -> None:
    accounts = read_accounts(writer.body)
    if accounts is None:
        return
    _say_whole(accounts, writer)
    writer.paragraph()
    _say_activities(accounts, writer)
    writer.paragraph()
    if writer.length != "short":
        _say_equity(writer)
        say_measures(writer)
    writer.paragraph()
    _say_investments(writer)
    _note_gaps(accounts, writer)


# ---- the whole --------------------------------------------------------------------------------------------------


def _say_whole(accounts: Accounts, writer: Writer) -> None:
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
        stretch = f" för perioden{stretch}" if outcome.period and outcome.period.kind is PeriodKind.SPAN else f" för{stretch}"
    level = size(outcome, language)
    lead = (
        f"{genitive(capital(name))} nettokostnad uppgick till {level}{stretch}"
        if sv
        else f"{capital(name)} had a net cost of {level}{stretch}"
    )
    if deviation is None:
        writer.say(lead + ".", [outcome])
        return
    if is_nil(deviation):
        writer.say(lead + (", vilket är i nivå med budget." if sv else ", in line with the budget."), [outcome, deviation])
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
    if outcome is None or before is None:
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
            f"Jämfört med samma period föregående år, då nettokostnaden var {was}, är det en {'ökning' if more else 'minskning'} med {shown}.",
            f"Nettokostnaden har {'ökat' if more else 'minskat'} med {shown} från {was} samma period föregående år.",
        ]
    else:
        text = [f"The net cost has {'risen' if more else 'fallen'} by {shown} from {was} in the same period a year before."]
    writer.say(text, [before], calculations=[change])


def _say_forecast(accounts: Accounts, writer: Writer) -> None:
    forecast, budget = accounts.whole[Slot.FORECAST], accounts.whole[Slot.YEAR_BUDGET]
    deviation, sv = accounts.forecast_deviation, writer.swedish
    if deviation is None and forecast is None:
        return
    known = [figure for figure in (deviation, forecast, budget) if figure is not None]
    year = period_phrase(known[0].period, writer.language)
    if deviation is None:
        text = f"Prognosen för {year} är {size(forecast, writer.language)}." if sv else f"The forecast for {year} is {size(forecast, writer.language)}."  # type: ignore[arg-type]
        writer.say(text, known)
        return
    noun, share = result_noun(deviation.favourable, writer.language), _share(deviation, budget, writer)
    dev, nil = size(deviation, writer.language) + share.words, is_nil(deviation)
    if nil:
        told = "en budget i balans" if sv else "a balanced budget"
    else:
        told = f"ett {noun} på {dev}" if sv else f"a {noun} of {dev}"
    if forecast is None or budget is None:
        text = f"För {year} väntas {told}." if sv else f"For {year}, {told} is expected."
    elif sv:
        text = f"Prognosen för {year} är {size(forecast, 'sv')} mot en budget på {size(budget, 'sv')}, vilket ger {told}."
    else:
        text = f"The forecast for {year} is {size(forecast, 'en')} against a budget of {size(budget, 'en')}, which gives {told}."
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
        better = (change.favourable or 0) > 0
        if writer.swedish:
            text = f"Sedan föregående prognos är det en {'förbättring' if better else 'försämring'} med {size(change, 'sv')}."
        else:
            text = f"This is {size(change, 'en')} {'better' if better else 'worse'} than the forecast before."
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
    more = (deviation.favourable > 0) is income
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
    (income, income_before), (cost, cost_before) = known
    figures = [income, income_before, cost, cost_before]
    up = [abs(now.base_value or 0) > abs(then.base_value or 0) for now, then in known]
    if writer.swedish:
        verbs = ["ökade" if one else "minskade" for one in up]
        text = (
            f"Sedan samma period föregående år {verbs[0]} intäkterna från {size(income_before, 'sv')} till {size(income, 'sv')}, "
            f"medan kostnaderna {verbs[1]} från {size(cost_before, 'sv')} till {size(cost, 'sv')}."
        )
    else:
        verbs = ["rose" if one else "fell" for one in up]
        text = (
            f"Since the same period a year before, income {verbs[0]} from {size(income_before, 'en')} to {size(income, 'en')}, "
            f"while costs {verbs[1]} from {size(cost_before, 'en')} to {size(cost, 'en')}."
        )
    writer.say(text, figures)


# ---- what explains it --------------------------------------------------------------------------------------------


def _say_activities(accounts: Accounts, writer: Writer) -> None:
    chosen, largest = _chosen(accounts, writer)
    told: set[str] = set()
    for number, (one, name) in enumerate(chosen):
        first = number == 0 and largest
        _say_activity(one, name, number, accounts.direction, writer, largest=first)
        many = 2 if number == 0 and writer.length != "short" else 1
        causes = causes_of(writer, identifier_of(one), one.label, one.direction, told, many)
        for place, cause in enumerate(causes):
            say_cause(writer, cause, place)
            told.add(cause.clause.text)
        if not causes and number == 0:
            sv, en = "Ingen orsak kunde hämtas ur rapporten för", "No cause could be taken from the report for"
            writer.point(PointKind.MISSING, f"{sv if writer.swedish else en} {name}.")


def _chosen(accounts: Accounts, writer: Writer) -> tuple[list[tuple[Economy, str]], bool]:
    """The activities that explain the result, and whether the first is the largest of its direction.

    Those of the whole's own direction come first, then the largest of the other. A row whose garbled label cannot be
    told is left out and noted.
    """
    telling = [one for one in accounts.activities if one.direction and _certain(one)]
    largest = Decimal(str(max((one.size for one in telling), default=0)))
    named: list[tuple[Economy, str]] = []
    unnamed: list[Economy] = []
    for one in telling:
        name = name_of(one.label, writer.body, writer.language)
        if name is not None:
            named.append((one, name))
        elif Decimal(str(one.size)) >= MANY * largest:
            unnamed.append(one)
    for one in unnamed:
        _note_unnamed(one, writer)
    direction = accounts.direction if accounts.direction in {one.direction for one, _ in named} else None
    own = [pair for pair in named if direction is None or pair[0].direction == direction]
    other = [pair for pair in named if pair not in own and Decimal(str(pair[0].size)) >= SMALL * largest]
    limit = SHARES[writer.length]
    if limit > 1:
        few = [pair for pair in own[:limit] if Decimal(str(pair[0].size)) >= MANY * Decimal(str(own[0][0].size))]
        own = (few if writer.length != "long" else own[:limit]) or own[:1]
        own = own[: max(2, limit - 1)] if other and writer.length != "normal" else own
        other = other[: 1 if writer.length == "normal" else 2]
    else:
        own, other = own[:1], []
    is_largest = bool(own) and all(one.size <= own[0][0].size for one in unnamed if one.direction == own[0][0].direction)
    return own + other, is_largest


MANY = Decimal("0.25")
"""An activity this large beside the largest of its direction explains a good part of the result."""


def _note_unnamed(one: Economy, writer: Writer) -> None:
    places = [Place(figure.quote, figure.section) for figure in one.deviations[:1]]
    sv = "Raden har ett namn som inte går att läsa säkert och nämns inte i utkastet"
    en = "The row has a name that cannot be read with certainty and is not mentioned in the draft"
    label = " ".join(one.label.split())
    writer.point(PointKind.OCR, f"{sv if writer.swedish else en}: {label}.", *places)


def _certain(one: Economy) -> bool:
    return all(figure.reading in (Reading.READ, Reading.RECONSTRUCTED) for figure in one.deviations)


def _say_activity(one: Economy, name: str, number: int, direction: int | None, writer: Writer, *, largest: bool) -> None:
    period, year = _deviations(one, writer)
    main = period or year
    if main is None:
        return
    told = _Told(
        name,
        result_noun(main.favourable, writer.language),
        size(main, writer.language),
        forecast=main is year,
        opposite=direction is not None and main.favourable != direction,
        largest=largest,
        first=number == 0,
    )
    figures, later = [main], ""
    if period is not None and year is not None:
        figures.append(year)
        later = _later(period, year, writer)
    variants = _swedish(told, later) if writer.swedish else _english(told, later)
    writer.say([f"{text}." for text in variants], figures)


def _deviations(one: Economy, writer: Writer) -> tuple[Figure | None, Figure | None]:
    """The period's deviation and the full year's; one without a direction or of nil is no lead."""
    reported = writer.body.document.meta.period
    if reported is not None and reported.kind is PeriodKind.YEAR:
        return one[Slot.FORECAST_DEVIATION], None
    known = (one[Slot.DEVIATION], one[Slot.FORECAST_DEVIATION])
    period, year = (figure if figure is not None and figure.favourable else None for figure in known)
    return period, year


def _later(period: Figure, year: Figure, writer: Writer) -> str:
    """What the deviation is expected to be at the end of the year."""
    dev, noun = size(year, writer.language), result_noun(year.favourable, writer.language)
    if period.favourable == year.favourable:
        return f"väntas bli {dev} för helåret" if writer.swedish else f"is expected to be {dev} for the full year"
    return (
        f"väntas vändas till ett {noun} på {dev} för helåret"
        if writer.swedish
        else f"is expected to turn into a {noun} of {dev} for the full year"
    )


@dataclass(frozen=True)
class _Told:
    """What is said of an activity."""

    name: str
    noun: str
    size: str
    forecast: bool
    opposite: bool
    largest: bool
    first: bool


def _swedish(told: _Told, later: str) -> list[str]:
    name, noun, dev = told.name, told.noun, told.size
    verb = "väntas" if told.forecast else "redovisas"
    also, which = (f" och {later}" if later else ""), (f", som {later}" if later else "")
    if told.opposite:
        return [f"Däremot {verb} för {name} ett {noun} på {dev}{which}", f"För {name} {verb} i stället ett {noun} på {dev}{which}"]
    if told.first and told.largest:
        return [f"Det största {noun}et, {dev}, gäller {name}{also}"]
    if told.first:
        return [f"Ett {noun} på {dev} {verb} för {name}{which}"]
    return [
        f"Även för {name} {verb} ett {noun}, {dev}{which}",
        f"För {name} {verb} ett {noun} på {dev}{which}",
        f"Dessutom {verb} ett {noun} på {dev} för {name}{which}",
    ]


def _english(told: _Told, later: str) -> list[str]:
    name, noun, dev = told.name, told.noun, told.size
    verb = "is expected" if told.forecast else "is reported"
    also, which = (f" and {later}" if later else ""), (f", which {later}" if later else "")
    if told.opposite:
        return [f"By contrast, a {noun} of {dev} {verb} for {name}{which}", f"For {name}, however, a {noun} of {dev} {verb}{which}"]
    if told.first and told.largest:
        return [f"The largest {noun}, {dev}, concerns {name}{also}"]
    return [f"A {noun} of {dev} {verb} for {name}{which}", f"For {name}, a {noun} of {dev} {verb}{which}"]


# ---- equity and investments ------------------------------------------------------------------------------------------


_OPENING = re.compile(r"\b(?:ib|ingaende)\b")
_CLOSING = re.compile(r"\b(?:ub|utgaende)\b")


def _say_equity(writer: Writer) -> None:
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


def _say_investments(writer: Writer) -> None:
    slots = _investments(writer)
    budget = slots.get(Slot.YEAR_BUDGET) or slots.get(Slot.BUDGET)
    outcome, forecast = slots.get(Slot.OUTCOME), slots.get(Slot.FORECAST)
    deviation, language, sv = slots.get(Slot.FORECAST_DEVIATION), writer.language, writer.swedish
    if forecast is not None:
        text = f"Investeringarna beräknas till {size(forecast, language)} för helåret" if sv else f"Investments are forecast at {size(forecast, language)} for the full year"
        if budget is not None:
            text += f" mot en budget på {size(budget, language)}" if sv else f" against a budget of {size(budget, language)}"
    elif budget is not None:
        text = f"Investeringsbudgeten är {size(budget, language)}" if sv else f"The investment budget is {size(budget, language)}"
    elif outcome is not None:
        text = f"Investeringarna uppgick till {size(outcome, language)}" if sv else f"Investments were {size(outcome, language)}"
    else:
        return
    figures = [figure for figure in (forecast, budget) if figure is not None]
    if outcome is not None and figures:
        if is_nil(outcome):
            text += ", och inget har ännu använts" if sv else ", and nothing has been spent yet"
        else:
            text += f", varav {size(outcome, language)} har använts" if sv else f", of which {size(outcome, language)} has been spent"
    writer.say(f"{text}.", [*figures, *([outcome] if outcome is not None and not (figures and is_nil(outcome)) else [])])
    if deviation is not None and deviation.favourable and writer.length != "short":
        noun, dev = result_noun(deviation.favourable, language), size(deviation, language)
        told = f"Det ger ett {noun} på {dev}." if sv else f"That leaves a {noun} of {dev}."
        writer.say([told, f"För helåret väntas ett {noun} på {dev}."] if sv else told, [deviation])


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
    slots = {Measure.BUDGET: Slot.YEAR_BUDGET, Measure.OUTCOME: Slot.OUTCOME, Measure.FORECAST: Slot.FORECAST, Measure.DEVIATION: Slot.FORECAST_DEVIATION}
    for figure in writer.body.shelf.figures:
        about = any(_INVESTMENT.search(fold(bare(name))) for name in figure.section)
        slot = slots.get(figure.measure)
        if about and figure.table is None and is_money(figure) and slot is not None:
            stated.setdefault(slot, figure)
    return stated


# ---- what the report does not give ----------------------------------------------------------------------------------


def _note_gaps(accounts: Accounts, writer: Writer) -> None:
    sv = writer.swedish
    if accounts.deviation is None:
        writer.point(
            PointKind.PERIOD,
            "Rapporten anger ingen budget för perioden; avvikelsen kan bara anges för helåret."
            if sv
            else "The report gives no budget for the period; the deviation can only be given for the full year.",
        )
    if not accounts.annual and accounts.forecast_deviation is None:
        writer.point(
            PointKind.PERIOD,
            "Rapporten anger ingen avvikelse för helårsprognosen."
            if sv
            else "The report gives no deviation for the full-year forecast.",
        )


def economy_figures(accounts: Accounts) -> Sequence[Figure]:
    """The whole's own figures: what a comparison of reports shows."""
    return tuple(accounts.whole.slots.values())

