"""Lines of a text that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from index.types import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its line break; `start` is its first character in the stored text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def span(self) -> Span:
        """Where the line's words stand, without the white space around them."""
        stripped = self.text.strip()
        start = self.start + len(self.text) - len(self.text.lstrip())
        return Span(start, start + len(stripped))


def split_lines(text: str) -> tuple[Line, ...]:
    """The text's lines; a form feed ends a line too."""
    lines: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        for piece in raw.split("\f"):
            lines.append(Line(start, piece))
            start += len(piece) + 1
    return tuple(lines)
