"""An answer's text taken apart: sentences, citation marks, quoted pieces, names."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_MARKS = re.compile(r"\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]")
_GROUP = re.compile(rf"{_MARKS.pattern}(?:\s*{_MARKS.pattern})*")
_END = re.compile(rf"[.!?…][”“\"»)\]]*(?:\s*{_GROUP.pattern})?(?=\s+|$)|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:ca|cirka|t\.?ex|bl\.?a|dvs|d\.v\.s|m\.?m|m\.?fl|nr|kl|resp|t\.?o\.?m|fr\.?o\.?m|inkl|exkl|s|kap|st|jfr|no|approx|e\.g|i\.e|vs))\.$|^\s*\d{1,2}\.$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"«([^»]*)»|»([^«»]*)«|“([^“”]*)”|”([^”]*)”|\"([^\"]*)\"|„([^“”]*)[“”]")
_EMPHASIS = re.compile(r"\*+|`+|__+|</?[a-z]{1,10}>", re.IGNORECASE)
_SEGMENT = re.compile(
    r"[,;:(]\s|\s(?:och|men|medan|däremot|samtidigt|and|while|but|whereas|compared\s+(?:with|to)|jämfört\s+med)\s"
)


@dataclass(frozen=True)
class Sentence:
    """One sentence in the form that is checked: normalised, with its marks blanked out, places kept.

    `groups` are the marks that stand together, each with the place where the group ends.
    """

    text: str
    groups: tuple[tuple[int, tuple[int, ...]], ...]

    @property
    def markers(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(marker for _, group in self.groups for marker in group))

    def own_group(self, position: int) -> tuple[int, ...]:
        """The marks that a word at `position` rests on: the next group, or the last when none follows."""
        following = [group for end, group in self.groups if end > position]
        return following[0] if following else self.groups[-1][1] if self.groups else ()


def normal(text: str) -> str:
    """`text` with compatibility forms made plain (full-width digits, ½) and invisible characters taken out."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if unicodedata.category(c) != "Cf")


def take_apart(text: str) -> Sentence:
    """A sentence without markup, its citation marks found and blanked out."""
    plain = _EMPHASIS.sub("", normal(text))
    groups = tuple(
        (match.end(), tuple(int(digits) for digits in re.findall(r"\d+", match.group())))
        for match in _GROUP.finditer(plain)
    )
    return Sentence(_GROUP.sub(lambda match: " " * len(match.group()), plain), groups)


def split_sentences(text: str) -> list[str]:
    """The sentences of an answer, each with the marks that follow it."""
    quoted = [(match.start(), match.end()) for match in _QUOTED.finditer(text)]
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and (
            any(first < match.start() and match.end() < last for first, last in quoted)
            or _ABBREVIATION.search(text[start : match.start() + 1])
            or text[match.end() :].lstrip()[:1].islower()
        ):
            continue
        found.append(text[start : match.end()])
        start = match.end()
    found.append(text[start:])
    return [sentence.strip() for sentence in found if sentence.strip()]


def quoted_pieces(text: str) -> list[tuple[int, int]]:
    """Where the quoted words of a sentence stand, marks outside."""
    return [match.span(match.lastindex or 0) for match in _QUOTED.finditer(text)]


def names_in(text: str, names: Iterable[str]) -> list[tuple[str, int]]:
    """The municipalities of `names` that `text` names, with their places; "Huddinges" is Huddinge."""
    found = [
        (name, match.start())
        for name in names
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?:s|:s|’s|'s)?(?!\w)", text)
        if not (match.start() == 0 and name in _ALSO_WORDS)
    ]
    longest = [
        (name, place)
        for name, place in found
        if not any(other != name and at <= place < at + len(other) and len(other) > len(name) for other, at in found)
    ]
    return sorted(longest, key=lambda item: item[1])


_ALSO_WORDS = frozenset(("Vara", "Mark", "Berg", "Ale", "Mora", "Lund", "Bollnäs", "Tanum", "Grums", "Orust", "Ydre"))


def segment_of(text: str, position: int) -> tuple[int, int]:
    """The stretch of a sentence between commas and conjunctions that holds `position`."""
    start, end = 0, len(text)
    for match in _SEGMENT.finditer(text):
        if match.end() <= position + 1:
            start = match.end()
        elif match.start() >= position:
            end = match.start()
            break
    return start, end


def letters(text: str) -> str:
    """Only the letters and digits of `text`, in lower case: what remains the same whatever the line breaks."""
    return "".join(c for c in normal(text).lower() if c.isalnum())
