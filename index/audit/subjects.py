"""Which figures speak of the same thing: one key for a table row, a total and a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from index.activities import activity, canonical, match
from index.figures.headers import block_line, line_of
from index.language import fold
from index.numbers import decimals_of
from index.types import Figure, Line, Measure, UnitKind

TOTAL = "hela nämnden"
_COMMITTEE = "namnd"  # the activity whose name is also the committee's
_INVESTMENT = "invest"
_OWN_TOTALS = ("eget_kapital",)  # opening and closing balances are not one figure
_BALANCE = re.compile(
    r"balanser|eget kapital|egna kapital|investering|exklusive|exkl\b|under förutsättning|per (?:år|dygn|månad)\b",
    re.IGNORECASE,
)
_LEVELS = (Measure.BUDGET, Measure.OUTCOME, Measure.FORECAST)
_GENERIC = re.compile(
    r"\b(?:insats\w*|beviljad\w*|enligt|verksamhet\w*|riktad\w*|mot|kostnad\w*|till|person\w*|inom|området|den|det|de|för"
    r"|ökat|minskat|ökade|minskade|stigit|sjunkit|steg|sjönk|ökar|minskar|har|är|blev"
    r"|med|av|och|i|på|årets|nämndens|förvaltningens|socialnämndens|kommunens|\d+\W*\d*|år)\b",
    re.IGNORECASE,
)
_OF_EVERYTHING = re.compile(
    r"\b(?:summa|delsumma|total\w*|netto\w*|brutto\w*|resultat\w*|utfall\w*|arets|periodens|helars\w*|verksamhet\w*|drift\w*"
    r"|intakt\w*|kostnad\w*|avvikelse\w*|\w*namnd\w*|forvaltning\w*|hela|alla|samtliga|kommun(?:en|ens)?|koncern(?:en|ens)?"
    r"|fore|efter|inkl\w*|och|av|per|mnkr|tkr|mkr|kronor|budget\w*|redovisning\w*|ekonomi\w*)\b"
)
"""Words of a grand total's label; "nämnd" and the committee's own name are the whole in its own report."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_APPROXIMATE = Decimal("0.05")


@dataclass(frozen=True)
class Topic:
    """What two figures must share to be comparable."""

    subject: str
    measure: Measure
    period: str
    kind: UnitKind
    earlier: bool = False  # a forecast made earlier in the year is another figure


def table_subject(figure: Figure) -> str | None:
    """The activity of a table cell, TOTAL for a grand total of operations, None where neither is sure."""
    if _is_investment(figure):
        return None
    if figure.total or (block_line(figure.activity) is not None and not figure.group):
        named = canonical(figure.activity)
        if named is not None and not activity(named).topic:
            return named
        if named in _OWN_TOTALS:
            return None
        scope = figure.group[-1] if figure.group else ""
        if scope:
            return canonical(scope)
        return None if _names_part(figure.activity) else TOTAL
    named = canonical(figure.activity)
    return None if named in _OWN_TOTALS else named


@lru_cache(maxsize=4096)
def _names_part(label: str) -> bool:
    """Whether a total says what it is the total of ("Summa beredskap", "Resultat koncernbanken"): not of everything."""
    return _WORD.search(_OF_EVERYTHING.sub(" ", fold(label))) is not None


def prose_subject(figure: Figure, committee: str | None) -> str | None:
    """The activity of a sentence's figure; TOTAL where it speaks of the committee as a whole."""
    if _is_investment(figure):
        return None
    name = figure.activity.strip().lower()
    if committee is not None and name in (committee.lower(), committee.lower() + "s", "nämnden", "nämndens"):
        return TOTAL
    return canonical(figure.activity) or _only_activity(figure.activity)


@lru_cache(maxsize=4096)
def _only_activity(text: str) -> str | None:
    """The one activity that a wording names, when it says little else ("insatserna beviljade enligt LSS")."""
    hits = [hit for hit in match(text) if not hit.weak]
    if len({hit.id for hit in hits}) != 1:
        return None
    rest = text
    for hit in reversed(hits):
        rest = rest[: hit.start] + " " + rest[hit.end :]
    return None if _WORD.search(_GENERIC.sub(" ", rest)) else hits[0].id


def line_of_total(figure: Figure) -> Line | None:
    """A grand total that names no side of the accounts is the net."""
    return figure.line or (Line.NET if table_subject(figure) == TOTAL else None)


def speaks_of_the_budget(sentence: str) -> bool:
    """Whether a sentence's amounts can be those of the budget follow-up: not equity, investments or unit costs."""
    return _BALANCE.search(sentence) is None


def _is_investment(figure: Figure) -> bool:
    return any(_INVESTMENT in text.lower() for text in (figure.activity, *figure.group, *figure.section[-1:]))


def topic(figure: Figure, subject: str | None) -> Topic | None:
    """None for a figure that nothing can be compared with."""
    if subject is None or figure.value is None or figure.period is None:
        return None
    return Topic(subject, figure.measure, figure.period.code, figure.unit.kind, figure.earlier)


def comparable_lines(first: Line | None, second: Line | None) -> bool:
    """Income goes with income only; costs, nets and what is not said may stand for each other where one is not said."""
    if Line.INCOME in (first, second):
        return first is second
    return first is second or first is None or second is None


def magnitude(figure: Figure) -> tuple[Decimal, Decimal]:
    """The figure's amount in base units and what half a unit of its last digit is worth.

    Levels lose their sign (tables differ in how they print costs); a deviation is plus when it is good.
    """
    value = figure.value or Decimal(0)
    half = Decimal(1).scaleb(-decimals_of(value)) * figure.unit.scale / 2
    amount = value * figure.unit.scale
    if figure.measure in _LEVELS:
        amount = abs(amount)
    elif figure.favourable is not None:
        amount = abs(amount) * figure.favourable
    if figure.approximate:
        half = max(half, abs(amount) * _APPROXIMATE)
    return amount, half


def ambiguous_columns(figures: Sequence[Figure]) -> set[tuple[int, int]]:
    """Columns of one table that measure the same for the same period and side, so that only their words differ."""
    columns: dict[tuple[object, ...], set[int]] = {}
    for figure in figures:
        if figure.table is not None and figure.column is not None and figure.unit.kind is UnitKind.MONEY:
            side = line_of(figure.header)
            key = (figure.table, figure.measure, figure.period, side, figure.earlier)
            columns.setdefault(key, set()).add(figure.column)
    return {(int(str(key[0])), at) for key, found in columns.items() if len(found) > 1 for at in found}


def without_lists(figures: Sequence[Figure]) -> list[Figure]:
    """The figures but for those of tables that list grants and prices: their totals are not the committee's."""
    lists = {figure.table for figure in figures if figure.table is not None and figure.measure is Measure.AMOUNT}
    return [figure for figure in figures if figure.table is None or figure.table not in lists]


def names_committee(sentence: str, committee: str | None) -> bool:
    """Whether the sentence itself says that it speaks of the committee as a whole."""
    lower = sentence.lower()
    return "nämnd" in lower or (committee is not None and committee.lower() in lower)


def agree(first: Figure, second: Figure) -> bool:
    """Whether one true amount can have been rounded to both."""
    (a, half_a), (b, half_b) = magnitude(first), magnitude(second)
    return a == b or abs(a - b) < half_a + half_b


def near(first: Figure, second: Figure, share: Decimal = Decimal("0.5")) -> bool:
    """Whether the amounts are of one size, so that they can be meant as the same thing."""
    a, b = abs(magnitude(first)[0]), abs(magnitude(second)[0])
    return abs(a - b) <= max(a, b) * share


def parts_named(sentence: str) -> frozenset[str]:
    """The activities that a sentence names, but for the committee and what every activity has (costs, a forecast)."""
    return frozenset(one for one in named_in(sentence) if one != _COMMITTEE and not activity(one).topic)


@lru_cache(maxsize=4096)
def named_in(sentence: str) -> frozenset[str]:
    """The activities that a sentence names itself."""
    return frozenset(hit.id for hit in match(sentence))
