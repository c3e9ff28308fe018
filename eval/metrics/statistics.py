"""Means with bootstrap confidence intervals, and percentiles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

ROUNDS = 2000
LEVEL = 0.95


@dataclass(frozen=True)
class Score:
    """A mean with the interval that it falls in nineteen times of twenty; `count` cases."""

    value: float
    low: float
    high: float
    count: int


def share(cases: Sequence[float], seed: int = 1) -> Score | None:
    """The mean of the cases with its bootstrap interval; None without cases. The same for the same seed."""
    if not cases:
        return None
    values = np.asarray(cases, dtype=np.float64)
    picks = np.random.default_rng(seed).integers(0, len(values), size=(ROUNDS, len(values)))
    means = values[picks].mean(axis=1)
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.percentile(means, [tail, 100 - tail])
    return Score(float(values.mean()), float(low), float(high), len(values))


def change(before: Sequence[float], after: Sequence[float], seed: int = 1) -> Score | None:
    """The mean change of the same cases from one run to another, with its interval; None without cases."""
    return share([now - then for then, now in zip(before, after, strict=True)], seed)


def percentile(values: Sequence[float], rank: float) -> float:
    """The value that `rank` per cent of the values do not exceed (nearest rank); raises ValueError without values."""
    if not values:
        raise ValueError("a percentile needs at least one value")
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-int(rank * len(ordered)) // 100) - 1))]
