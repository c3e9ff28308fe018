"""English terms of the field and the Swedish words that stand for them in the reports."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _terms() -> tuple[dict[str, tuple[str, ...]], re.Pattern[str]]:
    data = tomllib.loads(files("service").joinpath("glossary.toml").read_text(encoding="utf-8"))["terms"]
    entries = {english: tuple(swedish) for english, swedish in data.items()}
    longest_first = sorted(entries, key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})(?:s|es|'s)?\b", re.IGNORECASE)
    return entries, pattern


def swedish(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """English terms found in the text, longest first at each place, with their Swedish words."""
    entries, pattern = _terms()
    return tuple((match.group(0), entries[match.group(1).lower()]) for match in pattern.finditer(text))
