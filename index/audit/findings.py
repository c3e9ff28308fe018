"""What an audit finds: two figures of a report that do not go together, where they stand and what arithmetic says."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.numbers import decimals_of
from index.types import Figure, Span, Unit


class FindingKind(StrEnum):
    SUM = "summa"  # parts and their printed total
    DEVIATION = "avvikelse"  # deviation against budget and outcome or forecast
    SHARE = "andel"  # percentages against what they are computed from
    PROSE = "text mot tabell"
    REPEATED = "två uppgifter"  # the same thing in two tables, or in two sentences
    AVERAGE = "genomsnitt"  # an average against what it is counted from
    CHANGE = "förändring"  # a change in a sentence against the two levels
    PERIOD = "period"  # a column whose label names another period than its figures
    VOLUME = "volym"  # more or fewer than budgeted in a sentence against the rows of counts
    EFFECT = "ikraftträdande"  # two days on which one law takes effect
    CASE = "diarienummer"  # a case number in the notice of a meeting and on the paper
    DAY = "datum"  # a paper's day and the meeting's
    QUARTER = "kvartal"  # the quarter that a paper's title names and the one that it says it is about
    GRADE = "bedömning"  # two degrees in which one area of goals is furthered


class Operation(StrEnum):
    """How a finding's `inputs` give what it calculates."""

    SUM = "sum"  # all of them added
    DIFFERENCE = "difference"  # the first less the second
    SHARE = "share"  # the first in percent of the second
    CHANGE = "percent_change"  # from the second to the first, in percent


_CLOSE = Decimal("0.05")  # share of the larger value that a coarser print may be off by and still be a slight matter


@dataclass(frozen=True)
class Place:
    """A figure where it stands. `span` is the number, `quote` the row or sentence to show."""

    span: Span
    quote: Span
    text: str
    value: Decimal
    unit: Unit
    what: str  # activity and column, for a reader


@dataclass(frozen=True)
class Finding:
    """`first` is the figure that is doubted, `second` the one it does not go with (None: only a calculation).

    `calculated` is what arithmetic gives; `supported` the one of the two printed values that arithmetic bears out,
    None where it favours neither. `message` and `calculation` are Swedish. `inputs` are the figures that the
    calculation is made of, in its order: with `operation` they give `calculated` (of a volume the rows' cells, and then
    what was budgeted for them, which is taken off); without it they are the cells of the equation that bears out
    `supported`, or the cells of a column of another period, each with what it repeats.
    """

    kind: FindingKind
    message: str
    first: Place
    second: Place | None
    calculation: str
    calculated: Decimal | None = None
    explained_by_rounding: bool = False
    supported: Decimal | None = None
    inputs: tuple[Place, ...] = ()
    operation: Operation | None = None

    @property
    def slight(self) -> bool:
        """Whether rounding explains it, or two places that state one amount differ by one unit of its last digit.

        Of a sentence and a table only where both print as many digits: a finer print shows how it should round. Of two
        tables or sentences also where one is coarser, but not "5" beside "4,3".
        """
        if self.explained_by_rounding:
            return True
        if self.kind not in (FindingKind.REPEATED, FindingKind.PROSE) or self.second is None or self.operation:
            return False
        places = (self.first, self.second)
        one, two = (place.unit.scale.scaleb(-decimals_of(place.value)) for place in places)
        sizes = [abs(place.value * place.unit.scale) for place in places]
        apart = abs(sizes[0] - sizes[1])
        close = self.kind is FindingKind.REPEATED and apart <= max(sizes) * _CLOSE
        return apart <= max(one, two) and (one == two or close)


def weightiest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What rounding cannot explain, then what it could where a last digit differs, then what it explains; each in
    reading order."""
    return tuple(sorted(findings, key=lambda one: (one.explained_by_rounding, one.slight, one.first.span, one.kind)))


def place(figure: Figure) -> Place:
    """Where a readable figure stands; ValueError for one that has no value."""
    if figure.value is None:
        raise ValueError(f"an unreadable figure has no place in a finding: {figure.text!r}")
    names = [*figure.group[-1:], figure.activity] if figure.group else [figure.activity]
    what = ", ".join(name for name in (" – ".join(names), figure.header) if name)
    return Place(figure.span, figure.quote, figure.text, figure.value, figure.unit, what)


def swedish(value: Decimal, unit: str = "") -> str:
    """ "−24 107 tkr": decimal comma, spaces between thousands, a real minus."""
    text = f"{abs(value):,f}".replace(",", " ").replace(".", ",")
    sign = "−" if value < 0 else ""
    return f"{sign}{text} {unit}".strip()
