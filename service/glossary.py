"""English terms and plain Swedish words, and the words that stand for them in the reports."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _terms() -> tuple[dict[str, tuple[str, ...]], re.Pattern[str]]:
    data = tomllib.loads(files("service").joinpath("glossary.toml").read_text(encoding="utf-8"))
    entries = {word: tuple(meant) for word, meant in {**data["terms"], **data["lay"]}.items()}
    longest_first = sorted(entries, key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})(?:s|es|'s)?\b", re.IGNORECASE)
    return entries, pattern


def swedish(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Terms found in the text, longest first at each place: start, end and the reports' words for them."""
    entries, pattern = _terms()
    return tuple((m.start(), m.end(), entries[m.group(1).lower()]) for m in pattern.finditer(text))
