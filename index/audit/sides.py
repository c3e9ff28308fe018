"""Results in sentences against an activity's income and costs, where a table keeps the two sides apart."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from index.audit.findings import Finding, FindingKind, Operation, Place, place, swedish
from index.audit.subjects import magnitude, prose_subject, speaks_of_the_budget, table_subject
from index.types import Figure, Line, Measure, Parsed, UnitKind

_NEAR = Decimal("0.2")  # how far apart the two amounts may be and still be meant as one
_SIDES = (Line.INCOME, Line.COST)


def side_findings(parsed: Parsed, figures: Sequence[Figure], committee: str | None) -> Iterator[Finding]:
    """Deviations of an activity in a sentence that its deviations of income and of costs do not add up to."""
    tables = _tables(figures)
    for figure in figures:
        if figure.table is not None or not is_deviation(figure) or figure.line is not None:
            continue
        subject = prose_subject(figure, committee)
        pair = tables.get(subject) if subject is not None else None
        if pair is not None and speaks_of_the_budget(figure.quote.of(parsed.text)):
            yield from _against(figure, pair)


def is_deviation(figure: Figure) -> bool:
    """Whether a figure is an amount apart from a budget of which it is known which way it goes."""
    money = figure.unit.kind is UnitKind.MONEY and figure.value is not None
    return money and figure.measure is Measure.DEVIATION and figure.favourable is not None


def _tables(figures: Sequence[Figure]) -> Mapping[str, tuple[Figure, Figure]]:
    """Per activity the deviation of its income and of its costs, where the tables state these two and no net."""
    cells: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.table is not None and is_deviation(figure) and not figure.total:
            subject = table_subject(figure)
            if subject is not None:
                cells.setdefault(subject, []).append(figure)
    found = {}
    for subject, mine in cells.items():
        lines = [figure.line for figure in mine]
        if sorted(lines, key=str) == sorted(_SIDES, key=str) and len({(f.table, f.period) for f in mine}) == 1:
            income, cost = sorted(mine, key=lambda figure: figure.line is Line.COST)
            found[subject] = (income, cost)
    return found


def _against(figure: Figure, pair: tuple[Figure, Figure]) -> Iterator[Finding]:
    said, half = magnitude(figure)
    added = sum((magnitude(cell)[0] for cell in pair), Decimal(0))
    slack = half + sum((magnitude(cell)[1] for cell in pair), Decimal(0))
    if abs(said - added) <= slack or abs(abs(said) - abs(added)) > max(abs(said), abs(added)) * _NEAR:
        return
    first, cells = place(figure), tuple(place(cell) for cell in pair)
    total = added / pair[0].unit.scale
    calculation = f"{_signed(cells[0])} + {_signed(cells[1])} = {swedish(total, pair[0].unit.symbol)}"
    message = (
        f"Texten anger {figure.text} ({figure.activity}) men avvikelserna för intäkter och kostnader ger "
        f"{swedish(total, pair[0].unit.symbol)}."
    )
    yield Finding(
        FindingKind.PROSE,
        message,
        first,
        cells[1],
        calculation,
        total,
        inputs=cells,
        operation=Operation.SUM,
    )


def _signed(cell: Place) -> str:
    return f"({swedish(cell.value)})" if cell.value < 0 else swedish(cell.value)
