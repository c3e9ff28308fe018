"""A question taken apart: language, kind, places, years, periods, measures, activities and what remains to look for.

Pure but for the two data files it reads once (`phrases.toml` here, the activities in `index.lexicon`).
"""

import re
import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from index.activities import ActivityMatch
from index.activities import match as match_activities
from index.language import fold, stop_words
from index.numbers import Quantity, find_quantities
from index.periods import find_periods
from index.types import Measure, Period
from service.language import language_of
from service.places import Place, find_places
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


@dataclass(frozen=True)
class Question:
    """What a question asks for. Empty tuples and None mean that it does not say."""

    text: str
    language: Language
    kind: Kind
    places: tuple[str, ...] = ()  # municipalities, short names
    committees: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    periods: tuple[Period, ...] = ()
    measures: tuple[Measure, ...] = ()
    activities: tuple[ActivityMatch, ...] = ()
    direction: int | None = None  # claimed: +1 favourable, -1 unfavourable
    claimed: tuple[Quantity, ...] = ()  # quantities that the question itself states
    quantity: str | None = None  # "money", "count" or "percent"
    line: str | None = None  # "income" or "cost" where asked for
    scope: str | None = None  # "year", "to_date" or "previous"
    operation: str | None = None  # arithmetic asked for
    topic: str = ""  # the words that remain: what to look for
    bare: str = ""  # the question without its places; `activities` count its characters
    followed: bool = False  # filled in from an earlier question

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


def _read(text: str, language: str, stored: tuple[str, ...]) -> Question:
    folded = fold(text)
    places = find_places(text, stored)
    periods = tuple(found[0] for found in find_periods(text))
    years = tuple(dict.fromkeys(int(year) for year in re.findall(r"(?<![\d:/-])(?:19|20)\d\d(?![\d:/-]\d)", text)))
    bare = _without_places(text, places)
    activities = tuple(match for match in match_activities(bare) if not _is_asking(bare[match.start : match.end]))
    measures = _measures(folded)
    spoken: Language = language if language in ("sv", "en") else language_of(text)  # type: ignore[assignment]
    return Question(
        text=text,
        language=spoken,
        kind=_kind(folded, places),
        places=tuple(dict.fromkeys(place.name for place in places)),
        committees=_committees(folded),
        years=years,
        periods=periods,
        measures=measures,
        activities=activities,
        direction={"unfavourable": -1, "favourable": 1}.get(_named("direction", folded) or ""),
        claimed=tuple(q for q in find_quantities(text) if not _is_year(q.text)),
        quantity=_quantity(folded),
        line=_named("lines", folded),
        scope=_named("scope", folded),
        operation=_named("arithmetic", folded),
        topic=_topic(bare),
        bare=bare,
    )


def _is_year(text: str) -> bool:
    return re.fullmatch(r"(19|20)\d\d", text.strip()) is not None


def _quantity(folded: str) -> str | None:
    if _phrases()["quantity"]["count"].search(folded):
        return "count"
    if _phrases()["quantity"]["percent"].search(folded):
        return "percent"
    return "money" if _phrases()["quantity"]["money"].search(folded) else None


def _kind(folded: str, places: tuple[Place, ...]) -> Kind:
    found = _named("kinds", folded)
    kind = Kind(found) if found else Kind.LOOKUP
    if kind in (Kind.LOOKUP, Kind.YESNO) and len({place.name for place in places}) > 1:
        return Kind.COMPARE
    return kind


def _measures(folded: str) -> tuple[Measure, ...]:
    """Measures in the order of the data file; the budget that others are held against is not itself asked for."""
    found = [Measure(name) for name, pattern in _phrases()["measures"].items() if pattern.search(folded)]
    if Measure.BUDGET in found and Measure.DEVIATION in found:
        found.remove(Measure.BUDGET)
    return tuple(found)


COMMITTEE = re.compile(r"\b([a-z]+(?:- och [a-z]+)?namnd)(?:en|ens|s)?\b")
OFFICES = {"kommunstyrelse": "Kommunstyrelsen", "kommunfullmaktige": "Kommunfullmäktige"}


def _committees(folded: str) -> tuple[str, ...]:
    """Committees named in the question, folded: "socialnamnden" for "socialnämndens"."""
    found = [match.group(1) + "en" for match in COMMITTEE.finditer(folded) if match.group(1) != "namnd"]
    found += [name for stem, name in OFFICES.items() if stem in folded]
    return tuple(dict.fromkeys(found))


def _without_places(text: str, places: tuple[Place, ...]) -> str:
    for place in sorted(places, key=lambda p: -p.start):
        text = text[: place.start] + " " + text[place.end :]
    return text


# Words that ask without naming what is asked for; in folded form.
ASKING = frozenset(
    """hur stor stort stora manga mycket vad var varfor nar vilken vilket vilka ar blev blir gick gar ligger lag hade
    har fick kostade kostar kostat visar visade beror berodde berattar finns kommun kommunen kommunens kommuner
    kommunerna namnden namndens namnd rapporten rapporterna rapport enligt ser ut det de den dem sin sina egna
    why what how much many is are was were the which who when where does did do has have had of in on at for to from
    by with and or it its their report reports according municipality municipalities council board committee show tell
    give me you please can could would explain reason reasons cause causes caused fall orsak orsaken orsaker orsaken
    anledning anledningen forklara forklaring forklaringen forklarar sammanfatta sammanfattning jamfor jamfort
    jamforelse compare compared utveckling utvecklats utvecklingen lista list between mellan summarise summarize overview
    viktigast viktigaste budget budgeten budgetar budgeterat over under mot helar helaret aret ar year years per
    prognos prognosen prognosticeras prognostiserar helarsprognos helarsprognosen forecast utfall utfallet avvikelse
    avvikelsen avvikelser underskott underskottet overskott overskottet deficit surplus outcome kostnad kostnaden
    kostnader kostnaderna cost costs nettokostnad nettokostnaden resultat resultatet total totalt totala antal antalet
    andel andelen procent percent share number kronor miljoner tkr mnkr mkr million till och med delar tertial period
    perioden januari februari mars april maj juni juli augusti september oktober november december jan feb apr jun jul
    aug sep okt nov dec samma forra foregaende fjol last previous stammer visst verkligen egentligen ungefar idag nu
    hittills sedan tidigare jag vill veta undrar ge mig beratta gor gors nagot nagon nagra annat har hos inom fran
    okat minskat okade minskade okar minskar increased decreased increase decrease changed change forandrats forandring
    hogst lagst storst minst mest bast samst highest lowest largest smallest biggest most least best worst
    spent spend money expected end so far whole full month deviation deviations ekonomi ekonomin ekonomiska economy
    finances financial betalade betalat betalar betalas nadde naddes nas nar uppnas uppnar uppnatts uppnadde reached met
    resultaten results redovisar redovisas redovisade anger anges uppgar uppgick budgeterade budgeted forecasted
    """.split()
)


def _is_asking(words: str) -> bool:
    return all(fold(word) in ASKING for word in words.split())


def _topic(bare: str) -> str:
    """The words that name what is asked about: no places, years, measures or question words."""
    kept = []
    for word in re.findall(r"[^\W_]+(?:[-&/][^\W_]+)*", bare):
        folded = fold(word)
        if folded in ASKING or folded in stop_words() or re.fullmatch(r"\d[\d.,]*", word):
            continue
        kept.append(word)
    return " ".join(kept)


def follow_up(question: Question, history: tuple[Turn, ...], stored: tuple[str, ...]) -> Question:
    """Fill in from the last earlier question what a short follow-up leaves out ("och i Nacka?", "varför?")."""
    if not _leans_on_earlier(question):
        return question
    before = _read(history[-1].question, "auto", stored)
    if len(history) > 1:
        before = follow_up(before, history[:-1], stored)
    bare_why = question.kind is Kind.WHY and not question.topic and not question.activities
    kind = before.kind if question.kind is Kind.LOOKUP and not question.measures else question.kind
    merged = replace(
        question,
        kind=Kind.WHY if bare_why else kind,
        places=question.places or before.places,
        committees=question.committees or before.committees,
        years=question.years or (() if question.places else before.years),
        periods=question.periods or (() if question.years or question.places else before.periods),
        measures=question.measures or before.measures,
        activities=question.activities or (() if question.topic else before.activities),
        direction=question.direction if question.direction is not None else None,
        quantity=question.quantity or before.quantity,
        line=question.line or before.line,
        scope=question.scope or before.scope,
        operation=question.operation or before.operation,
        topic=question.topic or before.topic,
        bare=question.bare if question.topic or question.activities else before.bare,
        followed=True,
    )
    return merged


LEANING = re.compile(r"^(och|men|and|but|what about|how about|hur ar det|hur var det|da|varfor|why)\b|\b(det|den|dar|that|there|it)\b")


def _leans_on_earlier(question: Question) -> bool:
    """Whether the question cannot stand alone: it names no topic, or opens like a continuation."""
    bare = not question.topic and not question.activities
    return bare or (len(question.text.split()) <= 6 and LEANING.search(fold(question.text)) is not None)
