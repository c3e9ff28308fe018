"""A question taken apart: language, kind, places, years, periods, measures, activities and what remains to look for.

Pure but for the two data files it reads once (`phrases.toml` here, the activities in `index.lexicon`).
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.activities import ActivityMatch
from index.activities import match as match_activities
from index.language import fold, stem, stop_words
from index.numbers import Quantity, find_quantities
from index.periods import find_periods, in_year
from index.types import Measure, Period
from service.language import language_of
from service.listed import asked_kinds, named_kinds
from service.places import Place, find_places
from service.times import report_times
from service.types import Ask, Language, Turn


class Kind(StrEnum):
    LOOKUP = "lookup"
    WHY = "why"
    COMPARE = "compare"
    TREND = "trend"
    LISTING = "listing"
    YESNO = "yesno"
    OVERVIEW = "overview"
    FACT = "fact"
    CONFLICT = "conflict"


SHORTEST_SLIP = 6
"""Letters of a word before one of them may be wrong."""


@dataclass(frozen=True)
class TopicWord:
    """A word of the question that says what it is about. `name`: written with a capital inside the sentence."""

    text: str
    start: int
    end: int
    name: bool = False


@dataclass(frozen=True)
class Question:
    """What a question asks for. Empty tuples and None mean that it does not say."""

    text: str
    language: Language
    kind: Kind
    places: tuple[str, ...] = ()  # municipalities, short names
    committees: tuple[str, ...] = ()
    years: tuple[int, ...] = ()  # asked about
    report_years: tuple[int, ...] = ()  # those that only say which report is meant
    periods: tuple[Period, ...] = ()
    measures: tuple[Measure, ...] = ()
    activities: tuple[ActivityMatch, ...] = ()
    direction: int | None = None  # claimed: +1 favourable, -1 unfavourable
    claimed: tuple[Quantity, ...] = ()  # quantities that the question itself states
    quantity: str | None = None  # "money", "count" or "percent"
    line: str | None = None  # "income" or "cost" where asked for
    scope: str | None = None  # "year", "to_date" or "previous"
    operation: str | None = None  # arithmetic asked for
    words: tuple[TopicWord, ...] = ()  # what remains: what to look for
    bare: str = ""  # the question with places and times blanked out; `activities` and `words` count its characters
    followed: bool = False  # filled in from an earlier question

    @property
    def topic(self) -> str:
        """The words that name what is asked about, as typed."""
        return " ".join(word.text for word in self.words)

    def asks(self, *measures: Measure) -> bool:
        return any(measure in self.measures for measure in measures)


@cache
def _phrases() -> dict[str, dict[str, re.Pattern[str]]]:
    data = tomllib.loads(files("service").joinpath("phrases.toml").read_text(encoding="utf-8"))
    return {
        group: {name: re.compile("|".join(patterns)) for name, patterns in entries.items()}
        for group, entries in data.items()
    }


def _named(group: str, text: str) -> str | None:
    """The first name of a phrase group whose patterns occur in the text."""
    return next((name for name, pattern in _phrases()[group].items() if pattern.search(text)), None)


def read_question(ask: Ask, stored: tuple[str, ...] = ()) -> Question:
    """Take a question apart. `stored` are the municipality names of the stored reports, made-up ones included."""
    question = _read(ask.question, ask.language, stored)
    if ask.history:
        question = follow_up(question, ask.history, stored)
    return question


@lru_cache(maxsize=64)
def _read(asked: str, language: str, stored: tuple[str, ...]) -> Question:
    text = _spelled(asked)
    folded = fold(text)
    places = find_places(text, stored)
    timed = find_periods(text)
    years = _years(text)
    kind = _kind(text, folded, places, years)
    selecting = report_times(text, places, timed) if _asks_one_time(kind, folded) else ()
    if selecting:
        asked = _blanked(text, [(start, end) for _, start, end in selecting])
        years = _years(asked)
        kind = _kind(text, folded, places, years)
    periods = tuple(found[0] for found in timed if found not in selecting)
    bare = _blanked(text, [(p.start, p.end) for p in places] + [(start, end) for _, start, end in timed])
    named = [m for m in [*match_activities(bare), *_written_apart(bare)] if not _is_asking(bare[m.start : m.end])]
    activities = tuple(m for m in named if m.id not in WHOLE)
    bare = _blanked(bare, [(m.start, m.end) for m in named if m.id in WHOLE])
    spoken: Language = language if language in ("sv", "en") else language_of(text)  # type: ignore[assignment]
    question = Question(
        text=asked,
        language=spoken,
        kind=kind,
        places=tuple(dict.fromkeys(place.name for place in places)),
        committees=_committees(folded),
        years=years,
        report_years=tuple(dict.fromkeys(period.year for period, _, _ in selecting)),
        periods=periods,
        measures=_measures(folded),
        activities=activities,
        direction={"unfavourable": -1, "favourable": 1}.get(_named("direction", folded) or ""),
        claimed=tuple(q for q in find_quantities(text) if not _is_year(q.text) and not _in(q.start, timed)),
        quantity=None if _changes(folded) and _quantity(folded) == "percent" else _quantity(folded),
        line=_named("lines", folded),
        scope=_named("scope", folded),
        operation=_named("arithmetic", folded),
        words=_topic(bare),
        bare=bare,
    )
    return replace(question, kind=Kind.LOOKUP) if _asks_amount(question, folded) else question


def _asks_amount(question: Question, folded: str) -> bool:
    """Whether "vilka" asks for an amount of the whole committee: "vilka var nämndens intäkter"."""
    about = bool(question.words or question.activities)
    return question.kind is Kind.LISTING and not about and question.line is not None and not _lists(folded)


def _asks_one_time(kind: Kind, folded: str) -> bool:
    """Whether one of two years may only select the report: not where they are set against each other."""
    return kind not in (Kind.COMPARE, Kind.WHY) and _named("arithmetic", folded) is None


SHORTEST_APART = 4


def _written_apart(bare: str) -> list[ActivityMatch]:
    """Activities whose compound name is written as two words ("social psykiatrin")."""
    words = list(re.finditer(r"[^\W\d_]+", bare))
    found = []
    taken = match_activities(bare)
    for one, two in pairwise(words):
        apart = one.end() + 1 == two.start() and min(len(one.group()), len(two.group())) >= SHORTEST_APART
        if not apart or any(m.start < two.end() and one.start() < m.end and not m.weak for m in taken):
            continue
        whole = match_activities(one.group() + two.group())
        if len(whole) == 1 and whole[0].end - whole[0].start == len(one.group() + two.group()) and not whole[0].weak:
            found.append(replace(whole[0], start=one.start(), end=two.end()))
    return found


WHOLE = frozenset(("nettokostnad", "helarsprognos", "kostnader", "intakter"))
"""What the lexicon has as topics and a question as measures of the whole committee, or of the activity beside it."""


YEAR = re.compile(r"(?<![\d:/-])(?<![Aa]genda )(?:19|20)\d\d(?![\d:/-]\d)")
YEARS = re.compile(r"(?<![\d:/])((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?!\d)")


def _years(text: str) -> tuple[int, ...]:
    """Years that the question names, both ends of a range ("2021-2023") among them."""
    ranges = [int(year) for match in YEARS.finditer(text) for year in match.groups()]
    return tuple(dict.fromkeys(ranges + [int(year) for year in YEAR.findall(YEARS.sub(" ", text))]))


def _changes(folded: str) -> bool:
    """Whether a change is asked for, which may be told in percent of anything."""
    return _named("arithmetic", folded) in ("difference", "percent_change")


def _in(position: int, timed: list[tuple[Period, int, int]]) -> bool:
    return any(start <= position < end for _, start, end in timed)


@cache
def _keywords() -> tuple[str, ...]:
    data = tomllib.loads(files("service").joinpath("phrases.toml").read_text(encoding="utf-8"))
    return tuple(data["spelling"]["words"])


NUMERIC = re.compile(
    r"\bhur (mycket|mkt|stor|stort|stora|manga|hog|hogt|lag|lagt|ofta|lang|langt)\b"
    r"|\bhow (much|many|large|big|high|low)\b"
)


def asks_number(question: Question) -> bool:
    """Whether only a figure can be the answer; a sentence about the topic without one is none."""
    if question.kind in (Kind.LISTING, Kind.WHY, Kind.FACT):
        return False
    return question.quantity is not None or bool(question.measures) or bool(NUMERIC.search(fold(question.text)))


def _spelled(text: str) -> str:
    """The question with slips in the words that say what kind of question it is put right ("kosntad")."""

    def right(match: re.Match[str]) -> str:
        word = fold(match.group())
        if len(word) < SHORTEST_SLIP or word in _keywords():
            return match.group()
        near = process.extractOne(word, _keywords(), scorer=OSA.distance, score_cutoff=1)
        return near[0] if near is not None and near[0][0] == word[0] else match.group()

    return re.sub(r"[^\W\d_]+", right, text)


def _is_year(text: str) -> bool:
    return re.fullmatch(r"(19|20)\d\d", text.strip()) is not None


def _quantity(folded: str) -> str | None:
    if _phrases()["quantity"]["percent"].search(folded):
        return "percent"  # before "hur många": "hur många procent"
    if _phrases()["quantity"]["count"].search(folded):
        return "count"
    return "money" if _phrases()["quantity"]["money"].search(folded) else None


def _kind(text: str, folded: str, places: tuple[Place, ...], years: tuple[int, ...]) -> Kind:
    found = _named("kinds", folded)
    kind = Kind(found) if found else Kind.LOOKUP
    if kind is Kind.OVERVIEW and _lists(folded) and not ECONOMY.search(folded):
        kind = Kind.LISTING  # "de viktigaste riskerna", "sammanfatta målen"
    if kind is Kind.OVERVIEW and _named("arithmetic", folded) == "without":
        kind = Kind.LOOKUP  # "hur går det om man räknar bort ..."
    if REACHES.match(text):
        return Kind.YESNO  # "når" and "när" fold to the same
    if kind is Kind.LOOKUP and ASKS_LIST.search(folded) and asked_kinds(folded) and not NUMERIC.search(folded):
        return Kind.LISTING
    if kind is Kind.COMPARE and folded.startswith(MUNICIPALITIES) and len({p.name for p in places}) == 1:
        return Kind.LISTING  # "vilka kommuner jämför sig ... med": one report names them
    if kind is Kind.FACT and _measures(folded):
        kind = Kind.LOOKUP  # "vem drog mest över budget" asks for figures
    if kind in (Kind.LOOKUP, Kind.YESNO) and len({place.name for place in places}) != 1 and SUPERLATIVE.search(folded):
        return Kind.COMPARE
    if kind is Kind.LOOKUP and len(years) > 2:  # two may be a comparison
        return Kind.TREND
    if kind in (Kind.LOOKUP, Kind.YESNO) and len({place.name for place in places}) > 1:
        return Kind.COMPARE
    return kind


ASKS_LIST = re.compile(
    r"^(?!(vad (ar|var)|what (is|was)|what's)\b(?!.*\b(doing|done)\b))"
    r".*\b(vilka|vad|hur|which|what|how|namn|name|lista?|ange|ge|give|tell|describe|beskriv|beratta|any|exempel|examples)\b"
)
NUMERIC = re.compile(
    r"\bhur (mycket|mkt|stor|stort|stora|manga|hog|hogt|lag|lagt|ofta|lang|langt)\b"
    r"|\bhow (much|many|large|big|high|low|often|long)\b|\bvad (kosta|blev|blir|hamna)\w*"
)
MUNICIPALITIES = ("vilka kommuner", "which municipalities", "what municipalities")
REACHES = re.compile(r"\s*når\b", re.IGNORECASE)
SUPERLATIVE = re.compile(
    r"\b(hogst|lagst|storst|minst|flest|mest|samst|bast|dyrast|billigast|highest|lowest|largest|smallest|most|least|worst|best)\b"
)


def _lists(folded: str) -> bool:
    """Whether one thing that reports list is asked for, by a word that means little else."""
    return len(named_kinds(folded)) == 1


ECONOMY = re.compile(r"ekonomi|econom|financ|finans|\bmoney\b|\bpengar")


def _measures(folded: str) -> tuple[Measure, ...]:
    """Measures in the order of the data file; the budget that others are held against is not itself asked for."""
    found = [Measure(name) for name, pattern in _phrases()["measures"].items() if pattern.search(folded)]
    if Measure.BUDGET in found and Measure.DEVIATION in found:
        found.remove(Measure.BUDGET)
    return tuple(found)


COMMITTEE = re.compile(r"\b([a-z]+(?:- och [a-z]+)?namnd)(?:en|ens|s)?\b")
GOVERNS = "mal|uppdrag|beslut|satsning|budget|forslag|malomrade"
"""What an office has decided for others: no report of its own is asked for."""
OFFICES = {"kommunstyrelse": "Kommunstyrelsen", "kommunfullmaktige": "Kommunfullmäktige"}


def _committees(folded: str) -> tuple[str, ...]:
    """Committees named in the question, folded: "socialnamnden" for "socialnämndens"."""
    found = [match.group(1) + "en" for match in COMMITTEE.finditer(folded) if match.group(1) != "namnd"]
    found += [
        name for stem, name in OFFICES.items() if re.search(rf"\b{stem}(n|ns|s|ge|ges)?\b(?! ({GOVERNS})\w*)", folded)
    ]
    return tuple(dict.fromkeys(found))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the spans turned to spaces, so that places in it stay the same."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


@cache
def asking() -> frozenset[str]:
    """Folded words that ask without naming what is asked for."""
    lines = files("service").joinpath("asking.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


LONG_WORD = 12
"""Letters of a word whose other forms ask as it does ("socialnämndernas"); a short stem is shared by too many words."""


@cache
def _asking_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in asking() if len(word) >= LONG_WORD)


def _is_asking(words: str) -> bool:
    return all(fold(word) in asking() for word in words.split())


_MONTH = r"(?:jan|feb|mars?|apr|maj|may|june?|juni|july?|juli|aug|sept?|okt|oct|nov|dec)[a-z]*"
MONTHS = re.compile(rf"{_MONTH}(?:-{_MONTH})?")


def _is_measure(plain: str) -> bool:
    """Whether a word names a measure or a calculation, which every fact may be about ("budgetavvikelsen")."""
    phrases = _phrases()
    return any(
        pattern.fullmatch(plain) for group in ("measures", "arithmetic", "lines") for pattern in phrases[group].values()
    )


def _topic(bare: str) -> tuple[TopicWord, ...]:
    """The words that name what is asked about: no measures, question words or function words."""
    kept = []
    for match in re.finditer(r"[^\W_]+(?:[-&/][^\W_]+)*", bare):
        word = match.group()
        plain = fold(word)
        if (
            plain in asking()
            or plain.removesuffix("s") in asking()
            or (len(plain) >= LONG_WORD and stem(plain) in _asking_stems())
            or word.casefold() in stop_words()
            or MONTHS.fullmatch(plain)
        ):
            continue
        if re.fullmatch(r"\d[\d.,]*", word) or _is_measure(plain):
            continue
        if len(word) == 1:
            continue
        first = not bare[: match.start()].strip()
        kept.append(TopicWord(word, match.start(), match.end(), name=word[0].isupper() and not first))
    return tuple(kept)


def without(question: Question, spans: Iterable[tuple[int, int]], stored: tuple[str, ...] = ()) -> Question:
    """What the question asks beside some of its words: those of a row's label say nothing of kind or measure."""
    rest = _read(_blanked(question.text, spans), question.language, stored)
    return (
        replace(
            rest,
            years=rest.years or question.years,
            report_years=rest.report_years or question.report_years,
            periods=rest.periods or question.periods,
        )
        if question.followed
        else rest
    )


def follow_up(question: Question, history: tuple[Turn, ...], stored: tuple[str, ...]) -> Question:
    """Fill in from the last earlier question what a short follow-up leaves out ("och i Nacka?", "varför?")."""
    if not _leans_on_earlier(question):
        return question
    before = _read(history[-1].question, "auto", stored)
    if len(history) > 1:
        before = follow_up(before, history[:-1], stored)
    question = _moved(question, before)
    bare_why = question.kind is Kind.WHY and not question.words and not question.activities
    kind = before.kind if question.kind is Kind.LOOKUP and not question.measures else question.kind
    words, bare = _continued(question, before)
    return replace(
        question,
        kind=Kind.WHY if bare_why else kind,
        places=question.places or before.places,
        committees=question.committees or before.committees,
        years=question.years or (() if question.places else before.years),
        report_years=question.report_years or (() if question.places or question.years else before.report_years),
        periods=question.periods or (() if question.years or question.places else before.periods),
        measures=question.measures or before.measures,
        activities=question.activities or before.activities,
        quantity=question.quantity or before.quantity,
        line=question.line or before.line,
        scope=question.scope or before.scope,
        operation=question.operation or before.operation,
        words=words,
        bare=bare,
        followed=True,
    )


YEARS_AWAY = re.compile(
    r"\b(?P<count>\d|ett|tva|tre|fyra|fem|sex|sju|atta|nio|tio|one|two|three|four|five|six|seven|eight|nine|ten)"
    r" (?:ar|years?) (?P<way>tidigare|innan|fore|dessforinnan|senare|earlier|before|ago|later|after)\b"
)
COUNTS = (
    "ett one",
    "tva two",
    "tre three",
    "fyra four",
    "fem five",
    "sex six",
    "sju seven",
    "atta eight",
    "nio nine",
    "tio ten",
)


def _moved(question: Question, before: Question) -> Question:
    """A follow-up's "two years earlier" as the year that it is, counted from the earlier question's."""
    match = YEARS_AWAY.search(fold(question.text))
    if match is None or question.years or not before.years:
        return question
    said = match["count"]
    count = int(said) if said.isdigit() else 1 + next(n for n, words in enumerate(COUNTS) if said in words)
    away = count if match["way"] in ("senare", "later", "after") else -count
    return replace(
        question,
        years=tuple(year + away for year in before.years),
        periods=tuple(in_year(period, period.year + away) for period in before.periods),
        words=tuple(w for w in question.words if fold(w.text) not in (said, match["way"])),
    )


CONTRASTS = (("kvinn", "wom", "flick", "girl"), ("man", "men", "pojk", "boy"))
"""Stems of words of which a follow-up means the one instead of the other."""


def _continued(question: Question, before: Question) -> tuple[tuple[TopicWord, ...], str]:
    """Topic words and text of a follow-up: its own where it names an activity, else added to the earlier ones."""
    if question.activities or not before.words:
        return question.words, question.bare
    if not question.words:
        return before.words, before.bare
    shift = len(before.bare) + 1
    own = tuple(replace(w, start=w.start + shift, end=w.end + shift) for w in question.words)
    contrasted = any(fold(w.text).startswith(stems) for w in question.words for stems in CONTRASTS)
    kept = tuple(
        w for w in before.words if not (contrasted and any(fold(w.text).startswith(stems) for stems in CONTRASTS))
    )
    return (*kept, *own), f"{before.bare} {question.bare}"


LEANING = re.compile(
    r"^(och|men|and|but|what about|how about|hur ar det|hur var det|da|varfor|why)\b"
    r"|\b(det|den|dem|dom|dar|deras|that|there|it|them|they|those|their|av de(m|ssa)?)\b"
)
LONGEST_LEANING = 12
"""Words of a question that may go on from the one before; a longer one says itself what it is about."""


ALL_PLACES = re.compile(r"\b(alla|samtliga|vilka|vilken|all|which|every|each) (\w+ )?(kommun\w*|municipalit\w+)\b")
"""Says itself where it is to be looked."""


def _leans_on_earlier(question: Question) -> bool:
    """Whether the question cannot stand alone: it names no topic, or opens like a continuation."""
    if ALL_PLACES.search(fold(question.text)):
        return False
    bare = not question.words and not question.activities
    return bare or (len(question.text.split()) <= LONGEST_LEANING and LEANING.search(fold(question.text)) is not None)
