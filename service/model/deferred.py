"""A model that is loaded when its first text is wanted: most commands want none."""

from collections.abc import Callable, Collection, Sequence
from threading import Lock

from service.model.protocol import Generator, Message, Request, generate_many


class DeferredGenerator:
    """Loading counts against nobody's time; whoever comes meanwhile waits for it."""

    def __init__(self, name: str, load: Callable[[], Generator]) -> None:
        self.name = name
        self._load = load
        self._lock = Lock()
        self._loaded: Generator | None = None

    def warm(self) -> None:
        self._ready().warm()

    def generate(
        self, messages: Sequence[Message], *, max_tokens: int, seconds: float, numbers: Collection[str] | None = None
    ) -> str:
        return self._ready().generate(messages, max_tokens=max_tokens, seconds=seconds, numbers=numbers)

    def generate_many(self, requests: Sequence[Request], seconds: float) -> list[str]:
        return generate_many(self._ready(), requests, seconds)

    def _ready(self) -> Generator:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded
