"""Text under construction that remembers where each figure was put."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from eval.synthetic.numerals import printed
from eval.synthetic.types import KnownFigure
from index.types import Line, Measure


@dataclass(frozen=True)
class Fact:
    """A figure before it has a place in the text."""

    activity: str
    measure: Measure
    period: str
    value: Decimal
    unit: str
    favourable: int | None = None
    line: Line | None = None
    header: str = ""
    total: bool = False
    plus: bool = False  # print a plus sign before a positive value
    suffix: str = ""  # printed right after the number: " %"


Part = str | Fact

_GARBLE = {"å": "a§", "ä": "dié", "ö": "os", "Å": "A", "Ä": "A", "Ö": "O", "l": "[", "fi": "ﬁ", "fl": "ﬂ"}
_GARBLED = re.compile("|".join(sorted(_GARBLE, key=len, reverse=True)))
_OFTEN = 0.7
_SELDOM = 0.06


def noise(random: Random) -> Callable[[str], str]:
    """Letters as a poor OCR reads them. Digits and signs are left alone."""

    def garble(match: re.Match[str]) -> str:
        right = match.group()
        likely = _SELDOM if right == "l" else _OFTEN
        return random.choice(_GARBLE[right]) if random.random() < likely else right

    return lambda text: _GARBLED.sub(garble, text)


def sentence(template: str, *facts: Fact) -> list[Part]:
    """`template` with each `{}` replaced by the next fact."""
    texts = template.split("{}")
    if len(texts) != len(facts) + 1:
        raise ValueError(f"{len(texts) - 1} places for {len(facts)} facts in {template!r}")
    parts: list[Part] = [texts[0]]
    for fact, text in zip(facts, texts[1:], strict=True):
        parts += (fact, text)
    return parts


def _joined(parts: Iterable[Part]) -> list[Part]:
    """Neighbouring words put together and the last space taken away, so that lines break where spaces are."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        else:
            found.append(part)
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip()
    return found


class Writer:
    """Appends text and figures; `width` wraps paragraphs, `spoil` garbles words."""

    def __init__(self, width: int | None = None, gap: str = "\n", spoil: Callable[[str], str] | None = None) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._figures: list[KnownFigure] = []
        self._width = width
        self._gap = gap  # what stands where a wrapped paragraph's line ends
        self._spoil = spoil or (lambda text: text)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def figures(self) -> tuple[KnownFigure, ...]:
        return tuple(self._figures)

    def exact(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def words(self, text: str) -> None:
        self.exact(self._spoil(text))

    def fact(self, fact: Fact) -> None:
        number = printed(fact.value, fact.plus)
        start, end = self._length, self._length + len(number)
        self._figures.append(
            KnownFigure(
                fact.activity, fact.measure, fact.period, fact.value, fact.unit, number, start, end,
                fact.favourable, fact.line, fact.header, fact.total,
            )
        )  # fmt: skip
        self.exact(number + fact.suffix)

    def put(self, part: Part) -> None:
        if isinstance(part, Fact):
            self.fact(part)
        else:
            self.words(part)

    def heading(self, text: str, mark: str = "") -> None:
        self.words(f"{mark}{text}\n\n" if mark else f"{text}\n")

    def paragraph(self, parts: Iterable[Part]) -> None:
        column = 0
        for part in _joined(parts):
            if self._width is None:
                self.put(part)
                continue
            for token in [part] if isinstance(part, Fact) else re.findall(r" [^ ]*|[^ ]+", part):
                column = self._token(token, column)
        self.exact("\n\n")

    def _token(self, token: Part, column: int) -> int:
        """Writes a token, on a new line where it would pass the width; returns the column after it."""
        shown = printed(token.value) + token.suffix if isinstance(token, Fact) else token
        if self._width and shown.startswith(" ") and column + len(shown) > self._width:
            self.exact(self._gap)
            self.words(shown[1:])
            return len(shown) - 1
        self.put(token)
        return column + len(shown)

    def row(self, cells: Sequence[Part], between: str, before: str = "", after: str = "\n") -> None:
        self.exact(before)
        for index, cell in enumerate(cells):
            if index:
                self.exact(between)
            self.put(cell)
        self.exact(after)
