"""What it means that a figure which is known to stand in a report was read."""

from collections.abc import Iterable
from decimal import Decimal

from index.activities import canonical
from index.compounds import base
from index.figures.subject import fold
from index.language import stem, tokenise
from index.types import Figure, UnitKind

_COUNTED = (UnitKind.COUNT, UnitKind.DURATION, UnitKind.INDEX, UnitKind.UNKNOWN)


def same_unit(figure: Figure, unit: str) -> bool:
    """Money and shares by their symbol; of counts the noun, where one is asked for."""
    if not unit:
        return figure.unit.kind in _COUNTED
    return fold(figure.unit.symbol) == fold(unit)


def same_period(figure: Figure, code: str) -> bool:
    """ "2024-08" is that month; everything else the whole stretch."""
    found = figure.period.code if figure.period is not None else ""
    return found == code or found == f"{code}/{code}" or (found.startswith(code) and len(code) < len("2024-01/2024-08"))


def same_value(figure: Figure, value: Decimal) -> bool:
    return figure.value is not None and figure.value == value


def same_activity(figure: Figure, activity: str, quote: str = "") -> bool:
    """Whether it is about `activity`: it names it, and what it leaves out stands in its row, header or quote."""
    wanted = _stems(activity)
    own = _stems(figure.activity, figure.unit.symbol)
    around = own | _stems(*figure.group, figure.header, quote)
    known = canonical(activity)
    if known is not None and known == canonical(figure.activity):
        return True
    named = all(stem(word) in around or _parts(word) <= around for word in _words(activity))
    return bool(wanted & own) and named


def _parts(word: str) -> set[str]:
    """The words that a compound is made of ("dygnskostnad"); the word itself when it is none."""
    return set(base().split(word)) or {stem(word)}


def _stems(*texts: str) -> set[str]:
    return {key for text in texts for key in map(stem, _words(text))}


def _words(text: str) -> list[str]:
    """The words that say what is counted: that it is a number of something goes without saying."""
    return [word for word in tokenise(text.replace("&", "och")) if not word.startswith("antal")]


def share(found: Iterable[bool]) -> float:
    results = list(found)
    return sum(results) / len(results)
