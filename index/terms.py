"""What the full-text index holds of a passage: the keys of its words, of its compounds' parts, of its context."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.compounds import Vocabulary
from index.language import english_stem, is_english, stem, tokenise
from index.ocr import fold_ocr
from index.types import Passage

NOISY = 0.02
"""From this share of garbled words on, a document's words are also indexed by their OCR key."""
MIN_WORD = 4
"""Shortest word with an OCR key: shorter ones all look alike."""
MIN_PREFIX = 4
"""Shortest OCR key that is looked for as the beginning of longer ones."""

_BRACKET_L = re.compile(r"\[(?=[^\W\d_])|(?<=[^\W\d_])\[")
_ENDING = re.compile(r"(?:arnas?|ernas?|ornas?|ar|er|or|ens?|ets?|s)$")


@dataclass(frozen=True)
class Fields:
    """Search keys by where they come from; a field's keys are in reading order with repeats."""

    context: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    folds: tuple[str, ...] = ()


def learn(texts: Iterable[str]) -> Vocabulary:
    """The parts of compounds that a document's own words add to the lexicon."""
    # Only the document itself and the lexicon: what is stored must not depend on what was read in before.
    return Vocabulary({token for text in texts for token in tokenise(text)})


def passage_fields(passages: Sequence[Passage], noise: float = 0.0) -> list[Fields]:
    """The fields of a document's passages; `noise` is the document's share of garbled words."""
    vocabulary = learn(passage.text for passage in passages)
    return [_fields(passage, vocabulary, noise >= NOISY) for passage in passages]


def _fields(passage: Passage, vocabulary: Vocabulary, noisy: bool) -> Fields:
    # What OCR most often reads an l as; the other garblings are the OCR keys' business.
    body = _BRACKET_L.sub("l", passage.text) if noisy else passage.text
    text, context = tokenise(body), tokenise(passage.context)
    words = [stem(token) for token in text]
    if is_english(passage.text):
        words += [key for key in map(english_stem, text) if key not in words]
    parts = [key for token in dict.fromkeys(text + context) for key in vocabulary.split(token)]
    printed = f"{passage.context} {passage.text}".split()
    return Fields(
        context=tuple(stem(token) for token in context),
        words=tuple(words),
        parts=tuple(parts),
        folds=tuple(key for word in printed for key in fold_key(word)) if noisy else (),
    )


def fold_key(word: str) -> tuple[str, ...]:
    """The OCR key of a word as it is printed; () for a number or a short word."""
    if len(word) < MIN_WORD or not any(one.isalpha() for one in word):
        return ()
    key = re.sub(r"\W", "", fold_ocr(word))
    return (key,) if key else ()


def fold_prefix(word: str) -> str:
    """The beginning that the OCR keys of a word's forms share; "" when it is too short to look for."""
    (key,) = fold_key(_ENDING.sub("", word)) or ("",)
    return key if len(key) >= MIN_PREFIX else ""
