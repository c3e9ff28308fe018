"""The bundled model's tokenizer for one short text at a time, without the library that does it for many.

`tokenizers` reads a quarter of a million pieces from JSON: a second and 280 MB, which a service that only embeds
questions would pay at every start. Here the pieces lie sorted in a file that is mapped into memory, and a question's
stretches are all looked up at once. The result is the same; what is unusual is left to the library.
"""

import json
import unicodedata
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.embedding.bundled import Vocabulary
from index.embedding.tokens import MAX_TOKENS, exceptions, special_tokens

FILES = ("pieces.npy", "ranks.npy", "pieces.json")
UNKNOWN_PENALTY = 10.0
"""How much less likely than the rarest piece a character is that no piece has: as the library counts it."""
SPACE = "▁"


def write_pieces(vocabulary: Vocabulary, folder: Path) -> None:
    """The files that `Pieces` reads."""
    encoded = np.array([piece.encode() for piece in vocabulary.pieces])
    order = np.argsort(encoded, kind="stable")
    np.save(folder / "pieces.npy", encoded[order])
    ranks = np.zeros(len(order), [("id", "<i4"), ("score", "<f8")])
    ranks["id"], ranks["score"] = order, np.array(vocabulary.scores)[order]
    np.save(folder / "ranks.npy", ranks)
    about = {
        "bos": vocabulary.bos,
        "eos": vocabulary.eos,
        "unknown": vocabulary.unknown,
        "rarest": min(vocabulary.scores),
        "longest": max(map(len, vocabulary.pieces)),
        "special": sorted(special_tokens(vocabulary).values()),
        "rewritten": "".join(character for characters, _ in exceptions(vocabulary) for character in characters),
    }
    (folder / "pieces.json").write_text(json.dumps(about), encoding="utf-8")


class Pieces:
    """Safe to use from many threads."""

    def __init__(self, folder: Path) -> None:
        self._pieces: npt.NDArray[np.bytes_] = np.load(folder / "pieces.npy", mmap_mode="r")
        self._ranks: npt.NDArray[np.void] = np.load(folder / "ranks.npy", mmap_mode="r")
        about = json.loads((folder / "pieces.json").read_text(encoding="utf-8"))
        self._bos, self._eos, self._unknown = about["bos"], about["eos"], about["unknown"]
        self._least: float = about["rarest"] - UNKNOWN_PENALTY
        self._longest: int = about["longest"]
        self._special: list[str] = about["special"]
        self._rewritten = frozenset(about["rewritten"])

    def encode(self, text: str) -> list[int] | None:
        """The ids of the text's pieces between <s> and </s>; None for a text that the library must read."""
        if any(mark in text for mark in self._special) or not self._rewritten.isdisjoint(text):
            return None
        words = unicodedata.normalize("NFKC", text).split()
        if not all(word.isprintable() for word in words):
            return None
        ids = [number for word in words for number in self._of_word(SPACE + word)]
        return [self._bos, *ids[: MAX_TOKENS - 2], self._eos]

    def _of_word(self, word: str) -> list[int]:
        """The likeliest way to cut a word into pieces; characters that no piece has are one unknown piece."""
        known = self._known(word)
        best: list[tuple[float, int, int] | None] = [None] * (len(word) + 1)
        best[0] = (0.0, 0, -1)
        for start in range(len(word)):
            at = best[start]
            score = at[0] if at is not None else 0.0
            single = False
            for end, (number, worth) in known[start]:
                single = single or end == start + 1
                held = best[end]
                if held is None or score + worth > held[0]:
                    best[end] = (score + worth, start, number)
            held = best[start + 1]
            if not single and (held is None or score + self._least > held[0]):
                best[start + 1] = (score + self._least, start, self._unknown)
        ids: list[int] = []
        end = len(word)
        while end:
            step = best[end]
            if step is None:
                raise ValueError(f"no way to cut {word!r}")  # every character has a step, an unknown one if no other
            if not (step[2] == self._unknown and ids and ids[-1] == self._unknown):
                ids.append(step[2])
            end = step[1]
        return ids[::-1]

    def _known(self, word: str) -> list[list[tuple[int, tuple[int, float]]]]:
        """For every character the pieces that begin there: where each ends, its id and its log probability."""
        places = [
            (start, end)
            for start in range(len(word))
            for end in range(start + 1, min(len(word), start + self._longest) + 1)
        ]
        wide = self._pieces.dtype.itemsize
        stretches = [word[start:end].encode() for start, end in places]
        asked = np.array([one if len(one) <= wide else b"" for one in stretches])
        rows = np.minimum(np.searchsorted(self._pieces, asked), len(self._pieces) - 1)
        there = np.nonzero((self._pieces[rows] == asked) & (asked != b""))[0].tolist()
        found: list[list[tuple[int, tuple[int, float]]]] = [[] for _ in word]
        for place in there:
            start, end = places[place]
            number, score = self._ranks[rows[place]].tolist()
            found[start].append((end, (number, score)))
        return found
