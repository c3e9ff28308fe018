"""A model's texts, kept: what it has once been asked for is not written again, and a run that was stopped goes on."""

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from service.model import Generator, Message, Request, generate_many
from service.model.numerals import OUTSIDE, Numerals

BATCH = 12
"""Texts written side by side; with more of them, keeping what they have read costs more than reading the weights."""

FOREVER = 24 * 3600.0


class Replies:
    """Texts by what was asked for, in a file of JSON lines."""

    def __init__(self, path: Path, model: str) -> None:
        self._path = path
        self._model = model
        self._known: dict[str, str] = {}
        if path.is_file():
            for line in path.read_text(encoding="utf-8").splitlines():
                row: dict[str, Any] = json.loads(line)
                self._known[row["key"]] = row["text"]

    def get(self, request: Request) -> str | None:
        return self._known.get(self._key(request))

    def add(self, request: Request, text: str) -> None:
        key = self._key(request)
        self._known[key] = text
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"key": key, "text": text}, ensure_ascii=False) + "\n")

    def _key(self, request: Request) -> str:
        numbers = sorted(request.numbers) if request.numbers is not None else None
        said = [(message.role, message.content) for message in request.messages]
        return hashlib.sha256(json.dumps([self._model, said, request.max_tokens, numbers]).encode()).hexdigest()


class Replayed:
    """A generator that says what is kept, and notes what is not: then it says nothing, which no gate lets through."""

    def __init__(self, name: str, replies: Replies) -> None:
        self.name = name
        self.asked: list[Request] = []
        self._replies = replies

    def warm(self) -> None:
        """Nothing: everything is said already."""

    def generate(
        self, messages: Sequence[Message], *, max_tokens: int, seconds: float, numbers: Collection[str] | None = None
    ) -> str:
        del seconds
        request = Request(tuple(messages), max_tokens, frozenset(numbers) if numbers is not None else None)
        self.asked.append(request)
        return self._replies.get(request) or ""


def free(request: Request) -> Request:
    """The same text without its numbers held to anything."""
    return Request(request.messages, request.max_tokens)


def fill(replies: Replies, requests: Sequence[Request], generator: Generator, told: Callable[[int, int], None]) -> None:
    """Has every text that is not kept yet written and kept; those of about one length go together.

    A free text that holds only the given numbers is the held one too: at no step would another token have been taken.
    """
    loose = [request for request in requests if request.numbers is None]
    _write(replies, loose, generator, told)
    held = [request for request in requests if request.numbers is not None]
    for request in held:
        text = replies.get(free(request))
        if text is not None and replies.get(request) is None and keeps_to(text, request.numbers or ()):
            replies.add(request, text)
    _write(replies, held, generator, told)


def _write(
    replies: Replies, requests: Sequence[Request], generator: Generator, told: Callable[[int, int], None]
) -> None:
    missing = [request for request in dict.fromkeys(requests) if replies.get(request) is None]
    missing.sort(key=lambda request: (request.max_tokens, sum(len(one.content) for one in request.messages)))
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        for request, text in zip(batch, generate_many(generator, batch, FOREVER), strict=True):
            replies.add(request, text)
        told(start + len(batch), len(missing))


def keeps_to(text: str, numbers: Collection[str]) -> bool:
    """Whether a text could have been written with its numbers held to these."""
    rules, place = Numerals.of(numbers), OUTSIDE
    for char in text:
        after = rules.after(place, char)
        if after is None:
            return False
        place = after
    return rules.may_end(place)
