"""What English words and phrases are called in Swedish, by the phrasebook, the glossary and the activities' names."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from index.activities import activities, match
from index.language import english_stem
from service.vocabulary.glossary import terms

Key = tuple[str, ...]
Meaning = tuple[str, ...]
"""Swedish wordings, the one to write first; the first may be "" for what says nothing."""

TOKEN = re.compile(
    r"(?:SEK|kr)\s?(?P<kronor>\d[\d,. ]*\d|\d)(?:\s(?P<scale>thousand|million|billion)\b)?"
    r"|(?P<number>(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<![\w.])\d+\.\d+(?![\w.]))"
    r"|(?P<word>[^\W_]+(?:[-'’.&][^\W_]+)*)",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"['’]s?$")
DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "our", "your"))
"""Words that a phrase may have or lack: "keep within (its) budget"."""


@dataclass(frozen=True)
class Book:
    """Meanings by the words as written, by their singulars, and by their stems."""

    written: dict[Key, Meaning]
    singular: dict[Key, Meaning]
    stems: dict[Key, Meaning]
    longest: int
    names: frozenset[Key]  # what things are called, beside how questions are put

    def meaning(self, forms: "Forms", places: Iterable[int]) -> Meaning | None:
        """What the words at these places mean, by the most exact form that is known."""
        at = tuple(places)
        written = tuple(forms.written[place] for place in at)
        meaning = self.exactly(forms, at)
        if meaning is None and len("".join(written)) >= SHORTEST_STEMMED:
            meaning = self.stems.get(tuple(forms.stems[place] for place in at))
        return meaning

    def exactly(self, forms: "Forms", places: Iterable[int]) -> Meaning | None:
        """What the words mean as they are written, or in the singular."""
        at = tuple(places)
        written = self.written.get(tuple(forms.written[place] for place in at))
        return written or self.singular.get(tuple(forms.singular[place] for place in at))

    def is_name(self, words: Sequence[str]) -> bool:
        """Whether the words are what a thing is called ("waiting list"), not how a question is put."""
        telling = tuple(word for word in words if word not in DETERMINERS)
        return telling in self.names or tuple(map(singular, telling)) in self.names

    def of(self, words: Sequence[str]) -> Meaning | None:
        return self.meaning(Forms.of(words), range(len(words)))


@dataclass(frozen=True)
class Forms:
    """A text's words as written, in the singular and as stems."""

    written: Key
    singular: Key
    stems: Key

    @classmethod
    def of(cls, words: Iterable[str]) -> "Forms":
        written = tuple(words)
        return cls(written, tuple(map(singular, written)), tuple(map(_stem, written)))


@lru_cache(maxsize=1 << 13)
def _stem(word: str) -> str:
    return english_stem(word)


SHORTEST_STEMMED = 5
"""Letters of a phrase that may be met in another form: short words ("as", "one") are forms of too much."""


@cache
def book() -> Book:
    """All that is known: the phrasebook before the glossary before the activities' English names."""
    meanings: dict[Key, Meaning] = {}
    for activity in activities():
        name = re.sub(r"\s*\([^)]*\)", "", activity.name)
        name = name if name == activity.name or activity.id in {found.id for found in match(name)} else activity.name
        name = name if name[1:2].isupper() else name[:1].lower() + name[1:]
        for english in activity.english:
            meanings[_key(english)] = (name,)
    meanings |= {_key(english): swedish for english, swedish in terms().items()}
    names = set(meanings)
    for swedish, phrases in _phrases():
        for english in phrases:
            meanings[_key(english)] = (swedish,)
            names.discard(_key(english))
    for known, meaning in list(meanings.items()):
        if len(bare := tuple(word for word in known if word not in DETERMINERS)) > 1:
            meanings.setdefault(bare, meaning)
    singulars: dict[Key, Meaning] = {}
    stems: dict[Key, Meaning] = {}
    for known, meaning in meanings.items():
        singulars.setdefault(tuple(map(singular, known)), meaning)
        if len("".join(known)) >= SHORTEST_STEMMED:
            stems.setdefault(tuple(map(_stem, known)), meaning)
    of_things = frozenset(key for known in names for key in (known, tuple(map(singular, known))))
    return Book(meanings, singulars, stems, max(map(len, meanings)), of_things)


@cache
def swedish_words() -> frozenset[str]:
    """The words that English is put in Swedish with."""
    return frozenset(
        word.casefold() for meaning in book().written.values() for one in meaning for word in re.findall(r"\w+", one)
    )


@cache
def english_words() -> frozenset[str]:
    """The words of English that are put in Swedish, less those that are Swedish too."""
    return frozenset(word for key in book().written for word in key if len(word) >= SHORTEST_TELLING) - swedish_words()


@cache
def hyphened() -> frozenset[str]:
    """The words with a hyphen that the books know, in the singular too."""
    words = {word for key in book().written for word in key if "-" in word}
    return frozenset(words | {f"{word}s" for word in words})


SHORTEST_TELLING = 4
"""Letters of a word that tells its language."""


def _key(english: str) -> Key:
    return tuple(plain_word(m.group()) for m in TOKEN.finditer(english))


_BRITISH = (
    (re.compile(r"^(lab|hon|col|fav|neighb|behavi)or(?=s$|ed$|ing$|able$|hood|$)"), r"\1our"),
    (re.compile(r"(?<=[a-z]{3})iz(?=(?:e|es|ed|ing|ation|ations)$)"), "is"),
    (re.compile(r"^program(?=s?$)"), "programme"),
    (re.compile(r"^center(?=s?$)"), "centre"),
    (re.compile(r"^(counsel|travel|enrol)(?=ing$|ed$|or$|ors$)"), r"\1l"),
    (re.compile(r"^license(?=s?$)"), "licence"),
)


_SAME = {
    "kid": "child",
    "kids": "children",
    "kiddies": "children",
    "folks": "people",
    "ppl": "people",
    "mom": "mum",
    "moms": "mums",
    "apartment": "flat",
    "apartments": "flats",
    "cop": "police",
    "cops": "police",
    "staffers": "staff",
}
"""Words of talk and of American English, and the one that the books have: "foster kids" are foster children."""


@lru_cache(maxsize=1 << 13)
def plain_word(word: str) -> str:
    """A word in lower case, British and without its genitive, as the books are looked up by."""
    word = POSSESSIVE.sub("", word.casefold())
    word = _SAME.get(word, word)
    for american, british in _BRITISH:
        word = american.sub(british, word)
    return word


_IRREGULAR = {"children": "child", "women": "woman", "men": "man", "wives": "wife", "lives": "life", "people": "people"}


def singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:s|x|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^siu]s$", word) and len(word) > 3 else word


def is_plural(word: str) -> bool:
    return word in _IRREGULAR or singular(word) != word


def _phrases() -> Iterator[tuple[str, list[str]]]:
    for name in ("phrasebook.toml", "turns.toml"):
        for section in _data(name).values():
            yield from section.items()


@cache
def frames() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Turns whose words stand in another order in Swedish."""
    return tuple(
        (re.compile(pattern, re.IGNORECASE), swedish)
        for swedish, patterns in _data("frames.toml").items()
        for pattern in patterns
    )


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("service.english").joinpath(name).read_text(encoding="utf-8"))
