"""Municipalities that the list of the 290 lacks: made-up ones of samples, merged ones, names of another spelling.

Such a name is known by the word after it alone ("Exempelköpings kommun"), so it must look like a name: a capital where
no sentence begins, or a line of its own.
"""

import re
from collections import Counter
from collections.abc import Collection
from functools import cache

from index.lexicon import Municipality, data_lines

_CLAIM = re.compile(r"(?<![\w-])([A-ZÅÄÖ][a-zåäöé]{3,24})[^\S\n]+(?:kommuns?|(?<=s )stads?)\b")
_MID_SENTENCE = re.compile(r"[a-zåäö0-9,;–(/-][^\S\n]{1,3}$")
_LINE_START = re.compile(r"(?:^|\n)[\s#*]*$")
_KEPT_ENDING = re.compile(r"(?:näs|ås|fors|hus)$")


def unlisted_places(text: str, listed: Collection[str]) -> tuple[Municipality, ...]:
    """Places that `text` calls a municipality and that `listed` lacks, in order of their first mention."""
    claims: Counter[str] = Counter()
    parts = {part for name in listed for part in name.split()}
    for match in _CLAIM.finditer(text):
        word = match.group(1)
        if word in parts or word.removesuffix("s") in parts or word.lower() in _ordinary():
            continue
        if _stands_as_name(text, match):
            claims[word] += 1
    names = dict.fromkeys(base_name(word, text) for word in claims)
    return tuple(Municipality("", name, f"{name} kommun", "", word=False) for name in names)


def base_name(word: str, text: str) -> str:
    """The name behind what may be a genitive: "Testhamns" is Testhamn's, "Provnäs" is a name."""
    if not word.endswith("s"):
        return word
    stem = word[:-1]
    if re.search(rf"\b{stem}\b", text):
        return stem
    return word if _KEPT_ENDING.search(word) else stem


def _stands_as_name(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 30) : match.start()]
    if _MID_SENTENCE.search(before):
        return True
    rest = text[match.end() : match.end() + 3]
    return _LINE_START.search(before) is not None and (not rest.strip(" ") or rest.lstrip(" ")[:1] in "\r\n,|")


@cache
def _ordinary() -> frozenset[str]:
    """Words that begin with a capital before "kommun" and are no names ("Varje kommun")."""
    return frozenset(word for line in data_lines("not_places.txt") for word in line.split())
