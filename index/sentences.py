"""Readable text to sentences."""

import re

from index.types import Block, Mapped

_END = re.compile(r"[.!?…]+[\"”’'»)\]]*[¹²³⁴⁵⁶⁷⁸⁹⁰]*(?=\s)|(?<=[a-zåäö])[.!?]\d{1,2}(?=\s+[A-ZÅÄÖ])")
_BEFORE_A_NAME = re.compile(
    r"(?:^|[\s(/\"”])(?:t\.? ?ex|bl\.? ?a|d\.? ?v\.? ?s|s\.? ?k|p\.? ?g\.? ?a|f\.? ?d|e\.? ?d|fr\.? ?o\.? ?m"
    r"|t\. ?o\.? ?m|i\. ?o\.? ?m|ca|cirka|dnr|diarienr|nr|kap|jfr|jmf|enl|ev|exkl|inkl|resp|gm|bitr|dr|prof|hr"
    r"|st|avd|förv|tel|kl|adj|[A-ZÅÄÖ])\.$",
    re.I,
)
"""Abbreviations that a sentence never ends with: something always follows."""

_BEFORE_A_NUMBER = re.compile(
    r"(?:^|[\s(/\"”])(?:jan|feb|febr|aug|sept|okt|nov|dec|max|min|vol|sid|s|fig|tab|bil|prop|art|kr|tkr|mkr|mnkr|mdkr|p"
    r"|tom|iom|obs|prel|ack|milj|övr|m\.? ?fl|m\.? ?m)\.$",
    re.I,
)
_COUNT = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*\.$")
_OPENING = re.compile(r"[\"”“'‘’«»(\[–—\s-]*")
_LOOK_BACK = 16


def sentences(source: Block | Mapped | str) -> list[tuple[int, int]]:
    """Where each sentence of the readable text starts and ends (end excluded), in order, without the space between.

    A sentence ends at . ! ? or … followed by space and a capital or a digit, unless that mark ends an abbreviation, an
    initial or the number of a list item. Every character that is not space lies in exactly one sentence.
    """
    text = source if isinstance(source, str) else source.text if isinstance(source, Mapped) else source.body.text
    found: list[tuple[int, int]] = []
    start = _next_word(text, 0)
    for match in _END.finditer(text):
        end = match.end()
        if end <= start or not _ends(text, start, end):
            continue
        found.append((start, end))
        start = _next_word(text, end)
    end = len(text.rstrip())
    if start < end:
        found.append((start, end))
    return found


def _next_word(text: str, index: int) -> int:
    while index < len(text) and text[index].isspace():
        index += 1
    return index


def _ends(text: str, start: int, end: int) -> bool:
    """Whether the mark before `end` ends the sentence that began at `start`."""
    opening = _OPENING.match(text, end)
    following = text[opening.end() : opening.end() + 1] if opening else ""
    if not (following.isupper() or following.isdigit()):
        return False
    tail = text[max(start, end - _LOOK_BACK) : end]
    if _BEFORE_A_NAME.search(tail) or (following.isdigit() and _BEFORE_A_NUMBER.search(tail)):
        return False
    return _COUNT.fullmatch(text[start:end]) is None
