"""An English text in segments: the longest phrases that the books know, wherever they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from service.english.phrasebook import DETERMINERS, POSSESSIVE, Forms, Meaning, book, plain_word
from service.english.verbs import words as listed


@dataclass(frozen=True)
class Segment:
    """Words of the text, from the first to the last, and what they mean; None where no book knows."""

    first: int
    last: int
    meaning: Meaning | None
    exact: bool = False  # known as it is written, but for a plural
    plain: bool = False  # a verb that fits any topic
    said: tuple[int, int] | None = None  # the words it stands for, where these are others


def words_of(tokens: list[re.Match[str]]) -> list[str]:
    """Words as the books know them."""
    return [plain_word(m.group()) for m in tokens]


def parts_of(text: str, tokens: list[re.Match[str]]) -> list[bool]:
    """Whether punctuation parts each word from the next."""
    gaps = [text[one.end() : two.start()] for one, two in pairwise(tokens)]
    return [*(bool(gap.strip()) for gap in gaps), True]


def segments_of(tokens: list[re.Match[str]], words: list[str], parts: list[bool]) -> Iterator[Segment]:
    """The words in segments, in order; `parts` tells after which words punctuation stands."""
    forms = Forms.of(words)
    place = 0
    while place < len(tokens):
        token = tokens[place]
        last, exact = place, True
        meaning: Meaning | None
        if token["word"] is None:
            meaning = (_number(token),)
        elif token.group() == "i" and not _is_asker(words, place):
            meaning = ("i",)
        else:
            last, meaning = _longest(forms, place, parts)
            exact = _is_exact(forms, place, last)
            if meaning is not None:
                meaning = _owned(meaning, tokens[last].group())
            elif POSSESSIVE.search(token.group()):
                meaning = (POSSESSIVE.sub("", token.group()).removesuffix("s") + "s",)
        yield Segment(place, last, meaning, exact)
        place = last + 1


def _longest(forms: Forms, place: int, parts: list[bool]) -> tuple[int, Meaning | None]:
    """The phrase from a place on that explains most words, and its last word; it may lack the text's articles.

    Articles count for nothing: "the average" gives way to "average salary" in "the average salary".
    """
    known = book()
    end = place + 1  # words that no punctuation parts
    while end < len(forms.written) and not parts[end - 1] and end - place < known.longest + SKIPPED:
        end += 1
    telling = [index for index in range(place, end) if not _skipped(forms, index, place)]
    best: tuple[int, int, Meaning | None] = (-1, place, None)
    for last in range(min(end, place + known.longest) - 1, place - 1, -1):
        meaning = known.meaning(forms, range(place, last + 1))
        if meaning is not None:
            best = (sum(index <= last for index in telling), last, meaning)
            break
    if len(telling) < end - place:
        for count in range(min(len(telling), known.longest), max(best[0], 1), -1):
            bare = known.meaning(forms, telling[:count])
            if bare is not None:
                return telling[count - 1], bare
    return (best[1], best[2]) if best[1] > place else _turned(forms, place, end) or (best[1], best[2])


def _skipped(forms: Forms, index: int, place: int) -> bool:
    """An article, or inside a phrase a form of be: "investigations were opened" is "investigations opened"."""
    word = forms.written[index]
    return word in DETERMINERS or (index > place and word in PASSIVE)


PASSIVE = frozenset(("was", "were", "are", "been"))


def _turned(forms: Forms, place: int, end: int) -> tuple[int, Meaning] | None:
    """A name put the other way round: "turnover of staff" is "staff turnover"."""
    if place + 2 >= end or forms.written[place + 1] != "of":
        return None
    rest = [index for index in range(place + 2, end) if forms.written[index] not in DETERMINERS][:LONGEST_TURNED]
    for count in range(len(rest), 0, -1):
        turned = (*rest[:count], place)
        meaning = book().exactly(forms, turned)
        if meaning is not None and book().is_name([forms.written[index] for index in turned]):
            return rest[count - 1], meaning
    return None


LONGEST_TURNED = 2
"""Words that stand before the last of a name put the other way round."""


def _is_exact(forms: Forms, first: int, last: int) -> bool:
    if "of" in forms.written[first + 1 : last]:
        return True
    telling = [index for index in range(first, last + 1) if not _skipped(forms, index, first)]
    known = book()
    return known.exactly(forms, range(first, last + 1)) is not None or known.exactly(forms, telling) is not None


SKIPPED = 2
"""Articles that a phrase may have more than its entry."""


def _owned(meaning: Meaning, word: str) -> Meaning:
    """The genitive of a body ("the social board's budget"); of a thing it says nothing."""
    return (meaning[0] + "s", *meaning[1:]) if POSSESSIVE.search(word) and meaning[0].endswith("en") else meaning


def _is_asker(words: list[str], place: int) -> bool:
    """Whether a small "i" is who asks ("can i apply"), and no Swedish word in a question of both languages."""
    return any(
        word in listed("beside_i") for word in (*words[max(place - 1, 0) : place], *words[place + 1 : place + 2])
    )


def _number(token: re.Match[str]) -> str:
    """A number as Swedish writes it."""
    written = token["kronor"] or token["number"]
    decimal = re.search(r"\.\d+$", written)
    whole = written[: decimal.start()] if decimal else written
    plain = re.sub(r"[, ](?=\d{3})", " ", whole) + (decimal.group().replace(".", ",") if decimal else "")
    return f"{plain} {_SCALES[(token['scale'] or '').lower() or None]}" if token["kronor"] else plain


_SCALES = {"thousand": "tkr", "million": "mnkr", "billion": "mdkr", None: "kr"}
