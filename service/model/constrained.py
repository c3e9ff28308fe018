"""Keeps a model's numbers to given ones while it writes: what `numerals` says of characters, for tokens.

Tokens are byte strings. A character that is split over tokens is judged when its last byte comes; until then only
bytes that carry it on may follow.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import torch

from service.model.numerals import OUTSIDE, SEPARATORS, Numerals, Place, is_digit

_BYTE_TOKEN = re.compile(r"<0x([0-9A-Fa-f]{2})>")
MOST_KEPT = 512
"""States whose masks are kept; each costs a byte a token of the vocabulary."""

State = tuple[Place, bytes]
"""Where one stands, and the bytes of a character that is not yet whole."""

START: State = (OUTSIDE, b"")


class Vocabulary:
    """A tokenizer's tokens, sorted once. `pieces` are their bytes; None for one that may never come.

    `ends` are the tokens that end the text. `plain` may follow any whole number, `judged` are looked at one by one,
    and `by_start` are all of them by first byte.
    """

    def __init__(self, pieces: Sequence[bytes | None], ends: Collection[int]) -> None:
        self.pieces = pieces
        self.ends = sorted(set(ends))
        self.plain, self.judged, self.by_start = _sorted(pieces, set(ends))


class TokenRules:
    """Which tokens may follow in which state. Those that end the text may come only where it may end."""

    def __init__(self, vocabulary: Vocabulary, numerals: Numerals) -> None:
        self._pieces = vocabulary.pieces
        self._vocabulary = vocabulary
        self._numerals = numerals
        self._masks: dict[State, torch.Tensor] = {}

    def after(self, state: State, token: int) -> State | None:
        """The state after a token; None where it may not come."""
        piece = self._pieces[token]
        return self._advanced(state, piece) if piece is not None else None

    def _advanced(self, state: State, piece: bytes) -> State | None:
        place, rest = state
        data = rest + piece
        try:
            text, left = data.decode(), b""
        except UnicodeDecodeError as error:
            if error.reason != "unexpected end of data":
                return None
            text, left = data[: error.start].decode(), data[error.start :]
        for char in text:
            after = self._numerals.after(place, char)
            if after is None:
                return None
            place = after
        if left and not self._numerals.may_end(place):  # only a character that carries the number on may be begun
            nexts = [char.encode() for char in self._numerals.following(place)]
            return (place, left) if any(char.startswith(left) for char in nexts) else None
        return place, left

    def mask(self, state: State) -> torch.Tensor:
        """A bool a token: whether it may come. Never all false: where nothing fits, the text may end."""
        kept = self._masks.get(state)
        if kept is None:
            if len(self._masks) >= MOST_KEPT:
                self._masks.clear()
            kept = self._masks[state] = self._made(state)
        return kept

    def _made(self, state: State) -> torch.Tensor:
        place, rest = state
        free = self._numerals.may_end(place) and not rest
        allowed = self._vocabulary.plain.clone() if free else torch.zeros_like(self._vocabulary.plain)
        for token in self._candidates(free, rest):
            piece = self._pieces[token]
            if piece is not None and self._advanced(state, piece) is not None:
                allowed[token] = True
        if free or not bool(allowed.any()):
            allowed[self._vocabulary.ends] = True
        return allowed

    def _candidates(self, free: bool, rest: bytes) -> Iterable[int]:
        by_start = self._vocabulary.by_start
        if free:
            return self._vocabulary.judged
        if rest:  # a character begun can only be carried on
            return [token for byte in range(0x80, 0xC0) for token in by_start.get(byte, ())]
        starts = {char.encode()[0] for char in SEPARATORS} | {ord("]")} | set(b"0123456789")
        return [token for byte in starts for token in by_start.get(byte, ())]


def _sorted(pieces: Sequence[bytes | None], ends: set[int]) -> tuple[torch.Tensor, list[int], Mapping[int, list[int]]]:
    """Tokens that may follow any whole number, those to be judged one by one, and all of them by first byte."""
    plain = torch.zeros(len(pieces), dtype=torch.bool)
    judged: list[int] = []
    by_start: dict[int, list[int]] = {}
    for token, piece in enumerate(pieces):
        if not piece or token in ends:
            continue
        by_start.setdefault(piece[0], []).append(token)
        if _is_plain(piece):
            plain[token] = True
        else:
            judged.append(token)
    return plain, judged, by_start


def _is_plain(piece: bytes) -> bool:
    try:
        text = piece.decode()
    except UnicodeDecodeError:
        return False
    return not any(is_digit(char) for char in text)


class NumberProcessor:
    """A logits processor: the scores of tokens that may not come become minus infinity. For one `generate` call.

    A row has its own rules; None leaves it free. Rows grow by one token at a time, so that each is read once.
    """

    def __init__(self, rules: Sequence[TokenRules | None], prompt_length: int) -> None:
        self._rules = rules
        self._read = prompt_length
        self._states = [START] * len(rules)

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        size = scores.shape[-1]
        written = input_ids[:, self._read :].tolist()
        self._read = input_ids.shape[1]
        for row, rules in enumerate(self._rules):
            if rules is None:
                continue
            for token in written[row]:
                self._states[row] = rules.after(self._states[row], token) or START  # after an end nothing is judged
            mask = rules.mask(self._states[row]).to(scores.device)
            if mask.numel() < size:  # a vocabulary padded for the processor: no text has those tokens
                mask = torch.nn.functional.pad(mask, (0, size - mask.numel()))
            scores[row] = scores[row].masked_fill(~mask[:size], float("-inf"))
        return scores


def token_pieces(tokenizer: Any) -> list[bytes | None]:
    """The bytes that each token of a Hugging Face tokenizer writes; None for its special ones.

    Byte-level tokens ("Ġbudget") and SentencePiece ones ("▁budget", "<0xE2>") are known by how the tokenizer decodes.
    """
    special = set(tokenizer.all_special_ids)
    decoder = str(getattr(getattr(tokenizer, "backend_tokenizer", None), "decoder", ""))
    byte_level = "ByteLevel" in decoder
    alphabet = _byte_alphabet() if byte_level else {}
    tokens: list[str | None] = tokenizer.convert_ids_to_tokens(list(range(len(tokenizer))))
    pieces: list[bytes | None] = []
    for number, token in enumerate(tokens):
        if token is None or number in special:
            pieces.append(None)
        elif byte_level and all(char in alphabet for char in token):
            pieces.append(bytes(alphabet[char] for char in token))
        elif match := _BYTE_TOKEN.fullmatch(token):
            pieces.append(bytes([int(match[1], 16)]))
        else:
            pieces.append(token.replace("▁", " ").encode())
    return pieces


def _byte_alphabet() -> dict[str, int]:
    """The characters that byte-level tokenizers write bytes as: printable ones themselves, the others from U+0100."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printable]
    return {chr(byte): byte for byte in printable} | {chr(0x100 + at): byte for at, byte in enumerate(others)}
