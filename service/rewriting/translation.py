"""English renderings of the Swedish sentences that an English answer quotes, beside the quotations themselves."""

import logging
import re
import time
from dataclasses import replace

from index.activities import activity, ancestors, match
from index.language import is_english
from index.lexicon import municipalities
from service.composer import Sentence as Line
from service.composer import joined
from service.gate import Guarded
from service.model.numerals import numbers_in
from service.model.protocol import GenerationError, GenerationTimeout, Generator
from service.rewriting.glue import ways
from service.rewriting.likeness import Likeness
from service.rewriting.prompts import load_prompt
from service.rewriting.reading import Sentence
from service.types import Answer
from service.verify import enforce
from service.verify.answer import quoted_pieces

SHORTEST_QUOTE = 6
"""Words of a quotation that is worth translating; shorter ones are names and labels."""

MOST_QUOTES = 8
SHORTEST, LONGEST = 0.5, 2.2
"""Words of a translation for each word of its quotation."""

_LOG = logging.getLogger(__name__)
_INNER_END = re.compile(r"[.!?]\s+(?=\S)")
_SPACES = re.compile(r"\s+")
_CLOCK = re.compile(r"\b24[- ]?hours?\b|\b24/7\b", re.IGNORECASE)
"""How English says "dygnet runt": no number of the quotation."""
_STATES = re.compile(r":\s*\0|[.!?…]$")
"""A quotation that is a sentence: it follows a colon, or ends as one."""


def swedish_quotes(sentence: str) -> list[tuple[int, int]]:
    """Where the Swedish sentences that a sentence quotes stand, marks outside; a quoted row label is none."""
    return [
        (start, end)
        for start, end in quoted_pieces(sentence)
        if len(sentence[start:end].split()) >= SHORTEST_QUOTE
        and _STATES.search(sentence[: start - 1] + "\0" + sentence[start:end])
        and not is_english(sentence[start:end])
    ]


def translate_causes(passed: Guarded, generator: Generator, seconds: float, likeness: Likeness | None = None) -> Answer:
    """The answer with an English rendering after each Swedish quotation, where a sound one could be had."""
    answer, end = passed.answer, time.monotonic() + seconds
    prompt = load_prompt("translate", "en")
    sentences: list[Line] = []
    asked = done = 0
    why = "rejected"
    for line in passed.sentences:
        sentence = line.text
        quotes = swedish_quotes(sentence)
        if len(quotes) != 1 or asked == MOST_QUOTES or why in ("timeout", "error"):
            sentences.append(line)
            continue
        asked += 1
        quote = sentence[slice(*quotes[0])]
        try:
            english = generator.generate(
                prompt.fill(quote=quote, topic=_topic(sentence[: quotes[0][0]], quote)),
                max_tokens=40 + len(quote) // 2,
                seconds=end - time.monotonic(),
                numbers=_english_numbers(quote),
            )
        except GenerationError as error:
            _LOG.info("quotations stay as they are: %s", error)
            why = "timeout" if isinstance(error, GenerationTimeout) else "error"
            sentences.append(line)
            continue
        english = _one_line(english)
        if "dygn" in quote.lower():
            english = _CLOCK.sub("round-the-clock", english)
        with_english = _with(sentence, quotes[0][1], english)
        sound = _sound(quote, english, with_english, passed, likeness)
        sentences.append(replace(line, text=with_english) if sound else line)
        done += sound
    if not done:
        return replace(answer, model=replace(answer.model, generator=f"none ({generator.name}: {why})"))
    model = replace(answer.model, generator=generator.name, prompt=prompt.id)
    return replace(answer, answer=joined(sentences), model=model)


def _one_line(english: str) -> str:
    """A translation as one clause: what ends a sentence inside it would part it from its mark."""
    plain = _SPACES.sub(" ", english).strip().strip("“”\"'").strip()
    return _INNER_END.sub("; ", plain).rstrip(".!? ")


def _with(sentence: str, end: int, english: str) -> str:
    """The sentence with the translation after the closing quotation mark."""
    return f"{sentence[: end + 1]} (in English: {english}){sentence[end + 1 :]}"


def _topic(lead: str, quote: str) -> str:
    names = [activity(found.id).english for found in match(f"{lead} {quote}") if not found.weak]
    return next((english[0] for english in names if english), "the committee's work")


def _english_numbers(quote: str) -> frozenset[str]:
    """The quotation's numbers, with a decimal point and with commas between thousands too."""
    found = numbers_in(quote)
    english = {
        re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3})", "_", number).replace(",", ".").replace("_", ",") for number in found
    }
    return found | english


def _sound(quote: str, english: str, sentence: str, passed: Guarded, likeness: Likeness | None) -> bool:
    """Whether a translation may stand: the same numbers, no place or activity of its own, as long, as negative, and
    whatever goes up or down, well or badly, goes so in both."""
    words = len(english.split()) / max(1, len(quote.split()))
    if not (SHORTEST <= words <= LONGEST) or not is_english(english) or re.search(r"[“”\"\[\]<>‹›]", english):
        return False
    swedish, rendered = Sentence(quote, "sv"), Sentence(english, "en")
    named = {id for id, _ in swedish.activities}
    known = named | {above for id in named for above in ancestors(id)}
    strange = {
        id
        for id, _ in rendered.activities
        if id not in known and not activity(id).topic and named.isdisjoint(ancestors(id))  # a part may be meant
    }
    if swedish.keys != rendered.keys or strange or swedish.negative != rendered.negative:
        return False
    if ways(swedish.words, "sv") != ways(rendered.words, "en"):
        return False
    result = enforce(
        [sentence],
        passed.evidence,
        passed.derived,
        language="en",
        municipalities=[town.name for town in municipalities()],
    )
    return bool(result.kept) and (likeness is None or likeness(quote, english))
