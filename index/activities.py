"""Which activity (verksamhet) or topic a text speaks of, whatever words it uses for it.

The words are in `lexicon/activities.toml`. `match` finds them in running text (a question, a sentence), `canonical`
says which one a whole row label is. Both ignore case, å ä ö, hyphens, "&" for "och", Swedish inflection and small
typing or OCR errors; `match` also looks into compounds ("familjehemsplaceringar").
"""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from index import language
from index.compounds import base
from index.lexicon import data_lines

_TOKEN = re.compile(r"[0-9a-z]+")
_LINKS = frozenset({"och", "samt", "o", "and", "the", "of", "for", "med", "till", "av", "i", "a", "om", "in", "inom"})
_AGES = re.compile(r"\b\d{1,2}\s*[-–—]\s*\d{1,2}\s*(?:[åa]r\b)?|\b\d{1,2}\s*[åa]r\b")
_UNITS = re.compile(r"\((?:m?n?kr|tkr|mkr|kr|%|[iI] )[^)]*\)|\b(?:i )?(?:mnkr|mkr|tkr)\b|%")
_PREFIXES = re.compile(r"^(?:summa|totalt|delsumma|varav|antal|total)\s+", re.IGNORECASE)
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "[": "l", "&": " och ", "¢": "e"})
_CODE = re.compile(r"\s*\d{3,}\s+[^\W\d_]")
_PROFESSION = re.compile(
    r"(?:sekr|sekreterare|handlaggare|chef|chefer|larare|assistenter|skoterska|skoterskor|kurator|kuratorer|psykolog"
    r"|psykologer|pedagog|pedagoger|barnskotare|bedomare|samordnare|konsulent|konsulenter|socionom|socionomer|terapeut"
    r"|terapeuter|lakare|behandlare|administrator|administratorer|vaktmastare|utredare)\b"
)
_MIN_COMPOUND = 5  # letters of a known word before it is looked for inside a longer one
_MIN_TYPO = 6  # letters of a word before one letter may be wrong
_MIN_TYPO_TWO = 10  # letters of a word before two letters may be wrong
_WORD_LIKENESS = 62  # and each of its words
_LABEL_LIKENESS = 86  # how alike (0..100) an OCR-read label must be to a known one


@dataclass(frozen=True)
class Activity:
    """A standard activity or topic."""

    id: str
    name: str
    english: tuple[str, ...]
    words: tuple[str, ...]
    parent: str | None
    topic: bool
    weak: frozenset[str]


@dataclass(frozen=True)
class ActivityMatch:
    """Where a text speaks of activity `id`: characters `start` to `end`, read as `words`."""

    id: str
    start: int
    end: int
    words: str
    weak: bool = False  # the words only hint at the activity


@dataclass(frozen=True)
class _Phrase:
    id: str
    stems: tuple[str, ...]
    words: str
    weak: bool


@dataclass(frozen=True)
class _Lexicon:
    activities: dict[str, Activity]
    phrases: dict[str, tuple[_Phrase, ...]]  # by first stem, longest first
    labels: dict[str, str]  # joined stems of a whole label -> id
    singles: dict[str, _Phrase]  # one-word phrases, by stem
    stems: tuple[str, ...]
    wordings: frozenset[str]  # all names and words, folded


def fold(text: str) -> str:
    """Lower case, å ä ö and accents dropped, ligatures opened; the same length only where no ligature stood."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES).lower())
    return "".join(ch for ch in plain if not unicodedata.combining(ch))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """`word` (folded) without its ending; short words and numbers stay as they are."""
    return word if len(word) <= 3 or word.isdigit() else language.stem(word)


def _stems(text: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in _TOKEN.findall(fold(text)) if word not in _LINKS)


def _read_activity(entry: dict[str, Any]) -> Activity:
    return Activity(
        id=entry["id"],
        name=entry["name"],
        english=tuple(entry.get("english", ())),
        words=tuple(entry.get("words", ())),
        parent=entry.get("parent"),
        topic=bool(entry.get("topic", False)),
        weak=frozenset(entry.get("weak", ())),
    )


@cache
def _lexicon() -> _Lexicon:
    with files("index.lexicon").joinpath("activities.toml").open("rb") as source:
        data = tomllib.load(source)
    activities = {entry["id"]: _read_activity(entry) for entry in data["activity"]}
    phrases: dict[str, list[_Phrase]] = {}
    labels: dict[str, str] = {}
    singles: dict[str, _Phrase] = {}
    for activity in activities.values():
        for words in (activity.name, *activity.words, *activity.english):
            stems = _stems(words)
            if not stems:
                continue
            phrase = _Phrase(activity.id, stems, words, words in activity.weak)
            phrases.setdefault(stems[0], []).append(phrase)
            labels.setdefault(" ".join(stems), activity.id)
            if len(stems) == 1:
                singles.setdefault(stems[0], phrase)
    ordered = {first: tuple(sorted(found, key=lambda p: -len(p.stems))) for first, found in phrases.items()}
    known = {stem for found in phrases.values() for phrase in found for stem in phrase.stems}
    wordings = frozenset(fold(text) for one in activities.values() for text in (one.name, *one.words, *one.english))
    return _Lexicon(activities, ordered, labels, singles, tuple(sorted(known)), wordings)


def activities() -> tuple[Activity, ...]:
    """All standard activities and topics, in the order of the data file."""
    return tuple(_lexicon().activities.values())


def activity(identifier: str) -> Activity:
    """The activity with that id; KeyError where there is none."""
    return _lexicon().activities[identifier]


def ancestors(identifier: str) -> tuple[str, ...]:
    """Ids of what the activity is a part of, nearest first."""
    found: list[str] = []
    parent = activity(identifier).parent
    while parent is not None and parent not in found:
        found.append(parent)
        parent = activity(parent).parent
    return tuple(found)


def children(identifier: str) -> tuple[str, ...]:
    """Ids of the activities that are a direct part of it."""
    return tuple(item.id for item in activities() if item.parent == identifier)


def related(first: str, second: str) -> bool:
    """Whether the two ids are the same activity or one is a part of the other."""
    return first == second or first in ancestors(second) or second in ancestors(first)


# ---- running text ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Word:
    text: str  # folded
    stem: str
    start: int
    end: int


def _words(text: str) -> list[_Word]:
    """The words of `text` that carry meaning, with where they stand in it (not in its folded form)."""
    whole = fold(text)
    if len(whole) == len(text):  # as nearly always: then a place in one is the same place in the other
        origin: Sequence[int] = range(len(text))
    else:
        pieces = [(plain, position) for position, char in enumerate(text) for plain in fold(char)]
        whole, origin = "".join(plain for plain, _ in pieces), [position for _, position in pieces]
    found: list[_Word] = []
    for hit in _TOKEN.finditer(whole):
        if hit.group() not in _LINKS:
            found.append(_Word(hit.group(), _stem(hit.group()), origin[hit.start()], origin[hit.end() - 1] + 1))
    return found


@lru_cache(maxsize=50_000)
def _known(stem: str, word: str) -> str:
    """`stem` itself where the lexicon has it, else the one stem that a slip of the fingers would turn into it.

    A `word` that is made of known words ("budgetmål") is no slip for another ("budgethållning").
    """
    lexicon = _lexicon()
    if len(stem) < _MIN_TYPO or stem in lexicon.phrases or word in _no_slips() or base().covers(word):
        return stem
    slips = 2 if len(stem) >= _MIN_TYPO_TWO else 1
    hit = process.extractOne(stem, lexicon.stems, scorer=OSA.distance, score_cutoff=slips)
    return hit[0] if hit is not None and hit[0][0] == stem[0] and len(hit[0]) >= _MIN_TYPO - 1 else stem


@lru_cache(maxsize=50_000)
def _inside(word: str) -> tuple[tuple[_Phrase, int, int], ...]:
    """Known words that a compound begins or ends with: the phrase and where it stands in `word` (folded)."""
    singles = _lexicon().singles if word not in _no_slips() else {}
    found: list[tuple[_Phrase, int, int]] = []
    for end in range(len(word) - 3, 3, -1):
        head, tail = singles.get(_stem(word[:end])), singles.get(_stem(word[end:]))
        if head is not None and (tail is not None or (end >= _MIN_COMPOUND and not head.weak)):
            found.append((head, 0, end))
            break
    for start in range(3, len(word) - _MIN_COMPOUND + 1):
        tail = singles.get(_stem(word[start:]))
        if tail is not None and not tail.weak:
            found.append((tail, start, len(word)))
            break
    return tuple(found)


@cache
def _no_slips() -> frozenset[str]:
    return frozenset(fold(word) for line in data_lines("no_slips.txt") for word in line.split())


def _longest(stems: list[str], at: int) -> _Phrase | None:
    """The longest known phrase that begins at word `at`."""
    for phrase in _lexicon().phrases.get(stems[at], ()):
        if tuple(stems[at : at + len(phrase.stems)]) == phrase.stems:
            return phrase
    return None


def match(text: str) -> list[ActivityMatch]:
    """Every activity or topic that `text` names, in reading order; the longest wording wins where two overlap."""
    words = _words(text)
    stems = [_known(word.stem, word.text) for word in words]
    found: list[ActivityMatch] = []
    at = 0
    while at < len(words):
        phrase = _longest(stems, at)
        if phrase is not None:
            last = words[at + len(phrase.stems) - 1]
            found.append(ActivityMatch(phrase.id, words[at].start, last.end, phrase.words, phrase.weak))
            at += len(phrase.stems)
            continue
        word = words[at]
        for part, start, end in _inside(word.text):
            stop = word.end if end == len(word.text) else min(word.start + end, word.end)
            found.append(ActivityMatch(part.id, min(word.start + start, stop - 1), stop, part.words, part.weak))
        at += 1
    return found


# ---- row labels ------------------------------------------------------------------------------------------------


def _label_key(label: str) -> str:
    return " ".join(_stems(label))


def _alike(key: str, known: str) -> bool:
    """Whether two labels are the same word for word, but for a letter or two in some of them."""
    first, second = key.split(), known.split()
    if len(first) != len(second):
        return False
    pairs = zip(first, second, strict=True)
    return all(a == b or (min(len(a), len(b)) >= 3 and fuzz.ratio(a, b) >= _WORD_LIKENESS) for a, b in pairs)


@lru_cache(maxsize=20_000)
def canonical(label: str) -> str | None:
    """The activity or topic that a whole row label names; None where the label says more, less or something else.

    A row of a staffing or wage table is about people who work there: a profession, or the code of one before its name,
    is not the activity ("351008 Socialsekr, barn och unga").
    """
    labels = _lexicon().labels
    if (_CODE.match(label) or _PROFESSION.search(fold(label))) and fold(label).strip() not in _lexicon().wordings:
        return None
    bare = _UNITS.sub(" ", _AGES.sub(" ", label)).strip(" *-–:;,.")
    for variant in (label, bare, re.sub(r"\([^)]*\)", " ", bare), _PREFIXES.sub("", bare)):
        key = _label_key(variant)
        if key in labels:
            return labels[key]
    key = _label_key(bare)
    if len(key) < _MIN_TYPO_TWO:
        return None
    for known, _, _ in process.extract(key, tuple(labels), scorer=fuzz.ratio, score_cutoff=_LABEL_LIKENESS, limit=5):
        if _alike(key, known):
            return labels[known]
    return None
