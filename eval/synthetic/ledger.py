"""The accounts behind a synthetic report: whole thousands of kronor, consistent throughout."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from random import Random

from eval.synthetic.bank import ACTIVITIES, COMMON, GRANTS, INDICATORS, INVESTMENTS, VOLUMES, Activity


@dataclass(frozen=True)
class Side:
    """Income (plus) or costs (minus) of one activity, in thousands of kronor."""

    budget: int
    forecast: int
    budget_period: int
    outcome: int
    outcome_before: int

    def __add__(self, other: Side) -> Side:
        return Side(*(a + b for a, b in zip(self.values(), other.values(), strict=True)))

    def values(self) -> tuple[int, int, int, int, int]:
        return (self.budget, self.forecast, self.budget_period, self.outcome, self.outcome_before)


@dataclass(frozen=True)
class Account:
    label: str
    activity: Activity | None  # None: the total
    income: Side
    cost: Side

    @cached_property
    def net(self) -> Side:
        return self.income + self.cost

    @property
    def deviation(self) -> int:
        """Of the outcome from the period's budget; plus is good."""
        return self.net.outcome - self.net.budget_period

    @property
    def deviation_year(self) -> int:
        return self.net.forecast - self.net.budget


@dataclass(frozen=True)
class Series:
    """A count or share over years, oldest first; the last one is this year's."""

    label: str
    unit: str
    values: tuple[Decimal, ...]
    target: Decimal | None = None


@dataclass(frozen=True)
class SickLeave:
    label: str
    rows: tuple[tuple[str, tuple[Decimal, ...]], ...]  # ("Utfall", "Kvinnor", "Män"), newest first


@dataclass(frozen=True)
class Ledger:
    accounts: tuple[Account, ...]
    total: Account
    volumes: tuple[Series, ...]
    indicators: tuple[Series, ...]
    sick_leave: tuple[SickLeave, ...]
    grants: tuple[tuple[str, int, int], ...]  # name, grant, cost
    investments: tuple[tuple[str, int, int, int], ...]  # name, budget, forecast, outcome


def _spread(random: Random, base: int, sigma: float) -> int:
    return round(base * random.gauss(1, sigma))


def _side(random: Random, budget: int, months: int, drift: float) -> Side:
    """A side whose outcome and forecast drift the same way from their budgets."""
    share = months / 12
    return Side(
        budget,
        _spread(random, round(budget * (1 + drift)), 0.01),
        round(budget * share),
        _spread(random, round(budget * share * (1 + drift)), 0.015),
        _spread(random, round(budget * share * 0.94), 0.03),
    )


def _account(random: Random, activity: Activity, size: float, months: int) -> Account:
    cost = -round(activity.size * size * random.uniform(0.8, 1.25))
    income = round(-cost * random.uniform(0.01, 0.12))
    drift = random.gauss(0.01, 0.05)
    return Account(
        activity.label,
        activity,
        _side(random, income, months, random.gauss(0.02, 0.08)),
        _side(random, cost, months, drift),
    )


def _total(accounts: tuple[Account, ...], label: str) -> Account:
    zero = Side(0, 0, 0, 0, 0)
    return Account(label, None, sum((a.income for a in accounts), zero), sum((a.cost for a in accounts), zero))


def _volume(random: Random, label: str, size: float, decimals: bool) -> Series:
    level = size * random.uniform(0.6, 1.5)
    values: list[Decimal] = []
    for _ in range(4):
        level *= random.uniform(0.9, 1.12)
        values.append(Decimal(f"{level:.1f}") if decimals else Decimal(max(2, round(level))))
    return Series(label, "", tuple(values))


def _indicator(random: Random, label: str, size: float) -> Series:
    values = tuple(Decimal(round(min(98, max(4, random.gauss(size, 6))))) for _ in range(3))
    return Series(label, "%", values, Decimal(round(min(100, size + random.randint(2, 9)))))


def _sick_leave(random: Random, label: str, size: float) -> SickLeave:
    """Three years, newest first; the total lies between women (four of five employees) and men."""
    women = [max(0.6, random.gauss(size + 0.3, 0.7)) for _ in range(3)]
    men = [max(0.4, random.gauss(size - 0.9, 0.7)) for _ in range(3)]
    total = [0.8 * w + 0.2 * m for w, m in zip(women, men, strict=True)]
    rows = (("Utfall", total), ("Kvinnor", women), ("Män", men))
    return SickLeave(label, tuple((who, tuple(Decimal(f"{rate:.1f}") for rate in rates)) for who, rates in rows))


def make_ledger(random: Random, months: int, total_label: str) -> Ledger:
    """A ledger for `months` months from January; which activities it has is drawn too."""
    size = random.uniform(0.3, 2.2)
    chosen = [*COMMON, *random.sample(ACTIVITIES, random.randint(2, len(ACTIVITIES) - 1))]
    accounts = tuple(_account(random, activity, size, months) for activity in chosen)
    grants = tuple(
        (name, grant := random.randint(20, 400) * 10, grant + random.choice((0, 0, random.randint(5, 90) * 10)))
        for name in random.sample(GRANTS, random.randint(3, 5))
    )
    investments = tuple(
        (name, budget := random.randint(20, 90) * 10, random.randint(10, budget), random.randint(0, 9) * 10)
        for name in random.sample(INVESTMENTS, 2)
    )
    return Ledger(
        accounts,
        _total(accounts, total_label),
        tuple(_volume(random, *v) for v in random.sample(VOLUMES, random.randint(4, 7))),
        tuple(_indicator(random, *i) for i in random.sample(INDICATORS, random.randint(3, 5))),
        (_sick_leave(random, "Sjukfrånvaro (total)", 7.0), _sick_leave(random, "Korttidssjukfrånvaro", 2.6)),
        grants,
        investments,
    )
