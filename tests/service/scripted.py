"""A generator that says what it is told to and remembers what it was asked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from service.model import Message


@dataclass(frozen=True)
class Asked:
    messages: tuple[Message, ...]
    max_tokens: int
    seconds: float
    numbers: frozenset[str] | None

    @property
    def text(self) -> str:
        return "\n".join(message.content for message in self.messages)


class ScriptedGenerator:
    """Each call takes the next of the `replies`; one that is an exception is raised."""

    name = "scripted"

    def __init__(self, *replies: str | Exception) -> None:
        self.replies = list(replies)
        self.asked: list[Asked] = []
        self.warmed = 0

    def warm(self) -> None:
        self.warmed += 1

    def generate(
        self, messages: Sequence[Message], *, max_tokens: int, seconds: float, numbers: Collection[str] | None = None
    ) -> str:
        allowed = frozenset(numbers) if numbers is not None else None
        self.asked.append(Asked(tuple(messages), max_tokens, seconds, allowed))
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply
