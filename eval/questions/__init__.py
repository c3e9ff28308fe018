"""The evaluation set: questions about the five real reports with their known answers.

`README.md` beside this file says what every field means.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from index.types import Filters
from service.types import Operation, Status, Turn

Part = Literal["dev", "dev2", "dev3", "test"]
PARTS: tuple[Part, ...] = ("dev", "test")  # the two alike halves
KINDS = (
    "lookup",
    "why",
    "compare",
    "trend",
    "list",
    "arithmetic",
    "yesno",
    "premise",
    "conflict",
    "overview",
    "followup",
    "notfound",
)


@dataclass(frozen=True)
class Derivation:
    operation: Operation
    inputs: tuple[Decimal, ...]
    constant: tuple[bool, ...]  # True for an input that is a plain number (months of a period), not a figure


@dataclass(frozen=True)
class GoldFigure:
    value: Decimal
    unit: str
    period: str | None
    direction: int | None = None
    required: bool = True
    derivation: Derivation | None = None
    anchor: str | None = None
    others: tuple[GoldFigure, ...] = ()  # as right as this one: another precision, place or reading

    @property
    def readings(self) -> tuple[GoldFigure, ...]:
        """The figure and those that would do in its stead."""
        return (self, *self.others)


@dataclass(frozen=True)
class Evidence:
    report: str
    anchors: tuple[str, ...]  # any of these places will do


@dataclass(frozen=True)
class Tempting:
    value: Decimal
    unit: str


@dataclass(frozen=True)
class Question:
    id: str
    question: str
    language: Literal["sv", "en", "mixed"]
    words: Literal["lay", "expert"]
    kind: str
    report: tuple[str, ...]
    figures: tuple[GoldFigure, ...]
    alternatives: tuple[tuple[str, ...], ...]
    evidence: tuple[Evidence, ...]
    tempting: tuple[Tempting, ...]
    expect: Status
    filters: Filters = field(default=Filters())
    history: tuple[Turn, ...] = ()


def load(part: Part) -> tuple[Question, ...]:
    """The questions of one part, in file order; a line that does not fit the schema raises ValueError."""
    path = Path(__file__).parent / f"{part}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_question(json.loads(line), f"{path.name}:{number}") for number, line in enumerate(lines, 1))


def _question(raw: dict[str, Any], place: str) -> Question:
    try:
        filters = raw.get("filters", {})
        return Question(
            raw["id"],
            raw["question"],
            raw["language"],
            raw["words"],
            raw["kind"],
            tuple(raw["report"]),
            tuple(_figure(figure) for figure in raw["figures"]),
            tuple(tuple(wordings) for wordings in raw["alternatives"]),
            tuple(Evidence(e["report"], (e["anchor"], *e.get("or", ()))) for e in raw["evidence"]),
            tuple(Tempting(Decimal(t["value"]), t["unit"]) for t in raw["tempting"]),
            raw["expect"],
            Filters(municipality=tuple(filters.get("municipality", ())), year=tuple(filters.get("year", ()))),
            tuple(Turn(turn["question"], turn["answer"]) for turn in raw.get("history", ())),
        )
    except (KeyError, TypeError, ArithmeticError) as error:
        raise ValueError(f"{place}: a field is missing or has the wrong form ({error!r})") from error


def _figure(raw: dict[str, Any]) -> GoldFigure:
    how = raw["derivation"]
    derivation = None
    if how is not None:
        inputs = tuple(Decimal(each.removeprefix("=")) for each in how["inputs"])
        derivation = Derivation(how["operation"], inputs, tuple(each.startswith("=") for each in how["inputs"]))
    return GoldFigure(
        Decimal(raw["value"]),
        raw["unit"],
        raw["period"],
        raw["direction"],
        raw["required"],
        derivation,
        raw.get("anchor"),
        tuple(_figure({**raw, "derivation": None, "anchor": None, "or": (), **other}) for other in raw.get("or", ())),
    )
