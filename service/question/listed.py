"""What reports list (goals, risks, measures, grants ...), how questions ask for it and how reports write it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.ocr import fold_ocr


@dataclass(frozen=True)
class ListKind:
    """One kind of list; the patterns match folded text. `lists.toml` says what each field is for."""

    name: str
    asked: re.Pattern[str]
    named: re.Pattern[str]
    sure: re.Pattern[str] | None = None
    said: re.Pattern[str] | None = None
    doing: re.Pattern[str] | None = None
    also: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    garbled: tuple[str, ...] = ()
    status: bool = False
    amounts: bool = False
    weak: bool = False
    first: bool = False  # asked for whatever else the question speaks of

    def names(self, folded: str) -> bool:
        """Whether a heading, a column or a sentence that leads in to a list names this."""
        return self.named.search(folded) is not None

    def names_garbled(self, text: str) -> bool:
        """The same in a text that OCR garbled, by the letters that survive it."""
        keys = [fold_ocr(word) for word in text.split()]
        return any(all(any(word in key for key in keys) for word in phrase.split()) for phrase in self.garbled)

    def stated(self, folded: str) -> float:
        """How surely a sentence states one: 1 outright, 0.6 by its turn of phrase, else 0."""
        if self.unless is not None and self.unless.search(folded):
            return 0.0
        if self.sure is not None and self.sure.search(folded):
            return 1.0
        return 0.6 if self.said is not None and self.said.search(folded) else 0.0


@cache
def list_kinds() -> tuple[ListKind, ...]:
    return tuple(_kind(name, entry) for name, entry in _data().items() if name != "filler")


def is_filler(folded: str) -> bool:
    """Whether a folded word asks for a list without naming what it is about."""
    words, verbs = _filler()
    return len(folded) < SHORTEST or folded in words or any(stem in verbs for stem in _stems(folded))


def _stems(folded: str) -> list[str]:
    return [folded.removesuffix(end) for end in ENDINGS if folded.endswith(end)]


SHORTEST = 2
ENDINGS = (
    "",
    "a",
    "as",
    "ar",
    "ade",
    "ades",
    "at",
    "ats",
    "er",
    "de",
    "des",
    "t",
    "ts",
    "te",
    "tes",
    "it",
    "its",
    "r",
    "s",
) + ("rs", "ing", "ed", "d", "es", "ies", "ied", "ying", "ting", "ning", "n", "en", "na", "nas", "ns")
"""Of verbs, Swedish and English."""


@cache
def _filler() -> tuple[frozenset[str], frozenset[str]]:
    data = _data()["filler"]
    return frozenset(str(data["words"]).split()), frozenset(str(data["verbs"]).split())


@cache
def report_words() -> frozenset[str]:
    """Folded words that name the report, or how long an overview is to be, and nothing in it."""
    return frozenset(str(_data()["filler"]["report"]).split())


@cache
def _data() -> dict[str, dict[str, object]]:
    return tomllib.loads(files("service.question").joinpath("lists.toml").read_text(encoding="utf-8"))


def _kind(name: str, entry: dict[str, object]) -> ListKind:
    return ListKind(
        name,
        _pattern(entry["asked"]) or re.compile("$^"),
        _pattern(entry["named"]) or re.compile("$^"),
        _pattern(entry.get("sure")),
        _pattern(entry.get("said")),
        _pattern(entry.get("doing")),
        _pattern(entry.get("also")),
        _pattern(entry.get("unless")),
        tuple(" ".join(fold_ocr(word) for word in str(phrase).split()) for phrase in _texts(entry.get("ocr"))),
        status=bool(entry.get("status")),
        amounts=bool(entry.get("amounts")),
        weak=bool(entry.get("weak")),
        first=bool(entry.get("first")),
    )


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _pattern(value: object) -> re.Pattern[str] | None:
    texts = _texts(value)
    return re.compile("|".join(texts)) if texts else None


def asked_kinds(folded: str) -> tuple[ListKind, ...]:
    """The kinds that a question asks for or speaks of, in the order in which it does."""
    found = [
        (-1 if kind.first else min(match.start() for match in matches), kind)
        for kind in list_kinds()
        if (matches := [m for p in (kind.asked, kind.doing) if p is not None and (m := p.search(folded))])
    ]
    found.sort(key=lambda pair: pair[0])
    return tuple(kind for _, kind in found)


def named_kinds(folded: str) -> tuple[ListKind, ...]:
    """The kinds that a question names by a word that means little else."""
    return tuple(kind for kind in list_kinds() if not kind.weak and kind.asked.search(folded))
