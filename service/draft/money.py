"""The section on the economy: the whole, what explains it and why, what is done about it, investments."""

import re
from collections.abc import Sequence
from decimal import Decimal

from index.language import fold
from index.numbers import MNKR, PERCENT, POINTS, decimals_of
from index.types import Figure, Line, Measure, PeriodKind, Reading, UnitKind
from service.catalogue import facts_of
from service.draft.accounts import Accounts, identifier_of, is_whole, read_accounts
from service.draft.body import bare
from service.draft.causes import Cause, causes_of, say_cause
from service.draft.measures import say_measures
from service.draft.naming import committee, genitive, name_of
from service.draft.phrases import beyond, is_money, is_nil, mnkr, percent, size
from service.draft.records import PointKind
from service.draft.writer import Calculation, Writer
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
    if writer.length != "short":
        _say_sides(accounts, writer)
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
    _say_share(accounts.deviation, accounts.budget, writer)
    _say_previous(accounts, outcome, writer)
    if not accounts.annual:
        _say_forecast(accounts, writer)
        _say_changed_forecast(writer)


def _say_outcome(accounts: Accounts, outcome: Figure, writer: Writer) -> None:
    sv, deviation, budget = writer.swedish, accounts.deviation, accounts.budget
    name = committee(writer.body.document, writer.language)
    stretch = when(outcome.period, writer.language)
    stretch = stretch if stretch.startswith((" i ", " in ", " for ", " on ")) else f" för{stretch}" if stretch else ""
    lead = (
        f"{genitive(name)} nettokostnad uppgick till {size(outcome, writer.language)}{stretch}"
        if sv
        else f"{capital(name)} had a net cost of {size(outcome, writer.language)}{stretch}"
    )
    if deviation is None:
        writer.say(lead + ".", [outcome])
        return
    if is_nil(deviation):
        writer.say(lead + (", vilket är i nivå med budget." if sv else ", in line with the budget."), [outcome, deviation])
        return
    noun = result_noun(deviation.favourable, writer.language)
    dev = size(deviation, writer.language)
    if budget is None:
        tail = f", vilket är ett {noun} på {dev} mot budget." if sv else f", a {noun} of {dev} against the budget."
        writer.say(lead + tail, [outcome, deviation])
        return
    way = beyond(deviation.favourable, writer.language)
    tail = (
        f", vilket är {dev} {way} budgeten på {size(budget, writer.language)}."
        if sv
        else f", which is {dev} {way} the budget of {size(budget, writer.language)}."
    )
    writer.say(lead + tail, [outcome, deviation, budget])


def _say_share(deviation: Figure | None, budget: Figure | None, writer: Writer, *, year: bool = False) -> None:
    """What share of the budget a deviation is: the report's own figure where it holds, else calculated."""
    if deviation is None or is_nil(deviation):
        return
    sv = writer.swedish
    if writer.length == "short":
        return
    lead = (
        ("Helårsavvikelsen motsvarar", "Det är") if year else ("Avvikelsen motsvarar", "Det motsvarar")
    ) if sv else (("The full-year deviation equals",) if year else ("The deviation equals",))
    tail = " av budgeten." if sv else " of the budget."
    stated = _stated_share(deviation, budget, writer)
    if stated is not None and stated.value is not None:
        _, shown = percent(stated.value, decimals_of(stated.value), writer.language)
        writer.say([f"{one} {shown}{tail}" for one in lead], [stated])
        return
    if budget is None or not budget.base_value or deviation.base_value is None:
        return
    value, shown = percent(100 * deviation.base_value / budget.base_value, 1, writer.language)
    share = Calculation(value, PERCENT, "share", (deviation, budget))
    writer.say([f"{one} {shown}{tail}" for one in lead], calculations=[share])


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
    if outcome is None or before is None or writer.length == "short":
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
    noun, dev = result_noun(deviation.favourable, writer.language), size(deviation, writer.language)
    nil = is_nil(deviation)
    told = ("en budget i balans" if sv else "a balanced budget") if nil else (
        f"ett {noun} på {dev}" if sv else f"a {noun} of {dev}"
    )
    if forecast is None or budget is None:
        text = f"För {year} väntas {told}." if sv else f"For {year}, {told} is expected."
    elif sv:
        text = f"Prognosen för {year} är {size(forecast, 'sv')} mot en budget på {size(budget, 'sv')}, vilket ger {told}."
    else:
        text = f"The forecast for {year} is {size(forecast, 'en')} against a budget of {size(budget, 'en')}, which gives {told}."
    writer.say(text, known if not nil else [f for f in known if f is not deviation] or known)
    _say_share(deviation, budget, writer, year=True)


def _say_changed_forecast(writer: Writer) -> None:
    """How the forecast of the whole has moved since the one before."""
    if writer.length == "short":
        return
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


def _say_sides(accounts: Accounts, writer: Writer) -> None:
    """Income and costs: where the deviation comes from."""
    said = _side(accounts.income, writer), _side(accounts.cost, writer)
    if all(said):
        sv = writer.swedish
        (income, first), (cost, second) = said[0], said[1]  # type: ignore[misc]
        forecast = income[0].measure is Measure.FORECAST
        if sv:
            verb = "beräknas bli" if forecast else "uppgick till"
            text = f"Intäkterna {verb} {first}, medan kostnaderna {'beräknas bli' if forecast else 'var'} {second}."
        else:
            verb = "are forecast at" if forecast else "were"
            text = f"Income {'is forecast at' if forecast else 'was'} {first}, while costs {verb} {second}."
        writer.say(text, [*income, *cost])
    _say_sides_before(accounts, writer)


def _side(side: Economy | None, writer: Writer) -> tuple[list[Figure], str] | None:
    """A side's outcome against its budget, else its forecast: the figures and "36,3 mnkr (2,0 mnkr mer än budget)"."""
    if side is None:
        return None
    for slots in ((Slot.OUTCOME, Slot.DEVIATION, Slot.BUDGET), (Slot.FORECAST, Slot.FORECAST_DEVIATION, Slot.YEAR_BUDGET)):
        level, deviation, budget = (side[slot] for slot in slots)
        if level is None or deviation is None or deviation.favourable is None:
            continue
        shown = size(level, writer.language)
        if is_nil(deviation):
            return [level], f"{shown}, {'i nivå med budget' if writer.swedish else 'in line with the budget'}"
        income = side is not None and any(f.line is Line.INCOME for f in side.slots.values())
        more = (deviation.favourable > 0) is income
        if budget is not None and slots[0] is Slot.FORECAST:
            against = f"budgeterade {size(budget, 'sv')}" if writer.swedish else f"the budgeted {size(budget, 'en')}"
            figures = [level, deviation, budget]
        else:
            against, figures = ("budget" if writer.swedish else "the budget"), [level, deviation]
        if writer.swedish:
            return figures, f"{shown}, {size(deviation, 'sv')} {'mer' if more else 'mindre'} än {against}"
        return figures, f"{shown}, {size(deviation, 'en')} {'more' if more else 'less'} than {against}"
    return None


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
    chosen = _chosen(accounts, writer)
    direction = accounts.direction
    told: set[str] = set()
    for number, (one, name) in enumerate(chosen):
        _say_activity(one, name, number, direction, writer, others=len(chosen) > 1)
        many = 2 if number == 0 and writer.length != "short" else 1
        if writer.length == "short" and number:
            continue
        causes = causes_of(writer, identifier_of(one), one.label, one.direction, told, many)
        for place, cause in enumerate(causes):
            say_cause(writer, cause, place)
            told.add(cause.clause.text)
        if not causes and number == 0:
            sv, en = "Ingen orsak kunde hämtas ur rapporten för", "No cause could be taken from the report for"
            writer.point(PointKind.MISSING, f"{sv if writer.swedish else en} {name}.")


def _chosen(accounts: Accounts, writer: Writer) -> list[tuple[Economy, str]]:
    """The activities that explain the result: its own direction first, then the largest of the other."""
    largest = Decimal(str(max((one.size for one in accounts.activities), default=0)))
    named = [
        (one, name)
        for one in accounts.activities
        if Decimal(str(one.size)) >= SMALL * largest and one.direction and _certain(one)
        if (name := name_of(one.label, writer.body, writer.language)) is not None
    ]
    own = [pair for pair in named if pair[0].direction == accounts.direction]
    other = [pair for pair in named if pair[0].direction != accounts.direction]
    limit = SHARES[writer.length]
    if limit == 1:
        return (own or other)[:1]
    kept = own[: limit - 1] + other[:1]
    kept += [pair for pair in own[limit - 1 :] + other[1:]][: limit - len(kept)]
    return sorted(kept, key=lambda pair: (pair[0].direction != accounts.direction, -pair[0].size))


def _certain(one: Economy) -> bool:
    return all(figure.reading in (Reading.READ, Reading.RECONSTRUCTED) for figure in one.deviations)


def _say_activity(one: Economy, name: str, number: int, direction: int | None, writer: Writer, *, others: bool) -> None:
    period, year = _deviations(one, writer)
    main = period or year
    if main is None:
        return
    noun, dev = result_noun(main.favourable, writer.language), size(main, writer.language)
    forecast = main is year
    opposite = direction is not None and main.favourable != direction
    if writer.swedish:
        variants = _swedish(name, noun, dev, number, forecast=forecast, opposite=opposite, others=others)
    else:
        variants = _english(name, noun, dev, number, forecast=forecast, opposite=opposite, others=others)
    tail, figures = _beside(one, period, year, writer)
    writer.say([f"{text}{tail}." for text in variants], [main, *figures])


def _deviations(one: Economy, writer: Writer) -> tuple[Figure | None, Figure | None]:
    """The period's deviation and the full year's; one without a direction or of nil is no lead."""
    annual = writer.body.document.meta.period is not None and writer.body.document.meta.period.kind is PeriodKind.YEAR
    year, period = one[Slot.FORECAST_DEVIATION], one[Slot.DEVIATION]
    if annual:
        return year, None
    usable = [f if f is not None and f.favourable else None for f in (period, year)]
    return usable[0], usable[1]


def _beside(one: Economy, period: Figure | None, year: Figure | None, writer: Writer) -> tuple[str, list[Figure]]:
    """What follows the lead: the year's deviation beside the period's, or the forecast level."""
    if period is not None and year is not None:
        size_ = size(year, writer.language)
        same = period.favourable == year.favourable
        noun = result_noun(year.favourable, writer.language)
        if writer.swedish:
            return (f", och för helåret väntas {size_}" if same else f", men för helåret väntas ett {noun} på {size_}"), [year]
        return (f", and {size_} is expected for the full year" if same else f", but a {noun} of {size_} is expected for the full year"), [year]
    return "", []


def _swedish(
    name: str, noun: str, dev: str, number: int, *, forecast: bool, opposite: bool, others: bool
) -> list[str]:
    verb = "väntas" if forecast else "redovisas"
    if opposite:
        return [
            f"I motsatt riktning går {name}, där ett {noun} på {dev} {verb}",
            f"För {name} {verb} däremot ett {noun} på {dev}",
        ]
    if number == 0:
        return [f"Det största {noun}et, {dev}, {'väntas inom' if forecast else 'finns inom'} {name}"]
    return [
        f"Även {name} {'väntas ge' if forecast else 'redovisar'} ett {noun}, {dev}",
        f"Inom {name} {verb} ett {noun} på {dev}",
        f"För {name} {verb} ett {noun} på {dev}",
    ]


def _english(
    name: str, noun: str, dev: str, number: int, *, forecast: bool, opposite: bool, others: bool
) -> list[str]:
    verb = "is expected" if forecast else "is reported"
    if opposite:
        return [f"In the other direction, a {noun} of {dev} {verb} for {name}", f"For {name}, by contrast, a {noun} of {dev} {verb}"]
    if number == 0:
        return [f"The largest {noun}, {dev}, {verb} for {name}"]
    return [f"A {noun} of {dev} {verb} for {name}", f"For {name}, a {noun} of {dev} {verb}"]


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
    accounts = _investments(writer)
    if accounts is None:
        return
    budget = accounts[Slot.YEAR_BUDGET] or accounts[Slot.BUDGET]
    outcome, forecast = accounts[Slot.OUTCOME], accounts[Slot.FORECAST]
    deviation, sv = accounts[Slot.FORECAST_DEVIATION], writer.swedish
    figures = [figure for figure in (forecast, budget, outcome) if figure is not None]
    if not figures:
        return
    against = (f" mot en budget på {size(budget, 'sv')}" if sv else f" against a budget of {size(budget, 'en')}") if budget is not None else ""
    if forecast is not None:
        lead = f"Investeringarna beräknas till {size(forecast, 'sv')} för helåret" if sv else f"Investments are forecast at {size(forecast, 'en')} for the full year"
    elif outcome is not None:
        lead = f"Investeringarna uppgick till {size(outcome, 'sv')}" if sv else f"Investments were {size(outcome, 'en')}"
    else:
        lead, against = (f"Investeringsbudgeten är {size(figures[0], 'sv')}" if sv else f"The investment budget is {size(figures[0], 'en')}"), ""
    used = forecast is not None and outcome is not None
    spent = (
        (f", varav {size(outcome, 'sv')} har använts" if not is_nil(outcome) else ", och inget har ännu använts")
        if sv
        else (f", of which {size(outcome, 'en')} has been spent" if not is_nil(outcome) else ", and nothing has been spent yet")
    ) if used and outcome is not None else ""
    shown = [f for f in figures if f is not outcome or (used and not is_nil(f)) or forecast is None]
    writer.say(f"{lead}{against}{spent}.", shown)
    if deviation is not None and deviation.favourable and writer.length != "short" and forecast is not None:
        noun = result_noun(deviation.favourable, writer.language)
        text = f"Det ger ett {noun} på {size(deviation, 'sv')}." if sv else f"That leaves a {noun} of {size(deviation, 'en')}."
        writer.say(text, [deviation])


def _investments(writer: Writer) -> Economy | None:
    """The total row of the investments; the only row where the table has no total."""
    rows: list[Economy] = []
    for fact in facts_of(writer.body.shelf):
        if fact.table is None:
            continue
        table = writer.body.shelf.tables[fact.table]
        names = (*fact.first.section[-2:], table.stub, table.caption, fact.label, *table.columns)
        if not any(_INVESTMENT.search(fold(bare(name))) for name in names):
            continue
        found = economy(writer.body.document, fact.label, fact.figures)
        if found is not None and (fact.total or not rows):
            rows = [found, *rows] if fact.total else [*rows, found]
    return rows[0] if rows else None


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


__all__ = ["Cause", "economy_figures", "write_economy"]
_ = POINTS
