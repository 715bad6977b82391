"""Two raters held against each other, whoever they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

import numpy as np
import numpy.typing as npt

from answer_eval.agreement.bootstrap import measure, undefined
from answer_eval.agreement.coefficients import COEFFICIENTS, Takes
from answer_eval.agreement.compared import MEAN, MEDIAN, Comparison, PairKind, TwoByTwo
from answer_eval.agreement.estimate import Estimate, Undefined
from answer_eval.agreement.gates import GATES, Gates
from answer_eval.agreement.grid import ORDER, Grid, Mask, State
from answer_eval.agreement.group import Group
from answer_eval.agreement.ratings import Array, Indices, Ratings, ratings_of
from answer_eval.agreement.verdict import judge
from answer_eval.rating import RaterKind

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
        return ratings_of(
            self.values,
            self.candidates,
            self.population,
            alike=self.kind.is_alike,
            span=self.span,
        )


def compare_pairs(
    group: Group,
    grid: Grid,
    reliability: Mapping[int, float | Undefined],
    gates: Gates = GATES,
) -> Iterator[Comparison]:
    """Compare each pair of raters.

    `reliability` is that of one person's rating, on the units that the machine of a column rated.
    """
    for first, second in combinations(range(len(grid.raters)), 2):
        kind = _kind(grid, first, second)
        pair = _Pair(
            kind,
            (grid.raters[first].id, grid.raters[second].id),
            grid.values[:, [first, second]],
            grid.states[:, [first, second]],
            grid.candidates,
            grid.population,
            grid.span,
            _ceiling_of(kind, reliability, second),
        )
        yield _compare(group, pair, gates)


def compare_combined(
    group: Group,
    grid: Grid,
    reliability: Mapping[int, float | Undefined],
    gates: Gates = GATES,
) -> Iterator[Comparison]:
    """Compare each machine with what the people come to; `reliability` as for pairs."""
    for machine in grid.machines if len(grid.humans) > 1 else ():
        for pair in _with_combined(grid, machine, reliability[machine]):
            yield _compare(group, pair, gates)


def _compare(group: Group, pair: _Pair, gates: Gates) -> Comparison:
    ratings = pair.ratings
    found = {
        each.name: measure(each, ratings)
        for each in COEFFICIENTS
        if each.takes is not Takes.MACHINE
    }
    return Comparison(
        group=group,
        kind=pair.kind,
        first=pair.names[0],
        second=pair.names[1],
        rated=ratings.units,
        of=int(pair.taken_up.sum()),
        coefficients=found,
        not_rated=_two_by_two(pair, State.NOT_RATED),
        no_evidence=_two_by_two(pair, State.NO_EVIDENCE),
        ceiling=pair.ceiling,
        verdict=judge((gate, found[gate.name]) for gate in gates.pair),
    )


def _ceiling_of(
    kind: PairKind, reliability: Mapping[int, float | Undefined], machine: int
) -> float | Undefined:
    if kind is PairKind.HUMAN_MACHINE:
        return ceiling(reliability[machine], 1)
    if kind is PairKind.ADJUDICATED_MACHINE:
        return Undefined("an adjudicator's reliability can't be told from these ratings")
    return Undefined("the ceiling is a machine's")


_WITH_MACHINE = {
    RaterKind.HUMAN: PairKind.HUMAN_MACHINE,
    RaterKind.ADJUDICATOR: PairKind.ADJUDICATED_MACHINE,
}


def _kind(grid: Grid, first: int, second: int) -> PairKind:
    """Return who is compared; people stand before adjudicators, and these before machines."""
    reference, other = grid.raters[first].kind, grid.raters[second].kind
    if reference not in ORDER:
        return PairKind.MACHINE_MACHINE
    if other not in ORDER:
        return _WITH_MACHINE[reference]
    both_human = other is RaterKind.HUMAN
    return PairKind.HUMAN_HUMAN if both_human else PairKind.HUMAN_ADJUDICATED


def _with_combined(grid: Grid, machine: int, reliability: float | Undefined) -> Iterator[_Pair]:
    """Yield a machine beside the people's mean and, where three rated something, their median."""
    given = grid.values[:, grid.humans]
    raters = (~np.isnan(given)).sum(axis=1)
    mean = grid.mean_of(grid.humans)
    joint = ~np.isnan(mean) & ~np.isnan(grid.values[:, machine])
    height = ceiling(reliability, float(raters[joint].mean())) if joint.any() else reliability
    yield _combined(grid, machine, (PairKind.MEAN_MACHINE, MEAN), mean, height)
    if len(given) and raters.max() > _TWO:
        median = np.where(np.isnan(mean), np.nan, _median(given, raters))
        unknown = Undefined("the ceiling is known for the mean, not for the median")
        yield _combined(grid, machine, (PairKind.MEDIAN_MACHINE, MEDIAN), median, unknown)


_TWO = 2
"""Raters whose median is their mean."""


def _median(given: Array, raters: Indices) -> Array:
    """Return each row's median; NaN sorts last."""
    ordered = np.sort(given, axis=1)
    rows = np.arange(len(given))
    low, high = np.maximum(raters - 1, 0) // 2, np.minimum(raters // 2, given.shape[1] - 1)
    median: Array = (ordered[rows, low] + ordered[rows, high]) / 2
    return median


def _combined(
    grid: Grid,
    machine: int,
    who: tuple[PairKind, str],
    people: Array,
    height: float | Undefined,
) -> _Pair:
    """Hold a machine against what two people or more come to, on units two or more took up."""
    both = (grid.states[:, grid.humans] > State.NOT_DONE).sum(axis=1) > 1
    states = np.where(both, State.NOT_RATED, State.NOT_DONE).astype(np.int8)
    states[~np.isnan(people)] = State.RATED
    kind, name = who
    return _Pair(
        kind,
        (name, grid.raters[machine].id),
        np.column_stack([people, grid.values[:, machine]]),
        np.column_stack([states, grid.states[:, machine]]),
        grid.candidates,
        grid.population,
        grid.span,
        height,
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


def _two_by_two(pair: _Pair, least: State) -> TwoByTwo | Undefined:
    """Count who rated, in the units in which both are in the state `least` or beyond."""
    if pair.kind.is_of_combined:
        return Undefined("what several come to has no judgement of its own")
    judged = (pair.states >= least).all(axis=1)
    found = pair.states[judged] == State.RATED
    ratings = ratings_of(found.astype(np.float64), pair.candidates[judged], pair.population)
    first, second = found.T
    return TwoByTwo(
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
