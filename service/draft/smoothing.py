"""A drafted paragraph in a local model's words, as far as these say the same; else as it was composed."""

import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from threading import Lock

from index.types import Document
from service.draft.naming import committee
from service.gate import Guarded
from service.model.numerals import numbers_in
from service.model.protocol import GenerationError, GenerationTimeout, Generator
from service.rewriting.phrasing import MOST_TOKENS, SECONDS, reworded_sentences
from service.rewriting.prompts import load_prompt
from service.types import Language
from service.wording import period_phrase

REMEMBERED = 512
"""Texts of a model that are kept: a draft that is saved is the one that was shown."""

_LOG = logging.getLogger(__name__)


class Smoother:
    """A model that puts drafts in its own words. Safe to use from many threads."""

    def __init__(self, generator: Generator, seconds: float = SECONDS) -> None:
        self.generator = generator
        self.seconds = seconds
        self._written: OrderedDict[tuple[str, ...], str] = OrderedDict()
        self._lock = Lock()

    def written(self, heading: str, document: Document, passed: Guarded) -> str:
        """The model's text for the paragraph. Raises GenerationError."""
        language = passed.answer.language
        text = "\n".join(line.text for line in passed.sentences)
        key = (document.id, language, heading, text)
        with self._lock:
            known = self._written.get(key)
        if known is not None:
            return known
        meta = document.meta
        prompt = load_prompt("draft", language).fill(
            heading=heading,
            municipality=meta.municipality or "",
            committee=committee(document, language),
            period=period_phrase(meta.period, language),
            sentences=text,
        )
        found = self.generator.generate(
            prompt,
            max_tokens=min(MOST_TOKENS, 60 + len(text) // 2),
            seconds=self.seconds,
            numbers=numbers_in(text),
        )
        with self._lock:
            self._written[key] = found
            while len(self._written) > REMEMBERED:
                self._written.popitem(last=False)
        return found


@dataclass
class Smoothing:
    """What a model has done for one draft. After it was late once it is not asked again."""

    smoother: Smoother
    language: Language
    _used: bool = False
    _why: list[str] = field(default_factory=list)

    def reworded(self, heading: str, document: Document, passed: Guarded) -> list[str] | None:
        """The paragraph's sentences in the model's words, with marks; None where the composed ones stand."""
        if {"timeout", "error"} & set(self._why):
            return None
        try:
            written = self.smoother.written(heading, document, passed)
        except GenerationError as error:
            _LOG.info("the composed paragraph stands: %s", error)
            self._why.append("timeout" if isinstance(error, GenerationTimeout) else "error")
            return None
        found = reworded_sentences(passed, written)
        if found is None or found == [line.text for line in passed.sentences]:
            self._why.append("rejected" if found is None else "unchanged")
            return None
        return found

    def use(self) -> None:
        """What `reworded` gave last is in the draft."""
        self._used = True

    def reject(self) -> None:
        """What `reworded` gave last is not in the draft after all."""
        self._why.append("rejected")

    @property
    def generator(self) -> str:
        """What the draft records: the model, or why its words were not used."""
        name = self.smoother.generator.name
        if self._used:
            return name
        why = next((one for one in ("error", "timeout", "rejected", "unchanged") if one in self._why), "")
        return f"none ({name}: {why})" if why else "none"

    @property
    def prompt(self) -> str | None:
        return load_prompt("draft", self.language).id if self._used else None


def paragraphs(numbers: Sequence[int]) -> list[range]:
    """Runs of the same paragraph number, as ranges of places."""
    starts = [at for at, number in enumerate(numbers) if not at or number != numbers[at - 1]]
    return [range(start, stop) for start, stop in pairwise([*starts, len(numbers)])]
