"""Numbers that OCR damaged: lost minus signs, lost decimal commas, a misread digit.

Every cell that looks damaged gets the readings it could have had. The table's own equations (deviation is forecast
minus budget, totals are sums of rows, the same total in two tables) then rule readings out. One left: reconstructed,
with the calculation. More than one, or none: unreadable, never used as if certain.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.activities import canonical
from index.figures.candidates import coarse_reading, column_decimals, junk_readings, mostly_negative, readings_of
from index.figures.grid import Grid, GridRow
from index.figures.repair import Left, Problem, solved
from index.figures.solve import Candidate, Equation, Key
from index.figures.sums import is_total, sums_of
from index.figures.table_reading import TableReading
from index.types import Figure, Measure, Reading

_NOISY = 0.02  # share of garbled words from which a document's numbers are doubted
_SWEDISH = {Measure.BUDGET: "budget", Measure.FORECAST: "prognos", Measure.OUTCOME: "utfall"}
_FEWEST_AMOUNTS = 3  # amounts of a row from which one far below all others is doubted
_SCALE = 10  # how many times larger the others must be
_COARSE_SCALE = 3  # ... where its column prints decimals and it has none: what was lost may stand before the comma too
_AMOUNTS = (Measure.BUDGET, Measure.OUTCOME, Measure.FORECAST)


def is_noisy(noise: float) -> bool:
    """Whether a document was read by OCR badly enough that its numbers must be checked."""
    return noise >= _NOISY


@dataclass(frozen=True)
class Verdict:
    """What became of a cell: its value (None when unreadable), how sure, and the calculation."""

    value: Decimal | None
    reading: Reading
    note: str = ""


def reconstruct(readings: Sequence[TableReading], junk: Mapping[Key, str]) -> dict[Key, Verdict]:
    """A verdict for every damaged cell; a cell that is sound has none. `junk` are cells that hold no number."""
    problem = _problem(readings, junk)
    left = solved(problem)
    found = ((key, _verdict(problem, left, key) or _out_of_scale(problem, left, key)) for key in problem.printed)
    return {key: verdict for key, verdict in found if verdict is not None}


# ---- the equations ---------------------------------------------------------------------------------------------


def _problem(readings: Sequence[TableReading], junk: Mapping[Key, str]) -> Problem:
    problem = Problem()
    grids = [(reading.grid, at) for reading in readings for at in range(len(reading.grid.columns))]
    problem.decimals = max((column_decimals(grid, at) for grid, at in grids), default=0)
    for reading in readings:
        for at in range(len(reading.grid.columns)):
            _add_column(problem, reading.grid, at, junk)
        problem.equations += _row_equations(reading, problem.domains) + _sum_equations(reading.grid, problem.domains)
    problem.equations += _same_totals(readings, problem.domains) + _same_figures(readings, problem.domains)
    return problem


def _add_column(problem: Problem, grid: Grid, at: int, junk: Mapping[Key, str]) -> None:
    column, decimals = grid.columns[at], column_decimals(grid, at)
    signed = column.measure is Measure.DEVIATION or mostly_negative(grid, at)
    for row in grid.rows:
        key, number = (row.table, row.index, at), row.numbers[at]
        if number is not None:
            problem.printed[key] = number
            problem.domains[key] = readings_of(number, decimals, signed, problem.decimals)
            coarse = coarse_reading(number, decimals, problem.decimals)
            if coarse is not None:
                problem.coarse[key] = coarse
        elif key in junk and (found := junk_readings(junk[key])):
            problem.printed[key] = None
            problem.domains[key] = found
        else:
            continue
        if column.measure in _AMOUNTS:
            problem.amounts.add(key)


def _row_equations(reading: TableReading, known: Mapping[Key, object]) -> list[Equation]:
    """Deviation is the forecast or outcome minus the budget, or the other way round."""
    found = []
    for pair in reading.convention.pairings:
        measures = (reading.grid.columns[pair.other].measure, reading.grid.columns[pair.budget].measure)
        names = [_SWEDISH.get(measure, "utfall") if measure else "utfall" for measure in measures]
        what = " − ".join(names if pair.sign < 0 else names[::-1])
        for row in reading.grid.rows:
            keys = [(row.table, row.index, at) for at in (pair.deviation, pair.budget, pair.other)]
            if all(key in known for key in keys):
                found.append(Equation(((keys[0], 1), (keys[1], -pair.sign), (keys[2], pair.sign)), what))
    return found


def _sum_equations(grid: Grid, known: Mapping[Key, object]) -> list[Equation]:
    found = []
    for one in sums_of(grid):
        total = grid.rows[one.total]
        for at in range(len(grid.columns)):
            key = (total.table, total.index, at)
            parts = [(grid.rows[p].table, grid.rows[p].index, at) for p in one.parts]
            parts = [part for part in parts if part in known]
            if key in known and len(parts) >= 2:
                terms = ((key, -1), *((part, 1) for part in parts))
                found.append(Equation(terms, f"summan av {len(parts)} rader"))
    return found


def _same_totals(readings: Sequence[TableReading], known: Mapping[Key, object]) -> list[Equation]:
    """The last total of two tables under the same headers is the same number."""
    found = []
    for at, first in enumerate(readings):
        for second in readings[at + 1 :]:
            ends = [next((row for row in r.grid.rows[::-1] if is_total(row)), None) for r in (first, second)]
            if first.first.columns == second.first.columns and ends[0] is not None and ends[1] is not None:
                found += _equal_rows(ends[0], ends[1], range(len(first.grid.columns)), known, firm=True)
    return found


def _equal_rows(
    first: GridRow, second: GridRow, columns: Iterable[int], known: Mapping[Key, object], firm: bool
) -> list[Equation]:
    keys = [((first.table, first.index, at), (second.table, second.index, at)) for at in columns]
    return [
        Equation(((one, 1), (other, -1)), "samma belopp i en annan tabell", firm)
        for one, other in keys
        if one in known and other in known
    ]


def _same_figures(readings: Sequence[TableReading], known: Mapping[Key, object]) -> list[Equation]:
    """A deviation of the same activity and period in two tables should be one number (it need not be)."""
    places: dict[tuple[object, ...], list[Key]] = {}
    for reading in readings:
        for at, column in enumerate(reading.grid.columns):
            if column.measure is not Measure.DEVIATION or column.period is None:
                continue
            if column_decimals(reading.grid, at) == 0:
                continue
            for row in reading.grid.rows:
                name, key = canonical(row.label), (row.table, row.index, at)
                if name is not None and key in known:
                    places.setdefault((name, column.period), []).append(key)
    return [
        Equation(((one, 1), (other, -1)), "samma avvikelse i en annan tabell", firm=False)
        for keys in places.values()
        for at, one in enumerate(keys)
        for other in keys[at + 1 :]
        if one[0] != other[0]
    ]


# ---- verdicts --------------------------------------------------------------------------------------------------


def _verdict(problem: Problem, left: Left, key: Key) -> Verdict | None:
    printed, options, first = problem.printed[key], left[key], problem.domains[key]
    shown = f"Källan har {printed.text}. " if printed is not None else ""
    if len(options) != 1:
        what = "Flera läsningar stämmer med tabellen." if options else "Ingen läsning stämmer med tabellen."
        return Verdict(None, Reading.UNREADABLE, shown + what)
    chosen = options[0]
    if printed is not None and chosen.how == "" and len(first) == 1:
        return None
    own = [equation for equation in problem.own(key) if problem.holds(equation, left)]
    stated_twice = any(equation.firm and len(equation.terms) == 2 for equation in own)
    if not stated_twice and any(equation.firm and equation not in own for equation in problem.own(key)):
        return Verdict(None, Reading.UNREADABLE, f"{shown}Tabellens summor eller avvikelser stämmer inte med talet.")
    rivals = [one for one in (*first, *_as_printed(problem, key)) if one.value != chosen.value]
    alone = any(all(problem.holds(e, {**left, key: [rival]}) for e in own) for rival in rivals)
    if alone or (rivals and not own) or _whole_row_may_turn(problem, left, key):
        return Verdict(None, Reading.UNREADABLE, f"{shown}Flera läsningar stämmer med tabellen.")
    if printed is None and not any(_is_evidence(problem, equation, key) for equation in own):
        return Verdict(None, Reading.UNREADABLE, "Cellen går inte att läsa som ett tal.")
    if chosen.how == "":
        return None
    return Verdict(chosen.value, Reading.RECONSTRUCTED, _note(problem, left, key, chosen, own))


def _out_of_scale(problem: Problem, left: Left, key: Key) -> Verdict | None:
    """The doubt of an amount that is a small fraction of all the others of its row and that no equation bears out.

    A digit that was lost leaves a number that looks sound: "-0,4" among 16,4, 16,7 and 15,2.
    """
    printed = problem.printed[key]
    if printed is None or key not in problem.amounts:
        return None
    others = [abs(n.value) for k in problem.amounts if k[:2] == key[:2] and k != key and (n := problem.printed[k])]
    scale = _COARSE_SCALE if _is_coarse(problem, key) else _SCALE
    if len(others) < _FEWEST_AMOUNTS or abs(printed.value) * scale >= min(others) or not printed.value:
        return None
    if any(problem.holds(equation, left) and _is_evidence(problem, equation, key) for equation in problem.own(key)):
        return None
    note = f"Källan har {printed.text}. Det är en bråkdel av radens andra belopp, och ingen summa bekräftar det."
    return Verdict(None, Reading.UNREADABLE, note)


def _is_coarse(problem: Problem, key: Key) -> bool:
    """Whether a cell prints no decimals where most of its column do."""
    printed = problem.printed[key]
    column = [number for k, number in problem.printed.items() if (k[0], k[2]) == (key[0], key[2]) and number]
    fine = sum(number.decimals > 0 for number in column)
    return printed is not None and printed.decimals == 0 and 2 * fine > len(column)


def _whole_row_may_turn(problem: Problem, left: Left, key: Key) -> bool:
    """Whether the row's doubtful signs could all be the other way round without any equation noticing."""
    turned: dict[Key, list[Candidate]] = {}
    for other, first in problem.domains.items():
        if other[:2] == key[:2] and len(left[other]) == 1:
            now = left[other][0]
            opposite = [one for one in first if one.value == -now.value and now.value != 0]
            if opposite:
                turned[other] = opposite
    if key not in turned:
        return False
    touched = [e for e in problem.equations if any(e.has(other) for other in turned) and problem.holds(e, left)]
    return all(problem.holds(equation, {**left, **turned}) for equation in touched)


def _as_printed(problem: Problem, key: Key) -> list[Candidate]:
    printed = problem.printed[key]
    return [] if printed is None else [Candidate(printed.value)]


def _is_evidence(problem: Problem, equation: Equation, key: Key) -> bool:
    """Whether the equation rests on printed numbers besides the cell itself."""
    return any(problem.printed.get(other) is not None for other, _ in equation.without(key))


def _note(problem: Problem, left: Left, key: Key, chosen: Candidate, own: Sequence[Equation]) -> str:
    """What the source prints, what it is read as, why, and the calculation that says so."""
    printed = problem.printed[key]
    source = f"Källan har {printed.text}" if printed is not None else "Källan är otydlig"
    told = [equation for equation in own if all(len(left[other]) == 1 for other, _ in equation.terms)]
    text = f"{source}; läst som {swedish(chosen.value)} ({chosen.how})"
    if not told:
        return f"{text}."
    equation = min(told, key=lambda one: len(one.terms))
    return f"{text}: {equation.what} {_calculation(left, equation, key)}."


def _calculation(left: Left, equation: Equation, key: Key) -> str:
    factor = equation.factor(key)
    others = [(left[other][0].value, -by * factor) for other, by in equation.without(key)]
    value = sum((one * by for one, by in others), Decimal(0))
    if len(others) == 2 and others[0][1] != others[1][1]:
        first, second = sorted(others, key=lambda one: -one[1])
        return f"ger {swedish(first[0])} − {_bracketed(second[0])} = {swedish(value)}"
    return f"ger {swedish(value)}"


def _bracketed(value: Decimal) -> str:
    return f"({swedish(value)})" if value < 0 else swedish(value)


def swedish(value: Decimal) -> str:
    """Decimal comma and a real minus."""
    return f"{value}".replace("-", "−").replace(".", ",")


def applied(figures: Sequence[Figure], verdicts: Mapping[Key, Verdict]) -> list[Figure]:
    """The figures with their verdicts; direction follows a restored sign."""
    return [_applied(figure, verdicts) for figure in figures]


def _applied(figure: Figure, verdicts: Mapping[Key, Verdict]) -> Figure:
    if figure.table is None or figure.row is None or figure.column is None:
        return figure
    verdict = verdicts.get((figure.table, figure.row, figure.column))
    if verdict is None:
        return figure
    favourable = figure.favourable
    if verdict.value is None:
        favourable = None
    elif favourable and figure.value and (verdict.value < 0) != (figure.value < 0):
        favourable = -favourable
    return replace(figure, value=verdict.value, reading=verdict.reading, note=verdict.note, favourable=favourable)
