"""Amounts that stand beside a label instead of in a sentence: "Månadslön inkl. avgifter", then "58 750 kronor"."""

import re

from index.figures.subject import LONGEST, fold, words
from index.language import stop_words
from index.numbers import Quantity, find_quantities
from index.types import Block, BlockKind, Mapped, UnitKind

_LONGEST = 90  # characters of a label
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SENTENCE_END = re.compile(r"[.!?;][\"”)]*$")
_MARKS = ": –-+/±\t("
_SHARE_SIGN = re.compile(r"\(\s*%\s*\)")


def pairs(blocks: tuple[Block, ...]) -> dict[int, Mapped]:
    """The paragraphs that are only an amount under a paragraph that is its label, by index: both as one line."""
    found: dict[int, Mapped] = {}
    for at in range(1, len(blocks)):
        above, below = blocks[at - 1], blocks[at]
        both = above.kind is below.kind is BlockKind.PARAGRAPH and above.section == below.section
        if both and at - 1 not in found and _is_label(above.body.text) and amount_only(below.body.text) is not None:
            found[at] = _joined(above.body, below.body)
    return found


def amount_only(text: str) -> Quantity | None:
    """The quantity that the text consists of, where there is nothing else in it and its unit is printed."""
    quantities = find_quantities(text)
    if len(quantities) != 1 or quantities[0].spelled or quantities[0].unit.kind is UnitKind.UNKNOWN:
        return None
    number = quantities[0]
    rest = text[: number.outer_start] + text[number.outer_end :]
    return None if re.search(r"\w", rest) else number


def label_before(text: str, number: Quantity) -> str:
    """What stands before `number` in a text that is nothing but a label and an amount; "" for any other text.

    "Summa lönekostnad 2025: 705 000 kronor", "Resa, kost och logi 15 000 kronor."
    """
    before = text[: number.outer_start].rstrip(" (")
    label = before.rstrip(_MARKS).strip()
    if number.unit.kind is UnitKind.UNKNOWN or re.search(r"\w", text[number.outer_end :]):
        return ""
    if not _LETTERS.search(label) or len(label) > _LONGEST or not label[0].isupper():
        return ""
    folded = fold(label)
    if words().verb.search(folded) or words().generic.match(folded):
        return ""
    return label if before.endswith(":") or _is_noun_phrase(folded, number) else ""


def _is_noun_phrase(folded: str, number: Quantity) -> bool:
    """Without a colon, a few words that no sentence could break off after: not "Budgeten innehåller", "prognos på"."""
    told = number.unit.kind in (UnitKind.MONEY, UnitKind.PERCENT)
    single = folded.split()
    return told and len(single) <= LONGEST and single[-1] not in stop_words() and not words().strong.search(folded)


def _is_label(text: str) -> bool:
    """A short line without a figure or an end; a question is one too, but what it asks is no label."""
    if len(text) > _LONGEST or not _LETTERS.search(text) or not text[0].isupper() or _SENTENCE_END.search(text):
        return False
    return not find_quantities(_SHARE_SIGN.sub("", text)) and not words().verb.search(fold(text))


def _joined(label: Mapped, amount: Mapped) -> Mapped:
    """Label and amount as "label: amount", each character knowing where it stands."""
    bare = len(label.text.rstrip(" :"))
    between = ": "
    origin = label.origin[:bare] + (label.origin[bare - 1],) * len(between) + amount.origin
    return Mapped(label.text[:bare] + between + amount.text, origin)
