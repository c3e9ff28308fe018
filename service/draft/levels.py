"""What a draft says of sick leave, turnover and engagement: the level and how it has changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.language import fold
from index.numbers import POINTS, decimals_of, format_en, format_sv
from index.types import Figure, Measure, Period, PeriodKind, Reading, Statement, UnitKind
from service.draft.body import bare
from service.draft.writer import Calculation, Writer
from service.types import Language
from service.wording import MONTHS, capital, period_phrase, when

_SECTION = re.compile(r"personal|medarbetar|sjukfranvaro|arbetsgivar|arsarbetare|trivs|anstallda|halsa")
_PART = re.compile(
    r"\b(?:kort|lang|man\b|mannens|kvinn|dag\b|dagar|1-14|15-|90|180|manad|inom|enhet|sektion)|korttid|langtid|myndighetsutovning"
)
_UP = re.compile(r"\b(?:ok(?:at|ar|ade|ning|ningen)|hogre|stigit|stigande|upp)\b")
_DOWN = re.compile(r"\b(?:minsk(?:at|ar|ade|ning|ningen)|lagre|sjunk(?:it|er)|sjonk|ned|ner)\b")


@dataclass(frozen=True)
class Topic:
    pattern: re.Pattern[str]
    swedish: str
    english: str
    percent: bool = True


TOPICS = (
    Topic(re.compile(r"sjukfranvaro"), "den totala sjukfrånvaron", "total sick leave"),
    Topic(re.compile(r"frisknarvaro"), "frisknärvaron", "the share of healthy attendance (frisknärvaro)"),
    Topic(re.compile(r"personalomsattning"), "personalomsättningen", "staff turnover"),
    Topic(
        re.compile(r"\bhme\b|medarbetarengagemang"),
        "värdet för hållbart medarbetarengagemang (HME)",
        "the staff engagement index (HME)",
        percent=False,
    ),
)


_WHOLE = re.compile(
    r"\b(?:den|det|total\w*|hela|inom|i|for|pa|namnden\w*|\w*namndens?|\w*forvaltningens?|genomsnittlig\w*|samtliga"
    r"|medarbetar\w*|hallbart|vard\w*|index\w*|niva|ska|oka|minska|kvinnor|man|och|fortsatter|att|nar|har|kommun\w*"
    r"|anstallda)\b|[^a-z ]"
)


def _rest(activity: str, topic: Topic, place: str | None) -> str:
    """What a label says beside the topic and the whole committee; "" when it is of the whole."""
    plain = topic.pattern.sub(" ", fold(activity))
    plain = re.sub(r"\bn\b|\ben\b", " ", _WHOLE.sub(" ", plain))
    if place:
        plain = plain.replace(fold(place), " ")
    return " ".join(plain.split())


@dataclass(frozen=True)
class _Told:
    """A level with its change: stated by the report (`change` and `up`), or against an earlier level."""

    level: Figure
    change: Figure | None = None
    up: bool | None = None
    since: bool = False  # the change is said to be since a year before
    aside: str = ""  # what exactly is measured, where the label says so
    before: Figure | None = None
    target: Figure | None = None


def one_year(now: Period, then: Period) -> bool:
    same = (now.end.month, now.kind, now.start.month) == (then.end.month, then.kind, then.start.month)
    return same and now.end.year == then.end.year + 1


def say_topic(topic: Topic, writer: Writer) -> bool:
    told, other = _from_sentences(topic, writer), _from_table(topic, writer)
    if other is not None and (told is None or told.change is None):
        told = other
    if told is None:
        return _say_units(topic, writer)
    return _say_level(topic, told, writer)


def _statements(topic: Topic, writer: Writer) -> Iterator[tuple[Statement, Statement | None, list[Figure]]]:
    """Sentences about the topic in the staff sections, with the sentence after and the figures of both."""
    statements = writer.body.shelf.statements
    for number, statement in enumerate(statements):
        if not any(_SECTION.search(bare(heading)) for heading in statement.section):
            continue
        if not topic.pattern.search(fold(statement.text)):
            continue
        after = statements[number + 1] if number + 1 < len(statements) else None
        after = after if after is not None and after.block == statement.block else None
        figures = [f for f in writer.body.shelf.figures if f.table is None and statement.span.covers(f.span)]
        yield statement, after, figures


def _from_sentences(topic: Topic, writer: Writer) -> _Told | None:
    """A sentence about the whole committee that gives the level; the change from it or the next one."""
    found, place = [], writer.body.document.meta.municipality
    for statement, after, figures in _statements(topic, writer):
        plain = fold(statement.text)
        levels = [f for f in figures if _is_level(f, topic)]
        if len(levels) != 1 or _rest(levels[0].activity, topic, place):
            continue
        partly = _PART.search(plain.split("snitt")[0]) is not None
        if partly and "total" not in plain and "namnd" not in plain:
            continue
        if _PART.search(fold(levels[0].activity)) and "namnd" not in fold(levels[0].activity):
            continue
        change, up = _change(statement, figures)
        if change is None and after is not None and topic.pattern.search(fold(after.text)):
            change, up = _change(
                after, [f for f in writer.body.shelf.figures if f.table is None and after.span.covers(f.span)]
            )
        merit = 2 * ("total" in plain) + ("namnd" in plain) + 2 * (change is not None)
        since = _YEAR_BEFORE.search(fold(f"{statement.text} {after.text if after else ''}")) is not None
        found.append((-merit, levels[0].span.start, _Told(levels[0], change, up, since)))
    return min(found, key=lambda item: item[:2])[2] if found else None


_YEAR_BEFORE = re.compile(r"samma period|foregaende ar|forra aret")


def _is_level(figure: Figure, topic: Topic) -> bool:
    kinds = (UnitKind.PERCENT,) if topic.percent else (UnitKind.PERCENT, UnitKind.INDEX)
    return (
        figure.measure is Measure.OUTCOME
        and figure.unit.kind in kinds
        and figure.value is not None
        and figure.reading is Reading.READ
    )


def _change(statement: Statement, figures: Sequence[Figure]) -> tuple[Figure | None, bool | None]:
    """A stated change in percentage points with its direction; (None, None) where the words do not tell it."""
    plain = fold(statement.text)
    up, down = _UP.search(plain) is not None, _DOWN.search(plain) is not None
    points = [f for f in figures if f.unit.kind is UnitKind.POINTS and f.value]
    if len(points) != 1 or up == down:
        return None, None
    return points[0], up


def _from_table(topic: Topic, writer: Writer) -> _Told | None:
    rows: dict[tuple[int, int], list[Figure]] = {}
    reported = writer.body.document.meta.period
    for figure in writer.body.shelf.figures:
        label = fold(figure.activity)
        if figure.table is None or figure.row is None or not topic.pattern.search(label) or figure.value is None:
            continue
        if (_PART.search(label) and "total" not in label) or re.search(r"\b(?:kvinn|man\b)", fold(figure.header)):
            continue
        if figure.reading is Reading.READ:
            rows.setdefault((figure.table, figure.row), []).append(figure)
    place = writer.body.document.meta.municipality
    ranked = sorted(
        rows.values(),
        key=lambda row: (len(_rest(row[0].activity, topic, place)) > 0, "avslut" not in fold(row[0].activity)),
    )
    for figures in ranked:
        levels = [f for f in figures if _is_level(f, topic) and f.period is not None]
        current = [f for f in levels if f.period and reported and f.period.year == reported.year]
        if not current:
            continue
        level = max(current, key=lambda f: f.period.end if f.period else None)  # type: ignore[arg-type,return-value]
        target = next(
            (
                f
                for f in figures
                if f.measure is Measure.TARGET and f.period and reported and f.period.year == reported.year
            ),
            None,
        )
        before = next((f for f in levels if f.period and level.period and one_year(level.period, f.period)), None)
        aside = _aside(level.activity) if _rest(level.activity, topic, place) else ""
        return _Told(level, before=before, target=target, aside=aside)
    return None


def _aside(label: str) -> str:
    """What a label adds to its topic: "antal avslutade från Socialförvaltningen"."""
    parts = re.split(r"\s*[,–-]\s+|\s+(?=inom )", label, maxsplit=1)
    rest = re.sub(r"\s+(?:under|i %|i procent)\b.*$|\s*\([^)]*\)", "", parts[1]) if len(parts) > 1 else ""
    return rest.strip(" .:") if 0 < len(rest.split()) <= 6 else ""


def _say_level(topic: Topic, told: _Told, writer: Writer) -> bool:
    name = capital(topic.swedish if writer.swedish else topic.english)
    level = told.level
    name += f" ({told.aside})" if told.aside else ""
    shown, figures = _level(level, writer.language), [level]
    calculations: list[Calculation] = []
    stretch = _stretch(level.period, writer.language)
    lead = f"{name} var {shown}{stretch}" if writer.swedish else f"{name} was {shown}{stretch}"
    if told.change is not None and told.up is not None:
        size = _level(told.change, writer.language)
        figures.append(told.change)
        if writer.swedish:
            lead += f", en {'ökning' if told.up else 'minskning'} med {size}"
            lead += " sedan samma period föregående år" if told.since else ""
        else:
            lead += f", {'up' if told.up else 'down'} by {size}"
            lead += " since the same period a year before" if told.since else ""
    elif told.before is not None and told.before.value is not None and level.value is not None:
        lead += _against(level, told.before, figures, calculations, writer)
    elif told.target is not None:
        goal = _level(told.target, writer.language)
        figures.append(told.target)
        lead += f", jämfört med målet på {goal}" if writer.swedish else f", compared with the target of {goal}"
    return writer.say(f"{lead}.", figures, calculations=calculations)


def _against(
    level: Figure, before: Figure, figures: list[Figure], calculations: list[Calculation], writer: Writer
) -> str:
    """The change against the same period a year before, calculated."""
    value, old = level.value or Decimal(0), before.value or Decimal(0)
    was = _level(before, writer.language)
    if value == old:
        figures.append(before)
        return ", oförändrat sedan föregående år" if writer.swedish else ", unchanged since the year before"
    difference = abs(value - old)
    calculations.append(Calculation(difference, POINTS, "difference", (level, before)))
    form = format_sv if writer.swedish else format_en
    size = form(difference, POINTS, max(decimals_of(value), decimals_of(old)))
    stretch = when(before.period, writer.language)
    if writer.swedish:
        return f", en {'ökning' if value > old else 'minskning'} med {size} från {was}{stretch}"
    return f", {'up' if value > old else 'down'} by {size} from {was}{stretch}"


def _level(figure: Figure, language: Language) -> str:
    form = format_sv if language == "sv" else format_en
    value = abs(figure.value or Decimal(0))
    return form(value, figure.unit, decimals_of(value))


def _stretch(period: Period | None, language: Language) -> str:
    """When a level holds: a month, the twelve months to a month; nothing for the report's own period."""
    if period is None or period.kind is PeriodKind.SPAN:
        return ""
    if period.kind is PeriodKind.ROLLING:
        last = f"{MONTHS[language][period.end.month - 1]} {period.end.year}"
        return f" mätt som ett årssnitt till och med {last}" if language == "sv" else f" as a yearly average to {last}"
    return when(period, language)


# ---- units of the committee, where nothing is said of the whole -----------------------------------------------


def _say_units(topic: Topic, writer: Writer) -> bool:
    """Sentences that give the level of one unit each ("Omsorgsenhetens totala sjukfrånvaro")."""
    said = False
    for _, _, figures in _statements(topic, writer):
        levels = [f for f in figures if _is_level(f, topic)]
        if (
            not 1 <= len(levels) <= 2
            or not topic.pattern.search(fold(levels[0].activity))
            or re.search(r"kort|lang", fold(levels[0].activity))
        ):
            continue
        words = levels[0].activity.strip()
        if len(words.split()) > 7 or len(words.split()) < 3 or not writer.swedish:
            continue
        text = f"{capital(words)} var {_level(levels[0], 'sv')}"
        if len(levels) == 2 and levels[1].period is not None and levels[1].period != levels[0].period:
            text += f", jämfört med {_level(levels[1], 'sv')} för {period_phrase(levels[1].period, 'sv')}"
        said = writer.say(f"{text}.", levels) or said
    return said
