"""Sentences and phrases of the answers, in Swedish and in English. Pure: figures in, words out."""

import re
from decimal import Decimal

from index.numbers import decimals_of, format_en, format_sv, to_mnkr
from index.types import Figure, Measure, Period, PeriodKind, Unit
from service.types import Language

MONTHS: dict[Language, tuple[str, ...]] = {
    "sv": (
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}

NOT_FOUND: dict[Language, str] = {
    "sv": "Det framgår inte av rapporterna.",
    "en": "The reports do not say.",
}
"""The sentence that opens every answer without an answer."""

MEASURES: dict[Language, dict[Measure, str]] = {
    "sv": {
        Measure.BUDGET: "budget",
        Measure.OUTCOME: "utfall",
        Measure.FORECAST: "prognos",
        Measure.DEVIATION: "avvikelse mot budget",
        Measure.TARGET: "mål",
        Measure.ATTAINMENT: "måluppfyllelse",
        Measure.CHANGE: "förändring",
        Measure.SHARE: "andel",
        Measure.AMOUNT: "belopp",
        Measure.OTHER: "värde",
    },
    "en": {
        Measure.BUDGET: "budget",
        Measure.OUTCOME: "outcome",
        Measure.FORECAST: "forecast",
        Measure.DEVIATION: "deviation from budget",
        Measure.TARGET: "target",
        Measure.ATTAINMENT: "goal attainment",
        Measure.CHANGE: "change",
        Measure.SHARE: "share",
        Measure.AMOUNT: "amount",
        Measure.OTHER: "value",
    },
}


def period_phrase(period: Period | None, language: Language) -> str:
    """ "januari–augusti 2023", "helåret 2023", "augusti 2024", "per 31 augusti 2023"; "" for None."""
    if period is None:
        return ""
    months = MONTHS[language]
    first, last = months[period.start.month - 1], months[period.end.month - 1]
    year = period.end.year
    if period.kind is PeriodKind.YEAR:
        return f"helåret {year}" if language == "sv" else f"the full year {year}"
    if period.kind is PeriodKind.ROLLING:
        return f"tolv månader t.o.m. {last} {year}" if language == "sv" else f"the twelve months to {last} {year}"
    if period.kind is PeriodKind.POINT:
        return f"den {period.end.day} {last} {year}" if language == "sv" else f"{period.end.day} {last} {year}"
    if period.kind is PeriodKind.MONTH or (period.start.year, period.start.month) == (year, period.end.month):
        return f"{last} {year}"
    span = f"{first}–{last}" if period.start.year == year else f"{first} {period.start.year}–{last}"
    return f"{span} {year}"


def when(period: Period | None, language: Language) -> str:
    """The period with its preposition, for the end of a clause: " i augusti 2024", " for January–August 2023"."""
    phrase = period_phrase(period, language)
    if period is None:
        return ""
    if language == "sv":
        return f" i {phrase}" if period.kind is PeriodKind.MONTH else f" {phrase}"
    if period.kind is PeriodKind.POINT:
        return f" on {phrase}"
    return f" in {phrase}" if period.kind is PeriodKind.MONTH else f" for {phrase}"


def against_budget(favourable: int | None, language: Language, *, income: bool = False) -> str:
    """What a deviation says: "över budget", "under budget"; of income, of which more is better, "bättre än budget"."""
    if income and favourable is not None:
        if language == "sv":
            return "sämre än budget" if favourable < 0 else "bättre än budget"
        return "worse than budget" if favourable < 0 else "better than budget"
    if favourable is None:
        return "från budget" if language == "sv" else "from budget"
    if language == "sv":
        return "över budget" if favourable < 0 else "under budget"
    return "over budget" if favourable < 0 else "under budget"


def result_noun(favourable: int | None, language: Language) -> str:
    """ "underskott" or "överskott"."""
    if favourable is None:
        return "avvikelse" if language == "sv" else "deviation"
    if language == "sv":
        return "underskott" if favourable < 0 else "överskott"
    return "deficit" if favourable < 0 else "surplus"


def listed(items: list[str], language: Language) -> str:
    """ "a, b och c"."""
    if len(items) < 2:
        return "".join(items)
    last = " och " if language == "sv" else " and "
    return ", ".join(items[:-1]) + last + items[-1]


def capital(text: str) -> str:
    """The text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def quoted(text: str, language: Language) -> str:
    """A verbatim quotation in the language's marks; its own brackets round digits would read as citation marks."""
    text = re.sub(r"\[(\d+)\]", r"(\1)", text)
    return f"”{text}”" if language == "sv" else f"“{text}”"


def amount(figure: Figure, language: Language, *, signed: bool = False) -> str:
    """A figure's value as an answer writes it: large money in mnkr with one decimal, everything else as printed.

    Without `signed` the magnitude is given: the words around it ("underskott", "nettokostnad") carry the direction.
    """
    shown = to_mnkr(figure)
    if shown is None:
        return "oläsligt" if language == "sv" else "unreadable"
    text = _written(shown.value if signed else abs(shown.value), shown.unit, shown.decimals, language)
    about = "ca " if language == "sv" else "about "
    return about + text if figure.approximate else text


def exact(figure: Figure, language: Language, *, signed: bool = False) -> str:
    """The value in its own unit where `amount` rounds it, else ""."""
    shown = to_mnkr(figure)
    if shown is None or figure.value is None or shown.unit == figure.unit:
        return ""
    return _written(figure.value if signed else abs(figure.value), figure.unit, decimals_of(figure.value), language)


def _written(value: Decimal, unit: Unit, decimals: int, language: Language) -> str:
    form = format_sv if language == "sv" else format_en
    return form(value, unit, decimals)
