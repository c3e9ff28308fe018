"""A question taken apart, standing alone."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from index.activities import ActivityMatch
from index.activities import match as activities_in
from index.language import fold
from index.numbers import find_quantities
from index.periods import find_periods
from index.types import Measure, Period, UnitKind
from service.english.rendering import Rendered, render, turns
from service.question import courtesy
from service.question.alternatives import alternatives
from service.question.amounts import measures_of, quantity_of
from service.question.conceded import without_conceded
from service.question.counterpart import with_counterpart
from service.question.kinds import kind_of
from service.question.language import language_of
from service.question.listed import named_kinds
from service.question.phrases import named, phrases, spelled
from service.question.places import find_places
from service.question.quantifier import quantified
from service.question.times import report_times
from service.question.topics import everyday_words, is_asking, topic_words
from service.question.types import Kind, Question
from service.question.types import folded as both
from service.types import Language
from service.vocabulary.polarity import is_pole


@lru_cache(maxsize=64)
def read(asked: str, language: str, stored: tuple[str, ...]) -> Question:
    """The question, less what it only grants where it says what it is about without that."""
    whole = _read(asked, language, stored)
    less = without_conceded(asked)
    if less == asked:
        return whole
    rest = _read(less, language, stored)
    about = bool(rest.words or rest.activities)
    return (
        rest
        if about and (rest.language, rest.kind, rest.places) == (whole.language, whole.kind, whole.places)
        else whole
    )


def _read(asked: str, language: str, stored: tuple[str, ...]) -> Question:
    civil = courtesy.courtesy_of(asked) is not None
    if civil and language not in ("sv", "en"):
        return _parsed(asked, courtesy.spoken(asked), None, "", stored)
    asked = with_counterpart(asked)
    spoken: Language = language if language in ("sv", "en") else language_of(asked)  # type: ignore[assignment]
    if spoken == "sv":
        return _parsed(spelled(asked), "sv", None, "", stored)
    rendered = render(asked)
    return _parsed(rendered.text, "en", rendered, asked, stored)


def _parsed(text: str, spoken: Language, rendered: Rendered | None, english: str, stored: tuple[str, ...]) -> Question:
    """A question taken apart by its Swedish wording; turns of phrase are looked for in the English one too."""
    phrased = turns(english) if english else ""
    asked, folded = text, both(text, phrased)
    places = find_places(text, stored)
    timed = find_periods(text)
    years = _years(text)
    kind = kind_of(text, folded, places, years)
    selecting = report_times(text, places, timed) if _asks_one_time(kind, folded) else ()
    if selecting:
        asked = _blanked(text, [(start, end) for _, start, end in selecting])
        years = _years(asked)
        kind = kind_of(text, folded, places, years)
    periods = tuple(found[0] for found in timed if found not in selecting)
    bare = _blanked(text, [(p.start, p.end) for p in places] + [(start, end) for _, start, end in timed])
    bare = _blanked(bare, [match.span() for match in YEARS.finditer(bare)])
    matched = [m for m in [*activities_in(bare), *_written_apart(bare)] if not is_asking(bare[m.start : m.end])]
    boards = [match.span() for match in TWO_WORD_COMMITTEE.finditer(bare)]
    matched = [m for m in matched if not (m.weak and any(start <= m.start and m.end <= end for start, end in boards))]
    activities = tuple(m for m in matched if m.id not in WHOLE)
    bare = _blanked(bare, [(m.start, m.end) for m in matched if m.id in WHOLE])
    bare = _blanked(bare, [match.span() for match in SAME_TIME.finditer(bare)])
    bare = _blanked(bare, [match.span() for match in TWO_WORD_COMMITTEE.finditer(bare)])
    told = _times(text)
    question = Question(
        text=asked,
        language=spoken,
        kind=kind,
        places=tuple(dict.fromkeys(place.name for place in places)),
        committees=_committees(folded),
        years=years,
        report_years=tuple(dict.fromkeys(period.year for period, _, _ in selecting)),
        periods=periods,
        measures=measures_of(folded),
        activities=activities,
        direction=_direction(folded),
        claimed=tuple(q for q in find_quantities(text) if not _is_year(q.text) and not _in(q.start, told)),
        quantity=quantity_of(folded),
        line=named("lines", folded),
        scope=named("scope", folded),
        operation=named("arithmetic", folded),
        words=topic_words(_without_idioms(bare), rendered, staff=quantity_of(folded) == "count"),
        bare=bare,
        english=english,
        turns=phrased,
    )
    of_accounts = question.measures or question.quantity == "money" or question.line is not None
    if not (question.words or activities or of_accounts) and spoken == "sv":
        question = replace(question, words=everyday_words(bare))
    question = _of_places(_left_open(_without_sums(question)))
    return replace(question, kind=Kind.LOOKUP) if _asks_amount(question, folded) else question


def _without_sums(question: Question) -> Question:
    """The question without the words of a sum that it names: "en miljon kronor" is nothing to look for."""
    sums = [(q.outer_start, q.outer_end) for q in question.claimed if q.unit.kind is UnitKind.MONEY]
    words = tuple(w for w in question.words if not any(start <= w.start and w.end <= end for start, end in sums))
    return replace(question, words=words) if sums and len(question.bare) == len(question.text) else question


MORE_OR_LESS = re.compile(r"\b(?:mera?|hogre|storre|mindre|lagre|more|higher|less|lower)\b.*\b(?:an|than)\b")
RESULT = re.compile(r"\b(?:over|under)skott\w*|\b(?:deficit|surplus)\w*|\bavvik\w*")


def _direction(folded: str) -> int | None:
    """The way that a question says it went: more income than was meant is the good way, as less cost is."""
    way = {"unfavourable": -1, "favourable": 1}.get(named("direction", folded) or "")
    compared = MORE_OR_LESS.search(folded) is not None and RESULT.search(folded) is None
    return -way if way is not None and compared and named("lines", folded) == "income" else way


def _without_idioms(bare: str) -> str:
    """The text without turns of phrase that only say how the accounts went ("råd med det de gör"), or how long."""
    folded = fold(bare)
    if len(folded) != len(bare):  # a ligature, say: its places are not the text's
        return bare
    told = (one.span() for name in ("accounts", "length") for one in phrases()["idioms"][name].finditer(folded))
    return _blanked(bare, list(told))


def _of_places(question: Question) -> Question:
    """ "Någon av nämnderna" is about the reports: it names no activity."""
    span = quantified(question.text)
    if span is None:
        return question
    start, end = span
    return replace(
        question,
        activities=tuple(m for m in question.activities if m.end <= start or end <= m.start),
        words=tuple(w for w in question.words if w.end <= start or end <= w.start),
    )


THAN_BUDGET = re.compile(r"\b(?:an|than) (?:\w+ )?budget")


def _left_open(question: Question) -> Question:
    """A question of two opposites ("plus eller minus") takes neither side: it asks how it is, or how it went."""
    between = alternatives(question.text)
    if between is None or question.kind not in (Kind.YESNO, Kind.LOOKUP):
        return question
    words = tuple(word for word in question.words if not is_pole(word.text))
    if between == "result" or THAN_BUDGET.search(question.folded):
        measures = tuple(dict.fromkeys((*question.measures, Measure.DEVIATION)))
        return replace(question, kind=Kind.LOOKUP, direction=None, measures=measures, words=words)
    return replace(question, kind=Kind.TREND, words=words) if question.kind is Kind.YESNO else question


def _asks_amount(question: Question, folded: str) -> bool:
    """Whether "vilka" asks for an amount of the whole committee: "vilka var nämndens intäkter"."""
    about = bool(question.words or question.activities)
    return question.kind is Kind.LISTING and not about and question.line is not None and len(named_kinds(folded)) != 1


def _asks_one_time(kind: Kind, folded: str) -> bool:
    """Whether one of two years may only select the report: not where they are set against each other."""
    return kind not in (Kind.COMPARE, Kind.WHY) and named("arithmetic", folded) is None


SAME_TIME = re.compile(
    r"\b(?:samma tid|samma tidpunkt|same time"
    r"|(?:(?:årets|arets|de|the) )?(?:f[öo]rsta \w+ m[åa]nader(?:na)?|first \w+ months))\b",
    re.IGNORECASE,
)
TWO_WORD_COMMITTEE = re.compile(r"\b[^\W\d_]+- och [^\W\d_]+nämnd(?:en|ens|s)?\b", re.IGNORECASE)
"""Whose "och" puts no two things together."""
SHORTEST_APART = 4


def _written_apart(bare: str) -> list[ActivityMatch]:
    """Activities whose compound name is written as two words ("social psykiatrin")."""
    words = list(re.finditer(r"[^\W\d_]+", bare))
    found = []
    taken = activities_in(bare)
    for one, two in pairwise(words):
        apart = one.end() + 1 == two.start() and min(len(one.group()), len(two.group())) >= SHORTEST_APART
        if not apart or any(m.start < two.end() and one.start() < m.end and not m.weak for m in taken):
            continue
        whole = activities_in(one.group() + two.group())
        if len(whole) == 1 and whole[0].end - whole[0].start == len(one.group() + two.group()) and not whole[0].weak:
            found.append(replace(whole[0], start=one.start(), end=two.end()))
    return found


WHOLE = frozenset(("nettokostnad", "helarsprognos", "kostnader", "intakter"))
"""What the lexicon has as topics and a question as measures of the whole committee, or of the activity beside it."""


YEAR = re.compile(r"(?<![\d:/-])(?<![Aa]genda )(?:19|20)\d\d(?![\d:/-]\d)")
YEARS = re.compile(r"(?<![\d:/])((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)\d\d)(?!\d)")


def _years(text: str) -> tuple[int, ...]:
    """Years that the question names, both ends of a range ("2021-2023") among them."""
    ranges = [int(year) for match in YEARS.finditer(text) for year in match.groups()]
    short = [2000 + int(year) for year in SHORT_YEAR.findall(text)]
    return tuple(dict.fromkeys(ranges + [int(year) for year in YEAR.findall(YEARS.sub(" ", text))] + short))


SHORT_YEAR = re.compile(r"(?<!\S)[-\u2013'\u2019]([12]\d)(?![\d%])(?! ?(?:%|procent|mnkr|tkr|mkr|miljon|kr\b|milj))")
"""A year by its last digits: "huddinge -23", "sommaren '24"."""


def _times(text: str) -> list[tuple[Period, int, int]]:
    """Every time that the text names, with or without its year: "de åtta första månaderna" claims no eight."""
    return find_periods(text, ANY_YEAR)


ANY_YEAR = 2000


def _in(position: int, timed: list[tuple[Period, int, int]]) -> bool:
    return any(start <= position < end for _, start, end in timed)


def _is_year(text: str) -> bool:
    return re.fullmatch(r"(19|20)\d\d", text.strip()) is not None


COMMITTEE = re.compile(r"\b([a-z]+(?:- och [a-z]+)?namnd)(?:en|ens|s)?\b")
GOVERNS = (
    "mal|uppdrag|beslut|satsning|budget|forslag|malomrade|gransk|kontroll|forvaltning|folk|krav|arsplan|plan|ordforande"
    "|brist|anmark|regl|riktlinj|ersattning|pengar|tillskott|sparkrav|effektivisering|handlagg|verksamhetsberattelse"
)
"""What an office has done or decided for others: no report of its own is asked for."""
BY_OFFICE = re.compile(r"\b(?:(?:av|till|enligt|fran|hos|genom|via)|(?:ber?|bad|bett|fraga(?:r|de|t)?)(?: \w+)?)$")
OFFICES = {"kommunstyrelse": "Kommunstyrelsen", "kommunfullmaktige": "Kommunfullmäktige"}


def _committees(folded: str) -> tuple[str, ...]:
    """Committees named in the question, folded: "socialnamnden" for "socialnämndens".

    An office that is named beside a committee, or as the one that did something, is not whose report is asked for.
    """
    found = [match.group(1) + "en" for match in COMMITTEE.finditer(folded) if match.group(1) != "namnd"]
    if not found:
        for office, name in OFFICES.items():
            named = re.search(rf"\b{office}(n|ns|s|ge|ges)?\b(?! (\w+ )?({GOVERNS})\w*)", folded)
            if named is not None and not BY_OFFICE.search(folded[: named.start()].rstrip()):
                found.append(name)
    return tuple(dict.fromkeys(found))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the spans turned to spaces, so that places in it stay the same."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def without(question: Question, spans: Iterable[tuple[int, int]], stored: tuple[str, ...] = ()) -> Question:
    """What the question asks beside some of its words: those of a row's label say nothing of kind or measure."""
    text = _blanked(question.text, spans)
    if question.language == "en":
        rest = _parsed(text, "en", render(question.english), "", stored)
    else:
        rest = read(text, "sv", stored)
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
