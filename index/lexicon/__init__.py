"""Data files about the field, and readers for them."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Municipality:
    """A Swedish municipality. `word`: the short name is also an ordinary word or a personal name."""

    code: str
    name: str  # short: "Huddinge"
    full_name: str  # "Huddinge kommun"
    county: str
    word: bool


@cache
def municipalities() -> tuple[Municipality, ...]:
    """The 290 municipalities in order of their codes."""
    rows = csv.DictReader(data_lines("municipalities.csv"))
    return tuple(
        Municipality(row["code"], row["name"], row["full_name"], row["county"], row["word"] == "1") for row in rows
    )


@cache
def committees() -> tuple[str, ...]:
    """Common names of committees, in their definite form."""
    return tuple(data_lines("committees.txt"))


def data_lines(name: str) -> list[str]:
    """The lines of a data file of this folder, without comments and blank lines."""
    text = files("index.lexicon").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
