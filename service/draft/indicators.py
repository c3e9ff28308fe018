"""How many indicators reach their target, where goals themselves are not judged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.language import fold
from index.types import Figure, Measure, Reading, UnitKind
from service.draft.body import Body
from service.draft.counts import derived_count
from service.draft.phrases import number_word
from service.draft.writer import Place, Writer
from service.verify.answer import letters

_LOWER = re.compile(
    r"sjukfranvaro|personalomsattning|ateraktualis|klagomal|utslapp|vantetid|handlaggningstid|\bminskar?\b"
)
WHOLE = Decimal(100)


def say_indicators(writer: Writer) -> None:
    """How many indicators reach their target, where the report gives both in per cent."""
    rows: dict[tuple[int, int], dict[Measure, Figure]] = {}
    reported = writer.body.document.meta.period
    for figure in writer.body.shelf.figures:
        if (
            figure.table is None
            or figure.row is None
            or figure.value is None
            or figure.period is None
            or reported is None
        ):
            continue
        if figure.unit.kind not in (UnitKind.PERCENT, UnitKind.INDEX) or figure.period.year != reported.year:
            continue
        if figure.measure in (Measure.OUTCOME, Measure.TARGET, Measure.ATTAINMENT) and figure.reading is Reading.READ:
            rows.setdefault((figure.table, figure.row), {}).setdefault(figure.measure, figure)
    pairs = [
        _Indicator(r[Measure.OUTCOME], r[Measure.TARGET], r.get(Measure.ATTAINMENT))
        for r in rows.values()
        if Measure.OUTCOME in r and Measure.TARGET in r
    ]
    pairs = [one for one in pairs if one.outcome.unit.kind is one.target.unit.kind]
    if len(pairs) < 2:
        return
    met = [one.outcome for one in pairs if one.reached]
    everything = [one.outcome for one in pairs]
    figures = [_counted(found, writer) for found in (everything, met) if found]
    places = [Place(figure.quote, figure.section) for figure in everything]
    all_, some = number_word(len(everything), writer.language), number_word(len(met), writer.language, common=True)
    if writer.swedish:
        text = f"Av de {all_} indikatorer som har både utfall och mål når {some if met else 'ingen'} sitt mål."
    else:
        reach = "reach" if len(met) > 1 else "reaches"
        text = f"Of the {all_} indicators with an outcome and a target, {some if met else 'none'} {reach} the target."
    if writer.say(text, figures, places) and writer.length != "short":
        _say_furthest(pairs, writer)


def _counted(rows: Sequence[Figure], writer: Writer) -> Figure:
    lead = "Räknat" if writer.swedish else "Counted"
    note = f"{lead}: {'; '.join(figure.activity for figure in rows)}"
    return derived_count(len(rows), "indikatorer", rows[0].quote, rows[0].section, note)


@dataclass(frozen=True)
class _Indicator:
    outcome: Figure
    target: Figure
    attainment: Figure | None

    @property
    def reached(self) -> bool:
        """By the report's own attainment where it gives one, else by comparison, whichever way is better."""
        if self.attainment is not None and self.attainment.value is not None:
            return self.attainment.value >= WHOLE
        value, wanted = self.outcome.value or Decimal(0), self.target.value or Decimal(0)
        return value <= wanted if _LOWER.search(fold(self.outcome.activity)) else value >= wanted

    @property
    def gap(self) -> Decimal:
        return abs((self.outcome.value or Decimal(0)) - (self.target.value or Decimal(0)))


def _say_furthest(pairs: Sequence[_Indicator], writer: Writer) -> None:
    """The indicator furthest from its target."""
    missed = [one for one in pairs if not one.reached and one.outcome.unit.kind is UnitKind.PERCENT]
    if not missed or writer.body.noisy:
        return
    worst = max(missed, key=lambda one: one.gap)
    name = _indicator_name(worst.outcome.activity, writer.body)
    words, figures = name[:1].lower() + name[1:], [worst.outcome, worst.target]
    if len(words.split()) > LONGEST_NAME:
        return
    if writer.swedish:
        writer.say(
            f"Längst från målet är {words}, {_percent(worst.outcome)} mot målet {_percent(worst.target)}.", figures
        )
    else:
        level, goal = worst.outcome.value, worst.target.value
        text = f"Furthest from its target is “{words}”, {level} percent against {goal} percent."
        writer.say(text, figures)


LONGEST_NAME = 20
"""Words of an indicator's name that a sentence can hold."""


def _indicator_name(label: str, body: Body) -> str:
    """The label without its unit; where a line break fell inside a word, as a heading writes it."""
    name = re.sub(r"\s*\((?:%|procent)\)|\s*Mål \d+ Agenda 2030\.?", "", label).strip(" .")
    headings = (section.path[-1].strip(" .") for section in body.sections)
    return next((heading for heading in headings if letters(heading) == letters(name)), name)


def _percent(figure: Figure) -> str:
    return f"{str(figure.value).replace('.', ',')} procent"
