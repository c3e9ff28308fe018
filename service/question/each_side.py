"""A comparison taken apart: what it asks of each of the things, or of each of two years, as a question of its own.

"Vad kostar A jämfört med B?" asks what A costs and what B costs. Pure: what the reports have on each is for the
answers.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from index.activities import activity
from index.language import fold
from service.question.reading import read
from service.question.sides import AGAINST, AND, BETWEEN, Sides, sides_of
from service.question.superlative import asks_change
from service.question.types import Kind, Question, TopicWord

Span = tuple[int, int]
Words = tuple[TopicWord, ...]

SIDE_BY_SIDE = re.compile(rf"{AGAINST.pattern}|\b(?:respektive|resp|medan|while)\b")
"""What sets two things side by side, also where neither is said to be the more."""
APART = re.compile(
    r"\b(?:mycket|mkt|manga) (?=(?:mer|mindre|hogre|lagre|storre|dyrare|billigare|battre|samre|fler|farre)\b)"
    r"|\b(?:hogre|lagre|storre|mindre|fler|farre|mera?|dyrare|billigare|battre|samre|langre|kortare|hogst|lagst|storst"
    r"|minst|mest|flest|farst|dyrast|billigast|bast|samst|skillnad\w*|skilj\w*|jamfor\w*|jamfort|jamforelse)\b"
)
"""What says that things are held against each other, and nothing of any one of them."""
MOVED = re.compile(
    r"\b(?:har |hade )?(?:okat|okade|minskat|minskade|stigit|steg|sjunkit|sjonk|vuxit|vaxte|krympt"
    r"|forandra[dt]\w*|andrat\w*|utvecklat\w*|utveckling\w*|forandring\w*|okning\w*|minskning\w*"
    r"|(?:fran|till)(?= +(?:19|20)\d\d)|(?:delar|tertial|halvar)(?:et|en|s)?)\b"
)
"""What says that one thing is another at another time, and nothing of what it is then."""
TAKEN_APART = (Kind.LOOKUP, Kind.COMPARE, Kind.YESNO, Kind.TREND)
TOGETHER = ("sum", "without", "share", "used", "of_budget")
"""Operations on several things together, or on one."""
FEW = 3
PAIR = 2


@dataclass(frozen=True)
class Side:
    """One of the things, or one of the years: what the reader calls it, and what is asked of it alone."""

    name: str
    question: Question


def each_side(question: Question, stored: tuple[str, ...]) -> tuple[Side, ...]:
    """What is asked of each, in the question's order; nothing where it sets nothing side by side."""
    if question.kind not in TAKEN_APART or question.followed or question.operation in TOGETHER:
        return ()
    if not len(fold(question.text)) == len(question.text) == len(question.bare):
        return ()
    sides = sides_of(question, SIDE_BY_SIDE)
    if sides is not None and len(sides.items) <= FEW and _of_topics(sides):
        return _of_things(question, sides, stored)
    if len(question.years) == PAIR and len(question.places) < PAIR:
        return _of_years(question, stored)
    return ()


def _of_topics(sides: Sides) -> bool:
    """Whether each of the things is named by words of its own."""
    named = [{fold(word.text) for word in item} for item in sides.items]
    return all(named) and all(one != other for n, one in enumerate(named) for other in named[:n])


def _of_things(question: Question, sides: Sides, stored: tuple[str, ...]) -> tuple[Side, ...]:
    """The question of each without the others, and without what holds them against each other."""
    folded = fold(question.text)
    spans = [_named(item, question) for item in sides.items]
    if len(spans) == PAIR:
        spans[0] = _after_comparative(_sibling(spans[0], spans[1], question), spans[1], question)
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    joints = [m.span() for one in (SIDE_BY_SIDE, BETWEEN, AND) for m in one.finditer(folded, first, last)]
    elsewhere = [*joints, *(m.span() for m in APART.finditer(folded))]
    made = []
    for item, own in zip(sides.items, spans, strict=True):
        others = [_opened(span, folded) for span in spans if span != own]
        if len(item) == 1 and OF_ITS_SORT.fullmatch(fold(item[0].text)):  # "konsulentstött familjehem än eget"
            others = [(start, max(start, folded.rfind(" ", start, end))) for start, end in others]
        blank = [span for span in elsewhere if span[1] <= own[0] or own[1] <= span[0]]
        blank += others + _places_of_others(question, spans, own)
        kind = Kind.TREND if asks_change(question) else Kind.LOOKUP  # which of two has grown the most
        alone = _as_asked(read(_blanked(question.text, blank), "sv", stored), question, kind)
        said = " ".join(dict.fromkeys(word.said for word in item if word.said))
        made.append(Side(said or LED_BY.sub("", question.text[own[0] : own[1]].strip()), alone))
    return tuple(made)


def _sibling(left: Span, right: Span, question: Question) -> Span:
    """Where the first thing stands, where one farther off than the nearest is of the second's sort.

    "Institutionsvård i beroendevården jämfört med stödboende" sets two forms of care side by side.
    """
    held = [match for match in question.activities if not match.weak]
    sorts = {activity(m.id).parent for m in held if m.start < right[1] and right[0] < m.end} - {None}
    if not sorts or any(activity(m.id).parent in sorts for m in held if m.start < left[1] and left[0] < m.end):
        return left
    alike = [m for m in held if m.end <= left[0] and activity(m.id).parent in sorts]
    return (alike[-1].start, alike[-1].end) if alike else left


def _after_comparative(left: Span, right: Span, question: Question) -> Span:
    """Where the first thing stands, where what comes before "högre" is said of both: "frånvaron högre i A än i B"."""
    folded = fold(question.bare)
    joint = next((m for m in SIDE_BY_SIDE.finditer(folded, left[1], right[0])), None)
    if joint is None:
        return left
    for apart in APART.finditer(folded, left[1], joint.start()):
        if re.search(r"[^\W\d_]{4}", folded[apart.end() : joint.start()]):
            return apart.end(), joint.start()
    return left


def _named(item: Words, question: Question) -> Span:
    """Where a thing's whole name stands: to the end of its last word, and of the activity that it is.

    "Ett dygn på institution" is named by its institution: the day is what all of them are asked for by.
    """
    while len(item) > 1 and ONE_OF.fullmatch(fold(item[0].text)):
        item = item[1:]
    start, end = item[0].start, item[-1].end
    for match in question.activities:
        if match.start < end and start < match.end and not ONE_OF.match(fold(question.text[match.start : match.end])):
            start, end = min(start, match.start), max(end, match.end)
    rest = re.match(r"[\w-]*", question.text[end:])
    return start, end + (rest.end() if rest else 0)


def _opened(span: Span, folded: str) -> Span:
    """A thing's name with "en plats på" before it."""
    opening = OPENING.search(folded[: span[0]])
    return opening.start() if opening else span[0], span[1]


LED_BY = re.compile(r"^(?:i|inom|på|hos|för|av|vid)\s+(?=\S)", re.IGNORECASE)
"""What leads up to a name: "högre i hela nämnden än inom"."""
OF_ITS_SORT = re.compile(
    r"(?:eg(?:et|en|na)|ann(?:an|at)|andra|extern(?:a|t)?|intern(?:a|t)?|vanlig(?:a|t)?|ordinarie|kommunal(?:a|t)?|privat(?:a)?)"
)
"""Says which sort is meant of what the other thing is called."""
PLAIN = re.compile(r"(?:vanlig(?:a|t)?|ordinarie|normal(?:a|t)?|reguljar(?:a|t)?)")
"""Says of one thing only that it is not the other."""
ONE_OF = re.compile(r"(?:(?:ars|vard)?dygn|plats|placering|manad|timme|arsplats|arsplacering)(?:en|et|er|erna|s)?")
OPENING = re.compile(rf"\b(?:en|ett) (?:{ONE_OF.pattern}) (?:pa|i|hos|inom) $")


def _places_of_others(question: Question, spans: list[Span], own: Span) -> list[Span]:
    """Places and years that stand with another of the things: "X i Nacka 2023 mot Y i Enköping 2024"."""
    if max(len(question.places), len(question.years)) < PAIR:
        return []
    folded, ordered = fold(question.text), sorted(spans)
    rank = ordered.index(own)
    begin = 0 if rank == 0 else ordered[rank][0]
    end = ordered[rank + 1][0] if rank + 1 < len(ordered) else len(folded)
    names = [rf"\b{re.escape(fold(place))}s?\b" for place in question.places]
    names += [rf"\b{year}\b" for year in question.years]
    return [m.span() for name in names for m in re.finditer(name, folded) if not begin <= m.start() < end]


def _of_years(question: Question, stored: tuple[str, ...]) -> tuple[Side, ...]:
    """The same of each of two years."""
    folded = fold(question.text)
    apart = [m.span() for one in (SIDE_BY_SIDE, BETWEEN, APART, MOVED) for m in one.finditer(folded)]
    made = []
    for year in question.years:
        others = [m.span() for other in question.years if other != year for m in re.finditer(rf"\b{other}\b", folded)]
        alone = read(_blanked(question.text, [*apart, *others]), "sv", stored)
        made.append(Side(str(year), _as_asked(alone, replace(question, years=(year,), periods=()))))
    return tuple(made)


def _as_asked(alone: Question, whole: Question, kind: Kind = Kind.LOOKUP) -> Question:
    """One thing's question, with what the whole says of place, time and measure where it says nothing of its own."""
    words = tuple(word for word in alone.words if PLAIN.fullmatch(fold(word.text)) is None)
    return replace(
        alone,
        words=words or alone.words,
        language=whole.language,
        kind=kind,
        operation=None,
        direction=None,
        places=alone.places or whole.places,
        committees=alone.committees or whole.committees,
        years=alone.years or whole.years,
        report_years=alone.report_years or whole.report_years,
        periods=alone.periods or whole.periods,
        measures=alone.measures or whole.measures,
        quantity=alone.quantity or whole.quantity,
        line=alone.line or whole.line,
        scope=alone.scope or whole.scope,
    )


def _blanked(text: str, spans: Iterable[Span]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)
