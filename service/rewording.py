"""Whether a rewritten sentence says what the checked ones say. Pure but for the word lists that it reads once.

The gate holds numbers, directions, places and dates against the citations. What it cannot see is a number given to
another activity, measure or period of the same citation, and a claim without a number. So a rewritten sentence must
say of each number what a checked sentence says of it, and must not bring words that the checked ones do not have.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from index.activities import ancestors, match
from index.language import english_stem, fold, stem, tokenise
from index.numbers import Quantity, find_quantities
from index.numbers.direction import direction_by_words
from index.periods import find_periods
from index.types import UnitKind
from service.places import find_places
from service.types import AnswerFigure, Language
from service.verify.answer import take_apart

_STRICT = (UnitKind.MONEY, UnitKind.PERCENT, UnitKind.POINTS)
_MEASURES = re.compile(
    r"(?P<forecast>\b(?:helårs)?prognos\w*|\bforecast\w*)|(?P<outcome>\butfall\w*|\boutcome\b|\bactual\b)"
    r"|(?P<budget>(?<!över )(?<!under )(?<!mot )(?<!med )(?<!än )(?<!från )(?<!over )(?<!against )(?<!with )(?<!from )"
    r"\bbudget(?:en|erat|erade|ed)?\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SHORTEST_PART = 4
"""Letters of a word before it is looked for inside a longer one."""

Mention = tuple[str, int]
"""What a text names, and where."""


@dataclass(frozen=True)
class Told:
    """What a sentence says of one of its numbers; None where it says nothing."""

    measure: str | None
    activity: str | None
    place: str | None
    period: str | None


@dataclass(frozen=True)
class Sentence:
    """A sentence of an answer, read for comparison. `text` has its marks."""

    text: str
    language: Language

    @cached_property
    def body(self) -> str:
        return take_apart(self.text).text

    @cached_property
    def markers(self) -> frozenset[int]:
        return frozenset(take_apart(self.text).markers)

    @cached_property
    def numbers(self) -> list[Quantity]:
        return find_quantities(self.body, self.language == "en")

    @cached_property
    def keys(self) -> frozenset[tuple[Decimal, str]]:
        return frozenset(key_of(number) for number in self.numbers)

    @cached_property
    def activities(self) -> list[Mention]:
        return [(found.id, found.start) for found in match(self.body) if not found.weak]

    @cached_property
    def places(self) -> list[Mention]:
        return [(place.name, place.start) for place in find_places(self.body)]

    @cached_property
    def periods(self) -> list[Mention]:
        return [(period.code, start) for period, start, _ in find_periods(self.body)]

    @cached_property
    def measures(self) -> list[Mention]:
        return [(found.lastgroup or "", found.start()) for found in _MEASURES.finditer(self.body)]

    @cached_property
    def words(self) -> list[str]:
        """Its words in lower case, as written."""
        return [word.lower() for word in _WORD.findall(self.body)]

    @cached_property
    def stems(self) -> frozenset[str]:
        return stems_of(self.body)

    @property
    def negative(self) -> bool:
        return self.has(_lists(self.language)["negation"])

    def told(self, number: Quantity) -> Told:
        return Told(
            _nearest(self.measures, number.start),
            _nearest(self.activities, number.start),
            _nearest(self.places, number.start),
            _nearest(self.periods, number.start),
        )

    def has(self, words: frozenset[str]) -> bool:
        return not words.isdisjoint(self.words)

    def count(self, words: frozenset[str]) -> int:
        return sum(word in words for word in self.words)


def key_of(number: Quantity) -> tuple[Decimal, str]:
    """What two writings of one number share: "19,9 mnkr" and "19,9 miljoner kronor"."""
    kind = number.unit.kind.value if number.unit.kind in _STRICT else "other"
    scale = number.unit.scale if number.unit.kind is UnitKind.MONEY else Decimal(1)
    return (abs(number.value or Decimal(0)) * scale).normalize(), kind


def objection(rewritten: Sentence, checked: Sequence[Sentence], figures: Iterable[AnswerFigure] = ()) -> str:
    """Why a rewritten sentence may not stand for the checked ones that share its marks; "" when it may."""
    sources = [one for one in checked if one.markers & rewritten.markers]
    if not rewritten.markers or not sources:
        return "no source"
    figures = [figure for figure in figures if figure.marker in rewritten.markers]
    return (
        _strange_number(rewritten, sources)
        or _without_number(rewritten, sources)
        or _misplaced_number(rewritten, sources, figures)
        or _strange_mention(rewritten, sources)
        or _changed_claim(rewritten, sources)
        or _strange_word(rewritten, sources)
    )


def _strange_number(rewritten: Sentence, sources: Sequence[Sentence]) -> str:
    known = frozenset().union(*(one.keys for one in sources))
    return next((f"number {n.text}" for n in rewritten.numbers if key_of(n) not in known), "")


def _without_number(rewritten: Sentence, sources: Sequence[Sentence]) -> str:
    """A sentence that gives none of the numbers of what it stands for is a remark on them."""
    return "no number" if not rewritten.numbers and all(one.numbers for one in sources) else ""


def _misplaced_number(rewritten: Sentence, sources: Sequence[Sentence], figures: Sequence[AnswerFigure]) -> str:
    for number in rewritten.numbers:
        now = rewritten.told(number)
        before = [one.told(other) for one in sources for other in one.numbers if key_of(other) == key_of(number)]
        kinds: tuple[tuple[str, Callable[[Told], str | None], frozenset[str]], ...] = (
            ("measure", lambda told: told.measure, frozenset(figure.measure for figure in figures)),
            ("activity", lambda told: told.activity, frozenset()),
            ("place", lambda told: told.place, frozenset(f.municipality for f in figures if f.municipality)),
            ("period", lambda told: told.period, frozenset(figure.period for figure in figures if figure.period)),
        )
        for name, of, stated in kinds:
            value, earlier = of(now), {of(told) for told in before}
            if value is None or value in earlier:
                continue
            if earlier != {None} or value not in stated:
                return f"{name} of {number.text}"
    return ""


def _strange_mention(rewritten: Sentence, sources: Sequence[Sentence]) -> str:
    """An activity that no source names, nor names a part of."""
    known = {id for one in sources for id, _ in one.activities}
    known |= {above for id in known for above in ancestors(id)}
    return next((f"activity {id}" for id, _ in rewritten.activities if id not in known), "")


def _changed_claim(rewritten: Sentence, sources: Sequence[Sentence]) -> str:
    lists = _lists(rewritten.language)
    negated = [one.negative for one in sources]
    if rewritten.negative and not any(negated):
        return "negation added"
    if all(negated) and not rewritten.negative:
        return "negation lost"
    if rewritten.numbers:
        own = [one for one in sources if one.keys & rewritten.keys]
        forecast = [one.has(lists["forecast"]) for one in own]
        if rewritten.has(lists["forecast"]) and not any(forecast):
            return "forecast added"
        if all(forecast) and not rewritten.has(lists["forecast"]):
            return "forecast lost"
    said = {word for one in sources for word in one.words}
    weighty = next((word for word in rewritten.words if word in lists["weighty"] and word not in said), "")
    if weighty:
        return f"word {weighty}"
    proven = sum(direction_by_words(rewritten.body, n.start, n.end) is not None for n in rewritten.numbers)
    own_words = sum(one.count(lists["direction"]) for one in sources)
    return "direction word" if rewritten.count(lists["direction"]) > max(proven, own_words) else ""


def _strange_word(rewritten: Sentence, sources: Sequence[Sentence]) -> str:
    known = frozenset().union(*(one.stems for one in sources)) | _lists(rewritten.language)["stems"]
    return next((f"word {word}" for word in sorted(rewritten.stems) if not _known(word, known)), "")


def _known(word: str, known: frozenset[str]) -> bool:
    """Whether a stem is a known one, a part of one ("prognos" of "helårsprognos"), or two known ones put together."""
    if word in known or any(char.isdigit() for char in word):
        return True
    if len(word) >= SHORTEST_PART and any(word in other for other in known if len(other) > len(word)):
        return True
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return any(word[:cut].removesuffix("s") in known or word[:cut] in known for cut in cuts if word[cut:] in known)


def lost(rewritten: Sequence[Sentence], checked: Sequence[Sentence]) -> str:
    """What the checked answer has that the rewritten one has not; "" when nothing of weight is gone."""
    kinds: tuple[tuple[str, Callable[[Sentence], Iterable[object]]], ...] = (
        ("mark", lambda one: one.markers),
        ("number", lambda one: one.keys),
        ("activity", lambda one: (id for id, _ in one.activities)),
        ("place", lambda one: (name for name, _ in one.places)),
        ("period", lambda one: (code for code, _ in one.periods)),
    )
    for name, of in kinds:
        gone = {item for one in checked for item in of(one)} - {item for one in rewritten for item in of(one)}
        if gone:
            return f"{name} {sorted(map(str, gone))[0]}"
    opening = checked[0].words[:1]
    if opening in (["ja"], ["nej"], ["yes"], ["no"]) and rewritten[0].words[:1] != opening:
        return f"opening {opening[0]}"
    kept = {letters(one) for one in rewritten}
    for number, one in enumerate(checked):
        if one.text.endswith(":"):  # leads into a list, which may have become running text
            continue
        if (not one.markers or (number == 0 and not one.numbers)) and letters(one) not in kept:
            return f"sentence {number + 1}"
    return ""


def letters(sentence: Sentence) -> str:
    return "".join(char for char in sentence.body.lower() if char.isalnum())


def stems_of(text: str) -> frozenset[str]:
    """The stems of a text's words, function words left out: what both Swedish and English endings leave."""
    return frozenset(_stem(word) for word in tokenise(text))


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    return english_stem(stem(word))


def _nearest(mentions: Sequence[Mention], position: int) -> str | None:
    """What is named last before `position`, else first after it."""
    before = [name for name, start in mentions if start < position]
    return before[-1] if before else mentions[0][0] if mentions else None


@cache
def _lists(language: Language) -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("service").joinpath("glue.toml").read_text(encoding="utf-8"))
    lists = {name: frozenset(data[name][language].split()) for name in data}
    joints = " ".join(lists["glue"] | lists["direction"] | lists["weighty"] | lists["negation"] | lists["forecast"])
    return lists | {"stems": stems_of(joints) | frozenset(_stem(fold(word)) for word in joints.split())}
