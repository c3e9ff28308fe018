"""Column selection: which figure of a row a question asks for.

By the header as the report writes it, else by measure, period and unit. `rest` is the question without the words that
name the row.
"""

import re
from dataclasses import dataclass, replace

from index.language import fold, stem
from index.periods import find_periods
from index.types import Figure, Measure, Period, PeriodKind, Reading, UnitKind
from service.answers.selection.choice import fits_time, fits_unit, main_figure, merit
from service.documents.catalogue import Fact
from service.question import Question

ACCOUNTED = (Measure.OUTCOME, Measure.BUDGET, Measure.FORECAST, Measure.DEVIATION)
_TIMED = re.compile(r"\d|\b(?:jan|feb|mars?|apr|maj|jun|jul|aug|sep|okt|nov|dec)")


@dataclass(frozen=True)
class Column:
    """A figure of a row with how surely it is the one asked for."""

    figure: Figure
    written: int  # letters of its header that stand in the question, of all levels or of the last; 0 for a meant one
    words: int  # of the question that say it
    merit: float

    @property
    def order(self) -> tuple[int, float]:
        return self.written, self.merit


def column_of(fact: Fact, rest: Question, reported: Period | None, *, any_will_do: bool = False) -> Column | None:
    """The column of the row that the question names or means; None when it does neither.

    `any_will_do` takes the one that the question fits best where it asks for none: "vad blev verksamhetens intäkter?".
    """
    rest = timed(rest, reported)
    asked = words_of(rest.text)
    columns = [
        column
        for figure in fact.figures
        if figure.reading is not Reading.UNREADABLE
        and (column := _column(figure, fact, rest, asked, reported)) is not None
    ]
    if not columns and any_will_do and not rest.measures and not _asks_time(rest, reported):
        main = main_figure(fact, rest, reported)
        return Column(main, 0, 0, merit(main, rest, reported)) if main is not None else None
    return max(columns, key=lambda column: column.order) if columns else None


def timed(rest: Question, reported: Period | None) -> Question:
    """The question with the times that only mean something beside a report: "jan-aug", "samma period förra året"."""
    if any(period.kind is not PeriodKind.YEAR for period in rest.periods):
        return rest
    year = rest.years[0] if len(rest.years) == 1 else None
    found = [p for p, _, _ in find_periods(rest.text, year, reported) if p.kind is not PeriodKind.YEAR]
    return replace(rest, periods=(*rest.periods, *found)) if found else rest


def _column(figure: Figure, fact: Fact, rest: Question, asked: list[str], reported: Period | None) -> Column | None:
    written, words = _written(figure, rest, asked)
    timed = written and _TIMED.search(fold(figure.header)) is not None
    if not timed and figure.period is not None and not fits_time(figure, rest, reported):
        return None
    if not written and not _meant(figure, fact, rest, reported):
        return None
    return Column(figure, written, words, merit(figure, rest, reported))


def words_of(text: str) -> list[str]:
    return [fold(word) for word in re.findall(r"[^\W_]+", text)]


def _written(figure: Figure, rest: Question, asked: list[str]) -> tuple[int, int]:
    """Letters of the header that stand in the question and the words there: the whole header, else its last level.

    Word breaks do not count: reports write "Budgetavvikelse" over one table and "Budget avvikelse" over the next. A
    header of one word ("Budget") is also what "över budget" says, so its measure must be asked for as well.
    """
    best = (0, 0)
    for name in _names(figure.header):
        header = words_of(name)
        letters = "".join(header)
        if not any(word.isalpha() and len(word) > 1 for word in header) or len(letters) <= best[0]:
            continue
        if len(header) == 1 and figure.measure in ACCOUNTED and rest.measures and not rest.asks(figure.measure):
            continue
        words = _run(letters, asked)
        if not words and len(header) > 1:
            words = _run(letters_of(figure.header), [stem(word) for word in asked])  # "volymprognosen"
        best = (len(letters), words) if words else best
    return best


def letters_of(header: str) -> str:
    """A header's words as one: what a compound of them is looked up by."""
    return "".join(stem(word) for word in words_of(header))


def _run(letters: str, asked: list[str]) -> int:
    """How many words in a row in the question make up the letters; 0 for none."""
    for first in range(len(asked)):
        run = ""
        for count, word in enumerate(asked[first:], 1):
            run += word
            if run == letters:
                return count
            if not letters.startswith(run):
                break
    return 0


def _names(header: str) -> tuple[str, ...]:
    """The ways to say a header: all levels or the last one, with what stands in parentheses or without."""
    levels = [level for level in re.split(r"\s*\|\s*", header) if level.strip()]
    whole, last = " ".join(levels), levels[-1] if levels else ""
    return tuple(
        dict.fromkeys(re.sub(r"\([^)]*\)", " ", name) if bare else name for name in (whole, last) for bare in (0, 1))
    )


def _meant(figure: Figure, fact: Fact, rest: Question, reported: Period | None) -> bool:
    """Whether a column not named by its header is of the measure, or else of the time, that is asked for."""
    if rest.measures:
        if not rest.asks(figure.measure):
            return False
    elif not _asks_time(rest, reported) or figure.measure in (Measure.TARGET, Measure.BUDGET, Measure.FORECAST):
        return False
    money = rest.quantity == "money" and not any(f.unit.kind is UnitKind.MONEY for f in fact.figures)
    return money or fits_unit(figure, rest)


def _asks_time(rest: Question, reported: Period | None) -> bool:
    """Whether the question names a time beside the report's own year."""
    parts = any(period.kind is not PeriodKind.YEAR for period in rest.periods)
    return parts or rest.scope == "previous" or any(reported is None or year != reported.year for year in rest.years)
