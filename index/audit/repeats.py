"""The same thing stated twice: in two tables, or under a label that names another period than its figures."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from index.audit.findings import Finding, FindingKind, Place, place, swedish
from index.audit.subjects import (
    Topic,
    agree,
    ambiguous_columns,
    comparable_lines,
    line_of_total,
    magnitude,
    near,
    table_subject,
    topic,
)
from index.audit.tables import Key, Proof
from index.types import Figure, Line, Measure, UnitKind

_COMPARED = (Measure.BUDGET, Measure.OUTCOME, Measure.FORECAST, Measure.DEVIATION)
_ROWS = 2  # rows of a column that must agree with another period before its label is doubted


def repeat_findings(figures: Sequence[Figure], proven: Mapping[Key, Proof]) -> Iterator[Finding]:
    """Every pair of table cells that should be one figure and are not."""
    unclear = ambiguous_columns(figures)
    clear = [figure for figure in figures if (figure.table, figure.column) not in unclear]
    cells = [(figure, found) for figure in clear if (found := _topic(figure)) is not None]
    clashes = [pair for pair in _pairs(cells) if not agree(*pair) and near(*pair) and not _wider(*pair, clear)]
    mislabelled, rest = _by_column(clashes, cells)
    yield from mislabelled
    for first, second in rest:
        yield _repeat(first, second, proven)


def _wider(first: Figure, second: Figure, figures: Sequence[Figure]) -> bool:
    """Whether one total has in it what the other table prints on the row after its own: financial items, say."""
    gap = abs(abs(magnitude(first)[0]) - abs(magnitude(second)[0]))
    slack = magnitude(first)[1] + magnitude(second)[1]
    places = {(total.table, (total.row or 0) + 1, total.column) for total in (first, second) if total.total}
    after = [other for other in figures if not other.total and (other.table, other.row, other.column) in places]
    return any(abs(abs(amount) - gap) <= slack + half for amount, half in map(magnitude, after))


def _topic(figure: Figure) -> Topic | None:
    if figure.table is None or figure.unit.kind is not UnitKind.MONEY or figure.measure not in _COMPARED:
        return None
    return topic(figure, table_subject(figure))


def _pairs(cells: Sequence[tuple[Figure, Topic]]) -> Iterator[tuple[Figure, Figure]]:
    """Cells of different tables about one thing; each cell is held against the first table that states it."""
    ordered = sorted(cells, key=lambda cell: (str(cell[1]), cell[0].span))
    for _, group in groupby(ordered, key=lambda cell: cell[1]):
        same = [figure for figure, _ in group]
        for at, first in enumerate(same):
            for second in same[at + 1 :]:
                if first.table != second.table and _comparable(first, second, same):
                    yield first, second


def _comparable(first: Figure, second: Figure, same: Sequence[Figure]) -> bool:
    """Whether the two must be one figure; a row that states the thing twice itself means two different things."""
    for figure in (first, second):
        if any(other is not figure and _same_row(figure, other) and other.line is figure.line for other in same):
            return False
    lines = line_of_total(first), line_of_total(second)
    if None in lines and Line.COST in lines:
        costs = first if lines[0] is Line.COST else second
        if any(other.table == costs.table and other.line is Line.NET for other in same):
            return False  # the table tells costs and net apart: the net is what others state
    return comparable_lines(*lines) and _same_round(first, second)


def _same_row(first: Figure, second: Figure) -> bool:
    return (first.table, first.row) == (second.table, second.row)


def _same_round(first: Figure, second: Figure) -> bool:
    """Forecasts made at different times are different figures."""
    numbers = [
        [word for word in figure.header.lower().split() if word.isdigit() and len(word) == 1]
        for figure in (first, second)
    ]
    return not numbers[0] or not numbers[1] or numbers[0] == numbers[1]


def _by_column(
    clashes: Sequence[tuple[Figure, Figure]], cells: Sequence[tuple[Figure, Topic]]
) -> tuple[list[Finding], list[tuple[Figure, Figure]]]:
    """Columns whose figures are all those of another period, and the clashes that this does not explain."""
    findings: list[Finding] = []
    explained: set[tuple[int | None, int | None]] = set()
    columns = Counter((figure.table, figure.column) for pair in clashes for figure in pair)
    for column, _ in columns.most_common():
        mine = [figure for pair in clashes for figure in pair if (figure.table, figure.column) == column]
        rows = {figure.row: figure for figure in mine}
        twins = [(figure, twin) for figure in rows.values() if (twin := _other_period(figure, cells)) is not None]
        blamed = any((twin.table, twin.column) in explained for _, twin in twins)
        if len(twins) >= _ROWS and len({twin.period for _, twin in twins}) == 1 and not blamed:
            findings.append(_mislabelled(twins))
            explained.add(column)
    rest = [pair for pair in clashes if not any((f.table, f.column) in explained for f in pair)]
    return findings, rest


def _other_period(figure: Figure, cells: Sequence[tuple[Figure, Topic]]) -> Figure | None:
    """The same activity, measure and side in another table and another period, with this very amount."""
    subject = table_subject(figure)
    for other, found in cells:
        same = found.subject == subject and other.measure is figure.measure
        same = same and line_of_total(other) is line_of_total(figure)
        if same and other.table != figure.table and other.period != figure.period and agree(figure, other):
            return other
    return None


def _mislabelled(twins: Sequence[tuple[Figure, Figure]]) -> Finding:
    figure, twin = twins[-1]
    printed, other = place(figure), place(twin)
    places = [(place(one), place(two)) for one, two in twins]
    listed = "; ".join(
        f"{swedish(one.value, one.unit.symbol)} = {swedish(two.value, two.unit.symbol)}" for one, two in places
    )
    message = (
        f"Kolumnen ”{figure.header}” innehåller beloppen för ”{twin.header}” i en annan tabell "
        f"({len(twins)} rader stämmer): etiketten och siffrorna hör inte till samma period."
    )
    inputs = tuple(one for pair in places for one in pair)
    return Finding(FindingKind.PERIOD, message, printed, other, listed, inputs=inputs)


def _repeat(first: Figure, second: Figure, proven: Mapping[Key, Proof]) -> Finding:
    one, two = place(first), place(second)
    proofs = [_proof(first, proven), _proof(second, proven)]
    supported = None
    inputs: tuple[Place, ...] = ()
    if (proofs[0] is None) != (proofs[1] is None):
        supported = one.value if proofs[0] is not None else two.value
        inputs = tuple(place(cell) for proof in proofs if proof is not None for cell in proof.cells)
    gap = abs(magnitude(first)[0] - magnitude(second)[0]) / first.unit.scale
    calculation = "; ".join(proof.text for proof in proofs if proof is not None)
    explained = first.total and second.total and gap * first.unit.scale <= _last_digit(first, second)
    message = (
        f"Samma uppgift har två värden: {swedish(one.value, one.unit.symbol)} ({one.what}) och "
        f"{swedish(two.value, two.unit.symbol)} ({two.what}). Skillnad {swedish(gap, first.unit.symbol)}."
    )
    return Finding(FindingKind.REPEATED, message, one, two, calculation, None, explained, supported, inputs)


def _last_digit(first: Figure, second: Figure) -> Decimal:
    """One unit of the coarser last digit: two sums of rounded parts may differ by it."""
    return 2 * max(magnitude(first)[1], magnitude(second)[1])


def _proof(figure: Figure, proven: Mapping[Key, Proof]) -> Proof | None:
    if figure.table is None or figure.row is None or figure.column is None:
        return None
    return proven.get((figure.table, figure.row, figure.column))
