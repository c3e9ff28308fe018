"""The words that rewriting may add: `glue.toml`, and what words have in common whatever their endings."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from index.language import english_stem, fold, stem, tokenise
from service.types import Language


def stems_of(text: str) -> frozenset[str]:
    """The stems of a text's words, function words left out: what both Swedish and English endings leave."""
    return frozenset(_stem(word) for word in tokenise(text))


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    return english_stem(stem(word))


@dataclass(frozen=True)
class Weight:
    """Words that may stand for each other."""

    words: frozenset[str]
    compares: bool


@cache
def _glue() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("service.rewriting").joinpath("glue.toml").read_text(encoding="utf-8"))


@cache
def weights(language: Language) -> tuple[Weight, ...]:
    lists = ((name, line) for name in ("weighty", "compared") for line in _glue()[name][language].splitlines())
    return tuple(Weight(frozenset(line.split()), name == "compared") for name, line in lists if line.strip())


WAYS = ("up", "down", "good", "bad")


def ways(words: Iterable[str], language: Language) -> frozenset[str]:
    """Which ways the words say that things go: up, down, well or badly."""
    found = tuple(words)
    return frozenset(way for way in WAYS if any(word.startswith(_beginnings(way, language)) for word in found))


@cache
def _beginnings(way: str, language: Language) -> tuple[str, ...]:
    return tuple(_glue()[way][language].split())


@cache
def word_lists(language: Language) -> dict[str, frozenset[str]]:
    lists = {name: frozenset(words[language].split()) for name, words in _glue().items() if name not in WAYS}
    joints = " ".join(word for words in lists.values() for word in words)
    return lists | {"stems": stems_of(joints) | frozenset(_stem(fold(word)) for word in joints.split())}
