"""Prompts for a local model: read from the `prompts` package, filled strictly.

A value is data. It stands between tags in the template, and its angle brackets are replaced, so that text from a report
can neither close the tag nor pass for one of a model's own marks (`<|im_end|>`).
"""

import hashlib
import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template

from index.errors import BelaggError
from service.model.protocol import Message
from service.types import Language

NAMES = ("answer", "rewrite", "translate", "draft")
PART = "---"

_EXPECTS = re.compile(r"^#\s*expects:\s*(.*)$", re.MULTILINE)
_BRACKETS = str.maketrans({"<": "‹", ">": "›"})
_INSTRUCTION_MARK = re.compile(r"\[(/?[A-Z_]{2,20})\]")
"""Marks such as [INST] that some models read as the end of what they are told; [1] is none."""


class PromptError(BelaggError):
    """A prompt file that is not in order, or one that was filled with the wrong variables."""


@dataclass(frozen=True)
class Prompt:
    """A template. `id` is what an answer records: "rewrite.sv@1a2b3c4d"."""

    name: str
    language: Language
    expects: frozenset[str]
    system: str
    user: str
    digest: str

    @property
    def id(self) -> str:
        return f"{self.name}.{self.language}@{self.digest}"

    def fill(self, **values: str) -> tuple[Message, ...]:
        """The messages to send. A variable that is missing or that the prompt does not have raises PromptError."""
        missing, unknown = self.expects - values.keys(), values.keys() - self.expects
        if missing:
            raise PromptError(f"Prompten {self.name}.{self.language} saknar {_named(missing)}.")
        if unknown:
            raise PromptError(f"Prompten {self.name}.{self.language} har ingen variabel {_named(unknown)}.")
        data = {name: as_data(value) for name, value in values.items()}
        return (
            Message("system", Template(self.system).substitute(data)),
            Message("user", Template(self.user).substitute(data)),
        )


def as_data(text: str) -> str:
    """Text that cannot be taken for a tag or for a mark of a model's own."""
    return _INSTRUCTION_MARK.sub(r"(\1)", text.translate(_BRACKETS)).strip()


@cache
def load_prompt(name: str, language: Language) -> Prompt:
    """The prompt of that name for answers in that language; PromptError where there is none."""
    source = files("prompts").joinpath(f"{name}.{language}.txt")
    if not source.is_file():
        raise PromptError(f"Det finns ingen prompt {name}.{language}; de som finns är {', '.join(NAMES)}.")
    return read_prompt(name, language, source.read_text(encoding="utf-8"))


def read_prompt(name: str, language: Language, text: str) -> Prompt:
    """A prompt file's text taken apart; PromptError says what is not in order."""
    parts = [part.strip() for part in re.split(rf"^{PART}\s*$", text, flags=re.MULTILINE)]
    if len(parts) != 3 or not all(parts):
        raise PromptError(f"Prompten {name}.{language} ska ha tre delar med {PART} mellan, den har {len(parts)}.")
    header, system, user = parts
    declared = _EXPECTS.search(header)
    if declared is None or any(not line.startswith("#") for line in header.splitlines()):
        raise PromptError(f"Prompten {name}.{language} ska börja med #-rader, en av dem ”# expects: ...”.")
    expects = frozenset(word for word in re.split(r"[,\s]+", declared[1]) if word)
    used = _variables(system, name, language) | _variables(user, name, language)
    if used != expects:
        difference = _named(used ^ expects)
        raise PromptError(f"Prompten {name}.{language} använder inte de variabler som dess huvud anger: {difference}.")
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Prompt(name, language, expects, system, user, digest)


def _variables(text: str, name: str, language: str) -> frozenset[str]:
    template = Template(text)
    if not template.is_valid():
        raise PromptError(f"Prompten {name}.{language} har ett $ som varken är en variabel eller skrivet $$.")
    return frozenset(template.get_identifiers())


def _named(names: Set[str]) -> str:
    return ", ".join(sorted(names))
