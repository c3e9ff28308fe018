"""A composed answer put in a local model's words, as far as they say the same.

The model's text is taken sentence by sentence: through the gate, and held against the composed sentences. One that
fails gives way to the composed sentences with its marks. Where a figure, a mark, a place or a period would be lost, and
whenever the model is late or fails, the composed answer stands.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.lexicon import municipalities
from service.composer import Sentence as Line
from service.composer import joined
from service.gate import Guarded
from service.model.numerals import numbers_in
from service.model.protocol import GenerationError, GenerationTimeout, Generator
from service.rewriting.likeness import Likeness
from service.rewriting.prompts import load_prompt
from service.rewriting.reading import Sentence
from service.rewriting.rewording import lost, objection, strays
from service.rewriting.translation import swedish_quotes, translate_causes
from service.types import Answer
from service.verify import enforce, split_sentences
from service.verify.answer import quoted_pieces

SECONDS = 20.0
"""How long a model may take over one answer."""

MOST_TOKENS = 800
MOSTLY = 0.6
"""Share of an answer between quotation marks from which it is a string of quotations."""

LONGER = 1.6
"""A rewritten answer longer than this many times the composed one says more than it."""

_LOG = logging.getLogger(__name__)
_TAG = re.compile(r"</?[a-zåäö]{3,12}>")
_OPENING = re.compile(r"(?:ja|nej|yes|no)[.!]", re.IGNORECASE)
_PREFIX = re.compile(r"^\s*(?:```\w*\s*|(?:svara?|answer|omskriv\w*|rewritten\w*)\s*:\s*)", re.IGNORECASE)


def phrase(
    passed: Guarded, question: str, generator: Generator, seconds: float = SECONDS, likeness: Likeness | None = None
) -> Answer:
    """The answer in the model's words, or with its Swedish quotations put in English; the composed one where neither
    is sound. An answer that found nothing is left alone."""
    answer = passed.answer
    if answer.status == "not_found" or not passed.evidence or not passed.sentences:
        return answer
    if answer.language == "en" and any(swedish_quotes(line.text) for line in passed.sentences):
        return translate_causes(passed, generator, seconds, likeness)
    return rephrase(passed, question, generator, seconds)


def rephrase(passed: Guarded, question: str, generator: Generator, seconds: float = SECONDS) -> Answer:
    """The answer rewritten by the model; its `model` says by which, with which prompt, or why it is not."""
    answer = passed.answer
    prompt = load_prompt("answer" if _mostly_quoted(answer.answer) else "rewrite", answer.language)
    messages = prompt.fill(question=question, sentences="\n".join(line.text for line in passed.sentences))
    try:
        written = generator.generate(
            messages,
            max_tokens=min(MOST_TOKENS, 60 + len(answer.answer) // 2),
            seconds=seconds,
            numbers=numbers_in(answer.answer),
        )
    except GenerationError as error:
        _LOG.info("the composed answer stands: %s", error)
        return unused(answer, generator, "timeout" if isinstance(error, GenerationTimeout) else "error")
    text = reworded(passed, written)
    if text is None or text == answer.answer:
        return unused(answer, generator, "rejected" if text is None else "unchanged")
    return replace(answer, answer=text, model=replace(answer.model, generator=generator.name, prompt=prompt.id))


def unused(answer: Answer, generator: Generator, why: str) -> Answer:
    """The composed answer, with the model that was asked in vain: "none (SmolLM2: timeout)"."""
    return replace(answer, model=replace(answer.model, generator=f"none ({generator.name}: {why})"))


def reworded(passed: Guarded, written: str) -> str | None:
    """The model's text with every unsound sentence replaced by composed ones; None where the composed answer stands."""
    kept = reworded_sentences(passed, written)
    if kept is None:
        return None
    checked = [Sentence(line.text, passed.answer.language) for line in passed.sentences]
    text = joined(_laid_out(kept, checked, passed.sentences))
    return text if len(text) <= LONGER * len(passed.answer.answer) + 40 else None


def reworded_sentences(passed: Guarded, written: str) -> list[str] | None:
    """As `reworded`, each sentence with its marks."""
    language = passed.answer.language
    checked = [Sentence(line.text, language) for line in passed.sentences]
    kept: list[str] = []
    own = 0
    for text in with_marks(_sentences(written, 2 * len(checked) + 2), checked):
        sentence = Sentence(text, language)
        if text in kept:
            continue
        why = "" if any(text == one.text for one in checked) else fault(text, passed)
        if not why:
            kept.append(text)
            own += 1
        else:
            _LOG.debug("not let through (%s): %s", why, text)
            kept += [one.text for one in _standing_in(sentence, checked) if one.text not in kept]
    kept = _led(kept)
    answer = [Sentence(text, language) for text in kept]
    if not own or lost(answer, checked) or strays(answer, checked, passed.answer.figures):
        return None
    return kept


def _led(sentences: Sequence[str]) -> list[str]:
    """The sentences without leads that lead into nothing: another lead, or the end."""
    pairs = pairwise([*sentences, ":"])
    return [one for one, after in pairs if not (one.endswith(":") and after.endswith(":"))]


def with_marks(sentences: Sequence[str], checked: Sequence[Sentence]) -> list[str]:
    """The sentences with marks where a model saved them: it often cites once for two sentences on end.

    One that gives numbers without a mark gets those of the composed sentences that all its numbers are from.
    """
    found = []
    for text in sentences:
        sentence = Sentence(text, checked[0].language)
        if not sentence.markers and sentence.keys:
            bearing = [one for one in checked if sentence.keys & one.keys]
            if sentence.keys <= frozenset().union(*(one.keys for one in bearing)):
                marks = "".join(f"[{mark}]" for mark in sorted({mark for one in bearing for mark in one.markers}))
                text = f"{text[:-1]} {marks}{text[-1]}" if text[-1] in ".!?" else f"{text} {marks}"
        found.append(text)
    return found


def fault(text: str, passed: Guarded) -> str:
    """Why a sentence may not stand in the answer's place; "" when it may."""
    sentence = Sentence(text, passed.answer.language)
    checked = [Sentence(line.text, passed.answer.language) for line in passed.sentences]
    if any(not one.markers and one.text == text for one in checked):
        return ""
    result = enforce(
        [text],
        passed.evidence,
        passed.derived,
        language=passed.answer.language,
        municipalities=[town.name for town in municipalities()],
    )
    if result.dropped:
        return result.dropped[0].problems[0].reason
    return objection(sentence, checked, passed.answer.figures)


def _laid_out(kept: Sequence[str], checked: Sequence[Sentence], lines: Sequence[Line]) -> list[Line]:
    """The sentences as lines: each opens a paragraph or an item where the first composed one with its marks does."""
    free = list(zip(checked, lines, strict=True))
    laid: list[Line] = []
    for text in kept:
        markers = Sentence(text, checked[0].language).markers
        same = [pair for pair in free if pair[0].text == text] or [pair for pair in free if pair[0].markers & markers]
        laid.append(Line(text, (), same[0][1].opens if same else ""))
        free = [pair for pair in free if pair not in same[:1]]
    return laid


def _standing_in(sentence: Sentence, checked: Sequence[Sentence]) -> list[Sentence]:
    """The composed sentences that one that failed was made of, by marks, numbers and words, after what leads into them.

    For a lead that failed: the composed leads.
    """
    if sentence.text.endswith(":") and not sentence.markers:
        return [one for one in checked if one.text.endswith(":") and not one.markers][:1]
    sharing = [one for one in checked if one.markers & sentence.markers]
    sharing.sort(key=lambda one: (-len(one.keys & sentence.keys), -len(one.stems & sentence.stems)))
    needed: set[object] = set(sentence.markers) | {key for one in sharing for key in one.keys & sentence.keys}
    chosen: list[Sentence] = []
    for one in sharing:
        if needed & (one.markers | one.keys) or not chosen:
            chosen.append(one)
            needed -= one.markers | one.keys
    found: list[Sentence] = []
    lead: Sentence | None = None
    for one in checked:
        if one.text.endswith(":"):
            lead = one
        elif one in chosen:
            found += [lead, one] if lead is not None else [one]
            lead = None
    return found


def _sentences(written: str, most: int) -> list[str]:
    """The sentences of a model's text, less what it puts around them and what it did not finish."""
    text = _PREFIX.sub("", _TAG.sub("\n", written)).replace("```", "").strip()
    found = split_sentences(text)
    if found and not re.search(r"[.!?…][”“\"»)\]]*(?:\s*\[\d+\])*$|\]$", found[-1]):
        found = found[:-1]
    plain = [re.sub(r"^(?:[-*•]|\d{1,2}[.)])\s+", "", sentence) for sentence in found]
    if len(plain) > 1 and _OPENING.fullmatch(plain[0]):  # "Nej. Nämnden ..." is one sentence in two
        plain[:2] = [f"{plain[0]} {plain[1]}"]
    return plain[:most]


def _mostly_quoted(text: str) -> bool:
    inside = sum(end - start for start, end in quoted_pieces(text))
    return inside > MOSTLY * len(text)
