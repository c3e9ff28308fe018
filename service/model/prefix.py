"""What a model has made of the beginning that prompts share, kept: the instructions are read once, not every time."""

import copy
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

import torch
import transformers

KEPT = 4
"""Beginnings that are kept; each costs what the model's keys and values of it take."""

SHORTEST = 32
"""Tokens of a beginning that is worth keeping."""

_hf: Any = transformers


class Prefixes:
    """The keys and values of prompts' beginnings. Not for several threads at once."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._kept: OrderedDict[tuple[int, ...], Any] = OrderedDict()

    def cache(self, beginning: Sequence[int], rows: int) -> Any:
        """A cache of `beginning` for so many rows, to go on from; None where it is too short or the model has none."""
        ids = tuple(beginning)
        if len(ids) < SHORTEST:
            return None
        if ids not in self._kept:
            self._kept[ids] = self._read(ids)
        self._kept.move_to_end(ids)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        if type(self._kept[ids]) is not _hf.DynamicCache:  # others are not sure to be whole when copied
            return None
        fresh = copy.deepcopy(self._kept[ids])
        if rows > 1:
            fresh.batch_repeat_interleave(rows)
        return fresh

    def _read(self, ids: tuple[int, ...]) -> Any:
        with torch.inference_mode():
            out = self._model(input_ids=torch.tensor([ids], device=self._model.device), use_cache=True)
        return getattr(out, "past_key_values", None)


def shared(prompts: Sequence[Sequence[int]], openings: Sequence[Sequence[int]]) -> list[int]:
    """The tokens that all prompts and openings begin with, always less than the whole of any prompt."""
    most = min(min(map(len, openings)), min(map(len, prompts)) - 1)
    first = prompts[0]
    same = next((at for at in range(most) if any(ids[at] != first[at] for ids in (*prompts, *openings))), most)
    return list(first[:same])
