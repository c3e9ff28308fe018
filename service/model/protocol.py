"""What the service asks of a local model."""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from index.errors import BelaggError


class GenerationError(BelaggError):
    """A model gave no usable text."""


class GenerationTimeout(GenerationError):
    """A model was not ready in time."""


@dataclass(frozen=True)
class Message:
    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True)
class Request:
    """One text that is wanted of a model; see `Generator.generate`."""

    messages: tuple[Message, ...]
    max_tokens: int
    numbers: frozenset[str] | None = None


class Generator(Protocol):
    """A language model on this machine or on one that the user runs. May be called from several threads."""

    @property
    def name(self) -> str: ...

    def warm(self) -> None:
        """Do now what the first text would wait for. Raises GenerationError."""
        ...

    def generate(
        self, messages: Sequence[Message], *, max_tokens: int, seconds: float, numbers: Collection[str] | None = None
    ) -> str:
        """Text for the messages, the likeliest at every step.

        `seconds` is all the time it may take. `numbers` are the only ones that the text may hold, as printed, citation
        marks ("[1]") among them; None leaves it free. A model behind a server cannot be held to them: the gate does
        that. Raises GenerationTimeout, GenerationError.
        """
        ...


@runtime_checkable
class Batching(Protocol):
    """A generator that writes several texts side by side."""

    def generate_many(self, requests: Sequence[Request], seconds: float) -> list[str]: ...


def generate_many(generator: Generator, requests: Sequence[Request], seconds: float) -> list[str]:
    """A text for each request, in `seconds` together: side by side where the generator can, else one after another."""
    if isinstance(generator, Batching):
        return generator.generate_many(requests, seconds)
    end = time.monotonic() + seconds
    return [
        generator.generate(
            request.messages,
            max_tokens=request.max_tokens,
            seconds=end - time.monotonic(),
            numbers=request.numbers,
        )
        for request in requests
    ]
