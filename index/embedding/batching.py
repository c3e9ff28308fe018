"""Order texts into batches that waste little on padding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

TOKENS_PER_THREAD = 512
"""Padded tokens of a batch for each thread that works on it. Measured: speed is flat from 256 to 768 and falls beyond,
when what passes between the layers no longer fits the cache."""

WIDTH_STEP = 16
"""Batches are padded to a multiple of this: a tenth faster than odd widths, for which kernels are made anew."""

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Batch:
    """Texts run together: `rows` are their numbers, `ids` and `mask` int32 (len(rows), longest)."""

    rows: tuple[int, ...]
    ids: Ints
    mask: Ints


def batches(encoded: Sequence[Sequence[int]], pad: int, budget: int = TOKENS_PER_THREAD) -> Iterator[Batch]:
    """The texts longest first, as many a batch as keep its padded size within `budget` (and never none).

    Longest first: memory is at its highest at once, and the time that is left is over- rather than underestimated.
    """
    order = sorted(range(len(encoded)), key=lambda row: -len(encoded[row]))
    start = 0
    while start < len(order):
        longest = _rounded(len(encoded[order[start]]))
        rows = tuple(order[start : start + max(1, budget // longest)])
        yield pad_batch(rows, [encoded[row] for row in rows], pad)
        start += len(rows)


def pad_batch(rows: tuple[int, ...], encoded: Sequence[Sequence[int]], pad: int) -> Batch:
    """The token lists as one rectangle."""
    width = _rounded(max(len(tokens) for tokens in encoded))
    ids = np.full((len(encoded), width), pad, np.int32)
    mask = np.zeros((len(encoded), width), np.int32)
    for row, tokens in enumerate(encoded):
        ids[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1
    return Batch(rows, ids, mask)


def _rounded(width: int) -> int:
    return max(1, -(-width // WIDTH_STEP)) * WIDTH_STEP
