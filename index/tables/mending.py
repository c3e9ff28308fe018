"""Words of row labels that a narrow column broke without a hyphen: "familjehemsplacera de barn"."""

import re
from collections import Counter
from dataclasses import replace

from index.types import Row

_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"\b([^\W\d_]{6,}) ([a-zåäö]{1,4})\b")


def mend_labels(rows: tuple[Row, ...], words: Counter[str]) -> tuple[Row, ...]:
    """The rows with broken words whole again, where the text prints the word whole elsewhere and its first part never
    but here. `words` counts the words of the whole text, in lower case."""
    return tuple(replace(row, label=_mended(row.label, words)) if _BROKEN.search(row.label) else row for row in rows)


def words_of(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _mended(label: str, words: Counter[str]) -> str:
    def whole(match: re.Match[str]) -> str:
        first, last = match[1], match[2]
        torn = words[(first + last).lower()] > 0 and words[first.lower()] == 1
        return first + last if torn else match[0]

    return _BROKEN.sub(whole, label)
