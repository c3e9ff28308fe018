"""English verbs in all their forms, with the Swedish verb for each."""

import re
import tomllib
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any


class Form(Flag):
    """What an English verb form may be; "cost" is a base form, a past and a participle."""

    BASE = auto()
    PRESENT = auto()
    GERUND = auto()
    PAST = auto()
    PARTICIPLE = auto()


@dataclass(frozen=True)
class Verb:
    """A Swedish verb. `plain`: it fits any topic, and says nothing of what is asked about."""

    infinitive: str
    present: str
    past: str
    supine: str
    passive: str
    plain: bool

    @property
    def nominal(self) -> str:
        return f"att {self.infinitive}"

    @property
    def passive_infinitive(self) -> str:
        verb, particle = self.infinitive.partition(" ")[::2]
        return self.infinitive if verb.endswith("s") else f"{verb}s {particle}".rstrip()

    @property
    def passive_supine(self) -> str:
        verb, particle = self.supine.partition(" ")[::2]  # "ansökts om"
        return self.supine if verb.endswith("s") else f"{verb}s {particle}".rstrip()


Known = tuple[Verb, Form]


@cache
def verb_forms() -> dict[tuple[str, ...], Known]:
    """Verbs by their words in every form; the object's articles left out."""
    irregular = {**_data()["irregular"], **_data("talkverbs.toml")["irregular"]}
    forms: dict[tuple[str, ...], Known] = {}
    for data, section in product((_data(), _data("talkverbs.toml")), ("plain", "telling")):
        for names, (infinitive, present, past, supine, *passive) in data[section].items():
            verb = Verb(infinitive, present, past, supine, passive[0] if passive else "", section == "plain")
            for name in names.split(", "):
                head, *rest = name.split()
                for word, form in _inflected(head, irregular.get(head)):
                    key = (word, *rest)
                    _, known = forms.get(key, (verb, Form(0)))
                    forms[key] = (verb, known | form)
    return forms


@cache
def words(name: str) -> frozenset[str]:
    """A list of the file's words, by its name there."""
    return frozenset(str(_data()["words"][name]).split())


@cache
def _data(name: str = "verbs.toml") -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("service.english").joinpath(name).read_text(encoding="utf-8"))


@cache
def longest_verb() -> int:
    return max(map(len, verb_forms()))


def _inflected(verb: str, irregular: str | None) -> list[tuple[str, Form]]:
    past, participle = irregular.split() if irregular else (_with(verb, "ed"), _with(verb, "ed"))
    return [
        (verb, Form.BASE),
        (_third(verb), Form.PRESENT),
        (_with(verb, "ing"), Form.GERUND),
        (past, Form.PAST),
        (participle, Form.PARTICIPLE),
    ]


def _third(verb: str) -> str:
    if verb == "have":
        return "has"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(?:s|x|ch|sh|o)$", verb) else "s")


_DOUBLED = re.compile(r"^[^aeiou]+[aeiou][bdgmnprt]$|(?:gin|run|mit|fer|cel|cur|[ou]tal|bel|rol)$")


def _with(verb: str, ending: str) -> str:
    """A verb with -ed or -ing: "hire" hired, "apply" applied, "drop" dropped."""
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + ending
    if ending == "ed" and re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _DOUBLED.search(verb) else "") + ending
