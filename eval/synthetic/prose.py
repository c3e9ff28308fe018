"""Sentences around the tables, with the figures that they state."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from eval.synthetic import bank
from eval.synthetic.facts import Calendar
from eval.synthetic.ledger import Account, Ledger, Series
from eval.synthetic.names import place
from eval.synthetic.numerals import millions, percent
from eval.synthetic.writer import Fact, Part, sentence
from index.types import Line, Measure


def _money(account: Account, measure: Measure, period: str, thousands: int) -> Fact:
    value = millions(thousands)
    favourable = _sign(value) if measure is Measure.DEVIATION else None
    total = account.activity is None
    return Fact(account.label, measure, period, abs(value), "mnkr", favourable, Line.NET, total=total)


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


def summary(random: Random, ledger: Ledger, calendar: Calendar) -> list[Part]:
    """Outcome, deviation and forecast of the whole committee."""
    total = ledger.total
    outcome = _money(total, Measure.OUTCOME, calendar.period, total.net.outcome)
    now = _money(total, Measure.DEVIATION, calendar.period, total.deviation)
    later = _money(total, Measure.DEVIATION, calendar.whole, total.deviation_year)
    of_budget = percent(total.deviation_year, total.net.budget)
    share = Fact(
        total.label,
        Measure.DEVIATION,
        calendar.whole,
        abs(of_budget),
        "%",
        _sign(abs(of_budget)) * _sign(total.deviation_year),
        total=True,
    )
    good, good_later = total.deviation >= 0, total.deviation_year >= 0
    first = random.choice(
        (
            f"Nämndens nettokostnad för {calendar.words} är {{}} miljoner kronor, {{}} miljoner kronor "
            + ("mindre än budget. " if good else "mer än budget. "),
            "Nettoutfallet uppgår till {} miljoner kronor, vilket innebär en "
            + ("positiv" if good else "negativ")
            + " avvikelse mot budget med {} miljoner kronor. ",
        )
    )
    second = random.choice(
        (
            "För helåret väntas ett " + ("överskott" if good_later else "underskott") + " på {} miljoner kronor, "
            "vilket motsvarar {} procent av budgeten.",
            "Helårsprognosen är ett " + ("överskott" if good_later else "underskott") + " om {} miljoner kronor "
            "eller {} procent.",
        )
    )
    return [*sentence(first, outcome, now), *sentence(second, later, share)]


def activity(random: Random, account: Account, calendar: Calendar) -> list[Part]:
    """What an activity cost, how that compares with its budget, why, and the forecast."""
    if account.activity is None:
        raise ValueError("the total has no causes of its own")
    outcome = _money(account, Measure.OUTCOME, calendar.period, account.net.outcome)
    parts = sentence(f"{account.label} kostade netto {{}} miljoner kronor. ", outcome)
    if not millions(account.deviation):
        parts.append("Det är i nivå med budget. ")
    else:
        parts += _cause(random, account, account.activity, calendar)
    if millions(account.deviation_year):
        later = _money(account, Measure.DEVIATION, calendar.whole, account.deviation_year)
        word = "överskott" if account.deviation_year > 0 else "underskott"
        parts += sentence(f"Prognosen för {calendar.year} är ett {word} på {{}} miljoner kronor. ", later)
    change = percent(account.net.outcome - account.net.outcome_before, account.net.outcome_before)
    if change and random.random() < 0.6:
        fact = Fact(account.label, Measure.CHANGE, calendar.period, abs(change), "%", line=Line.NET)
        verb = "ökat" if change > 0 else "minskat"
        parts += sentence(f"Jämfört med samma period {calendar.year - 1} har kostnaden {verb} med {{}} procent.", fact)
    return parts


def _cause(random: Random, account: Account, kind: bank.Activity, calendar: Calendar) -> list[Part]:
    good = account.deviation > 0
    fact = _money(account, Measure.DEVIATION, calendar.period, account.deviation)
    causes = kind.under if good else kind.over
    chosen = random.sample(causes, min(len(causes), random.randint(1, 2)))
    first = random.choice(
        ("Det är {} miljoner kronor lägre än budget. ", "Verksamheten har ett överskott på {} miljoner kronor. ")
        if good
        else ("Det är {} miljoner kronor över budget. ", "Verksamheten har ett underskott på {} miljoner kronor. ")
    )
    opening, joint = random.choice(
        (
            ("Avvikelsen beror på att ", " och på att "),
            ("Orsaken är att ", " och att "),
            ("Det förklaras av att ", ", men också av att "),
        )
    )
    return [*sentence(first, fact), f"{opening}{joint.join(chosen)}. "]


def volume(series: Series, calendar: Calendar) -> list[Part]:
    """This year's count beside last year's."""
    before, now = series.values[-2], series.values[-1]
    last = f"{calendar.year - 1}-01/{calendar.year - 1}-{calendar.months:02}"
    word = "ökat" if now > before else "minskat" if now < before else "varit oförändrat"
    facts = (
        Fact(series.label, Measure.OUTCOME, last, before, series.unit),
        Fact(series.label, Measure.OUTCOME, calendar.period, now, series.unit),
    )
    label = series.label[0].lower() + series.label[1:]
    return sentence(f"Måttet {label} har {word}: från {{}} till {{}} jämfört med samma period i fjol.", *facts)


def stories(random: Random, count: int) -> list[str]:
    """Different paragraphs about the year's work."""
    texts = []
    for opening in random.sample(bank.STORIES, count):
        more = random.sample(bank.FOLLOW_UPS, random.randint(1, 2))
        texts.append(" ".join((opening, *more)).format(place=place(random), unit=random.choice(bank.UNITS)))
    return texts


def staff(random: Random, ledger: Ledger, calendar: Calendar) -> list[Part]:
    sick = ledger.sick_leave[0].rows[0][1]
    employed = random.randint(90, 620)
    turnover = Decimal(random.randint(60, 190)) / 10
    facts = (
        Fact("Antal anställda", Measure.OUTCOME, calendar.at(calendar.year), Decimal(employed), ""),
        Fact("Personalomsättning", Measure.OUTCOME, calendar.period, turnover, "%"),
        Fact("Sjukfrånvaro (total)", Measure.OUTCOME, calendar.period, sick[0], "%"),
    )
    return sentence(
        f"I {calendar.month_name} hade nämnden {{}} anställda. Personalomsättningen är {{}} procent och den totala "
        "sjukfrånvaron {} procent.",
        *facts,
    )
