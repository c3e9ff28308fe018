"""Column selection: which figure of a row a question asks for.

By the header as the report writes it, else by measure, period and unit. `rest` is the question without the words that
name the row.
"""

import re
from dataclasses import dataclass

from index.language import fold
from index.types import Figure, Measure, Period, Reading, UnitKind
from service.answers.choice import fits_time, fits_unit, merit
from service.catalogue import Fact
from service.question import Question

ACCOUNTED = (Measure.OUTCOME, Measure.BUDGET, Measure.FORECAST, Measure.DEVIATION)
_TIMED = re.compile(r"\d|\b(?:jan|feb|mars?|apr|maj|jun|jul|aug|sep|okt|nov|dec)")


@dataclass(frozen=True)
class Column:
    """A figure of a row with how surely it is the one asked for."""

    figure: Figure
    written: int  # words of its header that stand in the question, all of one level or of the whole; 0 for a meant one
    merit: float

    @property
    def order(self) -> tuple[int, float]:
        return self.written, self.merit


def words_of(text: str) -> list[str]:
    return [fold(word) for word in re.findall(r"[^\W_]+", text)]


def column_of(fact: Fact, rest: Question, reported: Period | None) -> Column | None:
    """The column of the row that the question names or means; None when it does neither."""
    asked = words_of(rest.text)
    columns = [
        column
        for figure in fact.figures
        if figure.reading is not Reading.UNREADABLE
        and (column := _column(figure, fact, rest, asked, reported)) is not None
    ]
    return max(columns, key=lambda column: column.order) if columns else None


def _column(figure: Figure, fact: Fact, rest: Question, asked: list[str], reported: Period | None) -> Column | None:
    written = _written(figure, rest, asked)
    timed = written and _TIMED.search(fold(figure.header)) is not None
    if not timed and figure.period is not None and not fits_time(figure, rest, reported):
        return None
    if not written and not _meant(figure, fact, rest):
        return None
    return Column(figure, written, merit(figure, rest, reported))


def _written(figure: Figure, rest: Question, asked: list[str]) -> int:
    """How many words of the header stand in a row in the question: the whole header, else its last level.

    A header of one word ("Budget") is also what "över budget" says, so its measure must be asked for as well.
    """
    best = 0
    for name in _names(figure.header):
        header = words_of(name)
        if not any(word.isalpha() and len(word) > 1 for word in header) or len(header) <= best:
            continue
        if len(header) == 1 and figure.measure in ACCOUNTED and rest.measures and not rest.asks(figure.measure):
            continue
        if any(asked[at : at + len(header)] == header for at in range(len(asked))):
            best = len(header)
    return best


def _names(header: str) -> tuple[str, ...]:
    """The ways to say a header: all levels or the last one, with what stands in parentheses or without."""
    levels = [level for level in re.split(r"\s*\|\s*", header) if level.strip()]
    whole, last = " ".join(levels), levels[-1] if levels else ""
    return tuple(
        dict.fromkeys(re.sub(r"\([^)]*\)", " ", name) if bare else name for name in (whole, last) for bare in (0, 1))
    )


def _meant(figure: Figure, fact: Fact, rest: Question) -> bool:
    """Whether a column not named by its header is of the measure, or else of the time, that is asked for."""
    if rest.measures:
        if not rest.asks(figure.measure):
            return False
    elif not rest.periods or figure.measure in (Measure.TARGET, Measure.BUDGET, Measure.FORECAST):
        return False
    money = rest.quantity == "money" and not any(f.unit.kind is UnitKind.MONEY for f in fact.figures)
    return money or fits_unit(figure, rest)
