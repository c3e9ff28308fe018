"""The section on staff: employees, sick leave, turnover and engagement, each with its change."""

import re
from collections.abc import Sequence
from decimal import Decimal

from index.language import fold
from index.numbers import count, format_en, format_sv
from index.types import Figure, Measure, Reading, UnitKind
from service.draft.levels import TOPICS, one_year, say_topic
from service.draft.phrases import number_word
from service.draft.writer import Calculation, Writer
from service.types import Language
from service.wording import when


def write_staff(writer: Writer) -> None:
    _say_employees(writer)
    limit = {"short": 2, "normal": 4, "long": 4}[writer.length]
    said = 0
    for topic in TOPICS:
        said += said < limit and say_topic(topic, writer)


# ---- employees -----------------------------------------------------------------------------------------------------


_EMPLOYEES = re.compile(r"antal(?:et)? (?:anstallda|arsarbetare|medarbetare|tillsvidareanstallda)\b")


def _say_employees(writer: Writer) -> None:
    rows: dict[tuple[int, int], list[Figure]] = {}
    for figure in writer.body.shelf.figures:
        counted = figure.unit.kind in (UnitKind.COUNT, UnitKind.UNKNOWN) and figure.measure is Measure.OUTCOME
        if figure.table is None or figure.row is None or not counted or figure.reading is not Reading.READ:
            continue
        if _EMPLOYEES.match(fold(figure.activity)):
            rows.setdefault((figure.table, figure.row), []).append(figure)
    told: set[str] = set()
    for figures in sorted(
        rows.values(), key=lambda row: (not row[0].total, _EMPLOYED.index(_noun(row[0])), -(row[0].value or 0))
    ):
        noun = _noun(figures[0])
        pair = _year_apart(figures)
        if noun in told or pair is None:
            continue
        told.add(noun)
        _say_count(noun, *pair, writer)
        if writer.length != "long":
            return


_EMPLOYED = ("årsarbetare", "tillsvidareanställda", "anställda", "medarbetare")
"""The steadiest way of counting first: substitutes come and go."""


def _noun(figure: Figure) -> str:
    match = re.search("|".join(_EMPLOYED), figure.activity.lower())
    return match.group() if match else _EMPLOYED[-1]


def _year_apart(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The latest figure and the one a year before it, of periods of the same kind."""
    dated = [f for f in figures if f.period is not None and f.value is not None]
    for now in sorted(dated, key=lambda f: f.period.end if f.period else None, reverse=True):  # type: ignore[arg-type,return-value]
        for then in dated:
            if now.period and then.period and one_year(now.period, then.period):
                return now, then
    return None


def _say_count(noun: str, now: Figure, then: Figure, writer: Writer) -> None:
    value, before = now.value or Decimal(0), then.value or Decimal(0)
    stretch, earlier = when(now.period, writer.language), when(then.period, writer.language)
    shown = _plain(value, writer.language)
    if writer.swedish:
        lead = f"Antalet {noun} var {shown}{stretch}"
        if value == before:
            writer.say(f"{lead}, lika många som{earlier}.", [now, then])
            return
        difference = abs(value - before)
        more = "fler" if value > before else "färre"
        text = f"{lead}, vilket är {_counted(difference, writer)} {more} än{earlier}."
    else:
        english = {"årsarbetare": "full-time equivalents (årsarbetare)", "anställda": "employees"}.get(
            noun, f"staff ({noun})"
        )
        lead = f"The number of {english} was {shown}{stretch}"
        if value == before:
            writer.say(f"{lead}, the same as{earlier}.", [now, then])
            return
        difference = abs(value - before)
        text = f"{lead}, {_counted(difference, writer)} {'more' if value > before else 'fewer'} than{earlier}."
    change = Calculation(
        difference, now.unit if now.unit.kind is UnitKind.COUNT else count(noun), "difference", (now, then)
    )
    writer.say(text, [now], calculations=[change])


def _counted(value: Decimal, writer: Writer) -> str:
    return (
        number_word(int(value), writer.language, common=True) if value == int(value) else _plain(value, writer.language)
    )


def _plain(value: Decimal, language: Language) -> str:
    return (format_sv if language == "sv" else format_en)(value, count())
