"""Whether figures that are set side by side are of one kind, and what the reader is warned of where they are not."""

import re
from collections.abc import Iterable

from index.language import fold
from index.types import Figure, Measure, UnitKind
from service.answers.selection.alike import is_part
from service.composer import Composer
from service.question import Question
from service.wording import listed

RATE = re.compile(r"\bper (?!aug|jan|jun|den|\d)\w+|\b(?:ars|dygns|snitt|styck|plats)(?:kostnad|pris)\w*")
"""A price of one, in the name of a row or sentence."""


def unlike(figures: list[Figure]) -> bool:
    """Whether figures count unlike things, or some are deviations and others levels."""
    return len(counted_in(figures)) > 1 or len({figure.measure is Measure.DEVIATION for figure in figures}) > 1


def counted_in(figures: Iterable[Figure]) -> set[str]:
    """What the figures count, barn and årsplaceringar; "biståndshushåll" are hushåll where others are."""
    symbols = {f.unit.symbol for f in figures if f.unit.kind is UnitKind.COUNT and f.unit.symbol}
    return {one for one in symbols if not any(one != other and one.endswith(other) for other in symbols)}


def of_a_time(one: Figure, other: Figure) -> bool:
    """Whether two figures may be subtracted: of one measure and unit, and of the same months of their years."""
    if (RATE.search(fold(one.activity)) is None) != (RATE.search(fold(other.activity)) is None):
        return False  # what a place costs is not what all of them do
    stretches = [(f.period.kind, f.period.start.month, f.period.end.month) if f.period else None for f in (one, other)]
    alike = one.measure is other.measure and one.unit.kind is other.unit.kind
    if alike and one.unit.kind is UnitKind.PERCENT:
        return True  # a share of a month and one of several are both shares
    counted = one.unit.kind in (UnitKind.COUNT, UnitKind.UNKNOWN)
    return alike and stretches[0] == stretches[1] and not (counted and one.unit.symbol != other.unit.symbol)


def warn_unlike(figures: list[Figure], question: Question, composer: Composer, markers: tuple[int, ...]) -> None:
    """Say where the compared figures are not of the same kind."""
    spans = {(f.period.start.month, f.period.end.month, f.period.kind) if f.period else None for f in figures}
    years = {f.period.year if f.period else None for f in figures}
    units = {f.unit.kind for f in figures}
    notes = []
    if len(spans) > 1 or (len(years) > 1 and len(question.years) < 2):
        notes.append("perioderna är olika" if composer.language == "sv" else "the periods differ")
    if len(units) > 1:
        notes.append("enheterna är olika" if composer.language == "sv" else "the units differ")
    counted = counted_in(figures)
    if len(counted) > 1:
        nouns = listed([f"”{one}”" for one in sorted(counted)], composer.language)
        unlike = "de räknar olika saker" if composer.language == "sv" else "they count unlike things"
        notes.append(f"{unlike} ({nouns})")
    rates = {RATE.search(fold(f.activity)) is not None for f in figures}
    if len(rates) > 1 and all(f.unit.kind is UnitKind.MONEY for f in figures):
        notes.append(
            "några belopp gäller en plats eller ett dygn och andra hela kostnaden"
            if composer.language == "sv"
            else "some amounts are of one place or day and others of the whole cost"
        )
    parts = [is_part(f, question) for f in figures]
    if any(parts) and not all(parts):
        notes.append(
            "några uppgifter gäller en enhet eller en del och andra hela verksamheten"
            if composer.language == "sv"
            else "some figures are of one unit or part and others of the whole"
        )
    if notes:
        care = "Jämför med försiktighet: " if composer.language == "sv" else "Compare with care: "
        composer.warn("definition", care + listed(notes, composer.language) + ".", markers)
