"""Swedish (and English) words as a search sees them: folded, without function words, stemmed.

Folding comes before stemming, on both sides of a search: å ä ö typed as a o find what is printed with dots.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from itertools import filterfalse
from threading import Lock

import Stemmer

MAX_LAYERS = 4
"""Endings on top of each other that a word may lose: "verksamhet-er-na-s"."""

_LETTERS = str.maketrans({"ø": "o", "æ": "a", "đ": "d", "ł": "l", "ı": "i"})
_THIN = " \u00a0\u2009\u202f"
_TOKEN = re.compile(
    rf"(?P<number>(?<![\w.,])\d{{1,3}}(?:[{_THIN}]\d{{3}})+(?:,\d+)?(?!\w)|\d+[.,]\d+(?!\w)|\d+(?!\w))"
    r"|(?P<word>[^\W_]+(?:['’][^\W_]+)?(?:[-‐‑][^\W_]+)*)"
    r"|(?P<percent>%)"
)
_DEFINITE = re.compile(r"(\w{3,}(?<!h))ets?$|(?:(\w{2,}[ao])n)s?$")
"""Endings that Snowball leaves: "biståndet", "skolan", "frånvaron" (not "verksamhet")."""

_DERIVED = re.compile(r"(\w{4,}?)(?:ning|(?<!n)ing|ena)s?$")
"""-ing makes a noun of a verb: "placering" and "placerade" share "placer"."""

_WHOLE = re.compile(r"(\w*?(?:sattning|satsning))(?:ens?|ar(?:nas?|s)?|s)?$")
"""Taken apart further, "funktionsnedsättning" and its plural would part, and "ersättning" would lose its meaning."""

_DOUBLED = re.compile(r"([lmnprst])\1$")
_HYPHEN = re.compile(r"[-‐‑'’]")


LONGEST_KEPT = 400
"""Characters of a text whose folding is kept: a sentence, not a report."""


def fold(text: str) -> str:
    """Lower case without dots, accents and ligatures: "Åtgärd" is "atgard", "ﬁck" is "fick"."""
    if text.isascii():
        return text.casefold()
    return _fold_again(text) if len(text) <= LONGEST_KEPT else _fold(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFD", plain)))


_fold_again = lru_cache(maxsize=1 << 14)(_fold)
"""Questions fold the same sentences and labels over and over."""


def tokenise(text: str) -> list[str]:
    """The folded words and numbers of a text in order, function words left out.

    A number is one token without its thousands spaces and with a decimal point ("24 107" is "24107", "24,1" is
    "24.1"). A hyphenated word is its parts and the whole ("HVB-placering" is hvb, placering, hvbplacering).
    """
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        if match["word"]:
            found += _word_tokens(match["word"])
        elif match["percent"]:
            found.append("procent")
        else:
            found.append(re.sub(rf"[{_THIN}]", "", match["number"]).replace(",", "."))
    return found


def stem(word: str) -> str:
    """The search key of a folded word: its Swedish stem, without -ing; a token with a digit stays as it is."""
    if any(one.isdigit() for one in word):
        return word
    return _stem(word)


def english_stem(word: str) -> str:
    """The English stem of a folded word."""
    with _LOCK:
        return str(_stemmer("english").stemWord(word))


def terms(text: str) -> list[str]:
    """The search keys of a text in order, repeats kept: what `Kostnader för barnplaceringar` is looked up by."""
    tokens = tokenise(text)
    keys = [stem(token) for token in tokens]
    if is_english(text):
        keys += [key for key in map(english_stem, tokens) if key not in keys]
    return keys


def is_english(text: str) -> bool:
    """Whether a text has more English than Swedish function words; names and figures alone are neither."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", text)]
    english = sum(word in stop_words("en") for word in words)
    return english > sum(word in stop_words("sv") for word in words)


@cache
def stop_words(language: str | None = None) -> frozenset[str]:
    """The function words of "sv", of "en", or of both; each as written and folded."""
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in files("index.lexicon").joinpath("stopwords.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[] "), [])
        elif not line.startswith("#"):
            words += line.split()
    chosen = [word for name, found in sections.items() if language in (None, name) for word in found]
    return frozenset(chosen) | frozenset(map(fold, chosen))


@lru_cache(maxsize=1 << 15)
def _word_tokens(word: str) -> tuple[str, ...]:
    plain = word.casefold()
    pieces = [piece for piece in _HYPHEN.split(plain) if piece]
    if len(pieces) == 1:
        # Looked up as typed: "män" (men) is no "man" (one).
        return () if plain in stop_words() else (fold(plain),)
    kept = [fold(piece) for piece in pieces if len(piece) > 1 and piece not in stop_words()]
    return (*kept, fold("".join(pieces)))


_LOCK = Lock()
"""A Snowball stemmer keeps the word in its own fields, so threads take turns; `_stem` remembers what it gave."""


@lru_cache(maxsize=1 << 17)
def _stem(word: str) -> str:
    if word in _irregular():
        return _irregular()[word]
    whole = _WHOLE.match(word)
    if whole:
        return whole[1]
    # Snowball takes off one layer ("kostnader", "kostnad") and leaves another word's layer on ("kostnad" is "kostn"):
    # only when nothing more comes off do all forms of a word meet.
    for _ in range(MAX_LAYERS):
        shorter = _without_ending(word)
        if shorter == word:
            break
        word = shorter
    return word


def _without_ending(word: str) -> str:
    match = _DEFINITE.match(word) or _DERIVED.match(word)
    if match:
        return next(group for group in match.groups() if group)
    with _LOCK:
        found = str(_stemmer("swedish").stemWord(word))
    return _DOUBLED.sub(r"\1", found)


@cache
def _irregular() -> dict[str, str]:
    lines = files("index.lexicon").joinpath("irregular.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if ":" in line and not line.startswith("#"))
    return {fold(form): key for key, forms in pairs for form in forms.split()}


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(language)
