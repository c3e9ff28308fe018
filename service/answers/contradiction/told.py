"""A contradiction put into words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A contradiction said: its clause, without a full stop, and the places that it rests on."""

    text: str
    markers: tuple[int, ...]
