"""From readings that the equations leave open to one reading a cell: signs by row, then single misread digits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.figures.candidates import confusions
from index.figures.solve import Candidate, Equation, Key, holds, propagate
from index.numbers import Number

_SUPPORTS = 2  # equations that must agree before a digit is taken for another


@dataclass
class Problem:
    """All tables of a document as one set of cells and equations. Filled once, then only read."""

    decimals: int = 0
    printed: dict[Key, Number | None] = field(default_factory=dict)  # None: a scrap of letters
    domains: dict[Key, list[Candidate]] = field(default_factory=dict)
    coarse: dict[Key, Candidate] = field(default_factory=dict)  # as printed, without the decimals of its column
    amounts: set[Key] = field(default_factory=set)  # budget, outcome and forecast cells
    equations: list[Equation] = field(default_factory=list)

    def own(self, key: Key) -> list[Equation]:
        return [equation for equation in self.equations if equation.has(key)]

    def holds(self, equation: Equation, left: Mapping[Key, Sequence[Candidate]]) -> bool:
        return holds(equation, left, self.decimals)


Left = dict[Key, list[Candidate]]


def solved(problem: Problem) -> Left:
    """One reading a cell where the equations, the row's sign or a single misread digit settle it; else several.

    What is nearest is trusted most: the row's own arithmetic, the minus that other amounts of the row kept, the sums
    of the table, and last what another table says of the same thing.
    """
    firm = [equation for equation in problem.equations if equation.firm]
    rows = [equation for equation in firm if equation.in_row]
    left = propagate(rows, problem.domains, problem.decimals)
    left = propagate(rows, _minus_rows(problem, left), problem.decimals)
    left = _coarse_prints(problem, propagate(firm, left, problem.decimals))
    left = _misread_digits(problem, propagate(firm, left, problem.decimals))
    left = propagate(problem.equations, left, problem.decimals)
    left = propagate(problem.equations, _plus_rows(problem, left), problem.decimals)
    return _misread_digits(problem, left)


def _broken(problem: Problem, left: Left) -> list[Equation]:
    return [equation for equation in problem.equations if equation.firm and not problem.holds(equation, left)]


def _coarse_prints(problem: Problem, left: Left) -> Left:
    """Where an equation cannot hold, a number may have been printed without decimals after all ("-77")."""
    for equation in _broken(problem, left):
        trials = [
            {**left, key: [problem.coarse[key]]}
            for key, _ in equation.terms
            if key in problem.coarse and problem.holds(equation, {**left, key: [problem.coarse[key]]})
        ]
        if len(trials) == 1:
            left = trials[0]
    return left


def _amount_rows(problem: Problem) -> list[list[Key]]:
    rows: dict[tuple[int, int], list[Key]] = {}
    for key in problem.amounts:
        rows.setdefault(key[:2], []).append(key)
    return list(rows.values())


def _minus_rows(problem: Problem, left: Left) -> Left:
    """Amounts of a row in which others kept their minus have lost theirs."""
    found = dict(left)
    for keys in _amount_rows(problem):
        if not any(len(left[key]) == 1 and left[key][0].value < 0 for key in keys):
            continue
        for key in keys:
            found[key] = [candidate for candidate in left[key] if candidate.value < 0] or left[key]
    return found


def _plus_rows(problem: Problem, left: Left) -> Left:
    """Amounts of a row without any minus are what they are printed as, where no equation that holds is against it."""
    for keys in _amount_rows(problem):
        if any(len(left[key]) == 1 and left[key][0].value < 0 for key in keys):
            continue
        for key in keys:
            wanted = [candidate for candidate in left[key] if candidate.value >= 0]
            if len(left[key]) > 1 and wanted:
                trial = {**left, key: wanted}
                own = [equation for equation in problem.own(key) if equation.firm]
                if not _harmed(problem, own, left, trial):
                    left = trial
    return left


# ---- misread digits --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Mend:
    readings: tuple[tuple[Key, Candidate], ...]
    sure: bool

    @property
    def keys(self) -> set[Key]:
        return {key for key, _ in self.readings}


def _misread_digits(problem: Problem, left: Left) -> Left:
    """Where an equation cannot hold, the one cell whose single misread digit would make all its equations hold.

    Two equations must agree on the reading; with one only, the cell is known to be wrong but not what it was.
    """
    touched: set[Key] = set()
    for _ in range(len(problem.equations)):
        mends = (_only_mend(problem, left, equation, touched) for equation in _broken(problem, left))
        mend = next((found for found in mends if found is not None), None)
        if mend is None:
            break
        touched |= mend.keys
        for key, candidate in mend.readings:
            left[key] = [candidate] if mend.sure else []
        if not mend.sure:
            problem.equations = [e for e in problem.equations if not any(e.has(key) for key in mend.keys)]
        left = propagate([e for e in problem.equations if e.firm], left, problem.decimals)
    return left


def _only_mend(problem: Problem, left: Left, broken: Equation, touched: set[Key]) -> _Mend | None:
    """The only way to mend the equation by one misread digit in one cell, or in two cells of one row."""
    found: list[_Mend] = []
    for key, _ in broken.terms:
        if key in touched:
            continue
        own = [equation for equation in problem.own(key) if equation.firm]
        for candidate in _confused(problem, key):
            trial = {**left, key: [candidate]}
            good = [equation for equation in own if problem.holds(equation, trial)]
            harmed = _harmed(problem, own, left, trial)
            if broken in good and not harmed and len(good) >= _SUPPORTS:
                found.append(_Mend(((key, candidate),), True))
            elif broken in good and not harmed and len(good) == len(own):
                found.append(_Mend(((key, candidate),), False))
            elif broken in good:
                found += _with_neighbour(problem, left, trial, key, candidate)
    sure = [mend for mend in found if mend.sure]
    different = {mend.readings for mend in sure or found}
    return (sure or found)[0] if len(different) == 1 else None


def _harmed(problem: Problem, equations: Sequence[Equation], left: Left, trial: Left) -> bool:
    return any(problem.holds(e, left) and not problem.holds(e, trial) for e in equations)


def _with_neighbour(problem: Problem, left: Left, trial: Left, key: Key, candidate: Candidate) -> list[_Mend]:
    """Misread digits in two cells of a row ("-1,9" twice for -11,9), borne out by more equations than cells."""
    found: list[_Mend] = []
    for other in problem.domains:
        if other[:2] != key[:2] or other == key:
            continue
        own = [e for e in problem.equations if e.firm and (e.has(key) or e.has(other))]
        for second in _confused(problem, other):
            both = {**trial, other: [second]}
            good = [equation for equation in own if problem.holds(equation, both)]
            if len(good) > _SUPPORTS and not _harmed(problem, own, left, both):
                found.append(_Mend(tuple(sorted([(key, candidate), (other, second)], key=lambda one: one[0])), True))
    return found


def _confused(problem: Problem, key: Key) -> list[Candidate]:
    number = problem.printed.get(key)
    if number is None:
        return []
    signs = {1 if candidate.value >= 0 else -1 for candidate in problem.domains[key]}
    return confusions(number, problem.decimals, signs)
