"""An English question put in Swedish, phrase by phrase, so that what reads Swedish questions reads it as well.

It is no translation for readers: word order stays English, which the words looked for, the measures and the kind of a
question hardly depend on. What no book knows stays as it is. Every piece remembers the words it stands for.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from index.activities import activities
from index.language import english_stem
from service.glossary import terms


@dataclass(frozen=True)
class Piece:
    """Where a rendering stands, the English that it stands for, and what else the reports may call it."""

    start: int
    end: int
    said: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rendered:
    """A question in Swedish wording; `pieces` are what was put in Swedish, in order."""

    text: str
    pieces: tuple[Piece, ...]

    def over(self, start: int, end: int) -> Piece | None:
        """The piece that a stretch of the text is of."""
        return next((piece for piece in self.pieces if piece.start < end and start < piece.end), None)


Key = tuple[str, ...]
Meaning = tuple[str, ...]
"""Swedish wordings, the one to write first; the first may be "" for what says nothing."""

_QUOTED = re.compile(r"[\"“”„»«][^\"“”„»«]*[\"“”„»«]")
_TOKEN = re.compile(
    r"(?:SEK|kr)\s?(?P<kronor>\d[\d,. ]*\d|\d)(?:\s(?P<scale>thousand|million|billion)\b)?"
    r"|(?P<number>(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<![\w.])\d+\.\d+(?![\w.]))"
    r"|(?P<word>[^\W_]+(?:[-'’.&][^\W_]+)*)",
    re.IGNORECASE,
)
_SCALES = {"thousand": "tkr", "million": "mnkr", "billion": "mdkr", None: "kr"}
_POSSESSIVE = re.compile(r"['’]s?$")
_MAY = re.compile(r"(?<=in |of |to )May\b|(?<=[–-])May\b|\bMay(?=\s?(?:[–-]|(?:19|20)\d\d))")
"""The month: another "may" is none."""


@lru_cache(maxsize=64)
def render(text: str) -> Rendered:
    """The question in Swedish wording."""
    text = _MAY.sub("maj", text)
    for frame, swedish in _frames():
        text = frame.sub(swedish, text)
    kept = [match.span() for match in _QUOTED.finditer(text)]
    tokens = [m for m in _TOKEN.finditer(text) if not any(start <= m.start() < end for start, end in kept)]
    out: list[str] = []
    pieces: list[Piece] = []
    at = length = 0

    def write(piece: str) -> None:
        nonlocal length
        out.append(piece)
        length += len(piece)

    for first, last, meaning in _found(text, tokens):
        start, end = tokens[first].start(), tokens[last].end()
        write(text[at:start])
        said, swedish = text[start:end], meaning[0]
        if swedish:
            pieces.append(Piece(length, length + len(swedish), said, meaning[1:]))
            write(swedish)
        else:
            end += len(text[end:]) - len(text[end:].lstrip(" "))
        at = end
    write(text[at:])
    return Rendered("".join(out), tuple(pieces))


def _found(text: str, tokens: list[re.Match[str]]) -> Iterator[tuple[int, int, Meaning]]:
    """What the books know: the first and last token of each phrase and what it means, the longest at each place."""
    book = _book()
    forms = _Forms.of([_POSSESSIVE.sub("", m.group().casefold()) for m in tokens])
    parted = [bool(text[one.end() : two.start()].strip()) for one, two in pairwise(tokens)]
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token["word"] is None:
            yield place, place, (_number(token),)
            place += 1
            continue
        for length in range(min(book.longest, len(tokens) - place), 0, -1):
            last = place + length - 1
            if any(parted[place:last]):
                continue  # punctuation parts what would be a phrase
            meaning = book.meaning(forms, place, last + 1)
            if meaning is not None:
                yield place, last, _owned(meaning, tokens[last].group())
                break
        else:
            length = 1
            if _POSSESSIVE.search(token.group()):
                yield place, place, (_POSSESSIVE.sub("", token.group()).removesuffix("s") + "s",)
        place += length


def _owned(meaning: Meaning, word: str) -> Meaning:
    """The genitive of a body ("the social board's budget"); of a thing it says nothing."""
    return (meaning[0] + "s", *meaning[1:]) if _POSSESSIVE.search(word) and meaning[0].endswith("en") else meaning


def _number(token: re.Match[str]) -> str:
    """A number as Swedish writes it."""
    written = token["kronor"] or token["number"]
    decimal = re.search(r"\.\d+$", written)
    whole = written[: decimal.start()] if decimal else written
    plain = re.sub(r"[, ](?=\d{3})", " ", whole) + (decimal.group().replace(".", ",") if decimal else "")
    return f"{plain} {_SCALES[(token['scale'] or '').lower() or None]}" if token["kronor"] else plain


@dataclass(frozen=True)
class _Book:
    """Meanings by the words as written, by their singulars, and by their stems."""

    written: dict[Key, Meaning]
    singular: dict[Key, Meaning]
    stems: dict[Key, Meaning]
    longest: int

    def meaning(self, forms: "_Forms", start: int, end: int) -> Meaning | None:
        """What the words from `start` to `end` mean, by the most exact form that is known."""
        written = forms.written[start:end]
        meaning = self.written.get(written) or self.singular.get(forms.singular[start:end])
        if meaning is None and len("".join(written)) >= SHORTEST_STEMMED:
            meaning = self.stems.get(forms.stems[start:end])
        return meaning


@dataclass(frozen=True)
class _Forms:
    """A text's words as written, in the singular and as stems."""

    written: Key
    singular: Key
    stems: Key

    @classmethod
    def of(cls, words: Iterable[str]) -> "_Forms":
        written = tuple(words)
        return cls(written, tuple(map(_singular, written)), tuple(map(_stem, written)))


@lru_cache(maxsize=1 << 13)
def _stem(word: str) -> str:
    return english_stem(word)


SHORTEST_STEMMED = 5
"""Letters of a phrase that may be met in another form: short words ("as", "one") are forms of too much."""


@cache
def _book() -> _Book:
    """All that is known: the phrasebook before the glossary before the activities' English names."""
    meanings: dict[Key, Meaning] = {}
    for activity in activities():
        name = re.sub(r"\s*\([^)]*\)", "", activity.name)
        name = name if name[1:2].isupper() else name[:1].lower() + name[1:]
        for english in activity.english:
            meanings[_key(english)] = (name,)
    meanings |= {_key(english): swedish for english, swedish in terms().items()}
    for swedish, phrases in _phrases():
        for english in phrases:
            meanings[_key(english)] = (swedish,)
    singular: dict[Key, Meaning] = {}
    stems: dict[Key, Meaning] = {}
    for known, meaning in meanings.items():
        singular.setdefault(tuple(map(_singular, known)), meaning)
        if len("".join(known)) >= SHORTEST_STEMMED:
            stems.setdefault(tuple(map(_stem, known)), meaning)
    return _Book(meanings, singular, stems, max(map(len, meanings)))


@cache
def swedish_words() -> frozenset[str]:
    """The words that English is put in Swedish with."""
    return frozenset(
        word.casefold() for meaning in _book().written.values() for one in meaning for word in re.findall(r"\w+", one)
    )


@cache
def english_words() -> frozenset[str]:
    """The words of English that are put in Swedish, less those that are Swedish too."""
    return frozenset(word for key in _book().written for word in key if len(word) >= SHORTEST_TELLING) - swedish_words()


SHORTEST_TELLING = 4
"""Letters of a word that tells its language."""


def _key(english: str) -> Key:
    return tuple(_POSSESSIVE.sub("", m.group()) for m in _TOKEN.finditer(english.casefold()))


_IRREGULAR = {"children": "child", "women": "woman", "men": "man", "wives": "wife", "lives": "life"}


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:s|x|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^siu]s$", word) and len(word) > 3 else word


def _phrases() -> Iterator[tuple[str, list[str]]]:
    for name, section in _data().items():
        if name != "frames":
            yield from section.items()


@cache
def _frames() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Turns whose words stand in another order in Swedish."""
    return tuple(
        (re.compile(pattern, re.IGNORECASE), swedish)
        for swedish, patterns in _data()["frames"].items()
        for pattern in patterns
    )


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("service").joinpath("phrasebook.toml").read_text(encoding="utf-8"))
