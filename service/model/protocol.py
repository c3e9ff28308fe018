"""What the service asks of a local model."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from index.errors import BelaggError


class GenerationError(BelaggError):
    """A model gave no usable text."""


class GenerationTimeout(GenerationError):
    """A model was not ready in time."""


@dataclass(frozen=True)
class Message:
    role: Literal["system", "user", "assistant"]
    content: str


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
