"""Committees that a question names, by the names that the stored reports give them.

A report is of a committee, or it is of a whole municipality and has a row for each. In the first case the name says
which report is meant; in the second it is what is asked about, and must not be lost.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache

from index.language import fold
from service.question import Question, TopicWord

NAMED = re.compile(
    r"(?:tekniska |(?:[a-z]+-?,? )?(?:[a-z]+-? (?:och|samt) ){1,2})?[a-z]{2,}namnd(?:en)?(?: [a-z]{3,15})?"
    r"|tekniska namnden|namnden for .{3,50}|kommunstyrelsen"
)
"""A label, folded, that is the name of a committee and says nothing else."""
AND = r"(?:och|o|&|samt)"


def is_committee(label: str) -> bool:
    """Whether a folded label is a committee's name: "socialnamnden nordost", "namnden for funktionsstod"."""
    return NAMED.fullmatch(label) is not None


@lru_cache(maxsize=1 << 10)
def _pattern(name: str) -> re.Pattern[str]:
    """How a question may have a committee's folded name: "barn o ungdomsnämndens", "socialnämnd nordost"."""
    parts = []
    for word in re.findall(r"[^\W_]+", name):
        if word in ("och", "samt"):
            parts.append(AND)
        elif word.endswith("namnden"):
            parts.append(re.escape(word[:-2]) + "(?:ens?|s)?")
        elif word.endswith("styrelsen"):
            parts.append(re.escape(word[:-1]) + "(?:ns?)?")
        else:
            parts.append(re.escape(word))
    return re.compile(r"\b" + r"[- ]+".join(parts) + r"\b")


def named_in(text: str, names: Iterable[str]) -> list[tuple[str, int, int]]:
    """The folded names that a folded text has, with where: the longest at each place."""
    found = [(name, *match.span()) for name in names if (match := _pattern(name).search(text)) is not None]
    found.sort(key=lambda one: one[1] - one[2])
    kept: list[tuple[str, int, int]] = []
    for one in found:
        if all(one[0] == held[0] or one[2] <= held[1] or held[2] <= one[1] for held in kept):
            kept.append(one)
    return kept


def as_subject(question: Question, own: Iterable[str], rows: Iterable[str]) -> Question:
    """The question with the committee that it names as what it is about, or not, as its reports go.

    `own` are the committees whose reports they are, `rows` those that a whole municipality's report has rows of. The
    name of the first says nothing more of the topic; the second are the topic.
    """
    written = question.text if len(question.text) == len(question.bare) else question.bare
    text = fold(written)  # the bare text lacks the names that were known before the reports were
    if len(text) != len(written):
        return question
    mine = set(own)
    if "namnd" not in text and "styrelse" not in text:
        short = _by_its_field(text, mine)
        return question if short is None else _without(question, *short)
    for name, start, end in named_in(text, {*mine, *rows}):
        question = _without(question, start, end)
        if name not in mine:
            subject = TopicWord(written[start:end], start, end, name=True)
            words = tuple(sorted((*question.words, subject), key=lambda word: word.start))
            question = replace(question, words=words)
    return question


def _by_its_field(text: str, own: Collection[str]) -> tuple[int, int] | None:
    """Where a folded text names the one committee whose reports they are by its field alone: "barn och ungdom"."""
    fields = [field for name in own if (field := _field(name)) is not None]
    match = fields[0].search(text) if len(own) == 1 and fields else None
    return match.span() if match is not None else None


@lru_cache(maxsize=1 << 10)
def _field(name: str) -> re.Pattern[str] | None:
    """The field of a committee that has two ("vard- och omsorgsnamnden"); a single word may be anything."""
    *words, last = re.findall(r"[^\W_]+", name)
    stem = last.removesuffix("namnden").removesuffix("s")
    if len(words) < 2 or stem == last or words[-1] not in ("och", "samt"):
        return None
    parts = [AND if word in ("och", "samt") else re.escape(word) for word in words]
    return re.compile(r"\b" + r"[- ]+".join([*parts, re.escape(stem)]) + r"s?\b")


def _without(question: Question, start: int, end: int) -> Question:
    """The question less the words and activities that a committee's name holds."""
    words = tuple(word for word in question.words if word.end <= start or end <= word.start)
    activities = tuple(one for one in question.activities if not start <= one.start <= one.end <= end)
    return replace(question, words=words, activities=activities)
