"""English terms and everyday Swedish words, and the words that stand for them in the reports."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from index.language import fold

Known = tuple[int, int, tuple[str, ...]]
"""Where a term starts and ends in a text, and the reports' words for it."""

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@lru_cache(maxsize=64)
def swedish(text: str, *, english: bool = False) -> tuple[Known, ...]:
    """Terms found in the text in their order: start, end and the reports' words for them.

    In an English question everyday Swedish counts only as it is written: an English word may well have the stem of a
    Swedish one.
    """
    found = list(_english(text))
    # What the glossary has as English and everyday Swedish as its own is meant as in the language asked in.
    first, second = (found, list(_said(text, english))) if english else (list(_said(text, english)), found)
    kept = first + [one for one in second if not any(one[0] < end and start < one[1] for start, end, _ in first)]
    return tuple(sorted(kept))


@cache
def terms() -> dict[str, tuple[str, ...]]:
    """The reports' words by English terms, the usual one first."""
    return {
        word: tuple(meant)
        for name in ("commonwords.toml", "glossary.toml", "fieldterms.toml", "newsroom.toml", "laywords.toml")
        for section in _read(name).values()
        for word, meant in section.items()
    }


def _english(text: str) -> Iterator[Known]:
    """English terms in the text, the longest at each place; in the plural too."""
    entries, longest = _terms()
    words = list(_WORD.finditer(text))
    lowered = [word.group().lower() for word in words]
    place = 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            *before, last = lowered[place : place + length]
            forms = (last, last.removesuffix("s"), last.removesuffix("es"))
            meant = next((entries[*before, one] for one in forms if (*before, one) in entries), None)
            if meant is not None:
                yield words[place].start(), words[place + length - 1].end(), meant
                break
        else:
            length = 1
        place += length


@cache
def _terms() -> tuple[dict[tuple[str, ...], tuple[str, ...]], int]:
    entries = {tuple(_WORD.findall(term)): meant for term, meant in terms().items()}
    return entries, max(map(len, entries))


def _said(text: str, exactly: bool) -> Iterator[Known]:
    """Everyday Swedish in the text, the longest phrase at each place."""
    entries, longest = _everyday()
    words = list(_WORD.finditer(text))
    dotted = DOTTED.search(text) is not None
    place = 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            phrase = words[place : place + length]
            written = tuple(_plain(word.group()) for word in phrase)
            meant = entries.get(("=", *written))
            if meant is None and not exactly:
                meant = entries.get(_bases(written)) or (None if dotted else entries.get(_undotted(_bases(written))))
            if meant is not None:
                yield phrase[0].start(), phrase[-1].end(), meant
                break
        else:
            length = 1
        place += length


@cache
def _everyday() -> tuple[dict[tuple[str, ...], tuple[str, ...]], int]:
    """The reports' words by everyday words less their endings, and after "=" as written; the longest phrase's words."""
    entries: dict[tuple[str, ...], tuple[str, ...]] = {}
    undotted: dict[tuple[str, ...], tuple[str, ...]] = {}
    for sense in _read("everyday.toml")["sense"]:
        meant = tuple(sense["report"])
        for said in (*sense.get("say", ()), *sense.get("exactly", ())):
            written = tuple(_plain(word) for word in _WORD.findall(said))
            entries["=", *written] = meant
            if said in sense.get("say", ()):
                entries[_bases(written)] = meant
                undotted[_undotted(_bases(written))] = meant
    long = {key: meant for key, meant in undotted.items() if len("".join(key)) >= SHORTEST_UNDOTTED}
    return {**long, **entries}, max(map(len, entries)) - 1


ENDINGS = re.compile(
    r"(?:n?ing(?:arnas?|ars?|ens?|s)?|(?:ar|er|or)nas?|ande|ades?|ats?|ad|ar[es]?|ers?|ors?|ens?|ets?|ans?|na|as|[aens])$"
)
SHORTEST_BASE = 3
"""Letters that an ending leaves."""
SHORTEST_UNDOTTED = 5
"""Letters of what is known without its dots and rings: a shorter one ("gang") may be several words."""
DOTTED = re.compile("[åäö]", re.IGNORECASE)


def _bases(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words less their endings. Search keys are cut too far to tell meanings by: gäng and gång are one."""
    return tuple(_base(word) for word in words)


def _base(word: str) -> str:
    ending = next((m for m in ENDINGS.finditer(word) if m.start() >= SHORTEST_BASE), None)
    return word if ending is None else word[: ending.start()]


def _plain(word: str) -> str:
    return word.casefold().replace("-", "")


def _undotted(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("service.vocabulary").joinpath(name).read_text(encoding="utf-8"))
