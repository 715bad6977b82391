"""Two raters held against each other, whoever they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

import numpy as np
import numpy.typing as npt

from answer_eval.agreement.bootstrap import measure, undefined
from answer_eval.agreement.coefficients import COEFFICIENTS, Takes
from answer_eval.agreement.estimate import Estimate, Undefined
from answer_eval.agreement.gates import GATES, Gates
from answer_eval.agreement.grid import ORDER, Grid, Mask, State
from answer_eval.agreement.ratings import Array, Indices, Ratings, ratings_of
from answer_eval.agreement.report import MEAN, Comparison, Group, NotRatedTable, PairKind
from answer_eval.agreement.verdict import judge

States = npt.NDArray[np.int8]


@dataclass(frozen=True, eq=False, slots=True)
class _Pair:
    """Two columns: `values` and `states` are units × 2, the reference first."""

    kind: PairKind
    names: tuple[str, str]
    values: Array
    states: States
    candidates: Indices
    population: int
    span: tuple[float, float]
    ceiling: float | Undefined

    @property
    def taken_up(self) -> Mask:
        return (self.states[:, 0] > State.NOT_DONE) & (self.states[:, 1] > State.NOT_DONE)

    @property
    def ratings(self) -> Ratings:
        alike = self.kind in {PairKind.HUMAN_HUMAN, PairKind.MACHINE_MACHINE}
        return ratings_of(
            self.values, self.candidates, self.population, alike=alike, span=self.span
        )


def compare_pairs(
    group: Group,
    grid: Grid,
    reliability: Mapping[int, float | Undefined],
    gates: Gates = GATES,
) -> Iterator[Comparison]:
    """Compare each pair of raters, and each machine with the people's mean.

    `reliability` is that of one person's rating, on the units that the machine of a column rated.
    """
    for pair in _pairs(grid, reliability):
        ratings = pair.ratings
        found = {
            each.name: measure(each, ratings)
            for each in COEFFICIENTS
            if each.takes is not Takes.MACHINE
        }
        yield Comparison(
            group=group,
            kind=pair.kind,
            first=pair.names[0],
            second=pair.names[1],
            rated=ratings.units,
            of=int(pair.taken_up.sum()),
            coefficients=found,
            not_rated=_not_rated(pair),
            ceiling=pair.ceiling,
            verdict=judge((gate, found[gate.name]) for gate in gates.pair),
        )


def _pairs(grid: Grid, reliability: Mapping[int, float | Undefined]) -> Iterator[_Pair]:
    for first, second in combinations(range(len(grid.raters)), 2):
        kind = _kind(grid, first, second)
        against_machine = kind is PairKind.HUMAN_MACHINE
        yield _Pair(
            kind,
            (grid.raters[first].id, grid.raters[second].id),
            grid.values[:, [first, second]],
            grid.states[:, [first, second]],
            grid.candidates,
            grid.population,
            grid.span,
            ceiling(reliability[second], 1) if against_machine else _NO_CEILING,
        )
    if len(grid.humans) > 1:
        yield from (_with_mean(grid, each, reliability[each]) for each in grid.machines)


_NO_CEILING = Undefined("the ceiling is a machine's")


def _kind(grid: Grid, first: int, second: int) -> PairKind:
    """Return who is compared; people stand before machines."""
    if grid.raters[first].kind not in ORDER:
        return PairKind.MACHINE_MACHINE
    if grid.raters[second].kind not in ORDER:
        return PairKind.HUMAN_MACHINE
    return PairKind.HUMAN_HUMAN


def _with_mean(grid: Grid, machine: int, reliability: float | Undefined) -> _Pair:
    mean = grid.mean_of(grid.humans)
    both = (grid.states[:, grid.humans] > State.NOT_DONE).sum(axis=1) > 1
    people = np.where(both, State.NOT_RATED, State.NOT_DONE).astype(np.int8)
    people[~np.isnan(mean)] = State.RATED
    values = np.column_stack([mean, grid.values[:, machine]])
    joint = ~np.isnan(values).any(axis=1)
    raters = (~np.isnan(grid.values[:, grid.humans])).sum(axis=1)[joint]
    return _Pair(
        PairKind.MEAN_MACHINE,
        (MEAN, grid.raters[machine].id),
        values,
        np.column_stack([people, grid.states[:, machine]]),
        grid.candidates,
        grid.population,
        grid.span,
        ceiling(reliability, float(raters.mean())) if len(raters) else reliability,
    )


def ceiling(reliability: float | Undefined, people: float) -> float | Undefined:
    """Return the highest QWK with the mean of so many people that their reliability allows.

    √ρ_k with ρ_k = kρ / (1 + (k − 1)ρ) (Spearman-Brown): reached by a scorer that gives the true
    score, spread as widely as the people's ratings.
    """
    if isinstance(reliability, Undefined):
        return reliability
    if reliability <= 0:
        return Undefined("people's ratings don't correlate: there is nothing to reach")
    return sqrt(people * reliability / (1 + (people - 1) * reliability))


def _not_rated(pair: _Pair) -> NotRatedTable | Undefined:
    if pair.kind is PairKind.MEAN_MACHINE:
        return Undefined("a mean has no judgement of its own")
    judged = (pair.states >= State.NOT_RATED).all(axis=1)
    found = pair.states[judged] == State.RATED
    ratings = ratings_of(found.astype(np.float64), pair.candidates[judged], pair.population)
    first, second = found.T
    return NotRatedTable(
        both_rated=int((first & second).sum()),
        first_only=int((first & ~second).sum()),
        second_only=int((~first & second).sum()),
        neither=int((~first & ~second).sum()),
        exact=measure(COEFFICIENTS["exact"], ratings),
        kappa=_kappa(ratings),
    )


def _kappa(found: Ratings) -> Estimate:
    if len(found.levels) == 1:
        what = "something" if found.levels[0] else "nothing"
        return undefined(f"both found {what} to rate throughout", found)
    return measure(COEFFICIENTS["kappa"], found)
